import type { Tx } from '../../db/database.ts';

/** Active people by kind, for the first steps of a school. */
export async function countPeopleByKind(
  tx: Tx,
  organizationId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('person')
    .select(['kind'])
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('organization_id', '=', organizationId)
    .where('status', '=', 'active')
    .groupBy('kind')
    .execute();
  return new Map(rows.map((row) => [row.kind, Number(row.count)]));
}
