import { type Cell, isDateCell } from './table.ts';

const special = /[&<>"]/g;
const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const unwritable = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const looksEscaped = /_x(?=[0-9A-Fa-f]{4}_)/g;
/** What Excel allows in a cell (Microsoft, "Excel specifications and limits"). */
const maxCellChars = 32_767;

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const mainNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const relationsNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Text for element content or an attribute; characters that XML cannot hold are left out. */
export function xmlText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(unwritable, '')
    .replace(special, (character) => names[character] ?? '');
}

/** Text of a cell: no longer than Excel allows, and `_x0041_` stays what it is. */
export function cellText(text: string): string {
  const whole = text.length > maxCellChars ? `${text.slice(0, maxCellChars - 1)}\u2026` : text;
  return xmlText(whole).replace(looksEscaped, '_x005F_x');
}

const firstSafeDay = '1900-03-01';
const dayZero = Date.UTC(1899, 11, 30);
const millisecondsInDay = 86_400_000;

/**
 * Day number of a date cell in the 1900 system, or undefined for what Excel cannot show as a date:
 * days before 1 March 1900 (its calendar has a false leap day) and texts that are no dates.
 */
export function dateSerial(iso: string): number | undefined {
  const time = Date.parse(iso.length === 10 ? `${iso}T00:00:00Z` : `${iso}Z`);
  if (Number.isNaN(time) || iso < firstSafeDay) return undefined;
  return (time - dayZero) / millisecondsInDay;
}

/** A date as people read it: `05.09.2023` or `05.09.2023 14:05`. */
export function readableDate(iso: string): string {
  const [day = '', time] = iso.split('T');
  const text = day.split('-').reverse().join('.');
  return time === undefined ? text : `${text} ${time.slice(0, 5)}`;
}

/** How many characters a cell takes on screen: its longest line. */
export function shownLength(cell: Cell): number {
  if (cell === null) return 0;
  if (isDateCell(cell)) return cell.iso.length === 10 ? 10 : 16;
  if (typeof cell !== 'string') return String(cell).length;
  return cell.split('\n').reduce((longest, line) => Math.max(longest, line.length), 0);
}
