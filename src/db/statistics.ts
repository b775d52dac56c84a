import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Tables } from './tables/index.ts';

/**
 * Tells the planner how large tables have become. An engine does so by itself within a minute; until then checks of
 * foreign keys into a table that has just been filled go by an index that they only half fit, and every row costs as
 * much as all rows before it. For work that adds many rows at once; it is the owner's privilege.
 */
export async function refreshStatistics(db: Database, tables: readonly (keyof Tables)[]): Promise<void> {
  await db.asOwner(async (tx) => {
    for (const table of tables) await sql`analyze ${sql.table(table)}`.execute(tx);
  });
}
