import { sql } from 'kysely';
import type { Tx } from '../db/database.ts';

/** The record of migrations is made by the runner, never restored. */
const notDumped = new Set(['schema_migration']);

/** Every table of the product that holds rows. */
export async function listTables(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition order by c.relname`.execute(
    tx,
  );
  return rows.map((row) => row.name).filter((name) => !notDumped.has(name));
}

const rowsAFetch = 1000;

/** Rows of a table as JSON texts, a thousand at a time, in the snapshot of the transaction. */
export async function* readRows(tx: Tx, table: string): AsyncGenerator<string[]> {
  await sql`declare backup_rows no scroll cursor for select to_jsonb(t)::text as line from ${sql.table(table)} t`.execute(
    tx,
  );
  try {
    for (;;) {
      const { rows } = await sql<{
        line: string;
      }>`fetch ${sql.raw(String(rowsAFetch))} from backup_rows`.execute(tx);
      if (rows.length > 0) yield rows.map((row) => row.line);
      if (rows.length < rowsAFetch) return;
    }
  } finally {
    await sql`close backup_rows`.execute(tx);
  }
}

/** Writes rows that were read by `readRows`; columns that the schema computes are left to it. */
export async function writeRows(
  tx: Tx,
  table: string,
  columns: readonly string[],
  lines: readonly string[],
): Promise<void> {
  const list = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${list})
    select ${list} from jsonb_populate_recordset(null::${sql.table(table)}, ${`[${lines.join(',')}]`}::jsonb)`.execute(
    tx,
  );
}

export async function listColumns(tx: Tx, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select a.attname as name from pg_attribute a
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by a.attnum`.execute(tx);
  return rows.map((row) => row.name);
}

/**
 * Runs `work` without foreign keys and puts them back, which checks every row: rows come in any order, and some
 * tables point at each other.
 */
export async function withoutForeignKeys(tx: Tx, work: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    select c.conrelid::regclass::text as table, c.conname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where c.contype = 'f' and n.nspname = current_schema() and c.conparentid = 0 order by 1, 2`.execute(tx);
  for (const key of rows)
    await sql`alter table ${sql.table(key.table)} drop constraint ${sql.ref(key.name)}`.execute(tx);
  await work();
  for (const key of rows) {
    await sql`alter table ${sql.table(key.table)} add constraint ${sql.ref(key.name)} ${sql.raw(key.definition)}`.execute(
      tx,
    );
  }
}
