import type { Table } from '../../files/table.ts';
import { cellText } from './cell-value.ts';
import { titleKey } from './header-title.ts';
import { type FieldOf, type ImportKind, isFieldOf } from './import-kind.ts';
import { type Problem, problemOf } from './problem.ts';

/** Which column (from 0) holds which field, and in which row (from 1; 0 for none) the header ends. */
export interface ColumnMap<K extends ImportKind = ImportKind> {
  readonly kind: K;
  readonly headerRow: number;
  readonly columns: Readonly<Partial<Record<FieldOf<K>, number>>>;
}

/** A map kept for files with the same header. */
export interface RememberedColumns<K extends ImportKind = ImportKind> {
  readonly fingerprint: string;
  readonly map: ColumnMap<K>;
}

/**
 * A map as a user writes it: in the form on the page, or in the file of `--columns MAP.json`:
 *
 *     { "headerRow": 4, "columns": { "fullName": "Name of the column", "bornOn": "C", "classLabel": 4, "phone": null } }
 *
 * A column is given by its title, by its letter or by its number from 1; null leaves the field without a column.
 * `headerRow` (from 1, 0 for a table without a header) and fields that are not mentioned stay as recognised.
 */
export interface UserColumns {
  readonly headerRow?: number | undefined;
  readonly columns: Readonly<Record<string, string | number | null>>;
}

const fnvOffset = 0xcbf29ce484222325n;
const fnvPrime = 0x100000001b3n;

/** A short key of a header (64-bit FNV-1a of its titles): equal titles in equal order give equal keys. */
export function fingerprintOf(kind: ImportKind, titles: readonly string[]): string {
  let hash = fnvOffset;
  for (const byte of new TextEncoder().encode(titles.map(titleKey).join('|'))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * fnvPrime);
  }
  return `${kind}:${hash.toString(16).padStart(16, '0')}`;
}

/** Number from 0 of a spreadsheet column letter: A is 0, AA is 26. Undefined for anything else. */
export function columnOfLetter(letters: string): number | undefined {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return undefined;
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** Spreadsheet letter of a column counted from 0. */
export function letterOfColumn(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letterOfColumn(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function titlesAt(table: Table, headerRow: number): string[] {
  return (table.rows[headerRow - 1] ?? []).map((cell) => titleKey(cellText(cell)));
}

function resolve(
  column: string | number,
  titles: readonly string[],
  columnCount: number,
): number | undefined {
  if (typeof column === 'number')
    return Number.isInteger(column) && column >= 1 && column <= columnCount ? column - 1 : undefined;
  const byTitle = titles.indexOf(titleKey(column));
  if (byTitle !== -1 && titleKey(column) !== '') return byTitle;
  const byLetter = columnOfLetter(column.trim());
  return byLetter !== undefined && byLetter < columnCount ? byLetter : undefined;
}

/** Lays what the user says over a recognised map. All faults are told at once; with any of them the map is unusable. */
export function applyUserColumns<K extends ImportKind>(
  table: Table,
  recognised: ColumnMap<K>,
  user: UserColumns,
): { readonly map: ColumnMap<K>; readonly faults: readonly Problem[] } {
  const headerRow = user.headerRow ?? recognised.headerRow;
  const titles = titlesAt(table, headerRow);
  const columnCount = table.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = new Map<string, number>(
    Object.entries<number | undefined>(recognised.columns).flatMap(([field, column]) =>
      column === undefined ? [] : [[field, column] as const],
    ),
  );
  const faults: Problem[] = [];
  const chosen = new Map<string, number>();
  for (const [field, column] of Object.entries(user.columns)) {
    if (!isFieldOf(recognised.kind, field))
      faults.push(problemOf(0, 'columnFieldUnknown', { field, params: { field } }));
    else if (column === null) columns.delete(field);
    else {
      const at = resolve(column, titles, columnCount);
      if (at === undefined)
        faults.push(problemOf(0, 'columnNotFound', { field, params: { field, column: String(column) } }));
      else chosen.set(field, at);
    }
  }
  // A column that the user gives to one field is taken from the field that the program had given it to.
  for (const at of chosen.values()) {
    for (const [field, column] of columns) if (column === at && !chosen.has(field)) columns.delete(field);
  }
  for (const [field, at] of chosen) columns.set(field, at);
  const map = {
    kind: recognised.kind,
    headerRow,
    columns: Object.fromEntries(columns) as ColumnMap<K>['columns'],
  };
  return { map, faults };
}
