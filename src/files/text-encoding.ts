import { fileRefusal } from './refusals.ts';
import type { TableFile } from './table.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: NonNullable<TableFile['encoding']>;
}

const sampleBytes = 65_536;

/** UTF-16 without a mark: in Russian and English text the high byte of most characters is 0 or 4. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, sampleBytes) & ~1;
  if (length < 4 || bytes.length % 2 === 1) return undefined;
  let little = 0;
  let big = 0;
  for (let position = 0; position < length; position += 2) {
    const [first = 0, second = 0] = [bytes[position], bytes[position + 1]];
    if (second === 0 || second === 4) little += 1;
    if (first === 0 || first === 4) big += 1;
  }
  const units = length / 2;
  if (little > units * 0.8 && big < units * 0.2) return 'utf-16le';
  if (big > units * 0.8 && little < units * 0.2) return 'utf-16be';
  return undefined;
}

/**
 * Counts well formed and ill formed multi-byte sequences, so that one bad byte in a long file
 * does not turn the whole of it into another alphabet.
 */
function looksLikeUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  let position = 0;
  while (position < bytes.length) {
    const byte = bytes[position] ?? 0;
    position += 1;
    if (byte < 0x80) continue;
    const following = byte >= 0xf0 && byte < 0xf5 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0;
    let found = 0;
    while (found < following && ((bytes[position] ?? 0) & 0xc0) === 0x80) {
      position += 1;
      found += 1;
    }
    if (following > 0 && found === following && byte < 0xf5) good += 1;
    else bad += 1;
  }
  return bad === 0 || bad * 50 < good;
}

/** More control characters than two and one in a hundred: no text, whatever the encoding. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, sampleBytes);
  const controls = sample.match(/[^\t\n\v\f\r\u0020-\u007e\u0080-\ufffc]/g)?.length ?? 0;
  return controls * 100 > sample.length + 200;
}

function encodingOf(bytes: Uint8Array): DecodedText['encoding'] {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return utf16WithoutMark(bytes) ?? (looksLikeUtf8(bytes) ? 'utf-8' : 'windows-1251');
}

/**
 * Decodes text of unknown encoding: a byte order mark decides, else UTF-8 if the bytes allow it,
 * else Windows-1251, which Russian office programs write. The mark is not part of the text.
 * Refuses `unknownFormat` for what is no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (isBinary(text)) throw fileRefusal('unknownFormat');
  return { text, encoding };
}
