import { ageOn } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';

export type Side = 'mentee' | 'mentor';
export type ParticipantStatus = 'candidate' | 'inBase' | 'closed';
export const meetingModes = ['inPerson', 'online', 'mixed', 'unknown'] as const;
export type MeetingMode = (typeof meetingModes)[number];
export const wishedPartners = ['student', 'teacher', 'collegeStudent', 'employer', 'any'] as const;
export const wishedAges = ['10-12', '13-15', '16-18', 'adults', 'any'] as const;

/** A card of the base of mentees or of mentors in one programme year (domain reference B3). */
export interface Participant {
  readonly id: string;
  readonly yearId: string;
  readonly personId: string;
  readonly side: Side;
  readonly status: ParticipantStatus;
  readonly source:
    | 'import'
    | 'self'
    | 'curator'
    | 'classTeacher'
    | 'psychologist'
    | 'socialPedagogue'
    | 'guardian';
  readonly enteredOn: CalendarDate | undefined;
  readonly closedOn: CalendarDate | undefined;
  readonly closeReason: string;
  /** Mentor: how many mentees he takes at most, 1..10. Mentee: 1. */
  readonly capacity: number;
  readonly hoursPerMonth: number | undefined;
  readonly minutesPerWeekFrom: number | undefined;
  readonly minutesPerWeekTo: number | undefined;
  readonly meetingMode: MeetingMode;
  /** Mentee: whom he sees as a mentor; `any` or empty when it does not matter. */
  readonly wishedPartner: string;
  /** Mentor: with people of which age he works best. */
  readonly wishedAge: string;
  /** Mentee: how much help is needed, 1..10. */
  readonly need: number | undefined;
  readonly requestText: string;
  readonly workplace: string;
  readonly availableToOthers: boolean;
  readonly answeredAt: Date | undefined;
  readonly directions: readonly string[];
  readonly version: number;
}

/** What a questionnaire, an import or a curator's form says of a card. */
export interface ParticipantAnswers {
  readonly capacity: number;
  readonly hoursPerMonth: number | undefined;
  readonly minutesPerWeekFrom: number | undefined;
  readonly minutesPerWeekTo: number | undefined;
  readonly meetingMode: MeetingMode;
  readonly wishedPartner: string;
  readonly wishedAge: string;
  readonly need: number | undefined;
  readonly requestText: string;
  readonly workplace: string;
  readonly availableToOthers: boolean;
  readonly directions: readonly string[];
  readonly answeredAt: Date | undefined;
}

/** Why a candidate cannot enter the base yet. */
export type EntryObstacle = 'noConsent' | 'noDirection' | 'closed';

/**
 * What keeps a card out of the base: a consent in force (seed road map 2.1, 2.2, 3.3; R180, R185, R191) and at least
 * one request or competence (domain reference rule 25).
 */
export function entryObstacles(
  card: Pick<Participant, 'status' | 'directions'>,
  hasConsent: boolean,
): EntryObstacle[] {
  const obstacles: EntryObstacle[] = [];
  if (card.status === 'closed') obstacles.push('closed');
  if (!hasConsent) obstacles.push('noConsent');
  if (card.directions.length === 0) obstacles.push('noDirection');
  return obstacles;
}

/** The target model is for pupils from 10 years (R6): a younger mentee is a warning, never a bar. */
export function isYoungerThanTarget(
  kind: string,
  bornOn: CalendarDate | undefined,
  day: CalendarDate,
): boolean {
  return kind === 'student' && bornOn !== undefined && ageOn(bornOn, day) < 10;
}
