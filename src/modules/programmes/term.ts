import words from '../../../content/roadmap-words.json' with { type: 'json' };
import { calendarDate, dateParts, isCalendarDate } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import { monthAfterDay, monthOfWord, monthTitle } from './month-words.ts';

/** A day of some year; day 31 stands for the last day of a shorter month. */
export interface MonthDay {
  readonly month: number;
  readonly day: number;
}

/** A term of a road map as it is worded, before it is laid on the calendar. Months are 1..12. */
export type Term =
  | {
      readonly kind: 'months';
      readonly from: number;
      readonly to: number;
      readonly fromYear?: number;
      readonly toYear?: number;
    }
  | { readonly kind: 'days'; readonly from: MonthDay; readonly to: MonthDay }
  | { readonly kind: 'until'; readonly by: MonthDay }
  | { readonly kind: 'dates'; readonly from: CalendarDate; readonly to: CalendarDate }
  | { readonly kind: 'untilDate'; readonly by: CalendarDate }
  | { readonly kind: 'half'; readonly number: number }
  | { readonly kind: 'quarter'; readonly number: number }
  | { readonly kind: 'allYear' };

const data = words.term;
const lastDay = 31;

/** Lower case, yo as ye, all dashes a hyphen, single spaces. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('\u0451', '\u0435')
    .replace(/[\u2010-\u2015\u2212]/gu, '-')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();
}

const wordsOf = (text: string): string[] => text.match(/\p{L}+|\d+/gu) ?? [];
const hasPhrase = (tokens: readonly string[], phrase: string): boolean =>
  ` ${tokens.join(' ')} `.includes(` ${phrase} `);
const hasAny = (tokens: readonly string[], phrases: readonly string[]): boolean =>
  phrases.some((phrase) => hasPhrase(tokens, phrase));

function startsWithUntil(tokens: readonly string[]): boolean {
  return data.until.some((phrase) => `${tokens.join(' ')} `.startsWith(`${phrase} `));
}

function fullDates(text: string): CalendarDate[] {
  return [...text.matchAll(/(\d{1,2})\.(\d{1,2})\.(\d{4})/g)]
    .map((match) => calendarDate(Number(match[3]), Number(match[2]), Number(match[1])))
    .filter(isCalendarDate);
}

function datesTerm(text: string, tokens: readonly string[]): Term | undefined {
  const [from, to] = fullDates(text);
  if (from === undefined) return undefined;
  if (to !== undefined) return from <= to ? { kind: 'dates', from, to } : undefined;
  return startsWithUntil(tokens) ? { kind: 'untilDate', by: from } : { kind: 'dates', from, to: from };
}

function partTerm(tokens: readonly string[]): Term | undefined {
  const number = data.ordinals.findIndex((forms) => tokens.some((token) => forms.includes(token))) + 1;
  if (number === 0) return undefined;
  if (hasAny(tokens, data.half) && number <= 2) return { kind: 'half', number };
  if (hasAny(tokens, data.quarter)) return { kind: 'quarter', number };
  if (hasAny(tokens, data.calendarQuarter)) return { kind: 'months', from: number * 3 - 2, to: number * 3 };
  return undefined;
}

interface MonthMention {
  readonly month: number;
  readonly days: readonly number[];
  readonly year: number | undefined;
}

/** Months in the order of the text, each with the days before it and the year after it. */
function mentionsOf(text: string): MonthMention[] {
  const tokens = wordsOf(text);
  const mentions: MonthMention[] = [];
  let days: number[] = [];
  tokens.forEach((token, at) => {
    const month = monthOfWord(token);
    if (month !== undefined) {
      const next = tokens[at + 1] ?? '';
      mentions.push({ month, days, year: /^20\d\d$/.test(next) ? Number(next) : undefined });
      days = [];
    } else if (/^\d{1,2}$/.test(token)) days.push(Number(token));
  });
  return mentions;
}

const isDay = (day: number | undefined): boolean => day !== undefined && day >= 1 && day <= lastDay;

function untilTerm(mention: MonthMention, tokens: readonly string[]): Term {
  const [day] = mention.days;
  const by: MonthDay = hasAny(tokens, data.end)
    ? { month: mention.month, day: lastDay }
    : hasAny(tokens, data.middle)
      ? { month: mention.month, day: 15 }
      : { month: mention.month, day: day ?? 1 };
  if (mention.year === undefined) return { kind: 'until', by };
  const date = calendarDate(mention.year, by.month, by.day);
  return isCalendarDate(date) ? { kind: 'untilDate', by: date } : { kind: 'until', by };
}

