import { cleanSpreadsheetText } from './cell-text.ts';
import type { TextCollector } from './compact-texts.ts';
import { type FormatKind, formatKind } from './number-format.ts';
import type { OfficePackage } from './office-package.ts';
import { fileRefusal } from './refusals.ts';
import { attributeNamed, readXml } from './xml.ts';
import type { XmlAttributes } from './xml-scanner.ts';

/** Namespaces of the transitional and the strict edition (ECMA-376, ISO/IEC 29500). */
export const spreadsheetNamespaces: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
]);

export interface SheetReference {
  readonly name: string;
  readonly relationshipId: string;
  readonly isHidden: boolean;
}

export interface WorkbookPart {
  readonly sheets: readonly SheetReference[];
  /** Days counted from 1904 (old Macs) instead of 1900. */
  readonly is1904: boolean;
}

export function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

export async function readWorkbook(source: OfficePackage, part: string): Promise<WorkbookPart> {
  const sheets: SheetReference[] = [];
  let is1904 = false;
  await readXml(source.read(part), source.budget, {
    namespaces: spreadsheetNamespaces,
    open(name, attributes) {
      if (name === 'workbookPr') is1904 = isOn(attributes.date1904);
      if (name !== 'sheet') return undefined;
      sheets.push({
        name: attributes.name ?? '',
        relationshipId: attributeNamed(attributes, 'id') ?? '',
        isHidden: (attributes.state ?? 'visible') !== 'visible',
      });
      return undefined;
    },
  });
  return { sheets, is1904 };
}

/** Kind of number format for each cell style, by its index. */
export async function readStyles(source: OfficePackage, part: string): Promise<readonly FormatKind[]> {
  const codes = new Map<number, string>();
  const kinds: FormatKind[] = [];
  let inCellFormats = false;
  await readXml(source.read(part), source.budget, {
    namespaces: spreadsheetNamespaces,
    open(name, attributes) {
      if (name === 'dxfs' || name === 'extLst' || name === 'cellStyleXfs') return 'skip';
      if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'xf' && inCellFormats) {
        const id = Number(attributes.numFmtId ?? 0);
        kinds.push(formatKind(id, codes.get(id)));
      }
      return undefined;
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return kinds;
}

/**
 * Collects the text of a string item: plain `t`, runs `r/t`, without phonetic hints.
 * Spaces at the ends of `t` count only under `xml:space="preserve"`, as in Excel.
 */
export class RichText {
  private text = '';
  private part = '';
  private inPart = false;
  private keepsSpaces = false;

  constructor(private readonly limit: number) {}

  /** Returns 'skip' for what is not shown. */
  open(name: string, attributes: XmlAttributes): 'skip' | undefined {
    if (name === 'rPh' || name === 'rPr' || name === 'phoneticPr') return 'skip';
    if (name === 't') {
      this.inPart = true;
      this.part = '';
      this.keepsSpaces = attributes['xml:space'] === 'preserve';
    }
    return undefined;
  }

  add(text: string): void {
    if (!this.inPart) return;
    this.part += text;
    // Checked while it grows: runs of one item may add up to the whole file. Escapes make it shorter later.
    if (this.text.length + this.part.length > this.limit * 7)
      throw fileRefusal('longCell', { limit: this.limit });
  }

  close(name: string): void {
    if (name !== 't') return;
    this.inPart = false;
    this.text += this.keepsSpaces ? this.part : this.part.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  }

  /** The whole text; the collector is empty afterwards. */
  take(): string {
    const text = cleanSpreadsheetText(this.text);
    this.text = '';
    return text;
  }
}

/** Puts the shared strings into the collector in order; the first gets number 0 in an empty one. */
export async function readSharedStrings(
  source: OfficePackage,
  part: string,
  texts: TextCollector,
  cellChars: number,
): Promise<void> {
  const item = new RichText(cellChars);
  await readXml(source.read(part), source.budget, {
    namespaces: spreadsheetNamespaces,
    open: (name, attributes) => (name === 'extLst' ? 'skip' : item.open(name, attributes)),
    text: (text) => item.add(text),
    close(name) {
      if (name === 'si') texts.append(item.take());
      else item.close(name);
    },
  });
}
