import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  DefaultQueryExecutor,
  type Dialect,
  DummyDriver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SingleConnectionProvider,
  Transaction,
} from 'kysely';
import { isId } from '../core/id.ts';
import { run, type SqlClient, TransactionConnection } from './connection.ts';
import type { Database, Tx } from './database.ts';
import { fromDriver, sqlStateOf, unavailable } from './errors.ts';
import type { Tables } from './tables/index.ts';

/** A connection held by one transaction. */
export interface Lease {
  readonly client: SqlClient;
  /** @param broken the connection is in an unknown state and must not be used again */
  release(broken: boolean): void;
}

/** Where transactions get their connection. */
export interface ConnectionSource {
  readonly engine: Database['engine'];
  /** Waits for a free connection, first come, first served; rejects when the engine is gone or too many wait. */
  lease(): Promise<Lease>;
  close(): Promise<void>;
  /** What must precede `SET LOCAL` in a transaction of the application. */
  readonly preamble?: string;
}

export interface TransactionSettings {
  /** A transaction of the application that sends no statement for so long is rolled back. */
  readonly idleMs?: number;
}

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();
const dialect: Dialect = {
  createAdapter: () => adapter,
  createDriver: () => new DummyDriver(),
  createQueryCompiler: () => compiler,
  createIntrospector: (db) => new PostgresIntrospector(db),
};
const driver = dialect.createDriver();

function transactionOver(connection: TransactionConnection): Tx {
  const executor = new DefaultQueryExecutor(compiler, adapter, new SingleConnectionProvider(connection));
  return new Transaction<Tables>({ config: { dialect }, driver, executor, dialect });
}

/** Failures after which the same work may succeed: serialization_failure, deadlock_detected. */
const passing = new Set(['40001', '40P01']);
const attempts = 4;
const defaultIdleMs = 15_000;

/** Migrations, backups and checks take the time that they need. */
const ownerBegin =
  'begin; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0';

async function commit(client: SqlClient): Promise<void> {
  const { command } = await run(client, 'commit');
  if (command === 'COMMIT') return;
  if (command !== 'ROLLBACK') throw unavailable('the engine did not confirm a commit');
  throw new Error('nothing was saved: a statement had failed and its error was swallowed');
}

/** Runs `work` between `begin` and `commit` on one connection. */
async function attempt<T>(
  lease: Lease,
  begin: string,
  idleMs: number | undefined,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const { client } = lease;
  let connection: TransactionConnection | undefined;
  let broken = false;
  try {
    await run(client, begin);
    connection = new TransactionConnection(client, idleMs);
    const result = await Promise.race([work(transactionOver(connection)), connection.stalled]);
    connection.end();
    await commit(client);
    return result;
  } catch (error) {
    connection?.end();
    await run(client, 'rollback').catch(() => {
      broken = true;
    });
    throw fromDriver(error);
  } finally {
    lease.release(broken);
  }
}

/** The `Database` over a source of connections: roles, the tenant, retries and the ban on nesting, for every engine. */
export function databaseOver(source: ConnectionSource, settings: TransactionSettings = {}): Database {
  const inside = new AsyncLocalStorage<{ open: boolean }>();
  const idleMs = settings.idleMs ?? defaultIdleMs;
  const preamble = source.preamble ?? '';

  async function transact<T>(
    begin: string,
    idle: number | undefined,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    if (inside.getStore()?.open) {
      throw new Error('a transaction was asked for inside another one: pass the open one on');
    }
    for (let turn = 1; ; turn += 1) {
      const lease = await source.lease().catch((error: unknown) => {
        throw fromDriver(error);
      });
      const state = { open: true };
      try {
        return await inside.run(state, () => attempt(lease, begin, idle, work));
      } catch (error) {
        if (turn === attempts || !passing.has(sqlStateOf(error) ?? '')) throw error;
      } finally {
        state.open = false;
      }
      await wait(randomInt(5, 25 * turn));
    }
  }

  return {
    engine: source.engine,
    inOrganization: async (organizationId, work) => {
      // SET takes no parameters: only a value that is a UUID is ever put between the quotes.
      if (!isId(organizationId)) throw new Error('an organisation is named by a lower-case UUID');
      const tenant = `set local app.org = '${organizationId}'`;
      return transact(`begin; ${preamble}set local role plecho_app; ${tenant}`, idleMs, work);
    },
    inDirectory: (work) =>
      transact(`begin; ${preamble}set local role plecho_app; set local app.org = ''`, idleMs, work),
    asOwner: (work) => transact(ownerBegin, undefined, work),
    ping: async () => {
      const lease = await source.lease().catch((error: unknown) => {
        throw fromDriver(error);
      });
      let broken = true;
      try {
        await run(lease.client, 'select 1');
        broken = false;
      } catch (error) {
        throw fromDriver(error);
      } finally {
        lease.release(broken);
      }
    },
    close: () => source.close(),
  };
}
