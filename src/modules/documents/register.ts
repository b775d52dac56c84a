import type { CalendarDate } from '../../core/clock.ts';
import { Refusal } from '../../core/refusal.ts';

/** Kinds of document that a school registers; numbers D1-D33 of the domain reference. */
export const registerKinds = [
  'orderIntroduction',
  'regulation',
  'regulationTeachers',
  'councilRegulation',
  'roadmap',
  'programme',
  'orderPairs',
  'agreement',
  'protocol',
  'other',
] as const;
export type RegisterKind = (typeof registerKinds)[number];

export const documentStatuses = ['draft', 'onApproval', 'approved', 'archived'] as const;
export type DocumentStatus = (typeof documentStatuses)[number];

/** A document of the register (domain reference B8). */
export interface RegisteredDocument {
  readonly id: string;
  /** Undefined for an act without a term, a regulation for example. */
  readonly yearId: string | undefined;
  readonly kind: RegisterKind;
  /** Empty until it is registered. */
  readonly number: string;
  readonly datedOn: CalendarDate | undefined;
  readonly title: string;
  readonly status: DocumentStatus;
  /** The file that was made or uploaded. */
  readonly fileId: string | undefined;
  /** The signed copy. */
  readonly scanFileId: string | undefined;
  readonly approvedOn: CalendarDate | undefined;
  readonly published: boolean;
  /** Why the head sent it back; empty otherwise. */
  readonly remark: string;
  readonly version: number;
  readonly createdAt: Date;
}

interface KindRule {
  /** We make it from a template and can print it again; others are uploaded. */
  readonly made: boolean;
  /** Cannot be approved without a number and a date. */
  readonly numbered: boolean;
  /** Names children or their mentors: publishing would be dissemination (152-FZ art. 10.1), so it never goes to the site. */
  readonly personal: boolean;
  /** Line of the road map that the approved document proves. */
  readonly activityCode: string | undefined;
}

const uploaded: KindRule = { made: false, numbered: false, personal: false, activityCode: undefined };

/** What follows from the kind of a document. */
export const kindRules: Readonly<Record<RegisterKind, KindRule>> = {
  orderIntroduction: { made: true, numbered: true, personal: false, activityCode: '1.1' },
  regulation: { ...uploaded, activityCode: '1.1' },
  regulationTeachers: { ...uploaded, activityCode: '1.1' },
  councilRegulation: uploaded,
  roadmap: { made: true, numbered: false, personal: false, activityCode: '1.1' },
  programme: { ...uploaded, activityCode: '1.1' },
  orderPairs: { made: true, numbered: true, personal: true, activityCode: '5.4' },
  agreement: { ...uploaded, personal: true },
  protocol: { ...uploaded, personal: true },
  other: uploaded,
};

export function isRegisterKind(kind: string): kind is RegisterKind {
  return registerKinds.some((known) => known === kind);
}

/** What can be done with a document as it stands. */
export interface DocumentChoices {
  readonly edit: boolean;
  readonly submit: boolean;
  readonly sendBack: boolean;
  readonly approve: boolean;
  readonly publish: boolean;
  readonly unpublish: boolean;
  readonly archive: boolean;
  readonly remove: boolean;
}

/**
 * States run draft, on approval, approved, archived. What is approved stays as it was signed: a change is a new
 * document. Only drafts are removed.
 */
export function choicesOf(
  document: Pick<RegisteredDocument, 'kind' | 'status' | 'fileId' | 'scanFileId' | 'published'>,
): DocumentChoices {
  const { status } = document;
  const hasFile = document.fileId !== undefined || document.scanFileId !== undefined;
  const open = status === 'draft' || status === 'onApproval';
  const approved = status === 'approved';
  return {
    edit: status === 'draft',
    submit: status === 'draft' && hasFile,
    sendBack: status === 'onApproval',
    approve: open && hasFile,
    publish: approved && !document.published && hasFile && !kindRules[document.kind].personal,
    unpublish: document.published,
    archive: approved,
    remove: status === 'draft',
  };
}

/** Refuses a step that the state of a document does not allow (409). */
export function refuseUnless(allowed: boolean): void {
  if (!allowed) throw new Refusal('documents.refusal.notNow', 409);
}
