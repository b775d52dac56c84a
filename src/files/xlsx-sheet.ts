import { columnOf, parseRange } from './cell-address.ts';
import { cleanSpreadsheetText } from './cell-text.ts';
import type { TableBuilder } from './compact-table.ts';
import { isoCell, serialDate } from './date-serial.ts';
import type { FormatKind } from './number-format.ts';
import { fileRefusal } from './refusals.ts';
import { RichText, spreadsheetNamespaces } from './xlsx-parts.ts';
import type { XmlHandler } from './xml.ts';
import type { XmlAttributes } from './xml-scanner.ts';

export interface SheetContext {
  readonly styles: readonly FormatKind[];
  readonly is1904: boolean;
  /** How many shared strings stand at the beginning of the collector. */
  readonly sharedStrings: number;
  /** How many cells merged ranges may cover; overlapping ones never come from a spreadsheet program. */
  readonly mergedCells: number;
  readonly cellChars: number;
}

/** Parts of a sheet that hold no cells; some are large. */
const withoutCells = new Set([
  'extLst',
  'conditionalFormatting',
  'dataValidations',
  'cols',
  'sheetViews',
  'f',
]);

/** More digits than a double has would show noise: 17.1, not 17.100000000000001 (Excel keeps 15). */
function roundedAsShown(text: string): number {
  const value = Number(text);
  return text.length > 15 ? Number(value.toPrecision(15)) : value;
}

/**
 * Reads one worksheet part into a table, keeping the row numbers that the user sees.
 * Missing `r` attributes mean "the next one" (ECMA-376 part 1, 18.3.1.4 and 18.3.1.73).
 */
export class SheetReader implements XmlHandler {
  readonly namespaces = spreadsheetNamespaces;
  private row = 0;
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private inValue = false;
  private inInline = false;
  private readonly inline: RichText;
  private mergedCells = 0;

  constructor(
    private readonly table: TableBuilder,
    private readonly context: SheetContext,
  ) {
    this.inline = new RichText(context.cellChars);
  }

  open(name: string, attributes: XmlAttributes): 'skip' | undefined {
    if (this.inInline) return this.inline.open(name, attributes);
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v') {
      this.inValue = true;
      this.value = '';
    } else if (name === 'is') this.inInline = true;
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'mergeCell') this.merge(attributes.ref ?? '');
    else if (withoutCells.has(name)) return 'skip';
    return undefined;
  }

  text(text: string): void {
    if (this.inValue) {
      this.value += text;
      const limit = this.context.cellChars;
      if (this.value.length > limit * 7) throw fileRefusal('longCell', { limit });
    } else if (this.inInline) this.inline.add(text);
  }

  close(name: string): void {
    if (this.inInline) {
      if (name === 'is') {
        this.inInline = false;
        this.value = this.inline.take();
      } else this.inline.close(name);
    } else if (name === 'v') this.inValue = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.table.closeRow();
  }

  private openRow(attributes: XmlAttributes): void {
    const written = attributes.r;
    const row = written === undefined ? this.row + 1 : Number(written);
    if (!Number.isInteger(row)) throw fileRefusal('broken');
    this.row = row;
    this.column = -1;
    this.table.openRow(row);
  }

  private openCell(attributes: XmlAttributes): void {
    const reference = attributes.r;
    this.column = reference === undefined ? this.column + 1 : columnOf(reference);
    if (this.column < 0) throw fileRefusal('broken');
    this.type = attributes.t ?? 'n';
    this.style = Number(attributes.s ?? 0);
    this.value = '';
  }

  private closeCell(): void {
    const { value, column, table } = this;
    if (value === '') return;
    switch (this.type) {
      case 's':
        this.putShared(column, value);
        break;
      case 'inlineStr':
        table.putText(column, value);
        break;
      case 'str':
        table.putText(column, cleanSpreadsheetText(value));
        break;
      case 'b':
        table.putBoolean(column, value === '1' || value === 'true');
        break;
      case 'e':
        break;
      case 'd': {
        const iso = isoCell(value);
        if (iso === undefined) table.putText(column, cleanSpreadsheetText(value));
        else table.putDate(column, iso);
        break;
      }
      default:
        this.putNumber(column, value);
    }
  }

  private putShared(column: number, value: string): void {
    const number = Number(value);
    if (!Number.isInteger(number) || number < 0 || number >= this.context.sharedStrings) {
      throw fileRefusal('broken');
    }
    this.table.putTextNumber(column, number);
  }

  private putNumber(column: number, written: string): void {
    const text = written.trim();
    if (text === '') return;
    const value = roundedAsShown(text);
    if (!Number.isFinite(value)) {
      this.table.putText(column, cleanSpreadsheetText(text));
      return;
    }
    const kind = this.context.styles[this.style] ?? 'number';
    if (kind === 'number') {
      this.table.putNumber(column, value);
      return;
    }
    const date = serialDate(value, kind, this.context.is1904);
    if (date.kind === 'date') this.table.putDate(column, date.text);
    else if (date.kind === 'text') this.table.putText(column, date.text);
    else this.table.putNumber(column, value);
  }

  /** Only the first cell of a merged range is seen; some programs leave values under the others. */
  private merge(reference: string): void {
    const range = parseRange(reference);
    if (range === undefined) return;
    const lastRow = Math.min(range.lastRow, this.table.rowCount);
    const width = range.lastColumn - range.firstColumn + 1;
    this.mergedCells += 1 + Math.max(0, lastRow - range.firstRow + 1) * Math.min(width, 256);
    if (this.mergedCells > this.context.mergedCells) throw fileRefusal('broken');
    for (let row = range.firstRow; row <= lastRow; row += 1) {
      const from = row === range.firstRow ? range.firstColumn + 1 : range.firstColumn;
      this.table.clear(row, from, range.lastColumn);
    }
  }
}
