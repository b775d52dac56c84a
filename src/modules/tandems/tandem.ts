import { addDays, daysBetween } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';

export type TandemStatus = 'agreed' | 'assigned' | 'working' | 'finished' | 'terminated';

/** A mentor with one mentee (pair) or several (group), in one programme year (domain reference B6). */
export interface Tandem {
  readonly id: string;
  readonly yearId: string;
  readonly mentorId: string;
  readonly type: 'pair' | 'group';
  /** Code of the form of mentoring. */
  readonly formCode: string;
  readonly goal: string;
  readonly status: TandemStatus;
  readonly startsOn: CalendarDate | undefined;
  readonly endsOn: CalendarDate | undefined;
  /** The order that fixed it. */
  readonly orderId: string | undefined;
  /** Why these people: kept from the matching (R201). */
  readonly reasons: readonly string[];
  readonly outcome: 'reached' | 'partly' | 'notReached' | undefined;
  readonly closingNote: string;
  readonly informedOn: CalendarDate | undefined;
  readonly version: number;
}

/** Kinds of meeting in the order of stage 6 of the road map (6.1-6.7). */
export const meetingKinds = [
  'introductory',
  'trial',
  'planning',
  'regular',
  'closing',
  'closingGroup',
] as const;
export type MeetingKind = (typeof meetingKinds)[number];

export interface Meeting {
  readonly id: string;
  readonly tandemId: string;
  readonly kind: MeetingKind;
  readonly status: 'planned' | 'held' | 'missed';
  readonly heldOn: CalendarDate;
  /** Minutes. */
  readonly durationMinutes: number | undefined;
  readonly mode: 'inPerson' | 'online' | 'mixed' | 'unknown';
  readonly topic: string;
  readonly nextStep: string;
  readonly missedReason: string;
  /** 1 (hard) .. 5 (glad). */
  readonly mentorMood: number | undefined;
  readonly menteeMood: number | undefined;
  /** Mentee participants that were there. */
  readonly present: readonly string[];
}

/** Meetings are expected at least once in two weeks; a usual term, not a rule of law (domain reference rule 23). */
export const usualPauseDays = 14;
/** After so many days without a meeting a tandem is at risk (peers alert at 21 days). */
export const riskPauseDays = 21;

/** The kind that comes next: the three first ones once each, then regular ones. */
export function nextKind(meetings: readonly Pick<Meeting, 'kind' | 'status'>[]): MeetingKind {
  const held = new Set(
    meetings.filter((meeting) => meeting.status === 'held').map((meeting) => meeting.kind),
  );
  return (['introductory', 'trial', 'planning'] as const).find((kind) => !held.has(kind)) ?? 'regular';
}

/** The day by which the next meeting is expected; undefined when the tandem does not work any more. */
export function nextMeetingDue(
  tandem: Pick<Tandem, 'status' | 'startsOn'>,
  meetings: readonly Pick<Meeting, 'heldOn' | 'status' | 'kind'>[],
): CalendarDate | undefined {
  if (tandem.status === 'finished' || tandem.status === 'terminated' || tandem.status === 'agreed')
    return undefined;
  const last = lastHeld(meetings);
  if (last !== undefined) return addDays(last, usualPauseDays);
  return tandem.startsOn === undefined ? undefined : addDays(tandem.startsOn, usualPauseDays);
}

export function lastHeld(meetings: readonly Pick<Meeting, 'heldOn' | 'status'>[]): CalendarDate | undefined {
  return meetings
    .filter((meeting) => meeting.status === 'held')
    .map((meeting) => meeting.heldOn)
    .toSorted()
    .at(-1);
}

/** Why somebody should look at a tandem. */
export type TandemSignal =
  | 'noMeetingYet'
  | 'longPause'
  | 'missedTwice'
  | 'lowMood'
  | 'markedInBulk'
  | 'noNextStep';

/**
 * Signals of a tandem that is stalling or formal (domain reference, formalism signals; risks 4 and 5 of the seed).
 * Never computed from health or family data.
 */
export function signalsOf(
  tandem: Pick<Tandem, 'status' | 'startsOn'>,
  meetings: readonly (Pick<
    Meeting,
    'heldOn' | 'status' | 'nextStep' | 'menteeMood' | 'mentorMood' | 'kind'
  > & { markedOn?: CalendarDate })[],
  today: CalendarDate,
): TandemSignal[] {
  if (tandem.status !== 'assigned' && tandem.status !== 'working') return [];
  const signals: TandemSignal[] = [];
  const last = lastHeld(meetings);
  const since = last ?? tandem.startsOn;
  if (since !== undefined && daysBetween(since, today) > riskPauseDays)
    signals.push(last === undefined ? 'noMeetingYet' : 'longPause');
  const newestFirst = meetings.toSorted((a, b) => (a.heldOn < b.heldOn ? 1 : -1));
  if (newestFirst.length >= 2 && newestFirst.slice(0, 2).every((meeting) => meeting.status === 'missed'))
    signals.push('missedTwice');
  const held = newestFirst.filter((meeting) => meeting.status === 'held');
  const moods = [held[0]?.menteeMood, held[0]?.mentorMood].filter((mood) => mood !== undefined);
  if (moods.some((mood) => mood <= 2)) signals.push('lowMood');
  if (
    held.length >= 2 &&
    held.slice(0, 2).every((meeting) => meeting.nextStep === '' && meeting.kind === 'regular')
  )
    signals.push('noNextStep');
  const days = held.map((meeting) => meeting.markedOn).filter((day) => day !== undefined);
  if (held.length >= 4 && days.length === held.length && new Set(days).size === 1)
    signals.push('markedInBulk');
  return signals;
}

/** A tandem starts to work with its first held meeting; it is finished or terminated by a person. */
export function statusAfterMeeting(status: TandemStatus, meeting: Pick<Meeting, 'status'>): TandemStatus {
  return meeting.status === 'held' && (status === 'assigned' || status === 'agreed') ? 'working' : status;
}
