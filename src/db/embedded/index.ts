import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { SetupProblem, unavailable } from '../errors.ts';
import { databaseOver, type TransactionSettings } from '../transactions.ts';
import { DataFolderUnusable, holdsDatabase } from './data-folder.ts';
import { startEngine } from './engine-thread.ts';
import { DatabaseHeld, lockFolder } from './folder-lock.ts';
import type { EngineSetup, SyncCounts } from './protocol.ts';
import { openSession, type Session, type SessionOptions } from './session.ts';

export { DatabaseHeld, DataFolderUnusable };

export interface EmbeddedOptions extends TransactionSettings, SessionOptions {
  /** The database lies in `database` inside it, its lock in `database.lock`. Made when absent. */
  readonly dataDir: string;
  /** Told when the engine has stopped by itself. Calls fail with 503 until it could be started again. */
  readonly onFailure?: (reason: Error) => void;
}

export interface EmbeddedDatabase extends Database {
  /** How often the engine made files safe, since it was started. */
  syncCounts(): Promise<SyncCounts>;
  /** The whole database as a tar archive, for `openMemory`. */
  dump(): Promise<Uint8Array>;
}

const firstRestartMs = 500;
const slowestRestartMs = 10_000;

/** Keeps an engine running: one that stopped by itself (a full disk, a fault) is started again, as a server would be. */
class Keeper {
  readonly #start: () => Promise<Session>;
  readonly #onFailure: (reason: Error) => void;
  /** Whether what was saved is still there after a stop. */
  readonly #lasting: boolean;
  #session: Session | undefined;
  #message = 'the embedded database is being started';
  #over = false;

  constructor(start: () => Promise<Session>, lasting: boolean, onFailure: (reason: Error) => void) {
    this.#start = start;
    this.#lasting = lasting;
    this.#onFailure = onFailure;
  }

  async open(): Promise<void> {
    const session = await this.#start();
    if (this.#over) return session.close();
    this.#session = session;
    void session.engine.ended.then((reason) => this.#mourn(reason));
  }

  async #mourn(reason: Error | undefined): Promise<void> {
    if (!reason) return;
    this.#session = undefined;
    this.#message = `the embedded database has stopped: ${reason.message}`;
    this.#onFailure(reason);
    let pause = firstRestartMs;
    while (this.#lasting && !this.#over && !this.#session) {
      await wait(pause, undefined, { ref: false });
      pause = Math.min(pause * 2, slowestRestartMs);
      if (!this.#over) await this.open().catch(() => {});
    }
  }

  session(): Session {
    if (!this.#session) throw unavailable(this.#message);
    return this.#session;
  }

  async close(): Promise<void> {
    this.#over = true;
    this.#message = 'the database is closed';
    await this.#session?.close();
    this.#session = undefined;
  }

  /** Stops at once and for good. */
  async abandon(reason: Error): Promise<void> {
    this.#over = true;
    await this.#session?.engine.fail(reason);
  }
}

function databaseOf(
  keeper: Keeper,
  settings: TransactionSettings,
  afterClose: () => Promise<void>,
): EmbeddedDatabase {
  let closed: Promise<void> | undefined;
  const database = databaseOver(
    {
      engine: 'pglite',
      // Takes its place in the queue at once: whoever asked before a close is still served.
      lease: async () => keeper.session().queue.lease(),
      close: () => {
        closed ??= keeper.close().finally(afterClose);
        return closed;
      },
    },
    settings,
  );
  return {
    ...database,
    syncCounts: async () => {
      const session = keeper.session();
      return session.alone(() => session.engine.counts());
    },
    dump: async () => {
      await database.asOwner((tx) => sql`checkpoint`.execute(tx));
      const session = keeper.session();
      return session.alone(() => session.engine.dump());
    },
  };
}

async function startSession(setup: EngineSetup, options: SessionOptions): Promise<Session> {
  const engine = await startEngine(setup).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SetupProblem(`The embedded database does not start: ${reason}`, { cause: error });
  });
  return openSession(engine, options);
}

/**
 * Opens the database that lives inside the program, for one school; makes it when there is none. Every commit is on
 * the disk before it is acknowledged. The engine runs in a thread of its own.
 * @throws DatabaseHeld when another process has it; DataFolderUnusable when the folder holds something else;
 *   SetupProblem with what the engine said when it does not start
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const folder = join(options.dataDir, 'database');
  const lock = await lockFolder(`${folder}.lock`);
  try {
    holdsDatabase(folder);
    const setup = { folder, snapshot: undefined, durable: true };
    const keeper = new Keeper(() => startSession(setup, options), true, options.onFailure ?? (() => {}));
    await keeper.open();
    // Somebody else may have the folder by now: not one more byte.
    void lock.lost.then(() => keeper.abandon(new Error('its folder was taken by another process')));
    return databaseOf(keeper, options, () => lock.release());
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
  settings: TransactionSettings & SessionOptions = {},
): Promise<EmbeddedDatabase> {
  // A copy, which is handed over to the thread.
  const archive = snapshot && new Uint8Array(snapshot);
  const setup = { folder: undefined, snapshot: archive, durable: false };
  const keeper = new Keeper(
    () => startSession(setup, settings),
    false,
    () => {},
  );
  await keeper.open();
  return databaseOf(keeper, settings, async () => {});
}
