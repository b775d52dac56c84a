import type { DocumentStatus, RegisteredDocument, RegisterKind } from './register.ts';

/** A local act that goes with mentoring (R72, R167-R170): which, and when it is asked for. */
interface LocalActRule {
  readonly kind: RegisterKind;
  /** Stage 1 of the road map names it; the others are kept when a school has them. */
  readonly required: boolean;
  /** Only where this form of mentoring is switched on. */
  readonly form?: string;
}

const rules: readonly LocalActRule[] = [
  { kind: 'orderIntroduction', required: true },
  { kind: 'regulation', required: true },
  { kind: 'roadmap', required: true },
  { kind: 'programme', required: true },
  { kind: 'regulationTeachers', required: true, form: 'teacherTeacher' },
  { kind: 'councilRegulation', required: false },
];

export interface LocalAct {
  readonly kind: RegisterKind;
  readonly required: boolean;
  /** The one in force, else the newest that is still worked on. */
  readonly document: RegisteredDocument | undefined;
  readonly state: 'missing' | DocumentStatus | 'published';
}

const inForceFirst: readonly DocumentStatus[] = ['approved', 'onApproval', 'draft'];

/** The newest document of a kind that counts: approved, else on approval, else a draft. */
function actInForce(
  documents: readonly RegisteredDocument[],
  kind: RegisterKind,
): RegisteredDocument | undefined {
  for (const status of inForceFirst) {
    const found = documents.filter((entry) => entry.kind === kind && entry.status === status);
    const newest = found.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0];
    if (newest) return newest;
  }
  return undefined;
}

/**
 * The checklist of local acts of a year: what is made, approved, published, missing.
 * @param documents those of the year and those without a term
 */
export function checklistOf(
  documents: readonly RegisteredDocument[],
  formCodes: readonly string[],
): LocalAct[] {
  return rules
    .filter((rule) => rule.form === undefined || formCodes.includes(rule.form))
    .map(({ kind, required }) => {
      const document = actInForce(documents, kind);
      const state = document === undefined ? 'missing' : document.published ? 'published' : document.status;
      return { kind, required, document, state };
    });
}

/** How many of the acts that are asked for are approved, and how many stand on the site. */
export function progressOf(acts: readonly LocalAct[]): {
  required: number;
  approved: number;
  published: number;
} {
  const required = acts.filter((act) => act.required);
  const published = required.filter((act) => act.state === 'published').length;
  const approved = required.filter((act) => act.state === 'approved').length + published;
  return { required: required.length, approved, published };
}
