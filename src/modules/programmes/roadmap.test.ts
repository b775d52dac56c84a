import { readFileSync } from 'node:fs';
import { Document, Packer, Paragraph, TableCell, TableRow, Table as WordTable } from 'docx';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { xlsx } from '../../../tests/support/office-files.ts';
import type { Cell, TableFile } from '../../files/table.ts';
import { readTableFile } from '../../files/table-reader.ts';
import type { Roadmap, RoadmapStage } from './roadmap.ts';
import { parseResponsible } from './roadmap-responsible.ts';
import { parseRoadmapTable } from './roadmap-table.ts';
import { defaultRoadmap, defaultTasks } from './roadmap-template.ts';
import { parseRoadmapFile, parseRoadmapText } from './roadmap-text.ts';
import { splitActivity } from './roadmap-words.ts';
import { dateRoadmap, shiftedLine, shiftYearsInText } from './roadmap-year.ts';

const rawText = readFileSync('examples/roadmap-school-50.txt', 'utf8');
const codes =
  '1.1 1.2 1.3 1.4 1.5 2.1 2.2 2.3 3.1 3.2 3.3 3.4 4.1 4.2 4.3 4.4 5.1 5.2 5.3 5.4 6.1 6.2 6.3 6.4 6.5 6.7 6.8 7.1 7.2 7.3 7.4 7.5'.split(
    ' ',
  );
const titles = [
  'Подготовка условий для запуска программы наставничества',
  'Формирование базы наставляемых',
  'Формирование базы наставников',
  'Отбор и обучение наставников',
  'Формирование наставнических пар или групп',
  'Организация работы наставнических пар или групп',
  'Завершение наставничества',
];

let tsv: TableFile;
beforeAll(async () => {
  tsv = await readTableFile(readFileSync('examples/roadmap-school-50.tsv'), 'roadmap-school-50.tsv');
});

/** All that the sources have in common: rows differ, they are lines of different files. */
function content(stages: readonly RoadmapStage[]): unknown {
  return stages.map(({ activities, ...stage }) => ({
    ...stage,
    activities: activities.map(({ row: _row, ...activity }) => activity),
  }));
}

const codesOf = (stages: readonly RoadmapStage[]): string[] =>
  stages.flatMap(({ activities }) => activities.map(({ code }) => code));
const problemsOf = (roadmap: Pick<Roadmap, 'problems'>): string[] =>
  roadmap.problems.map(({ row, code }) => `${row} ${code.replace('imports.problem.roadmap', '')}`);

function activityOf(stages: readonly RoadmapStage[], code: string) {
  const found = stages.flatMap(({ activities }) => activities).find((activity) => activity.code === code);
  if (found === undefined) throw new Error(code);
  return found;
}

