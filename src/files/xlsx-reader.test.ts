import { describe, expect, it } from 'vitest';
import { spreadsheetNamespace, type XlsxParts, xlsx, xlsxEntries } from '../../tests/support/office-files.ts';
import { rawZip } from '../../tests/support/raw-zip.ts';
import { defaultLimits } from './limits.ts';
import type { Cell, Table } from './table.ts';
import { readTableFile } from './table-reader.ts';

async function tables(parts: XlsxParts): Promise<readonly Table[]> {
  return (await readTableFile(xlsx(parts), 'a.xlsx')).tables;
}

async function rowsOf(parts: XlsxParts | string): Promise<readonly (readonly Cell[])[]> {
  const [table] = await tables(typeof parts === 'string' ? { sheets: [parts] } : parts);
  return table?.rows ?? [];
}

async function refusal(parts: XlsxParts, limits = {}): Promise<unknown> {
  return readTableFile(xlsx(parts), 'a.xlsx', { ...defaultLimits, ...limits }).then(
    () => 'read',
    (error: unknown) => error,
  );
}

const inline = (text: string): string => `<is><t xml:space="preserve">${text}</t></is>`;

describe('cells', () => {
  it.each<[what: string, xml: string, cell: Cell]>([
    ['a whole number', '<c r="A1"><v>42</v></c>', 42],
    ['a fraction', '<c r="A1"><v>0.1</v></c>', 0.1],
    ['noise past the fifteenth digit', '<c r="A1"><v>17.100000000000001</v></c>', 17.1],
    ['a power of ten', '<c r="A1" t="n"><v>1E+3</v></c>', 1000],
    ['a long number', '<c r="A1"><v>79799675576</v></c>', 79_799_675_576],
    ['what pretends to be a number', '<c r="A1"><v>сорок</v></c>', 'сорок'],
    ['yes', '<c r="A1" t="b"><v>1</v></c>', true],
    ['no', '<c r="A1" t="b"><v>0</v></c>', false],
    ['a text of a formula', '<c r="A1" t="str"><f>A2&amp;"ь"</f><v>день</v></c>', 'день'],
    ['a number of a formula', '<c r="A1"><f>SUM(A2:A9)</f><v>9</v></c>', 9],
    ['an inline text', `<c r="A1" t="inlineStr">${inline(' 5 «А» ')}</c>`, ' 5 «А» '],
    [
      'a rich inline text',
      `<c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">Иван </t></r><r><t>Петров</t></r></is></c>`,
      'Иван Петров',
    ],
    ['a moment in ISO', '<c r="A1" t="d"><v>2011-11-11T00:00:00</v></c>', { iso: '2011-11-11' }],
    ['what pretends to be a moment', '<c r="A1" t="d"><v>вчера</v></c>', 'вчера'],
    [
      'an escaped character',
      `<c r="A1" t="inlineStr">${inline('а_x000D_\nб_x005F_x0041_')}</c>`,
      'а\nб_x0041_',
    ],
    [
      'references and sections',
      '<c r="A1" t="str"><v>&lt;b&gt; <![CDATA[<i>]]> &#1071;</v></c>',
      '<b> <i> Я',
    ],
  ])('%s', async (_, xml, cell) => {
    expect(await rowsOf(`<row r="1">${xml}</row>`)).toEqual([[cell]]);
  });

  it('keeps nothing for errors, empty texts and cells with a style alone', async () => {
    const row = `<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="str"><v></v></c><c r="C1" s="1"/><c r="D1"><v>1</v></c><c r="E1" t="inlineStr"><is><t/></is></c></row>`;
    expect(await rowsOf(row)).toEqual([[null, null, null, 1]]);
  });

  it('reads shared strings: plain, rich, empty, with hints, with and without spaces to keep', async () => {
    const strings = [
      '<si><t>Соловьёв</t></si>',
      '<si><r><t xml:space="preserve">5 </t></r><r><rPr><sz val="11"/></rPr><t>«А»</t></r></si>',
      '<si><t/></si>',
      '<si><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh></si>',
      '<si><t xml:space="preserve">  с краю  </t></si>',
      '<si><t>\n  лишнее\n</t></si>',
    ];
    const cells = strings.map((_, index) => `<c t="s"><v>${index}</v></c>`).join('');
    expect(await rowsOf({ sheets: [`<row>${cells}</row>`], strings })).toEqual([
      ['Соловьёв', '5 «А»', null, '漢字', '  с краю  ', 'лишнее'],
    ]);
  });

  it('reads dates through number formats, built-in and own', async () => {
    const serials = [40858, 40858, 40858.5, 0.5, 1.5, 40858, 60];
    const formats = [
      14,
      '[$-419]d mmmm yyyy" г.";@',
      'dd.mm.yyyy hh:mm',
      'h:mm',
      '[h]:mm',
      '0.00',
      'dd.mm.yyyy',
    ];
    const cells = serials.map((serial, index) => `<c s="${index + 1}"><v>${serial}</v></c>`).join('');
    expect(await rowsOf({ sheets: [`<row>${cells}</row>`], formats })).toEqual([
      [
        { iso: '2011-11-11' },
        { iso: '2011-11-11' },
        { iso: '2011-11-11T12:00:00' },
        '12:00',
        '36:00',
        40858,
        60,
      ],
    ]);
  });

  it('counts days from 1904 when the workbook says so', async () => {
    const sheets = ['<row><c s="1"><v>39396</v></c></row>'];
    expect(await rowsOf({ sheets, formats: [14], is1904: true })).toEqual([[{ iso: '2011-11-11' }]]);
  });

  it('takes a style that does not exist for no style', async () => {
    expect(await rowsOf({ sheets: ['<row><c s="99"><v>40858</v></c></row>'], formats: [14] })).toEqual([
      [40858],
    ]);
  });
});

