import { addDays } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import { isAdultOn, type Person } from '../people/index.ts';

/** One purpose, one document (Federal Law 152-FZ art. 9, as amended from 1 September 2025). */
export const consentPurposes = [
  'processing',
  'publication',
  'mentorTransfer',
  'specialCategories',
  'photoVideo',
  'mentorDuty',
] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

export interface Consent {
  readonly id: string;
  readonly personId: string;
  readonly purpose: ConsentPurpose;
  /** `superseded`: a newer one of the same purpose took its place. */
  readonly status: 'given' | 'refused' | 'withdrawn' | 'superseded';
  readonly signerKind: 'self' | 'guardian';
  readonly signerName: string;
  readonly signedOn: CalendarDate;
  /** Last day in force; without one it holds until withdrawn. */
  readonly validUntil: CalendarDate | undefined;
  readonly medium: 'paper' | 'electronic';
  readonly withdrawnOn: CalendarDate | undefined;
}

/** What the registry says of a person and a purpose. */
export type ConsentState = 'given' | 'expired' | 'withdrawn' | 'refused' | 'missing' | 'wrongSigner';

/**
 * Who has to sign on a day: a person of 18 for himself, else the legal representative
 * (152-FZ art. 9 part 6; the seed road map takes consents of representatives for all minors; L4).
 */
export function requiredSigner(
  person: Pick<Person, 'kind' | 'bornOn'>,
  day: CalendarDate,
): Consent['signerKind'] {
  return isAdultOn(person, day) ? 'self' : 'guardian';
}

/** State on a day, from the newest consent of the purpose. A minor's consent signed by himself counts for nothing. */
export function stateOf(
  newest: Pick<Consent, 'status' | 'signerKind' | 'signedOn' | 'validUntil'> | undefined,
  person: Pick<Person, 'kind' | 'bornOn'>,
  day: CalendarDate,
): ConsentState {
  if (!newest) return 'missing';
  if (newest.status === 'superseded') return 'missing';
  if (newest.status !== 'given') return newest.status;
  if (newest.signerKind === 'self' && requiredSigner(person, newest.signedOn) === 'guardian')
    return 'wrongSigner';
  if (newest.validUntil !== undefined && newest.validUntil < day) return 'expired';
  return 'given';
}

/**
 * Last day of a consent that is marked for a programme year: the year starts in September and lasts about
 * 16 months, so 31 December of the calendar year after its start.
 */
export function usualTerm(signedOn: CalendarDate): CalendarDate {
  const year = Number(signedOn.slice(0, 4));
  const startsIn = signedOn.slice(5) >= '06-01' ? year : year - 1;
  return `${startsIn + 1}-12-31`;
}

/** Days before the end of a term from which the registry says that it is about to end. */
export const expiryNoticeDays = 30;

export function isExpiring(validUntil: CalendarDate | undefined, day: CalendarDate): boolean {
  return validUntil !== undefined && validUntil >= day && validUntil <= addDays(day, expiryNoticeDays);
}
