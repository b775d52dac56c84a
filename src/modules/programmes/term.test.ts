import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTerm, parseTerm, type Term } from './term.ts';
import { datedWindow } from './term-window.ts';

const months = (from: number, to = from): Term => ({ kind: 'months', from, to });
const days = (fromMonth: number, fromDay: number, toMonth: number, toDay: number): Term => ({
  kind: 'days',
  from: { month: fromMonth, day: fromDay },
  to: { month: toMonth, day: toDay },
});

describe('parseTerm', () => {
  it.each<[string, Term]>([
    ['сентябрь', months(9)],
    ['Сентябрь', months(9)],
    ['в сентябре', months(9)],
    ['сентябрь-октябрь', months(9, 10)],
    ['сентябрь октябрь', months(9, 10)],
    ['сентябрь - октябрь', months(9, 10)],
    ['сентябрь–октябрь', months(9, 10)],
    ['сентябрь, октябрь', months(9, 10)],
    ['сент.-окт.', months(9, 10)],
    ['с сентября по май', months(9, 5)],
    ['май-июнь', months(5, 6)],
    ['март-апрель', months(3, 4)],
    ['сентябрь 2023', { kind: 'months', from: 9, to: 9, fromYear: 2023, toYear: 2023 }],
    ['сентябрь 2023 г. - май 2024 г.', { kind: 'months', from: 9, to: 5, fromYear: 2023, toYear: 2024 }],
    ['ноябрь-январь 2024', { kind: 'months', from: 11, to: 1, fromYear: 2023, toYear: 2024 }],
    ['09.2023', { kind: 'months', from: 9, to: 9, fromYear: 2023, toYear: 2023 }],
    ['до 15 октября', { kind: 'until', by: { month: 10, day: 15 } }],
    ['не позднее 15 октября', { kind: 'until', by: { month: 10, day: 15 } }],
    ['до конца сентября', { kind: 'until', by: { month: 9, day: 31 } }],
    ['до 01.10.2023', { kind: 'untilDate', by: '2023-10-01' }],
    ['до 15 октября 2023 года', { kind: 'untilDate', by: '2023-10-15' }],
    ['15 октября', days(10, 15, 10, 15)],
    ['15-20 октября', days(10, 15, 10, 20)],
    ['с 1 по 15 октября', days(10, 1, 10, 15)],
    ['15 сентября - 20 октября', days(9, 15, 10, 20)],
    ['начало октября', days(10, 1, 10, 10)],
    ['середина октября', days(10, 11, 10, 20)],
    ['конец октября', days(10, 21, 10, 31)],
    ['01.09.2023–30.09.2023', { kind: 'dates', from: '2023-09-01', to: '2023-09-30' }],
    ['01.09.2023', { kind: 'dates', from: '2023-09-01', to: '2023-09-01' }],
    ['15 сентября 2023 - 20 октября 2023', { kind: 'dates', from: '2023-09-15', to: '2023-10-20' }],
    ['I полугодие', { kind: 'half', number: 1 }],
    ['второе полугодие', { kind: 'half', number: 2 }],
    ['1 четверть', { kind: 'quarter', number: 1 }],
    ['IV четверть', { kind: 'quarter', number: 4 }],
    ['1 квартал', months(1, 3)],
    ['в течение года', { kind: 'allYear' }],
    ['В течение учебного года', { kind: 'allYear' }],
    ['в течении года', { kind: 'allYear' }],
    ['постоянно', { kind: 'allYear' }],
    ['ежемесячно', { kind: 'allYear' }],
    ['по мере необходимости', { kind: 'allYear' }],
  ])('%s', (text, term) => {
    expect(parseTerm(text)).toEqual(term);
  });

  it.each(['', '  ', '-', 'скоро', 'когда получится', '31.02.2023', '30.09.2023-01.09.2023'])(
    '%j is not understood',
    (text) => {
      expect(parseTerm(text)).toBeUndefined();
    },
  );

  it('reads back what it writes', () => {
    const month = fc.integer({ min: 1, max: 12 });
    const day = fc.integer({ min: 1, max: 30 });
    const year = fc.integer({ min: 2020, max: 2040 });
    const date = fc
      .tuple(year, month, fc.integer({ min: 1, max: 28 }))
      .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);
    const term = fc.oneof(
      fc.tuple(month, month).map(([from, to]): Term => months(from, to)),
      fc.tuple(month, month, year).map(
        ([from, to, from_]): Term => ({
          kind: 'months',
          from,
          to,
          fromYear: from_,
          toYear: to < from ? from_ + 1 : from_,
        }),
      ),
      fc
        .tuple(month, day, month, day)
        .map(([m1, d1, m2, d2]): Term => days(m1, d1, m2, m1 === m2 ? Math.max(d1, d2) : d2)),
      fc
        .tuple(month, fc.constantFrom(1, 7, 15, 31))
        .map(([m, d]): Term => ({ kind: 'until', by: { month: m, day: d } })),
      fc.tuple(date, date).map(([a, b]): Term => ({ kind: 'dates', from: a < b ? a : b, to: a < b ? b : a })),
      date.map((by): Term => ({ kind: 'untilDate', by })),
      fc.constantFrom<Term>({ kind: 'half', number: 1 }, { kind: 'half', number: 2 }, { kind: 'allYear' }),
      fc.integer({ min: 1, max: 4 }).map((number): Term => ({ kind: 'quarter', number })),
    );
    fc.assert(
      fc.property(term, (value) => {
        expect(parseTerm(formatTerm(value))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseTerm(text);
      }),
    );
  });
});

