import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from './csv-writer.ts';
import { defaultLimits } from './limits.ts';
import { openOfficePackage } from './office-package.ts';
import type { Cell } from './table.ts';
import { readTableFile } from './table-reader.ts';
import { sheetNames } from './workbook-sheet.ts';
import { type WorkbookSheet, writeWorkbook } from './workbook-writer.ts';

async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const source = await openOfficePackage(bytes, defaultLimits);
  const pieces: Uint8Array[] = [];
  for await (const piece of source.read(name)) pieces.push(piece);
  source.close();
  return Buffer.concat(pieces).toString();
}

const columns = [{ header: 'ФИО' }, { header: 'Дата' }, { header: 'Балл', format: '0.0', width: 8 }];
const rows: Cell[][] = [
  ['Ёлкина Анна', { iso: '2011-11-11' }, 4.5],
  ['Соловьёв "Сёма" & <сын>', { iso: '2023-09-05T14:05:30' }, -3],
  ['  две\nстроки  ', { iso: '1899-12-31' }, null],
  [null, null, true],
];

describe('writeWorkbook', () => {
  it('gives back what was written', async () => {
    const bytes = await writeWorkbook([
      { name: 'Итоги', titles: ['Школа № 50', 'на 05.09.2023'], columns, rows },
      { name: 'Пустой', columns, rows: [] },
    ]);
    expect(await readTableFile(bytes, 'a.xlsx')).toEqual({
      format: 'xlsx',
      tables: [
        {
          name: 'Итоги',
          rows: [
            ['Школа № 50'],
            ['на 05.09.2023'],
            ['ФИО', 'Дата', 'Балл'],
            ['Ёлкина Анна', { iso: '2011-11-11' }, 4.5],
            ['Соловьёв "Сёма" & <сын>', { iso: '2023-09-05T14:05:30' }, -3],
            ['  две\nстроки  ', '31.12.1899'],
            [null, null, true],
          ],
        },
        { name: 'Пустой', rows: [['ФИО', 'Дата', 'Балл']] },
      ],
    });
  });

  it('freezes and repeats the header, sets filter, widths and formats', async () => {
    const bytes = await writeWorkbook([{ name: "Д'Арк", titles: ['Школа'], columns, rows }]);
    const sheet = await partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A2:C6"/>');
    expect(sheet).toContain('<col min="3" max="3" width="8" customWidth="1"/>');
    expect(sheet).toContain('<col min="1" max="1" width="25" customWidth="1"/>');
    const workbook = await partOf(bytes, 'xl/workbook.xml');
    expect(workbook).toContain(
      '<definedName name="_xlnm.Print_Titles" localSheetId="0">\'Д\'\'Арк\'!$2:$2</definedName>',
    );
    expect(workbook).toContain("hidden=\"1\">'Д''Арк'!$A$2:$C$6</definedName>");
    expect(await partOf(bytes, 'xl/styles.xml')).toContain('formatCode="0.0"');
  });

  it('makes the same bytes of the same tables', async () => {
    const sheets: WorkbookSheet[] = [{ name: 'а', columns, rows }];
    expect(Buffer.compare(await writeWorkbook(sheets), await writeWorkbook(sheets))).toBe(0);
  });

  it('gives back any cell', async () => {
    const text = fc.string({
      unit: fc.constantFrom('а', 'Ё', ' ', '\n', '<', '&', '"', "'", '_x0041_', '_x', '=', '+', '😀', '\t'),
    });
    const number = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => Number(value.toPrecision(15)))
      .filter(Number.isFinite);
    const date = fc
      .date({
        min: new Date('1900-03-01T00:00:00Z'),
        max: new Date('9999-12-31T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((moment) => ({ iso: moment.toISOString().slice(0, 10) }));
    const cell: fc.Arbitrary<Cell> = fc.oneof(text, number, fc.boolean(), date, fc.constant(null));
    const table = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(table, async (written) => {
        const header = ['а', 'б', 'в', 'г'].map((letter) => ({ header: letter }));
        const file = await readTableFile(
          await writeWorkbook([{ name: 'а', columns: header, rows: written }]),
          'a.xlsx',
        );
        const found = file.tables[0]?.rows.slice(1) ?? [];
        const padded = written.map((_, row) => [0, 1, 2, 3].map((column) => found[row]?.[column] ?? null));
        const normal = (one: Cell): Cell => (one === '' ? null : Object.is(one, -0) ? 0 : one);
        expect(padded).toEqual(written.map((row) => row.map(normal)));
      }),
      { numRuns: 100 },
    );
  });

  it('writes ten thousand rows in slices', async () => {
    const many = Array.from({ length: 10_000 }, (_, index): Cell[] => [
      `Ученик ${index}`,
      { iso: '2011-11-11' },
      index,
    ]);
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const bytes = await writeWorkbook([{ name: 'а', columns, rows: many }]).finally(() =>
      clearInterval(timer),
    );
    expect((await readTableFile(bytes, 'a.xlsx')).tables[0]?.rows).toHaveLength(10_001);
    expect(longest).toBeLessThan(500);
  });

  it('cannot write a workbook without sheets', async () => {
    await expect(writeWorkbook([])).rejects.toThrow(RangeError);
  });
});

describe('sheetNames', () => {
  it('are short, clean and different', () => {
    const long = 'Очень длинное название листа, которое Excel не примет';
    const names = sheetNames(['[Итоги]: 5/6*?', 'итоги 5 6', long, long, '', "'кавычки'", '\u0007']);
    expect(names).toEqual([
      'Итоги 5 6',
      'итоги 5 6 (2)',
      long.slice(0, 31),
      `${long.slice(0, 27)} (2)`,
      '5',
      'кавычки',
      '7',
    ]);
    expect(names.every((name) => name.length <= 31)).toBe(true);
  });
});

const dangerous = [
  '=1+1',
  '=HYPERLINK("http://x.example","жми")',
  '+7 (950) 510-19-20',
  '-2+3+cmd|" /C calc"!A0',
  '@SUM(1+1)*cmd|" /C calc"!A0',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\0=1+1',
  '=1+1";=2+2',
  '=1+1\n=2+2',
  '＝1+1',
  '＋1',
  '－1',
  '＠А1',
  ';=1+1',
  '"=1+1"',
  '=_x0041_',
  "'=1+1",
];

describe('what people type is never a formula', () => {
  it('in a workbook: every text is a shared string under the format "text", no cell has a formula', async () => {
    const sheet = {
      name: '=1+1',
      titles: dangerous,
      columns: dangerous.map((header) => ({ header })),
      rows: [dangerous, dangerous],
    };
    const bytes = await writeWorkbook([sheet]);
    const xml = await partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).not.toMatch(/<f[\s>/]|t="str"/);
    const cells = xml.match(/<c [^>]*>/g) ?? [];
    expect(cells).toHaveLength(dangerous.length * 4);
    expect(cells.every((cell) => / t="s"/.test(cell) && / s="[1234]"/.test(cell))).toBe(true);
    const read = (await readTableFile(bytes, 'a.xlsx')).tables[0]?.rows ?? [];
    const seen = dangerous.map((text) => text.replaceAll('\0', '').replaceAll('\r', '\n'));
    expect(read.slice(-2)).toEqual([seen, seen]);
  });

  it('in a CSV: no field begins with a sign that starts a formula', async () => {
    const read = (await readTableFile(writeCsv(dangerous, [dangerous]), 'a.csv')).tables[0]?.rows ?? [];
    expect(read).toHaveLength(2);
    for (const row of read) {
      expect(row).toHaveLength(dangerous.length);
      expect(row.filter((field) => /^[=+\-@\t\r\n＝＋－＠]/.test(String(field)))).toEqual([]);
    }
  });

  it('in a CSV of any texts', async () => {
    const text = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\0;", \'а1＝') });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 2, maxLength: 5 }), async (fields) => {
        const header = ['начало', ...fields.map((_, index) => `поле ${index}`), 'конец'];
        const bytes = writeCsv(header, [['начало', ...fields, 'конец']]);
        const row = (await readTableFile(bytes, 'a.csv')).tables[0]?.rows[1] ?? [];
        expect(row).toHaveLength(fields.length + 2);
        expect(row.filter((field) => /^[=+\-@\t\r\n＝]/.test(String(field)))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('writeCsv', () => {
  it('writes what Russian Excel opens by itself', () => {
    const bytes = writeCsv(
      ['ФИО', 'Балл'],
      [
        ['Ёлкина; Анна', 3.5],
        ['он "сам"', -2],
        [{ iso: '2023-09-05' }, { iso: '2023-09-05T14:05:30' }],
        [true, null],
        [false, Number.NaN],
      ],
    );
    expect(Buffer.from(bytes).toString()).toBe(
      '\ufeffФИО;Балл\r\n"Ёлкина; Анна";3,5\r\n"он ""сам""";-2\r\n05.09.2023;05.09.2023 14:05\r\n1;\r\n0;\r\n',
    );
  });
});