describe('the road map of school No. 50', () => {
  const roadmap = parseRoadmapText(rawText);

  it('has seven stages and 32 activities, and no 6.6', () => {
    expect(roadmap.stages.map(({ number, title }) => [number, title])).toEqual(
      titles.map((title, at) => [at + 1, title]),
    );
    expect(codesOf(roadmap.stages)).toEqual(codes);
    expect(codes).toHaveLength(32);
  });

  it('has a task and a result for each stage, cut lines joined', () => {
    for (const stage of roadmap.stages) {
      expect(stage.task.length).toBeGreaterThan(40);
      expect(stage.outcome.length).toBeGreaterThan(80);
      expect(`${stage.title} ${stage.task} ${stage.outcome}`).not.toMatch(/<|Задача|Результат|\s{2}/);
    }
    expect(roadmap.stages[0]?.outcome).toMatch(
      /источники их привлечения \(внутренние и внешние\) для организации функционирования целевой модели наставничества$/,
    );
    expect(roadmap.stages[6]?.task).toMatch(/^Подведение итогов .* награждения лучших наставников$/);
  });

  it('parts lines that hold several things to do', () => {
    const first = activityOf(roadmap.stages, '1.1');
    expect(first.title).toBe('Подготовка нормативной базы для внедрения целевой модели наставничества');
    expect(first.subItems.map((item) => item.split(' ').slice(0, 3).join(' '))).toEqual([
      'Издание приказа о',
      'Разработка и утверждение',
      'Разработка и утверждение',
      'Разработка и утверждение',
      'Размещение материалов на',
      'Подбор инструментария для',
    ]);
    expect(activityOf(roadmap.stages, '1.2').subItems).toHaveLength(2);
    expect(activityOf(roadmap.stages, '2.1').subItems).toEqual([
      'Сбор согласий на сбор и обработку персональных данных от совершеннолетних участников программы',
    ]);
    expect(activityOf(roadmap.stages, '5.4').subItems).toEqual([
      'Закрепление пар/групп распоряжением руководителя образовательной организации',
    ]);
    expect(activityOf(roadmap.stages, '6.8').title).toBe('Анкетирование участников');
    expect(activityOf(roadmap.stages, '4.2').subItems).toEqual([]);
  });

  it('names who answers, with the rest of a broken line gone', () => {
    expect(activityOf(roadmap.stages, '2.1')).toMatchObject({
      responsibleText: 'Куратор внедрения целевой модели наставничества, классные руководители',
      responsibleRoles: ['curator', 'classTeachers'],
    });
    expect(activityOf(roadmap.stages, '1.3').responsibleRoles).toEqual(['classTeachers']);
    expect(activityOf(roadmap.stages, '5.3').responsibleRoles).toEqual(['workingGroup']);
    expect(activityOf(roadmap.stages, '7.5').responsibleRoles).toEqual(['administration']);
    for (const stage of roadmap.stages) {
      for (const { responsibleRoles, term } of stage.activities) {
        expect(responsibleRoles.length).toBeGreaterThan(0);
        expect(term).toBeDefined();
      }
    }
  });

  it('has its goal, six tasks, three forms, six expected results, act, year and date', () => {
    expect(roadmap.goal).toMatch(
      /^Максимально полное раскрытие личности наставляемого.*и молодых специалистов$/,
    );
    expect(roadmap.tasks.map((task) => task.split(' ')[0])).toEqual([
      'Улучшение',
      'Подготовка',
      'Раскрытие',
      'Создание',
      'Создание',
      'Формирование',
    ]);
    expect(roadmap.formCodes).toEqual(['studentStudent', 'teacherTeacher', 'teacherStudent']);
    expect(roadmap.expectedResults).toHaveLength(6);
    expect(roadmap.expectedResults[2]).toMatch(
      /как среди обучающихся, так и внутри педагогического коллектива/,
    );
    expect(roadmap.perspectiveResults).toMatch(/^Внедрение модели наставничества/);
    expect(roadmap.legalBasis).toContain('№ Р-145');
    expect(roadmap.startYear).toBe(2023);
    expect(roadmap.approvedOn).toBe('2023-09-05');
  });

  it('remarks on what is odd in it', () => {
    expect(problemsOf(roadmap)).toEqual([
      '0 OtherSchool',
      '75 RowJoined',
      '83 ResponsibleMended',
      '85 RowJoined',
      '86 ResponsibleMended',
      '112 CodeGap',
    ]);
    expect(roadmap.problems[0]?.params).toEqual({ numbers: '4, 50' });
    expect(roadmap.problems.at(-1)?.params).toEqual({ before: '6.5', after: '6.7' });
  });

  it('says the same in every form of the file', async () => {
    const expected = content(roadmap.stages);
    expect(content(parseRoadmapFile(tsv).stages)).toEqual(expected);
    expect(content(parseRoadmapTable(tsv.tables[0] ?? { name: '', rows: [] }).stages)).toEqual(expected);

    const asText = await readTableFile(
      readFileSync('examples/roadmap-school-50.txt'),
      'roadmap-school-50.txt',
    );
    expect(content(parseRoadmapFile(asText).stages)).toEqual(expected);
    expect(parseRoadmapFile(asText).goal).toBe(roadmap.goal);

    const rows = (tsv.tables[0]?.rows ?? []).map((row) => row.map(String));
    const cellXml = (text: string, at: string) =>
      `<c r="${at}" t="inlineStr"><is><t>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`;
    const sheet = rows.map(
      (row, r) =>
        `<row r="${r + 3}">${row.map((text, c) => cellXml(text, `${'ABCD'[c]}${r + 3}`)).join('')}</row>`,
    );
    const workbook = await readTableFile(xlsx({ sheets: [sheet.join('')] }), 'roadmap.xlsx');
    expect(content(parseRoadmapFile(workbook).stages)).toEqual(expected);
    expect(parseRoadmapFile(workbook).stages[0]?.activities[0]?.row).toBe(5);

    const word = new Document({
      sections: [
        {
          children: [
            ...rawText
              .slice(0, rawText.indexOf('№ п/п'))
              .split('\n')
              .map((line) => new Paragraph(line)),
            new WordTable({
              rows: rows.map(
                (row) =>
                  new TableRow({
                    children: row.map(
                      (text) =>
                        new TableCell({
                          children: text.split(/(?= Задача:| Результат:)/).map((line) => new Paragraph(line)),
                        }),
                    ),
                  }),
              ),
            }),
          ],
        },
      ],
    });
    const document = parseRoadmapFile(await readTableFile(await Packer.toBuffer(word), 'roadmap.docx'));
    expect(content(document.stages)).toEqual(expected);
    expect(document).toMatchObject({
      goal: roadmap.goal,
      tasks: roadmap.tasks,
      startYear: 2023,
      formCodes: roadmap.formCodes,
    });
  });

  it('reads a text with Windows line ends alike', () => {
    expect(content(parseRoadmapText(rawText.replaceAll('\n', '\r\n')).stages)).toEqual(
      content(roadmap.stages),
    );
  });
});

