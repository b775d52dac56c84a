import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { embeddedMajor } from '../../src/db/embedded/data-folder.ts';
import { DatabaseHeld, DataFolderUnusable, openEmbedded } from '../../src/db/embedded/index.ts';
import { SetupProblem } from '../../src/db/errors.ts';
import { openPostgres, PostgresUnfit } from '../../src/db/postgres.ts';
import { emptyDataDir, testEngines } from '../support/database.ts';
import { buildProgram, startProgram } from '../support/program.ts';

// Engines and processes are started here: on a machine that is busy with other things that takes its time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let dataDir = '';
beforeEach(async () => {
  dataDir = await emptyDataDir();
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const settingOf = async (db: Database, name: string) =>
  (await db.asOwner((tx) => sql<{ value: string }>`select current_setting(${name}) as value`.execute(tx)))
    .rows[0]?.value;

describe('an embedded database', () => {
  test('is the version that the guard knows, with the settings that keep it safe', async () => {
    const db = await openEmbedded({ dataDir });
    expect((await settingOf(db, 'server_version'))?.split('.')[0]).toBe(embeddedMajor);
    expect(await settingOf(db, 'fsync')).toBe('on');
    expect(await settingOf(db, 'wal_sync_method')).toBe('fsync');
    expect(await settingOf(db, 'full_page_writes')).toBe('on');
    expect(await settingOf(db, 'synchronous_commit')).toBe('on');
    expect(await settingOf(db, 'data_checksums')).toBe('on');
    await db.close();
  });

  test('has the extensions that searching needs', async () => {
    const db = await openEmbedded({ dataDir });
    for (const name of ['pg_trgm', 'citext', 'unaccent', 'btree_gist']) {
      await db.asOwner((tx) => sql.raw(`create extension ${name}`).execute(tx));
    }
    const { rows } = await db.asOwner((tx) =>
      sql`select similarity('Иванова', 'Иванов') > 0.5 as alike, 'ИВАН'::citext = 'иван' as same`.execute(tx),
    );
    expect(rows).toEqual([{ alike: true, same: true }]);
    await db.close();
  });

  test('is refused to a second process, and the first goes on unharmed', async () => {
    const program = await buildProgram(new URL('./programs/crash-writer.ts', import.meta.url));
    const first = startProgram(program, [dataDir]);
    await first.line((line) => line.startsWith('acked'));
    const refusal = await openEmbedded({ dataDir }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DatabaseHeld);
    expect(refusal).toMatchObject({ code: 'db.refusal.databaseHeld', params: { pid: first.child.pid } });
    const second = startProgram(program, [dataDir]);
    expect(await second.ended).not.toBe(0);
    expect(second.lines).toEqual([]);

    const before = first.lines.length;
    await first.line((line) => line.startsWith('acked'), before);
    await first.kill();
    const db = await openEmbedded({ dataDir });
    const acked = first.lines.filter((line) => line.startsWith('acked ')).map((line) => line.slice(6));
    const { rows } = await db.asOwner((tx) =>
      sql<{ n: number }>`select count(*) as n from half_a where id = any(${acked}::uuid[])`.execute(tx),
    );
    expect(rows).toEqual([{ n: acked.length }]);
    await db.close();
  });

  test('made by another version of PostgreSQL is left alone', async () => {
    await writeFile(join(dataDir, 'database/PG_VERSION'), '17\n');
    const refusal = await openEmbedded({ dataDir }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DataFolderUnusable);
    expect(String(refusal)).toContain('made by PostgreSQL 17');
    // Nothing keeps the lock of a database that was not opened.
    expect(await readdir(join(dataDir, 'database.lock'))).toEqual([]);
  });

  test('is not made over what somebody else has put there', async () => {
    const folder = join(dataDir, 'database');
    await rm(folder, { recursive: true });
    await mkdir(folder);
    await writeFile(join(folder, 'letter.txt'), 'mine');
    await expect(openEmbedded({ dataDir })).rejects.toBeInstanceOf(DataFolderUnusable);
    expect(await readdir(folder)).toEqual(['letter.txt']);
  });

  test('that is damaged is refused with what the engine said, and frees the lock', async () => {
    await rm(join(dataDir, 'database/global/pg_control'));
    const refusal = await openEmbedded({ dataDir }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SetupProblem);
    expect(String(refusal)).toMatch(/does not start[\s\S]*pg_control/);
    expect(await readdir(join(dataDir, 'database.lock'))).toEqual([]);
  });
});

describe('a server that cannot be reached', () => {
  test('is a refusal, and the password stays out of it', async () => {
    const connectionString = 'postgres://user:secret-word@127.0.0.1:1/plecho';
    const refusal = await openPostgres({ connectionString, poolSize: 1 }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'db.refusal.unavailable', status: 503 });
    expect(`${refusal instanceof Error ? `${refusal.stack}${refusal.cause}` : ''}`).not.toContain(
      'secret-word',
    );
  });
});

if (testEngines.includes('postgres')) {
  describe('a PostgreSQL server', () => {
    let owner: Database;
    let url = '';
    let name = '';
    const ask = async (path: string) => {
      const answer = (await (await fetch(inject('testServicesUrl') + path)).json()) as {
        value: { url: string; name: string };
      };
      return answer.value;
    };
    const as = (user: string) => {
      const address = new URL(url);
      address.username = user;
      return { connectionString: address.href, poolSize: 2 };
    };
    beforeEach(async () => {
      ({ url, name } = await ask('/create-database'));
      owner = await openPostgres({ connectionString: url, poolSize: 2 });
    });
    afterEach(async () => {
      await owner.asOwner((tx) => sql.raw('drop role if exists stranger, creator').execute(tx));
      await owner.close();
      await ask(`/drop-database?${name}`);
    });

    test('refuses a login role that is no member of plecho_app, and says what to do', async () => {
      await owner.asOwner((tx) => sql.raw('create role stranger login').execute(tx));
      const refusal = await openPostgres(as('stranger')).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(PostgresUnfit);
      expect(String(refusal)).toContain('GRANT plecho_app TO "stranger";');
      await owner.asOwner((tx) => sql.raw('grant plecho_app to stranger').execute(tx));
      const db = await openPostgres(as('stranger'));
      await db.inDirectory((tx) => sql`select count(*) from organization`.execute(tx));
      await db.close();
    });

    test('stops a statement of a request that takes too long, and a transaction that hangs', async () => {
      const db = await openPostgres({ connectionString: url, poolSize: 1, statementMs: 1_000, idleMs: 500 });
      const slow = db.inDirectory((tx) => sql`select pg_sleep(60)`.execute(tx));
      await expect(slow).rejects.toMatchObject({ code: 'db.refusal.busy', status: 503 });
      // The owner's work takes the time that it needs.
      await db.asOwner((tx) => sql`select pg_sleep(1.5)`.execute(tx));
      const idle = db.inDirectory(() => new Promise(() => {}));
      await expect(idle).rejects.toThrow('nothing in it may wait');
      await db.ping();
      await db.close();
    });

    test('whose connections are cut serves the next transaction', async () => {
      const db = await openPostgres({ connectionString: url, poolSize: 1 });
      await db.ping();
      const pid = await db.inDirectory(async (tx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
        return rows[0]?.pid;
      });
      await owner.asOwner((tx) => sql`select pg_terminate_backend(${pid})`.execute(tx));
      await expect
        .poll(
          () =>
            db.ping().then(
              () => 'alive',
              () => 'gone',
            ),
          { timeout: 5_000 },
        )
        .toBe('alive');
      await db.close();
    });
  });
}
