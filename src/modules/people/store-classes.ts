import { newId } from '../../core/id.ts';
import type { Tx } from '../../db/database.ts';
import type { ClassLabel } from './class-label.ts';
import type { SchoolClass } from './person.ts';
import type { PersonName } from './person-name.ts';
import { listClasses } from './store.ts';

/** A class with how many pupils it has and who leads it. */
export interface ClassLine extends SchoolClass {
  /** Active pupils. */
  readonly pupils: number;
  readonly teacher: (PersonName & { readonly id: string }) | undefined;
}

/** All classes by grade and letter. */
export async function listClassLines(tx: Tx, organizationId: string): Promise<ClassLine[]> {
  const classes = await listClasses(tx, organizationId);
  const counts = await tx
    .selectFrom('person')
    .select(['class_id'])
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'student')
    .where('status', '=', 'active')
    .where('class_id', 'is not', null)
    .groupBy('class_id')
    .execute();
  const teachers = await tx
    .selectFrom('school_class')
    .innerJoin('person', (join) =>
      join
        .onRef('person.organization_id', '=', 'school_class.organization_id')
        .onRef('person.id', '=', 'school_class.teacher_id')
        .on('person.organization_id', '=', organizationId),
    )
    .select(['person.id', 'person.last_name', 'person.first_name', 'person.middle_name'])
    .where('school_class.organization_id', '=', organizationId)
    .execute();
  const pupils = new Map(counts.map((row) => [row.class_id, Number(row.count)]));
  const byId = new Map(
    teachers.map((row) => [
      row.id,
      { id: row.id, lastName: row.last_name, firstName: row.first_name, middleName: row.middle_name },
    ]),
  );
  return classes.map((entry) => ({
    ...entry,
    pupils: pupils.get(entry.id) ?? 0,
    teacher: entry.teacherId === undefined ? undefined : byId.get(entry.teacherId),
  }));
}

/** Adds the classes that are not there yet; answers the id of each label. */
export async function ensureClasses(
  tx: Tx,
  organizationId: string,
  labels: readonly ClassLabel[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const known = new Map((await listClasses(tx, organizationId)).map((entry) => [entry.label, entry.id]));
  const absent = [...new Map(labels.map((label) => [label.label, label])).values()].filter(
    (label) => !known.has(label.label),
  );
  if (absent.length === 0) return known;
  await tx
    .insertInto('school_class')
    .values(
      absent.map(({ grade, letter, label }) => ({
        organization_id: organizationId,
        id: newId(),
        grade,
        letter,
        label,
        teacher_id: null,
        created_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['organization_id', 'label']).doNothing())
    .execute();
  return new Map((await listClasses(tx, organizationId)).map((entry) => [entry.label, entry.id]));
}

/** Says who leads a class; nobody when undefined. */
export async function updateClassTeacher(
  tx: Tx,
  organizationId: string,
  classId: string,
  teacherId: string | undefined,
): Promise<void> {
  await tx
    .updateTable('school_class')
    .set({ teacher_id: teacherId ?? null })
    .where('organization_id', '=', organizationId)
    .where('id', '=', classId)
    .execute();
}

/** Whether anybody, those who left too, is still in a class. */
export async function isClassEmpty(tx: Tx, organizationId: string, classId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('class_id', '=', classId)
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}

export async function deleteClass(tx: Tx, organizationId: string, classId: string): Promise<void> {
  await tx
    .deleteFrom('school_class')
    .where('organization_id', '=', organizationId)
    .where('id', '=', classId)
    .execute();
}
