import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Database } from '../database.ts';
import { unavailable } from '../errors.ts';
import { databaseOver, type TransactionSettings } from '../transactions.ts';
import { parserOf } from '../values.ts';
import { DataFolderUnusable, holdsDatabase } from './data-folder.ts';
import { type EngineThread, startEngine } from './engine-thread.ts';
import { DatabaseHeld, type FolderLock, lockFolder } from './folder-lock.ts';
import { Housekeeping, type HousekeepingOptions } from './housekeeping.ts';
import { LeaseQueue } from './lease-queue.ts';
import type { SyncCounts } from './protocol.ts';
import { WireStream } from './wire.ts';

export { DatabaseHeld, DataFolderUnusable };

export interface EmbeddedOptions extends TransactionSettings, HousekeepingOptions {
  /** The database lies in `database` inside it, its lock in `database.lock`. Made when absent. */
  readonly dataDir: string;
  /** Told when the engine ends by itself: every call fails from then on, and only a new start helps. */
  readonly onFailure?: (reason: Error) => void;
  /** How long a transaction may wait for its turn, in milliseconds. */
  readonly waitMs?: number;
}

export interface EmbeddedDatabase extends Database {
  /** How often the engine made files safe, since it was opened. */
  syncCounts(): Promise<SyncCounts>;
  /** The whole database as a tar archive, for `openMemory`. */
  dump(): Promise<Uint8Array>;
}

const defaultWaitMs = 30_000;

type Opened = Pick<EmbeddedOptions, 'waitMs' | 'idleMs' | 'everyMs' | 'onFailure'>;

async function databaseOf(
  engine: EngineThread,
  lock: FolderLock | undefined,
  options: Opened,
): Promise<EmbeddedDatabase> {
  const client = new pg.Client({
    stream: () => new WireStream(engine),
    user: 'postgres',
    database: 'postgres',
    types: { getTypeParser: (typeId: number) => parserOf(typeId) },
  });
  // A broken wire fails the statements on it; the reason comes by way of `ended`.
  client.on('error', () => {});
  await client.connect();
  const queue = new LeaseQueue(client, options.waitMs ?? defaultWaitMs);
  const housekeeping = new Housekeeping(queue, options);

  void engine.ended.then((reason) => {
    queue.close(reason ? `the embedded database has stopped: ${reason.message}` : 'the database is closed');
    if (!reason) return;
    void housekeeping.stop();
    void lock?.release();
    options.onFailure?.(reason);
  });
  // Somebody else may have the folder by now: not one more byte.
  void lock?.lost.then(() => engine.fail(new Error('its folder was taken by another process')));

  let closed: Promise<void> | undefined;
  async function close(): Promise<void> {
    await housekeeping.stop();
    await queue.drain('the database is closed');
    await client.end();
    await engine.close();
    await lock?.release();
  }

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    const lease = await queue.lease();
    try {
      return await work();
    } finally {
      lease.release(false);
    }
  }

  const source = {
    engine: 'pglite' as const,
    lease: () => queue.lease(),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
  return {
    ...databaseOver(source, options),
    syncCounts: () => alone(() => engine.counts()),
    dump: () =>
      alone(async () => {
        await client.query('checkpoint');
        return engine.dump();
      }),
  };
}

/**
 * Opens the database that lives inside the program, for one school; makes it when there is none. Every commit is on
 * the disk before it is acknowledged. The engine runs in a thread of its own.
 * @throws DatabaseHeld when another process has it; DataFolderUnusable when the folder holds something else;
 *   Refusal `db.refusal.unavailable` when the engine does not start
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const folder = join(options.dataDir, 'database');
  const lock = await lockFolder(`${folder}.lock`);
  try {
    holdsDatabase(folder);
    const engine = await startEngine({ folder, snapshot: undefined, durable: true }).catch(
      (error: unknown) => {
        throw unavailable(error instanceof Error ? error.message : String(error));
      },
    );
    return await databaseOf(engine, lock, options);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * A database in memory, for tests: quick, and gone when it is closed.
 * @param snapshot what `dump` gave; without it the database is empty
 */
export async function openMemory(
  snapshot?: Uint8Array,
  options: TransactionSettings = {},
): Promise<EmbeddedDatabase> {
  const engine = await startEngine({ folder: undefined, snapshot, durable: false });
  return databaseOf(engine, undefined, options);
}
