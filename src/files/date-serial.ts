import { isCalendarDate } from '../core/calendar-date.ts';
import type { FormatKind } from './number-format.ts';

const secondsInDay = 86_400;
const millisecondsInDay = 86_400_000;
/** Day 0 of the 1900 system for serials past 60; the system counts a 29 February 1900 that never was. */
const epoch1900 = Date.UTC(1899, 11, 30);
const epoch1904 = Date.UTC(1904, 0, 1);
const falseLeapDay = 60;
/** 31 December 9999. */
const lastSerial = 2_958_465;

export interface SerialDate {
  readonly kind: 'date' | 'text' | 'number';
  readonly text: string;
}

const notDate: SerialDate = { kind: 'number', text: '' };

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  return rest === 0 ? `${pad(hours)}:${pad(minutes)}` : `${pad(hours)}:${pad(minutes)}:${pad(rest)}`;
}

function day(serial: number, is1904: boolean): string {
  const shift = !is1904 && serial < falseLeapDay ? 1 : 0;
  const start = is1904 ? epoch1904 : epoch1900;
  return new Date(start + (serial + shift) * millisecondsInDay).toISOString().slice(0, 10);
}

/**
 * A spreadsheet's day number as the person sees it: a day `YYYY-MM-DD`, a moment `YYYY-MM-DDTHH:mm:ss`,
 * a time of day or a duration as text (`08:30`, `36:00`), or a plain number when it is no date at all.
 * Seconds are rounded: a day number keeps them as a binary fraction. A time is given even under a format
 * that shows the day alone: which of two answers came later depends on it.
 */
export function serialDate(serial: number, format: FormatKind, is1904: boolean): SerialDate {
  if (format === 'number' || !(serial >= 0)) return notDate;
  const total = Math.round(serial * secondsInDay);
  if (format === 'elapsed') return { kind: 'text', text: clock(total) };
  const days = Math.floor(total / secondsInDay);
  const seconds = total - days * secondsInDay;
  if (format === 'time' && days === 0) return { kind: 'text', text: clock(seconds) };
  const isReal = is1904
    ? days <= lastSerial - 1462
    : days >= 1 && days <= lastSerial && days !== falseLeapDay;
  if (!isReal) return notDate;
  const calendarDay = day(days, is1904);
  if (seconds === 0) return { kind: 'date', text: calendarDay };
  const time = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor((seconds % 3600) / 60))}:${pad(seconds % 60)}`;
  return { kind: 'date', text: `${calendarDay}T${time}` };
}

const isoDate = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/;

/** A cell of type `d` holds ISO 8601 text; a midnight or a missing time leaves the day alone. */
export function isoCell(text: string): string | undefined {
  const [, calendarDay, time] = isoDate.exec(text) ?? [];
  if (calendarDay === undefined || !isCalendarDate(calendarDay)) return undefined;
  return time === undefined || time === '00:00:00' ? calendarDay : `${calendarDay}T${time}`;
}
