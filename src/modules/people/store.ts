import type { Selectable } from 'kysely';
import type { Tx } from '../../db/database.ts';
import { asJson } from '../../db/tables/index.ts';
import type { PersonTable } from '../../db/tables/people-and-accounts.ts';
import type { Person, SchoolClass } from './person.ts';
import { searchKey, sortKey } from './person-name.ts';

export function toPerson(row: Selectable<PersonTable>): Person {
  return {
    id: row.id,
    kind: row.kind,
    lastName: row.last_name,
    firstName: row.first_name,
    middleName: row.middle_name,
    gender: row.gender,
    bornOn: row.born_on ?? undefined,
    classId: row.class_id ?? undefined,
    position: row.position,
    subject: row.subject,
    qualification: row.qualification,
    experienceYears: row.experience_years ?? undefined,
    workplace: row.workplace,
    phone: row.phone,
    email: row.email,
    nameForms: row.name_forms ?? undefined,
    status: row.status,
    version: row.version,
  };
}

export type PersonFields = Omit<Person, 'id' | 'version'>;

/** Columns of a person, with the keys that make every engine sort and search Russian names alike. */
export function toColumns(person: PersonFields) {
  const whole = `${person.lastName} ${person.firstName} ${person.middleName}`;
  return {
    kind: person.kind,
    last_name: person.lastName,
    first_name: person.firstName,
    middle_name: person.middleName,
    sort_key: sortKey(person),
    search_key: searchKey(whole),
    gender: person.gender,
    born_on: person.bornOn ?? null,
    class_id: person.classId ?? null,
    position: person.position,
    subject: person.subject,
    qualification: person.qualification,
    experience_years: person.experienceYears ?? null,
    workplace: person.workplace,
    phone: person.phone,
    email: person.email,
    name_forms: person.nameForms === undefined ? null : asJson(person.nameForms),
    status: person.status,
  };
}

export async function insertPerson(
  tx: Tx,
  organizationId: string,
  id: string,
  person: PersonFields,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('person')
    .values({
      organization_id: organizationId,
      id,
      ...toColumns(person),
      version: 1,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

export async function findPerson(tx: Tx, organizationId: string, id: string): Promise<Person | undefined> {
  const row = await tx
    .selectFrom('person')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toPerson(row);
}

/** Writes a person if nobody changed it since `version`; false when somebody did. */
export async function updatePerson(
  tx: Tx,
  organizationId: string,
  id: string,
  version: number,
  person: PersonFields,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('person')
    .set({ ...toColumns(person), version: version + 1, updated_at: now })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** All classes of the organisation, by grade and letter. */
export async function listClasses(tx: Tx, organizationId: string): Promise<SchoolClass[]> {
  const rows = await tx
    .selectFrom('school_class')
    .select(['id', 'grade', 'letter', 'label', 'teacher_id'])
    .where('organization_id', '=', organizationId)
    .orderBy('grade')
    .orderBy('letter')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    grade: row.grade,
    letter: row.letter,
    label: row.label,
    teacherId: row.teacher_id ?? undefined,
  }));
}

/** A person as a list of choices needs it. */
export interface PersonChoice {
  readonly id: string;
  readonly kind: Person['kind'];
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly classLabel: string | undefined;
  readonly position: string;
}

/** Active people of the organisation, guardians left out, by class and name. */
export async function listPersonChoices(tx: Tx, organizationId: string): Promise<PersonChoice[]> {
  const rows = await tx
    .selectFrom('person')
    .leftJoin('school_class', (join) =>
      join
        .onRef('school_class.organization_id', '=', 'person.organization_id')
        .onRef('school_class.id', '=', 'person.class_id')
        .on('school_class.organization_id', '=', organizationId),
    )
    .select([
      'person.id',
      'person.kind',
      'person.last_name',
      'person.first_name',
      'person.middle_name',
      'school_class.label',
      'person.position',
    ])
    .where('person.organization_id', '=', organizationId)
    .where('person.status', '=', 'active')
    .where('person.kind', '<>', 'guardian')
    .orderBy('school_class.grade')
    .orderBy('school_class.letter')
    .orderBy('person.sort_key')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    lastName: row.last_name,
    firstName: row.first_name,
    middleName: row.middle_name,
    classLabel: row.label ?? undefined,
    position: row.position,
  }));
}
