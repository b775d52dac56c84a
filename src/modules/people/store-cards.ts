import type { Tx } from '../../db/database.ts';
import type { Person, PersonKind } from './person.ts';
import { toPerson } from './store.ts';

/** Whole cards of people by id, in no order that means anything; bounded statements for long lists. */
export async function listPeopleByIds(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<Person[]> {
  const wanted = [...new Set(ids)];
  const people: Person[] = [];
  for (let from = 0; from < wanted.length; from += 1000) {
    const rows = await tx
      .selectFrom('person')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where('id', 'in', wanted.slice(from, from + 1000))
      .execute();
    people.push(...rows.map(toPerson));
  }
  return people;
}

/** Whole cards of the active people of a kind, by name. */
export async function listActivePeople(tx: Tx, organizationId: string, kind: PersonKind): Promise<Person[]> {
  const rows = await tx
    .selectFrom('person')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('kind', '=', kind)
    .where('status', '=', 'active')
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  return rows.map(toPerson);
}
