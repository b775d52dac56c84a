import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { mkdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileStore, openFileStore, type StoredBytes } from './file-store.ts';

let folder: string;
let store: FileStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plecho-files-'));
  store = openFileStore(join(folder, 'files'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const pathOf = (hash: string): string => join(folder, 'files', hash.slice(0, 2), hash.slice(2, 4), hash);

async function listed(): Promise<StoredBytes[]> {
  const found: StoredBytes[] = [];
  for await (const one of store.list()) found.push(one);
  return found.sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
}

describe('FileStore', () => {
  it('keeps bytes under their hash, once', async () => {
    const bytes = Buffer.from('приказ');
    const stored = await store.put(bytes);
    expect(stored).toEqual({ sha256: sha256(bytes), size: 12 });
    expect(await store.put(bytes)).toEqual(stored);
    expect(await listed()).toEqual([stored]);
    expect(await readFile(pathOf(stored.sha256))).toEqual(bytes);
    expect(await store.has(stored.sha256)).toBe(true);
    expect(Buffer.from(await store.get(stored.sha256))).toEqual(bytes);
    expect(readdirSync(join(folder, 'files', 'drafts'))).toEqual([]);
  });

  it('takes a stream and gives a stream', async () => {
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let piece = 0; piece < 50; piece += 1) yield Buffer.alloc(10_000, piece);
    }
    const stored = await store.put(pieces());
    const { size, stream } = await store.open(stored.sha256);
    const read: Buffer[] = [];
    for await (const piece of stream as AsyncIterable<Buffer>) read.push(piece);
    expect([stored.size, size]).toEqual([500_000, 500_000]);
    expect(sha256(Buffer.concat(read))).toBe(stored.sha256);
  });

  it('gives back any bytes, and lists just what it keeps', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), async (contents) => {
        const fresh = openFileStore(join(folder, `any-${Math.trunc(performance.now() * 1000)}`));
        const stored = await Promise.all(contents.map((bytes) => fresh.put(bytes)));
        for (const [index, { sha256: hash }] of stored.entries()) {
          expect(Buffer.from(await fresh.get(hash))).toEqual(Buffer.from(contents[index] ?? []));
        }
        const hashes = new Set<string>();
        for await (const one of fresh.list()) hashes.add(one.sha256);
        expect(hashes).toEqual(new Set(stored.map((one) => one.sha256)));
        expect(await fresh.verify()).toEqual({ checked: hashes.size, damaged: [] });
      }),
      { numRuns: 30 },
    );
  });

  it('bears many writers of the same bytes at once', async () => {
    const bytes = Buffer.alloc(100_000, 'я');
    const stored = await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)));
    expect(new Set(stored.map((one) => one.sha256)).size).toBe(1);
    expect(await listed()).toHaveLength(1);
    expect(readdirSync(join(folder, 'files', 'drafts'))).toEqual([]);
  });

  it('has nothing before anything came', async () => {
    expect(await listed()).toEqual([]);
    expect(await store.verify()).toEqual({ checked: 0, damaged: [] });
    expect(await store.removeDrafts(new Date())).toBe(0);
  });

  it.each(['', 'abc', '../../etc/passwd', `${'a'.repeat(63)}/`, 'A'.repeat(64), sha256(Buffer.from('нет'))])(
    'knows nothing of %j',
    async (hash) => {
      await expect(store.get(hash)).rejects.toMatchObject({ status: 404 });
      await expect(store.open(hash)).rejects.toMatchObject({ status: 404 });
      expect(await store.has(hash)).toBe(false);
    },
  );

  it('removes what it is told to', async () => {
    const { sha256: hash } = await store.put(Buffer.from('а'));
    expect(await store.remove(hash)).toBe(true);
    expect(await store.remove(hash)).toBe(false);
    expect(await store.has(hash)).toBe(false);
  });

  it('notices damage and heals it when the bytes come again', async () => {
    const sound = await store.put(Buffer.from('целое'));
    const { sha256: hash } = await store.put(Buffer.from('повреждённое'));
    await writeFile(pathOf(hash), 'порча');
    await expect(store.get(hash)).rejects.toMatchObject({ code: 'files.refusal.damagedStore' });
    expect(await store.verify()).toEqual({ checked: 2, damaged: [hash] });
    await store.put(Buffer.from('повреждённое'));
    expect(await store.verify()).toEqual({ checked: 2, damaged: [] });
    expect(Buffer.from(await store.get(sound.sha256)).toString()).toBe('целое');
  });

  it('leaves neither a file nor a draft of a stream that broke off', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('начало');
      throw new Error('connection lost');
    }
    await expect(store.put(broken())).rejects.toThrow('connection lost');
    expect(await listed()).toEqual([]);
    expect(readdirSync(join(folder, 'files', 'drafts'))).toEqual([]);
  });

  it('removes the drafts of a stopped process after a day', async () => {
    const drafts = join(folder, 'files', 'drafts');
    await mkdir(drafts, { recursive: true });
    const now = new Date('2026-09-05T12:00:00Z');
    for (const [name, hours] of [
      ['old', 25],
      ['young', 23],
    ] as const) {
      await writeFile(join(drafts, name), 'x');
      const made = new Date(now.getTime() - hours * 3_600_000);
      await utimes(join(drafts, name), made, made);
    }
    expect(await store.removeDrafts(now)).toBe(1);
    expect(readdirSync(drafts)).toEqual(['young']);
    expect(await listed()).toEqual([]);
  });

  it.runIf(process.platform !== 'win32')('lets nobody else on the machine read', async () => {
    const { sha256: hash } = await store.put(Buffer.from('личное'));
    expect((await stat(pathOf(hash))).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'files', hash.slice(0, 2)))).mode & 0o077).toBe(0);
  });
});
