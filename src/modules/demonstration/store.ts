import type { Tx } from '../../db/database.ts';
import { asJson } from '../../db/tables/index.ts';

/** The installation's setting that says which organisation is the demonstration school. */
const markKey = 'demonstration';

/** The mark as it was stored; undefined when there is no demonstration school. */
export async function findMark(tx: Tx): Promise<unknown> {
  const row = await tx
    .selectFrom('installation_setting')
    .select('value')
    .where('key', '=', markKey)
    .executeTakeFirst();
  return row?.value;
}

export async function insertMark(tx: Tx, mark: object, now: Date): Promise<void> {
  await tx
    .insertInto('installation_setting')
    .values({ key: markKey, value: asJson(mark), updated_at: now })
    .execute();
}
