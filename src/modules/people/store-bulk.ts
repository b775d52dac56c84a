import type { Tx } from '../../db/database.ts';
import type { Person } from './person.ts';
import { type PersonFields, toColumns, toPerson } from './store.ts';

/**
 * Rows of one statement: 21 columns a person stay far below the 65,535 parameters of the protocol, and
 * a statement of this size takes a few milliseconds.
 */
const rowsOfOneStatement = 250;

function* slices<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += rowsOfOneStatement)
    yield items.slice(from, from + rowsOfOneStatement);
}

/** Adds many people with few statements. */
export async function insertPeople(
  tx: Tx,
  organizationId: string,
  people: readonly { readonly id: string; readonly fields: PersonFields }[],
  now: Date,
): Promise<void> {
  for (const slice of slices(people)) {
    await tx
      .insertInto('person')
      .values(
        slice.map(({ id, fields }) => ({
          organization_id: organizationId,
          id,
          ...toColumns(fields),
          version: 1,
          created_at: now,
          updated_at: now,
        })),
      )
      .execute();
  }
}

/** People by id, locked against changes until the transaction ends. */
export async function lockPeople(tx: Tx, organizationId: string, ids: readonly string[]): Promise<Person[]> {
  const people: Person[] = [];
  for (const slice of slices([...new Set(ids)].sort())) {
    const rows = await tx
      .selectFrom('person')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where('id', 'in', [...slice])
      .orderBy('id')
      .forUpdate()
      .execute();
    people.push(...rows.map(toPerson));
  }
  return people;
}

/** Writes many people that `lockPeople` gave, each one version on. */
export async function updatePeople(
  tx: Tx,
  organizationId: string,
  people: readonly Person[],
  now: Date,
): Promise<void> {
  for (const slice of slices(people)) {
    // One statement for many rows on every engine: an insert in which each row meets its own key.
    await tx
      .insertInto('person')
      .values(
        slice.map(({ id, version, ...fields }) => ({
          organization_id: organizationId,
          id,
          ...toColumns(fields),
          version: version + 1,
          created_at: now,
          updated_at: now,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['organization_id', 'id']).doUpdateSet((e) => ({
          kind: e.ref('excluded.kind'),
          last_name: e.ref('excluded.last_name'),
          first_name: e.ref('excluded.first_name'),
          middle_name: e.ref('excluded.middle_name'),
          sort_key: e.ref('excluded.sort_key'),
          search_key: e.ref('excluded.search_key'),
          gender: e.ref('excluded.gender'),
          born_on: e.ref('excluded.born_on'),
          class_id: e.ref('excluded.class_id'),
          position: e.ref('excluded.position'),
          subject: e.ref('excluded.subject'),
          qualification: e.ref('excluded.qualification'),
          experience_years: e.ref('excluded.experience_years'),
          workplace: e.ref('excluded.workplace'),
          phone: e.ref('excluded.phone'),
          email: e.ref('excluded.email'),
          name_forms: e.ref('excluded.name_forms'),
          status: e.ref('excluded.status'),
          version: e.ref('excluded.version'),
          updated_at: e.ref('excluded.updated_at'),
        })),
      )
      .execute();
  }
}
