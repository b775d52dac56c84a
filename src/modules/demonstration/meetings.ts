import { addDays } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import type { MeetingKind } from '../tandems/index.ts';
import type { Random } from './random.ts';
import type { Story } from './schema.ts';
import { lessonDay } from './school-day.ts';

/** A meeting before it is stored. */
export interface PlannedMeeting {
  readonly kind: MeetingKind;
  readonly status: 'held' | 'missed';
  readonly heldOn: CalendarDate;
  readonly durationMinutes: number | undefined;
  readonly mode: 'inPerson' | 'online';
  readonly topic: string;
  readonly nextStep: string;
  readonly missedReason: string;
  readonly mentorMood: number | undefined;
  readonly menteeMood: number | undefined;
  /** Places in the list of mentees of those who were there. */
  readonly present: readonly number[];
}

export interface MeetingPlan {
  /** First day on which they may meet. */
  readonly from: CalendarDate;
  /** No regular meeting after it. */
  readonly to: CalendarDate;
  /** Day of the closing meeting; none for a tandem that ends early or goes on. */
  readonly closingOn: CalendarDate | undefined;
  readonly direction: string;
  /** Whose words fit: a mentee who is a pupil, or a teacher. */
  readonly mentee: 'pupil' | 'teacher';
  readonly mentees: number;
  /** Days between regular meetings. */
  readonly pause: number;
  /** Every meeting from this one on is missed, counted from 0: a mentor who does not come. */
  readonly missedFrom: number | undefined;
}

const firstKinds: readonly MeetingKind[] = ['introductory', 'trial', 'planning'];

function mood(random: Random): number | undefined {
  if (random.chance(0.15)) return undefined;
  return random.pick([5, 5, 5, 4, 4, 4, 3, 3, 2]);
}

/** All meetings of a tandem from its first day to its last, in the order of days. */
export function planMeetings(story: Story, plan: MeetingPlan, random: Random): PlannedMeeting[] {
  const topics = story.topics[plan.direction] ?? [];
  const days = meetingDays(story, plan);
  const mostlyOnline = random.chance(0.15);
  let firstHeld = 0;
  return days.map((heldOn, index) => {
    const isClosing = heldOn === plan.closingOn;
    const sternly = plan.missedFrom !== undefined && index >= plan.missedFrom;
    const missed = sternly || (!isClosing && firstHeld > 0 && random.chance(0.1));
    const kind: MeetingKind = isClosing ? 'closing' : (firstKinds[firstHeld] ?? 'regular');
    const mode = random.chance(mostlyOnline ? 0.8 : 0.05) ? ('online' as const) : ('inPerson' as const);
    const words = { topic: random.pick(topics), nextStep: random.pick(story.nextSteps[plan.mentee]) };
    const written = random.chance(kind === 'regular' ? 0.65 : 0.3);
    const reason = random.pick(story.missed[plan.mentee]);
    const feelings = { mentorMood: mood(random), menteeMood: mood(random) };
    const there = Array.from({ length: plan.mentees }, (_, place) => place).filter(() => random.chance(0.85));
    const blank = { topic: '', nextStep: '', missedReason: '', durationMinutes: undefined };
    if (missed) {
      const feeling = { mentorMood: undefined, menteeMood: undefined };
      return {
        ...blank,
        ...feeling,
        kind,
        mode,
        heldOn,
        status: 'missed',
        missedReason: reason,
        present: [],
      };
    }
    firstHeld += 1;
    return {
      ...blank,
      ...(written ? words : { nextStep: kind === 'regular' ? words.nextStep : '' }),
      ...feelings,
      kind,
      mode,
      heldOn,
      status: 'held',
      durationMinutes: random.pick([30, 40, 45, 60]),
      present: there.length === 0 ? [0] : there,
    };
  });
}

/** Days with lessons, one a pause, the closing one last. */
function meetingDays(story: Story, plan: MeetingPlan): CalendarDate[] {
  const days: CalendarDate[] = [];
  const end = plan.closingOn === undefined ? plan.to : addDays(plan.closingOn, -1);
  let day = lessonDay(story.calendar, plan.from);
  while (day <= plan.to && day <= end) {
    days.push(day);
    // The three first meetings come week by week.
    day = lessonDay(story.calendar, addDays(day, days.length < firstKinds.length ? 7 : plan.pause));
  }
  return plan.closingOn === undefined ? days : [...days, plan.closingOn];
}
