import type { FileRefusalName } from './refusals.ts';

/** What the first bytes of a file say. Names lie, bytes do not. */
export type FileFormat =
  | { readonly kind: 'office' }
  | { readonly kind: 'text' }
  | { readonly kind: 'refused'; readonly refusal: FileRefusalName };

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

const zip = ascii('PK\x03\x04');
const emptyZip = ascii('PK\x05\x06');
/** Compound file: .xls, .doc, and .xlsx or .docx under a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** BIFF 2-5 streams without a compound file: Excel 2-5. */
const oldExcelStarts = [
  [0x09, 0x00, 0x04, 0x00],
  [0x09, 0x02, 0x06, 0x00],
  [0x09, 0x04, 0x06, 0x00],
  [0x09, 0x08, 0x08, 0x00],
];
const archives = [
  ascii('Rar!'),
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  [0x1f, 0x8b],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
  ascii('BZh'),
];
const binaries = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  ascii('GIF8'),
  ascii('RIFF'),
  [0x00, 0x00, 0x00],
  ascii('MZ'),
  [0x7f, 0x45, 0x4c, 0x46],
];

/** Names of streams stand in a compound file's directory as UTF-16. */
function holdsStream(bytes: Uint8Array, name: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes(Buffer.from(name, 'utf16le'));
}

function compoundRefusal(bytes: Uint8Array): FileRefusalName {
  if (holdsStream(bytes, 'EncryptedPackage')) return 'passwordProtected';
  if (holdsStream(bytes, 'WordDocument')) return 'oldDocument';
  if (holdsStream(bytes, 'Workbook') || holdsStream(bytes, 'Book')) return 'oldSheet';
  return 'unknownFormat';
}

/** Web pages and XML that journals and 1C call .xls: Excel opens them, so the advice is the same. */
function markupRefusal(bytes: Uint8Array): FileRefusalName | undefined {
  const isWide = startsWith(bytes, [0xff, 0xfe]);
  const start = new TextDecoder(isWide ? 'utf-16le' : 'latin1').decode(bytes.subarray(0, 4096));
  const text = start.replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)?\s*/, '').toLowerCase();
  if (text.startsWith('{\\rtf')) return 'oldDocument';
  if (/^(?:<!doctype html|<html|<table)/.test(text)) return 'oldSheet';
  if (text.startsWith('mime-version:')) return 'oldSheet';
  if (!text.startsWith('<?xml')) return undefined;
  if (text.includes('word.document') || text.includes('wordml')) return 'oldDocument';
  return /excel\.sheet|office:spreadsheet|<html/.test(text) ? 'oldSheet' : 'unknownFormat';
}

/** Tells office packages and text from everything that cannot be read, with the advice that fits. */
export function fileFormat(bytes: Uint8Array): FileFormat {
  const refused = (refusal: FileRefusalName): FileFormat => ({ kind: 'refused', refusal });
  if (bytes.length === 0) return refused('empty');
  if (startsWith(bytes, zip)) return { kind: 'office' };
  if (startsWith(bytes, emptyZip)) return refused('archive');
  if (startsWith(bytes, compound)) return refused(compoundRefusal(bytes));
  if (oldExcelStarts.some((start) => startsWith(bytes, start))) return refused('oldSheet');
  if (startsWith(bytes, ascii('%PDF'))) return refused('pdf');
  if (archives.some((start) => startsWith(bytes, start))) return refused('archive');
  if (binaries.some((start) => startsWith(bytes, start))) return refused('unknownFormat');
  const markup = markupRefusal(bytes);
  return markup === undefined ? { kind: 'text' } : refused(markup);
}
