import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Cell, Table } from '../../files/table.ts';
import { readTableFile } from '../../files/table-reader.ts';
import { parsePersonName } from '../people/index.ts';
import { type KnownPerson, matchMenteeAnswers, newPersonDecision } from './answer-matching.ts';
import { pickTable, recogniseColumns } from './columns.ts';
import type { ImportKind } from './import-kind.ts';
import { parseMenteeAnswers } from './mentee-answers.ts';
import { parseMentorAnswers } from './mentor-answers.ts';
import { matchMentorAnswers } from './mentor-matching.ts';
import type { Problem } from './problem.ts';
import { parsePupils } from './pupils.ts';
import { parseTeachers } from './teachers.ts';

const today = '2023-09-05';
const school = ['МАОУ «СОШ № 50 с углублённым изучением отдельных предметов»', 'МАОУ СОШ № 50'];
const short = (problems: readonly Problem[]): string[] =>
  problems.map(({ row, code }) => `${row} ${code.replace('imports.problem.', '')}`);

async function example(name: string, kind: ImportKind): Promise<Table> {
  const file = await readTableFile(readFileSync(`examples/${name}`), name);
  return pickTable(file.tables, kind) ?? { name: '', rows: [] };
}

let people: KnownPerson[];
let menteeTable: Table;
let mentorTable: Table;
beforeAll(async () => {
  const pupilTable = await example('pupils.xlsx', 'pupils');
  const staffTable = await example('teachers.csv', 'teachers');
  menteeTable = await example('mentee-answers.xlsx', 'mentees');
  mentorTable = await example('mentor-answers.xlsx', 'mentors');
  people = [
    ...parsePupils(pupilTable, recogniseColumns(pupilTable, 'pupils').map, today).rows.map(
      ({ row, name, classLabel }): KnownPerson => ({
        id: `p${row}`,
        kind: 'student',
        name,
        classLabel: classLabel?.label,
      }),
    ),
    ...parseTeachers(staffTable, recogniseColumns(staffTable, 'teachers').map, today).rows.map(
      ({ row, name }): KnownPerson => ({ id: `t${row}`, kind: 'teacher', name }),
    ),
  ];
});

function mentees(...rows: Cell[][]) {
  const header: Cell[] = [
    'Отметка времени',
    'ФИО',
    'Класс',
    'В чём нужна помощь?',
    'Кого вы видите наставником?',
    'Формат',
    'Время в неделю',
    'С кем не хотели бы работать',
    'Насколько нужна помощь',
  ];
  const table: Table = { name: '1', rows: [header, ...rows] };
  return parseMenteeAnswers(table, recogniseColumns(table, 'mentees').map);
}

function mentors(...rows: Cell[][]) {
  const header: Cell[] = [
    'Отметка времени',
    'ФИО',
    'Место работы',
    'Направления помощи',
    'Часов в месяц',
    'Сколько наставляемых',
    'Возраст',
    'Формат',
    'Согласны быть в базе для других школ',
  ];
  const table: Table = { name: '1', rows: [header, ...rows] };
  return parseMentorAnswers(table, recogniseColumns(table, 'mentors').map);
}

function known(id: string, kind: KnownPerson['kind'], text: string, classLabel?: string): KnownPerson {
  const parsed = parsePersonName(text);
  if (!parsed.ok) throw new Error(text);
  return { id, kind, name: parsed.name, classLabel };
}

