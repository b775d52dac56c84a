import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { describeEachEngine } from '../support/database.ts';
import { canRun, engineLimits } from '../support/engine-limits.ts';

/** For each limit, how to see that the engine can do it after all. A limit that has gone must leave the list. */
const proofs: Record<(typeof engineLimits)[number]['what'], (db: Database) => Promise<boolean>> = {
  concurrentTransactions: async (db) => {
    let second: Promise<boolean> = Promise.resolve(false);
    const withinFirst = db.asOwner(async (tx) => {
      await sql`select 1`.execute(tx);
      let done = false;
      // Started outside the transaction's own chain of calls, as another request would be.
      second = outside(() => db.ping().then(() => true));
      void second.then(() => {
        done = true;
      });
      for (let turn = 0; turn < 20 && !done; turn += 1) await sql`select pg_sleep(0.01)`.execute(tx);
      return done;
    });
    const result = await withinFirst;
    await second;
    return result;
  },
  statementTimeout: (db) =>
    db
      .asOwner((tx) => sql.raw('set local statement_timeout = 20; select pg_sleep(0.3)').execute(tx))
      .then(() => false)
      .catch(() => true),
  citus: async (db) => {
    const { rows } = await db.asOwner((tx) =>
      sql`select from pg_extension where extname = 'citus'`.execute(tx),
    );
    return rows.length > 0;
  },
};

function outside<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    setTimeout(() => work().then(resolve, reject), 0);
  });
}

describeEachEngine('the list of limits', (db, engine) => {
  test.each(Object.entries(proofs))('says the truth about %s', async (what, proof) => {
    const limit = engineLimits.find((entry) => entry.what === what);
    if (limit?.engine === engine || what === 'statementTimeout' || what === 'concurrentTransactions') {
      expect(await proof(db())).toBe(
        !engineLimits.some((entry) => entry.engine === engine && entry.what === what),
      );
    }
  });
});

describe('the list itself', () => {
  test('gives a reason for each entry', () => {
    for (const { engine, what, why } of engineLimits) {
      expect(why.length).toBeGreaterThan(20);
      expect(canRun(engine, what)).toBe(false);
    }
    expect(canRun('postgres', 'statementTimeout')).toBe(true);
  });
});
