import { type RawEntry, rawZip } from './raw-zip.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const spreadsheetNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

function relationships(targets: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const list = targets.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
}

export interface XlsxParts {
  /** What stands between `<sheetData>` and `</sheetData>` of each sheet; a whole part if it begins with `<?xml`. */
  readonly sheets: readonly (string | { name?: string; state?: string; xml: string; after?: string })[];
  readonly strings?: readonly string[];
  /** Codes of own number formats; style n+1 uses the n-th, style 0 is General. A number is a built-in format. */
  readonly formats?: readonly (string | number)[];
  readonly is1904?: boolean;
  readonly extra?: readonly RawEntry[];
  /** Stored without compression, so that a repetitive file is not refused for its ratio alone. */
  readonly isStored?: boolean;
}

function stylesXml(formats: readonly (string | number)[]): string {
  const escaped = (code: string): string => code.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const own = formats.map((format, index) =>
    typeof format === 'string' ? `<numFmt numFmtId="${164 + index}" formatCode="${escaped(format)}"/>` : '',
  );
  const xfs = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === 'string' ? 164 + index : format}"/>`,
  );
  return `${head}<styleSheet xmlns="${spreadsheetNamespace}"><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`;
}

/** The entries of a small workbook, for a test to change before zipping. */
export function xlsxEntries(parts: XlsxParts): RawEntry[] {
  const sheets = parts.sheets.map((sheet) => (typeof sheet === 'string' ? { xml: sheet } : sheet));
  const list = sheets.map((sheet, index) => {
    const { name = `Лист${index + 1}`, state = 'visible' } = sheet as { name?: string; state?: string };
    return `<sheet name="${name}" sheetId="${index + 1}" state="${state}" r:id="rId${index + 1}"/>`;
  });
  const entries: RawEntry[] = [
    { name: '_rels/.rels', content: relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      content: `${head}<workbook xmlns="${spreadsheetNamespace}" xmlns:r="${relations}"><workbookPr date1904="${parts.is1904 === true ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationships([
        ...sheets.map(
          (_, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const,
        ),
        ['rIdStyles', 'styles', 'styles.xml'],
        ['rIdStrings', 'sharedStrings', 'sharedStrings.xml'],
      ]),
    },
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: sheet.xml.startsWith('<?xml')
        ? sheet.xml
        : `${head}<worksheet xmlns="${spreadsheetNamespace}"><sheetData>${sheet.xml}</sheetData>${'after' in sheet ? (sheet.after ?? '') : ''}</worksheet>`,
    })),
  ];
  if (parts.formats !== undefined) entries.push({ name: 'xl/styles.xml', content: stylesXml(parts.formats) });
  if (parts.strings !== undefined) {
    entries.push({
      name: 'xl/sharedStrings.xml',
      content: `${head}<sst xmlns="${spreadsheetNamespace}">${parts.strings.join('')}</sst>`,
    });
  }
  const all = [...entries, ...(parts.extra ?? [])];
  return parts.isStored === true ? all.map((entry) => ({ ...entry, isDeflated: false })) : all;
}

export function xlsx(parts: XlsxParts): Buffer {
  return rawZip(xlsxEntries(parts));
}

/** A Word document out of the XML of its body, and of its numbering and styles when there are any. */
export function docx(
  body: string,
  parts: { numbering?: string; styles?: string; isStored?: boolean } = {},
): Buffer {
  const entries: RawEntry[] = [
    { name: '_rels/.rels', content: relationships([['rId1', 'officeDocument', 'word/document.xml']]) },
    {
      name: 'word/document.xml',
      content: `${head}<w:document xmlns:w="${wordNamespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>${body}</w:body></w:document>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      content: relationships([
        ['rId1', 'numbering', 'numbering.xml'],
        ['rId2', 'styles', 'styles.xml'],
      ]),
    },
  ];
  if (parts.numbering !== undefined) {
    entries.push({
      name: 'word/numbering.xml',
      content: `${head}<w:numbering xmlns:w="${wordNamespace}">${parts.numbering}</w:numbering>`,
    });
  }
  if (parts.styles !== undefined) {
    entries.push({
      name: 'word/styles.xml',
      content: `${head}<w:styles xmlns:w="${wordNamespace}">${parts.styles}</w:styles>`,
    });
  }
  return rawZip(
    parts.isStored === true ? entries.map((entry) => ({ ...entry, isDeflated: false })) : entries,
  );
}
