import { describe, expect, test } from 'vitest';
import type { Activity } from './activity.ts';
import { linesOfMonth, monthsBetween, shiftYears } from './calendar.ts';
import { currentYearOf, phaseOf, schoolYearOf, stageProgress, yearSpan } from './programme-year.ts';

const year = (startYear: number, status: 'draft' | 'approved' | 'closed' = 'approved') => ({
  startYear,
  startsOn: `${startYear}-09-01`,
  endsOn: `${startYear + 1}-12-31`,
  status,
});

describe('the current year', () => {
  test.each([
    ['the only one', [year(2026, 'draft')], '2026-11-22', 2026],
    ['of two running ones the later', [year(2025), year(2026)], '2026-11-22', 2026],
    ['an approved one before a draft', [year(2025), year(2026, 'draft')], '2026-11-22', 2025],
    ['never a closed one while another runs', [year(2025), year(2026, 'closed')], '2026-11-22', 2025],
    ['the next to start when none runs', [year(2028), year(2027)], '2026-11-22', 2027],
    ['the newest when all are over', [year(2020), year(2021)], '2026-11-22', 2021],
  ])('%s', (_case, years, today, startYear) => {
    expect(currentYearOf(years, today)?.startYear).toBe(startYear);
  });

  test('is nothing without years', () => {
    expect(currentYearOf([], '2026-11-22')).toBeUndefined();
  });
});

test.each([
  ['draft', '2026-10-01', 'draft'],
  ['approved', '2026-08-31', 'ahead'],
  ['approved', '2026-09-01', 'running'],
  ['approved', '2027-12-31', 'running'],
  ['approved', '2028-01-01', 'ended'],
  ['closed', '2026-10-01', 'closed'],
] as const)('a year that is %s is on %s %s', (status, today, phase) => {
  expect(phaseOf({ ...year(2026), status }, today)).toBe(phase);
});

test('a year spans the school year and as much more as its lines need', () => {
  expect(yearSpan(2026, [])).toEqual({ startsOn: '2026-09-01', endsOn: '2027-08-31' });
  const windows = [
    { windowFrom: '2026-08-25', windowTo: '2026-09-30' },
    { windowFrom: '2027-12-01', windowTo: '2027-12-31' },
  ];
  expect(yearSpan(2026, windows)).toEqual({ startsOn: '2026-08-25', endsOn: '2027-12-31' });
});

test.each([
  ['2026-05-31', 2025],
  ['2026-06-01', 2026],
  ['2026-11-22', 2026],
  ['2027-01-10', 2026],
])('on %s the school year that is prepared began in %i', (day, startYear) => {
  expect(schoolYearOf(day)).toBe(startYear);
});

const line = (changes: Partial<Activity>): Activity => ({
  id: 'a',
  programmeYearId: 'y',
  stageNumber: 1,
  position: 1,
  code: '1.1',
  title: 'Дело',
  subItems: [],
  termText: '',
  windowFrom: '2026-10-01',
  windowTo: '2026-10-31',
  allYear: false,
  responsibleText: '',
  responsibleRoles: ['curator'],
  responsiblePersonId: undefined,
  status: 'planned',
  doneOn: undefined,
  doneBy: undefined,
  note: '',
  version: 1,
  ...changes,
});

describe('progress of a stage', () => {
  const open = { closedOn: undefined };
  const next = { windowFrom: '2026-12-01', windowTo: '2026-12-31' };
  const allYear = { allYear: true, windowFrom: '2026-09-01', windowTo: '2027-05-31' };
  test.each([
    ['nothing begun', open, [line(next)], 'ahead', 0],
    ['a line due', open, [line({}), line(next)], 'due', 0],
    ['a line late', open, [line({ windowTo: '2026-10-10' }), line({})], 'late', 0],
    ['one done, one ahead', open, [line({ status: 'done' }), line(next)], 'active', 50],
    ['a line in progress', open, [line({ ...next, status: 'inProgress' })], 'active', 0],
    ['all done', open, [line({ status: 'done' }), line({ status: 'cancelled' })], 'ready', 100],
    ['all cancelled', open, [line({ status: 'cancelled' })], 'ready', 100],
    ['a line of all year does not begin it', open, [line(allYear), line(next)], 'ahead', 0],
    ['closed with a late line', { closedOn: '2026-10-01' }, [line({ windowTo: '2026-10-02' })], 'done', 0],
    [
      'two of three done',
      open,
      [line({ status: 'done' }), line({ status: 'done' }), line(next)],
      'active',
      66,
    ],
    ['no lines', open, [], 'ahead', 0],
  ] as const)('%s', (_case, stage, lines, state, percent) => {
    expect(stageProgress(stage, lines, '2026-10-15')).toMatchObject({ state, percent });
  });

  test('tells the months of its lines, those of all year aside', () => {
    const progress = stageProgress(open, [line({}), line(next), line(allYear)], '2026-10-15');
    expect(progress).toMatchObject({ from: '2026-10-01', to: '2026-12-31', due: 2, ahead: 1, total: 3 });
  });
});

describe('the calendar', () => {
  test('has a month for each that the year touches', () => {
    const months = monthsBetween('2026-09-01', '2027-12-31');
    expect(months).toHaveLength(16);
    expect(months[0]).toEqual({ year: 2026, month: 9 });
    expect(months[4]).toEqual({ year: 2027, month: 1 });
    expect(months.at(-1)).toEqual({ year: 2027, month: 12 });
  });

  test('lists a line under every month that it meets, one of all year under its first and last', () => {
    const two = line({ code: '2', windowFrom: '2026-09-15', windowTo: '2026-11-02' });
    const all = line({ code: 'all', allYear: true, windowFrom: '2026-09-01', windowTo: '2027-05-31' });
    const under = (month: number, of = 2026) =>
      linesOfMonth([two, all], { year: of, month }).map((entry) => entry.code);
    expect(under(9)).toEqual(['2', 'all']);
    expect(under(10)).toEqual(['2']);
    expect(under(11)).toEqual(['2']);
    expect(under(12)).toEqual([]);
    expect(under(5, 2027)).toEqual(['all']);
  });

  test.each([
    ['2026-09-30', 1, '2027-09-30'],
    ['2027-02-28', 1, '2028-02-29'],
    ['2028-02-29', 1, '2029-02-28'],
    ['2028-02-10', -1, '2027-02-10'],
  ])('%s moved by %i year is %s', (day, years, moved) => {
    expect(shiftYears(day, years)).toBe(moved);
  });
});
