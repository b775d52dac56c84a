import { calendarDate, dateParts, daysInMonth } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import type { Activity } from './activity.ts';

export interface CalendarMonth {
  readonly year: number;
  /** 1..12. */
  readonly month: number;
}

/** Whole months from `first` to `month`; negative when it is earlier. */
export function monthIndex(month: CalendarMonth, first: CalendarMonth): number {
  return (month.year - first.year) * 12 + month.month - first.month;
}

/** Every month that two days and what lies between them touch. */
export function monthsBetween(from: CalendarDate, to: CalendarDate): CalendarMonth[] {
  const first = dateParts(from);
  const count = monthIndex(dateParts(to), first) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const months = first.month - 1 + index;
    return { year: first.year + Math.floor(months / 12), month: (months % 12) + 1 };
  });
}

/**
 * Lines to show under a month: those whose window meets it. A line that runs all year stands only under the month
 * in which it begins and the one in which it ends.
 */
export function linesOfMonth(lines: readonly Activity[], { year, month }: CalendarMonth): Activity[] {
  const from = calendarDate(year, month, 1);
  const to = calendarDate(year, month, daysInMonth(year, month));
  const within = (day: CalendarDate) => from <= day && day <= to;
  return lines.filter((line) =>
    line.allYear
      ? within(line.windowFrom) || within(line.windowTo)
      : line.windowFrom <= to && line.windowTo >= from,
  );
}

/** The same day `years` later; the last day of a month stays the last one. */
export function shiftYears(day: CalendarDate, years: number): CalendarDate {
  const parts = dateParts(day);
  const year = parts.year + years;
  const last = daysInMonth(year, parts.month);
  const wasLast = parts.day === daysInMonth(parts.year, parts.month);
  return calendarDate(year, parts.month, wasLast ? last : Math.min(parts.day, last));
}
