import { columnLetters } from './cell-address.ts';
import {
  cellText,
  dateSerial,
  mainNamespace,
  readableDate,
  shownLength,
  xmlHead,
  xmlText,
} from './spreadsheet-xml.ts';
import type { Cell } from './table.ts';
import { styles, type WorkbookStyles } from './workbook-styles.ts';

export interface SheetColumn {
  readonly header: string;
  /** In characters; by default wide enough for what stands in it, within reason. */
  readonly width?: number;
  /** Excel number format for numbers and dates: `0`, `0.0`, `0%`, `dd.mm.yyyy`. */
  readonly format?: string;
}

export interface WorkbookSheet {
  /** Made fit for Excel: at most 31 characters, unlike the others, without `[]:*?/\`. */
  readonly name: string;
  /** Lines above the table: what it is, then of which school, on which day. The first stands out. */
  readonly titles?: readonly string[];
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Texts of the whole workbook, each kept once. */
export class SharedStrings {
  private readonly numbers = new Map<string, number>();
  private uses = 0;

  number(text: string): number {
    this.uses += 1;
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  *xml(): Generator<string> {
    yield `${xmlHead}<sst xmlns="${mainNamespace}" count="${this.uses}" uniqueCount="${this.numbers.size}">`;
    for (const text of this.numbers.keys()) yield `<si><t xml:space="preserve">${cellText(text)}</t></si>`;
    yield '</sst>';
  }
}

const dateFormat = 'dd\\.mm\\.yyyy';
const momentFormat = 'dd\\.mm\\.yyyy\\ hh:mm';
const narrowest = 8;
const widest = 60;
const measuredRows = 500;

function widthOf(column: SheetColumn, index: number, rows: WorkbookSheet['rows']): number {
  if (column.width !== undefined) return column.width;
  let longest = Math.min(shownLength(column.header), 24);
  for (const row of rows.slice(0, measuredRows)) longest = Math.max(longest, shownLength(row[index] ?? null));
  return Math.min(Math.max(longest + 2, narrowest), widest);
}

/** Points of one line of text; a row in Excel is at most 409 points high. */
const linePoints = 15;
const mostLines = 27;

/** How many lines the longest text of a row takes in columns of these widths. */
function linesOf(cells: readonly (Cell | undefined)[], widths: readonly number[]): number {
  const lines = cells.map((cell, index) => {
    if (typeof cell !== 'string') return 1;
    const fits = Math.max((widths[index] ?? narrowest) - 1, 1);
    return cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / fits)), 0);
  });
  return Math.min(Math.max(1, ...lines), mostLines);
}

/**
 * Height of a row whose text wraps: not every program works it out when it opens a file. Left to the program where
 * one line is enough.
 */
function heightOf(cells: readonly (Cell | undefined)[], widths: readonly number[]): string {
  const lines = linesOf(cells, widths);
  return lines === 1 ? '' : ` ht="${lines * linePoints}"`;
}

/** Row of the header, from 1. */
export function headerRow(sheet: WorkbookSheet): number {
  return (sheet.titles ?? []).length + 1;
}

/** Writes the XML of one sheet piece by piece. No piece ever holds a formula: texts go out as shared strings. */
export class SheetWriter {
  private readonly widths: readonly number[];

  constructor(
    private readonly sheet: WorkbookSheet,
    private readonly strings: SharedStrings,
    private readonly workbookStyles: WorkbookStyles,
    private readonly isFirst: boolean,
  ) {
    this.widths = sheet.columns.map((column, index) => widthOf(column, index, sheet.rows));
  }

  private textCell(address: string, style: number, text: string): string {
    return `<c r="${address}" s="${style}" t="s"><v>${this.strings.number(text)}</v></c>`;
  }

