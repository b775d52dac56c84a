import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Cell, Table } from '../../files/table.ts';
import { readTableFile } from '../../files/table-reader.ts';
import { applyUserColumns, columnOfLetter, letterOfColumn } from './column-map.ts';
import { missingColumns, pickTable, recogniseColumns } from './columns.ts';
import type { ImportKind } from './import-kind.ts';
import { parsePupils } from './pupils.ts';
import { userColumnsSchema } from './schema-columns.ts';

const table = (...rows: Cell[][]): Table => ({ name: '1', rows });

async function example(name: string, kind: ImportKind): Promise<Table> {
  const file = await readTableFile(readFileSync(`examples/${name}`), name);
  const picked = pickTable(file.tables, kind);
  if (picked === undefined) throw new Error(name);
  return picked;
}

function columnsOf(rows: Table, kind: ImportKind): Record<string, number | undefined> {
  return recogniseColumns(rows, kind).map.columns;
}

describe('recogniseColumns', () => {
  it.each<[string, ImportKind, number, Record<string, number>]>([
    [
      'pupils.xlsx',
      'pupils',
      4,
      { rowNumber: 0, fullName: 1, bornOn: 2, classLabel: 3, gender: 4, guardianName: 5, guardianPhone: 6 },
    ],
    [
      'teachers.csv',
      'teachers',
      1,
      { fullName: 0, position: 1, subject: 2, experienceYears: 3, qualification: 4, email: 5 },
    ],
    [
      'mentee-answers.xlsx',
      'mentees',
      1,
      {
        answeredAt: 0,
        fullName: 1,
        classLabel: 2,
        domains: 3,
        requestText: 4,
        wishedPartner: 5,
        mode: 6,
        minutesPerWeek: 7,
        avoid: 8,
        need: 9,
      },
    ],
    [
      'mentor-answers.xlsx',
      'mentors',
      1,
      {
        answeredAt: 0,
        fullName: 1,
        workplace: 2,
        domains: 3,
        hoursPerMonth: 4,
        capacity: 5,
        wishedAges: 6,
        mode: 7,
        availableToOthers: 8,
      },
    ],
    ['roadmap-school-50.tsv', 'roadmap', 1, { code: 0, activity: 1, term: 2, responsible: 3 }],
  ])('understands every column of %s', async (name, kind, headerRow, columns) => {
    const recognised = recogniseColumns(await example(name, kind), kind);
    expect(recognised.map).toEqual({ kind, headerRow, columns });
    expect(recognised.unused).toEqual([]);
    expect(recognised.missing).toEqual([]);
    expect(Math.min(...recognised.columns.map(({ confidence }) => confidence))).toBeGreaterThanOrEqual(0.75);
  });

  it.each<[string, ImportKind, string[], Record<string, number>]>([
    [
      'separate name columns',
      'pupils',
      ['№', 'Фамилия', 'Имя', 'Отчество', 'Д.р.', 'Класс'],
      { rowNumber: 0, lastName: 1, firstName: 2, middleName: 3, bornOn: 4, classLabel: 5 },
    ],
    [
      'grade and letter apart',
      'pupils',
      ['ФИО ребёнка', 'Параллель', 'Литера', 'Дата рожд.'],
      { fullName: 0, grade: 1, classLetter: 2, bornOn: 3 },
    ],
    [
      'parents',
      'pupils',
      ['Ученик', 'Класс', 'ФИО родителя (законного представителя)', 'Телефон родителя', 'Телефон ученика'],
      { fullName: 0, classLabel: 1, guardianName: 2, guardianPhone: 3, phone: 4 },
    ],
    [
      'journal words',
      'pupils',
      ['п/п', 'Фамилия, имя обучающегося', 'Класс обучения', 'Год рождения', 'Классный руководитель'],
      { rowNumber: 0, fullName: 1, classLabel: 2, bornOn: 3 },
    ],
    [
      'staff words',
      'teachers',
      [
        'Таб. номер',
        'Ф.И.О. педагога',
        'Занимаемая должность',
        'Преподаваемые дисциплины',
        'Пед. стаж',
        'Кв. категория',
        'Классное руководство',
        'E-mail',
      ],
      {
        externalKey: 0,
        fullName: 1,
        position: 2,
        subject: 3,
        experienceYears: 4,
        qualification: 5,
        classLabel: 6,
        email: 7,
      },
    ],
    [
      'another form',
      'mentees',
      [
        'Время создания',
        'Как вас зовут?',
        'В каком классе вы учитесь?',
        'Какая помощь вам нужна?',
        'Есть ли человек, с которым вы НЕ хотели бы работать в паре?',
      ],
      { answeredAt: 0, fullName: 1, classLabel: 2, domains: 3, avoid: 4 },
    ],
    [
      'another form of mentors',
      'mentors',
      [
        'Отметка времени',
        'Фамилия, имя, отчество',
        'Где вы работаете или учитесь?',
        'Чем вы можете помочь?',
        'Часов в месяц',
        'Сколько человек готовы взять?',
        'Готовы ли помогать другим школам?',
      ],
      {
        answeredAt: 0,
        fullName: 1,
        workplace: 2,
        domains: 3,
        hoursPerMonth: 4,
        capacity: 5,
        availableToOthers: 6,
      },
    ],
    [
      'another road map',
      'roadmap',
      ['Этап', 'Содержание деятельности', 'Срок исполнения', 'Исполнители', 'Ожидаемый результат'],
      { stage: 0, activity: 1, term: 2, responsible: 3, result: 4 },
    ],
  ])('understands %s', (_, kind, titles, columns) => {
    expect(columnsOf(table(titles), kind)).toEqual(columns);
  });

  it('finds a header below titles and a header of two lines', () => {
    const rows = table(
      ['Список класса', null, null, null],
      [null],
      ['№', 'ФИО', null, 'Класс'],
      [null, 'Фамилия', 'Имя', null],
      [1, 'Волков', 'Алексей', '5А'],
    );
    const { map } = recogniseColumns(rows, 'pupils');
    expect(map).toEqual({
      kind: 'pupils',
      headerRow: 4,
      columns: { rowNumber: 0, lastName: 1, firstName: 2, classLabel: 3 },
    });
  });

  it('looks at the values where there is no header', () => {
    const rows = table(
      ['Волков Алексей Андреевич', '15.04.2011', '5А', 'м', '89328332536'],
      ['Михайлова Ксения Ивановна', { iso: '2011-01-20' }, '5А', 'ж', '89845754519'],
      ['Ли Зоя Ильинична', 'не указана', '5Б', 'ж', null],
    );
    const { map, columns } = recogniseColumns(rows, 'pupils');
    expect(map).toEqual({
      kind: 'pupils',
      headerRow: 0,
      columns: { fullName: 0, bornOn: 1, classLabel: 2, gender: 3, phone: 4 },
    });
    expect(columns.every(({ source, confidence }) => source === 'content' && confidence <= 0.6)).toBe(true);
    expect(parsePupils(rows, map, '2023-09-05').rows).toHaveLength(3);
  });

  it('doubts a title that its values contradict, and names what it did not use', () => {
    const { columns, unused, missing } = recogniseColumns(
      table(
        ['ФИО', 'Класс', 'Кружок'],
        ['Волков Алексей Андреевич', 'физика', 'шахматы'],
        ['Ли Зоя Ильинична', 'химия', 'бокс'],
      ),
      'pupils',
    );
    expect(columns.find(({ field }) => field === 'classLabel')?.confidence).toBe(0.5);
    expect(unused).toEqual([{ column: 2, title: 'Кружок' }]);
    expect(missing).toEqual([]);
  });

  it('says which column it needs, in the words of schools', () => {
    const [problem] = missingColumns(
      recogniseColumns(table(['Кружок', 'Секция'], ['шахматы', 'бокс']), 'pupils'),
    );
    expect(problem).toMatchObject({
      row: 0,
      code: 'imports.problem.columnMissing',
      params: { title: 'фио / фамилия' },
    });
  });

  it('takes a remembered map for the same header only', () => {
    const rows = table(['Участник', 'Группа'], ['Волков Алексей', '5А']);
    const first = recogniseColumns(rows, 'pupils');
    const map = { kind: 'pupils' as const, headerRow: 1, columns: { fullName: 0, classLabel: 1 } };
    const remembered = { fingerprint: first.fingerprint, map };
    expect(recogniseColumns(rows, 'pupils', remembered).map).toEqual(map);
    expect(
      recogniseColumns(rows, 'pupils', remembered).columns.every(({ source }) => source === 'remembered'),
    ).toBe(true);
    const other = table(['Группа', 'Участник'], ['5А', 'Волков Алексей']);
    expect(
      recogniseColumns(other, 'pupils', remembered).columns.some(({ source }) => source === 'remembered'),
    ).toBe(false);
  });

  it('picks the sheet that says most', () => {
    const cover = { name: 'Титул', rows: [['Отчёт', 'за год']] };
    const list = {
      name: 'Список',
      rows: [
        ['ФИО', 'Класс'],
        ['Волков Алексей Андреевич', '5А'],
      ],
    };
    expect(pickTable([cover, list], 'pupils')?.name).toBe('Список');
    expect(pickTable([], 'pupils')).toBeUndefined();
  });
});

