import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';

/** A file inside a zip archive, under its name with forward slashes. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly compressedSize: number;
  readonly crc32: number;
  readonly isEncrypted: boolean;
  readonly modifiedAt: Date;
}

/** An archive that cannot be what it says; `reason` never holds a name from inside the archive. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
}

export interface Zip {
  readonly entries: readonly ZipEntry[];
  /** Entries left out because their names lead outside the archive. */
  readonly outsideNames: number;
  /** Unpacks one entry piece by piece; throws when sizes or the checksum do not match. */
  read(entry: ZipEntry): AsyncIterable<Uint8Array>;
  close(): void;
}

export interface ZipOptions {
  readonly maxEntries: number;
  /** Called when there are more entries, before any is looked at. */
  readonly onTooMany: (count: number) => Error;
}

const emptyCrc = 0;

function isOutside(name: string): boolean {
  return name.includes('\0') || yauzl.validateFileName(name) !== null;
}

async function* unpack(zip: yauzl.ZipFile, raw: yauzl.Entry): AsyncGenerator<Uint8Array> {
  const stream = await zip.openReadStreamPromise(raw);
  let sum = emptyCrc;
  let size = 0;
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      sum = crc32(piece, sum);
      size += piece.length;
      yield piece;
    }
  } finally {
    stream.destroy();
  }
  if (size !== raw.uncompressedSize) throw new ZipError('size of an entry differs from what is declared');
  if (sum >>> 0 !== raw.crc32 >>> 0) throw new ZipError('checksum of an entry does not match');
}

async function listed(zip: yauzl.ZipFile, options: ZipOptions): Promise<Zip> {
  // Errors of the reader after a failed or finished listing must not end the process.
  zip.on('error', () => undefined);
  if (zip.entryCount > options.maxEntries) throw options.onTooMany(zip.entryCount);
  const raws = new Map<ZipEntry, yauzl.Entry>();
  let outsideNames = 0;
  for await (const raw of zip.eachEntry()) {
    const name = yauzl.getFileNameLowLevel(
      raw.generalPurposeBitFlag,
      raw.fileNameRaw,
      raw.extraFields,
      false,
    );
    if (name.endsWith('/')) continue;
    if (isOutside(name)) {
      outsideNames += 1;
      continue;
    }
    const entry: ZipEntry = {
      name,
      size: raw.uncompressedSize,
      compressedSize: raw.compressedSize,
      crc32: raw.crc32 >>> 0,
      isEncrypted: raw.isEncrypted(),
      modifiedAt: raw.getLastModDate({ timezone: 'UTC' }),
    };
    raws.set(entry, raw);
  }
  return {
    entries: [...raws.keys()],
    outsideNames,
    read(entry) {
      const raw = raws.get(entry);
      if (raw === undefined) throw new ZipError('an entry of another archive');
      return unpack(zip, raw);
    },
    close: () => zip.close(),
  };
}

async function opened(zip: yauzl.ZipFile, options: ZipOptions): Promise<Zip> {
  try {
    return await listed(zip, options);
  } catch (error) {
    zip.close();
    throw error;
  }
}

const yauzlOptions = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };

/** Lists an archive held in memory; nothing is unpacked. Throws what `onTooMany` makes, or the library's error. */
export async function openZipBytes(bytes: Uint8Array, options: ZipOptions): Promise<Zip> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return opened(await yauzl.fromBufferPromise(buffer, yauzlOptions), options);
}

/** Lists an archive on disk; `close` frees the file. */
export async function openZipFile(path: string, options: ZipOptions): Promise<Zip> {
  return opened(await yauzl.openPromise(path, yauzlOptions), options);
}
