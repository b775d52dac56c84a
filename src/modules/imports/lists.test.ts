import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Cell, Table } from '../../files/table.ts';
import { readTableFile } from '../../files/table-reader.ts';
import { fullName } from '../people/index.ts';
import { pickTable, recogniseColumns } from './columns.ts';
import { planImport } from './import-plan.ts';
import { mergedPerson } from './merged-person.ts';
import { pupilSubject, teacherSubject } from './plan-subjects.ts';
import { loggable, type Problem } from './problem.ts';
import { type ParsedPupil, type ParsedRows, parsePupils } from './pupils.ts';
import { type ParsedTeacher, parseTeachers } from './teachers.ts';

const today = '2023-09-05';

const short = (problems: readonly Problem[]): string[] =>
  problems.map(({ row, code }) => `${row} ${code.replace('imports.problem.', '')}`);

function pupils(...rows: Cell[][]): ParsedRows<ParsedPupil> {
  const table: Table = {
    name: '1',
    rows: [['ФИО', 'Дата рождения', 'Класс', 'Пол', 'Родитель', 'Телефон'], ...rows],
  };
  return parsePupils(table, recogniseColumns(table, 'pupils').map, today);
}

function teachers(...rows: Cell[][]): ParsedRows<ParsedTeacher> {
  const table: Table = {
    name: '1',
    rows: [['ФИО', 'Должность', 'Предмет', 'Стаж', 'Категория', 'E-mail', 'Дата рождения'], ...rows],
  };
  return parseTeachers(table, recogniseColumns(table, 'teachers').map, today);
}

async function example(name: string): Promise<Table> {
  const file = await readTableFile(readFileSync(`examples/${name}`), name);
  return pickTable(file.tables, name.startsWith('pupils') ? 'pupils' : 'teachers') ?? { name: '', rows: [] };
}

describe('the example list of pupils', () => {
  let list: ParsedRows<ParsedPupil>;
  beforeAll(async () => {
    const table = await example('pupils.xlsx');
    list = parsePupils(table, recogniseColumns(table, 'pupils').map, today);
  });

  it('has 493 pupils in 19 classes: 494 rows, one of them twice', () => {
    expect(list.rows).toHaveLength(493);
    const classes = new Set(list.rows.map(({ classLabel }) => classLabel?.label));
    expect([...classes].sort()).toEqual(
      [
        '10А',
        '10Б',
        '11А',
        '11Б',
        ...['5', '6', '7', '8', '9'].flatMap((grade) => ['А', 'Б', 'В'].map((letter) => grade + letter)),
      ].sort(),
    );
  });

  it('remarks on every oddity that is in it, at its row', () => {
    const odd = list.problems.filter(({ code }) => code !== 'imports.problem.classOdd');
    expect(short(odd)).toEqual([
      ...[5, 79, 116, 153, 190, 227, 264, 301, 412, 449, 486].map((row) => `${row} nameLatinLetters`),
      '497 duplicateRow',
      '498 dateMissing',
      '500 rowIsTotal',
    ]);
    expect(odd.find(({ row }) => row === 497)).toMatchObject({
      params: { first: 15 },
      personal: { name: 'Макарова Мария Сергеевна' },
    });
    const classes = list.problems.filter(({ code }) => code === 'imports.problem.classOdd');
    expect(classes).toHaveLength(109);
    expect(new Set(classes.map(({ params }) => String(params.typed).replace(/^\d+/, '').length))).toEqual(
      new Set([1, 4]),
    );
    expect(classes[0]).toMatchObject({ row: 5, params: { typed: '5 «А»', read: '5А' }, severity: 'note' });
  });

  it('repairs what can be repaired', () => {
    const byRow = new Map(list.rows.map((pupil) => [pupil.row, pupil]));
    expect(fullName(byRow.get(5)?.name ?? { lastName: '', firstName: '', middleName: '' })).toBe(
      'Соловьёв Семён Александрович',
    );
    expect(list.rows.map(({ name }) => fullName(name)).join(' ')).not.toMatch(/[A-Za-z]|\s{2}/);
    expect(byRow.get(46)?.name).toEqual({
      lastName: 'Лебедев',
      firstName: 'Даниил',
      middleName: 'Михайлович',
    });
    expect(byRow.get(10)?.bornOn).toBe('2011-09-13');
    expect(byRow.get(11)?.bornOn).toBe('2011-11-02');
    expect(byRow.get(498)).toMatchObject({
      bornOn: undefined,
      classLabel: { label: '8Б' },
      guardian: undefined,
      guardianPhone: '',
    });
    expect(list.rows.filter(({ bornOn }) => bornOn === undefined)).toHaveLength(1);
    expect(
      list.rows.filter(({ guardianPhone }) => !/^\+79\d{9}$/.test(guardianPhone)).map(({ row }) => row),
    ).toEqual([498]);
    expect(list.rows.filter(({ gender }) => gender === 'unknown')).toEqual([]);
  });

  it('leaves namesakes of other classes two people', () => {
    const twice = list.rows.filter(({ name }) => fullName(name) === 'Семёнова Дарья Михайловна');
    expect(twice.map(({ row, classLabel }) => [row, classLabel?.label])).toEqual([
      [150, '6В'],
      [268, '8Б'],
    ]);
  });

  it('is added once and changes nothing the second time', () => {
    const incoming = list.rows.map(pupilSubject);
    const first = planImport([], incoming);
    expect(first.counts).toEqual({ create: 493, update: 0, unchanged: 0, ask: 0, skip: 0 });
    const existing = incoming.map(({ row, ...subject }) => ({ id: `p${row}`, ...subject }));
    const second = planImport(existing, incoming);
    expect(second.counts).toEqual({ create: 0, update: 0, unchanged: 493, ask: 0, skip: 0 });
    expect(second.absentIds).toEqual([]);
  });

  it('moves everybody up a class without a question', () => {
    const incoming = list.rows.map(pupilSubject);
    const existing = incoming.map(({ row, ...subject }) => ({ id: `p${row}`, ...subject }));
    const nextYear = incoming
      .filter(({ classLabel }) => !classLabel.startsWith('11'))
      .map((pupil) => ({
        ...pupil,
        classLabel: pupil.classLabel.replace(/^\d+/, (grade) => String(Number(grade) + 1)),
      }));
    const plan = planImport(existing, nextYear);
    expect(plan.counts).toEqual({ create: 0, update: nextYear.length, unchanged: 0, ask: 0, skip: 0 });
    expect(plan.absentIds).toHaveLength(493 - nextYear.length);
    const [before, after] = [existing[0], nextYear[0]];
    expect(before && after && mergedPerson(before, after).classLabel).toBe('6А');
  });
});