function partOfMonth(month: number, tokens: readonly string[]): Term | undefined {
  const days = (from: number, to: number): Term => ({
    kind: 'days',
    from: { month, day: from },
    to: { month, day: to },
  });
  if (hasAny(tokens, data.beginning)) return days(1, 10);
  if (hasAny(tokens, data.middle)) return days(11, 20);
  return hasAny(tokens, data.end) ? days(21, lastDay) : undefined;
}

function daysTerm(first: MonthMention, last: MonthMention): Term | undefined {
  const from = first.days[0];
  const to = last.days.at(-1);
  if (from === undefined || to === undefined || !isDay(from) || !isDay(to)) return undefined;
  const [fromYear, toYear] = [first.year ?? last.year, last.year];
  if (fromYear !== undefined && toYear !== undefined) {
    const [start, end] = [calendarDate(fromYear, first.month, from), calendarDate(toYear, last.month, to)];
    return isCalendarDate(start) && isCalendarDate(end) && start <= end
      ? { kind: 'dates', from: start, to: end }
      : undefined;
  }
  return { kind: 'days', from: { month: first.month, day: from }, to: { month: last.month, day: to } };
}

function monthsTerm(first: MonthMention, last: MonthMention): Term {
  const term = { kind: 'months' as const, from: first.month, to: last.month };
  if (last.year === undefined) return first.year === undefined ? term : { ...term, fromYear: first.year };
  const crosses = first.month > last.month;
  return { ...term, fromYear: first.year ?? (crosses ? last.year - 1 : last.year), toYear: last.year };
}

function mentionedTerm(text: string, tokens: readonly string[]): Term | undefined {
  const mentions = mentionsOf(text);
  const [first] = mentions;
  const last = mentions.at(-1);
  if (first === undefined || last === undefined) {
    const short = /^(0?[1-9]|1[0-2])\.(20\d\d)$/.exec(text);
    if (short === null) return undefined;
    const [month, year] = [Number(short[1]), Number(short[2])];
    return { kind: 'months', from: month, to: month, fromYear: year, toYear: year };
  }
  if (mentions.length === 1 && startsWithUntil(tokens)) return untilTerm(first, tokens);
  if (mentions.length === 1 && first.days.length === 0)
    return partOfMonth(first.month, tokens) ?? monthsTerm(first, last);
  return daysTerm(first, last) ?? monthsTerm(first, last);
}

/**
 * Reads a term in words: a month, months with or without a dash, days, "until", a school term or half-year, all
 * year, full dates. Undefined when it cannot be understood (or is empty).
 */
export function parseTerm(text: string): Term | undefined {
  const clean = plain(text);
  const tokens = wordsOf(clean);
  if (tokens.length === 0) return undefined;
  const dates = datesTerm(clean, tokens);
  if (dates !== undefined) return dates;
  const mentioned = mentionedTerm(clean, tokens);
  if (mentioned !== undefined) return mentioned;
  if (hasAny(tokens, data.allYear)) return { kind: 'allYear' };
  return partTerm(tokens);
}

const roman = ['', 'I', 'II', 'III', 'IV'];

function written(date: CalendarDate): string {
  const { year, month, day } = dateParts(date);
  return `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`;
}

const dayOfMonth = ({ month, day }: MonthDay): string => `${day} ${monthAfterDay(month)}`;

function writtenMonths(term: Extract<Term, { kind: 'months' }>): string {
  const year = (value: number | undefined): string =>
    value === undefined ? '' : ` ${value} ${data.written.year}`;
  const { from, to, fromYear, toYear } = term;
  if (from === to && fromYear === toYear) return `${monthTitle(from)}${year(toYear)}`;
  const start = fromYear === toYear ? '' : year(fromYear);
  const separator = start === '' ? '-' : ' - ';
  return `${monthTitle(from)}${start}${separator}${monthTitle(to)}${year(toYear)}`;
}

/** A term in the words of a road map: what `parseTerm` reads back. */
export function formatTerm(term: Term): string {
  switch (term.kind) {
    case 'months':
      return writtenMonths(term);
    case 'days':
      return term.from.month === term.to.month
        ? `${term.from.day}-${dayOfMonth(term.to)}`
        : `${dayOfMonth(term.from)} - ${dayOfMonth(term.to)}`;
    case 'until':
      return term.by.day === lastDay
        ? `${data.written.untilEnd} ${monthAfterDay(term.by.month)}`
        : `${data.written.until} ${dayOfMonth(term.by)}`;
    case 'dates':
      return term.from === term.to ? written(term.from) : `${written(term.from)}-${written(term.to)}`;
    case 'untilDate':
      return `${data.written.until} ${written(term.by)}`;
    case 'half':
      return `${roman[term.number]} ${data.written.half}`;
    case 'quarter':
      return `${roman[term.number]} ${data.written.quarter}`;
    case 'allYear':
      return data.written.allYear;
  }
}
