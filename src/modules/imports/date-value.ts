import months from '../../../content/months.json' with { type: 'json' };
import { addDays, calendarDate, dateParts, isCalendarDate } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import type { Cell } from '../../files/table.ts';
import { isDateCell } from '../../files/table.ts';
import { cellText, saysNothing } from './cell-value.ts';

/** Why a cell is no date: nothing there, not understood, a day that does not exist, a year alone. */
export type DateFault = 'dateMissing' | 'dateUnreadable' | 'dateImpossible' | 'dateYearOnly';

export type ParsedDate =
  | {
      readonly ok: true;
      readonly date: CalendarDate;
      /** Month before day, as American programs write; or a year of two digits. */
      readonly note?: 'dateMonthFirst' | 'dateShortYear';
    }
  | { readonly ok: false; readonly fault: DateFault };

/** Months 1..12 by all their forms and short forms. */
const monthWords = new Map(
  months.months.flatMap((forms, index) => forms.map((form) => [form, index + 1] as const)),
);

interface DateParts {
  readonly day: number;
  readonly month: number;
  readonly year: string;
}

const fail = (fault: DateFault): ParsedDate => ({ ok: false, fault });

// Day 0 of spreadsheet dates, with the day that Lotus 1-2-3 invented in 1900 already counted (ECMA-376, 18.17.4.1).
const serialEpoch = '1899-12-30';
const firstSerial = 3000;
const lastSerial = 80_000;
const longestText = 80;

/** Four digits of a year; two digits are taken as the latest such year that is not after `notAfter`. */
function fullYear(digits: string, notAfter: CalendarDate): number {
  if (digits.length > 2) return Number(digits);
  const { year: limit } = dateParts(notAfter);
  const inCentury = Math.floor(limit / 100) * 100 + Number(digits);
  return inCentury <= limit ? inCentury : inCentury - 100;
}

function fromParts({ day, month, year }: DateParts, notAfter: CalendarDate): ParsedDate {
  const whole = fullYear(year, notAfter);
  if (whole < 1900 || whole > 2100) return fail('dateImpossible');
  const date = calendarDate(whole, month, day);
  if (isCalendarDate(date))
    return year.length > 2 ? { ok: true, date } : { ok: true, date, note: 'dateShortYear' };
  const turned = calendarDate(whole, day, month);
  return month > 12 && isCalendarDate(turned)
    ? { ok: true, date: turned, note: 'dateMonthFirst' }
    : fail('dateImpossible');
}

function textParts(text: string): DateParts | undefined {
  const numeric =
    /^(\d{1,2})\s?[./,\-\u2010-\u2015 ]\s?(\d{1,2})\s?[./,\-\u2010-\u2015 ]\s?(\d{4}|\d{2})(?!\d)/u.exec(
      text,
    );
  if (numeric) return { day: Number(numeric[1]), month: Number(numeric[2]), year: numeric[3] ?? '' };
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/.exec(text);
  if (iso) return { day: Number(iso[3]), month: Number(iso[2]), year: iso[1] ?? '' };
  const worded = /^["\u00ab]?(\d{1,2})["\u00bb]?\s*(\p{L}+)\.?,?\s*(\d{4}|\d{2})(?!\d)/u.exec(text);
  const month = worded === null ? undefined : monthWords.get((worded[2] ?? '').toLowerCase());
  if (worded === null || month === undefined) return undefined;
  return { day: Number(worded[1]), month, year: worded[3] ?? '' };
}

function fromNumber(value: number): ParsedDate {
  if (Number.isInteger(value) && value >= 1900 && value <= 2100) return fail('dateYearOnly');
  if (!(value >= firstSerial && value <= lastSerial)) return fail('dateUnreadable');
  return { ok: true, date: addDays(serialEpoch, Math.floor(value)) };
}

/**
 * Reads a day as people and spreadsheets write it: a date cell, a serial number, d.m.yyyy with any of the usual
 * separators, yyyy-mm-dd, or with the month in words. `notAfter` settles the century of a two-digit year.
 */
export function parseDate(cell: Cell | undefined, notAfter: CalendarDate): ParsedDate {
  if (isDateCell(cell)) {
    const day = cell.iso.slice(0, 10);
    return isCalendarDate(day) ? { ok: true, date: day } : fail('dateImpossible');
  }
  if (saysNothing(cell)) return fail('dateMissing');
  if (typeof cell === 'number') return fromNumber(cell);
  const text = cellText(cell);
  if (text.length > longestText) return fail('dateUnreadable');
  if (/^\d{4}(\s?\p{L}{1,4}\.?)?$/u.test(text)) return fail('dateYearOnly');
  if (/^\d{5}([.,]\d+)?$/.test(text)) return fromNumber(Number(text.replace(',', '.')));
  const parts = textParts(text);
  return parts === undefined ? fail('dateUnreadable') : fromParts(parts, notAfter);
}

function clockOf(text: string): string {
  const match = /(?:^|\s|T)(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(AM|PM)?/iu.exec(text);
  if (match === null) return '00:00:00';
  const half = match[4]?.toUpperCase();
  const hour = half === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (half === 'PM' ? 12 : 0);
  return [hour, Number(match[2]), Number(match[3] ?? 0)]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/**
 * A moment of local time `YYYY-MM-DDTHH:mm:ss`, as on-line forms stamp their answers; texts of equal shape
 * compare in the order of time. Undefined when there is no readable day.
 */
export function parseMoment(cell: Cell | undefined): string | undefined {
  const day = parseDate(cell, '9999-12-31');
  if (!day.ok) return undefined;
  if (isDateCell(cell)) return `${day.date}T${cell.iso.slice(11) || '00:00:00'}`;
  if (typeof cell === 'number') {
    const seconds = Math.round((cell % 1) * 86_400);
    const time = new Date(seconds * 1000).toISOString().slice(11, 19);
    return `${seconds === 86_400 ? addDays(day.date, 1) : day.date}T${seconds === 86_400 ? '00:00:00' : time}`;
  }
  return `${day.date}T${clockOf(cellText(cell))}`;
}

/** A date as a person reads it in a message: dd.mm.yyyy. */
export function dayText(date: CalendarDate): string {
  return date.split('-').reverse().join('.');
}