describe('rows and columns', () => {
  it('keeps the row numbers that the user sees', async () => {
    const sheet =
      '<row r="2"><c r="B2"><v>1</v></c></row><row r="3"/><row r="5"><c r="A5"><v>2</v></c></row><row r="9"><c r="A9"/></row>';
    expect(await rowsOf(sheet)).toEqual([[], [null, 1], [], [], [2]]);
  });

  it('counts on where the attribute r is missing', async () => {
    const sheet =
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="3"><c r="C3"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>';
    expect(await rowsOf(sheet)).toEqual([[1, 2], [], [null, null, 3, 4], [5]]);
  });

  it('puts cells in their places even when they come out of order', async () => {
    expect(await rowsOf('<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>')).toEqual([
      [1, null, 3],
    ]);
  });

  it('leaves a merged range to its first cell', async () => {
    const cells = ['A', 'B', 'C'].map(
      (letter) => (row: number) => `<c r="${letter}${row}"><v>${row}</v></c>`,
    );
    const xml = [1, 2, 3]
      .map((row) => `<row r="${row}">${cells.map((cell) => cell(row)).join('')}</row>`)
      .join('');
    const [table] = await tables({
      sheets: [{ xml, after: '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C3"/></mergeCells>' }],
    });
    expect(table?.rows).toEqual([
      [1, null, 1],
      [null, null, 2],
      [3, 3, 3],
    ]);
  });
});

