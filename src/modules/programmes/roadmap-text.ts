import type { TableFile } from '../../files/table.ts';
import { emptyHead, type Roadmap, type RoadmapProblem, roadmapProblem } from './roadmap.ts';
import { parseRoadmapHead, schoolNumbers, sectionOf } from './roadmap-head.ts';
import { type RoadmapRow, stagesOfRows } from './roadmap-rows.ts';
import { findRoadmapColumns, parseRoadmapTable, type RoadmapColumns } from './roadmap-table.ts';
import { plainLines } from './roadmap-words.ts';

interface TextTable {
  readonly rows: readonly RoadmapRow[];
  /** Lines outside the table, cleaned, in order. */
  readonly others: readonly string[];
}

const cellsOf = (line: string): string[] => line.split('\t');

function isHeader(line: string): boolean {
  return findRoadmapColumns({ name: '', rows: [cellsOf(line)] }) !== undefined;
}

const startsRow = (line: string): boolean => /^\s*\d{1,2}(?:\.\d{1,2})*\.?\t/.test(line);

function rowOf(line: string, row: number): RoadmapRow {
  const [code = '', activity = '', term = '', ...responsible] = cellsOf(line);
  return {
    row,
    code: code.trim(),
    codeFromDate: false,
    stage: '',
    activity,
    term,
    responsible: responsible.join('\t'),
  };
}

/** A line without tabs inside the table: the rest of a cell that was broken by a line end. */
function continuation(line: string, row: number): RoadmapRow {
  return { row, code: '', codeFromDate: false, stage: '', activity: line, term: '', responsible: '' };
}

/** Parts a plain text into the table (lines with tabs from its header on) and all else. */
function partText(text: string): TextTable {
  const rows: RoadmapRow[] = [];
  const others: string[] = [];
  let inTable = false;
  text.split(/\r\n?|\n/u).forEach((line, at) => {
    if (line.trim() === '') return;
    if (!inTable && (isHeader(line) || startsRow(line))) {
      inTable = true;
      if (startsRow(line)) rows.push(rowOf(line, at + 1));
    } else if (inTable && line.includes('\t')) {
      if (!isHeader(line)) rows.push(rowOf(line, at + 1));
    } else if (inTable && sectionOf(line) === undefined) rows.push(continuation(line, at + 1));
    else {
      inTable = false;
      others.push(...plainLines(line));
    }
  });
  return { rows, others };
}

function namedSchools(lines: readonly string[]): RoadmapProblem[] {
  const numbers = schoolNumbers(lines);
  return numbers.length > 1 ? [roadmapProblem(0, 'OtherSchool', { numbers: numbers.join(', ') })] : [];
}

/**
 * Reads a whole road map from plain text, as it is copied out of a document: the sections before and after, and
 * the table with its cells parted by tabs, lines cut by page breaks and marks of paragraphs included.
 */
export function parseRoadmapText(text: string): Roadmap {
  const { rows, others } = partText(text);
  const { stages, problems } = stagesOfRows(rows);
  const everything = [...others, ...rows.flatMap(({ activity }) => plainLines(activity))];
  return { ...parseRoadmapHead(others), stages, problems: [...namedSchools(everything), ...problems] };
}

/** How much of a reading makes sense: lines of activities whose term was understood. */
function weightOf(roadmap: Pick<Roadmap, 'stages'>): number {
  return roadmap.stages.flatMap(({ activities }) => activities).filter(({ term }) => term !== undefined)
    .length;
}

/**
 * Reads a road map out of a file of any format: the table in which most is understood, and the text round it
 * where the format has one. `chosen` are the table (from 0) and its columns that the user gave.
 */
export function parseRoadmapFile(
  file: TableFile,
  chosen?: RoadmapColumns & { readonly table: number },
): Roadmap {
  const byText = file.text === undefined ? undefined : parseRoadmapText(file.text);
  const tables = file.tables
    .filter((_, at) => chosen === undefined || chosen.table === at)
    .map((table) => parseRoadmapTable(table, chosen));
  const [best] = tables.sort((a, b) => weightOf(b) - weightOf(a));
  if (
    byText !== undefined &&
    (best === undefined || (chosen === undefined && weightOf(byText) >= weightOf(best)))
  )
    return byText;
  if (best === undefined) return { ...emptyHead, stages: [], problems: [roadmapProblem(0, 'Empty')] };
  const aboutText = (byText?.problems ?? []).filter(
    ({ code }) => code === 'imports.problem.roadmapOtherSchool',
  );
  return { ...(byText ?? emptyHead), stages: best.stages, problems: [...aboutText, ...best.problems] };
}
