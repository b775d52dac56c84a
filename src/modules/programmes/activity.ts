import { addDays } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Role } from '../../core/scope.ts';

export const activityStatuses = ['planned', 'inProgress', 'done', 'cancelled'] as const;
export type ActivityStatus = (typeof activityStatuses)[number];

/** Who answers for a line, as road maps word it (R220). */
export const responsibleRoles = ['administration', 'curator', 'classTeachers', 'workingGroup'] as const;
export type ResponsibleRole = (typeof responsibleRoles)[number];

/** One line of a road map (domain reference B2, Activity). Its term is always kept as days, so with the year (X5). */
export interface Activity {
  readonly id: string;
  readonly programmeYearId: string;
  /** 1..7. */
  readonly stageNumber: number;
  /** Order in the stage, from 1. */
  readonly position: number;
  /** Number of the line as the school writes it: «1.1»; never renumbered (X2). */
  readonly code: string;
  readonly title: string;
  readonly subItems: readonly string[];
  /** The term in the words of the road map. */
  readonly termText: string;
  readonly windowFrom: CalendarDate;
  readonly windowTo: CalendarDate;
  readonly allYear: boolean;
  readonly responsibleText: string;
  readonly responsibleRoles: readonly ResponsibleRole[];
  readonly responsiblePersonId: string | undefined;
  readonly status: ActivityStatus;
  readonly doneOn: CalendarDate | undefined;
  /** Account that marked the line as done. */
  readonly doneBy: string | undefined;
  readonly note: string;
  readonly version: number;
}

export type LineState = 'late' | 'due' | 'ahead' | 'done' | 'cancelled';

type Dated = Pick<Activity, 'status' | 'windowFrom' | 'windowTo'>;

/** State of a line on a day: late once its window has passed, due while it is open. */
export function lineState(line: Dated, today: CalendarDate): LineState {
  if (line.status === 'done' || line.status === 'cancelled') return line.status;
  if (line.windowTo < today) return 'late';
  return line.windowFrom <= today ? 'due' : 'ahead';
}

/** How many days ahead «this week» reaches. */
const weekDays = 6;
/** A line that runs all year is a task of the week only in its last days. */
const allYearNoticeDays = 30;

/** Whether a line asks for something this week: late, or its window meets the next seven days. */
export function isTaskOfWeek(line: Dated & Pick<Activity, 'allYear'>, today: CalendarDate): boolean {
  const state = lineState(line, today);
  if (state === 'late') return true;
  if (state !== 'due' && state !== 'ahead') return false;
  if (line.allYear) return line.windowTo <= addDays(today, allYearNoticeDays);
  return line.windowFrom <= addDays(today, weekDays);
}

/** Late lines first, the longest waiting on top; then by the end of the term, then as the road map has them. */
export function compareUrgency(a: Activity, b: Activity): number {
  return (
    a.windowTo.localeCompare(b.windowTo) ||
    a.windowFrom.localeCompare(b.windowFrom) ||
    a.stageNumber - b.stageNumber ||
    a.position - b.position
  );
}

export interface StatusChange {
  readonly status: ActivityStatus;
  /** Day on which it was done; today when absent. */
  readonly doneOn?: CalendarDate | undefined;
  /** Stays as it is when absent. */
  readonly note?: string | undefined;
}

/**
 * The line after a change of its status. Refuses a day that has not come yet, and a cancelling without a reason
 * in the note: nobody could tell later why a promised line was dropped.
 */
export function withStatus(
  line: Activity,
  change: StatusChange,
  by: string | undefined,
  today: CalendarDate,
): Activity {
  const note = change.note ?? line.note;
  if (change.status === 'cancelled' && note.trim() === '') {
    throw new Refusal('programmes.refusal.cancelReason', 422);
  }
  if (change.status !== 'done') {
    return { ...line, status: change.status, note, doneOn: undefined, doneBy: undefined };
  }
  const doneOn = change.doneOn ?? today;
  if (doneOn > today) throw new Refusal('programmes.refusal.doneInFuture', 422);
  return { ...line, status: 'done', note, doneOn, doneBy: by };
}

const leaders: readonly Role[] = ['administrator', 'curator', 'deputyHead', 'principal'];

/** Roles of people that answer for a line of a responsible role. */
export const rolesOfResponsible: Readonly<Record<ResponsibleRole, readonly Role[]>> = {
  administration: ['principal', 'deputyHead'],
  curator: ['curator'],
  classTeachers: ['classTeacher'],
  workingGroup: ['workingGroupMember'],
};

/**
 * Who may mark a line: those who lead the programme, the working group for its own lines, and the person that
 * the line names. Class teachers mark their own class on it instead.
 */
export function mayMark(
  line: Pick<Activity, 'responsibleRoles' | 'responsiblePersonId'>,
  roles: ReadonlySet<Role>,
  personId: string | undefined,
): boolean {
  if (leaders.some((role) => roles.has(role))) return true;
  if (personId !== undefined && line.responsiblePersonId === personId) return true;
  return line.responsibleRoles.includes('workingGroup') && roles.has('workingGroupMember');
}

/** Whether a line is among the tasks of somebody with these roles. */
export function concerns(
  line: Pick<Activity, 'responsibleRoles' | 'responsiblePersonId'>,
  roles: ReadonlySet<Role>,
  personId: string | undefined,
): boolean {
  if (personId !== undefined && line.responsiblePersonId === personId) return true;
  return line.responsibleRoles.some((responsible) =>
    rolesOfResponsible[responsible].some((role) => roles.has(role)),
  );
}
