import { type CompactTexts, Growable, TextCollector, textReader } from './compact-texts.ts';
import type { FileLimits } from './limits.ts';
import { fileRefusal } from './refusals.ts';
import type { Cell, DateCell, Table, TableFile } from './table.ts';

const kinds = { empty: 0, text: 1, number: 2, yes: 3, no: 4, date: 5 } as const;

/** One table as three arrays: cells of all rows one after another, and where each row ends. */
export interface CompactTable {
  readonly name: string;
  readonly kinds: Uint8Array;
  /** A number, or the number of a text. */
  readonly values: Float64Array;
  readonly rowEnds: Uint32Array;
}

/** What the reading thread hands over: a few flat buffers instead of a million objects. */
export interface CompactFile {
  readonly format: TableFile['format'];
  readonly encoding?: TableFile['encoding'];
  readonly text?: string;
  readonly tables: readonly CompactTable[];
  readonly texts: CompactTexts;
}

/** Takes rows in order, top to bottom; gaps become empty rows, so that row numbers are those of the file. */
export class TableBuilder {
  private readonly cellKinds = new Growable((length) => new Uint8Array(length));
  private readonly cellValues = new Growable((length) => new Float64Array(length));
  private readonly rowEnds = new Growable((length) => new Uint32Array(length));
  private readonly rowKinds: Uint8Array;
  private readonly rowValues: Float64Array;
  private row = 0;
  private width = 0;

  constructor(
    private readonly name: string,
    private readonly number: number,
    private readonly file: FileBuilder,
  ) {
    this.rowKinds = new Uint8Array(file.limits.columns);
    this.rowValues = new Float64Array(file.limits.columns);
  }

  /** `row` counts from 1 and grows; the row is kept only if a cell is put into it. */
  openRow(row: number): void {
    if (row <= this.row) throw fileRefusal('broken');
    this.row = row;
  }

  closeRow(): void {
    if (this.width === 0) return;
    // An empty row costs memory too: it counts as a cell.
    this.file.takeCells(this.row - this.rowEnds.length - 1 + this.width);
    while (this.rowEnds.length < this.row - 1) this.rowEnds.push(this.cellKinds.length);
    for (let column = 0; column < this.width; column += 1) {
      this.cellKinds.push(this.rowKinds[column] ?? kinds.empty);
      this.cellValues.push(this.rowValues[column] ?? 0);
    }
    this.rowEnds.push(this.cellKinds.length);
    this.rowKinds.fill(kinds.empty, 0, this.width);
    this.width = 0;
  }

  private put(column: number, kind: number, value: number): void {
    const { rows, columns } = this.file.limits;
    if (column >= columns) throw fileRefusal('tooManyColumns', { limit: columns, row: this.row });
    if (this.row > rows) throw fileRefusal('tooManyRows', { limit: rows, table: this.number });
    this.rowKinds[column] = kind;
    this.rowValues[column] = value;
    if (column >= this.width) this.width = column + 1;
  }

  /** `column` counts from 0. An empty text is an empty cell. */
  putText(column: number, text: string): void {
    if (text !== '') this.put(column, kinds.text, this.file.texts.add(text));
  }

  /** A text that the collector holds already. */
  putTextNumber(column: number, number: number): void {
    if (!this.file.texts.isEmpty(number)) this.put(column, kinds.text, number);
  }

  putNumber(column: number, value: number): void {
    this.put(column, kinds.number, value);
  }

  putBoolean(column: number, value: boolean): void {
    this.put(column, value ? kinds.yes : kinds.no, 0);
  }

  /** `iso` as in DateCell. */
  putDate(column: number, iso: string): void {
    this.put(column, kinds.date, this.file.texts.add(iso));
  }

