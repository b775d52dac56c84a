import words from '../../../content/import-values.json' with { type: 'json' };
import type { Cell } from '../../files/table.ts';
import { isDateCell } from '../../files/table.ts';
import { searchKey } from '../people/index.ts';
import { cellText } from './cell-value.ts';

/** A stretch of time in whole minutes; an open end is undefined. */
export interface MinutesRange {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

const minuteWords = new Set(words.minutes);
const hourWords = new Set(words.hours);
const halfHours = new Set(words.halfHour);
const oneAndHalf = new Set(words.oneAndHalf);
const numberWords = new Map<string, number>(Object.entries(words.numberWords));

/** Numbers stand at the beginning of an answer; the rest of a long text is not looked at. */
const longestText = 300;

const hasPhrase = (text: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => ` ${text} `.includes(` ${phrase} `));

/** Lower-case words and numbers of a text; a decimal comma becomes a point. */
function tokens(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('\u0451', '\u0435')
      .match(/\d+(?:[.,]\d+)?|\p{L}+/gu) ?? []
  );
}

function numberOf(token: string): number | undefined {
  if (/^\d/.test(token)) return Number(token.replace(',', '.'));
  if (oneAndHalf.has(token)) return 1.5;
  return numberWords.get(token);
}

interface Amount {
  value: number;
  unit: 'minutes' | 'hours' | undefined;
}

function amounts(text: string): Amount[] {
  const found: Amount[] = [];
  for (const token of tokens(text)) {
    const value = numberOf(token);
    if (value !== undefined) found.push({ value, unit: undefined });
    else if (halfHours.has(token)) found.push({ value: 30, unit: 'minutes' });
    else if (minuteWords.has(token) || hourWords.has(token)) {
      const unit = minuteWords.has(token) ? 'minutes' : 'hours';
      const open = found.filter((amount) => amount.unit === undefined);
      if (open.length === 0) found.push({ value: 1, unit });
      for (const amount of open) amount.unit = unit;
    }
  }
  return found;
}

function inMinutes(amount: Amount, bareUnit: 'hours' | 'guess'): number {
  const unit = amount.unit ?? (bareUnit === 'hours' || amount.value <= 10 ? 'hours' : 'minutes');
  return Math.round(unit === 'hours' ? amount.value * 60 : amount.value);
}

/**
 * Reads a duration or a range of durations. A bare number is hours, or by `guess` minutes when above 10.
 * Undefined when no number can be made out (a date, into which spreadsheets turn «1-2», is none).
 */
export function parseDuration(cell: Cell | undefined, bareUnit: 'hours' | 'guess'): MinutesRange | undefined {
  if (isDateCell(cell)) return undefined;
  const text = cellText(cell).slice(0, longestText);
  const [first, second, third] = amounts(text);
  if (first === undefined || third !== undefined) return undefined;
  const key = searchKey(text);
  const a = inMinutes(first, bareUnit);
  if (second === undefined) {
    if (hasPhrase(key, words.upTo)) return { from: undefined, to: a };
    return hasPhrase(key, words.from) || /\+\s*$/.test(text)
      ? { from: a, to: undefined }
      : { from: a, to: a };
  }
  const b = inMinutes(second, bareUnit);
  const composed =
    first.unit === 'hours' &&
    second.unit === 'minutes' &&
    !/[\u2010-\u2015-]/u.test(text) &&
    !hasPhrase(key, words.upTo);
  if (composed) return { from: a + b, to: a + b };
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

/** Hours that are surely there: the lower end of a range, the upper end of "up to". */
export function hoursOf(range: MinutesRange): number {
  return Math.round(((range.from ?? range.to ?? 0) / 60) * 100) / 100;
}

/** All whole numbers of a cell, those written in words too. */
export function wholeNumbers(cell: Cell | undefined): number[] {
  if (isDateCell(cell)) return [];
  return tokens(cellText(cell).slice(0, longestText))
    .map(numberOf)
    .filter((value) => value !== undefined)
    .filter((value) => Number.isInteger(value));
}

/** How many people somebody takes: a number, the upper end of a range. Undefined when there is no number. */
export function parsePeopleCount(cell: Cell | undefined): number | undefined {
  const [first, second] = wholeNumbers(cell);
  if (first === undefined) return undefined;
  return second === undefined ? first : Math.max(first, second);
}

/** A mark on the scale 1..10; «7 of 10» is 7. Undefined when it is none. */
export function parseMark(cell: Cell | undefined): number | undefined {
  const mark = wholeNumbers(cell)[0];
  return mark !== undefined && mark >= 1 && mark <= 10 ? mark : undefined;
}

/** Whole years of experience: months are let go, "less than a year" is 0. Undefined when unreadable. */
export function parseYears(cell: Cell | undefined): number | undefined {
  if (isDateCell(cell)) return undefined;
  if (typeof cell === 'number') return cell >= 0 ? Math.floor(cell) : undefined;
  const text = cellText(cell);
  const key = searchKey(text);
  const years = /(\d+)(?:[.,]\d+)?\s*(\p{L}*)/u.exec(text);
  if (years === null) return hasPhrase(key, words.underOneYear) ? 0 : undefined;
  const unit = searchKey(years[2] ?? '');
  if (hasPhrase(unit, words.underOneYear)) return 0;
  return unit === '' || words.years.includes(unit) ? Number(years[1]) : undefined;
}