describe('applyUserColumns', () => {
  const rows = table(['Кто', 'Класс', 'Дата'], ['Волков Алексей', '5А', '15.04.2011']);
  const recognised = recogniseColumns(rows, 'pupils').map;

  it('takes a title, a letter, a number and null', () => {
    const { map, faults } = applyUserColumns(rows, recognised, {
      columns: { fullName: 'кто', bornOn: 'C', classLabel: null },
    });
    expect(faults).toEqual([]);
    expect(map.columns).toEqual({ fullName: 0, bornOn: 2 });
    expect(applyUserColumns(rows, recognised, { columns: { bornOn: 3 } }).map.columns).toMatchObject({
      bornOn: 2,
    });
  });

  it('takes a column away from the field that had it', () => {
    const { map } = applyUserColumns(
      rows,
      { ...recognised, columns: { fullName: 0, classLabel: 1 } },
      { columns: { email: 'B' } },
    );
    expect(map.columns).toEqual({ fullName: 0, email: 1 });
  });

  it('tells all that it cannot follow', () => {
    const { faults } = applyUserColumns(rows, recognised, {
      columns: { shoeSize: 'A', fullName: 'нет такого', phone: 9 },
    });
    expect(faults.map(({ code, params }) => [code, params])).toEqual([
      ['imports.problem.columnFieldUnknown', { field: 'shoeSize' }],
      ['imports.problem.columnNotFound', { field: 'fullName', column: 'нет такого' }],
      ['imports.problem.columnNotFound', { field: 'phone', column: '9' }],
    ]);
  });

  it('reads the file of a map and refuses anything else in it', () => {
    const file = {
      kind: 'pupils',
      headerRow: 4,
      columns: { fullName: 'Ф. И. О.', classLabel: 4, phone: null },
    };
    expect(userColumnsSchema.parse(file)).toEqual(file);
    expect(userColumnsSchema.safeParse({ columns: { fullName: true } }).success).toBe(false);
    expect(userColumnsSchema.safeParse({ columns: {}, colums: {} }).success).toBe(false);
  });

  it('counts columns as spreadsheets do', () => {
    expect(['A', 'z', 'AA', 'AZ', 'BA'].map(columnOfLetter)).toEqual([0, 25, 26, 51, 52]);
    expect([0, 25, 26, 51, 52, 702].map(letterOfColumn)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'AAA']);
    expect(columnOfLetter('Ф')).toBeUndefined();
  });
});
