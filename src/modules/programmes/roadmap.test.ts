import { readFileSync } from 'node:fs';
import { Document, Packer, Paragraph, TableCell, TableRow, Table as WordTable } from 'docx';
import { beforeAll, describe, expect, it } from 'vitest';
import { xlsx } from '../../../tests/support/office-files.ts';
import type { TableFile } from '../../files/table.ts';
import { readTableFile } from '../../files/table-reader.ts';
import type { Roadmap, RoadmapStage } from './roadmap.ts';
import { parseRoadmapTable } from './roadmap-table.ts';
import { parseRoadmapFile, parseRoadmapText } from './roadmap-text.ts';

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