describe('workbooks', () => {
  const one = '<row><c><v>1</v></c></row>';

  it('reads visible sheets in their order and passes hidden ones over', async () => {
    const sheets = [
      { name: 'Первый', xml: one },
      { name: 'Тайный', state: 'hidden', xml: one },
      { name: 'Пустой &amp; белый', xml: '' },
      { name: 'Очень тайный', state: 'veryHidden', xml: one },
      { name: 'Последний', xml: one },
    ];
    expect((await tables({ sheets })).map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Первый', 1],
      ['Пустой & белый', 0],
      ['Последний', 1],
    ]);
  });

  it('understands prefixed names and passes over other namespaces', async () => {
    const xml = `<?xml version="1.0"?><x:worksheet xmlns:x="${spreadsheetNamespace}" xmlns:y="urn:other"><x:sheetData><y:row><y:c><y:v>7</y:v></y:c></y:row><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><row xmlns="urn:other"><c><v>8</v></c></row></x:row></x:sheetData><x:extLst><x:ext><x:row r="9"/></x:ext></x:extLst></x:worksheet>`;
    expect(await rowsOf(xml)).toEqual([[1]]);
  });

  it('understands the strict edition', async () => {
    const strict = 'http://purl.oclc.org/ooxml';
    const entries = xlsxEntries({ sheets: [one] }).map((entry) => ({
      ...entry,
      content: String(entry.content)
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          `${strict}/officeDocument/relationships`,
        )
        .replaceAll(spreadsheetNamespace, `${strict}/spreadsheetml/main`),
    }));
    expect((await readTableFile(rawZip(entries), 'a.xlsx')).tables[0]?.rows).toEqual([[1]]);
  });

  it('finds parts whatever the case and the slashes of their names', async () => {
    const entries = xlsxEntries({ sheets: [one] }).map((entry) => ({
      ...entry,
      name: entry.name.replace('xl/worksheets/sheet1.xml', 'XL\\WorkSheets\\Sheet1.xml'),
      content: String(entry.content).replace('Target="worksheets/', 'Target="/xl/worksheets/'),
    }));
    expect((await readTableFile(rawZip(entries), 'a.xlsx')).tables[0]?.rows).toEqual([[1]]);
  });

  it('reads UTF-16 parts', async () => {
    const xml = `<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="${spreadsheetNamespace}"><sheetData><row><c t="str"><v>ёж</v></c></row></sheetData></worksheet>`;
    const entries = xlsxEntries({ sheets: [''] }).filter(({ name }) => !name.endsWith('sheet1.xml'));
    const file = rawZip([
      ...entries,
      { name: 'xl/worksheets/sheet1.xml', content: Buffer.from(`\ufeff${xml}`, 'utf16le') },
    ]);
    expect((await readTableFile(file, 'a.xlsx')).tables[0]?.rows).toEqual([['ёж']]);
  });

  it('tells the limit and the place in a refusal, never a name', async () => {
    const wide = { sheets: [{ name: 'Иванов Иван', xml: `<row r="7"><c r="E7"><v>1</v></c></row>` }] };
    expect(await refusal(wide, { columns: 4 })).toMatchObject({
      code: 'files.refusal.tooManyColumns',
      status: 413,
      params: { limit: 4, row: 7 },
    });
    expect(await refusal(wide, { rows: 6 })).toMatchObject({
      code: 'files.refusal.tooManyRows',
      params: { limit: 6, table: 1 },
    });
    expect(await refusal(wide, { cells: 10 })).toMatchObject({
      code: 'files.refusal.tooManyCells',
      params: { limit: 10 },
    });
    expect(await refusal({ sheets: [one, one] }, { tables: 1 })).toMatchObject({
      code: 'files.refusal.tooManyTables',
    });
    expect(
      await refusal({ sheets: ['<row><c t="str"><v>слово</v></c></row>'] }, { cellChars: 4 }),
    ).toMatchObject({
      code: 'files.refusal.longCell',
      params: { limit: 4 },
    });
  });

  it.each([
    ['a row that goes back', '<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>'],
    ['a row that is no number', '<row r="два"><c><v>1</v></c></row>'],
    ['a string that is not there', '<row><c t="s"><v>5</v></c></row>'],
    ['an address that is none', '<row><c r="5"><v>1</v></c></row>'],
  ])('refuses %s as broken', async (_, sheet) => {
    expect(await refusal({ sheets: [sheet] })).toMatchObject({ code: 'files.refusal.broken', status: 422 });
  });
});
