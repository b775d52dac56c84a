import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from './csv-writer.ts';
import { findDelimiter } from './delimited-text.ts';
import type { Cell, TableFile } from './table.ts';
import { readPastedTable, readTableFile } from './table-reader.ts';

async function read(text: string, fileName = 'a.csv'): Promise<TableFile> {
  return readTableFile(Buffer.from(text), fileName);
}

async function rows(text: string, fileName?: string): Promise<readonly (readonly Cell[])[]> {
  return (await read(text, fileName)).tables[0]?.rows ?? [];
}

describe('the delimiter', () => {
  it.each([
    ['semicolons', 'ФИО;Класс\nА;5А\nБ;5Б', ';'],
    ['commas', 'ФИО,Класс\nА,5А\nБ,5Б', ','],
    ['tabs', 'ФИО\tКласс\nА\t5А\nБ\t5Б', '\t'],
    ['bars', 'ФИО|Класс\nА|5А\nБ|5Б', '|'],
    ['semicolons with decimal commas', 'ФИО;Балл\nА;3,5\nБ;4,25\nВ;5,0', ';'],
    ['semicolons with commas in every line', 'А, Б;1\nВ, Г;2\nД, Е;3', ';'],
    [
      'commas with semicolons in some cells',
      'ФИО,Предмет,Класс\nА,химия;физика,5А\nБ,труд,5Б\nВ,труд,5В',
      ',',
    ],
    ['semicolons inside quotes', '"ФИО; класс",Балл\n"А; 5А",3\n"Б; 5Б",4', ','],
    [
      'titles above the table',
      'Школа № 50\nСписок на 05.09.2023\n\nФИО;Класс;Пол\nА;5А;м\nБ;5Б;ж\nВ;5В;ж',
      ';',
    ],
    ['titles with a comma', 'МАОУ «СОШ № 50», г. Калининград\nФИО;Класс\nА;5А\nБ;5Б', ';'],
    ['one column', 'ФИО\nА\nБ', ';'],
  ])('is found among %s', (_, text, delimiter) => {
    expect(findDelimiter(text, 'csv', 1000)).toBe(delimiter);
  });

  it.each([
    [
      'prose',
      'Приказ, изданный в сентябре, говорит о том, что всё хорошо.\nНо не везде.\nКуратор, наставник, ученик.',
    ],
    ['a list', '- первое\n- второе, третье\n- четвёртое'],
    ['one line', 'Иванов Иван, 5А'],
  ])('is not found in %s without a promise in the name', (_, text) => {
    expect(findDelimiter(text, 'unknown', 1000)).toBeUndefined();
  });

  it.each([
    ['a pasted table', '№\tМероприятие\tСроки\n1\tПриказ\tмай\n2\tВстреча\tиюнь', '\t'],
    ['a pasted row', '1\tПриказ\tмай', '\t'],
    ['lines with semicolons', 'А;5А\nБ;5Б', ';'],
  ])('is found in %s', (_, text, delimiter) => {
    expect(findDelimiter(text, 'unknown', 1000)).toBe(delimiter);
  });
});

describe('fields', () => {
  it.each<[what: string, text: string, expected: Cell[][]]>([
    [
      'a plain table',
      'а;б\r\nв;г\r\n',
      [
        ['а', 'б'],
        ['в', 'г'],
      ],
    ],
    [
      'old line ends',
      'а;б\rв;г',
      [
        ['а', 'б'],
        ['в', 'г'],
      ],
    ],
    ['empty fields', 'а;;в;;\n;;;\n;б;', [['а', null, 'в'], [], [null, 'б']]],
    ['quotes', '"а;б";"он сказал ""да""";""', [['а;б', 'он сказал "да"']]],
    [
      'a line end inside quotes',
      '"а\r\nб";в\nг;д',
      [
        ['а\nб', 'в'],
        ['г', 'д'],
      ],
    ],
    ['quotes in the middle', 'ООО "Ромашка";б', [['ООО "Ромашка"', 'б']]],
    [
      'sloppy quotes',
      '"ООО "Ромашка"";б\nв;г',
      [
        ['"ООО "Ромашка""', 'б'],
        ['в', 'г'],
      ],
    ],
    [
      'a quote that is never closed',
      '"а;б\nв;г',
      [
        ['"а', 'б'],
        ['в', 'г'],
      ],
    ],
    ['spaces', ' а ; б', [[' а ', ' б']]],
    ['a hint for Excel', 'sep=;\r\nа;б', [['а', 'б']]],
    ['empty lines', 'а;б\n\n\nв;г', [['а', 'б'], [], [], ['в', 'г']]],
    ['controls', 'а\u0000б;в\u0008', [['аб', 'в']]],
  ])('%s', async (_, text, expected) => {
    expect(await rows(text)).toEqual(expected);
  });

  it('obeys the hint for Excel even against the look of the text', async () => {
    expect(await rows('sep=|\nа;б|в')).toEqual([['а;б', 'в']]);
  });

  it('come back as they were written, whatever they hold', async () => {
    const field = fc
      .string({ unit: fc.constantFrom('а', 'Ё', '5', ' ', ';', ',', '"', '\n', '\t', "'", '«', '|') })
      .filter((text) => !/^[\t\n]/.test(text));
    const table = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, async (written) => {
        const bytes = writeCsv(['первый', 'второй', 'третий'], written);
        const file = await readTableFile(bytes, 'a.csv');
        const found = file.tables[0]?.rows.slice(1) ?? [];
        const padded = written.map((_, index) => [0, 1, 2].map((column) => found[index]?.[column] ?? ''));
        expect(padded).toEqual(written);
      }),
      { numRuns: 200 },
    );
  });
});

describe('running text', () => {
  it('is kept whole, and its lines become rows parted at tabs', async () => {
    const text = 'План мероприятий\n\nСроки зависят от школы, а школа — от сроков.\n1.1\tПриказ\n';
    expect(await read(text, 'план.txt')).toEqual({
      format: 'text',
      encoding: 'utf-8',
      text,
      tables: [
        {
          name: '1',
          rows: [
            ['План мероприятий'],
            [],
            ['Сроки зависят от школы, а школа — от сроков.'],
            ['1.1', 'Приказ'],
          ],
        },
      ],
    });
  });

  it('is read from a form too', async () => {
    const file = await readPastedTable('№\tСроки\n1\tмай\n');
    expect(file).toEqual({
      format: 'tsv',
      tables: [
        {
          name: '1',
          rows: [
            ['№', 'Сроки'],
            ['1', 'май'],
          ],
        },
      ],
    });
    await expect(readPastedTable('   \n')).resolves.toMatchObject({ format: 'text' });
    await expect(readPastedTable('слово '.repeat(200_000))).rejects.toMatchObject({
      code: 'files.refusal.tooMuchText',
      params: { limit: 1_000_000 },
    });
    await expect(readPastedTable('')).rejects.toMatchObject({ code: 'files.refusal.empty' });
  });
});
