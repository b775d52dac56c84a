import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { fromDriver } from './errors.ts';
import { parameter } from './values.ts';

export interface SqlResult {
  /** Command tag: `SELECT`, `COMMIT` … */
  readonly command: string | null;
  readonly rowCount: number | null;
  readonly rows: unknown[];
}

/** What a connection of either engine can do: one statement at a time. */
export interface SqlClient {
  query(text: string, values?: unknown[]): Promise<SqlResult | SqlResult[]>;
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** Runs one statement, or several parted by semicolons when there are no parameters; the last result counts. */
export async function run(
  client: SqlClient,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<SqlResult> {
  const values = parameters.map(parameter);
  const answer = values.length === 0 ? await client.query(text) : await client.query(text, values);
  const result = Array.isArray(answer) ? answer.at(-1) : answer;
  return result ?? { command: null, rowCount: null, rows: [] };
}

/**
 * The connection as one transaction sees it. After `end` it refuses everything: a statement that somebody forgot to
 * await must not run inside the next transaction of the same connection.
 */
export class TransactionConnection implements DatabaseConnection {
  readonly #client: SqlClient;
  readonly #idleMs: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;
  #stall: (error: Error) => void = () => {};
  /** Rejects when the transaction has sent nothing for too long; never resolves. */
  readonly stalled: Promise<never>;

  /** @param idleMs how long the transaction may go without a statement; undefined: as long as it likes */
  constructor(client: SqlClient, idleMs: number | undefined) {
    this.#client = client;
    this.#idleMs = idleMs;
    this.stalled = new Promise((_resolve, reject) => {
      this.#stall = reject;
    });
    this.#watch();
  }

  #watch(): void {
    if (this.#idleMs === undefined || this.#ended) return;
    this.#timer = setTimeout(() => {
      this.#stall(new Error('a transaction sent no statement for too long: nothing in it may wait'));
    }, this.#idleMs);
    this.#timer.unref();
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#ended) throw new Error('the transaction has ended: a statement was not awaited inside it');
    clearTimeout(this.#timer);
    try {
      const { command, rowCount, rows } = await run(this.#client, query.sql, query.parameters);
      const result = { rows: rows as R[] };
      return changing.has(command ?? '') ? { ...result, numAffectedRows: BigInt(rowCount ?? 0) } : result;
    } catch (error) {
      throw fromDriver(error);
    } finally {
      this.#watch();
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('rows are not streamed: page through them');
  }
}
