import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/config/package-root.ts';
import { openEmbedded, openMemory } from '../../src/db/embedded/index.ts';
import { migrate, migrationsFolder } from '../../src/db/migrate.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import { administer, givenPostgres, type PostgresServer, startPostgres } from './postgres-server.ts';

/** What a test run makes once, when the first test asks for it: a migrated database to copy, on each engine. */
export interface TestServices {
  /** Path of an archive for `openMemory`, with all migrations applied. */
  snapshot(): Promise<string>;
  /** A data folder with an empty embedded database, to be copied. */
  dataFolder(): Promise<string>;
  /** Address of a fresh migrated database on PostgreSQL. */
  createDatabase(): Promise<{ url: string; name: string }>;
  dropDatabase(name: string): Promise<void>;
  /** Whether PostgreSQL can be had; asking is enough to be named in the summary. */
  hasPostgres(): boolean;
  /** Lines for the end of the run. */
  summary(): string[];
  stop(): Promise<void>;
}

const template = `plecho_test_template_${randomUUID().slice(0, 8)}`;
const keptSnapshots = 4;

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Everything that shapes a snapshot: the migrations, the engine and how it is started. */
async function snapshotKey(): Promise<string> {
  const root = packageRoot();
  const files = [
    ...(await filesIn(migrationsFolder())),
    join(root, 'node_modules/@electric-sql/pglite/package.json'),
    join(root, 'src/db/embedded/worker.ts'),
  ];
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file).update(await readFile(file));
  return hash.digest('hex').slice(0, 16);
}

async function removeOldSnapshots(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^schema-.*\.tar$/.test(name));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  for (const { name } of dated.sort((a, b) => b.at - a.at).slice(keptSnapshots)) {
    await rm(join(folder, name), { force: true });
  }
}

async function makeSnapshot(): Promise<string> {
  const folder = join(packageRoot(), 'node_modules/.cache/plecho');
  const path = join(folder, `schema-${await snapshotKey()}.tar`);
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  const db = await openMemory();
  try {
    await migrate(db);
    const draft = `${path}.${randomUUID()}`;
    await writeFile(draft, await db.dump());
    await rename(draft, path);
  } finally {
    await db.close();
  }
  await removeOldSnapshots(folder).catch(() => {});
  return path;
}

async function makeDataFolder(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'plecho-data-'));
  await (await openEmbedded({ dataDir })).close();
  return dataDir;
}

async function makeTemplate(server: PostgresServer): Promise<PostgresServer> {
  await administer(server, `create database ${template} template template0`);
  const db = await openPostgres({ connectionString: server.url(template), poolSize: 1 });
  try {
    await migrate(db);
  } finally {
    await db.close();
  }
  return server;
}

/** Where PostgreSQL may be had. */
export interface PostgresPlace {
  /** Address of a server that somebody else runs. */
  readonly givenUrl: string | undefined;
  /** Folder with its programs, used when there is no address. */
  readonly binaries: string | undefined;
}

export function testServices({ givenUrl, binaries }: PostgresPlace): TestServices {
  const known = givenUrl !== undefined || binaries !== undefined;
  let snapshot: Promise<string> | undefined;
  let dataFolder: Promise<string> | undefined;
  let server: Promise<PostgresServer> | undefined;
  let ready: Promise<PostgresServer> | undefined;
  let asked = false;
  let description: string | undefined;
  const left = new Set<string>();

  function postgres(): Promise<PostgresServer> {
    if (!known) throw new Error('PostgreSQL is not installed here');
    server ??= givenUrl ? Promise.resolve(givenPostgres(givenUrl)) : startPostgres(binaries ?? '');
    ready ??= server.then((started) => {
      description = started.description;
      return makeTemplate(started);
    });
    return ready;
  }

  return {
    snapshot: () => {
      snapshot ??= makeSnapshot();
      return snapshot;
    },
    dataFolder: () => {
      dataFolder ??= makeDataFolder();
      return dataFolder;
    },
    createDatabase: async () => {
      const started = await postgres();
      const name = `plecho_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
      await administer(started, `create database ${name} template ${template}`);
      left.add(name);
      return { url: started.url(name), name };
    },
    dropDatabase: async (name) => {
      if (!left.delete(name)) return;
      await administer(await postgres(), `drop database if exists ${name} with (force)`);
    },
    hasPostgres: () => {
      asked = true;
      return known;
    },
    summary: () => {
      if (!asked) return [];
      if (!known) return ['PostgreSQL: not found, its runs were left out'];
      return description ? [`Ran on ${description} too`] : [];
    },
    stop: async () => {
      const folder = await dataFolder?.catch(() => undefined);
      if (folder) await rm(folder, { recursive: true, force: true });
      const started = await server?.catch(() => undefined);
      if (!started) return;
      if (givenUrl) {
        for (const name of [...left, template]) {
          await administer(started, `drop database if exists ${name} with (force)`).catch(() => {});
        }
      }
      await started.stop();
    },
  };
}
