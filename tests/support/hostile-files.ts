import { constants, crc32, deflateRawSync } from 'node:zlib';
import { docx, spreadsheetNamespace, wordNamespace, xlsx, xlsxEntries } from './office-files.ts';
import { type RawEntry, rawZip } from './raw-zip.ts';

export interface HostileFile {
  readonly name: string;
  readonly fileName: string;
  readonly make: () => Buffer;
  /** The code of the refusal without its prefix, or `read` when the file is odd but harmless. */
  readonly outcome: string;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Bytes of `unit` over and over with a little noise between, so that they deflate no more than real files do. */
function noisy(before: string, unit: string, megabytes: number, after: string): Buffer {
  const block = unit.repeat(Math.ceil(1_000 / unit.length));
  const blocks: string[] = [];
  let state = 1;
  for (let size = 0; size < megabytes * 1_000_000; size += Buffer.byteLength(block) + 27) {
    state = (state * 48_271) % 2_147_483_647;
    blocks.push(`${block}<!--${state}${(state * 16_807) % 2_147_483_647}-->`);
  }
  return Buffer.from(before + blocks.join('') + after);
}

function withBigSheet(unit: string, megabytes: number): Buffer {
  const before = `${head}<worksheet xmlns="${spreadsheetNamespace}"><sheetData><row>`;
  return withSheet({ content: noisy(before, unit, megabytes, '</row></sheetData></worksheet>') });
}

function sheet(inside: string): string {
  return `${head}<worksheet xmlns="${spreadsheetNamespace}"><sheetData>${inside}</sheetData></worksheet>`;
}

/** A workbook whose only sheet is replaced by an entry of any kind. */
function withSheet(entry: Omit<RawEntry, 'name'>): Buffer {
  const entries = xlsxEntries({ sheets: [''] }).filter((one) => !one.name.includes('sheet1'));
  return rawZip([...entries, { name: 'xl/worksheets/sheet1.xml', ...entry }]);
}

const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>да</t></is></c></row>';
const small = (): RawEntry[] => xlsxEntries({ sheets: [row] });

function gigabyteOfZeros(declared: number): Buffer {
  // 64 MB deflated once; streams that end in a full flush may follow each other.
  const piece = deflateRawSync(Buffer.alloc(64 * 1024 * 1024), {
    level: 9,
    finishFlush: constants.Z_FULL_FLUSH,
  });
  const rawBytes = Buffer.concat([
    ...Array.from({ length: 16 }, () => piece),
    deflateRawSync(Buffer.alloc(0)),
  ]);
  return withSheet({ content: '', rawBytes, declared: { size: declared, crc32: 1 } });
}

function nestedZip(): Buffer {
  let inner = rawZip([{ name: '0.bin', content: Buffer.alloc(8 * 1024 * 1024) }]);
  for (let level = 0; level < 5; level += 1) {
    const content = inner;
    inner = rawZip(Array.from({ length: 16 }, (_, index) => ({ name: `${index}.zip`, content })));
  }
  return inner;
}

function rows(count: number, cells: (row: number) => string): string {
  return Array.from({ length: count }, (_, index) => `<row r="${index + 1}">${cells(index + 1)}</row>`).join(
    '',
  );
}

/** Files made to hurt, and odd ones that must still be read. */
export const hostileFiles: readonly HostileFile[] = [
  { name: 'zips in zips', fileName: '42.zip', make: nestedZip, outcome: 'archive' },
  { name: 'zips in zips named xlsx', fileName: 'a.xlsx', make: nestedZip, outcome: 'archive' },
  {
    name: 'a nested zip inside a sound workbook',
    fileName: 'a.xlsx',
    make: () => rawZip([...small(), { name: 'xl/embeddings/bomb.zip', content: nestedZip() }]),
    outcome: 'read',
  },
  {
    name: 'a gigabyte declared',
    fileName: 'a.xlsx',
    make: () => gigabyteOfZeros(1024 ** 3),
    outcome: 'suspicious',
  },
  {
    name: 'zeros behind a small size',
    fileName: 'a.xlsx',
    make: () => gigabyteOfZeros(5_000),
    outcome: 'broken',
  },
  {
    name: 'a size of four gigabytes',
    fileName: 'a.xlsx',
    make: () => withSheet({ content: sheet(row), declared: { size: 0xfffffffe } }),
    outcome: 'suspicious',
  },
  {
    name: 'absurd sizes outside the XML',
    fileName: 'a.xlsx',
    make: () =>
      rawZip([...small(), { name: 'xl/media/a.png', content: 'x', declared: { size: 0xfffffff0 } }]),
    outcome: 'unpackedTooLarge',
  },
  {
    name: 'a million shared strings',
    fileName: 'a.xlsx',
    make: () =>
      xlsx({
        sheets: ['<row r="1"><c r="A1" t="s"><v>999999</v></c></row>'],
        strings: Array.from({ length: 1_000_000 }, (_, index) => `<si><t>строка ${index}</t></si>`),
      }),
    outcome: 'read',
  },
  {
    name: 'three million shared strings',
    fileName: 'a.xlsx',
    make: () =>
      xlsx({
        sheets: [row],
        strings: Array.from({ length: 2_500_000 }, (_, index) => `<si><t>${index}</t></si>`),
      }),
    outcome: 'tooMuchText',
  },
  {
    name: 'a million columns',
    fileName: 'a.xlsx',
    make: () => xlsx({ sheets: [`<row r="1">${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`], isStored: true }),
    outcome: 'tooManyColumns',
  },
  {
    name: 'a million empty columns',
    fileName: 'a.xlsx',
    make: () =>
      xlsx({ sheets: [`<row r="1"><c><v>1</v></c>${'<c s="1"/>'.repeat(1_000_000)}</row>`], isStored: true }),
    outcome: 'read',
  },
  {
    name: 'a column past the last one',
    fileName: 'a.xlsx',
    make: () => xlsx({ sheets: ['<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>'] }),
    outcome: 'broken',
  },
  {
    name: 'a million empty rows',
    fileName: 'a.xlsx',
    make: () => xlsx({ sheets: [`${row}${'<row/>'.repeat(1_000_000)}`], isStored: true }),
    outcome: 'read',
  },
  {
    name: 'a row past the last one',
    fileName: 'a.xlsx',
    make: () => xlsx({ sheets: ['<row r="999999999999"><c><v>1</v></c></row>'] }),
    outcome: 'tooManyRows',
  },
  {
    name: 'two hundred thousand rows',
    fileName: 'a.xlsx',
    make: () => xlsx({ sheets: [rows(200_000, (number) => `<c r="A${number}"><v>1</v></c>`)] }),
    outcome: 'tooManyRows',
  },
  {
    name: 'a far cell in each of a hundred thousand rows',
    fileName: 'a.xlsx',
    make: () => xlsx({ sheets: [rows(100_000, (number) => `<c r="GR${number}"><v>1</v></c>`)] }),
    outcome: 'tooManyCells',
  },
  {
    name: 'two hundred megabytes of tiny cells',
    fileName: 'a.xlsx',
    make: () => withBigSheet('<c/>', 190),
    outcome: 'tooHeavy',
  },
  {
    name: 'two hundred megabytes of spaces',
    fileName: 'a.xlsx',
    make: () => withBigSheet(' ', 190),
    outcome: 'empty',
  },
  {
    name: 'two hundred megabytes of twelve attributes each',
    fileName: 'a.xlsx',
    make: () =>
      withBigSheet(`<c ${Array.from({ length: 12 }, (_, index) => `a${index}=""`).join(' ')}/>`, 190),
    outcome: 'tooHeavy',
  },
  {
    name: 'two hundred megabytes of attributes',
    fileName: 'a.xlsx',
    make: () =>
      withBigSheet(`<c ${Array.from({ length: 100 }, (_, index) => `a${index}=""`).join(' ')}/>`, 190),
    outcome: 'tooHeavy',
  },
  {
    name: 'two hundred megabytes of text',
    fileName: 'a.docx',
    make: () => {
      const before = `${head}<w:document xmlns:w="${wordNamespace}"><w:body><w:p><w:r><w:t>`;
      const content = noisy(before, 'слово и ещё слово ', 190, '</w:t></w:r></w:p></w:body></w:document>');
      return rawZip([{ name: 'word/document.xml', content }]);
    },
    outcome: 'tooMuchText',
  },
  {
    name: 'a huge dimension',
    fileName: 'a.xlsx',
    make: () =>
      xlsx({
        sheets: [
          `${head}<worksheet xmlns="${spreadsheetNamespace}"><dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols><sheetData>${row}</sheetData></worksheet>`,
        ],
      }),
    outcome: 'read',
  },
  {
    name: 'a merged range over the whole sheet',
    fileName: 'a.xlsx',
    make: () =>
      xlsx({
        sheets: [{ xml: row, after: '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>' }],
      }),
    outcome: 'read',
  },
  {
    name: 'half a million merged ranges over each other',
    fileName: 'a.xlsx',
    make: () =>
      xlsx({
        sheets: [
          {
            xml: rows(5_000, (number) => `<c r="CV${number}"><v>1</v></c>`),
            after: `<mergeCells>${'<mergeCell ref="A1:CV5000"/>'.repeat(500_000)}</mergeCells>`,
          },
        ],
        isStored: true,
      }),
    outcome: 'broken',
  },
  {
    name: 'a thousand sheets out of one part',
    fileName: 'a.xlsx',
    make: () => {
      const entries = xlsxEntries({ sheets: Array.from({ length: 1_000 }, () => row) });
      const first = entries.filter((one) => !/sheet\d+\.xml$/.test(one.name));
      const rels = first.map((one) =>
        one.name.endsWith('workbook.xml.rels')
          ? { ...one, content: String(one.content).replace(/sheet\d+\.xml/g, 'sheet1.xml') }
          : one,
      );
      return rawZip([
        ...rels,
        { name: 'xl/worksheets/sheet1.xml', content: sheet(rows(5_000, () => '<c/>') + row) },
      ]);
    },
    outcome: 'broken',
  },
  {
    name: 'three thousand parts',
    fileName: 'a.xlsx',
    make: () =>
      rawZip([
        ...small(),
        ...Array.from({ length: 3_000 }, (_, index) => ({ name: `xl/${index}.xml`, content: '' })),
      ]),
    outcome: 'tooManyEntries',
  },
  {
    name: 'a directory that claims sixty thousand parts',
    fileName: 'a.xlsx',
    make: () => rawZip(small(), { entryCount: 60_000 }),
    outcome: 'tooManyEntries',
  },
  {
    name: 'overlapping parts',
    fileName: 'a.xlsx',
    make: () =>
      rawZip([
        ...small(),
        ...Array.from({ length: 1_000 }, (_, index) => ({
          name: `xl/media/${index}.png`,
          content: '',
          overlaps: 0,
          declared: { size: 10_000_000 },
        })),
      ]),
    outcome: 'unpackedTooLarge',
  },
  {
    name: 'two parts of one name',
    fileName: 'a.xlsx',
    make: () => rawZip([...small(), { name: 'XL/Workbook.xml', content: '<workbook/>' }]),
    outcome: 'broken',
  },
  {
    name: 'names that lead outside',
    fileName: 'a.xlsx',
    make: () =>
      rawZip([
        ...small(),
        { name: '../../etc/passwd', content: 'x' },
        { name: '/etc/passwd', content: 'x' },
        { name: 'C:\\windows\\x.dll', content: 'x' },
        { name: '..\\x.dll', content: 'x' },
      ]),
    outcome: 'read',
  },
  {
    name: 'a wrong checksum',
    fileName: 'a.xlsx',
    make: () => withSheet({ content: sheet(row), declared: { crc32: crc32('other') } }),
    outcome: 'broken',
  },
  {
    name: 'a part under a password',
    fileName: 'a.xlsx',
    make: () => withSheet({ content: sheet(row), isEncrypted: true }),
    outcome: 'passwordProtected',
  },
  {
    name: 'a truncated workbook',
    fileName: 'a.xlsx',
    make: () => xlsx({ sheets: [row] }).subarray(0, 700),
    outcome: 'broken',
  },
  {
    name: 'noise instead of a deflated part',
    fileName: 'a.xlsx',
    make: () => withSheet({ content: sheet(row), rawBytes: Buffer.from('это не deflate, а просто буквы') }),
    outcome: 'broken',
  },
  {
    name: 'an entity bomb',
    fileName: 'a.xlsx',
    make: () => {
      const levels = Array.from({ length: 12 }, (_, index) =>
        index === 0 ? '<!ENTITY a0 "ха">' : `<!ENTITY a${index} "${`&a${index - 1};`.repeat(10)}">`,
      );
      const bomb = sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&a11;</t></is></c></row>');
      return xlsx({
        sheets: [bomb.replace('<worksheet', `<!DOCTYPE worksheet [${levels.join('')}]><worksheet`)],
      });
    },
    outcome: 'forbiddenXml',
  },
  {
    name: 'an entity that names a file',
    fileName: 'a.xlsx',
    make: () =>
      xlsx({
        sheets: [
          sheet('<row r="1"><c r="A1" t="str"><v>&f;</v></c></row>').replace(
            '<worksheet',
            '<!DOCTYPE worksheet [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet',
          ),
        ],
      }),
    outcome: 'forbiddenXml',
  },
  {
    name: 'tags a hundred thousand deep',
    fileName: 'a.xlsx',
    make: () => xlsx({ sheets: [`${'<row>'.repeat(100_000)}${'</row>'.repeat(100_000)}`], isStored: true }),
    outcome: 'broken',
  },
  {
    name: 'a million attributes on one tag',
    fileName: 'a.xlsx',
    make: () => {
      const attributes = Array.from({ length: 1_000_000 }, (_, index) => `a${index}=""`).join(' ');
      return xlsx({ sheets: [`<row r="1"><c ${attributes}/></row>`] });
    },
    outcome: 'broken',
  },
  {
    name: 'an attribute of many megabytes',
    fileName: 'a.xlsx',
    make: () => xlsx({ sheets: [`<row r="1" a="${'абвгд '.repeat(2_000_000)}"/>`] }),
    outcome: 'suspicious',
  },
  {
    name: 'a cell of many megabytes',
    fileName: 'a.xlsx',
    make: () => {
      const noise = Array.from({ length: 400_000 }, (_, index) => (index * 2_654_435_761) % 99_991).join(' ');
      return xlsx({ sheets: [`<row r="1"><c r="A1" t="inlineStr"><is><t>${noise}</t></is></c></row>`] });
    },
    outcome: 'longCell',
  },
  {
    name: 'a cell of forty thousand characters',
    fileName: 'a.xlsx',
    make: () => xlsx({ sheets: [`<row r="1"><c r="A1" t="str"><v>${'я'.repeat(40_000)}</v></c></row>`] }),
    outcome: 'longCell',
  },
  {
    name: 'a string item of half a million runs',
    fileName: 'a.xlsx',
    make: () =>
      xlsx({ sheets: [row], strings: [`<si>${'<r><t>текст</t></r>'.repeat(500_000)}</si>`], isStored: true }),
    outcome: 'longCell',
  },
  {
    name: 'tables in tables',
    fileName: 'a.docx',
    make: () => docx(`${'<w:tbl><w:tr><w:tc>'.repeat(80)}<w:p/>${'</w:tc></w:tr></w:tbl>'.repeat(80)}`),
    outcome: 'empty',
  },
  {
    name: 'a hundred thousand tables',
    fileName: 'a.docx',
    make: () => docx('<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>'.repeat(100_000), { isStored: true }),
    outcome: 'tooManyTables',
  },
  {
    name: 'a column span of a billion',
    fileName: 'a.docx',
    make: () =>
      docx(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p><w:r><w:t>а</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>б</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
      ),
    outcome: 'tooManyColumns',
  },
  {
    name: 'text boxes in text boxes',
    fileName: 'a.docx',
    make: () => docx(`${'<w:p><w:r>'.repeat(100)}<w:t>а</w:t>${'</w:r></w:p>'.repeat(100)}`),
    outcome: 'broken',
  },
  {
    name: 'an entity bomb in a document',
    fileName: 'a.docx',
    make: () => {
      const bomb = `${head}<!DOCTYPE w [<!ENTITY a "${'ха'.repeat(100)}">]><w:document xmlns:w="${wordNamespace}"><w:body/></w:document>`;
      return rawZip([{ name: 'word/document.xml', content: bomb }]);
    },
    outcome: 'forbiddenXml',
  },
  {
    name: 'fifteen million semicolons',
    fileName: 'a.csv',
    make: () => Buffer.alloc(15_000_000, ';'),
    outcome: 'empty',
  },
  {
    name: 'a line of three hundred fields',
    fileName: 'a.csv',
    make: () => Buffer.from(`${'а;'.repeat(300)}\n`),
    outcome: 'tooManyColumns',
  },
  {
    name: 'fifteen million quotes',
    fileName: 'a.csv',
    make: () => Buffer.alloc(15_000_000, '"'),
    outcome: 'longCell',
  },
  {
    name: 'quotes that never close',
    fileName: 'a.csv',
    make: () => Buffer.from('"аб;вг\n'.repeat(90_000)),
    outcome: 'read',
  },
  {
    name: 'five million lines',
    fileName: 'a.csv',
    make: () => Buffer.alloc(10_000_000, 'a\n'),
    outcome: 'tooManyRows',
  },
  {
    name: 'twenty-one megabytes',
    fileName: 'a.csv',
    make: () => Buffer.alloc(21 * 1024 * 1024, 'a;b\n'),
    outcome: 'tooLarge',
  },
  { name: 'nothing', fileName: 'a.xlsx', make: () => Buffer.alloc(0), outcome: 'empty' },
  { name: 'an empty zip', fileName: 'a.xlsx', make: () => rawZip([]), outcome: 'archive' },
];
