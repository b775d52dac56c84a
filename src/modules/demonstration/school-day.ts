import { addDays, dateParts } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';

/** Days without lessons, as `MM-DD`; both ends of a break belong to it. */
export interface SchoolCalendar {
  readonly holidays: readonly string[];
  readonly breaks: readonly (readonly [string, string])[];
}

/**
 * A day of a programme as the story tells it: `0-10-16` is 16 October of the calendar year in whose September the
 * programme starts, `1-03-19` is 19 March of the next one.
 */
export function storyDay(told: string, startYear: number): CalendarDate {
  const [years = '0', ...monthAndDay] = told.split('-');
  return [startYear + Number(years), ...monthAndDay].join('-');
}

function isWeekend(day: CalendarDate): boolean {
  const { year, month, day: number } = dateParts(day);
  const weekday = new Date(Date.UTC(year, month - 1, number)).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function nextOf(day: CalendarDate, isFree: (day: CalendarDate) => boolean): CalendarDate {
  let next = day;
  while (isFree(next)) next = addDays(next, 1);
  return next;
}

/** The day itself, or the next on which people work. */
export function workday(calendar: SchoolCalendar, day: CalendarDate): CalendarDate {
  return nextOf(day, (one) => isWeekend(one) || calendar.holidays.includes(one.slice(5)));
}

/** The day itself, or the next on which there are lessons. */
export function lessonDay(calendar: SchoolCalendar, day: CalendarDate): CalendarDate {
  const inBreak = (one: CalendarDate) =>
    calendar.breaks.some(([from, to]) => from <= one.slice(5) && one.slice(5) <= to);
  return nextOf(day, (one) => isWeekend(one) || calendar.holidays.includes(one.slice(5)) || inBreak(one));
}

/** Start year of the school year that a day lies in: schools begin on 1 September (273-FZ, usual calendar). */
export function schoolYearStart(day: CalendarDate): number {
  const { year, month } = dateParts(day);
  return month >= 9 ? year : year - 1;
}
