import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docx, xlsx } from '../../tests/support/office-files.ts';
import { rawZip } from '../../tests/support/raw-zip.ts';
import { Refusal } from '../core/refusal.ts';
import { isDateCell, type TableFile } from './table.ts';
import { readTableFile } from './table-reader.ts';

const root = new URL('../../', import.meta.url);

function bytesOf(path: string): Buffer {
  return readFileSync(fileURLToPath(new URL(path, root)));
}

async function example(name: string): Promise<TableFile> {
  return readTableFile(bytesOf(`examples/${name}`), name);
}

describe('the example files', () => {
  it('pupils.xlsx: titles, a header on row 4, 494 pupils, dates in two shapes, a total at the end', async () => {
    const file = await example('pupils.xlsx');
    expect(file.format).toBe('xlsx');
    expect(file.tables.map(({ name }) => name)).toEqual(['Контингент']);
    const rows = file.tables[0]?.rows ?? [];
    expect(rows).toHaveLength(500);
    expect(rows[0]).toEqual(['МАОУ «СОШ № 50 с углублённым изучением отдельных предметов»']);
    expect(rows[1]).toEqual(['Список обучающихся на 05.09.2023']);
    expect(rows[2]).toEqual([]);
    expect(rows[3]).toEqual([
      '№ п/п',
      'Ф. И. О. обучающегося',
      'Дата рождения',
      'Класс',
      'Пол',
      'Законный представитель',
      'Телефон',
    ]);
    expect(rows[4]).toEqual([
      1,
      'Cоловьёв Сeмён Александрович',
      '11.11.2011',
      '5 «А»',
      'м',
      'Попова Ирина Львовна',
      '+79799675576',
    ]);
    expect(rows[5]).toEqual([
      2,
      'Егоров Андрей Дмитриевич',
      { iso: '2011-09-24' },
      '5А',
      'м',
      'Михайлова Ирина Дмитриевна',
      '8 (950) 510-19-20',
    ]);
    expect(rows[497]).toEqual([494, 'Без Даты Иванович', 'не указана', '8Б', 'м']);
    expect(rows[499]).toEqual([null, 'Итого:', 494]);
    const births = rows.slice(4, 498).map((row) => row[2]);
    expect(births.filter(isDateCell)).toHaveLength(394);
    expect(births.filter((cell) => typeof cell === 'string')).toHaveLength(100);
    expect(
      births.filter((cell) => isDateCell(cell) && !/^20(0[5-9]|1[0-3])-\d\d-\d\d$/.test(cell.iso)),
    ).toEqual([]);
  });

  it('teachers.csv: Windows-1251, semicolons, a header and 52 people', async () => {
    const file = await example('teachers.csv');
    expect([file.format, file.encoding]).toEqual(['csv', 'windows-1251']);
    const rows = file.tables[0]?.rows ?? [];
    expect(rows).toHaveLength(53);
    expect(rows[0]).toEqual([
      'Фамилия Имя Отчество',
      'Должность',
      'Предмет',
      'Стаж, лет',
      'Категория',
      'Эл. почта',
    ]);
    expect(rows[1]).toEqual(['Мамедова Дарья Львовна', 'заместитель директора по УВР', 'химия', '17', '—']);
    expect(rows[52]).toEqual([
      'Попов Алексей Ильич',
      'учитель',
      'физика',
      '2',
      'высшая',
      'teacher51@school50.example',
    ]);
  });

  it('roadmap-school-50.tsv: seven stages and their activities in four columns', async () => {
    const file = await example('roadmap-school-50.tsv');
    expect([file.format, file.encoding]).toEqual(['tsv', 'utf-8']);
    const rows = file.tables[0]?.rows ?? [];
    expect(rows).toHaveLength(40);
    expect(rows[0]).toEqual(['№ п/п', 'Мероприятие', 'Сроки', 'Ответственные']);
    expect(rows.filter((row) => /^[1-7]$/.test(String(row[0])))).toHaveLength(7);
    expect(rows.filter((row) => /^[1-7]\.\d+\.?$/.test(String(row[0])))).toHaveLength(32);
    expect(rows[39]).toEqual([
      '7.5',
      'Формирование долгосрочной базы наставников',
      'декабрь',
      'Администрация ОО',
    ]);
  });

  it('roadmap-school-50.txt: running text with the table inside', async () => {
    const file = await example('roadmap-school-50.txt');
    expect([file.format, file.encoding]).toEqual(['text', 'utf-8']);
    expect(file.text).toBe(bytesOf('examples/roadmap-school-50.txt').toString());
    const rows = file.tables[0]?.rows ?? [];
    expect(rows).toContainEqual(['№ п/п', 'Мероприятие', 'Сроки', 'Ответственные']);
    expect(rows).toContainEqual([
      '7.5',
      'Формирование долгосрочной базы наставников',
      'декабрь',
      'Администрация ОО',
    ]);
    expect(rows[4]).toEqual(['УТВЕРЖДАЮ:']);
  });

  it('answers of on-line forms keep the moment of each answer', async () => {
    const mentees = (await example('mentee-answers.xlsx')).tables[0]?.rows ?? [];
    expect(mentees).toHaveLength(112);
    expect(mentees[1]).toEqual([
      { iso: '2023-09-21T17:05:00' },
      'Волков Алексей',
      '5А',
      'профориентация, адаптация',
      'Боюсь выступать',
      'ученик',
      'онлайн',
      'до 30 минут',
      'Мамедова Наталья Сергеевна',
      4,
    ]);
    const mentors = (await example('mentor-answers.xlsx')).tables[0]?.rows ?? [];
    expect(mentors).toHaveLength(52);
    expect(mentors[0]).toHaveLength(9);
  });
});

