import { dateParts } from '../core/calendar-date.ts';
import type { CalendarDate } from '../core/clock.ts';
import type { Locale } from './translate.ts';

const tags: Record<Locale, string> = { ru: 'ru-RU', en: 'en-GB' };
const noBreakSpace = '\u00a0';

function utc(date: CalendarDate): Date {
  const { year, month, day } = dateParts(date);
  return new Date(Date.UTC(year, month - 1, day));
}

function keepTogether(text: string): string {
  return text.replaceAll(' ', noBreakSpace);
}

/** Day, month in words and year, kept together by no-break spaces: "5 September 2026". */
export function longDate(locale: Locale, date: CalendarDate): string {
  const format = new Intl.DateTimeFormat(tags[locale], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return keepTogether(format.format(utc(date)));
}

/** "5 September", kept together. */
export function dayAndMonth(locale: Locale, date: CalendarDate): string {
  const format = new Intl.DateTimeFormat(tags[locale], { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return keepTogether(format.format(utc(date)));
}

/** Day, month and year in figures, in the order of the language. */
export function shortDate(locale: Locale, date: CalendarDate): string {
  const format = new Intl.DateTimeFormat(tags[locale], {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(utc(date)).replace(/\s.*$/u, '');
}

/** Name of a month, 1..12, in the nominative. */
export function monthName(locale: Locale, month: number): string {
  return new Intl.DateTimeFormat(tags[locale], { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, month - 1, 15)),
  );
}

/** An instant in a time zone (IANA name): "5 September 2026, 14:05". */
export function dateTime(locale: Locale, instant: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(instant);
  const time = new Intl.DateTimeFormat(tags[locale], { timeZone, hour: '2-digit', minute: '2-digit' }).format(
    instant,
  );
  return `${longDate(locale, day)}, ${time}`;
}

/** A whole number with the grouping of the language. */
export function wholeNumber(locale: Locale, value: number): string {
  return new Intl.NumberFormat(tags[locale]).format(value);
}
