import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../src/db/database.ts';
import { openEmbedded } from '../src/db/embedded/index.ts';
import { MigrationError, migrate, migrationsFolder, schemaState } from '../src/db/migrate.ts';
import { readMigrations } from '../src/db/migration-files.ts';
import { describeEachEngine, emptyDataDir, openTestDatabase } from './support/database.ts';
import { buildProgram, startProgram } from './support/program.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plecho-migrations-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFile(join(folder, name), text);
const digits = (number: number) => String(number).padStart(4, '0');

async function exists(db: Database, table: string): Promise<boolean> {
  const { rows } = await db.asOwner((tx) =>
    sql<{ found: boolean }>`select to_regclass(${table}) is not null as found`.execute(tx),
  );
  return rows[0]?.found === true;
}

describe('the files of a folder', () => {
  const refusals: readonly [name: string, files: readonly string[], message: string][] = [
    ['a gap', ['0001_a.tables.sql', '0003_b.tables.sql'], 'migration 2 is missing before 3'],
    ['a beginning above one', ['0002_a.tables.sql'], 'migration 1 is missing before 2'],
    ['a number used twice', ['0001_a.tables.sql', '0001_b.tables.sql'], 'two migrations have the number'],
    ['a name of another shape', ['1_a.sql'], 'is not named NNNN_name'],
    ['keys without tables', ['0001_a.keys.sql'], 'migration 1 has no .tables.sql'],
    ['an empty folder', [], 'no migrations in'],
  ];
  test.each(refusals)('are refused for %s', async (_name, files, message) => {
    for (const name of files) await put(name, 'select 1;');
    await expect(readMigrations(folder)).rejects.toThrow(message);
    await expect(readMigrations(folder)).rejects.toBeInstanceOf(MigrationError);
  });

  test.each(['COMMIT;', 'select 1;\n  rollback ;', 'begin;\nselect 1;', 'START TRANSACTION;'])(
    'are refused when one controls its transaction: %j',
    async (text) => {
      await put('0001_a.tables.sql', text);
      await expect(readMigrations(folder)).rejects.toThrow('must not begin or end a transaction');
    },
  );

  test('may hold a block of code', async () => {
    await put('0001_a.tables.sql', 'DO $$\nBEGIN\n  PERFORM 1;\nEND\n$$;\nDO $$ begin null; end; $$;');
    await expect(readMigrations(folder)).resolves.toHaveLength(1);
  });

  test('run by number, then tables, citus, keys', async () => {
    for (const name of ['0002_b.tables.sql', '0001_a.keys.sql', '0001_a.tables.sql', '0001_a.citus.sql']) {
      await put(name, 'select 1;');
    }
    expect((await readMigrations(folder)).map(({ fileName }) => fileName)).toEqual([
      '0001_a.tables.sql',
      '0001_a.citus.sql',
      '0001_a.keys.sql',
      '0002_b.tables.sql',
    ]);
  });

  test('have the same checksum with the line ends of Windows', async () => {
    await put('0001_a.tables.sql', 'select 1;\nselect 2;\n');
    const [unix] = await readMigrations(folder);
    await put('0001_a.tables.sql', 'select 1;\r\nselect 2;\r\n');
    const [windows] = await readMigrations(folder);
    expect(windows?.checksum).toBe(unix?.checksum);
  });
});

