import { writeSync } from 'node:fs';
import { sql } from 'kysely';
import { newId } from '../../../src/core/id.ts';
import type { Database } from '../../../src/db/database.ts';
import { openEmbedded } from '../../../src/db/embedded/index.ts';

/**
 * Opens a database, reports what is in it, then writes with several clients until it is killed. One operation writes
 * two tables and moves a counter; its id is printed after the acknowledgement and not before. Argument: data folder.
 */
const [dataDir = ''] = process.argv.slice(2);
const clients = 4;

/** Straight to the pipe: what was printed before a kill arrives. A full pipe takes it a little later. */
function say(line: string): void {
  for (let rest = Buffer.from(`${line}\n`); rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (!(error instanceof Error && Reflect.get(error, 'code') === 'EAGAIN')) throw error;
    }
  }
}

async function report(db: Database): Promise<void> {
  await db.asOwner(async (tx) => {
    await sql
      .raw(`
      create table if not exists half_a (id uuid primary key, note text not null);
      create table if not exists half_b (id uuid primary key, note text not null);
      create table if not exists tally (name text primary key, total integer not null);
      insert into tally values ('operations', 0) on conflict do nothing`)
      .execute(tx);
  });
  const { rows } = await db.asOwner((tx) =>
    sql<{ a: string | null; b: string | null }>`
      select half_a.id as a, half_b.id as b from half_a full join half_b on half_a.id = half_b.id`.execute(
      tx,
    ),
  );
  const { rows: tallies } = await db.asOwner((tx) =>
    sql<{ total: number }>`select total from tally`.execute(tx),
  );
  for (const { a, b } of rows) say(a !== null && b !== null ? `kept ${a}` : `half ${a ?? b}`);
  say(`tally ${tallies[0]?.total ?? -1}`);
}

async function operate(db: Database, note: string): Promise<void> {
  const id = newId();
  await db.asOwner(async (tx) => {
    await sql`insert into half_a values (${id}, ${note})`.execute(tx);
    await sql`update tally set total = total + 1`.execute(tx);
    await sql`insert into half_b values (${id}, ${note})`.execute(tx);
  });
  say(`acked ${id}`);
}

const db = await openEmbedded({ dataDir, everyMs: 100 });
await report(db);
say('writing');

async function client(number: number): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    // Long enough to spill over pages and now and then into a new piece of the log.
    await operate(db, `${number}.${turn} `.repeat(200));
    if (turn % 25 === 0) await db.asOwner((tx) => sql`checkpoint`.execute(tx));
    if (turn % 40 === 0) {
      const name = `extra_${number}_${turn}`;
      await db.asOwner((tx) =>
        sql
          .raw(`create table if not exists ${name} as select * from half_a limit 50; drop table ${name}`)
          .execute(tx),
      );
    }
  }
}

await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
