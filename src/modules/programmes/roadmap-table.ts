import words from '../../../content/roadmap-words.json' with { type: 'json' };
import { type Cell, isDateCell, type Table } from '../../files/table.ts';
import type { RoadmapProblem, RoadmapStage } from './roadmap.ts';
import { type RoadmapRow, stagesOfRows } from './roadmap-rows.ts';
import { wordKey } from './roadmap-words.ts';
import { formatTerm } from './term.ts';

type Field = keyof typeof words.columns;

/** Columns (from 0) of the table of a road map and the row (from 1, 0 for none) in which its header ends. */
export interface RoadmapColumns {
  readonly headerRow: number;
  readonly columns: Readonly<Partial<Record<Field, number>>>;
}

const fields = Object.keys(words.columns) as Field[];
const searchedRows = 60;

function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return isDateCell(cell) ? cell.iso : String(cell);
}

function fieldOf(title: string): Field | undefined {
  const key = wordKey(title);
  if (key === '') return title.trim() === '\u2116' ? 'code' : undefined;
  return fields.find((field) =>
    words.columns[field].some((stem) =>
      field === 'code'
        ? key.replaceAll(' ', '').startsWith(stem)
        : key.startsWith(stem) || key.includes(` ${stem}`),
    ),
  );
}

/** Finds the header of a road map's table by its words. Undefined when the table has none. */
export function findRoadmapColumns(table: Table): RoadmapColumns | undefined {
  for (let row = 0; row < Math.min(searchedRows, table.rows.length); row++) {
    const columns: Partial<Record<Field, number>> = {};
    (table.rows[row] ?? []).forEach((cell, column) => {
      const text = textOf(cell);
      const field = text.length <= 60 ? fieldOf(text) : undefined;
      if (field !== undefined && columns[field] === undefined) columns[field] = column;
    });
    if (columns.activity !== undefined && columns.term !== undefined) return { headerRow: row + 1, columns };
  }
  return undefined;
}

/** «1.2» that a spreadsheet took for the first of February, read back. */
function codeCell(cell: Cell | undefined): { code: string; codeFromDate: boolean } {
  if (!isDateCell(cell)) return { code: textOf(cell), codeFromDate: false };
  const [, month, day] = cell.iso.slice(0, 10).split('-').map(Number);
  return { code: `${day}.${month}`, codeFromDate: true };
}

/** A date in the column of terms: the first of a month stands for the month, as spreadsheets keep «Sept 2023». */
function termCell(cell: Cell | undefined): string {
  if (!isDateCell(cell)) return textOf(cell);
  const day = cell.iso.slice(0, 10);
  const [year = 0, month = 1] = day.split('-').map(Number);
  if (!day.endsWith('-01')) return formatTerm({ kind: 'dates', from: day, to: day });
  return formatTerm({ kind: 'months', from: month, to: month, fromYear: year, toYear: year });
}

/**
 * Reads the table of a road map: four columns of a school's road map, or those of other layouts with a column for
 * the stage. `chosen` overrides the columns that the header tells.
 */
export function parseRoadmapTable(
  table: Table,
  chosen?: RoadmapColumns,
): { readonly stages: readonly RoadmapStage[]; readonly problems: readonly RoadmapProblem[] } {
  const found = chosen ??
    findRoadmapColumns(table) ?? { headerRow: 0, columns: { code: 0, activity: 1, term: 2, responsible: 3 } };
  const { columns } = found;
  const rows = table.rows.slice(found.headerRow).map((cells, at): RoadmapRow => {
    const cell = (field: Field): Cell | undefined =>
      columns[field] === undefined ? undefined : cells[columns[field]];
    return {
      row: found.headerRow + at + 1,
      ...codeCell(cell('code')),
      stage: textOf(cell('stage')),
      activity: textOf(cell('activity')),
      term: termCell(cell('term')),
      responsible: textOf(cell('responsible')),
    };
  });
  return stagesOfRows(rows);
}
