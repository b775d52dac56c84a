import { ageOn } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import { isRestrictedDirection, type ParticipantRow } from '../participants/index.ts';
import type { Reason } from '../tandems/index.ts';

/** What a pair is judged by. Categories (health, hard life situation, behaviour, burnout) are not part of it. */
export interface MenteeFacts {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  /** Completed years; undefined when the birth date is not known. */
  readonly age: number | undefined;
  readonly directions: readonly string[];
  readonly meetingMode: string;
  readonly wishedPartner: string;
  readonly minutesPerWeekTo: number | undefined;
  /** People whom the mentee, or his card's keeper, ruled out. */
  readonly bannedPersonIds: ReadonlySet<string>;
}

export interface MentorFacts {
  readonly id: string;
  readonly personId: string;
  readonly kind: string;
  readonly age: number | undefined;
  readonly directions: readonly string[];
  readonly meetingMode: string;
  readonly wishedAge: string;
  readonly hoursPerMonth: number | undefined;
  readonly capacity: number;
  readonly bannedPersonIds: ReadonlySet<string>;
}

/** Why a pair must not be made, whatever its score. */
export type HardRule = 'samePerson' | 'banned' | 'formOff' | 'noDirection' | 'elderMentee';

export type Judgement =
  | { readonly allowed: true; readonly score: number; readonly reasons: readonly Reason[] }
  | { readonly allowed: false; readonly rule: HardRule };

/**
 * Weights of the parts of a score (domain reference, product hint 3: request and competence 40, time and mode 15,
 * age 10, form 10); a preference round and the load have no answers here yet, so the rest is spread.
 */
export const weights = { direction: 50, mode: 15, partner: 15, age: 12, time: 8 } as const;

const topScore = 1000;
const halfKnown = 0.5;

/**
 * Judges one pair: a hard rule that forbids it, or a score of 1..1000 with the reasons that speak for it.
 * `formOf` answers the form of mentoring that is switched on for two kinds of people, if there is one.
 * Restricted directions (behaviour, burnout) count neither for nor against a pair and are in no reason.
 */
export function judge(
  mentee: MenteeFacts,
  mentor: MentorFacts,
  formOf: (mentorKind: string, menteeKind: string) => string | undefined,
): Judgement {
  if (mentee.personId === mentor.personId) return { allowed: false, rule: 'samePerson' };
  if (mentee.bannedPersonIds.has(mentor.personId) || mentor.bannedPersonIds.has(mentee.personId))
    return { allowed: false, rule: 'banned' };
  if (formOf(mentor.kind, mentee.kind) === undefined) return { allowed: false, rule: 'formOff' };
  if (mentor.kind === 'student' && mentee.kind === 'student' && isYounger(mentor.age, mentee.age))
    return { allowed: false, rule: 'elderMentee' };
  const asked = mentee.directions.filter((code) => !isRestrictedDirection(code));
  const shared = asked.filter((code) => mentor.directions.includes(code));
  if (asked.length > 0 && shared.length === 0) return { allowed: false, rule: 'noDirection' };

  const reasons: Reason[] = shared.map((code) => `direction:${code}` as const);
  const direction = asked.length === 0 ? halfKnown : shared.length / asked.length;
  const mode = modeFit(mentee.meetingMode, mentor.meetingMode);
  if (mode.reason) reasons.push(mode.reason);
  const partner = partnerFit(mentee.wishedPartner, mentor.kind);
  if (partner === 1 && mentee.wishedPartner !== '' && mentee.wishedPartner !== 'any') reasons.push('partner');
  const age = ageFit(mentor.wishedAge, mentee.age, mentee.kind);
  if (age === 1 && mentor.wishedAge !== '' && mentor.wishedAge !== 'any') reasons.push('age');
  const time = timeFit(mentee.minutesPerWeekTo, mentor.hoursPerMonth, mentor.capacity);
  if (time === 1) reasons.push('time');
  const sum =
    weights.direction * direction +
    weights.mode * mode.value +
    weights.partner * partner +
    weights.age * age +
    weights.time * time;
  const most = weights.direction + weights.mode + weights.partner + weights.age + weights.time;
  return { allowed: true, score: Math.max(1, Math.round((topScore * sum) / most)), reasons };
}

function isYounger(mentorAge: number | undefined, menteeAge: number | undefined): boolean {
  return mentorAge !== undefined && menteeAge !== undefined && mentorAge < menteeAge;
}

function modeFit(mentee: string, mentor: string): { value: number; reason?: Reason } {
  const flexible = (mode: string) => mode === 'mixed' || mode === 'unknown' || mode === '';
  if (mentee === mentor && !flexible(mentee))
    return { value: 1, reason: mentee === 'online' ? 'mode:online' : 'mode:inPerson' };
  if (flexible(mentee) || flexible(mentor)) return { value: 0.8 };
  return { value: 0 };
}

/** Whether the mentor is of the kind that the mentee sees as his mentor. */
function partnerFit(wished: string, kind: string): number {
  if (wished === '' || wished === 'any') return 0.8;
  const employers = ['employer', 'entrepreneur', 'publicFigure', 'other'];
  const fits =
    wished === kind ||
    (wished === 'employer' && employers.includes(kind)) ||
    (wished === 'collegeStudent' && kind === 'alumnus');
  return fits ? 1 : 0;
}

function ageFit(wished: string, age: number | undefined, kind: string): number {
  if (wished === '' || wished === 'any') return 0.8;
  if (wished === 'adults') return kind !== 'student' || (age !== undefined && age >= 18) ? 1 : 0;
  const [from, to] = wished.split('-').map(Number);
  if (age === undefined || from === undefined || to === undefined) return halfKnown;
  if (age >= from && age <= to) return 1;
  // A year beside the wished ages is half as good.
  return age === from - 1 || age === to + 1 ? halfKnown : 0;
}

const weeksPerMonth = 4.3;

/** Whether the mentor's hours, shared among all his places, cover the mentee's minutes a week. */
function timeFit(
  minutesPerWeek: number | undefined,
  hoursPerMonth: number | undefined,
  capacity: number,
): number {
  if (minutesPerWeek === undefined || hoursPerMonth === undefined) return halfKnown;
  const share = (hoursPerMonth * 60) / weeksPerMonth / Math.max(1, capacity);
  return Math.min(1, share / Math.max(1, minutesPerWeek));
}

/** The facts of a card on a day. */
export function factsOf(
  row: ParticipantRow,
  day: CalendarDate,
  bannedPersonIds: ReadonlySet<string>,
): MenteeFacts & MentorFacts {
  return {
    id: row.id,
    personId: row.personId,
    kind: row.person.kind,
    age: row.person.bornOn === undefined ? undefined : ageOn(row.person.bornOn, day),
    directions: row.directions,
    meetingMode: row.meetingMode,
    wishedPartner: row.wishedPartner,
    wishedAge: row.wishedAge,
    minutesPerWeekTo: row.minutesPerWeekTo,
    hoursPerMonth: row.hoursPerMonth,
    capacity: row.capacity,
    bannedPersonIds,
  };
}
