import type { Effect, RowProblem, Severity } from '../../core/row-problem.ts';

export {
  type Effect,
  loggable,
  messageParams,
  type RowProblem,
  type Severity,
} from '../../core/row-problem.ts';

/**
 * Every remark about a row of a list or of form answers: how bad it is and what is left out because of it.
 * The message of `x` stands in the locale files under `imports.problem.x`.
 */
const known = {
  columnMissing: ['error', 'none'],
  columnFieldUnknown: ['error', 'none'],
  columnNotFound: ['error', 'none'],
  rowIsTotal: ['note', 'row'],

  nameMissing: ['error', 'row'],
  nameIncomplete: ['error', 'row'],
  nameWithoutSurname: ['error', 'row'],
  nameUnreadable: ['error', 'row'],
  nameLatinLetters: ['note', 'none'],
  nameCaseMended: ['note', 'none'],
  nameReordered: ['warning', 'none'],
  nameInitials: ['warning', 'none'],
  nameUnusual: ['warning', 'none'],

  dateMissing: ['warning', 'field'],
  dateUnreadable: ['error', 'field'],
  dateImpossible: ['error', 'field'],
  dateYearOnly: ['error', 'field'],
  dateMonthFirst: ['warning', 'none'],
  dateShortYear: ['note', 'none'],
  bornInFuture: ['error', 'field'],
  ageUnlikely: ['warning', 'none'],

  classMissing: ['warning', 'field'],
  classUnreadable: ['error', 'field'],
  classGradeUnknown: ['error', 'field'],
  classOdd: ['note', 'none'],

  genderUnreadable: ['warning', 'field'],
  genderDiffers: ['warning', 'none'],
  phoneUnreadable: ['error', 'field'],
  phoneSeveral: ['note', 'none'],
  emailUnreadable: ['error', 'field'],
  guardianUnreadable: ['warning', 'field'],
  guardianPhoneAlone: ['warning', 'field'],
  experienceUnreadable: ['error', 'field'],
  experienceUnlikely: ['warning', 'none'],

  duplicateRow: ['warning', 'row'],
  duplicateClassDiffers: ['warning', 'row'],

  answeredAtUnreadable: ['note', 'field'],
  answeredTwice: ['warning', 'row'],
  domainsMissing: ['warning', 'field'],
  domainUnknown: ['note', 'none'],
  wishedPartnerUnclear: ['warning', 'field'],
  wishedPartnerSeveral: ['note', 'field'],
  modeUnclear: ['warning', 'field'],
  minutesUnclear: ['warning', 'field'],
  needUnclear: ['error', 'field'],
  avoidUnreadable: ['warning', 'field'],
  hoursUnclear: ['warning', 'field'],
  capacityUnclear: ['warning', 'field'],
  capacityLimited: ['warning', 'none'],
  wishedAgeUnclear: ['warning', 'field'],
  wishedAgeSeveral: ['note', 'field'],
  sharingUnclear: ['warning', 'field'],

  personLikely: ['warning', 'row'],
  personDoubtful: ['warning', 'row'],
  personNotFound: ['error', 'row'],
  personNamesake: ['warning', 'row'],
  avoidLikely: ['warning', 'field'],
  avoidDoubtful: ['warning', 'field'],
  avoidNotFound: ['warning', 'field'],
  avoidHimself: ['note', 'field'],

  planDoubtful: ['warning', 'row'],
  planSameDateOtherName: ['warning', 'row'],
  planOtherDate: ['warning', 'row'],
  planTakenTwice: ['warning', 'row'],
} as const satisfies Record<string, readonly [Severity, Effect]>;

export type ProblemName = keyof typeof known;
export type ProblemCode = `imports.problem.${ProblemName}`;
export type Problem = RowProblem<ProblemCode>;

export const problemNames = Object.keys(known) as ProblemName[];

export interface ProblemDetails {
  readonly field?: string;
  /** May reach logs. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** What the user typed: into the message on the screen, never into a log. */
  readonly personal?: Readonly<Record<string, string | number>>;
}

/** A remark about a row (from 1; 0 for the whole file). */
export function problemOf(row: number, name: ProblemName, details: ProblemDetails = {}): Problem {
  const [severity, effect] = known[name];
  return {
    row,
    code: `imports.problem.${name}`,
    severity,
    effect,
    ...(details.field === undefined ? {} : { field: details.field }),
    params: details.params ?? {},
    personal: details.personal ?? {},
  };
}

/** Remarks in the order of rows; those of one row keep theirs. */
export function inRowOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => a.row - b.row);
}