describe('the example list of staff', () => {
  it('has 52 people and nothing odd', async () => {
    const table = await example('teachers.csv');
    const list = parseTeachers(table, recogniseColumns(table, 'teachers').map, today);
    expect(list.problems).toEqual([]);
    expect(list.rows).toHaveLength(52);
    expect(list.rows[0]).toMatchObject({
      row: 2,
      position: 'заместитель директора по УВР',
      subject: 'химия',
      experienceYears: 17,
      qualification: '',
      email: '',
      gender: 'female',
    });
    expect(list.rows.find(({ row }) => row === 22)).toMatchObject({
      name: { lastName: 'Римский-Корсаков' },
      experienceYears: 28,
      email: 'teacher20@school50.example',
    });
    expect(list.rows.filter(({ email }) => email === '').map(({ row }) => row)).toEqual([
      2, 8, 14, 20, 26, 32, 38, 44, 50,
    ]);
    expect(list.rows.filter(({ experienceYears }) => (experienceYears ?? 99) <= 3)).toHaveLength(20);
    expect(planImport([], list.rows.map(teacherSubject)).counts.create).toBe(52);
  });
});

describe('parsePupils', () => {
  const volkov: Cell[] = [
    'Волков Алексей Андреевич',
    '15.04.2011',
    '5А',
    'м',
    'Волкова Анна Ильинична',
    '89328332536',
  ];

  it.each<[string, Cell[][], string[], number]>([
    ['no name', [[null, '15.04.2011', '5А']], ['2 nameMissing'], 0],
    ['a surname alone', [['Волков', '15.04.2011', '5А']], ['2 nameIncomplete'], 0],
    ['no surname', [['Анна Ивановна', '15.04.2011', '5А']], ['2 nameWithoutSurname'], 0],
    ['a number for a name', [['12345', '15.04.2011', '5А']], ['2 nameUnreadable'], 0],
    ['another order', [['Алексей Андреевич Волков', '15.04.2011', '5А']], ['2 nameReordered'], 1],
    ['capitals', [['ВОЛКОВ АЛЕКСЕЙ АНДРЕЕВИЧ', '15.04.2011', '5А']], ['2 nameCaseMended'], 1],
    ['initials', [['Волков А. А.', '15.04.2011', '5А']], ['2 nameInitials'], 1],
    ['digits in a name', [['Волк0в Алексей Андреевич', '15.04.2011', '5А']], ['2 nameUnusual'], 1],
    ['no date', [['Волков Алексей Андреевич', null, '5А']], ['2 dateMissing'], 1],
    ['an impossible date', [['Волков Алексей Андреевич', '31.02.2011', '5А']], ['2 dateImpossible'], 1],
    ['an unreadable date', [['Волков Алексей Андреевич', 'весной', '5А']], ['2 dateUnreadable'], 1],
    ['a year alone', [['Волков Алексей Андреевич', '2011', '5А']], ['2 dateYearOnly'], 1],
    ['the month first', [['Волков Алексей Андреевич', '12/31/2011', '5А']], ['2 dateMonthFirst'], 1],
    ['a short year', [['Волков Алексей Андреевич', '15.04.11', '5А']], ['2 dateShortYear'], 1],
    ['a date to come', [['Волков Алексей Андреевич', '15.04.2024', '5А']], ['2 bornInFuture'], 1],
    ['no class', [['Волков Алексей Андреевич', '15.04.2011', '']], ['2 classMissing'], 1],
    [
      'an unreadable class',
      [['Волков Алексей Андреевич', '15.04.2011', 'выпускной']],
      ['2 classUnreadable'],
      1,
    ],
    ['a class that is not', [['Волков Алексей Андреевич', '15.04.2011', '15А']], ['2 classGradeUnknown'], 1],
    ['an odd class', [['Волков Алексей Андреевич', '15.04.2011', '5-а']], ['2 classOdd'], 1],
    ['an odd gender', [['Волков Алексей Андреевич', '15.04.2011', '5А', 'да']], ['2 genderUnreadable'], 1],
    ['another gender', [['Волков Алексей Андреевич', '15.04.2011', '5А', 'ж']], ['2 genderDiffers'], 1],
    [
      'an odd phone',
      [['Волков Алексей Андреевич', '15.04.2011', '5А', 'м', 'Волкова Анна', '12-34']],
      ['2 phoneUnreadable'],
      1,
    ],
    [
      'two phones',
      [['Волков Алексей Андреевич', '15.04.2011', '5А', 'м', 'Волкова Анна', '89328332536, 89328332537']],
      ['2 phoneSeveral'],
      1,
    ],
    [
      'an odd guardian',
      [['Волков Алексей Андреевич', '15.04.2011', '5А', 'м', 'мама', '']],
      ['2 guardianUnreadable'],
      1,
    ],
    ['the same row twice', [volkov, volkov], ['3 duplicateRow'], 1],
    [
      'the same person in two classes',
      [volkov, ['Волков Алексей Андреевич', '15.04.2011', '6Б']],
      ['3 duplicateClassDiffers'],
      1,
    ],
    [
      'one without a date',
      [volkov, ['Волков Алексей Андреевич', '', '5А']],
      ['3 dateMissing', '3 duplicateRow'],
      1,
    ],
    ['namesakes', [volkov, ['Волков Алексей Андреевич', '16.04.2011', '5А']], [], 2],
    [
      'a namesake without a date elsewhere',
      [volkov, ['Волков Алексей Андреевич', '', '6Б']],
      ['3 dateMissing'],
      2,
    ],
    ['a total', [volkov, ['Итого: 1', null, null]], ['3 rowIsTotal'], 1],
    ['a signature', [volkov, ['Директор', null, null, null, 'Дорофеева Ю. В.']], ['3 rowIsTotal'], 1],
    ['blank rows', [[null], volkov, ['  ', '', null]], [], 1],
    ['a repeated header', [volkov, ['ФИО', 'Дата рождения', 'Класс', 'Пол', 'Родитель', 'Телефон']], [], 1],
  ])('%s', (_, rows, expected, count) => {
    const list = pupils(...rows);
    expect(short(list.problems)).toEqual(expected);
    expect(list.rows).toHaveLength(count);
  });

  it('takes the class of a heading line', () => {
    const list = pupils(
      ['5А класс'],
      ['Волков Алексей Андреевич', '15.04.2011', ''],
      ['5 «Б»'],
      ['Ли Зоя Ильинична', '15.05.2011', ''],
    );
    expect(list.problems).toEqual([]);
    expect(list.rows.map(({ row, classLabel }) => [row, classLabel?.label])).toEqual([
      [3, '5А'],
      [5, '5Б'],
    ]);
  });

  it('joins a grade and its letter, and names in three columns', () => {
    const table: Table = {
      name: '1',
      rows: [
        ['Фамилия', 'Имя', 'Отчество', 'Параллель', 'Литера', 'Дата рождения'],
        ['Волков', 'Алексей', 'Андреевич', 5, 'а', '15.04.2011'],
      ],
    };
    const list = parsePupils(table, recogniseColumns(table, 'pupils').map, today);
    expect(list.rows[0]).toMatchObject({
      name: { lastName: 'Волков', middleName: 'Андреевич' },
      classLabel: { label: '5А' },
    });
  });

  it('fills a merged row with what only the repeated one says', () => {
    const list = pupils(['Волков Алексей Андреевич', '', '5А'], volkov);
    expect(list.rows[0]).toMatchObject({ row: 2, bornOn: '2011-04-15', guardianPhone: '+79328332536' });
  });

  it('sees an age that does not fit the class of the list, whatever year the list is of', () => {
    const rows = Array.from({ length: 12 }, (_, n): Cell[] => [
      `Ли${'абвгдежзиклм'[n]} Зоя Ильинична`,
      `15.04.${2001 + (n % 6)}`,
      `${11 - (n % 6)}А`,
    ]);
    expect(pupils(...rows).problems).toEqual([]);
    const list = pupils(
      ...rows,
      ['Кох Пётр Ильич', '15.04.1991', '11А'],
      ['Кох Иван Ильич', '15.04.2003', '11А'],
    );
    expect(short(list.problems)).toEqual(['14 ageUnlikely']);
  });

  it('keeps what was typed out of what may be logged', () => {
    const [problem] = pupils(['Волков', '15.04.2011', '5А']).problems;
    expect(problem?.personal).toEqual({ typed: 'Волков' });
    expect(problem && JSON.stringify(loggable(problem))).not.toContain('Волков');
  });
});

