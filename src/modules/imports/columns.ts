import type { Table } from '../../files/table.ts';
import { isDateCell } from '../../files/table.ts';
import { cellText, isBlank } from './cell-value.ts';
import { type ColumnMap, fingerprintOf, type RememberedColumns } from './column-map.ts';
import { fieldShapes, hasShape, shapeShare } from './column-shape.ts';
import { matchTitles, type TitleMatch } from './header-title.ts';
import { type FieldOf, fieldsOf, type ImportKind, requiredFields, titleRules } from './import-kind.ts';
import { type Problem, problemOf } from './problem.ts';

export interface RecognisedColumn<K extends ImportKind = ImportKind> {
  readonly field: FieldOf<K>;
  /** From 0. */
  readonly column: number;
  readonly title: string;
  /** 0..1; below 0.7 the user should look. */
  readonly confidence: number;
  readonly source: 'remembered' | 'title' | 'content';
}

export interface ColumnRecognition<K extends ImportKind = ImportKind> {
  readonly kind: K;
  readonly map: ColumnMap<K>;
  readonly columns: readonly RecognisedColumn<K>[];
  /** Columns with a title or values that no field takes. */
  readonly unused: readonly { readonly column: number; readonly title: string }[];
  /** Required fields without a column, alternatives joined by `|`. */
  readonly missing: readonly string[];
  /** Under this key a map that the user corrected is remembered: equal for files with the same header. */
  readonly fingerprint: string;
}

interface Header<K extends ImportKind> {
  /** Rows of the table up to and with the header; 0 when there is none. */
  readonly rows: number;
  readonly titles: readonly string[];
  readonly matches: readonly TitleMatch<K>[];
}

const searchedRows = 40;
/** Longer texts are values, not titles, however long the questions of a form are. */
const longestTitle = 400;
const sureTitle = 0.6;
const sureShape = 0.7;

function titlesOf(table: Table, row: number): string[] {
  return (table.rows[row] ?? []).map((cell) =>
    typeof cell === 'string' && cell.length <= longestTitle ? cellText(cell) : '',
  );
}

function looksLikeData(table: Table, row: number): boolean {
  return (table.rows[row] ?? []).some((cell) => isDateCell(cell) || typeof cell === 'number');
}

/** Titles of a header of two lines: the lower one where it has text, the upper one where it has none. */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  return Array.from(
    { length: Math.max(upper.length, lower.length) },
    (_, column) => lower[column] || upper[column] || '',
  );
}

const weightOf = (matches: readonly { readonly score: number }[]): number =>
  matches.filter(({ score }) => score >= sureTitle).reduce((sum, { score }) => sum + score, 0);

function findHeader<K extends ImportKind>(table: Table, kind: K): Header<K> {
  let best: Header<K> = { rows: 0, titles: [], matches: [] };
  let bestWeight = 0;
  const offer = (rows: number, titles: readonly string[], gain: number): void => {
    const matches = matchTitles(kind, titles);
    const sure = matches.filter(({ score }) => score >= sureTitle);
    const filled = titles.filter((title) => title !== '').length;
    const weight = weightOf(matches);
    if (sure.length < Math.min(2, filled) || weight <= bestWeight + gain) return;
    best = { rows, titles, matches };
    bestWeight = weight;
  };
  for (let row = 0; row < Math.min(searchedRows, table.rows.length); row++) {
    const titles = titlesOf(table, row);
    offer(row + 1, titles, 0);
    const below = titlesOf(table, row + 1);
    if (below.some((title) => title !== '') && !looksLikeData(table, row + 1))
      offer(row + 2, joined(titles, below), 0.5);
  }
  return bestWeight > 0 ? best : guessHeader(table, kind);
}

const dataShapes = ['name', 'date', 'class', 'phone', 'email'] as const;