describe('the example answers of mentees', () => {
  it('are 110 people: 111 answers, one person twice and the newer one kept', () => {
    const parsed = parseMenteeAnswers(menteeTable, recogniseColumns(menteeTable, 'mentees').map);
    expect(parsed.rows).toHaveLength(110);
    expect(short(parsed.problems)).toEqual(['5 answeredTwice']);
    expect(parsed.problems[0]).toMatchObject({
      params: { newest: 112 },
      personal: { name: 'Зайцева Юлия Ивановна' },
    });
    const kept = parsed.rows.find(({ row }) => row === 112);
    expect(kept).toMatchObject({
      requestText: 'второй раз',
      domains: ['study'],
      wishedPartners: ['teacher'],
      answeredAt: '2023-10-01T00:00:00',
    });
    expect(parsed.rows.some(({ row }) => row === 5)).toBe(false);
  });

  it('are understood to the last value', () => {
    const { rows } = parseMenteeAnswers(menteeTable, recogniseColumns(menteeTable, 'mentees').map);
    expect(rows[0]).toMatchObject({
      row: 2,
      answeredAt: '2023-09-21T17:05:00',
      name: { lastName: 'Волков', firstName: 'Алексей', middleName: '' },
      classLabel: { label: '5А' },
      domains: ['careerGuidance', 'adaptation'],
      otherDomains: [],
      requestText: 'Боюсь выступать',
      wishedPartners: ['student'],
      mode: 'online',
      minutesPerWeek: { from: undefined, to: 30 },
      need: 4,
      avoid: [
        { typed: 'Мамедова Наталья Сергеевна', name: 'Мамедова Наталья Сергеевна', classLabel: undefined },
      ],
    });
    for (const row of rows) {
      expect(row.domains.length).toBeGreaterThan(0);
      expect(row.otherDomains).toEqual([]);
      expect(row.wishedPartners).toHaveLength(1);
      expect(row.mode).toBeDefined();
      expect(row.minutesPerWeek).toBeDefined();
      expect(row.need).toBeGreaterThanOrEqual(1);
    }
    expect(
      new Set(rows.map(({ minutesPerWeek }) => `${minutesPerWeek?.from}..${minutesPerWeek?.to}`)),
    ).toEqual(new Set(['undefined..30', '30..60', '60..120']));
    expect(rows.filter(({ avoid }) => avoid.length > 0).map(({ row }) => row)).toEqual([2, 27, 52, 77, 102]);
  });

  it('find their authors; only shortened names are asked about, with the right person first', () => {
    const { rows } = parseMenteeAnswers(menteeTable, recogniseColumns(menteeTable, 'mentees').map);
    const { matched, questions, problems } = matchMenteeAnswers(rows, people);
    expect(matched).toHaveLength(97);
    expect(questions).toHaveLength(13);
    expect(short(problems)).toEqual(
      [2, 11, 20, 29, 38, 47, 56, 65, 74, 83, 92, 101, 110].map((row) => `${row} personLikely`),
    );
    for (const { answer, candidates } of questions) {
      expect(candidates[0]?.candidate.classLabel).toBe(answer.classLabel?.label);
      expect(candidates[0]?.candidate.name.firstName).toBe(answer.name.firstName);
    }
    // A namesake in another class and a teacher of the same name do not disturb.
    expect(matched.find(({ answer }) => answer.row === 42)?.personId).toBe('p150');
    expect(matched.find(({ answer }) => answer.row === 58)?.personId).toBe('p213');
    // A pupil whose name held Latin letters in the list is found by the right spelling.
    expect(matched.find(({ answer }) => answer.row === 50)?.personId).toBe('p190');
    expect(new Set(matched.map(({ personId }) => personId)).size).toBe(97);
  });

  it('turn «with whom not» into people', () => {
    const { rows } = parseMenteeAnswers(menteeTable, recogniseColumns(menteeTable, 'mentees').map);
    const decisions = new Map([[2, 'p7']]);
    const { matched } = matchMenteeAnswers(rows, people, decisions);
    const bans = matched.flatMap(({ answer, avoid }) => avoid.map(({ personId }) => [answer.row, personId]));
    expect(bans).toEqual([
      [2, 'p456'],
      [27, 'p257'],
      [52, 'p474'],
      [77, 'p464'],
      [102, 'p424'],
    ]);
    expect(matched.find(({ answer }) => answer.row === 2)?.personId).toBe('p7');
  });
});

