import { mkdirSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { createDatabase, holdsDatabase } from './data-folder.ts';
import { DurableFs } from './durable-fs.ts';
import type { EngineAnswer, EngineRequest, EngineSetup } from './protocol.ts';

/** The thread in which the embedded engine lives: bytes of PostgreSQL's wire protocol in, bytes out. */

const port = parentPort;
if (!port) throw new Error('the database worker runs only as a thread');
const setup = workerData as EngineSetup;

const extensions = { btree_gist, citext, pg_trgm, unaccent };

/** C.UTF-8 sorts by code point, as C does, but knows letters beyond ASCII: lower(), ILIKE, trigrams work in Russian. */
const initDbStartParams = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/** As shipped, fsync is off (-F), and the default way to sync the log, fdatasync, does nothing in WebAssembly. */
const durableParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'wal_sync_method=fsync',
];
const carelessParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];

/** Postgres' own long jump back to its main loop after an error: the one exception that is no disaster. */
const longJump = 100;
/** Rows are handed on in pieces of about this many bytes. */
const chunkBytes = 256 * 1024;
const logLines = 30;

let starting = true;
const startLog: string[] = [];

function say(answer: EngineAnswer, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(answer, transfer);
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * The engine cannot go on: nothing more is answered, and the thread ends here and now, in the middle of whatever it
 * does. PGlite itself would swallow the failure and turn in circles.
 */
function giveUp(message: string): never {
  say({ kind: 'fatal', message });
  return process.exit(1);
}

function filesOf(folder: string): DurableFs {
  return new DurableFs(folder, (error) => giveUp(`the disk refused to save: ${textOf(error)}`));
}

const common = {
  extensions,
  initDbStartParams,
  onStderr: (line: string) => {
    // What the engine says while it starts helps to understand why it did not; later lines may hold data.
    if (starting && startLog.push(line) > logLines) startLog.shift();
    return false;
  },
};

async function openFolder(folder: string, startParams: string[]): Promise<{ db: PGlite; files: DurableFs }> {
  if (!holdsDatabase(folder)) {
    await createDatabase(folder, async (draft) => {
      mkdirSync(draft, { mode: 0o700 });
      const db = await PGlite.create({ ...common, fs: filesOf(draft), startParams });
      await db.close();
    });
  }
  const files = filesOf(folder);
  return { db: await PGlite.create({ ...common, fs: files, startParams }), files };
}

async function openMemory(snapshot: EngineSetup['snapshot']): Promise<{ db: PGlite; files: undefined }> {
  const loadDataDir = snapshot && { loadDataDir: new Blob([snapshot]) };
  return {
    db: await PGlite.create({ ...common, startParams: carelessParams, ...loadDataDir }),
    files: undefined,
  };
}

/** After a trap, an abort or an exit of the engine nothing that it says can be trusted. */
function watchForDisaster(db: PGlite): void {
  const engine = db.Module;
  const step = engine._PostgresMainLoopOnce;
  engine._PostgresMainLoopOnce = () => {
    try {
      return step();
    } catch (error) {
      const status = typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : undefined;
      if (status !== longJump) giveUp(textOf(error));
      throw error;
    }
  };
}

/** Gathers small pieces of an answer into messages that are worth sending. */
class Outbox {
  #pieces: Uint8Array[] = [];
  #size = 0;

  add(bytes: Uint8Array): void {
    // The engine's memory: it is overwritten by the next piece.
    this.#pieces.push(bytes.slice());
    this.#size += bytes.length;
    if (this.#size >= chunkBytes) this.flush();
  }

  flush(): void {
    if (this.#size === 0) return;
    const bytes = new Uint8Array(this.#size);
    let at = 0;
    for (const piece of this.#pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    this.#pieces = [];
    this.#size = 0;
    say({ kind: 'data', bytes }, [bytes.buffer]);
  }
}

const { db, files } = await (setup.folder === undefined
  ? openMemory(setup.snapshot)
  : openFolder(setup.folder, setup.durable ? durableParams : carelessParams)
).catch((error: unknown) => giveUp([textOf(error), ...startLog].join('\n')));

async function answer(request: EngineRequest): Promise<void> {
  const { id } = request;
  if (request.kind === 'exec') {
    const outbox = new Outbox();
    await db.execProtocolRawStream(request.bytes, {
      syncToFs: false,
      onRawData: (bytes) => outbox.add(bytes),
    });
    outbox.flush();
    return say({ kind: 'done', id });
  }
  if (request.kind === 'counts') {
    return say({ kind: 'done', id, value: files?.counts ?? { files: 0, directories: 0 } });
  }
  if (request.kind === 'dump') {
    const archive = new Uint8Array(await (await db.dumpDataDir('none')).arrayBuffer());
    return say({ kind: 'done', id, value: archive }, [archive.buffer]);
  }
  await db.close();
  say({ kind: 'done', id });
}

starting = false;
watchForDisaster(db);
const { rows } = await db.query<{ server_version: string }>('show server_version');
let turn = Promise.resolve();
port.on('message', (request: EngineRequest) => {
  turn = turn.then(async () => {
    try {
      await answer(request);
    } catch (error) {
      say({ kind: 'refused', id: request.id, message: textOf(error) });
    }
  });
});
say({ kind: 'ready', serverVersion: rows[0]?.server_version ?? '' });