describe('files of LibreOffice', () => {
  it('a workbook: merged title, date, time, formula, line break', async () => {
    const file = await readTableFile(bytesOf('tests/files/libreoffice.xlsx'), 'a.xlsx');
    expect(file.tables).toEqual([
      {
        name: 'Ученики',
        rows: [
          ['Список 5 «А»'],
          [],
          ['ФИО', 'Дата рождения', 'Время', 'Балл', 'Сумма'],
          ['Соловьёв Семён\nвторая строка', { iso: '2011-11-11' }, '08:30', 4.5, 9],
          ['Ёлкина  Анна', null, null, 1, '#ДЕЛ/0!'],
        ],
      },
    ]);
  });

  it('a document: merged cells both ways and a numbered list', async () => {
    const file = await readTableFile(bytesOf('tests/files/libreoffice.docx'), 'a.docx');
    expect(file.tables).toEqual([
      {
        name: '1',
        rows: [
          ['№', 'Мероприятие', 'Сроки'],
          ['1. Подготовка'],
          ['1.1', 'Издание приказа\nПоложение', 'сентябрь'],
          ['1.2', 'Информирование'],
        ],
      },
    ]);
    expect(file.text?.split('\n').slice(-3)).toEqual(['1. Первый', '2. Второй', 'Конец']);
  });

  it.each([
    ['libreoffice.xls', 'oldSheet'],
    ['libreoffice.ods', 'oldSheet'],
    ['libreoffice.doc', 'oldDocument'],
    ['libreoffice.odt', 'oldDocument'],
    ['libreoffice.rtf', 'oldDocument'],
  ])('%s gets advice how to save it', async (name, refusal) => {
    const read = readTableFile(bytesOf(`tests/files/${name}`), name);
    await expect(read).rejects.toMatchObject({ code: `files.refusal.${refusal}`, status: 422 });
  });
});

