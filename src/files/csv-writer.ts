import { readableDate } from './spreadsheet-xml.ts';
import { type Cell, isDateCell } from './table.ts';

/** First characters by which spreadsheet programs take text for a formula, their full-width twins included. */
const formulaStart = /^[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/;
const needsQuotes = /[";\r\n\t]|^\s|\s$/;
const nul = /\0/g;

/**
 * An apostrophe keeps a spreadsheet from running what somebody typed as a formula
 * (OWASP, "CSV injection"). Numbers are numbers: a negative one needs none.
 */
function guarded(text: string): string {
  const plain = text.replace(nul, '');
  return formulaStart.test(text) || formulaStart.test(plain) ? `'${plain}` : plain;
}

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell).replace('.', ',') : '';
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  const text = guarded(isDateCell(cell) ? readableDate(cell.iso) : cell);
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Writes a table as Russian Excel opens it with a double click: UTF-8 with a byte order mark, semicolons,
 * decimal commas, days as 05.09.2023, booleans as 1 and 0, lines ended by CR LF. No field is taken for a formula.
 */
export function writeCsv(header: readonly string[], rows: Iterable<readonly Cell[]>): Uint8Array {
  const lines = [header.map(field).join(';')];
  for (const row of rows) lines.push(row.map(field).join(';'));
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);
}
