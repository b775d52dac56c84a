import type { Tx } from '../../db/database.ts';
import { asJson } from '../../db/tables/index.ts';

/** A fact about the whole installation; undefined when it was never written. */
export async function findSetting(tx: Tx, key: string): Promise<unknown> {
  const row = await tx
    .selectFrom('installation_setting')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value;
}

export async function saveSetting(tx: Tx, key: string, value: unknown, now: Date): Promise<void> {
  const values = { value: asJson(value), updated_at: now };
  await tx
    .insertInto('installation_setting')
    .values({ key, ...values })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
    .execute();
}
