import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoadmapStage } from './roadmap.ts';
import { parseRoadmapTable } from './roadmap-table.ts';
import { defaultRoadmap, defaultTasks } from './roadmap-template.ts';
import { parseRoadmapText } from './roadmap-text.ts';
import { dateRoadmap, shiftedLine, shiftYearsInText } from './roadmap-year.ts';

const rawText = readFileSync('examples/roadmap-school-50.txt', 'utf8');
const codes =
  '1.1 1.2 1.3 1.4 1.5 2.1 2.2 2.3 3.1 3.2 3.3 3.4 4.1 4.2 4.3 4.4 5.1 5.2 5.3 5.4 6.1 6.2 6.3 6.4 6.5 6.7 6.8 7.1 7.2 7.3 7.4 7.5'.split(
    ' ',
  );
/** All that the sources have in common: rows differ, they are lines of different files. */
function content(stages: readonly RoadmapStage[]): unknown {
  return stages.map(({ activities, ...stage }) => ({
    ...stage,
    activities: activities.map(({ row: _row, ...activity }) => activity),
  }));
}

const codesOf = (stages: readonly RoadmapStage[]): string[] =>
  stages.flatMap(({ activities }) => activities.map(({ code }) => code));
function activityOf(stages: readonly RoadmapStage[], code: string) {
  const found = stages.flatMap(({ activities }) => activities).find((activity) => activity.code === code);
  if (found === undefined) throw new Error(code);
  return found;
}

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