/** Titles of which none is known: the first row of several texts, none of which looks like a value. */
function guessHeader<K extends ImportKind>(table: Table, kind: K): Header<K> {
  for (let row = 0; row < Math.min(searchedRows, table.rows.length); row++) {
    const cells = (table.rows[row] ?? []).filter((cell) => !isBlank(cell));
    if (cells.length < 2) continue;
    const isData = cells.some(
      (cell) => typeof cell !== 'string' || dataShapes.some((shape) => hasShape(cell, shape)),
    );
    if (isData) break;
    const titles = titlesOf(table, row);
    return {
      rows: row + 1,
      titles,
      matches: matchTitles(kind, titles).filter(({ score }) => score >= sureTitle),
    };
  }
  return { rows: 0, titles: [], matches: [] };
}

function width(table: Table): number {
  return table.rows.slice(0, searchedRows * 5).reduce((most, row) => Math.max(most, row.length), 0);
}

function firstFilledRow(table: Table): number {
  const at = table.rows.findIndex((row) => row.filter((cell) => !isBlank(cell)).length >= 2);
  return at === -1 ? 0 : at;
}

/** Gives free columns to free fields whose values are of a telling shape. */
function byContent<K extends ImportKind>(table: Table, kind: K, header: Header<K>): RecognisedColumn<K>[] {
  const takenColumns = new Set(header.matches.map(({ column }) => column));
  const takenFields = new Set<string>(header.matches.map(({ field }) => field));
  // Whose second name or telephone a column holds, its values do not tell.
  const unguessed = ['guardianName', 'guardianPhone', ...(takenFields.has('lastName') ? ['fullName'] : [])];
  const from = header.rows > 0 ? header.rows : firstFilledRow(table);
  const found: RecognisedColumn<K>[] = [];
  for (const field of fieldsOf(kind)) {
    const shape = fieldShapes[field];
    if (shape === undefined || takenFields.has(field) || unguessed.includes(field)) continue;
    for (let column = 0; column < width(table); column++) {
      const title = header.titles[column] ?? '';
      // A title that was understood as nothing is trusted less than no title at all.
      if (takenColumns.has(column) || (title !== '' && field !== 'fullName')) continue;
      const share = shapeShare(table, column, from, shape);
      if (share < sureShape) continue;
      takenColumns.add(column);
      found.push({ field, column, title, confidence: Math.round(share * 60) / 100, source: 'content' });
      break;
    }
  }
  return found;
}

function byTitle<K extends ImportKind>(table: Table, header: Header<K>): RecognisedColumn<K>[] {
  return header.matches.map(({ field, column, score }) => {
    const shape = fieldShapes[field];
    const contradicted =
      shape !== undefined &&
      hasValues(table, column, header.rows) &&
      shapeShare(table, column, header.rows, shape) < 0.3;
    return {
      field,
      column,
      title: header.titles[column] ?? '',
      confidence: Math.round(score * (contradicted ? 0.5 : 1) * 100) / 100,
      source: 'title' as const,
    };
  });
}

function hasValues(table: Table, column: number, fromRow: number): boolean {
  return table.rows.slice(fromRow, fromRow + searchedRows).some((row) => !isBlank(row[column]));
}

/** A plain telephone column right after the guardian's name is the guardian's, unless its title says otherwise. */
function guardiansPhone<K extends ImportKind>(columns: RecognisedColumn<K>[]): RecognisedColumn<K>[] {
  const at = (field: string) => columns.find((column) => column.field === field);
  const guardian = at('guardianName');
  const phone = at('phone');
  if (guardian === undefined || phone === undefined || at('guardianPhone') !== undefined) return columns;
  if (phone.column !== guardian.column + 1 || phone.title.split(' ').length > 2) return columns;
  const moved: RecognisedColumn<K> = {
    ...phone,
    field: 'guardianPhone' as FieldOf<K>,
    confidence: Math.min(phone.confidence, 0.75),
  };
  return columns.map((column) => (column === phone ? moved : column));
}