describe('the example answers of mentors', () => {
  it('are 51 people, all values understood', () => {
    const { rows, problems } = parseMentorAnswers(mentorTable, recogniseColumns(mentorTable, 'mentors').map);
    expect(rows).toHaveLength(51);
    expect(problems).toEqual([]);
    expect(rows[0]).toMatchObject({
      domains: ['digitalSkills', 'talents', 'careerGuidance'],
      hoursPerMonth: 6,
      capacity: 2,
      wishedAges: ['10-12'],
      mode: 'online',
      availableToOthers: false,
      workplace: 'МАОУ СОШ № 50',
    });
    expect(rows.find(({ row }) => row === 17)).toMatchObject({ classLabel: { label: '9А' }, workplace: '' });
    expect(Math.max(...rows.map(({ capacity }) => capacity))).toBe(4);
    expect(rows.reduce((sum, { capacity }) => sum + capacity, 0)).toBe(133);
    expect(rows.filter(({ availableToOthers }) => availableToOthers)).toHaveLength(26);
    expect(new Set(rows.flatMap(({ wishedAges }) => wishedAges))).toEqual(
      new Set(['10-12', '13-15', '16-18', 'adults', 'any']),
    );
  });

  it('are staff, pupils and people from outside; a namesake of a teacher is asked about', () => {
    const { rows } = parseMentorAnswers(mentorTable, recogniseColumns(mentorTable, 'mentors').map);
    const { matched, questions, problems } = matchMentorAnswers(rows, people, school);
    const of = (prefix: string) => matched.filter(({ personId }) => personId?.startsWith(prefix)).length;
    expect([of('t'), of('p')]).toEqual([15, 19]);
    expect(matched.filter(({ newKind }) => newKind === 'employer')).toHaveLength(9);
    expect(matched.filter(({ newKind }) => newKind === 'collegeStudent')).toHaveLength(7);
    expect(short(problems)).toEqual(['49 personNamesake']);
    expect(questions[0]).toMatchObject({ answer: { row: 49 }, newKind: 'collegeStudent' });
    // The bank's employee has the name of a pupil of the sixth grade: another person.
    expect(matched.find(({ answer }) => answer.row === 39)).toMatchObject({
      personId: undefined,
      newKind: 'employer',
    });
    // The pupil's namesake of another class is left alone.
    expect(matched.find(({ answer }) => answer.row === 29)?.personId).toBe('p400');
  });

  it('know people from outside again, and do as the user decided', () => {
    const { rows } = parseMentorAnswers(mentorTable, recogniseColumns(mentorTable, 'mentors').map);
    const decisions = new Map([[49, newPersonDecision]]);
    const first = matchMentorAnswers(rows, people, school, decisions);
    expect(first.questions).toEqual([]);
    const entered = first.matched.flatMap(({ answer, newKind }): KnownPerson[] =>
      newKind === undefined ? [] : [{ id: `x${answer.row}`, kind: newKind, name: answer.name }],
    );
    expect(entered).toHaveLength(17);
    const second = matchMentorAnswers(rows, [...people, ...entered], school, decisions);
    expect(second.matched.filter(({ personId }) => personId?.startsWith('x'))).toHaveLength(16);
    expect(matchMentorAnswers(rows, [...people, ...entered], school).matched).toHaveLength(51);
  });
});

describe('parseMenteeAnswers', () => {
  it.each<[string, Cell[][], string[], number]>([
    [
      'unclear answers',
      [
        [
          '21.09.2023',
          'Ли Зоя',
          '5А',
          'споры',
          'космонавт',
          'в космосе',
          'иногда',
          'с плохими людьми из параллели',
          '11',
        ],
      ],
      [
        '2 domainUnknown',
        '2 wishedPartnerUnclear',
        '2 modeUnclear',
        '2 minutesUnclear',
        '2 needUnclear',
        '2 avoidUnreadable',
      ],
      1,
    ],
    ['no direction', [['21.09.2023', 'Ли Зоя', '5А', '', '', '', '', '', '']], ['2 domainsMissing'], 1],
    ['an unreadable stamp', [['вчера', 'Ли Зоя', '5А', 'спорт']], ['2 answeredAtUnreadable'], 1],
    [
      'an older answer below',
      [
        ['22.09.2023', 'Ли Зоя', '5А', 'спорт'],
        ['21.09.2023', 'Ли Зоя', '5 «А»', 'учёба'],
      ],
      ['3 classOdd', '3 answeredTwice'],
      1,
    ],
    [
      'three answers',
      [
        ['21.09.2023', 'Ли Зоя', '5А', 'спорт'],
        ['23.09.2023', 'Ли Зоя', '5А', 'спорт'],
        ['22.09.2023', 'Ли Зоя', '5А', 'спорт'],
      ],
      ['2 answeredTwice', '4 answeredTwice'],
      1,
    ],
    [
      'no stamps: the lower row is the newer',
      [
        ['', 'Ли Зоя', '5А', 'спорт'],
        ['', 'Ли Зоя', '5А', 'учёба'],
      ],
      ['2 answeredTwice'],
      1,
    ],
    [
      'namesakes of two classes',
      [
        ['21.09.2023', 'Ли Зоя', '5А', 'спорт'],
        ['22.09.2023', 'Ли Зоя', '7А', 'спорт'],
      ],
      [],
      2,
    ],
    ['no name', [['21.09.2023', '', '5А', 'спорт']], ['2 nameMissing'], 0],
  ])('%s', (_, rows, expected, count) => {
    const parsed = mentees(...rows);
    expect(short(parsed.problems)).toEqual(expected);
    expect(parsed.rows).toHaveLength(count);
  });

  it('reads whom to avoid, with classes and several names', () => {
    const avoid = (text: string) =>
      mentees(['', 'Ли Зоя', '5А', 'спорт', '', '', '', text]).rows[0]?.avoid.map(({ name, classLabel }) => [
        name,
        classLabel,
      ]);
    expect(avoid('Волков Алексей из 8 «А» класса')).toEqual([['Волков Алексей', '8А']]);
    expect(avoid('Волков Алексей (8А), Кох Пётр')).toEqual([
      ['Волков Алексей', '8А'],
      ['Кох Пётр', undefined],
    ]);
    expect(avoid('Волков и Кох Пётр')).toEqual([
      ['Волков', undefined],
      ['Кох Пётр', undefined],
    ]);
    expect(avoid('волков алексей')).toEqual([['волков алексей', undefined]]);
    expect(avoid('таких нет')).toEqual([]);
  });
});

