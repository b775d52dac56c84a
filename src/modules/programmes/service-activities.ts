import type { CalendarDate } from '../../core/clock.ts';
import { isId } from '../../core/id.ts';
import { forbidden, notFound, Refusal } from '../../core/refusal.ts';
import { authorize, permits, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { type AuditLine, listAuditOf, recordAudit } from '../audit/index.ts';
import { listClassesInTx, type SchoolClass } from '../people/index.ts';
import { type Activity, mayMark, type ResponsibleRole, type StatusChange, withStatus } from './activity.ts';
import type { Evidence } from './evidence.ts';
import { programmePolicy } from './policy.ts';
import { type ProgrammeYear, type Stage, yearSpan } from './programme-year.ts';
import { getYear } from './service.ts';
import { findYearById, listStages, updateYear } from './store.ts';
import {
  deleteClassMark,
  findActivity,
  listActivities,
  listClassMarks,
  saveClassMark,
  updateActivity,
} from './store-activities.ts';
import { listEvidence } from './store-details.ts';
import { accountNames, listStaff, personNames, type StaffChoice } from './store-people.ts';

/** A class on a line that class teachers answer for. */
export interface ClassLine {
  readonly schoolClass: SchoolClass;
  /** Day on which it was done in the class. */
  readonly doneOn: CalendarDate | undefined;
  /** Whether the viewer may mark this class. */
  readonly mine: boolean;
}

export interface ActivityCard {
  readonly year: ProgrammeYear;
  readonly stage: Stage;
  readonly line: Activity;
  readonly mayMark: boolean;
  readonly mayEdit: boolean;
  readonly responsiblePerson: string | undefined;
  readonly staff: readonly StaffChoice[];
  readonly evidence: readonly Evidence[];
  /** Only on lines that class teachers answer for. */
  readonly classes: readonly ClassLine[];
  readonly history: readonly (AuditLine & { readonly by: string | undefined })[];
}

const historyLength = 50;

/** The line of an address, of the year that the address names. */
async function getActivity(tx: Tx, organizationId: string, id: string): Promise<Activity> {
  const line = isId(id) ? await findActivity(tx, organizationId, id) : undefined;
  if (!line) throw notFound();
  return line;
}

/** A line with everything that its page shows. */
export async function readActivity(
  platform: Platform,
  scope: Scope,
  startYear: number,
  id: string,
): Promise<ActivityCard> {
  authorize(scope, programmePolicy, 'programme.read');
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const year = await getYear(tx, organizationId, startYear);
    const line = await getActivity(tx, organizationId, id);
    const stage = (await listStages(tx, organizationId, year.id)).find(
      (entry) => entry.number === line.stageNumber,
    );
    if (line.programmeYearId !== year.id || !stage) throw notFound();
    const history = await listAuditOf(tx, organizationId, 'activity', id, historyLength);
    const names = await accountNames(
      tx,
      organizationId,
      history.flatMap((entry) => entry.accountId ?? []),
    );
    const mayEdit = permits(scope, programmePolicy, 'activity.edit');
    const people = await personNames(
      tx,
      organizationId,
      line.responsiblePersonId === undefined ? [] : [line.responsiblePersonId],
    );
    return {
      year,
      stage,
      line,
      mayMark: mayMark(line, scope.roles, scope.personId),
      mayEdit,
      responsiblePerson: people.get(line.responsiblePersonId ?? ''),
      staff: mayEdit ? await listStaff(tx, organizationId) : [],
      evidence: await listEvidence(tx, organizationId, id),
      classes: await classLines(tx, scope, line),
      history: history.map((entry) => ({ ...entry, by: names.get(entry.accountId ?? '') })),
    };
  });
}

async function classLines(tx: Tx, scope: Scope, line: Activity): Promise<ClassLine[]> {
  if (!line.responsibleRoles.includes('classTeachers')) return [];
  const marks = await listClassMarks(tx, scope.organizationId, line.id);
  const doneOn = new Map(marks.map((mark) => [mark.classId, mark.doneOn]));
  return (await listClassesInTx(tx, scope.organizationId)).map((schoolClass) => ({
    schoolClass,
    doneOn: doneOn.get(schoolClass.id),
    mine: mayMarkClass(scope, schoolClass),
  }));
}

/** A class teacher marks his own class; those who may edit lines mark any. */
function mayMarkClass(scope: Scope, schoolClass: SchoolClass): boolean {
  if (permits(scope, programmePolicy, 'activity.edit')) return true;
  return scope.personId !== undefined && schoolClass.teacherId === scope.personId;
}

/**
 * Marks a line as done, begun, cancelled or open again. With a version it refuses when somebody changed the line
 * meanwhile; without one (the one-tap mark of a list) it takes the line as it is. Answers the line as it was.
 */
