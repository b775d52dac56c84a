import type { Tx } from '../../db/database.ts';
import type { PersonKind } from './person.ts';
import { kindsOfTab, type PersonFilter, type PersonLine } from './person-list.ts';
import { toPerson } from './store.ts';

function withClass(tx: Tx, organizationId: string) {
  return tx
    .selectFrom('person')
    .leftJoin('school_class', (join) =>
      join
        .onRef('school_class.organization_id', '=', 'person.organization_id')
        .onRef('school_class.id', '=', 'person.class_id')
        .on('school_class.organization_id', '=', organizationId),
    )
    .where('person.organization_id', '=', organizationId);
}

/** A pattern for LIKE in which the text stands for itself. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

function matching(tx: Tx, organizationId: string, filter: Omit<PersonFilter, 'sort' | 'descending'>) {
  const kinds = filter.kind === undefined ? [...kindsOfTab(filter.tab)] : [filter.kind];
  let query = withClass(tx, organizationId)
    .where('person.kind', 'in', kinds)
    .where('person.status', '=', filter.status);
  if (filter.classId === 'none') query = query.where('person.class_id', 'is', null);
  else if (filter.classId !== undefined) query = query.where('person.class_id', '=', filter.classId);
  for (const word of wordsOf(filter.search))
    query = query.where('person.search_key', 'like', containing(word));
  return query;
}

const wordsOf = (search: string): string[] => search.split(' ').filter((part) => part !== '');

type Matching = ReturnType<typeof matching>;

/** Sorted rows end with the name and the id, so that pages never overlap. */
function ordered(query: Matching, filter: PersonFilter): Matching {
  const direction = filter.descending ? ('desc' as const) : ('asc' as const);
  const emptyLast = (column: 'person.born_on' | 'person.experience_years') =>
    query.orderBy(column, (order) => (filter.descending ? order.desc() : order.asc()).nullsLast());
  if (filter.sort === 'class')
    return query
      .orderBy('school_class.grade', (order) => (filter.descending ? order.desc() : order.asc()).nullsLast())
      .orderBy('school_class.letter', direction);
  if (filter.sort === 'born') return emptyLast('person.born_on');
  if (filter.sort === 'experience') return emptyLast('person.experience_years');
  if (filter.sort === 'position') return query.orderBy('person.position', direction);
  if (filter.sort === 'kind') return query.orderBy('person.kind', direction);
  return query;
}

export interface PersonPage {
  readonly lines: readonly PersonLine[];
  /** Rows of all pages. */
  readonly total: number;
}

/** One page of the list of people. */
export async function listPeoplePage(
  tx: Tx,
  organizationId: string,
  filter: PersonFilter,
): Promise<PersonPage> {
  const found = matching(tx, organizationId, filter);
  const { count } = await found.select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const rows = await ordered(found, filter)
    .orderBy('person.sort_key', filter.sort === 'name' && filter.descending ? 'desc' : 'asc')
    .orderBy('person.id')
    .selectAll('person')
    .select('school_class.label as class_label')
    .limit(filter.size)
    .offset((filter.page - 1) * filter.size)
    .execute();
  return { lines: rows.map(toLine), total: Number(count) };
}

function toLine(row: Parameters<typeof toPerson>[0] & { class_label: string | null }): PersonLine {
  return { ...toPerson(row), classLabel: row.class_label ?? undefined };
}

/** One person with his class. */
export async function findPersonLine(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<PersonLine | undefined> {
  const row = await withClass(tx, organizationId)
    .selectAll('person')
    .select('school_class.label as class_label')
    .where('person.id', '=', id)
    .executeTakeFirst();
  return row && toLine(row);
}

/** People by id with their classes, by class and name. */
export async function listPersonLines(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<PersonLine[]> {
  if (ids.length === 0) return [];
  const rows = await withClass(tx, organizationId)
    .selectAll('person')
    .select('school_class.label as class_label')
    .where('person.id', 'in', [...ids])
    .orderBy('school_class.grade')
    .orderBy('school_class.letter')
    .orderBy('person.sort_key')
    .orderBy('person.id')
    .execute();
  return rows.map(toLine);
}

/** Everybody of the given kinds, those who left too, by class and name: for imports. */
export async function listPeopleOfKinds(
  tx: Tx,
  organizationId: string,
  kinds: readonly PersonKind[],
): Promise<PersonLine[]> {
  const rows = await withClass(tx, organizationId)
    .selectAll('person')
    .select('school_class.label as class_label')
    .where('person.kind', 'in', [...kinds])
    .orderBy('person.sort_key')
    .orderBy('person.id')
    .execute();
  return rows.map(toLine);
}

export interface PeopleCounts {
  /** Active people by kind. */
  readonly byKind: ReadonlyMap<PersonKind, number>;
  /** Active pupils by class; `none` for those without one. */
  readonly byClass: ReadonlyMap<string, number>;
  /** People who left, by kind. */
  readonly leftByKind: ReadonlyMap<PersonKind, number>;
}

/** How many people there are of each kind and in each class, among those whose names hold the words. */
export async function countPeople(tx: Tx, organizationId: string, search: string): Promise<PeopleCounts> {
  let query = tx
    .selectFrom('person')
    .select(['kind', 'status', 'class_id'])
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('organization_id', '=', organizationId);
  for (const word of wordsOf(search)) query = query.where('search_key', 'like', containing(word));
  const rows = await query.groupBy(['kind', 'status', 'class_id']).execute();
  const byKind = new Map<PersonKind, number>();
  const byClass = new Map<string, number>();
  const leftByKind = new Map<PersonKind, number>();
  const add = <K>(map: Map<K, number>, key: K, count: number) => map.set(key, (map.get(key) ?? 0) + count);
  for (const row of rows) {
    const count = Number(row.count);
    if (row.status === 'left') add(leftByKind, row.kind, count);
    else {
      add(byKind, row.kind, count);
      if (row.kind === 'student') add(byClass, row.class_id ?? 'none', count);
    }
  }
  return { byKind, byClass, leftByKind };
}

/** Active people of one class, by name. */
export async function listClassMembers(
  tx: Tx,
  organizationId: string,
  classIds: readonly string[],
): Promise<PersonLine[]> {
  if (classIds.length === 0) return [];
  const rows = await withClass(tx, organizationId)
    .selectAll('person')
    .select('school_class.label as class_label')
    .where('person.class_id', 'in', [...classIds])
    .where('person.status', '=', 'active')
    .orderBy('school_class.grade')
    .orderBy('school_class.letter')
    .orderBy('person.sort_key')
    .orderBy('person.id')
    .execute();
  return rows.map(toLine);
}

/** People who share a name as far as search goes, active ones first. */
export async function findNamesakes(
  tx: Tx,
  organizationId: string,
  searchKey: string,
): Promise<PersonLine[]> {
  const rows = await withClass(tx, organizationId)
    .selectAll('person')
    .select('school_class.label as class_label')
    .where('person.search_key', '=', searchKey)
    .orderBy('person.status')
    .orderBy('person.id')
    .execute();
  return rows.map(toLine);
}
