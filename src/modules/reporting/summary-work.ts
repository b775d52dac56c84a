import { groupBy } from '../../core/group-by.ts';
import { type MeetingKind, meetingKinds, type TandemView } from '../tandems/index.ts';

/** Where the pairs and groups of a year stand. */
export interface TandemCounts {
  readonly total: number;
  readonly pairs: number;
  readonly groups: number;
  /** Formed and not in an order yet. */
  readonly agreed: number;
  readonly assigned: number;
  readonly working: number;
  readonly finished: number;
  readonly terminated: number;
  readonly withoutOrder: number;
  readonly atRisk: number;
}

export function tandemCounts(tandems: readonly TandemView[]): TandemCounts {
  const count = (test: (tandem: TandemView) => boolean) => tandems.filter(test).length;
  return {
    total: tandems.length,
    pairs: count((tandem) => tandem.type === 'pair'),
    groups: count((tandem) => tandem.type === 'group'),
    agreed: count((tandem) => tandem.status === 'agreed'),
    assigned: count((tandem) => tandem.status === 'assigned'),
    working: count((tandem) => tandem.status === 'working'),
    finished: count((tandem) => tandem.status === 'finished'),
    terminated: count((tandem) => tandem.status === 'terminated'),
    withoutOrder: count((tandem) => tandem.orderId === undefined),
    atRisk: count((tandem) => tandem.signals.length > 0),
  };
}

/** How tandems ended: the goal reached, partly or not (R204), or broken off early. */
export interface OutcomeCounts {
  readonly finished: number;
  readonly reached: number;
  readonly partly: number;
  readonly notReached: number;
  readonly terminated: number;
}

export function outcomeCounts(tandems: readonly TandemView[]): OutcomeCounts {
  const finished = tandems.filter((tandem) => tandem.status === 'finished');
  const count = (outcome: TandemView['outcome']) =>
    finished.filter((tandem) => tandem.outcome === outcome).length;
  return {
    finished: finished.length,
    reached: count('reached'),
    partly: count('partly'),
    notReached: count('notReached'),
    terminated: tandems.filter((tandem) => tandem.status === 'terminated').length,
  };
}

export interface MeetingCounts {
  readonly held: number;
  readonly missed: number;
  readonly minutes: number;
  readonly byKind: readonly { readonly kind: MeetingKind; readonly held: number; readonly missed: number }[];
  /** From the month of the first meeting to that of the last, months without any too; `YYYY-MM`. */
  readonly byMonth: readonly { readonly month: string; readonly held: number; readonly missed: number }[];
  /** Tandems in an order that have not met yet. */
  readonly tandemsWithoutMeeting: number;
}

/** Meetings that took place or were missed; planned ones are not counted. */
export function meetingCounts(tandems: readonly TandemView[]): MeetingCounts {
  const meetings = tandems.flatMap((tandem) =>
    tandem.meetings.filter((meeting) => meeting.status !== 'planned'),
  );
  const counts = (some: readonly { readonly status: string }[]) => ({
    held: some.filter((meeting) => meeting.status === 'held').length,
    missed: some.filter((meeting) => meeting.status === 'missed').length,
  });
  const byMonth = groupBy(meetings, (meeting) => meeting.heldOn.slice(0, 7));
  const months = [...byMonth.keys()].sort();
  return {
    ...counts(meetings),
    minutes: meetings.reduce(
      (sum, meeting) => sum + (meeting.status === 'held' ? (meeting.durationMinutes ?? 0) : 0),
      0,
    ),
    byKind: meetingKinds.map((kind) => ({
      kind,
      ...counts(meetings.filter((meeting) => meeting.kind === kind)),
    })),
    byMonth: monthsBetween(months[0], months.at(-1)).map((month) => ({
      month,
      ...counts(byMonth.get(month) ?? []),
    })),
    tandemsWithoutMeeting: tandems.filter(
      (tandem) => tandem.held === 0 && (tandem.status === 'assigned' || tandem.status === 'working'),
    ).length,
  };
}

/** Every month from one `YYYY-MM` to another, both included. */
export function monthsBetween(first: string | undefined, last: string | undefined): string[] {
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month);
  return months;
}

function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
