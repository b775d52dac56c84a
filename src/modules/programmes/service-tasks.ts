import type { CalendarDate } from '../../core/clock.ts';
import type { Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import { listClassesInTx } from '../people/index.ts';
import { type Activity, compareUrgency, concerns, isTaskOfWeek, lineState, mayMark } from './activity.ts';
import { findYearById } from './store.ts';
import { listActivities, listClassMarks } from './store-activities.ts';

/** A line of the road map that asks somebody for something this week. */
export interface WeekTask {
  readonly line: Activity;
  readonly state: 'late' | 'due' | 'ahead';
  /** Page of the line. */
  readonly href: string;
  /** Where the one-tap mark posts `status=done`; undefined for somebody who only takes part in the line. */
  readonly markAction: string | undefined;
  /** Own classes that are not marked yet, on a line that class teachers do class by class. */
  readonly openClasses: readonly { readonly id: string; readonly label: string }[];
}

/**
 * What the road map of a year asks of a viewer this week: late lines and those whose term meets the next seven
 * days, for the roles that answer for them (administration: the head and his deputies; curator; class teachers,
 * as long as a class of theirs is not marked; working group) and for the person whom a line names.
 * For the home page; needs no right beyond the viewer's own roles.
 */
export async function weekTasks(
  tx: Tx,
  scope: Scope,
  yearId: string,
  today: CalendarDate,
): Promise<WeekTask[]> {
  const year = await findYearById(tx, scope.organizationId, yearId);
  if (!year || year.status === 'closed') return [];
  const lines = (await listActivities(tx, scope.organizationId, yearId))
    .filter((line) => isTaskOfWeek(line, today) && concerns(line, scope.roles, scope.personId))
    .sort(compareUrgency);
  const tasks: WeekTask[] = [];
  for (const line of lines) {
    const state = lineState(line, today);
    if (state === 'done' || state === 'cancelled') continue;
    const openClasses = await classesToMark(tx, scope, line);
    const marks = mayMark(line, scope.roles, scope.personId);
    // A class teacher has done his part when his classes are marked.
    if (!marks && openClasses.length === 0) continue;
    const href = `/years/${year.startYear}/activities/${line.id}`;
    tasks.push({
      line,
      state,
      href,
      markAction: marks ? `${href}/status` : undefined,
      openClasses,
    });
  }
  return tasks;
}

async function classesToMark(tx: Tx, scope: Scope, line: Activity): Promise<{ id: string; label: string }[]> {
  if (!line.responsibleRoles.includes('classTeachers') || !scope.roles.has('classTeacher')) return [];
  const own = (await listClassesInTx(tx, scope.organizationId)).filter(
    (entry) => scope.personId !== undefined && entry.teacherId === scope.personId,
  );
  if (own.length === 0) return [];
  const marked = new Set(
    (await listClassMarks(tx, scope.organizationId, line.id)).map((mark) => mark.classId),
  );
  return own.filter((entry) => !marked.has(entry.id)).map(({ id, label }) => ({ id, label }));
}
