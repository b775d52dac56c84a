import { join } from 'node:path';
import { sql } from 'kysely';
import { packageRoot } from '../config/package-root.ts';
import { systemClock } from '../core/clock.ts';
import type { Database, Tx } from './database.ts';
import { SqlError } from './errors.ts';
import { MigrationError, type MigrationFile, readMigrations } from './migration-files.ts';

export { MigrationError };

export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly part: string;
  readonly checksum: string;
  readonly applied_at: Date;
}

export interface SchemaState {
  /** Highest number that is applied, also in part; 0 for an empty database. */
  readonly number: number;
  readonly applied: readonly AppliedMigration[];
  /** File names that a migration would run, in order. */
  readonly pending: readonly string[];
}

/** Any number that nobody else uses: 'plecho' in ASCII. */
const advisoryKey = '123627222296687';

export function migrationsFolder(): string {
  return join(packageRoot(), 'migrations');
}

/**
 * One runner at a time, where several share a server; held until the end of the transaction. The record is read again
 * under it, so a runner that had to wait finds the work done.
 */
async function takeTurn(tx: Tx): Promise<void> {
  await sql.raw(`select pg_advisory_xact_lock(${advisoryKey})`).execute(tx);
}

async function recordExists(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{
    found: boolean;
  }>`select to_regclass('schema_migration') is not null as found`.execute(tx);
  return rows[0]?.found === true;
}

async function makeRecord(tx: Tx): Promise<void> {
  await takeTurn(tx);
  if (await recordExists(tx)) return;
  await sql`create table schema_migration (
    number integer not null,
    name text not null,
    part text not null,
    checksum text not null,
    applied_at timestamptz not null,
    constraint schema_migration_pk primary key (number, part)
  )`.execute(tx);
}

async function readRecord(tx: Tx): Promise<AppliedMigration[]> {
  if (!(await recordExists(tx))) return [];
  const { rows } = await sql<AppliedMigration>`
    select number, name, part, checksum, applied_at from schema_migration order by number, applied_at`.execute(
    tx,
  );
  return rows;
}

async function hasCitus(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from pg_extension where extname = 'citus'`.execute(tx);
  return rows.length > 0;
}

function checkRecord(files: readonly MigrationFile[], applied: readonly AppliedMigration[]): void {
  const newest = files.at(-1)?.number ?? 0;
  for (const record of applied) {
    if (record.number > newest) {
      throw new MigrationError(
        `The database has migration ${record.number} (${record.name}), and this version of Plecho knows ${newest}: ` +
          'it was used by a newer version. Install that one again, or restore a backup made before.',
      );
    }
    const file = files.find(({ number, part }) => number === record.number && part === record.part);
    const title = `${String(record.number).padStart(4, '0')}_${record.name}.${record.part}.sql`;
    if (!file) throw new MigrationError(`${title} was applied to the database, and the file is gone`);
    if (file.checksum !== record.checksum || file.name !== record.name) {
      throw new MigrationError(
        `${file.fileName} was changed after it had been applied: write a new migration`,
      );
    }
  }
}

/** Distribution comes before the foreign keys or never: Citus refuses it afterwards. */
function pendingOf(
  files: readonly MigrationFile[],
  applied: readonly AppliedMigration[],
  citus: boolean,
): MigrationFile[] {
  const done = new Set(applied.map(({ number, part }) => `${number} ${part}`));
  return files.filter(({ number, part }) => {
    if (done.has(`${number} ${part}`)) return false;
    return part !== 'citus' || (citus && !done.has(`${number} keys`));
  });
}

function lineOf(text: string, position: number | undefined): string {
  return position === undefined ? '' : `:${text.slice(0, position).split('\n').length}`;
}

/** One file and its record, together or not at all. Resolves to false when another runner was quicker. */
async function apply(tx: Tx, file: MigrationFile): Promise<boolean> {
  await takeTurn(tx);
  const applied = await readRecord(tx);
  if (applied.some(({ number, part }) => number === file.number && part === file.part)) return false;
  try {
    await sql.raw(file.sql).execute(tx);
  } catch (error) {
    const line = error instanceof SqlError ? lineOf(file.sql, error.position) : '';
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`${file.fileName}${line}: ${reason}`, { cause: error });
  }
  await sql`insert into schema_migration (number, name, part, checksum, applied_at)
    values (${file.number}, ${file.name}, ${file.part}, ${file.checksum}, ${systemClock.now()})`.execute(tx);
  return true;
}

/** What is applied and what is not. Throws MigrationError when database and files do not fit together. */
export async function schemaState(db: Database, folder: string = migrationsFolder()): Promise<SchemaState> {
  const files = await readMigrations(folder);
  return db.asOwner(async (tx) => {
    const applied = await readRecord(tx);
    checkRecord(files, applied);
    const pending = pendingOf(files, applied, await hasCitus(tx)).map(({ fileName }) => fileName);
    return { number: Math.max(0, ...applied.map(({ number }) => number)), applied, pending };
  });
}

/**
 * Brings the schema up to date: runs the files that are not recorded yet, each in its own transaction together with
 * its record, so that a run that was killed goes on where it stopped. Safe to call from several processes at once.
 * `through` stops after that number: a restore brings an older backup into the schema that it was made with.
 * @returns names of the files that this call ran
 * @throws MigrationError for an edited or missing file, a newer database, a gap, or a file that fails
 */
export async function migrate(
  db: Database,
  folder: string = migrationsFolder(),
  through: number = Number.POSITIVE_INFINITY,
): Promise<{ applied: string[] }> {
  const files = (await readMigrations(folder)).filter((file) => file.number <= through);
  const pending = await db.asOwner(async (tx) => {
    await makeRecord(tx);
    const applied = await readRecord(tx);
    checkRecord(files, applied);
    return pendingOf(files, applied, await hasCitus(tx));
  });
  const applied: string[] = [];
  for (const file of pending) {
    if (await db.asOwner((tx) => apply(tx, file))) applied.push(file.fileName);
  }
  return { applied };
}
