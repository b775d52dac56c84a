import { describe, expect, it } from 'vitest';
import { formatKind } from './number-format.ts';

describe('formatKind', () => {
  it.each([
    [0, 'number'],
    [1, 'number'],
    [9, 'number'],
    [14, 'date'],
    [17, 'date'],
    [18, 'time'],
    [21, 'time'],
    [22, 'date'],
    [45, 'time'],
    [46, 'elapsed'],
    [49, 'number'],
    [164, 'number'],
  ] as const)('built-in format %i shows a %s', (id, kind) => {
    expect(formatKind(id, undefined)).toBe(kind);
  });

  it.each([
    ['General', 'number'],
    ['Основной', 'number'],
    ['0.00', 'number'],
    ['#,##0.00" ₽"', 'number'],
    ['#,##0.00\\ [$руб.-419]', 'number'],
    ['0" дней"', 'number'],
    ['[Red]-0', 'number'],
    ['@', 'number'],
    ['0.00E+00', 'number'],
    ['"день "0', 'number'],
    ['', 'number'],
    ['dd.mm.yyyy', 'date'],
    ['DD.MM.YYYY', 'date'],
    ['dd\\.mm\\.yyyy;@', 'date'],
    ['[$-419]d mmmm yyyy" г.";@', 'date'],
    ['[$-F800]dddd, mmmm dd, yyyy', 'date'],
    ['yyyy-mm-dd', 'date'],
    ['mmm-yy', 'date'],
    ['mmmm', 'date'],
    ['dd.mm.yyyy hh:mm:ss', 'date'],
    ['d/m/yy h:mm AM/PM', 'date'],
    ['ДД.ММ.ГГГГ', 'date'],
    ['h:mm', 'time'],
    ['h:mm AM/PM', 'time'],
    ['mm:ss.0', 'time'],
    ['[$-F400]h:mm:ss AM/PM', 'time'],
    ['[h]:mm', 'elapsed'],
    ['[mm]:ss', 'elapsed'],
  ] as const)('%s shows a %s', (code, kind) => {
    expect(formatKind(164, code)).toBe(kind);
  });

  it('a code of its own wins over a built-in number', () => {
    expect(formatKind(14, '0.00')).toBe('number');
  });
});
