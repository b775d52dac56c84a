/**
 * How bad a remark about a row of somebody's table is:
 * `error`: something that was typed could not be taken;
 * `warning`: taken, but missing or doubtful, a person should look;
 * `note`: repaired, nothing to do.
 */
export type Severity = 'error' | 'warning' | 'note';

/** What was left out because of the problem: the whole row, one value of it, or nothing. */
export type Effect = 'row' | 'field' | 'none';

/**
 * One remark about one row of a table that a user brought.
 * `code` is the message key. `params` may reach logs; `personal` holds what the user himself typed (names,
 * dates, numbers) and goes into the message on the screen only: see `loggable`.
 */
export interface RowProblem<Code extends string = string> {
  /** Row number as the user sees it in the spreadsheet, from 1; 0 for a problem of the whole file. */
  readonly row: number;
  readonly code: Code;
  readonly severity: Severity;
  readonly effect: Effect;
  readonly field?: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly personal: Readonly<Record<string, string | number>>;
}

/** All parameters of the message, for the user who brought the file. */
export function messageParams(problem: RowProblem): Record<string, string | number> {
  return { ...problem.params, ...problem.personal };
}

/** The problem without anything personal: the only form that may be logged or counted. */
export function loggable<Code extends string>(problem: RowProblem<Code>): Omit<RowProblem<Code>, 'personal'> {
  const { personal: _personal, ...rest } = problem;
  return rest;
}
