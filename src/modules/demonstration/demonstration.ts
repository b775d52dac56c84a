import type { Role } from '../../core/scope.ts';

/** The two programme years of the demonstration school: last school year's and the present one's. */
export type Season = 'previous' | 'current';
export const seasons: readonly Season[] = ['previous', 'current'];

/** An account of the demonstration school, as the list of accounts shows it. */
export interface DemonstrationAccount {
  readonly login: string;
  readonly role: Role;
  /** First name and patronymic of the invented person. */
  readonly name: string;
}

/** What the filling is at: one word for each kind of step. */
export type StepKind =
  | 'people'
  | 'programme'
  | 'bases'
  | 'consents'
  | 'pairs'
  | 'meetings'
  | 'survey'
  | 'documents'
  | 'site';

/** How far a filling is. */
export interface FillingProgress {
  readonly state: 'running' | 'done' | 'failed';
  /** Steps. */
  readonly done: number;
  /** Undefined until the steps are planned. */
  readonly total: number | undefined;
  readonly step: StepKind;
}
