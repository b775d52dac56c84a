import { once } from 'node:events';
import { Readable, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { notFound } from '../core/refusal.ts';
import { fileRefusal, orRefuse } from './refusals.ts';
import { openZipFile, type ZipEntry } from './zip.ts';

/** A file to put into an archive. The name uses forward slashes and leads nowhere outside. */
export interface NewZipEntry {
  readonly name: string;
  readonly content: Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly modifiedAt: Date;
  /** False for what is compressed already. */
  readonly isCompressed?: boolean;
}

/** Turns a whole array into one piece: a stream would take an array of bytes for an array of numbers. */
function pieces(content: NewZipEntry['content']): Readable {
  return Readable.from(content instanceof Uint8Array ? [Buffer.from(content)] : content, {
    objectMode: false,
  });
}

/**
 * Writes a zip archive to `output` and ends it. Entries are taken one after another, each only when the one
 * before is written, so that neither memory nor open files grow with their number. ZIP64 where it is needed.
 * Rejects with the first error of an entry or of the output.
 */
export async function writeZip(
  entries: AsyncIterable<NewZipEntry> | Iterable<NewZipEntry>,
  output: Writable,
): Promise<void> {
  const zip = new ZipFile();
  let current: Readable | undefined;
  const failed = once(zip, 'error').then(([error]) => Promise.reject(error));

  async function addAll(): Promise<void> {
    for await (const entry of entries) {
      const stream = pieces(entry.content);
      current = stream;
      const options = { mtime: entry.modifiedAt, mode: 0o100600, compress: entry.isCompressed ?? true };
      zip.addReadStreamLazy(entry.name, options, (deliver) => deliver(null, stream));
      await finished(stream);
    }
    zip.end();
  }

  try {
    await Promise.race([failed, Promise.all([addAll(), pipeline(zip.outputStream, output)])]);
  } catch (error) {
    current?.destroy();
    output.destroy();
    throw error;
  }
}

/** A zip archive on disk that was checked before anything is unpacked. */
export interface ZipArchive {
  readonly entries: readonly ZipEntry[];
  /** Unpacks an entry piece by piece; sizes and checksum are checked. Refuses 404 and `brokenArchive`. */
  read(name: string): AsyncIterable<Uint8Array>;
  close(): void;
}

export interface ZipArchiveLimits {
  readonly entries: number;
  /** Bytes of all entries once unpacked. */
  readonly unpackedBytes: number;
}

/** A backup of a large organisation: a million files, a hundred gigabytes. */
const defaultArchiveLimits: ZipArchiveLimits = { entries: 1_000_000, unpackedBytes: 100 * 1024 ** 3 };

/**
 * Opens an archive for reading in any order. Refuses `brokenArchive` for names that lead outside, names that
 * occur twice, encrypted entries, sizes past the limits, and files that are no archive.
 */
export async function readZip(
  path: string,
  limits: ZipArchiveLimits = defaultArchiveLimits,
): Promise<ZipArchive> {
  const zip = await orRefuse('brokenArchive', () =>
    openZipFile(path, { maxEntries: limits.entries, onTooMany: () => fileRefusal('brokenArchive') }),
  );
  const byName = new Map(zip.entries.map((entry) => [entry.name, entry]));
  const total = zip.entries.reduce((sum, entry) => sum + entry.size, 0);
  const isSound =
    zip.outsideNames === 0 &&
    byName.size === zip.entries.length &&
    total <= limits.unpackedBytes &&
    !zip.entries.some((entry) => entry.isEncrypted);
  if (!isSound) {
    zip.close();
    throw fileRefusal('brokenArchive');
  }

  async function* read(name: string): AsyncGenerator<Uint8Array> {
    const entry = byName.get(name);
    if (entry === undefined) throw notFound();
    try {
      yield* zip.read(entry);
    } catch {
      throw fileRefusal('brokenArchive');
    }
  }

  return { entries: zip.entries, read, close: () => zip.close() };
}
