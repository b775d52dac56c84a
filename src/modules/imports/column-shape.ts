import type { Cell, Table } from '../../files/table.ts';
import { isDateCell } from '../../files/table.ts';
import { isPatronymic, parseClassLabel, parsePersonName } from '../people/index.ts';
import { cellText, isBlank, saysNothing } from './cell-value.ts';
import { parseGender } from './choice-value.ts';
import { parseEmail, parsePhone } from './contact-value.ts';
import { parseDate } from './date-value.ts';

/** What the values of a column look like. */
export type Shape = 'name' | 'date' | 'class' | 'phone' | 'email' | 'gender';

const looked = 60;

function isFullName(cell: Cell): boolean {
  if (typeof cell !== 'string') return false;
  const text = cellText(cell);
  const parsed = parsePersonName(text);
  if (!parsed.ok || parsed.notes.includes('unusual')) return false;
  const words = text.split(' ').length;
  return words <= 5 && (isPatronymic(parsed.name.middleName) || (words === 2 && /^\p{Lu}/u.test(text)));
}

const tests: Readonly<Record<Shape, (cell: Cell) => boolean>> = {
  name: isFullName,
  date: (cell) => isDateCell(cell) || (typeof cell === 'string' && parseDate(cell, '9999-12-31').ok),
  class: (cell) =>
    typeof cell === 'string' &&
    cellText(cell).length <= 12 &&
    /\p{L}/u.test(cell) &&
    parseClassLabel(cell).ok,
  phone: (cell) => !isDateCell(cell) && cellText(cell).replace(/\D/g, '').length >= 10 && parsePhone(cell).ok,
  email: (cell) => parseEmail(cell).ok,
  gender: (cell) => cellText(cell).length <= 10 && parseGender(cell) !== undefined,
};

export function hasShape(cell: Cell, shape: Shape): boolean {
  return tests[shape](cell);
}

/** Share 0..1 of the values in a column that have the shape; 0 for a column without values. */
export function shapeShare(table: Table, column: number, fromRow: number, shape: Shape): number {
  let values = 0;
  let fitting = 0;
  for (let row = fromRow; row < table.rows.length && values < looked; row++) {
    const cell = table.rows[row]?.[column] ?? null;
    if (isBlank(cell) || saysNothing(cell)) continue;
    values += 1;
    if (tests[shape](cell)) fitting += 1;
  }
  return values === 0 ? 0 : fitting / values;
}

/** The shape that a field's values have, where they have a telling one. */
export const fieldShapes: Readonly<Record<string, Shape>> = {
  fullName: 'name',
  bornOn: 'date',
  answeredAt: 'date',
  classLabel: 'class',
  phone: 'phone',
  guardianPhone: 'phone',
  guardianName: 'name',
  email: 'email',
  gender: 'gender',
};