describe('recognition by content', () => {
  const sheet = xlsx({ sheets: ['<row><c><v>1</v></c></row>'] });

  it('does not believe the name', async () => {
    expect((await readTableFile(sheet, 'список.csv')).format).toBe('xlsx');
    expect((await readTableFile(docx('<w:p><w:r><w:t>а</w:t></w:r></w:p>'), 'a.xlsx')).format).toBe('docx');
    expect((await readTableFile(Buffer.from('а;б\nв;г'), 'a.xlsx')).format).toBe('csv');
    expect((await readTableFile(Buffer.from('а;б\nв;г'), '')).format).toBe('csv');
  });

  const encrypted = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(504),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);

  it.each<[what: string, bytes: Buffer, refusal: string]>([
    ['a workbook under a password', encrypted, 'passwordProtected'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'unknownFormat'],
    ['a RAR archive', Buffer.from('Rar!\x1a\x07\x00'), 'archive'],
    ['a zip of files', rawZip([{ name: 'список.xlsx', content: sheet }]), 'archive'],
    [
      'a presentation',
      rawZip([
        {
          name: '_rels/.rels',
          content:
            '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="ppt/presentation.xml"/></Relationships>',
        },
        { name: 'ppt/presentation.xml', content: '<p/>' },
      ]),
      'unknownFormat',
    ],
    [
      'a binary workbook',
      rawZip([
        {
          name: '_rels/.rels',
          content:
            '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        },
        { name: 'xl/workbook.bin', content: 'x' },
      ]),
      'oldSheet',
    ],
    [
      'a web page called .xls',
      Buffer.from('\ufeff<html><body><table><tr><td>а</td></tr></table>'),
      'oldSheet',
    ],
    [
      'XML of Excel 2003',
      Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'),
      'oldSheet',
    ],
    ['some other XML', Buffer.from('<?xml version="1.0"?><note/>'), 'unknownFormat'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['only spaces', Buffer.from(' \n \n'), 'empty'],
  ])('%s', async (_, bytes, refusal) => {
    const name = refusal === 'empty' ? 'a.csv' : 'a.xlsx';
    const found = await readTableFile(bytes, name).then(
      ({ tables }) =>
        tables.every(({ rows }) => rows.flat().every((cell) => String(cell).trim() === ''))
          ? 'files.refusal.empty'
          : 'read',
      (error: unknown) => (error instanceof Refusal ? error.code : error),
    );
    expect(found).toBe(`files.refusal.${refusal}`);
  });
});

describe('whatever bytes come', () => {
  const outcome = async (bytes: Uint8Array, name: string): Promise<unknown> => {
    try {
      return (await readTableFile(bytes, name)).tables.length > 0;
    } catch (error) {
      return error instanceof Refusal && error.code.startsWith('files.refusal.') ? true : error;
    }
  };
  const names = fc.constantFrom('a.xlsx', 'a.docx', 'a.csv', 'a.tsv', 'a.txt', 'a', '../../a.xlsx');
  const starts = fc.constantFrom<number[]>(
    [],
    [0x50, 0x4b, 3, 4],
    [0xd0, 0xcf, 0x11, 0xe0],
    [0xef, 0xbb, 0xbf],
    [0xff, 0xfe],
    [0xfe, 0xff],
    [0x22],
  );

  it('the answer is a table or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 400 }), names, async (start, noise, name) => {
        expect(await outcome(Buffer.from([...start, ...noise]), name)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  const damaged = [
    xlsx({
      sheets: ['<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>40858</v></c></row>'],
      strings: ['<si><t>слово</t></si>'],
      formats: [14],
    }),
    docx('<w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>слово</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'),
    bytesOf('tests/files/libreoffice.xlsx'),
    bytesOf('tests/files/libreoffice.docx'),
  ];
  const change = fc.record({ at: fc.nat(), byte: fc.nat(255) });

  it('the same holds for damaged packages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...damaged),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.nat(),
        async (whole, changes, cut) => {
          const bytes = Buffer.from(whole);
          for (const { at, byte } of changes) bytes[at % bytes.length] = byte;
          expect(await outcome(cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes, 'a.xlsx')).toBe(
            true,
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('and for damaged XML inside a sound package', async () => {
    const xml =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>слово</t></is></c><c r="B1" t="b"><v>1</v></c></row>';
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: fc.nat(), text: fc.string({ unit: 'binary', maxLength: 3 }) }), {
          maxLength: 4,
        }),
        async (changes) => {
          let broken = xml;
          for (const { at, text } of changes)
            broken = broken.slice(0, at % broken.length) + text + broken.slice((at % broken.length) + 1);
          expect(await outcome(xlsx({ sheets: [broken] }), 'a.xlsx')).toBe(true);
          expect(await outcome(docx(`<w:tbl>${broken.replaceAll('row', 'w:tr')}</w:tbl>`), 'a.docx')).toBe(
            true,
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
