import { crc32, deflateRawSync } from 'node:zlib';

/** A zip entry whose headers may lie. */
export interface RawEntry {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** False: stored as it is. */
  readonly isDeflated?: boolean;
  /** What the headers claim, instead of the truth. */
  readonly declared?: { readonly size?: number; readonly crc32?: number; readonly compressedSize?: number };
  /** Bytes that stand in the archive instead of the deflated content. */
  readonly rawBytes?: Uint8Array;
  readonly isEncrypted?: boolean;
  /** Points at the data of the entry with this index instead of its own. */
  readonly overlaps?: number;
}

function header(signature: number, fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(4 + fields.reduce((sum, [bytes]) => sum + bytes, 0));
  buffer.writeUInt32LE(signature, 0);
  let position = 4;
  for (const [bytes, value] of fields) {
    if (bytes === 2) buffer.writeUInt16LE(value & 0xffff, position);
    else buffer.writeUInt32LE(value >>> 0, position);
    position += bytes;
  }
  return buffer;
}

/** Builds a zip byte by byte, so that tests do not depend on the library that the product uses. */
export function rawZip(entries: readonly RawEntry[], options: { readonly entryCount?: number } = {}): Buffer {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const name = Buffer.from(entry.name);
    const isDeflated = entry.isDeflated ?? true;
    const data = Buffer.from(
      entry.rawBytes ?? (isDeflated ? deflateRawSync(content, { level: 6 }) : content),
    );
    const flags = 0x800 | (entry.isEncrypted === true ? 1 : 0);
    const common = [
      [2, 20],
      [2, flags],
      [2, isDeflated ? 8 : 0],
      [2, 0],
      [2, 0x21],
      [4, entry.declared?.crc32 ?? crc32(content)],
      [4, entry.declared?.compressedSize ?? data.length],
      [4, entry.declared?.size ?? content.length],
      [2, name.length],
      [2, 0],
    ] as const;
    const position = entry.overlaps === undefined ? offset : (offsets[entry.overlaps] ?? 0);
    offsets.push(position);
    if (entry.overlaps === undefined) {
      const local = Buffer.concat([header(0x04034b50, common), name, data]);
      body.push(local);
      offset += local.length;
    }
    const rest = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, position],
    ] as const;
    directory.push(header(0x02014b50, [[2, 20], ...common, ...rest]), name);
  }
  const central = Buffer.concat(directory);
  const count = options.entryCount ?? entries.length;
  const end = header(0x06054b50, [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, central.length],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...body, central, end]);
}
