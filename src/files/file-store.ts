import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { notFound } from '../core/refusal.ts';
import { fileRefusal } from './refusals.ts';

export interface StoredBytes {
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export interface StoreCheck {
  readonly checked: number;
  /** Hashes whose bytes are not what they were. */
  readonly damaged: readonly string[];
}

/** Keeps bytes under their SHA-256. Names, types and rights live in the database; here are only bytes. */
export interface FileStore {
  /** Safe on the disk when it resolves; the same bytes are kept once. Refuses `noSpace`. */
  put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredBytes>;
  has(sha256: string): Promise<boolean>;
  /** The whole content, checked against its hash. Refuses 404 and `damagedStore`. */
  get(sha256: string): Promise<Uint8Array>;
  /** For sending: a stream and its length. Refuses 404. */
  open(sha256: string): Promise<{ readonly size: number; readonly stream: Readable }>;
  /** Everything that is kept, in no order that means anything. */
  list(): AsyncIterable<StoredBytes>;
  /** Whether there was something to remove. */
  remove(sha256: string): Promise<boolean>;
  /** Reads everything and compares it with its hash. */
  verify(): Promise<StoreCheck>;
  /** Removes drafts that a stopped process left behind more than a day before `now`; answers how many. */
  removeDrafts(now: Date): Promise<number>;
}

const hashPattern = /^[0-9a-f]{64}$/;
const day = 86_400_000;

function hasCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** Makes a new name in a folder durable. Windows cannot open folders and keeps names by itself. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!hasCode(error, 'EPERM', 'EISDIR', 'EACCES', 'EINVAL')) throw error;
  }
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function* filesIn(folder: string): AsyncGenerator<{ name: string; path: string }> {
  let entries: Awaited<ReturnType<typeof opendir>>;
  try {
    entries = await opendir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile()) yield { name: entry.name, path };
    else if (entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name)) yield* filesIn(path);
  }
}

/** Opens the store in `folder` (`DATA_DIR/files`), which is made when the first file comes. */
export function openFileStore(folder: string): FileStore {
  const drafts = join(folder, 'drafts');

  /** Only a hash becomes a path: whatever else is asked for does not exist. */
  function pathOf(sha256: string): string {
    if (!hashPattern.test(sha256)) throw notFound();
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  async function moveIn(draft: string, sha256: string): Promise<void> {
    const target = pathOf(sha256);
    const first = await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await rename(draft, target);
    await syncFolder(dirname(target));
    if (first === undefined) return;
    // New folders are names too.
    await syncFolder(dirname(dirname(target)));
    await syncFolder(folder);
  }

  async function writeDraft(draft: string, content: AsyncIterable<Uint8Array>): Promise<StoredBytes> {
    const hash = createHash('sha256');
    let size = 0;
    const handle = await open(draft, 'wx', 0o600);
    try {
      for await (const piece of content) {
        hash.update(piece);
        size += piece.length;
        await handle.writeFile(piece);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { sha256: hash.digest('hex'), size };
  }

  async function store(content: AsyncIterable<Uint8Array>): Promise<StoredBytes> {
    await mkdir(drafts, { recursive: true, mode: 0o700 });
    const draft = join(drafts, randomUUID());
    try {
      const stored = await writeDraft(draft, content);
      if ((await sizeOf(pathOf(stored.sha256))) !== stored.size) await moveIn(draft, stored.sha256);
      return stored;
    } finally {
      await rm(draft, { force: true });
    }
  }

  async function* list(): AsyncGenerator<StoredBytes> {
    for await (const { name, path } of filesIn(folder)) {
      const size = hashPattern.test(name) ? await sizeOf(path) : undefined;
      if (size !== undefined) yield { sha256: name, size };
    }
  }

  async function hashOf(path: string): Promise<string> {
    const hash = createHash('sha256');
    for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) hash.update(piece);
    return hash.digest('hex');
  }

  return {
    async put(content) {
      try {
        return await store(content instanceof Uint8Array ? whole(content) : content);
      } catch (error) {
        if (hasCode(error, 'ENOSPC', 'EDQUOT')) throw fileRefusal('noSpace');
        throw error;
      }
    },

    has: async (sha256) => hashPattern.test(sha256) && (await sizeOf(pathOf(sha256))) !== undefined,

    async get(sha256) {
      const path = pathOf(sha256);
      try {
        const bytes = await readFile(path);
        if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw fileRefusal('damagedStore');
        return bytes;
      } catch (error) {
        throw hasCode(error, 'ENOENT') ? notFound() : error;
      }
    },

    async open(sha256) {
      const path = pathOf(sha256);
      try {
        const handle = await open(path, 'r');
        const { size } = await handle.stat();
        return { size, stream: handle.createReadStream() };
      } catch (error) {
        throw hasCode(error, 'ENOENT') ? notFound() : error;
      }
    },

    list,

    async remove(sha256) {
      const path = pathOf(sha256);
      try {
        await rm(path);
        return true;
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return false;
        throw error;
      }
    },

    async verify() {
      const damaged: string[] = [];
      let checked = 0;
      for await (const { sha256 } of list()) {
        checked += 1;
        if ((await hashOf(pathOf(sha256))) !== sha256) damaged.push(sha256);
      }
      return { checked, damaged };
    },

    async removeDrafts(now) {
      let removed = 0;
      for await (const { path } of filesIn(drafts)) {
        const { mtimeMs } = await stat(path);
        if (now.getTime() - mtimeMs < day) continue;
        await rm(path, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}