describeEachEngine('the runner', (database, engine) => {
  let next = 0;
  // On top of the product's own migrations, which the database of the test already has.
  beforeEach(async () => {
    await cp(migrationsFolder(), folder, { recursive: true });
    next = ((await readMigrations(folder)).at(-1)?.number ?? 0) + 1;
  });

  test('has nothing to do twice', async () => {
    expect(await migrate(database())).toEqual({ applied: [] });
    const state = await schemaState(database(), folder);
    expect(state.pending).toEqual([]);
    expect(state.number).toBe(next - 1);
    expect(state.applied[0]).toMatchObject({ number: 1, part: 'tables', applied_at: expect.any(Date) });
  });

  test('refuses a file that was changed after it was applied', async () => {
    const path = join(folder, '0001_organizations.tables.sql');
    await writeFile(path, `${await readFile(path, 'utf8')}\n-- a second thought\n`);
    await expect(migrate(database(), folder)).rejects.toThrow(
      '0001_organizations.tables.sql was changed after',
    );
    await expect(schemaState(database(), folder)).rejects.toBeInstanceOf(MigrationError);
  });

  test('refuses a file that is gone', async () => {
    await rm(join(folder, '0001_organizations.keys.sql'));
    await expect(migrate(database(), folder)).rejects.toThrow(
      '0001_organizations.keys.sql was applied to the database',
    );
  });

  test('acts as the owner: the application cannot read the record', async () => {
    const reading = database().inDirectory((tx) => sql`select * from schema_migration`.execute(tx));
    await expect(reading).rejects.toMatchObject({ code: '42501' });
  });

  describe('with new files', () => {
    let db: Database;
    beforeEach(async () => {
      db = await openTestDatabase(engine);
    });
    afterEach(() => db.close());

    test('runs what is new and records it', async () => {
      await put(`${digits(next)}_extra.tables.sql`, 'create table extra (id int primary key);');
      await put(`${digits(next)}_extra.citus.sql`, "select create_distributed_table('extra', 'id');");
      await put(`${digits(next)}_extra.keys.sql`, 'create table extra_key (id int references extra);');
      const names = [`${digits(next)}_extra.tables.sql`, `${digits(next)}_extra.keys.sql`];
      expect((await schemaState(db, folder)).pending).toEqual(names);
      // Without the extension the part for Citus is neither run nor recorded.
      expect(await migrate(db, folder)).toEqual({ applied: names });
      expect(await migrate(db, folder)).toEqual({ applied: [] });
      expect(await exists(db, 'extra_key')).toBe(true);
      // A database that a newer version has used is refused, and stays as it is.
      for (const name of names) await rm(join(folder, name));
      await rm(join(folder, `${digits(next)}_extra.citus.sql`));
      await expect(migrate(db, folder)).rejects.toThrow('used by a newer version');
      expect(await exists(db, 'extra_key')).toBe(true);
    });

    test('leaves nothing of a file that fails, and goes on there when it is mended', async () => {
      await put(`${digits(next)}_good.tables.sql`, 'create table good (id int);');
      const bad = `${digits(next + 1)}_bad.tables.sql`;
      await put(bad, 'create table half (id int);\n\ninsert into nowhere values (1);');
      const failure = await migrate(db, folder).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(MigrationError);
      expect(String(failure)).toContain(`${bad}:3: relation "nowhere" does not exist (SQLSTATE 42P01)`);
      expect(await exists(db, 'half')).toBe(false);
      expect(await exists(db, 'good')).toBe(true);
      expect((await schemaState(db, folder)).pending).toEqual([bad]);

      await put(bad, 'create table half (id int);');
      expect(await migrate(db, folder)).toEqual({ applied: [bad] });
      expect(await exists(db, 'half')).toBe(true);
    });

    test('shares the work with another one that runs at the same time', async () => {
      for (let offset = 0; offset < 5; offset += 1) {
        await put(`${digits(next + offset)}_t${offset}.tables.sql`, `create table t${offset} (id int);`);
      }
      const runs = await Promise.all([migrate(db, folder), migrate(db, folder), migrate(db, folder)]);
      expect(runs.flatMap(({ applied }) => applied).sort()).toEqual(
        [0, 1, 2, 3, 4].map((offset) => `${digits(next + offset)}_t${offset}.tables.sql`),
      );
    });
  });
});

describe('a runner that is killed', () => {
  test('is finished by the next run', { timeout: 120_000 }, async () => {
    const program = await buildProgram(new URL('./db/programs/migrator.ts', import.meta.url));
    const dataDir = await emptyDataDir();
    const names: string[] = [];
    for (let number = 1; number <= 12; number += 1) {
      const name = `${digits(number)}_step.tables.sql`;
      names.push(name);
      // Each takes its time, so that kills fall into the middle of one.
      await put(
        name,
        `create table step_${number}_a (id int);\nselect pg_sleep(0.08);\ncreate table step_${number}_b (id int);`,
      );
    }
    try {
      for (const delay of [60, 400]) {
        const running = startProgram(program, [dataDir, folder]);
        await running.line((line) => line === 'migrating');
        await wait(delay);
        await running.kill('SIGKILL');
        const db = await openEmbedded({ dataDir });
        const { applied } = await schemaState(db, folder);
        expect(applied.length).toBeLessThan(names.length);
        for (let number = 1; number <= 12; number += 1) {
          const done = applied.some((record) => record.number === number);
          expect([await exists(db, `step_${number}_a`), await exists(db, `step_${number}_b`)]).toEqual([
            done,
            done,
          ]);
        }
        await db.close();
      }
      const last = startProgram(program, [dataDir, folder]);
      expect(await last.line((line) => line.startsWith('applied'))).toMatch(/0012_step\.tables\.sql$/);
      expect(await last.ended).toBe(0);
      const db = await openEmbedded({ dataDir });
      const state = await schemaState(db, folder);
      expect(state.pending).toEqual([]);
      expect(state.applied.map(({ number }) => number)).toEqual(names.map((_, index) => index + 1));
      await db.close();
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
