import { groupBy } from '../../core/group-by.ts';
import { messageParams, type RowProblem } from '../../core/row-problem.ts';
import { fullName, type MatchReason, type PersonKind } from '../people/index.ts';
import type { AnswerQuestion, MatchedAnswer } from './answer-matching.ts';
import type { Answer } from './answers.ts';
import type { FilePlan } from './file-plan.ts';
import { banKey } from './import-batch.ts';
import type { FieldChange } from './merged-person.ts';
import type { FieldValue } from './plan-person.ts';
import type { RoleOffer } from './role-offer.ts';

/** A remark as it is kept with an import: the message is made when it is shown. */
export interface KeptProblem {
  readonly row: number;
  readonly code: string;
  readonly severity: RowProblem['severity'];
  readonly effect: RowProblem['effect'];
  readonly params: Readonly<Record<string, string | number>>;
}

/** Somebody whom a doubtful row may mean. */
export interface KeptCandidate {
  readonly id: string;
  readonly label: string;
  readonly reasons: readonly MatchReason[];
}

/** A row in doubt: who is it? */
export interface KeptQuestion {
  readonly row: number;
  readonly typed: string;
  readonly code: string;
  readonly candidates: readonly KeptCandidate[];
  /** «Somebody new» is a sensible answer, and of this kind he would be. */
  readonly newKind: PersonKind | '';
}

/** A doubtful name with whom the author of a row does not want to work. */
export interface KeptBanQuestion {
  readonly key: string;
  readonly row: number;
  readonly author: string;
  readonly typed: string;
  readonly candidates: readonly KeptCandidate[];
}

/** A person whom the file changes. */
export interface KeptChange {
  readonly row: number;
  readonly name: string;
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | number;
    readonly after: string | number;
  }[];
}

export interface PlanCounts {
  readonly create: number;
  readonly update: number;
  readonly unchanged: number;
  readonly ask: number;
  readonly skip: number;
}

/** What a plan says, as it is kept with the import and shown before anything is changed. */
export interface PlanSummary {
  readonly counts: PlanCounts;
  readonly problems: readonly KeptProblem[];
  /** All remarks by code, those beyond the kept ones too. */
  readonly problemCounts: Readonly<Record<string, number>>;
  readonly changes: readonly KeptChange[];
  readonly questions: readonly KeptQuestion[];
  readonly banQuestions: readonly KeptBanQuestion[];
  /** Ids of people who are on the lists and not in the file. */
  readonly absent: readonly string[];
  readonly offers: readonly (RoleOffer & { readonly name: string })[];
  readonly newClasses: readonly string[];
  /** First people who would be added, in a line each. */
  readonly samples: readonly { readonly row: number; readonly text: string }[];
}

/** A list of ten thousand rows may have more remarks than anybody reads: so many of one code are kept. */
const keptOfOneCode = 300;
const keptChanges = 500;
const keptSamples = 20;

export function keepProblems(
  problems: readonly RowProblem[],
): Pick<PlanSummary, 'problems' | 'problemCounts'> {
  const seen = new Map<string, number>();
  const kept: KeptProblem[] = [];
  for (const problem of problems) {
    const count = (seen.get(problem.code) ?? 0) + 1;
    seen.set(problem.code, count);
    if (count > keptOfOneCode) continue;
    const { row, code, severity, effect } = problem;
    kept.push({ row, code, severity, effect, params: messageParams(problem) });
  }
  return { problems: kept, problemCounts: Object.fromEntries(seen) };
}

const shown = (value: FieldValue): string | number => value ?? '';

/** Fields whose change is told by another one. */
const untold = new Set(['externalKey']);

export function keepChanges(
  entries: readonly { row: number; name: string; changes: readonly FieldChange[] }[],
): KeptChange[] {
  return entries.slice(0, keptChanges).map(({ row, name, changes }) => ({
    row,
    name,
    changes: changes
      .filter(({ field }) => !untold.has(field))
      .map(({ field, before, after }) => ({ field, before: shown(before), after: shown(after) })),
  }));
}

export function keepSamples(
  entries: readonly { readonly row: number; readonly text: string }[],
): PlanSummary['samples'] {
  return entries.slice(0, keptSamples);
}

type People = Extract<FilePlan, { kind: 'pupils' | 'teachers' }>;

/** Questions of a list of people; `labelOf` names those who are there. */
export function peopleQuestions(file: People, labelOf: (id: string) => string): KeptQuestion[] {
  const names = new Map<number, string>(file.rows.map((row) => [row.row, fullName(row.name)]));
  return file.plan.items.flatMap((item) =>
    item.action === 'ask'
      ? [
          {
            row: item.row,
            typed: names.get(item.row) ?? '',
            code: `imports.problem.${item.problem}`,
            candidates: item.candidateIds.map((id) => ({ id, label: labelOf(id), reasons: [] })),
            newKind: file.kind === 'pupils' ? ('student' as const) : ('teacher' as const),
          },
        ]
      : [],
  );
}

/** Questions of answers: whose they are. */
export function answerQuestions<A extends Answer>(
  questions: readonly AnswerQuestion<A>[],
  problems: readonly RowProblem[],
  labelOf: (id: string) => string,
): KeptQuestion[] {
  const codes = groupBy(
    problems.filter((problem) => /^imports\.problem\.person/.test(problem.code)),
    (problem) => problem.row,
  );
  return questions.map(({ answer, candidates, newKind }) => ({
    row: answer.row,
    typed: [fullName(answer.name), answer.classLabel?.label]
      .filter((part) => part !== undefined && part !== '')
      .join(', '),
    code: codes.get(answer.row)?.[0]?.code ?? 'imports.problem.personDoubtful',
    candidates: candidates.map(({ candidate, reasons }) => ({
      id: candidate.id,
      label: labelOf(candidate.id),
      reasons,
    })),
    newKind: newKind ?? '',
  }));
}

/** Questions about doubtful names of people with whom somebody does not want to work. */
export function banQuestions<A extends Answer>(
  matched: readonly MatchedAnswer<A>[],
  decided: Readonly<Record<string, string>>,
  labelOf: (id: string) => string,
): KeptBanQuestion[] {
  return matched.flatMap(({ answer, avoid }) =>
    avoid.flatMap(({ typed, personId, candidates }) => {
      const key = banKey(answer.row, typed);
      if (personId !== undefined || candidates.length === 0 || decided[key] !== undefined) return [];
      return [
        {
          key,
          row: answer.row,
          author: fullName(answer.name),
          typed,
          candidates: candidates.map(({ candidate, reasons }) => ({
            id: candidate.id,
            label: labelOf(candidate.id),
            reasons,
          })),
        },
      ];
    }),
  );
}
