const address = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/;

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** Column, from 0, of a cell address such as `AB12`; -1 when it is no address. Called for every cell. */
export function columnOf(reference: string): number {
  let number = 0;
  for (let position = 0; position < reference.length; position += 1) {
    const code = reference.charCodeAt(position) & ~32;
    if (code < 65 || code > 90) return position === 0 || position > 3 ? -1 : number - 1;
    number = number * 26 + code - 64;
  }
  return -1;
}

export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** A range such as `A1:C5`; rows from 1, columns from 0. */
export function parseRange(reference: string): CellRange | undefined {
  const [from = '', to = from] = reference.split(':');
  const [, fromLetters, fromRow] = address.exec(from) ?? [];
  const [, toLetters, toRow] = address.exec(to) ?? [];
  if (fromLetters === undefined || toLetters === undefined) return undefined;
  const rows = [Number(fromRow), Number(toRow)].sort((a, b) => a - b);
  const columns = [columnNumber(fromLetters), columnNumber(toLetters)].sort((a, b) => a - b);
  const [firstRow = 0, lastRow = 0] = rows;
  const [firstColumn = 0, lastColumn = 0] = columns;
  return firstRow === 0 ? undefined : { firstRow, lastRow, firstColumn, lastColumn };
}

/** Letters of a column, from 0: `A`, …, `Z`, `AA`. */
export function columnLetters(column: number): string {
  let rest = column + 1;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}
