import type { Tx } from '../../db/database.ts';
import type { Guardian, GuardianLink, Ward } from './guardian.ts';

/** Legal representatives of pupils, in the order in which they were entered; of all pupils when none are named. */
export async function listGuardiansOf(
  tx: Tx,
  organizationId: string,
  studentIds?: readonly string[],
): Promise<Guardian[]> {
  if (studentIds?.length === 0) return [];
  let query = tx
    .selectFrom('guardian_link')
    .innerJoin('person', (join) =>
      join
        .onRef('person.organization_id', '=', 'guardian_link.organization_id')
        .onRef('person.id', '=', 'guardian_link.guardian_id')
        .on('person.organization_id', '=', organizationId),
    )
    .select([
      'guardian_link.student_id',
      'guardian_link.kind as link_kind',
      'person.id',
      'person.last_name',
      'person.first_name',
      'person.middle_name',
      'person.phone',
      'person.email',
    ])
    .where('guardian_link.organization_id', '=', organizationId);
  if (studentIds !== undefined) query = query.where('guardian_link.student_id', 'in', [...studentIds]);
  const rows = await query.orderBy('guardian_link.created_at').orderBy('person.id').execute();
  return rows.map((row) => ({
    id: row.id,
    studentId: row.student_id,
    kind: row.link_kind,
    lastName: row.last_name,
    firstName: row.first_name,
    middleName: row.middle_name,
    phone: row.phone,
    email: row.email,
  }));
}

/** Pupils whom a person represents. */
export async function listWards(tx: Tx, organizationId: string, guardianId: string): Promise<Ward[]> {
  const rows = await tx
    .selectFrom('guardian_link')
    .innerJoin('person', (join) =>
      join
        .onRef('person.organization_id', '=', 'guardian_link.organization_id')
        .onRef('person.id', '=', 'guardian_link.student_id')
        .on('person.organization_id', '=', organizationId),
    )
    .leftJoin('school_class', (join) =>
      join
        .onRef('school_class.organization_id', '=', 'person.organization_id')
        .onRef('school_class.id', '=', 'person.class_id')
        .on('school_class.organization_id', '=', organizationId),
    )
    .select([
      'person.id',
      'person.last_name',
      'person.first_name',
      'person.middle_name',
      'school_class.label',
    ])
    .where('guardian_link.organization_id', '=', organizationId)
    .where('guardian_link.guardian_id', '=', guardianId)
    .orderBy('person.sort_key')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    lastName: row.last_name,
    firstName: row.first_name,
    middleName: row.middle_name,
    classLabel: row.label ?? undefined,
  }));
}

/** Adds links; those that are there stay as they are. */
export async function insertGuardianLinks(
  tx: Tx,
  organizationId: string,
  links: readonly GuardianLink[],
  now: Date,
): Promise<void> {
  if (links.length === 0) return;
  await tx
    .insertInto('guardian_link')
    .values(
      links.map((link) => ({
        organization_id: organizationId,
        student_id: link.studentId,
        guardian_id: link.guardianId,
        kind: link.kind,
        created_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['organization_id', 'student_id', 'guardian_id']).doNothing())
    .execute();
}

export async function deleteGuardianLink(
  tx: Tx,
  organizationId: string,
  studentId: string,
  guardianId: string,
): Promise<boolean> {
  const result = await tx
    .deleteFrom('guardian_link')
    .where('organization_id', '=', organizationId)
    .where('student_id', '=', studentId)
    .where('guardian_id', '=', guardianId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
