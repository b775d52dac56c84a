import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startEngine } from '../../src/db/embedded/engine-thread.ts';
import { type EmbeddedDatabase, openEmbedded } from '../../src/db/embedded/index.ts';
import { emptyDataDir } from '../support/database.ts';
import { buildProgram, startProgram } from '../support/program.ts';

// Engines and processes are started here: on a machine that is busy with other things that takes its time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const commits = 50;
let dataDir = '';

beforeEach(async () => {
  dataDir = await emptyDataDir();
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function insertOne(db: EmbeddedDatabase): Promise<void> {
  await db.asOwner((tx) => sql`insert into note values ('x')`.execute(tx));
}

/** Bytes of one statement in the wire protocol's simple form. */
function simpleQuery(text: string): Uint8Array<ArrayBuffer> {
  const body = new TextEncoder().encode(`${text}\0`);
  const message = new Uint8Array(body.length + 5);
  message[0] = 'Q'.charCodeAt(0);
  new DataView(message.buffer).setInt32(1, body.length + 4);
  message.set(body, 5);
  return message;
}

/** Syncs that an engine makes for a number of commits, asked for without the product's own set-up around it. */
async function syncsOf(durable: boolean): Promise<number> {
  const engine = await startEngine({ folder: join(dataDir, 'database'), snapshot: undefined, durable });
  try {
    await engine.exec(simpleQuery('create table if not exists note (text text)'));
    const before = await engine.counts();
    for (let count = 0; count < commits; count += 1) {
      await engine.exec(simpleQuery("insert into note values ('x')"));
    }
    return (await engine.counts()).files - before.files;
  } finally {
    await engine.close();
  }
}

describe('every commit reaches the disk before it is acknowledged', () => {
  test('the check can fail: the engine as it is shipped syncs nothing', async () => {
    expect(await syncsOf(true)).toBeGreaterThanOrEqual(commits);
    expect(await syncsOf(false)).toBe(0);
  });

  describe('in an open database', () => {
    let db: EmbeddedDatabase;
    beforeEach(async () => {
      db = await openEmbedded({ dataDir });
      await db.asOwner((tx) => sql`create table note (text text)`.execute(tx));
    });
    afterEach(() => db.close());

    test('one by one, or when many write at once; reading costs nothing', async () => {
      for (let count = 0; count < commits; count += 1) {
        const before = await db.syncCounts();
        await insertOne(db);
        expect((await db.syncCounts()).files).toBeGreaterThan(before.files);
      }

      const before = await db.syncCounts();
      await Promise.all(Array.from({ length: commits }, () => insertOne(db)));
      const after = await db.syncCounts();
      expect(after.files - before.files).toBeGreaterThanOrEqual(commits);

      for (let count = 0; count < 10; count += 1) {
        await db.asOwner((tx) => sql`select count(*) from note`.execute(tx));
      }
      expect(await db.syncCounts()).toEqual(after);
    });

    test('the files of a new table with their entries in the directory', async () => {
      const before = await db.syncCounts();
      await db.asOwner((tx) => sql`create table other (id int primary key, text text)`.execute(tx));
      expect((await db.syncCounts()).directories).toBeGreaterThan(before.directories);
    });
  });
});

describe('a disk that refuses to sync', () => {
  test('no commit is acknowledged, the engine stops, and starts again when the disk is back', async () => {
    const program = await buildProgram(
      new URL('./programs/broken-disk.ts', import.meta.url),
      new URL('./programs/failing-worker.ts', import.meta.url),
    );
    const running = startProgram(program, [dataDir]);
    expect(await running.ended).toBe(0);
    expect(running.lines.slice(0, -2)).toEqual([
      'first: done',
      'stopped: the disk refused to save: EIO: i/o error, fsync',
      'second: db.refusal.unavailable 503',
      'waiting: db.refusal.unavailable 503',
      'ping: db.refusal.unavailable 503',
      'back',
      'third: done',
    ]);
    // The row whose commit failed may be there or not, as with any server; the acknowledged ones are.
    expect(running.lines.at(-2)).toMatch(/^kept: first( second)? third$/);
    expect(running.lines.at(-1)).toBe('closed: db.refusal.unavailable 503');
  });
});
