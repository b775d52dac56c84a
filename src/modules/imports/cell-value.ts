import words from '../../../content/import-values.json' with { type: 'json' };
import type { Cell } from '../../files/table.ts';
import { isDateCell } from '../../files/table.ts';
import { cleanText, searchKey } from '../people/index.ts';

const missing = new Set(words.missing);

/** A cell as one line of clean text; a number without its floating tail, an empty cell as ''. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cleanText(cell);
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  if (isDateCell(cell)) return cell.iso;
  return String(cell);
}

/** Like `cellText`, with the line breaks that its author made. */
export function cellLines(cell: Cell | undefined): string {
  if (typeof cell !== 'string') return cellText(cell);
  return cell
    .split('\n')
    .map(cleanText)
    .filter((line) => line !== '')
    .join('\n');
}

export function isBlank(cell: Cell | undefined): boolean {
  return cellText(cell) === '';
}

/** Whether a cell says that there is nothing: empty, a dash, or words such as "not given". */
export function saysNothing(cell: Cell | undefined): boolean {
  const text = cellText(cell);
  if (!/[\p{L}\p{N}]/u.test(text)) return !/[+@]/.test(text);
  return missing.has(searchKey(text));
}

/** The text of a cell, '' where it says that there is nothing. */
export function valueText(cell: Cell | undefined): string {
  return saysNothing(cell) ? '' : cellText(cell);
}
