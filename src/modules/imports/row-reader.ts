import words from '../../../content/import-values.json' with { type: 'json' };
import type { Cell, Table } from '../../files/table.ts';
import { type ClassLabel, parseClassLabel, searchKey } from '../people/index.ts';
import { cellText, isBlank, valueText } from './cell-value.ts';
import type { ColumnMap } from './column-map.ts';
import { titleKey } from './header-title.ts';
import type { FieldOf, ImportKind } from './import-kind.ts';
import { type Problem, problemOf } from './problem.ts';

/** One row with data, read through a column map. */
export interface DataRow<K extends ImportKind> {
  /** As in the spreadsheet, from 1. */
  readonly row: number;
  /** The class of the heading line that the row stands under, in lists that are parted by such lines. */
  readonly section: ClassLabel | undefined;
  cell(field: FieldOf<K>): Cell;
  /** Clean text; '' for an empty cell, an absent column and words that say "nothing". */
  text(field: FieldOf<K>): string;
}

export interface DataRows<K extends ImportKind> {
  readonly rows: readonly DataRow<K>[];
  readonly problems: readonly Problem[];
}

function isTotal(cells: readonly Cell[], nameColumns: readonly number[]): boolean {
  const first = cells.findIndex((cell) => !isBlank(cell));
  const key = searchKey(cellText(cells[first]));
  if (!words.totals.some((phrase) => key === phrase || key.startsWith(`${phrase} `))) return false;
  return nameColumns.every((column) => column === first || isBlank(cells[column]));
}

function repeatsHeader(cells: readonly Cell[], titles: readonly string[]): boolean {
  const same = cells.filter((cell, column) => {
    const title = titles[column] ?? '';
    return title !== '' && titleKey(cellText(cell)) === title;
  });
  return same.length >= 2;
}

/** A line that holds nothing but the name of a class heads the rows below it. */
function sectionOf(cells: readonly Cell[]): ClassLabel | undefined {
  const filled = cells.filter((cell) => !isBlank(cell));
  if (filled.length !== 1 || typeof filled[0] !== 'string') return undefined;
  const parsed = parseClassLabel(filled[0]);
  return parsed.ok && /\p{L}/u.test(filled[0]) ? parsed.value : undefined;
}

const nameFields = ['fullName', 'lastName', 'firstName'];

/**
 * The rows below the header that hold data: blank rows, repeated headers, heading lines of classes and totals
 * are passed over (a total with a note).
 */
export function readRows<K extends ImportKind>(table: Table, map: ColumnMap<K>): DataRows<K> {
  const columns: Readonly<Record<string, number | undefined>> = map.columns;
  const nameColumns = nameFields.flatMap((field) => columns[field] ?? []);
  const titles = (table.rows[map.headerRow - 1] ?? []).map((cell) => titleKey(cellText(cell)));
  const numberColumn = columns.rowNumber;
  const rows: DataRow<K>[] = [];
  const problems: Problem[] = [];
  let section: ClassLabel | undefined;
  for (let at = map.headerRow; at < table.rows.length; at++) {
    const cells = table.rows[at] ?? [];
    const filled = cells.some((cell, column) => column !== numberColumn && !isBlank(cell));
    if (!filled || repeatsHeader(cells, titles)) continue;
    const heading = sectionOf(cells);
    if (heading !== undefined) {
      section = heading;
      continue;
    }
    if (isTotal(cells, nameColumns)) {
      problems.push(problemOf(at + 1, 'rowIsTotal'));
      continue;
    }
    const cell = (field: string): Cell => {
      const column = columns[field];
      return column === undefined ? null : (cells[column] ?? null);
    };
    rows.push({ row: at + 1, section, cell, text: (field) => valueText(cell(field)) });
  }
  return { rows, problems };
}
