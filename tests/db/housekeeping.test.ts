import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { openTestDatabase } from '../support/database.ts';

// Engines and processes are started here: on a machine that is busy with other things that takes its time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let db: Database;
beforeEach(async () => {
  db = await openTestDatabase('pglite', { everyMs: 50, checkpointMs: 0 });
  await db.asOwner((tx) =>
    sql
      .raw(`create table note (id int primary key, text text);
      insert into note select n, repeat('x', 200) from generate_series(1, 2000) n`)
      .execute(tx),
  );
});
afterEach(() => db.close());

const one = async (query: string) =>
  (await db.asOwner((tx) => sql.raw<{ value: unknown }>(query).execute(tx))).rows[0]?.value;

describe('the work that a server does by itself', () => {
  test('statistics follow the data, dead rows go', async () => {
    await db.asOwner((tx) => sql`update note set text = 'y'`.execute(tx));
    await expect
      .poll(
        () =>
          one(`select last_analyze is not null and last_vacuum is not null and n_dead_tup = 0 as value
        from pg_stat_user_tables where relname = 'note'`),
        { timeout: 10_000 },
      )
      .toBe(true);
    expect(await one(`select reltuples as value from pg_class where relname = 'note'`)).toBe(2000);
  });

  test('a checkpoint follows what was written, and nothing follows nothing', async () => {
    const redo = 'select redo_lsn::text as value from pg_control_checkpoint()';
    const before = await one(redo);
    await db.asOwner((tx) => sql`update note set text = repeat('z', 200)`.execute(tx));
    await expect.poll(() => one(redo), { timeout: 10_000 }).not.toBe(before);
    // Left alone it comes to rest.
    await expect.poll(async () => (await one(redo)) === (await later(redo)), { timeout: 10_000 }).toBe(true);
  });
});

async function later(query: string): Promise<unknown> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return one(query);
}