describe('the default road map', () => {
  // What the template mends in the Russian of its source, and nothing else.
  const edits: [string, string][] = [
    ['внедрения Программа наставничества', 'внедрения Программы наставничества'],
    ['соответствующих этим запросам аудитории', 'соответствующей этим запросам аудитории'],
    ['конкретных проблем, обучающихся', 'конкретных проблем обучающихся'],
    ['и их подготовку к работе', 'и их подготовка к работе'],
    ['предпочтаемого', 'предпочитаемого'],
    [
      'внимание общественности привлечение к деятельности',
      'привлечение внимания общественности к деятельности',
    ],
    ['второго, заключающего этапа', 'второго, заключительного этапа'],
    ['доведенные', 'доведённые'],
    ['удовлетворенности', 'удовлетворённости'],
    ['сентябрь октябрь', 'сентябрь-октябрь'],
    ['сентябрь - октябрь', 'сентябрь-октябрь'],
  ];

  it('is the road map of school No. 50 under the own name', () => {
    const edited = edits.reduce(
      (text, [from, to]) => text.replaceAll(from, to),
      JSON.stringify(content(parseRoadmapText(rawText).stages)),
    );
    const source = JSON.parse(edited) as RoadmapStage[];
    const template = defaultRoadmap('МАОУ СОШ №50');
    const withoutThirdParties = (stages: readonly RoadmapStage[]) =>
      stages.map((stage) => ({
        ...stage,
        activities: stage.activities
          .filter(({ code }) => code !== '2.2')
          .map(({ row: _row, ...activity }) => activity),
      }));
    expect(withoutThirdParties(template.stages)).toEqual(withoutThirdParties(source));
    // 2.2 names the four sources one by one, so that each can be ticked off (R181-R184), and the consents (R185).
    expect(activityOf(template.stages, '2.2').subItems).toHaveLength(5);
    expect(codesOf(template.stages)).toEqual(codes);
  });

  it('names no other school', () => {
    const text = JSON.stringify(defaultRoadmap('Гимназия № 1'));
    expect(text).not.toMatch(/СОШ|№\s?50|organization/);
    expect(text).toContain('Гимназия № 1');
  });

  it('has six tasks, some with indicators', () => {
    const tasks = defaultTasks('Гимназия № 1');
    expect(tasks).toHaveLength(6);
    expect(tasks[0]).toMatchObject({
      text: expect.stringContaining('Гимназия № 1'),
      indicatorCodes: ['I1', 'I2'],
    });
    expect(defaultRoadmap('x').tasks).toEqual(defaultTasks('x').map(({ text }) => text));
  });
});