/** A lone column titled with the word for "name" holds the whole name. */
function loneName<K extends ImportKind>(columns: RecognisedColumn<K>[]): RecognisedColumn<K>[] {
  const has = (field: string) => columns.some((column) => column.field === field);
  if (!has('firstName') || has('lastName') || has('fullName')) return columns;
  return columns.map((column) =>
    column.field === 'firstName' ? { ...column, field: 'fullName' as FieldOf<K>, confidence: 0.7 } : column,
  );
}

/** A table without a header is known by its kind and width. */
function keyOf<K extends ImportKind>(
  table: Table,
  kind: K,
  header: Pick<Header<K>, 'rows' | 'titles'>,
): string {
  return fingerprintOf(kind, header.rows === 0 ? [String(width(table))] : header.titles);
}

function missingFields(kind: ImportKind, columns: Readonly<Record<string, number | undefined>>): string[] {
  return requiredFields[kind].filter((group) =>
    group.split('|').every((field) => columns[field] === undefined),
  );
}

/** A remark for each required field that no column holds; a field is named as schools title its column. */
export function missingColumns(recognised: Pick<ColumnRecognition, 'kind' | 'missing'>): Problem[] {
  const rules = titleRules(recognised.kind);
  return recognised.missing.map((group) => {
    const titles = group.split('|').map((field) => rules[field]?.titles[0] ?? field);
    return problemOf(0, 'columnMissing', { field: group, params: { title: titles.join(' / ') } });
  });
}

function recognition<K extends ImportKind>(
  table: Table,
  kind: K,
  header: Pick<Header<K>, 'rows' | 'titles'>,
  columns: readonly RecognisedColumn<K>[],
): ColumnRecognition<K> {
  const taken = new Set(columns.map(({ column }) => column));
  const unused = Array.from({ length: width(table) }, (_, column) => ({
    column,
    title: header.titles[column] ?? '',
  })).filter(
    ({ column, title }) => !taken.has(column) && (title !== '' || hasValues(table, column, header.rows)),
  );
  const map: ColumnMap<K> = {
    kind,
    headerRow: header.rows,
    columns: Object.fromEntries(
      columns.map(({ field, column }) => [field, column]),
    ) as ColumnMap<K>['columns'],
  };
  return {
    kind,
    map,
    columns,
    unused,
    missing: missingFields(kind, map.columns),
    fingerprint: keyOf(table, kind, header),
  };
}

/**
 * Finds the header of a table (title lines above it and a second header line are understood) and says which
 * column holds which field: by title, else by the values. A map remembered for the same header is taken as it is.
 */
export function recogniseColumns<K extends ImportKind>(
  table: Table,
  kind: K,
  remembered?: RememberedColumns<K>,
): ColumnRecognition<K> {
  const header = findHeader(table, kind);
  if (remembered !== undefined && remembered.fingerprint === keyOf(table, kind, header)) {
    const columns = Object.entries<number | undefined>(remembered.map.columns).flatMap(([field, column]) =>
      column === undefined
        ? []
        : [
            {
              field: field as FieldOf<K>,
              column,
              title: header.titles[column] ?? '',
              confidence: 1,
              source: 'remembered' as const,
            },
          ],
    );
    return recognition(table, kind, header, columns);
  }
  const titled = loneName(byTitle(table, header));
  const columns = guardiansPhone([...titled, ...byContent(table, kind, header)]);
  return recognition(
    table,
    kind,
    header,
    columns.sort((a, b) => a.column - b.column),
  );
}

/** Of several sheets or tables the one whose columns say most about the kind. Undefined when there is none. */
export function pickTable(tables: readonly Table[], kind: ImportKind): Table | undefined {
  const ranked = tables.map((table, order) => {
    const { columns, missing } = recogniseColumns(table, kind);
    const weight = columns.reduce((sum, { confidence }) => sum + confidence, 0);
    return { table, order, weight: weight - 2 * missing.length };
  });
  ranked.sort((a, b) => b.weight - a.weight || a.order - b.order);
  return ranked[0]?.table;
}