describe('datedWindow', () => {
  const window = (text: string, stageNumber: number, stageStart?: number): string => {
    const term = parseTerm(text);
    if (term === undefined) throw new Error(text);
    const { from, to } = datedWindow(term, {
      startYear: 2023,
      stageNumber,
      ...(stageStart === undefined ? {} : { stageStart }),
    });
    return `${from} ${to}`;
  };

  it.each([
    ['сентябрь', 1, '2023-09-01 2023-09-30'],
    ['октябрь', 1, '2023-10-01 2023-10-31'],
    ['сентябрь октябрь', 2, '2023-09-01 2023-10-31'],
    ['ноябрь-декабрь', 3, '2023-11-01 2023-12-31'],
    ['сентябрь', 3, '2023-09-01 2023-09-30'],
    ['январь-февраль', 4, '2024-01-01 2024-02-29'],
    ['декабрь', 4, '2023-12-01 2023-12-31'],
    ['март-апрель', 5, '2024-03-01 2024-04-30'],
    ['март', 6, '2024-03-01 2024-03-31'],
    ['в течение года', 6, '2024-03-01 2024-05-31'],
    ['в течение года', 1, '2023-09-01 2024-05-31'],
    ['май', 6, '2024-05-01 2024-05-31'],
    ['май-июнь', 7, '2024-05-01 2024-06-30'],
    ['сентябрь - октябрь', 7, '2024-09-01 2024-10-31'],
    ['ноябрь', 7, '2024-11-01 2024-11-30'],
    ['декабрь', 7, '2024-12-01 2024-12-31'],
    ['август', 7, '2024-08-01 2024-08-31'],
    ['сентябрь-май', 6, '2023-09-01 2024-05-31'],
    ['I полугодие', 2, '2023-09-01 2023-12-31'],
    ['I полугодие', 7, '2024-09-01 2024-12-31'],
    ['II полугодие', 5, '2024-01-01 2024-05-31'],
    ['1 четверть', 1, '2023-09-01 2023-10-31'],
    ['3 четверть', 4, '2024-01-01 2024-03-31'],
    ['до конца сентября', 1, '2023-09-01 2023-09-30'],
    ['до 15 октября', 1, '2023-09-01 2023-10-15'],
    ['до 15 октября', 7, '2024-05-01 2024-10-15'],
    ['до конца февраля', 4, '2024-01-01 2024-02-29'],
    ['20-25 октября', 2, '2023-10-20 2023-10-25'],
    ['конец февраля', 4, '2024-02-21 2024-02-29'],
    ['01.09.2023–30.09.2023', 7, '2023-09-01 2023-09-30'],
    ['сентябрь 2024 г.', 1, '2024-09-01 2024-09-30'],
    ['сентябрь 2023 - май 2024', 7, '2023-09-01 2024-05-31'],
  ])('%s in stage %i: %s', (text, stage, expected) => {
    expect(window(text, stage)).toBe(expected);
  });

  it('follows where the work of the stage really begins', () => {
    expect(window('ноябрь', 6, 1)).toBe('2023-11-01 2023-11-30');
    expect(window('ноябрь', 6, 12)).toBe('2024-11-01 2024-11-30');
    expect(window('в течение года', 6, 1)).toBe('2023-10-01 2024-05-31');
    expect(window('в течение года', 7, 12)).toBe('2024-09-01 2024-12-31');
  });

  it('never ends before it begins and, without years, stays in the sixteen months', () => {
    const month = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(
        month,
        month,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 2020, max: 2030 }),
        (from, to, stageNumber, startYear) => {
          const dated = datedWindow(months(from, to), { startYear, stageNumber });
          expect(dated.from <= dated.to).toBe(true);
          expect(dated.from >= `${startYear}-09-01`).toBe(true);
          // A range that wraps round the summer is the only one that may run past the programme.
          if (to >= from) expect(dated.to <= `${startYear + 1}-12-31`).toBe(true);
        },
      ),
    );
  });
});