describe('matchMenteeAnswers', () => {
  const circle = [
    known('volkov', 'student', 'Волков Алексей Андреевич', '5А'),
    known('koh-8', 'student', 'Кох Пётр Ильич', '8А'),
    known('koh-9', 'student', 'Кох Пётр Ильич', '9А'),
    known('teacher', 'teacher', 'Ли Зоя Ильинична'),
  ];
  const answer = (name: string, label: string, avoid = '') =>
    mentees(['21.09.2023', name, label, 'спорт', '', '', '', avoid]).rows;

  it.each([
    ['Кох Пётр Ильич', '', '2 personDoubtful'],
    ['Кох Пётр Ильич', '7Б', '2 personDoubtful'],
    ['Волков Лёша', '5А', '2 personLikely'],
    ['Ананасов Пётр', '5А', '2 personNotFound'],
  ])('asks about %s (%s): %s', (name, label, expected) => {
    expect(short(matchMenteeAnswers(answer(name, label), circle).problems)).toEqual([expected]);
  });

  it('takes a teacher who gave no class', () => {
    expect(matchMenteeAnswers(answer('Ли Зоя Ильинична', ''), circle).matched[0]?.personId).toBe('teacher');
  });

  it.each([
    ['Кох Пётр Ильич', '2 avoidDoubtful', undefined],
    ['Кох Пётр, 8А', '2 avoidLikely', undefined],
    ['Ананасов Пётр', '2 avoidNotFound', undefined],
    ['Волков Алексей Андреевич', '2 avoidHimself', 'none'],
  ])('asks whom «%s» means: %s', (avoid, expected, left) => {
    const { matched, problems } = matchMenteeAnswers(answer('Волков Алексей Андреевич', '5А', avoid), circle);
    expect(short(problems)).toEqual([expected]);
    expect(matched[0]?.avoid).toHaveLength(left === 'none' ? 0 : 1);
  });

  it('keeps the newer of two answers that name one person differently', () => {
    const rows = mentees(
      ['21.09.2023', 'Волков Алексей Андреевич', '5А', 'спорт'],
      ['22.09.2023', 'Волков Алексей', '5А', 'учёба'],
    ).rows;
    expect(rows).toHaveLength(2);
    const { matched, problems } = matchMenteeAnswers(rows, circle, new Map([[3, 'volkov']]));
    expect(matched.map(({ answer: { row } }) => row)).toEqual([3]);
    expect(short(problems)).toEqual(['2 answeredTwice']);
  });
});

describe('parseMentorAnswers', () => {
  it.each<[string, Cell[], string[]]>([
    [
      'unclear answers',
      ['21.09.2023', 'Ли Зоя', 'Банк', 'спорт', 'иногда', 'много', 'разные', 'в космосе', 'подумаю'],
      ['2 hoursUnclear', '2 capacityUnclear', '2 wishedAgeUnclear', '2 modeUnclear', '2 sharingUnclear'],
    ],
    ['too many', ['21.09.2023', 'Ли Зоя', 'Банк', 'спорт', 6, 25], ['2 capacityLimited']],
    ['nobody', ['21.09.2023', 'Ли Зоя', 'Банк', 'спорт', 6, 0], ['2 capacityUnclear']],
    ['silence', ['21.09.2023', 'Ли Зоя', 'Банк', 'спорт'], []],
  ])('%s', (_, row, expected) => {
    const { rows, problems } = mentors(row);
    expect(short(problems)).toEqual(expected);
    expect(rows[0]?.capacity).toBe(row[5] === 25 ? 10 : 1);
    expect(rows[0]?.availableToOthers).toBe(false);
  });

  it('tells a class from a place of work', () => {
    const place = (text: string) => mentors(['', 'Ли Зоя', text, 'спорт']).rows[0];
    expect(place('9 «А» класс')).toMatchObject({ workplace: '', classLabel: { label: '9А' } });
    expect(place('МАОУ СОШ № 50')).toMatchObject({ workplace: 'МАОУ СОШ № 50', classLabel: undefined });
    expect(place('50 лет Октября, завод')).toMatchObject({ classLabel: undefined });
    expect(place('Больница № 1')).toMatchObject({ workplace: 'Больница № 1', classLabel: undefined });
  });
});
