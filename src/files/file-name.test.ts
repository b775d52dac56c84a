import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDisposition, safeFileName } from './file-name.ts';

describe('safeFileName', () => {
  it.each([
    ['Приказ № 5 от 05.09.2023.docx', 'Приказ № 5 от 05.09.2023.docx'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Users\\Мария\\список.xlsx', 'C_Users_Мария_список.xlsx'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['счёт\u202excod.exe', 'счётxcod.exe'],
    ['  .скрытый. ', 'скрытый'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['<>:"/\\|?*', 'file'],
    ['', 'file'],
    ['...', 'file'],
    ['отчёт', 'отчёт'],
    ['много   пробелов.csv', 'много пробелов.csv'],
  ])('%j → %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('shortens a long name and keeps its extension', () => {
    const safe = safeFileName(`${'Очень длинное название '.repeat(20)}.docx`);
    expect(safe.length).toBeLessThanOrEqual(120);
    expect(safe.endsWith('.docx')).toBe(true);
  });

  it('is safe for any name, and stays as it is the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const safe = safeFileName(name);
        expect(safe).toMatch(/^[^<>:"/\\|?*\p{Cc}\p{Cs}]{1,120}$/u);
        expect(safe).not.toMatch(/^[. ]|[. ]$/);
        expect(safeFileName(safe)).toBe(safe);
      }),
      { numRuns: 500 },
    );
  });
});

describe('contentDisposition', () => {
  it.each([
    ['report.xlsx', 'attachment; filename="report.xlsx"'],
    [
      'Приказ.docx',
      'attachment; filename="file.docx"; filename*=UTF-8\'\'%D0%9F%D1%80%D0%B8%D0%BA%D0%B0%D0%B7.docx',
    ],
    ["it's (1)*.txt", 'attachment; filename="it\'s (1)_.txt"'],
    [
      '100% "готово".pdf',
      'attachment; filename="100_ ___.pdf"; filename*=UTF-8\'\'100%25%20_%D0%B3%D0%BE%D1%82%D0%BE%D0%B2%D0%BE_.pdf',
    ],
  ])('%s', (name, header) => {
    expect(contentDisposition(name)).toBe(header);
  });

  it('can show instead of saving', () => {
    expect(contentDisposition('a.pdf', 'inline')).toBe('inline; filename="a.pdf"');
  });

  it('is one line of ASCII that gives the safe name back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const header = contentDisposition(name);
        expect(header).toMatch(/^[\u0020-\u007e]+$/);
        const extended = /filename\*=UTF-8''(.+)$/.exec(header)?.[1];
        const plain = /filename="([^"]*)"/.exec(header)?.[1];
        expect(extended === undefined ? plain : decodeURIComponent(extended)).toBe(safeFileName(name));
      }),
      { numRuns: 500 },
    );
  });
});
