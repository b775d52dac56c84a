import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from './server.ts';

/** A PostgreSQL server for one test run: started on demand in a temporary folder, unsafe and quick, removed afterwards. */
export interface PostgresServer {
  /** `PostgreSQL 15.18, /usr/lib/postgresql/15/bin` or the address that was given, without its password. */
  readonly description: string;
  /** Address of a database, as the role that owns it. */
  url(database: string): string;
  stop(): Promise<void>;
}

const execute = promisify(execFile);
const windows = process.platform === 'win32';
const suffix = windows ? '.exe' : '';
/** Owns the databases: no superuser, as in a district's server. */
const owner = 'plecho_test_owner';

/** Folders that may hold the binaries, newest version first where a path names it. */
function candidates(): string[] {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...versions.map((version) => join(debian, version, 'bin')), ...path, '/usr/local/pgsql/bin'];
}

/** Folder with `initdb` and `postgres`; undefined where PostgreSQL is not installed. */
export function postgresBinaries(): string | undefined {
  return candidates().find((folder) =>
    ['initdb', 'postgres'].every((program) => existsSync(join(folder, program + suffix))),
  );
}

interface Identity {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: somebody harmless must do it. */
function identity(): Identity | undefined {
  if (windows || process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = ['postgres', 'nobody']
    .map((name) => accounts.find((fields) => fields[0] === name))
    .find(Boolean);
  if (!account) throw new Error('no account "postgres" or "nobody" to run PostgreSQL as');
  return { uid: Number(account[2]), gid: Number(account[3]) };
}

async function majorVersion(binaries: string): Promise<{ major: number; version: string }> {
  const { stdout } = await execute(join(binaries, `postgres${suffix}`), ['--version']);
  const version = /(\d+)(\.\d+)*/.exec(stdout)?.[0] ?? '0';
  return { major: Number.parseInt(version, 10), version };
}

/** Quick and careless: nothing here outlives the run. */
const settings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'shared_buffers=64MB',
  'max_connections=100',
  'log_min_messages=panic',
  'log_min_error_statement=panic',
];

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch (error) {
      await client.end().catch(() => {});
      if (child.exitCode !== null || performance.now() > deadline) throw error;
      await wait(50);
    }
  }
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

/** Starts a server from the binaries in a folder. */
export async function startPostgres(binaries: string): Promise<PostgresServer> {
  const { major, version } = await majorVersion(binaries);
  const runAs = identity();
  const folder = mkdtempSync(join(tmpdir(), 'plecho-pg-'));
  const data = join(folder, 'data');
  if (runAs) chownSync(folder, runAs.uid, runAs.gid);
  const locale =
    major >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : ['--locale=C.UTF-8'];
  try {
    await execute(
      join(binaries, `initdb${suffix}`),
      ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync', ...locale],
      { ...runAs, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } },
    );
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  // A socket in a folder of its own is out of reach for others; Windows has the loopback address.
  const port = windows ? await freePort() : 5432;
  const place = windows ? ['-c', 'listen_addresses=127.0.0.1'] : ['-c', 'listen_addresses=', '-k', folder];
  const url = (user: string, database: string) =>
    windows
      ? `postgres://${user}@127.0.0.1:${port}/${database}`
      : `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(folder)}`;
  const guard = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('./postgres-guard.mjs', import.meta.url)),
      String(runAs?.uid ?? '-'),
      String(runAs?.gid ?? '-'),
      folder,
      join(binaries, `postgres${suffix}`),
      ...['-D', data, '-p', String(port), ...place],
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    { stdio: ['pipe', 'ignore', 'inherit'], cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } },
  );
  const gone = new Promise<void>((resolve) => guard.once('exit', () => resolve()));
  const stop = async () => {
    guard.stdin.end();
    await gone;
  };
  try {
    await untilReady(url('postgres', 'postgres'), guard);
    await query(url('postgres', 'postgres'), `create role ${owner} login createdb createrole`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { description: `PostgreSQL ${version}, ${binaries}`, url: (database) => url(owner, database), stop };
}

/** A server that somebody else runs; its login role may create databases and roles. */
export function givenPostgres(address: string): PostgresServer {
  const url = (database: string) => {
    const parsed = new URL(address);
    parsed.pathname = `/${database}`;
    return parsed.href;
  };
  const shown = new URL(address);
  shown.password = '';
  return { description: `PostgreSQL at ${shown.host}`, url, stop: async () => {} };
}

/** Runs one statement outside a transaction, as CREATE DATABASE needs it. */
export function administer(server: PostgresServer, text: string): Promise<void> {
  return query(server.url('postgres'), text);
}
