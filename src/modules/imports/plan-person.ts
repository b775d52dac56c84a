import type { CalendarDate } from '../../core/clock.ts';
import type { PersonName } from '../people/index.ts';

export type FieldValue = string | number | undefined;

/** A person as a plan compares him. '' and undefined: nothing is known. */
export interface PlanSubject {
  readonly name: PersonName;
  readonly bornOn: CalendarDate | undefined;
  /** Usual label of the class, '' for none. */
  readonly classLabel: string;
  /** Key of the system that the file comes from, '' when it gives none. */
  readonly externalKey: string;
  readonly email: string;
  /** All other values, by field name. */
  readonly details: Readonly<Record<string, FieldValue>>;
}

/** Somebody of the same kind (a pupil for a list of pupils) who is in the organisation already. */
export interface ExistingPerson extends PlanSubject {
  readonly id: string;
}

/** Somebody of the file. */
export interface IncomingPerson extends PlanSubject {
  readonly row: number;
}
