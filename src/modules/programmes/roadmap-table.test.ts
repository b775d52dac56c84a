import { describe, expect, it } from 'vitest';
import type { Cell } from '../../files/table.ts';
import type { Roadmap } from './roadmap.ts';
import { parseResponsible } from './roadmap-responsible.ts';
import { parseRoadmapTable } from './roadmap-table.ts';
import { splitActivity } from './roadmap-words.ts';

const problemsOf = (roadmap: Pick<Roadmap, 'problems'>): string[] =>
  roadmap.problems.map(({ row, code }) => `${row} ${code.replace('imports.problem.roadmap', '')}`);

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
