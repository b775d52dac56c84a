import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Table } from '../../files/table.ts';
import { parseRoadmapFile, parseRoadmapText } from '../programmes/roadmap-text.ts';
import { recogniseColumns } from './columns.ts';
import { fieldsOf, importKinds } from './import-kind.ts';
import { parseMenteeAnswers } from './mentee-answers.ts';
import { parseMentorAnswers } from './mentor-answers.ts';
import { parsePupils } from './pupils.ts';
import { parseTeachers } from './teachers.ts';

const today = '2023-09-05';

const cell: fc.Arbitrary<Cell> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'Волков Алексей',
      '5А',
      '5 «А»',
      'нет',
      'ФИО',
      'Класс',
      '31.02.2011',
      '8 (9',
      'итого',
      '1.1',
      'сентябрь',
      'а@б',
      '«»',
      '1–',
      'до',
    ),
  },
  fc.double(),
  fc.boolean(),
  fc.constantFrom<Cell>(null, { iso: '2023-09-01' }, { iso: '2023-13-45' }, { iso: '' }),
);
const table: fc.Arbitrary<Table> = fc
  .array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 })
  .map((rows) => ({ name: '1', rows }));

/** A map under which every field is read from some column, so that no reader is spared. */
function everyField(kind: 'pupils' | 'teachers' | 'mentees' | 'mentors') {
  return Object.fromEntries(fieldsOf(kind).map((field, at) => [field, at % 8]));
}

describe('hostile tables', () => {
  it('are read without a fault, rows and problems within the table', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const results = [
          parsePupils(rows, { kind: 'pupils', headerRow: 0, columns: everyField('pupils') }, today),
          parseTeachers(rows, { kind: 'teachers', headerRow: 0, columns: everyField('teachers') }, today),
          parseMenteeAnswers(rows, { kind: 'mentees', headerRow: 0, columns: everyField('mentees') }),
          parseMentorAnswers(rows, { kind: 'mentors', headerRow: 0, columns: everyField('mentors') }),
        ];
        for (const { rows: people, problems } of results) {
          for (const { row } of [...people, ...problems]) {
            expect(row).toBeGreaterThanOrEqual(1);
            expect(row).toBeLessThanOrEqual(rows.rows.length);
          }
        }
        for (const kind of importKinds) recogniseColumns(rows, kind);
        parseRoadmapFile({ format: 'xlsx', tables: [rows] });
      }),
      { numRuns: 200 },
    );
  });

  it('cost no more than their size', () => {
    const long = (text: string) => text.repeat(Math.ceil(30_000 / text.length));
    const texts = [
      '.',
      ' ',
      '. ',
      'а',
      'а ',
      '1. А',
      '1',
      '«',
      '(',
      '<p>',
      '- ',
      ';',
      'a@',
      'а.',
      '8 ',
      ', ',
      'март ',
      'Куратор ',
      '\t',
      '\n',
      '1.1\t',
    ];
    let read = 0;
    for (const text of texts.map(long)) {
      const rows: Table = {
        name: '1',
        rows: [['ФИО', 'Класс'], Array.from({ length: 8 }, () => `${text}x`)],
      };
      parsePupils(rows, { kind: 'pupils', headerRow: 1, columns: everyField('pupils') }, today);
      parseMenteeAnswers(rows, { kind: 'mentees', headerRow: 1, columns: everyField('mentees') });
      parseMentorAnswers(rows, { kind: 'mentors', headerRow: 1, columns: everyField('mentors') });
      recogniseColumns(rows, 'mentors');
      parseRoadmapText(
        `№\tМероприятие\tСроки\tОтветственные\n1\t${text}x\t\t\n1.1\t${text}x\t${text}x\t${text}x`,
      );
      parseRoadmapText(`${text}x`);
      read += 1;
    }
    // What grows with the square of such a text runs into the time limit of the test.
    expect(read).toBe(texts.length);
  });

  it('of one name for ever are read too', () => {
    const rows = Array.from({ length: 20_000 }, (_, n): Cell[] => [
      'Ли Зоя Ильинична',
      { iso: `20${10 + (n % 7)}-01-${10 + (n % 20)}` },
      `${1 + (n % 11)}А`,
    ]);
    const parsed = parsePupils(
      { name: '1', rows },
      { kind: 'pupils', headerRow: 0, columns: { fullName: 0, bornOn: 1, classLabel: 2 } },
      today,
    );
    expect(parsed.rows.length + parsed.problems.filter(({ code }) => code.includes('duplicate')).length).toBe(
      20_000,
    );
  });
});
