import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoCell, serialDate } from './date-serial.ts';
import { dateSerial } from './spreadsheet-xml.ts';

describe('serialDate', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [36526, '2000-01-01'],
    [40858, '2011-11-11'],
    [45190.711805555555, '2023-09-21T17:05:00'],
    [45190.99999999999, '2023-09-22'],
    [2_958_465, '9999-12-31'],
  ])('day %d of the 1900 system is %s', (serial, text) => {
    expect(serialDate(serial, 'date', false)).toEqual({ kind: 'date', text });
  });

  it.each([
    [0, '1904-01-01'],
    [39_396, '2011-11-11'],
  ])('day %d of the 1904 system is %s', (serial, text) => {
    expect(serialDate(serial, 'date', true)).toEqual({ kind: 'date', text });
  });

  it.each([0, 60, 60.5, -1, 2_958_466, 1e300, Number.NaN])('%d is no date', (serial) => {
    expect(serialDate(serial, 'date', false).kind).toBe('number');
  });

  it.each([
    ['time', 0.354_166_666_666_666_7, '08:30'],
    ['time', 0.5 + 1 / 86_400, '12:00:01'],
    ['time', 0, '00:00'],
    ['elapsed', 1.5, '36:00'],
    ['elapsed', 40, '960:00'],
  ] as const)('%s %d is the text %s', (kind, serial, text) => {
    expect(serialDate(serial, kind, false)).toEqual({ kind: 'text', text });
  });

  it('is the inverse of what the writer does', () => {
    const moment = fc.date({
      min: new Date('1900-03-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:58Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, fc.boolean(), (date, isDay) => {
        const iso = isDay ? date.toISOString().slice(0, 10) : date.toISOString().slice(0, 19);
        const serial = dateSerial(iso);
        expect(serial).toBeDefined();
        expect(serialDate(serial ?? 0, 'date', false).text).toBe(iso.replace(/T00:00:00$/, ''));
      }),
    );
  });
});

describe('isoCell', () => {
  it.each([
    ['2011-11-11', '2011-11-11'],
    ['2011-11-11T00:00:00', '2011-11-11'],
    ['2011-11-11T08:30:00.000', '2011-11-11T08:30:00'],
    ['2011-02-30', undefined],
    ['11.11.2011', undefined],
    ['', undefined],
  ])('%s → %s', (text, iso) => {
    expect(isoCell(text)).toBe(iso);
  });
});
