import type { Transaction } from 'kysely';
import type { Tables } from './tables/index.ts';

/** One open transaction. It is dead as soon as the function that received it returns or throws. */
export type Tx = Transaction<Tables>;

/**
 * The only way to the database. Every call runs `work` in one short transaction: committed when it returns,
 * rolled back when it throws. Nothing in `work` may wait for hashing, rendering, files or the network, and no call
 * may be made inside another one.
 *
 * `work` runs again, up to three times more, when the engine gives it up for the sake of another transaction
 * (SQLSTATE 40001, 40P01), so it changes nothing but the database.
 *
 * Throws what `work` throws; `SqlError` for a statement that failed; `Refusal` `db.refusal.*` with 503 or 507 when
 * the database is busy, gone or full.
 */
export interface Database {
  readonly engine: 'pglite' | 'postgres';
  /** As `plecho_app` inside one organisation: row-level security lets through its rows only. */
  inOrganization<T>(organizationId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As `plecho_app` with no organisation set: directory tables only (`organization`, `login_directory` …). */
  inDirectory<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As the owner, past row-level security: migrations, backup, restore, checks of the engine. Never for a request. */
  asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Resolves when the engine answers; rejects with a Refusal when it does not. */
  ping(): Promise<void>;
  /** Waits for transactions under way, then closes. Later calls are refused. */
  close(): Promise<void>;
}

/** Name of the constraint that a failed statement broke, so that one place can map it to a Refusal. */
export function constraintOf(error: unknown): string | undefined {
  const constraint =
    typeof error === 'object' && error !== null ? Reflect.get(error, 'constraint') : undefined;
  return typeof constraint === 'string' ? constraint : undefined;
}
