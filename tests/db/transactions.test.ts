import { setTimeout as wait } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '../../src/core/id.ts';
import { constraintOf, type Database, type Tx } from '../../src/db/database.ts';
import { SqlError } from '../../src/db/errors.ts';
import { describeEachEngine, openTestDatabase } from '../support/database.ts';
import { canRun } from '../support/engine-limits.ts';

// Engines and processes are started here: on a machine that is busy with other things that takes its time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const notes = async (db: Database) =>
  (await db.asOwner((tx) => sql<{ text: string }>`select text from note order by text`.execute(tx))).rows.map(
    ({ text }) => text,
  );
const add = (tx: Tx, text: string) => sql`insert into note (text) values (${text})`.execute(tx);
/** Fails the way the engine does when it gives a transaction up. */
const fail = (state: string): RawBuilder<unknown> =>
  sql.raw(`do $$ begin raise exception 'given up' using errcode = '${state}'; end $$`);

async function makeNotes(db: Database): Promise<void> {
  await db.asOwner((tx) =>
    sql
      .raw(`create table note (
      text text not null constraint note_text_unique unique,
      size int constraint note_size_positive check (size > 0), day date)`)
      .execute(tx),
  );
}

describeEachEngine('a transaction', (db, engine) => {
  beforeAll(() => makeNotes(db()));
  beforeEach(() => db().asOwner((tx) => sql`delete from note`.execute(tx)));

  test('is saved when its work returns, and gives its result', async () => {
    expect(await db().asOwner((tx) => add(tx, 'one').then(() => 'result'))).toBe('result');
    expect(await notes(db())).toEqual(['one']);
  });

  test('leaves nothing when its work throws', async () => {
    const failing = db().asOwner(async (tx) => {
      await add(tx, 'one');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await notes(db())).toEqual([]);
  });

  test('is not taken for saved when the error of a statement was swallowed', async () => {
    const failing = db().asOwner(async (tx) => {
      await add(tx, 'one');
      await sql`select 1/0`.execute(tx).catch(() => {});
    });
    await expect(failing).rejects.toThrow('nothing was saved');
    expect(await notes(db())).toEqual([]);
  });

  test('is refused inside another one, which goes on', async () => {
    await db().asOwner(async (tx) => {
      await add(tx, 'outer');
      for (const nested of [
        () => db().inOrganization(newId(), async () => {}),
        () => db().inDirectory(async () => {}),
        () => db().asOwner(async () => {}),
      ]) {
        await expect(nested()).rejects.toThrow('inside another one');
      }
    });
    expect(await notes(db())).toEqual(['outer']);
  });

  test('may be asked for by what an ended one has started', async () => {
    let later: Promise<void> = Promise.resolve();
    await db().asOwner(async () => {
      later = wait(20).then(() => db().asOwner(async (tx) => void (await add(tx, 'later'))));
    });
    await later;
    expect(await notes(db())).toEqual(['later']);
  });

  test('is dead after its end: a statement that was not awaited runs nowhere', async () => {
    let kept: Tx | undefined;
    await db().asOwner(async (tx) => {
      kept = tx;
    });
    await expect(kept ? add(kept, 'stray') : undefined).rejects.toThrow('was not awaited');
    expect(await notes(db())).toEqual([]);
  });

  test('runs statements that are sent at once one after another', async () => {
    await db().asOwner(async (tx) => {
      await Promise.all(['a', 'b', 'c'].map((text) => add(tx, text)));
    });
    expect(await notes(db())).toEqual(['a', 'b', 'c']);
  });

  test.each(['40001', '40P01'])('is tried again when the engine gives it up (%s)', async (state) => {
    let turns = 0;
    await db().asOwner(async (tx) => {
      turns += 1;
      await add(tx, 'once');
      if (turns < 4) await fail(state).execute(tx);
    });
    expect(turns).toBe(4);
    expect(await notes(db())).toEqual(['once']);
  });

  test('is given up after four turns, and at once for any other failure', async () => {
    for (const [state, expected] of [
      ['40001', 4],
      ['P0001', 1],
      ['23514', 1],
    ] as const) {
      let turns = 0;
      const failing = db().asOwner(async (tx) => {
        turns += 1;
        await fail(state).execute(tx);
      });
      await expect(failing).rejects.toMatchObject({ code: state });
      expect(turns).toBe(expected);
    }
  });

  test('that breaks a constraint names it', async () => {
    const broken = async (work: (tx: Tx) => Promise<unknown>) =>
      constraintOf(
        await db()
          .asOwner(work)
          .catch((error: unknown) => error),
      );
    await db().asOwner((tx) => add(tx, 'one'));
    expect(await broken((tx) => add(tx, 'one'))).toBe('note_text_unique');
    expect(await broken((tx) => sql`insert into note values ('two', 0)`.execute(tx))).toBe(
      'note_size_positive',
    );
    expect(await broken((tx) => sql`select 1/0`.execute(tx))).toBeUndefined();
    expect(constraintOf(undefined)).toBeUndefined();
  });

  test('that fails tells no value of a row, neither in words nor anywhere else', async () => {
    const canary = 'Канарейкина Мария';
    const failures = await Promise.all(
      [
        (tx: Tx) => add(tx, canary).then(() => add(tx, canary)),
        (tx: Tx) => sql`insert into note (text, day) values ('x', ${canary})`.execute(tx),
        (tx: Tx) => sql`select ${canary}::int`.execute(tx),
        (tx: Tx) => sql`select ${`{"a": ${canary}`}::jsonb`.execute(tx),
        (tx: Tx) => sql`insert into note (text) select null from (select ${canary}::text) x`.execute(tx),
        (tx: Tx) => sql`select ${canary} ~ ${`(${canary}`}`.execute(tx),
      ].map((work) =>
        db()
          .asOwner(work)
          .catch((error: unknown) => error),
      ),
    );
    for (const failure of failures) {
      expect(failure).toBeInstanceOf(SqlError);
      const told = [failure instanceof SqlError ? failure.stack : '', JSON.stringify(failure)].join('\n');
      expect(told).not.toContain(canary);
      expect(told).toMatch(/SQLSTATE [0-9A-Z]{5}/);
    }
  });

  test('gives the number of rows that it changed', async () => {
    const changed = await db().asOwner(async (tx) => {
      await sql`insert into note (text) values ('a'), ('b'), ('c')`.execute(tx);
      return sql`update note set size = 1 where text <> 'a'`.execute(tx);
    });
    expect(changed.numAffectedRows).toBe(2n);
  });

  if (canRun(engine, 'concurrentTransactions')) {
    test('survives a deadlock: both works are done in the end', async () => {
      await db().asOwner((tx) => sql`insert into note values ('x', 1), ('y', 1)`.execute(tx));
      let arrived = 0;
      const touch = (first: string, second: string) =>
        db().asOwner(async (tx) => {
          await sql`update note set size = size + 1 where text = ${first}`.execute(tx);
          arrived += 1;
          while (arrived < 2) await wait(5);
          await sql`update note set size = size + 1 where text = ${second}`.execute(tx);
        });
      await Promise.all([touch('x', 'y'), touch('y', 'x')]);
      const { rows } = await db().asOwner((tx) => sql`select size from note`.execute(tx));
      expect(rows).toEqual([{ size: 3 }, { size: 3 }]);
    });
  }
});

describe('the one connection of the embedded engine', () => {
  test('is lent in the order of asking', async () => {
    const db = await openTestDatabase();
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        db.inDirectory(async (tx) => {
          await sql`select 1`.execute(tx);
          order.push(index);
          await wait(index % 3);
        }),
      ),
    );
    expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
    await db.close();
  });

  test('is taken back from a transaction that waits for something else', async () => {
    const db = await openTestDatabase('pglite', { idleMs: 1_000 });
    await makeNotes(db);
    const idle = db.inDirectory(async () => {
      await wait(60_000, undefined, { ref: false });
    });
    await expect(idle).rejects.toThrow('nothing in it may wait');
    await db.ping();
    // Statements keep it alive, and so does a long one.
    await db.inDirectory(async (tx) => {
      for (let turn = 0; turn < 4; turn += 1) {
        await wait(300);
        await sql`select 1`.execute(tx);
      }
      await sql`select pg_sleep(1.2)`.execute(tx);
    });
    await db.close();
  });

  test('keeps nobody waiting for ever', async () => {
    const db = await openTestDatabase('pglite', { waitMs: 100 });
    let finish: () => void = () => {};
    const holding = db.asOwner(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve;
        }),
    );
    await expect(db.ping()).rejects.toMatchObject({ code: 'db.refusal.busy', status: 503 });
    finish();
    await holding;
    await db.ping();
    await db.close();
  });

  test('is closed after those who had asked, and refused to those who come later', async () => {
    const db = await openTestDatabase();
    await makeNotes(db);
    const asked = ['a', 'b', 'c'].map((text) => db.asOwner((tx) => add(tx, text)));
    const closing = db.close();
    await expect(db.ping()).rejects.toMatchObject({ code: 'db.refusal.unavailable', status: 503 });
    await Promise.all(asked);
    await closing;
    await db.close();
    await expect(notes(db)).rejects.toMatchObject({ code: 'db.refusal.unavailable' });
  });

  test('fails everybody when the engine dies', async () => {
    const db = await openTestDatabase();
    // The backend ends at the next error: here that is the whole engine.
    const killing = db.asOwner((tx) => sql.raw('set exit_on_error = on; select 1/0').execute(tx));
    const waiting = db.ping();
    const results = await Promise.allSettled([killing, waiting, killing.catch(() => db.ping())]);
    for (const result of results) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'db.refusal.unavailable' } });
    }
    await db.close();
  });
});
