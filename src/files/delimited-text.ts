import { cleanText } from './cell-text.ts';
import type { TableBuilder } from './compact-table.ts';

export type Delimiter = '\t' | ';' | ',' | '|';

/** What the name of the file promises; `unknown` also stands for text pasted into a form. */
export type TextKind = 'csv' | 'tsv' | 'unknown';

/** In the order in which they win when several fit: a comma also parts whole numbers from decimals. */
const candidates: readonly Delimiter[] = ['\t', ';', ',', '|'];
const sampleChars = 65_536;
const sampleRecords = 200;

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** Where fields and records go; `endRecord` answers whether to read on. */
interface Sink {
  field(text: string, isQuoted: boolean): void;
  endRecord(): boolean;
}

/**
 * Position of the quote that closes the one at `open`, or -1 when that is no quoting at all:
 * never closed, closed in the middle of a word, or longer than a cell may be. So one stray quote
 * costs its own field and does not swallow the rest of the file.
 */
function closingQuote(text: string, open: number, delimiter: number, longest: number): number {
  let position = open + 1;
  for (;;) {
    const next = text.indexOf('"', position);
    if (next < 0 || next - open > longest) return -1;
    const after = text.charCodeAt(next + 1);
    if (after === quote) {
      position = next + 2;
      continue;
    }
    const ends =
      next + 1 === text.length || after === delimiter || after === lineFeed || after === carriageReturn;
    return ends ? next : -1;
  }
}

function endOfField(text: string, from: number, delimiter: number): number {
  let position = from;
  for (; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code === delimiter || code === lineFeed || code === carriageReturn) break;
  }
  return position;
}

/** Splits text as RFC 4180 has it, with any delimiter and any line ends. */
function split(text: string, delimiter: Delimiter, hasQuotes: boolean, longest: number, sink: Sink): void {
  const delimiterCode = delimiter.charCodeAt(0);
  let position = 0;
  while (position < text.length) {
    const isQuoted = hasQuotes && text.charCodeAt(position) === quote;
    const close = isQuoted ? closingQuote(text, position, delimiterCode, longest) : -1;
    if (close >= 0) {
      sink.field(text.slice(position + 1, close).replaceAll('""', '"'), true);
      position = close + 1;
    } else {
      const end = endOfField(text, position, delimiterCode);
      sink.field(text.slice(position, end), false);
      position = end;
    }
    const code = text.charCodeAt(position);
    if (code === delimiterCode && position < text.length) {
      position += 1;
      // A delimiter at the very end is followed by an empty field.
      if (position < text.length) continue;
      sink.field('', false);
      sink.endRecord();
    } else {
      position += code === carriageReturn && text.charCodeAt(position + 1) === lineFeed ? 2 : 1;
      if (!sink.endRecord()) return;
    }
  }
}

interface Fit {
  readonly delimiter: Delimiter;
  /** Records that are not blank. */
  readonly records: number;
  /** The most frequent number of fields past one. */
  readonly fields: number;
  /** Part of the records that have just so many fields and no torn quotes, 0..1. */
  readonly share: number;
}

function fitOf(sample: string, delimiter: Delimiter, longest: number): Fit {
  const frequencies = new Map<number, number>();
  let records = 0;
  let fields = 0;
  let isBlank = true;
  let hasStrayQuote = false;
  let strays = 0;
  split(sample, delimiter, true, longest, {
    field(text, isQuoted) {
      fields += 1;
      if (text.trim() !== '') isBlank = false;
      if (!isQuoted && text.startsWith('"')) hasStrayQuote = true;
    },
    endRecord() {
      if (!isBlank) {
        records += 1;
        if (hasStrayQuote) strays += 1;
        frequencies.set(fields, (frequencies.get(fields) ?? 0) + 1);
      }
      fields = 0;
      isBlank = true;
      hasStrayQuote = false;
      return records < sampleRecords;
    },
  });
  let best = 0;
  let times = 0;
  for (const [count, frequency] of frequencies) {
    if (count > 1 && frequency > times) [best, times] = [count, frequency];
  }
  // A wrong delimiter cuts quoted fields in two: what then begins with a quote does not end with one.
  return {
    delimiter,
    records,
    fields: best,
    share: records === 0 ? 0 : Math.max(0, times - strays) / records,
  };
}

function isTableOfItself({ delimiter, records, fields, share }: Fit): boolean {
  if (delimiter === '\t') return share >= 0.6 && (records >= 2 || fields >= 3);
  // Prose has commas too: only what is as regular as a table counts as one.
  if (delimiter === ',') return share >= 0.9 && records >= 3 && fields >= 3;
  return share >= 0.8 && records >= 2;
}

/** The delimiter of a table, or undefined for running text. */
export function findDelimiter(text: string, kind: TextKind, longest: number): Delimiter | undefined {
  const cut = text.length > sampleChars ? text.lastIndexOf('\n', sampleChars) : text.length;
  const sample = text.slice(0, cut > 0 ? cut : sampleChars);
  const fits = candidates.map((delimiter) => fitOf(sample, delimiter, longest));
  if (kind === 'tsv' && sample.includes('\t')) return '\t';
  const fitting = kind === 'unknown' ? fits.filter(isTableOfItself) : fits.filter((fit) => fit.share > 0);
  const tenths = (fit: Fit): number => Math.floor(fit.share * 10);
  let best: Fit | undefined;
  for (const fit of fitting) {
    if (best === undefined || tenths(fit) > tenths(best)) best = fit;
  }
  if (best !== undefined) return best.delimiter;
  // A list of one column has no delimiter to find.
  return kind === 'unknown' ? undefined : ';';
}

const excelHint = /^sep=([;,\t|])\r?\n/i;

/** The line `sep=;` by which Excel is told the delimiter; Excel does not show it as a row. */
export function delimiterHint(text: string): { delimiter: Delimiter; length: number } | undefined {
  const found = excelHint.exec(text.slice(0, 16));
  const delimiter = candidates.find((one) => one === found?.[1]);
  return found === null || delimiter === undefined ? undefined : { delimiter, length: found[0].length };
}

/** Reads delimited text into a table; every field stays text, an empty one is an empty cell. */
export function readDelimited(
  text: string,
  delimiter: Delimiter,
  table: TableBuilder,
  options: { readonly hasQuotes: boolean; readonly longest: number },
): void {
  let row = 1;
  let column = 0;
  table.openRow(row);
  split(text, delimiter, options.hasQuotes, options.longest, {
    field(value) {
      if (value !== '') table.putText(column, cleanText(value));
      column += 1;
    },
    endRecord() {
      table.closeRow();
      row += 1;
      column = 0;
      table.openRow(row);
      return true;
    },
  });
}