export async function changeStatus(
  platform: Platform,
  scope: Scope,
  id: string,
  change: StatusChange & { readonly version?: number | undefined },
  today: CalendarDate,
): Promise<Activity> {
  authorize(scope, programmePolicy, 'programme.read');
  const now = platform.clock.now();
  return platform.db.inOrganization(scope.organizationId, async (tx) => {
    const line = await getActivity(tx, scope.organizationId, id);
    if (!mayMark(line, scope.roles, scope.personId)) throw forbidden();
    const expected = { ...line, version: change.version ?? line.version };
    const changed = withStatus(expected, change, scope.accountId, today);
    await save(tx, scope.organizationId, changed, now);
    const details = {
      from: line.status,
      to: changed.status,
      ...(changed.doneOn === undefined ? {} : { doneOn: changed.doneOn }),
      noted: changed.note !== line.note,
    };
    await recordAudit(
      tx,
      scope,
      { action: 'activity.status', entity: 'activity', entityId: id, details },
      now,
    );
    return line;
  });
}

async function save(tx: Tx, organizationId: string, line: Activity, now: Date): Promise<void> {
  if (!(await updateActivity(tx, organizationId, line, now))) {
    throw new Refusal('common.refusal.changedMeanwhile', 409);
  }
}

export interface ActivityEdit {
  readonly title: string;
  readonly subItems: readonly string[];
  readonly termText: string;
  readonly windowFrom: CalendarDate;
  readonly windowTo: CalendarDate;
  readonly allYear: boolean;
  readonly responsibleText: string;
  readonly responsibleRoles: readonly ResponsibleRole[];
  readonly responsiblePersonId: string | undefined;
  readonly version: number;
}

/** Changes the words, the term and the responsible people of a line; the year grows with it when needed. */
export async function editActivity(
  platform: Platform,
  scope: Scope,
  id: string,
  edit: ActivityEdit,
): Promise<void> {
  authorize(scope, programmePolicy, 'activity.edit');
  const { organizationId } = scope;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const line = await getActivity(tx, organizationId, id);
    if (edit.responsiblePersonId !== undefined) {
      const staff = await listStaff(tx, organizationId);
      if (!staff.some((person) => person.id === edit.responsiblePersonId)) throw notFound();
    }
    await save(tx, organizationId, { ...line, ...edit }, now);
    await fitYear(tx, organizationId, line.programmeYearId, now);
    const details = {
      term: edit.windowFrom !== line.windowFrom || edit.windowTo !== line.windowTo,
      windowFrom: edit.windowFrom,
      windowTo: edit.windowTo,
      roles: edit.responsibleRoles.join(' '),
      person: edit.responsiblePersonId !== line.responsiblePersonId,
    };
    await recordAudit(tx, scope, { action: 'activity.edit', entity: 'activity', entityId: id, details }, now);
  });
}

/** Keeps the first and last day of a year around the windows of its lines. */
export async function fitYear(tx: Tx, organizationId: string, yearId: string, now: Date): Promise<void> {
  const year = await findYearById(tx, organizationId, yearId);
  if (!year) throw notFound();
  const span = yearSpan(year.startYear, await listActivities(tx, organizationId, yearId));
  if (span.startsOn === year.startsOn && span.endsOn === year.endsOn) return;
  await updateYear(tx, organizationId, { ...year, ...span }, now);
}

/**
 * Marks a class as done on a line, or takes the mark back. Answers the class's label. Somebody else's class
 * answers like an absent one.
 */
export async function markClass(
  platform: Platform,
  scope: Scope,
  id: string,
  mark: { readonly classId: string; readonly done: boolean },
  today: CalendarDate,
): Promise<string> {
  authorize(scope, programmePolicy, 'activity.markClass');
  const { organizationId } = scope;
  const now = platform.clock.now();
  return platform.db.inOrganization(organizationId, async (tx) => {
    const line = await getActivity(tx, organizationId, id);
    const classes = await listClassesInTx(tx, organizationId);
    const schoolClass = classes.find((entry) => entry.id === mark.classId);
    const fits = line.responsibleRoles.includes('classTeachers');
    if (!schoolClass || !fits || !mayMarkClass(scope, schoolClass)) throw notFound();
    if (mark.done) {
      const entry = { classId: mark.classId, doneOn: today };
      await saveClassMark(tx, organizationId, id, entry, scope.accountId);
    } else await deleteClassMark(tx, organizationId, id, mark.classId);
    const details = { label: schoolClass.label, done: mark.done };
    await recordAudit(
      tx,
      scope,
      { action: 'activity.class', entity: 'activity', entityId: id, details },
      now,
    );
    return schoolClass.label;
  });
}
