import { run, type SqlClient } from '../connection.ts';
import type { LeaseQueue } from './lease-queue.ts';

/*
 * A PostgreSQL server has processes that write checkpoints and clean tables. The embedded engine has none: left alone
 * its log would grow until the next start and its plans would rest on no statistics. This does their work while
 * nobody waits, one short step at a time, by the server's own thresholds.
 */

export interface HousekeepingOptions {
  /** How often to look whether there is something to do. */
  readonly everyMs?: number;
  /** How old the last checkpoint may grow while something is written. */
  readonly checkpointMs?: number;
}

/** The server's `checkpoint_timeout` is 5 min; a quarter of its `max_wal_size` keeps a restart after a crash quick. */
const defaultCheckpointMs = 5 * 60_000;
const checkpointBytes = 256 * 1024 * 1024;
const defaultEveryMs = 20_000;

const walQuery = `select (pg_current_wal_insert_lsn() - redo_lsn)::float8 as bytes from pg_control_checkpoint()`;

/** autovacuum_vacuum_threshold 50 + 0.2 of the rows, autovacuum_analyze_threshold 50 + 0.1 of the rows. */
const dustyQuery = `
  select format('%I.%I', s.schemaname, s.relname) as name, s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0) as dead
  from pg_stat_user_tables s join pg_class c on c.oid = s.relid
  where s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
    or s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
  order by s.n_dead_tup + s.n_mod_since_analyze desc limit 1`;

async function firstRow(client: SqlClient, query: string): Promise<object | undefined> {
  const row = (await run(client, query)).rows[0];
  return typeof row === 'object' && row !== null ? row : undefined;
}

/** Cleans the table that needs it most. Resolves to whether there was one. */
async function cleanOneTable(client: SqlClient): Promise<boolean> {
  const row = await firstRow(client, dustyQuery);
  if (!row) return false;
  const name: unknown = Reflect.get(row, 'name');
  await run(client, `${Reflect.get(row, 'dead') === true ? 'vacuum (analyze)' : 'analyze'} ${String(name)}`);
  return true;
}

export class Housekeeping {
  readonly #queue: LeaseQueue;
  readonly #timer: NodeJS.Timeout;
  readonly #checkpointMs: number;
  #lastCheckpoint = performance.now();
  #turn: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(queue: LeaseQueue, options: HousekeepingOptions = {}) {
    this.#queue = queue;
    this.#checkpointMs = options.checkpointMs ?? defaultCheckpointMs;
    this.#timer = setInterval(() => {
      this.#turn = this.#turn.then(() => this.round()).catch(() => {});
    }, options.everyMs ?? defaultEveryMs);
    this.#timer.unref();
  }

  /** Steps until there is nothing to do or somebody waits. */
  async round(): Promise<void> {
    while (!this.#stopped && this.#queue.isIdle && (await this.#step()));
  }

  async #step(): Promise<boolean> {
    const lease = await this.#queue.lease();
    try {
      return (await this.#checkpointWhenDue(lease.client)) || (await cleanOneTable(lease.client));
    } finally {
      lease.release(false);
    }
  }

  async #checkpointWhenDue(client: SqlClient): Promise<boolean> {
    const row = await firstRow(client, walQuery);
    const bytes = row ? Number(Reflect.get(row, 'bytes')) : 0;
    const old = performance.now() - this.#lastCheckpoint > this.#checkpointMs;
    // A checkpoint writes a little itself; it is not worth another one.
    if (bytes < (old ? 64 * 1024 : checkpointBytes)) return false;
    await run(client, 'checkpoint');
    this.#lastCheckpoint = performance.now();
    return true;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#turn;
  }
}
