import { cp, mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { type EmbeddedDatabase, openMemory } from '../../src/db/embedded/index.ts';
import type { SessionOptions } from '../../src/db/embedded/session.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import type { TransactionSettings } from '../../src/db/transactions.ts';

export type EngineName = Database['engine'];

async function ask(path: string): Promise<unknown> {
  const response = await fetch(inject('testServicesUrl') + path);
  const answer: unknown = await response.json();
  const part = (name: string): unknown =>
    answer && typeof answer === 'object' ? Reflect.get(answer, name) : undefined;
  if (!response.ok) throw new Error(`the test database could not be made: ${String(part('error'))}`);
  return part('value');
}

export type TestSettings = TransactionSettings & SessionOptions;

async function openOnPostgres(settings: TestSettings): Promise<Database> {
  const made = (await ask('/create-database')) as { url: string; name: string };
  const db = await openPostgres({ connectionString: made.url, poolSize: 4, ...settings });
  const close = async () => {
    await db.close();
    await ask(`/drop-database?${encodeURIComponent(made.name)}`);
  };
  return { ...db, close };
}

/** A migrated, empty database in memory. */
export async function openTestMemory(settings: TestSettings = {}): Promise<EmbeddedDatabase> {
  return openMemory(await readFile((await ask('/snapshot')) as string), settings);
}

/**
 * A migrated, empty database that nobody else sees; close it when done. On PGlite it lies in memory and takes about
 * half a second.
 */
export async function openTestDatabase(
  engine: EngineName = 'pglite',
  settings: TestSettings = {},
): Promise<Database> {
  return engine === 'postgres' ? openOnPostgres(settings) : openTestMemory(settings);
}

/** A data folder of one's own with an empty embedded database in it; to be removed by whoever asked for it. */
export async function emptyDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'plecho-data-'));
  await cp((await ask('/data-folder')) as string, dataDir, { recursive: true });
  return dataDir;
}

const withPostgres = (await ask('/has-postgres')) === true;

/** The engines that this machine can test on; a missing PostgreSQL is named at the end of the run. */
export const testEngines: readonly EngineName[] = withPostgres ? ['pglite', 'postgres'] : ['pglite'];

/**
 * Runs a suite once on each engine, with a database of its own that is opened before the first test and closed after
 * the last.
 * @param suite gets a function that gives the open database, to be called inside tests and hooks
 */
export function describeEachEngine(
  name: string,
  suite: (db: () => Database, engine: EngineName) => void,
): void {
  for (const engine of testEngines) {
    describe(`${name} on ${engine}`, () => {
      let db: Database | undefined;
      beforeAll(async () => {
        db = await openTestDatabase(engine);
      });
      afterAll(async () => {
        await db?.close();
      });
      suite(() => {
        if (!db) throw new Error('the database is open inside tests and hooks only');
        return db;
      }, engine);
    });
  }
}