describe('parseTeachers', () => {
  it.each<[string, Cell[][], string[], number]>([
    [
      'unreadable experience',
      [['Ли Зоя Ильинична', 'учитель', 'химия', 'большой']],
      ['2 experienceUnreadable'],
      1,
    ],
    [
      'impossible experience',
      [['Ли Зоя Ильинична', 'учитель', 'химия', '1998']],
      ['2 experienceUnlikely'],
      1,
    ],
    [
      'a mistyped address',
      [['Ли Зоя Ильинична', 'учитель', 'химия', '3', '', 'zoya@school']],
      ['2 emailUnreadable'],
      1,
    ],
    ['a child', [['Ли Зоя Ильинична', 'учитель', 'химия', '3', '', '', '15.04.2015']], ['2 ageUnlikely'], 1],
    ['a director, not a signature', [['Ли Зоя Ильинична', 'Директор', '', '30']], [], 1],
    [
      'namesakes with addresses',
      [
        ['Ли Зоя Ильинична', 'учитель', '', '', '', 'a@b.example'],
        ['Ли Зоя Ильинична', 'учитель', '', '', '', 'c@b.example'],
      ],
      [],
      2,
    ],
  ])('%s', (_, rows, expected, count) => {
    const list = teachers(...rows);
    expect(short(list.problems)).toEqual(expected);
    expect(list.rows).toHaveLength(count);
  });

  it('joins the two posts of one person', () => {
    const list = teachers(
      ['Ли Зоя Ильинична', 'учитель', 'химия', '12', 'высшая', 'z@b.example'],
      ['Ли Зоя Ильинична', 'педагог-организатор', '', '', '', ''],
    );
    expect(short(list.problems)).toEqual(['3 duplicateRow']);
    expect(list.rows).toEqual([
      expect.objectContaining({
        position: 'учитель, педагог-организатор',
        subject: 'химия',
        experienceYears: 12,
        email: 'z@b.example',
      }),
    ]);
  });
});