  private cell(address: string, cell: Cell, format: string | undefined): string {
    if (cell === null || cell === '') return `<c r="${address}" s="${styles.text}"/>`;
    if (typeof cell === 'string') return this.textCell(address, styles.text, cell);
    if (typeof cell === 'boolean') {
      return `<c r="${address}" s="${this.workbookStyles.forFormat('General')}" t="b"><v>${cell ? 1 : 0}</v></c>`;
    }
    if (typeof cell === 'number') {
      if (!Number.isFinite(cell)) return `<c r="${address}" s="${styles.text}"/>`;
      return `<c r="${address}" s="${this.workbookStyles.forFormat(format ?? 'General')}"><v>${cell}</v></c>`;
    }
    const serial = dateSerial(cell.iso);
    if (serial === undefined) return this.textCell(address, styles.text, readableDate(cell.iso));
    const style = this.workbookStyles.forFormat(
      format ?? (cell.iso.length === 10 ? dateFormat : momentFormat),
    );
    return `<c r="${address}" s="${style}"><v>${serial}</v></c>`;
  }

  private head(): string {
    const header = headerRow(this.sheet);
    const cols = this.widths.map(
      (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
    );
    return (
      `${xmlHead}<worksheet xmlns="${mainNamespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>` +
      `<sheetView workbookViewId="0"${this.isFirst ? ' tabSelected="1"' : ''}>` +
      `<pane ySplit="${header}" topLeftCell="A${header + 1}" activePane="bottomLeft" state="frozen"/>` +
      '<selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
      (cols.length === 0 ? '' : `<cols>${cols.join('')}</cols>`) +
      '<sheetData>'
    );
  }

  private headRows(): string {
    const titles = (this.sheet.titles ?? []).map(
      (title, index) =>
        `<row r="${index + 1}">${this.textCell(`A${index + 1}`, index === 0 ? styles.title : styles.note, title)}</row>`,
    );
    const row = headerRow(this.sheet);
    const cells = this.sheet.columns.map((column, index) =>
      this.textCell(`${columnLetters(index)}${row}`, styles.header, column.header),
    );
    const headers = this.sheet.columns.map((column) => column.header);
    return `${titles.join('')}<row r="${row}"${heightOf(headers, this.widths)}>${cells.join('')}</row>`;
  }

  private tail(): string {
    const { columns, rows } = this.sheet;
    const filter =
      columns.length === 0 || rows.length === 0 ? '' : `<autoFilter ref="${filterRange(this.sheet)}"/>`;
    return (
      `</sheetData>${filter}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>` +
      `<pageSetup paperSize="9" orientation="${columns.length > 6 ? 'landscape' : 'portrait'}" fitToHeight="0"/></worksheet>`
    );
  }

  *xml(): Generator<string> {
    yield this.head();
    yield this.headRows();
    const letters = this.sheet.columns.map((_, index) => columnLetters(index));
    let number = headerRow(this.sheet);
    for (const row of this.sheet.rows) {
      number += 1;
      const cells = this.sheet.columns.map((column, index) =>
        this.cell(`${letters[index] ?? ''}${number}`, row[index] ?? null, column.format),
      );
      yield `<row r="${number}"${heightOf(row, this.widths)}>${cells.join('')}</row>`;
    }
    yield this.tail();
  }
}

/** Addresses of header and body, for the filter: `A3:G500`. */
export function filterRange(sheet: WorkbookSheet): string {
  const row = headerRow(sheet);
  return `A${row}:${columnLetters(sheet.columns.length - 1)}${row + sheet.rows.length}`;
}

/** Names fit for sheet tabs, in the same order, no two alike. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const clean = xmlSafeName(name) || String(index + 1);
    let candidate = clean;
    for (let copy = 2; taken.has(candidate.toLowerCase()); copy += 1) {
      const suffix = ` (${copy})`;
      candidate = `${clean.slice(0, 31 - suffix.length)}${suffix}`;
    }
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}

function xmlSafeName(name: string): string {
  const clean = name.replace(/[[\]:*?/\\\s]+/g, ' ').replace(/[^ -\ud7ff\ue000-\ufffd]/g, '');
  return clean
    .trim()
    .slice(0, 31)
    .replace(/^'+|'+$/g, '')
    .trim();
}

/** A sheet name inside a formula-like reference: quoted, its own quotes doubled. */
export function quotedSheetName(name: string): string {
  return `'${xmlText(name).replaceAll("'", "''")}'`;
}