describe('dateRoadmap', () => {
  const windows = Object.fromEntries(
    dateRoadmap(defaultRoadmap('x').stages, 2023).flatMap(({ activities }) =>
      activities.map((line) => [line.code, `${line.windowFrom} ${line.windowTo}`]),
    ),
  );

  it('lays every line of the model on its months', () => {
    const month = (code: string) => windows[code]?.replaceAll(/-\d\d(?= |$)/g, '');
    expect(Object.fromEntries(codes.map((code) => [code, month(code)]))).toEqual({
      '1.1': '2023-09 2023-09',
      '1.2': '2023-09 2023-09',
      '1.3': '2023-10 2023-10',
      '1.4': '2023-10 2023-10',
      '1.5': '2023-10 2023-10',
      '2.1': '2023-09 2023-10',
      '2.2': '2023-09 2023-10',
      '2.3': '2023-10 2023-10',
      '3.1': '2023-11 2023-11',
      '3.2': '2023-11 2023-11',
      '3.3': '2023-11 2023-11',
      '3.4': '2023-11 2023-12',
      '4.1': '2024-01 2024-02',
      '4.2': '2024-01 2024-02',
      '4.3': '2024-01 2024-02',
      '4.4': '2024-01 2024-02',
      '5.1': '2024-03 2024-03',
      '5.2': '2024-03 2024-03',
      '5.3': '2024-03 2024-03',
      '5.4': '2024-03 2024-04',
      '6.1': '2024-03 2024-03',
      '6.2': '2024-04 2024-04',
      '6.3': '2024-03 2024-04',
      '6.4': '2024-03 2024-05',
      '6.5': '2024-05 2024-05',
      '6.7': '2024-05 2024-05',
      '6.8': '2024-05 2024-05',
      '7.1': '2024-05 2024-06',
      '7.2': '2024-09 2024-10',
      '7.3': '2024-09 2024-10',
      '7.4': '2024-11 2024-11',
      '7.5': '2024-12 2024-12',
    });
    expect(windows['4.1']).toBe('2024-01-01 2024-02-29');
  });

  it('gives a line without a readable term the term of its stage', () => {
    const table = (term: string) => ({
      name: '',
      rows: [
        ['№', 'Мероприятие', 'Сроки', 'Ответственные'],
        ['1', 'Подготовка. Задача: а. Результат: б', '', ''],
        ['1.1', 'Первое', 'октябрь', 'Куратор'],
        ['1.2', 'Второе', term, 'Куратор'],
        ['1.3', 'Третье', 'декабрь', 'Куратор'],
      ],
    });
    const second = (term: string) =>
      dateRoadmap(parseRoadmapTable(table(term)).stages, 2025)[0]?.activities[1];
    expect(second('')).toMatchObject({ windowFrom: '2025-10-01', windowTo: '2025-12-31', allYear: false });
    expect(second('как получится')).toMatchObject({ windowFrom: '2025-10-01', windowTo: '2025-12-31' });
    expect(second('в течение года')).toMatchObject({
      windowFrom: '2025-10-01',
      windowTo: '2026-05-31',
      allYear: true,
    });
  });

  it('moves to another year as a whole', () => {
    const lines = (startYear: number) =>
      dateRoadmap(defaultRoadmap('x').stages, startYear).flatMap(({ activities }) => activities);
    expect(lines(2023).map((line) => shiftedLine(line, 3))).toEqual(lines(2026));
    fc.assert(
      fc.property(
        fc.integer({ min: 2020, max: 2035 }),
        fc.integer({ min: -5, max: 5 }),
        (startYear, years) => {
          expect(lines(startYear).map((line) => shiftedLine(line, years))).toEqual(lines(startYear + years));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('moves years in words: those of a term, and school years in texts, but no date of an act', () => {
    expect(shiftYearsInText('сентябрь 2023 г. - май 2024 г.', 1, 'term')).toBe(
      'сентябрь 2024 г. - май 2025 г.',
    );
    expect(shiftYearsInText('на 2023-2024 учебный год', 1, 'text')).toBe('на 2024-2025 учебный год');
    expect(shiftYearsInText('на 2023/24 учебный год', 1, 'text')).toBe('на 2024/25 учебный год');
    expect(shiftYearsInText('приказ от 25.12.2019 № Р-145', 1, 'text')).toBe('приказ от 25.12.2019 № Р-145');
  });
});

describe('parseRoadmapTable', () => {
  const header: Cell[] = ['№ п/п', 'Мероприятие', 'Сроки', 'Ответственные'];
  const stage: Cell[] = [
    '1',
    'Подготовка условий Задача: собрать запросы Результат: ресурсы определены',
    null,
    null,
  ];
  const read = (...rows: Cell[][]) => parseRoadmapTable({ name: '', rows: [header, ...rows] });

  it('reads other layouts: title rows, a stage column, other words, roman and worded stages', () => {
    const other = parseRoadmapTable({
      name: '',
      rows: [
        ['План мероприятий'],
        ['Этап', 'Содержание деятельности', 'Срок исполнения', 'Исполнители', 'Ожидаемый результат'],
        ['1. Подготовка условий', 'Издание приказа', 'сентябрь 2023', 'Директор', 'Приказ'],
        [null, 'Педсовет', 'октябрь 2023', 'Зам. директора по УВР', null],
        ['2. Формирование базы', 'Анкетирование', 'октябрь', 'Куратор', null],
      ],
    });
    expect(
      other.stages.map(({ number, title, activities }) => [
        number,
        title,
        activities.map(({ code }) => code),
      ]),
    ).toEqual([
      [1, 'Подготовка условий', ['1.1', '1.2']],
      [2, 'Формирование базы', ['2.1']],
    ]);
    expect(other.stages[0]?.activities[1]?.responsibleRoles).toEqual(['administration']);
    const worded = read(
      ['Этап 1', 'Подготовка Задача: а Результат: б', '', ''],
      ['1.1', 'Приказ', 'сентябрь', 'Куратор'],
      ['II этап. Формирование базы', null, null, null],
      ['2.1', 'Опрос', 'октябрь', 'Куратор'],
    );
    expect(worded.stages.map(({ number, title }) => [number, title])).toEqual([
      [1, 'Подготовка'],
      [2, 'Формирование базы'],
    ]);
    const spanning = read(
      ['1. Подготовка условий', null, null, null],
      ['1.1', 'Приказ', 'сентябрь', 'Куратор'],
    );
    expect(spanning.stages[0]).toMatchObject({ number: 1, title: 'Подготовка условий' });
  });

  it('reads back numbers that a spreadsheet took for dates or numbers', () => {
    const { stages, problems } = read(
      [1, 'Подготовка Задача: а Результат: б', null, null],
      [{ iso: '2023-02-01' }, 'Приказ', { iso: '2023-09-01' }, 'Куратор'],
      [1.3, 'Опрос', { iso: '2023-10-15' }, 'Куратор'],
    );
    expect(stages[0]?.activities.map(({ code, termText }) => [code, termText])).toEqual([
      ['1.2', 'сентябрь 2023 г.'],
      ['1.3', '15.10.2023'],
    ]);
    expect(problemsOf({ problems })).toEqual(['0 StageCount', '3 CodeFromDate']);
  });

  it.each<[string, Cell[][], string[]]>([
    ['an empty table', [], ['0 Empty']],
    ['an activity before any stage', [['1.1', 'Приказ', 'май', 'Куратор']], ['0 Empty', '2 OutsideStage']],
    [
      'a stage without its texts',
      [
        ['1', 'Подготовка', '', ''],
        ['1.1', 'Приказ', 'май', 'Куратор'],
      ],
      ['0 StageCount', '2 StageWithoutTask', '2 StageWithoutOutcome'],
    ],
    ['a stage without activities', [stage], ['0 StageCount', '2 StageEmpty']],
    ['no text', [stage, ['1.1', '', 'май', 'Куратор']], ['0 StageCount', '2 StageEmpty', '3 WithoutText']],
    ['no term', [stage, ['1.1', 'Приказ', '', 'Куратор']], ['0 StageCount', '3 TermMissing']],
    ['an odd term', [stage, ['1.1', 'Приказ', 'скоро', 'Куратор']], ['0 StageCount', '3 TermUnclear']],
    ['nobody responsible', [stage, ['1.1', 'Приказ', 'май', '']], ['0 StageCount', '3 ResponsibleMissing']],
    [
      'an unknown responsible',
      [stage, ['1.1', 'Приказ', 'май', 'Педагог-психолог']],
      ['0 StageCount', '3 ResponsibleUnclear'],
    ],
    [
      'a repeated number',
      [stage, ['1.1', 'А', 'май', 'Куратор'], ['1.1', 'Б', 'май', 'Куратор']],
      ['0 StageCount', '4 CodeRepeated'],
    ],
    [
      'a left out number',
      [stage, ['1.1', 'А', 'май', 'Куратор'], ['1.3', 'Б', 'май', 'Куратор']],
      ['0 StageCount', '4 CodeGap'],
    ],
    ['a number of another stage', [stage, ['2.1', 'А', 'май', 'Куратор']], ['0 StageCount', '3 OtherStage']],
    [
      'a row that goes on',
      [stage, ['1.1', 'А', 'май', 'Куратор'], ['', 'и ещё', '', '']],
      ['0 StageCount', '4 RowJoined'],
    ],
    [
      'an unreadable number',
      [stage, ['1.1', 'А', 'май', 'Куратор'], ['п. 7', 'и ещё', '', '']],
      ['0 StageCount', '4 CodeUnreadable', '4 RowJoined'],
    ],
  ])('remarks on %s', (_, rows, expected) => {
    expect(problemsOf(read(...rows))).toEqual(expected);
  });
});

describe('parseResponsible', () => {
  it.each([
    ['Администрация ОО', 'Администрация ОО', ['administration']],
    ['Куратор, классные руководители', 'Куратор, классные руководители', ['curator', 'classTeachers']],
    [
      'Куратор Классные руководители руководители',
      'Куратор, классные руководители',
      ['curator', 'classTeachers'],
    ],
    [
      'Куратор\nКлассные руководители\nруководители',
      'Куратор, классные руководители',
      ['curator', 'classTeachers'],
    ],
    [
      'Зам. директора по УВР и рабочая группа',
      'Зам. директора по УВР, рабочая группа',
      ['administration', 'workingGroup'],
    ],
    ['Куратор совместно с педагогом-психологом', 'Куратор, педагогом-психологом', ['curator']],
    ['Куратор; куратор', 'Куратор, куратор', ['curator']],
    ['', '', []],
  ])('%j', (typed, text, roles) => {
    expect(parseResponsible(typed)).toMatchObject({ text, roles });
  });

  it('keeps what is no role', () => {
    expect(parseResponsible('Педагог-психолог, куратор').others).toEqual(['Педагог-психолог']);
  });
});

describe('splitActivity', () => {
  it.each([
    ['Обучение наставников', 'Обучение наставников', []],
    ['Обучение наставников.', 'Обучение наставников', []],
    ['Подготовка: приказ; положение', 'Подготовка', ['Приказ', 'Положение']],
    ['Подготовка: - приказ; - положение;', 'Подготовка', ['Приказ', 'Положение']],
    ['Встреча с родителями. Сбор согласий', 'Встреча с родителями', ['Сбор согласий']],
    ['Ресурсы (кадры и т. д. Школы) и др. Помощь', 'Ресурсы (кадры и т. д. Школы) и др. Помощь', []],
    ['1. Приказ. 2. Положение', 'Приказ', ['Положение']],
    ['Приказ № 1. Положение', 'Приказ № 1. Положение', []],
    ['От третьих лиц: психолог, родители', 'От третьих лиц: психолог, родители', []],
  ])('%s', (text, title, subItems) => {
    expect(splitActivity(text)).toEqual({ title, subItems });
  });
});