  /** Empties cells of a finished table; rows from 1, columns from 0, both ends included. */
  clear(row: number, fromColumn: number, toColumn: number): void {
    if (row > this.rowEnds.length) return;
    const start = row === 1 ? 0 : this.rowEnds.at(row - 2);
    const end = Math.min(this.rowEnds.at(row - 1), start + toColumn + 1);
    for (let position = start + fromColumn; position < end; position += 1) {
      this.cellKinds.set(position, kinds.empty);
    }
  }

  get rowCount(): number {
    return this.rowEnds.length;
  }

  finish(): CompactTable {
    this.closeRow();
    return {
      name: this.name,
      kinds: this.cellKinds.finish(),
      values: this.cellValues.finish(),
      rowEnds: this.rowEnds.finish(),
    };
  }
}

/** Collects the tables of one file and keeps the limits that they share. */
export class FileBuilder {
  readonly texts: TextCollector;
  private readonly tables: TableBuilder[] = [];
  private cells = 0;

  constructor(readonly limits: FileLimits) {
    this.texts = new TextCollector(limits);
  }

  /** Tables keep the order in which they were begun. Without a name a table gets its number. */
  addTable(name?: string): TableBuilder {
    const number = this.tables.length + 1;
    if (number > this.limits.tables) throw fileRefusal('tooManyTables', { limit: this.limits.tables });
    const table = new TableBuilder(name ?? String(number), number, this);
    this.tables.push(table);
    return table;
  }

  get hasTables(): boolean {
    return this.tables.length > 0;
  }

  takeCells(count: number): void {
    this.cells += count;
    if (this.cells > this.limits.cells) throw fileRefusal('tooManyCells', { limit: this.limits.cells });
  }

  /** Refuses `empty` when there is neither a filled cell nor any text. */
  finish(head: {
    format: TableFile['format'];
    encoding?: TableFile['encoding'];
    text?: string;
  }): CompactFile {
    const tables = this.tables.map((table) => table.finish());
    if (this.cells === 0 && (head.text ?? '').trim() === '') throw fileRefusal('empty');
    return { ...head, tables, texts: this.texts.finish() };
  }
}

/** All buffers of a compact file, for handing them to another thread without a copy. */
export function buffersOf(file: CompactFile): ArrayBuffer[] {
  const views: ArrayBufferView[] = [...file.texts.segments, file.texts.starts, file.texts.lengths];
  for (const table of file.tables) views.push(table.kinds, table.values, table.rowEnds);
  return views.map((view) => view.buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}

const cellsInOneGo = 20_000;

function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Turns flat buffers back into rows of cells, a slice at a time, so that other requests are served between. */
export async function expand(file: CompactFile): Promise<TableFile> {
  const textOf = textReader(file.texts);
  const dates = new Map<number, DateCell>();
  const dateOf = (number: number): DateCell => {
    const known = dates.get(number);
    if (known !== undefined) return known;
    const date = { iso: textOf(number) };
    dates.set(number, date);
    return date;
  };
  const cell = (kind: number, value: number): Cell => {
    if (kind === kinds.text) return textOf(value);
    if (kind === kinds.number) return value;
    if (kind === kinds.date) return dateOf(value);
    if (kind === kinds.empty) return null;
    return kind === kinds.yes;
  };

  const tables: Table[] = [];
  let sincePause = 0;
  for (const compact of file.tables) {
    const rows: Cell[][] = [];
    let position = 0;
    for (const end of compact.rowEnds) {
      const row: Cell[] = [];
      sincePause += end - position + 1;
      for (; position < end; position += 1) {
        row.push(cell(compact.kinds[position] ?? kinds.empty, compact.values[position] ?? 0));
      }
      rows.push(row);
      if (sincePause > cellsInOneGo) {
        sincePause = 0;
        await pause();
      }
    }
    tables.push({ name: compact.name, rows });
  }
  return {
    format: file.format,
    ...(file.encoding !== undefined && { encoding: file.encoding }),
    ...(file.text !== undefined && { text: file.text }),
    tables,
  };
}
