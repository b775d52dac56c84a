import { ageOn } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';

export const personKinds = [
  'student',
  'teacher',
  'guardian',
  'employer',
  'collegeStudent',
  'alumnus',
  'veteran',
  'entrepreneur',
  'publicFigure',
  'other',
] as const;
export type PersonKind = (typeof personKinds)[number];

/** A human being of one organisation (domain reference B1, Person). Never keyed by name: namesakes are normal. */
export interface Person {
  readonly id: string;
  readonly kind: PersonKind;
  readonly lastName: string;
  readonly firstName: string;
  /** Patronymic; empty when there is none. */
  readonly middleName: string;
  readonly gender: 'male' | 'female' | 'unknown';
  readonly bornOn: CalendarDate | undefined;
  readonly classId: string | undefined;
  readonly position: string;
  readonly subject: string;
  /** Qualification category of a teacher, as the staff list words it. */
  readonly qualification: string;
  /** Whole years of work experience. */
  readonly experienceYears: number | undefined;
  readonly workplace: string;
  /** Normalised to +7XXXXXXXXXX where it could be read. */
  readonly phone: string;
  readonly email: string;
  /** The person's own forms of the name by grammatical case, when the rules get them wrong. */
  readonly nameForms: unknown;
  readonly status: 'active' | 'left';
  readonly version: number;
}

export interface SchoolClass {
  readonly id: string;
  /** 1..12. */
  readonly grade: number;
  readonly letter: string;
  /** Grade and letter together, as the school writes it. */
  readonly label: string;
  readonly teacherId: string | undefined;
}

/**
 * Whether a person may sign a consent for himself: from 18 (Civil Code art. 21; the seed road map takes consents
 * of legal representatives for all under 18). Pupils without a birth date count as minors; staff as adults.
 */
export function isAdultOn(person: Pick<Person, 'kind' | 'bornOn'>, day: CalendarDate): boolean {
  if (person.bornOn !== undefined) return ageOn(person.bornOn, day) >= 18;
  return person.kind !== 'student';
}

/** A young specialist has at most 3 years of experience (indicator I3 of order R-145). */
export function isYoungSpecialist(person: Pick<Person, 'kind' | 'experienceYears'>): boolean {
  return person.kind === 'teacher' && person.experienceYears !== undefined && person.experienceYears <= 3;
}
