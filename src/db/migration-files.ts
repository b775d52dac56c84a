import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupProblem } from './errors.ts';

/** The parts of one migration, in the order in which they run (decision 0003). */
export const migrationParts = ['tables', 'citus', 'keys'] as const;
export type MigrationPart = (typeof migrationParts)[number];

export interface MigrationFile {
  /** From 1, without gaps. */
  readonly number: number;
  readonly name: string;
  readonly part: MigrationPart;
  readonly fileName: string;
  readonly sql: string;
  /** SHA-256 of the text with `\n` at the ends of lines, so that a checkout on Windows has the same. */
  readonly checksum: string;
}

/** The migrations and the database do not fit together; nothing was changed by the step that failed. */
export class MigrationError extends SetupProblem {
  override name = 'MigrationError';
}

const fileName = /^(\d{4})_([a-z0-9_]+)\.(tables|citus|keys)\.sql$/;
/** Each file runs in one transaction together with its record: it must not end that itself. */
const transactionControl = /^\s*(?:commit|rollback|begin|start)\s*(?:work|transaction)?\s*;/im;

function parseName(file: string): Pick<MigrationFile, 'number' | 'name' | 'part' | 'fileName'> {
  const match = fileName.exec(file);
  const part = migrationParts.find((known) => known === match?.[3]);
  if (!match || !part) {
    throw new MigrationError(`${file} is not named NNNN_name.tables.sql, .citus.sql or .keys.sql`);
  }
  return { number: Number(match[1]), name: match[2] ?? '', part, fileName: file };
}

function checkNumbers(files: readonly MigrationFile[]): void {
  const names = new Map<number, string>();
  for (const { number, name, fileName: file } of files) {
    const other = names.get(number);
    if (other !== undefined && other !== name) {
      throw new MigrationError(`two migrations have the number of ${file}: ${other} and ${name}`);
    }
    names.set(number, name);
  }
  const numbers = [...names.keys()].sort((a, b) => a - b);
  numbers.forEach((number, index) => {
    if (number !== index + 1) throw new MigrationError(`migration ${index + 1} is missing before ${number}`);
  });
  for (const number of numbers) {
    if (!files.some((file) => file.number === number && file.part === 'tables')) {
      throw new MigrationError(`migration ${number} has no .tables.sql`);
    }
  }
}

/**
 * All migration files of a folder, in the order in which they run.
 * @throws MigrationError for a bad name, a gap, a number used twice or a file that controls its transaction
 */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
  const files = await Promise.all(
    names.map(async (name) => {
      const parsed = parseName(name);
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
      if (transactionControl.test(sql))
        throw new MigrationError(`${name} must not begin or end a transaction`);
      return { ...parsed, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
  checkNumbers(files);
  if (files.length === 0) throw new MigrationError(`no migrations in ${folder}`);
  const order = (file: MigrationFile) => file.number * 10 + migrationParts.indexOf(file.part);
  return files.sort((a, b) => order(a) - order(b));
}
