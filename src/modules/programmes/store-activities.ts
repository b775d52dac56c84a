import type { Selectable } from 'kysely';
import type { CalendarDate } from '../../core/clock.ts';
import type { Tx } from '../../db/database.ts';
import { asJson } from '../../db/tables/index.ts';
import type { ActivityTable } from '../../db/tables/programmes.ts';
import { type Activity, responsibleRoles } from './activity.ts';
import { toTexts } from './store.ts';

function toActivity(row: Selectable<ActivityTable>): Activity {
  const named = toTexts(row.responsible_roles);
  return {
    id: row.id,
    programmeYearId: row.programme_year_id,
    stageNumber: row.stage_number,
    position: row.position,
    code: row.code,
    title: row.title,
    subItems: toTexts(row.sub_items),
    termText: row.term_text,
    windowFrom: row.window_from,
    windowTo: row.window_to,
    allYear: row.all_year,
    responsibleText: row.responsible_text,
    responsibleRoles: responsibleRoles.filter((role) => named.includes(role)),
    responsiblePersonId: row.responsible_person_id ?? undefined,
    status: row.status,
    doneOn: row.done_on ?? undefined,
    doneBy: row.done_by ?? undefined,
    note: row.note,
    version: row.version,
  };
}

function toColumns(line: Activity) {
  return {
    stage_number: line.stageNumber,
    position: line.position,
    code: line.code,
    title: line.title,
    sub_items: asJson(line.subItems),
    term_text: line.termText,
    window_from: line.windowFrom,
    window_to: line.windowTo,
    all_year: line.allYear,
    responsible_text: line.responsibleText,
    responsible_roles: asJson(line.responsibleRoles),
    responsible_person_id: line.responsiblePersonId ?? null,
    status: line.status,
    done_on: line.doneOn ?? null,
    done_by: line.doneBy ?? null,
    note: line.note,
  };
}

/** Lines of a year in the order of the road map. */
export async function listActivities(tx: Tx, organizationId: string, yearId: string): Promise<Activity[]> {
  const rows = await tx
    .selectFrom('activity')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('programme_year_id', '=', yearId)
    .orderBy('stage_number')
    .orderBy('position')
    .execute();
  return rows.map(toActivity);
}

export async function findActivity(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<Activity | undefined> {
  const row = await tx
    .selectFrom('activity')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toActivity(row);
}

export async function insertActivities(
  tx: Tx,
  organizationId: string,
  lines: readonly Activity[],
  now: Date,
): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line) => ({
    organization_id: organizationId,
    id: line.id,
    programme_year_id: line.programmeYearId,
    ...toColumns(line),
    version: line.version,
    updated_at: now,
  }));
  await tx.insertInto('activity').values(rows).execute();
}

/** Writes a line if nobody changed it since `line.version`; false when somebody did. */
export async function updateActivity(
  tx: Tx,
  organizationId: string,
  line: Activity,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('activity')
    .set({ ...toColumns(line), version: line.version + 1, updated_at: now })
    .where('organization_id', '=', organizationId)
    .where('id', '=', line.id)
    .where('version', '=', line.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export interface ClassMark {
  readonly classId: string;
  readonly doneOn: CalendarDate;
}

/** Classes that are marked as done on a line. */
export async function listClassMarks(
  tx: Tx,
  organizationId: string,
  activityId: string,
): Promise<ClassMark[]> {
  const rows = await tx
    .selectFrom('activity_class_mark')
    .select(['class_id', 'done_on'])
    .where('organization_id', '=', organizationId)
    .where('activity_id', '=', activityId)
    .execute();
  return rows.map((row) => ({ classId: row.class_id, doneOn: row.done_on }));
}

/** Marks a class as done on a line; a second mark changes its day. */
export async function saveClassMark(
  tx: Tx,
  organizationId: string,
  activityId: string,
  mark: ClassMark,
  by: string | undefined,
): Promise<void> {
  await tx
    .insertInto('activity_class_mark')
    .values({
      organization_id: organizationId,
      activity_id: activityId,
      class_id: mark.classId,
      done_on: mark.doneOn,
      done_by: by ?? null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'activity_id', 'class_id'])
        .doUpdateSet({ done_on: mark.doneOn, done_by: by ?? null }),
    )
    .execute();
}

export async function deleteClassMark(
  tx: Tx,
  organizationId: string,
  activityId: string,
  classId: string,
): Promise<void> {
  await tx
    .deleteFrom('activity_class_mark')
    .where('organization_id', '=', organizationId)
    .where('activity_id', '=', activityId)
    .where('class_id', '=', classId)
    .execute();
}
