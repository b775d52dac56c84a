import type { Refusal } from '../core/refusal.ts';
import { type CompactFile, expand } from './compact-table.ts';
import type { TextKind } from './delimited-text.ts';
import { readDocx } from './docx-reader.ts';
import { fileFormat } from './file-format.ts';
import { defaultLimits, type FileLimits, megabyte } from './limits.ts';
import { type OfficePackage, openOfficePackage } from './office-package.ts';
import { fileRefusal, orRefuse } from './refusals.ts';
import type { TableFile } from './table.ts';
import { decodeText } from './text-encoding.ts';
import { readText } from './text-reader.ts';
import { readXlsx } from './xlsx-reader.ts';

function textKind(fileName: string): TextKind {
  const extension = /\.([a-z]{3})$/i.exec(fileName)?.[1]?.toLowerCase();
  if (extension === 'csv') return 'csv';
  return extension === 'tsv' || extension === 'tab' ? 'tsv' : 'unknown';
}

/** Main parts as Office, LibreOffice, Google and 1C name them, for files without root relationships. */
const usualMainParts = ['xl/workbook.xml', 'word/document.xml'];
const xlsxPart = /workbook\.xml$/;
const docxPart = /document\d*\.xml$/;

async function mainPart(source: OfficePackage): Promise<string | undefined> {
  const related = await source.relationships('');
  const found = related.find((one) => one.kind === 'officeDocument' && source.has(one.target));
  return found?.target ?? usualMainParts.find((part) => source.has(part));
}

/** OpenDocument says what it is in a part of its own, e.g. `application/vnd.oasis.opendocument.text`. */
async function openDocumentType(source: OfficePackage): Promise<string> {
  let type = '';
  for await (const piece of source.read('mimetype')) {
    type += Buffer.from(piece).toString('latin1');
    if (type.length > 100) break;
  }
  return type;
}

/** The advice for a package that is neither a workbook nor a document of Office. */
async function foreignPackage(source: OfficePackage, part: string | undefined): Promise<Refusal> {
  if (part?.endsWith('workbook.bin') === true) return fileRefusal('oldSheet');
  if (part !== undefined) return fileRefusal('unknownFormat');
  if (!source.has('mimetype')) return fileRefusal('archive');
  const type = await openDocumentType(source);
  if (type.includes('opendocument.text')) return fileRefusal('oldDocument');
  return fileRefusal(type.includes('opendocument.spreadsheet') ? 'oldSheet' : 'unknownFormat');
}

async function readOffice(bytes: Uint8Array, limits: FileLimits): Promise<CompactFile> {
  const source = await openOfficePackage(bytes, limits);
  try {
    const part = await mainPart(source);
    if (part !== undefined && xlsxPart.test(part)) return await readXlsx(source, part, limits);
    if (part !== undefined && docxPart.test(part)) return await readDocx(source, part, limits);
    throw await foreignPackage(source, part);
  } finally {
    source.close();
  }
}

/** The reading itself, with a result that can go to another thread without a copy. */
export async function readCompactFile(
  bytes: Uint8Array,
  fileName: string,
  limits: FileLimits,
): Promise<CompactFile> {
  if (bytes.length > limits.fileBytes) {
    throw fileRefusal('tooLarge', { limitMb: Math.floor(limits.fileBytes / megabyte) });
  }
  const format = fileFormat(bytes);
  if (format.kind === 'refused') throw fileRefusal(format.refusal);
  // Whatever goes wrong inside is the file's fault: the reader meets nothing but the file.
  return orRefuse('broken', async () =>
    format.kind === 'office'
      ? readOffice(bytes, limits)
      : readText(decodeText(bytes), textKind(fileName), limits),
  );
}

/**
 * Reads a table file of any supported kind: .xlsx, .docx, delimited or plain text, told apart by content.
 * Throws only Refusals `files.refusal.*`. Runs in the calling thread: for uploads use `readTableFileInWorker`.
 */
export async function readTableFile(
  bytes: Uint8Array,
  fileName: string,
  limits: FileLimits = defaultLimits,
): Promise<TableFile> {
  return expand(await readCompactFile(bytes, fileName, limits));
}

/** About 250 pages: what a person pastes into a form is read in the calling thread, within a few milliseconds. */
const pastedChars = 1_000_000;

/** Reads a table or text that was pasted into a form. Refuses like `readTableFile`. */
export async function readPastedTable(text: string, limits: FileLimits = defaultLimits): Promise<TableFile> {
  const limit = Math.min(limits.textChars, pastedChars);
  if (text.length > limit) throw fileRefusal('tooMuchText', { limit });
  return expand(await orRefuse('broken', async () => readText({ text }, 'unknown', limits)));
}
