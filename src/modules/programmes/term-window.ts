import { calendarDate, dateParts, daysInMonth } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import type { MonthDay, Term } from './term.ts';

/** Both days belong to the window. */
export interface Window {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** Months of a programme year, counted from September of its first calendar year: 0..15, to December of the next. */
const lastMonth = 15;
/** March of the school year: from here on a month of autumn is that of the next school year. */
export const march = 6;
const may = 8;

/**
 * In which month of the year each of the seven stages begins, after the road map of school No. 50: the only
 * guess for a line that stands alone (domain reference C4).
 */
const usualStart = [0, 0, 2, 4, 6, 6, 8];

export interface WindowContext {
  /** The year in whose September the programme starts. */
  readonly startYear: number;
  /** 1..7. */
  readonly stageNumber: number;
  /** Month 0..15 in which the work of the stage begins; after the model when absent. */
  readonly stageStart?: number;
}

/** Month 0..15 of a programme year in which the work of a stage usually begins. */
export function usualStageStart(stageNumber: number): number {
  return usualStart[Math.min(Math.max(stageNumber, 1), usualStart.length) - 1] ?? 0;
}

function firstDay(startYear: number, index: number): CalendarDate {
  return calendarDate(startYear + Math.floor((index + 8) / 12), ((index + 8) % 12) + 1, 1);
}

function lastDay(startYear: number, index: number): CalendarDate {
  const { year, month } = dateParts(firstDay(startYear, index));
  return calendarDate(year, month, daysInMonth(year, month));
}

function dayAt(startYear: number, index: number, day: number): CalendarDate {
  const { year, month } = dateParts(firstDay(startYear, index));
  return calendarDate(year, month, Math.min(day, daysInMonth(year, month)));
}

/** Where a month may stand: September to December occur twice in a programme year. */
function placesOf(month: number): number[] {
  const first = (month + 3) % 12;
  return [first, first + 12].filter((index) => index <= lastMonth);
}

/** The place of the last month of a range that begins at `start`. */
const endOf = (start: number, month: number): number =>
  start + ((((month + 3) % 12) - (start % 12) + 12) % 12);

/**
 * The place of a range of months: the nearest one from the start of the stage's work on. Lines stand in the
 * order of the work, so a place before the start counts as twice as far.
 */
function placeOfRange(from: number, to: number, stageStart: number): { start: number; end: number } {
  const cost = (start: number): number =>
    start >= stageStart ? start - stageStart : 2 * (stageStart - start);
  const places = placesOf(from).map((start) => ({ start, end: endOf(start, to) }));
  const fitting = places.filter(({ end }) => end <= lastMonth);
  const [best] = (fitting.length > 0 ? fitting : places).sort((a, b) => cost(a.start) - cost(b.start));
  return best ?? { start: stageStart, end: stageStart };
}

function indexOf(startYear: number, year: number, month: number): number {
  return (year - startYear) * 12 + month - 9;
}

function monthsOf(
  term: Term,
  context: WindowContext,
  stageStart: number,
): { start: number; end: number } | undefined {
  if (term.kind === 'half')
    return placeOfRange(term.number === 1 ? 9 : 1, term.number === 1 ? 12 : 5, stageStart);
  if (term.kind === 'quarter') {
    const [from = 9, to = 10] =
      [
        [9, 10],
        [11, 12],
        [1, 3],
        [4, 5],
      ][term.number - 1] ?? [];
    return placeOfRange(from, to, stageStart);
  }
  if (term.kind !== 'months') return undefined;
  if (term.fromYear === undefined) return placeOfRange(term.from, term.to, stageStart);
  const start = indexOf(context.startYear, term.fromYear, term.from);
  const end =
    term.toYear === undefined ? endOf(start, term.to) : indexOf(context.startYear, term.toYear, term.to);
  return { start, end: Math.max(start, end) };
}

/** Work with a deadline may begin with the stage, or with the month of the deadline when that is earlier. */
function untilWindow(by: CalendarDate, monthStart: CalendarDate, stageFrom: CalendarDate): Window {
  return { from: stageFrom <= by && stageFrom < monthStart ? stageFrom : monthStart, to: by };
}

function daysWindow(from: MonthDay, to: MonthDay, startYear: number, stageStart: number): Window {
  const { start, end } = placeOfRange(from.month, to.month, stageStart);
  return { from: dayAt(startYear, start, from.day), to: dayAt(startYear, end, to.day) };
}

/**
 * Lays a term on the calendar of a programme year. A month that occurs twice goes where the work of the stage
 * stands: stages 1-3 in the first autumn, monitoring and cases of stage 7 in the second (X5). «All year» runs
 * from the start of the stage's work to the end of May, or to the end of the programme when the work starts later.
 */
export function datedWindow(term: Term, context: WindowContext): Window {
  const { startYear } = context;
  const stageStart = context.stageStart ?? usualStageStart(context.stageNumber);
  const stageFrom = firstDay(startYear, stageStart);
  switch (term.kind) {
    case 'dates':
      return { from: term.from, to: term.to };
    case 'untilDate':
      return untilWindow(term.by, `${term.by.slice(0, 8)}01`, stageFrom);
    case 'allYear':
      return { from: stageFrom, to: lastDay(startYear, stageStart <= may ? may : lastMonth) };
    case 'days':
      return daysWindow(term.from, term.to, startYear, stageStart);
    case 'until': {
      const { start } = placeOfRange(term.by.month, term.by.month, stageStart);
      return untilWindow(dayAt(startYear, start, term.by.day), firstDay(startYear, start), stageFrom);
    }
    default: {
      const { start, end } = monthsOf(term, context, stageStart) ?? { start: stageStart, end: stageStart };
      return { from: firstDay(startYear, start), to: lastDay(startYear, end) };
    }
  }
}

/** Month 0..15 (outside it for dates of other years) in which a window begins. */
export function startOfWindow(window: Window, startYear: number): number {
  const { year, month } = dateParts(window.from);
  return indexOf(startYear, year, month);
}
