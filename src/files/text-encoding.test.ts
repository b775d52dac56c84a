import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from './text-encoding.ts';

const text = 'Ёлкина Анна;5 «А»;№ 7\nСоловьёв — «третий»;9Б;да';

/** Windows-1251 by its own table, for the letters and signs of the tests. */
function windows1251(source: string): Buffer {
  const decoder = new TextDecoder('windows-1251');
  const codes = new Map(
    Array.from({ length: 256 }, (_, code) => [decoder.decode(Uint8Array.of(code)), code]),
  );
  return Buffer.from([...source].map((letter) => codes.get(letter) ?? 63));
}

function bigEndian(buffer: Buffer): Buffer {
  return Buffer.from(buffer).swap16();
}

describe('decodeText', () => {
  it.each([
    ['UTF-8', 'utf-8', Buffer.from(text)],
    ['UTF-8 with a mark', 'utf-8', Buffer.from(`\ufeff${text}`)],
    ['Windows-1251', 'windows-1251', windows1251(text)],
    ['UTF-16 with a mark', 'utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without a mark', 'utf-16le', Buffer.from(text, 'utf16le')],
    ['big-endian UTF-16', 'utf-16be', bigEndian(Buffer.from(`\ufeff${text}`, 'utf16le'))],
    ['big-endian UTF-16 without a mark', 'utf-16be', bigEndian(Buffer.from(text, 'utf16le'))],
  ])('recognises %s', (_, encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ encoding, text });
  });

  it('takes plain English for UTF-8', () => {
    expect(decodeText(Buffer.from('name;class\nAnna;5A'))).toEqual({
      encoding: 'utf-8',
      text: 'name;class\nAnna;5A',
    });
  });

  it('forgives one broken byte in a long UTF-8 text', () => {
    const bytes = Buffer.concat([Buffer.from(text.repeat(10)), Buffer.of(0xff), Buffer.from(text)]);
    expect(decodeText(bytes)).toEqual({ encoding: 'utf-8', text: `${text.repeat(10)}\ufffd${text}` });
  });

  it('forgives a UTF-8 text that is cut in the middle of a letter', () => {
    const bytes = Buffer.from(text.repeat(3)).subarray(0, -1);
    expect(decodeText(bytes).encoding).toBe('utf-8');
  });

  it('finds Russian words again in any encoding', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВ'),
      minLength: 3,
      maxLength: 12,
    });
    const letters = fc.array(word, { minLength: 2, maxLength: 30 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(letters, (source) => {
        expect(decodeText(Buffer.from(source)).text).toBe(source);
        expect(decodeText(windows1251(source)).text).toBe(source);
        expect(decodeText(Buffer.from(`\ufeff${source}`, 'utf16le')).text).toBe(source);
      }),
    );
  });

  it.each([
    ['zeros', Buffer.alloc(1000)],
    ['a picture', Buffer.from([0x42, 0x4d, ...Array.from({ length: 500 }, (_, index) => index % 32)])],
  ])('refuses %s', (_, bytes) => {
    expect(() => decodeText(bytes)).toThrow(expect.objectContaining({ code: 'files.refusal.unknownFormat' }));
  });
});
