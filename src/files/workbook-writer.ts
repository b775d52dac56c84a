import { Writable } from 'node:stream';
import { mainNamespace, relationsNamespace, xmlHead, xmlText } from './spreadsheet-xml.ts';
import {
  filterRange,
  headerRow,
  quotedSheetName,
  SharedStrings,
  SheetWriter,
  sheetNames,
  type WorkbookSheet,
} from './workbook-sheet.ts';
import { WorkbookStyles } from './workbook-styles.ts';
import { type NewZipEntry, writeZip } from './zip-archive.ts';

export type { SheetColumn, WorkbookSheet } from './workbook-sheet.ts';

/** The same tables give the same bytes: parts carry no moment of their making. */
const modifiedAt = new Date(Date.UTC(2000, 0, 1));
const pieceChars = 65_536;
const contentTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Joins small texts into pieces worth a turn of the event loop. */
async function* encoded(texts: Iterable<string>): AsyncGenerator<Uint8Array> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < pieceChars) continue;
    yield Buffer.from(piece);
    piece = '';
    await new Promise((resolve) => setImmediate(resolve));
  }
  yield Buffer.from(piece);
}

function workbookXml(sheets: readonly WorkbookSheet[], names: readonly string[]): string {
  const list = names.map(
    (name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const defined = sheets.flatMap((sheet, index) => {
    const name = quotedSheetName(names[index] ?? '');
    const row = headerRow(sheet);
    const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${name}!$${row}:$${row}</definedName>`;
    if (sheet.columns.length === 0 || sheet.rows.length === 0) return [titles];
    const range = filterRange(sheet).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
    return [
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${name}!${range}</definedName>`,
      titles,
    ];
  });
  return (
    `${xmlHead}<workbook xmlns="${mainNamespace}" xmlns:r="${relationsNamespace}"><bookViews><workbookView/></bookViews>` +
    `<sheets>${list.join('')}</sheets><definedNames>${defined.join('')}</definedNames></workbook>`
  );
}

function relationshipsXml(targets: readonly (readonly [kind: string, target: string])[]): string {
  const list = targets.map(
    ([kind, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationsNamespace}/${kind}" Target="${target}"/>`,
  );
  return `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
}

function contentTypesXml(sheetCount: number): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="${contentTypes}.${type}+xml"/>`;
  const sheets = Array.from({ length: sheetCount }, (_, index) =>
    part(`worksheets/sheet${index + 1}`, 'worksheet'),
  );
  return (
    `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${part('workbook', 'sheet.main')}${sheets.join('')}${part('styles', 'styles')}${part('sharedStrings', 'sharedStrings')}</Types>`
  );
}

/** Parts in the order in which they are made: strings and styles are known only after the sheets. */
function* parts(sheets: readonly WorkbookSheet[]): Generator<NewZipEntry> {
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  const strings = new SharedStrings();
  const styles = new WorkbookStyles();
  const part = (name: string, texts: Iterable<string>): NewZipEntry => ({
    name,
    content: encoded(texts),
    modifiedAt,
  });
  const sheetParts = sheets.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  yield part('[Content_Types].xml', [contentTypesXml(sheets.length)]);
  yield part('_rels/.rels', [relationshipsXml([['officeDocument', 'xl/workbook.xml']])]);
  yield part('xl/workbook.xml', [workbookXml(sheets, names)]);
  yield part('xl/_rels/workbook.xml.rels', [
    relationshipsXml([
      ...sheetParts.map((target) => ['worksheet', target] as const),
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
  ]);
  for (const [index, sheet] of sheets.entries()) {
    const writer = new SheetWriter(sheet, strings, styles, index === 0);
    yield part(`xl/worksheets/sheet${index + 1}.xml`, writer.xml());
  }
  yield part('xl/sharedStrings.xml', strings.xml());
  yield part('xl/styles.xml', [styles.xml()]);
}

/**
 * Writes an .xlsx: a bold header that stays in sight and repeats on every printed page, a filter, column widths,
 * dates as dates, page fitted to its width. Cells are never formulas, whatever they begin with.
 * Works in slices, so that other requests are served between them.
 */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  if (sheets.length === 0) throw new RangeError('a workbook has at least one sheet');
  const chunks: Buffer[] = [];
  const output = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  await writeZip(parts(sheets), output);
  return Buffer.concat(chunks);
}
