import { cleanText } from './cell-text.ts';
import { type CompactFile, FileBuilder, type TableBuilder } from './compact-table.ts';
import { ParagraphNumbers, wordAttribute, wordNamespaces } from './docx-numbering.ts';
import type { FileLimits } from './limits.ts';
import type { OfficePackage } from './office-package.ts';
import { fileRefusal } from './refusals.ts';
import { readXml, type XmlHandler } from './xml.ts';
import type { XmlAttributes } from './xml-scanner.ts';

interface OpenTable {
  readonly table: TableBuilder;
  row: number;
  column: number;
  span: number;
  isContinuation: boolean;
  paragraphs: string[];
  /** Cells of the row as they go into the whole text. */
  readonly line: string[];
}

interface OpenParagraph {
  /** How many tables were open when it began. */
  readonly tables: number;
  text: string;
  style: string;
  list: string | undefined;
  level: number | undefined;
}

/** Deleted text, field codes, old revisions and the second copy of a drawing. */
const unseen = new Set(['del', 'moveFrom', 'instrText', 'rPrChange', 'pPrChange', 'tcPrChange', 'sectPr']);
const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '\u2011',
};

/** A text box in a text box and a little more; each level copies the text below it. */
const maxNestedParagraphs = 8;

function count(value: string | undefined): number {
  const number = Number(value ?? 1);
  return Number.isInteger(number) && number > 0 ? number : 1;
}

/** Reads the body: every table by itself (a nested one too), and the whole text in reading order. */
class DocumentReader implements XmlHandler {
  readonly namespaces = wordNamespaces;
  private readonly tables: OpenTable[] = [];
  private readonly paragraphs: OpenParagraph[] = [];
  private readonly lines: string[] = [];
  private textChars = 0;
  private inText = false;
  private inTabStops = false;

  constructor(
    private readonly file: FileBuilder,
    private readonly numbers: ParagraphNumbers,
  ) {}

  open(name: string, attributes: XmlAttributes): 'skip' | undefined {
    if (unseen.has(name) || name.endsWith(':Fallback')) return 'skip';
    const table = this.tables.at(-1);
    const paragraph = this.paragraphs.at(-1);
    const value = (): string | undefined => wordAttribute(attributes, 'val');
    switch (name) {
      case 't':
        this.inText = true;
        break;
      case 'p':
        this.openParagraph();
        break;
      case 'pStyle':
        if (paragraph !== undefined) paragraph.style = value() ?? '';
        break;
      case 'numId':
        if (paragraph !== undefined) paragraph.list = value();
        break;
      case 'ilvl':
        if (paragraph !== undefined) paragraph.level = Number(value() ?? 0);
        break;
      case 'tabs':
        this.inTabStops = true;
        break;
      case 'tbl':
        this.openTable();
        break;
      case 'tr':
        if (table !== undefined) this.openRow(table);
        break;
      case 'gridBefore':
        if (table !== undefined) table.column += count(value());
        break;
      case 'gridSpan':
        if (table !== undefined) table.span = count(value());
        break;
      case 'vMerge':
      case 'hMerge':
        if (table !== undefined && value() !== 'restart') table.isContinuation = true;
        break;
      default:
        if (paragraph !== undefined && !this.inTabStops) paragraph.text += characters[name] ?? '';
    }
    return undefined;
  }

  text(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (!this.inText || paragraph === undefined) return;
    this.takeChars(text.length);
    paragraph.text += text;
  }

  close(name: string): void {
    const table = this.tables.at(-1);
    if (name === 't') this.inText = false;
    else if (name === 'tabs') this.inTabStops = false;
    else if (name === 'p') this.closeParagraph();
    else if (name === 'tbl') this.tables.pop();
    else if (table !== undefined && name === 'tc') this.closeCell(table);
    else if (table !== undefined && name === 'tr') this.closeRow(table);
  }

  private openParagraph(): void {
    if (this.paragraphs.length >= maxNestedParagraphs) throw fileRefusal('broken');
    this.paragraphs.push({
      tables: this.tables.length,
      text: '',
      style: '',
      list: undefined,
      level: undefined,
    });
  }

  private openTable(): void {
    this.tables.push({
      table: this.file.addTable(),
      row: 0,
      column: 0,
      span: 1,
      isContinuation: false,
      paragraphs: [],
      line: [],
    });
  }

  private openRow(table: OpenTable): void {
    table.row += 1;
    table.column = 0;
    table.line.length = 0;
    table.table.openRow(table.row);
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    const number = this.numbers.next(paragraph.style, paragraph.list, paragraph.level);
    const text = cleanText(number === '' ? paragraph.text : `${number} ${paragraph.text}`.trimEnd());
    const outer = this.paragraphs.at(-1);
    const table = this.tables.at(-1);
    // A paragraph inside a paragraph stands in a text box: its text belongs to the place of the box.
    if (outer !== undefined && outer.tables === this.tables.length)
      outer.text += outer.text === '' ? text : `\n${text}`;
    else if (table !== undefined) table.paragraphs.push(text);
    else this.addLine(text);
  }

  private closeCell(table: OpenTable): void {
    const text = table.isContinuation ? '' : table.paragraphs.join('\n').replace(/^\n+|\n+$/g, '');
    table.table.putText(table.column, text);
    table.line.push(text.replace(/\s*\n\s*/g, ' '));
    table.column += table.span;
    table.span = 1;
    table.isContinuation = false;
    table.paragraphs = [];
  }

  private closeRow(table: OpenTable): void {
    table.table.closeRow();
    this.addLine(table.line.join('\t').replace(/\t+$/, ''));
  }

  private addLine(line: string): void {
    this.takeChars(1);
    this.lines.push(line);
  }

  private takeChars(chars: number): void {
    const { textChars } = this.file.limits;
    this.textChars += chars;
    if (this.textChars > textChars) throw fileRefusal('tooMuchText', { limit: textChars });
  }

  finishText(): string {
    return this.lines.join('\n');
  }
}

/** A document without tables is one table of one column: its paragraphs. */
function addParagraphs(file: FileBuilder, text: string): void {
  const table = file.addTable();
  let row = 0;
  for (const line of text.split('\n')) {
    row += 1;
    table.openRow(row);
    table.putText(0, line);
    table.closeRow();
  }
}

/**
 * Reads all tables of a Word document and its whole text; `documentPart` is the name of the main part.
 * Merged cells keep their text in the first place and are empty in the others; a row of a table is one line
 * of the text, its cells parted by tabs. Headers, footers, notes and comments are left out.
 */
export async function readDocx(
  source: OfficePackage,
  documentPart: string,
  limits: FileLimits,
): Promise<CompactFile> {
  const related = await source.relationships(documentPart);
  const partOf = (kind: string): string | undefined =>
    related.find((one) => one.kind === kind && source.has(one.target))?.target;
  const numbers = await ParagraphNumbers.read(source, partOf('numbering'), partOf('styles'));
  const file = new FileBuilder(limits);
  const reader = new DocumentReader(file, numbers);
  await readXml(source.read(documentPart), source.budget, reader);
  const text = reader.finishText();
  if (!file.hasTables) addParagraphs(file, text);
  return file.finish({ format: 'docx', text });
}
