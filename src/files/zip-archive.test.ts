import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RawEntry, rawZip } from '../../tests/support/raw-zip.ts';
import { type NewZipEntry, readZip, writeZip } from './zip-archive.ts';

let folder: string;
const path = (): string => join(folder, 'backup.zip');
const modifiedAt = new Date('2026-09-05T12:34:56Z');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plecho-zip-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function contentOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const piece of pieces) read.push(piece);
  return Buffer.concat(read);
}

async function write(entries: Iterable<NewZipEntry> | AsyncIterable<NewZipEntry>): Promise<void> {
  await writeZip(entries, createWriteStream(path()));
}

describe('writeZip and readZip', () => {
  it('give back any files, in any order of reading', async () => {
    const name = fc.stringMatching(/^[a-zа-яё0-9]{1,8}(\/[a-zа-яё0-9]{1,8}){0,2}\.dat$/);
    const file = fc.record({
      name,
      content: fc.uint8Array({ maxLength: 2_000 }),
      isCompressed: fc.boolean(),
    });
    const files = fc.uniqueArray(file, { selector: (one) => one.name, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(files, async (contents) => {
        await write(contents.map((one) => ({ ...one, modifiedAt })));
        const archive = await readZip(path());
        expect(archive.entries.map((entry) => [entry.name, entry.size, entry.modifiedAt])).toEqual(
          contents.map((one) => [one.name, one.content.length, modifiedAt]),
        );
        for (const one of contents.toReversed()) {
          expect(await contentOf(archive.read(one.name))).toEqual(Buffer.from(one.content));
        }
        archive.close();
      }),
      { numRuns: 40 },
    );
  });

  it('takes one entry after another and holds none of them whole', async () => {
    let open = 0;
    let most = 0;
    async function* content(): AsyncGenerator<Uint8Array> {
      open += 1;
      most = Math.max(most, open);
      for (let piece = 0; piece < 20; piece += 1) yield Buffer.alloc(50_000, piece);
      open -= 1;
    }
    async function* entries(): AsyncGenerator<NewZipEntry> {
      for (let number = 0; number < 30; number += 1)
        yield { name: `${number}`, content: content(), modifiedAt };
    }
    await write(entries());
    expect([open, most]).toEqual([0, 1]);
    const archive = await readZip(path());
    expect(archive.entries).toHaveLength(30);
    expect((await contentOf(archive.read('29'))).length).toBe(1_000_000);
    archive.close();
  });

  it('writes an empty archive', async () => {
    await write([]);
    const archive = await readZip(path());
    expect(archive.entries).toEqual([]);
    archive.close();
  });

  it('passes on the error of an entry, of the list and of the output', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('x');
      throw new Error('disk gone');
    }
    async function* list(): AsyncGenerator<NewZipEntry> {
      yield { name: 'a', content: Buffer.from('a'), modifiedAt };
      throw new Error('database gone');
    }
    const full = (): Writable =>
      new Writable({ write: (_chunk, _encoding, done) => done(new Error('no space')) });
    await expect(write([{ name: 'a', content: broken(), modifiedAt }])).rejects.toThrow('disk gone');
    await expect(write(list())).rejects.toThrow('database gone');
    await expect(
      writeZip([{ name: 'a', content: Buffer.alloc(1_000_000), modifiedAt }], full()),
    ).rejects.toThrow('no space');
    await expect(write([{ name: '../a', content: Buffer.from('a'), modifiedAt }])).rejects.toThrow();
  });
});

describe('readZip', () => {
  const one: RawEntry = { name: 'a.txt', content: 'текст' };

  it.each<[what: string, entries: RawEntry[]]>([
    ['a name that leads outside', [one, { name: '../b', content: '' }]],
    ['an absolute name', [one, { name: '/b', content: '' }]],
    ['a name of a drive', [one, { name: 'c:b', content: '' }]],
    ['a name with a zero', [one, { name: 'b\0c', content: '' }]],
    ['two files of one name', [one, one]],
    ['an encrypted file', [{ ...one, isEncrypted: true }]],
  ])('refuses %s', async (_, entries) => {
    writeFileSync(path(), rawZip(entries));
    await expect(readZip(path())).rejects.toMatchObject({ code: 'files.refusal.brokenArchive' });
  });

  it('refuses what is no archive, and one that is cut off', async () => {
    writeFileSync(path(), 'не архив');
    await expect(readZip(path())).rejects.toMatchObject({ code: 'files.refusal.brokenArchive' });
    writeFileSync(path(), rawZip([one]).subarray(0, 50));
    await expect(readZip(path())).rejects.toMatchObject({ code: 'files.refusal.brokenArchive' });
  });

  it('refuses sizes and numbers past the limits before unpacking', async () => {
    writeFileSync(path(), rawZip([one, { ...one, name: 'b.txt' }]));
    await expect(readZip(path(), { entries: 1, unpackedBytes: 1_000 })).rejects.toMatchObject({
      status: 422,
    });
    await expect(readZip(path(), { entries: 9, unpackedBytes: 15 })).rejects.toMatchObject({ status: 422 });
  });

  it.each<[what: string, entry: RawEntry]>([
    ['a wrong checksum', { ...one, declared: { crc32: 1 } }],
    ['a size that is too small', { ...one, declared: { size: 3 } }],
    ['a size that is too large', { ...one, declared: { size: 1_000 } }],
    ['noise instead of content', { ...one, rawBytes: Buffer.from('шум шум шум') }],
  ])('stops reading at %s', async (_, entry) => {
    writeFileSync(path(), rawZip([entry]));
    const archive = await readZip(path());
    await expect(contentOf(archive.read('a.txt'))).rejects.toMatchObject({
      code: 'files.refusal.brokenArchive',
    });
    archive.close();
  });

  it('does not know a file that is not there', async () => {
    writeFileSync(path(), rawZip([one]));
    const archive = await readZip(path());
    await expect(contentOf(archive.read('b.txt'))).rejects.toMatchObject({ status: 404 });
    archive.close();
  });
});
