import type { Cell } from '../../files/table.ts';
import { cellText, saysNothing } from './cell-value.ts';

/** Longer texts are no contacts. */
const longestText = 300;

export type ParsedPhone =
  | {
      readonly ok: true;
      readonly phone: string /** Further numbers stood in the cell; the first was taken. */;
      readonly several: boolean;
    }
  | { readonly ok: false; readonly fault: 'phoneMissing' | 'phoneUnreadable' };

function normalised(text: string): string | undefined {
  const plus = text.trimStart().startsWith('+');
  const digits = text.replace(/\D/g, '');
  if (digits.length === 11 && /^[78]/.test(digits)) return `+7${digits.slice(1)}`;
  if (digits.length === 10 && !plus && !digits.startsWith('0')) return `+7${digits}`;
  return plus && !digits.startsWith('7') && digits.length >= 9 && digits.length <= 15
    ? `+${digits}`
    : undefined;
}

/**
 * A telephone number as +7XXXXXXXXXX (a foreign one as + and digits, ITU-T E.164). Of several numbers in a
 * cell the first readable one is taken; an extension after it is let go.
 */
export function parsePhone(cell: Cell | undefined): ParsedPhone {
  if (saysNothing(cell)) return { ok: false, fault: 'phoneMissing' };
  const text = cellText(cell);
  if (text.length > longestText) return { ok: false, fault: 'phoneUnreadable' };
  const pieces = text
    .split(/[,;/\\]|\s(?=\+)|\s\p{L}+\s?\.?\s?(?=[+8(]|\d{3,})/u)
    .filter((piece) => /\d{5}/.test(piece.replace(/\D/g, '')));
  const numbers = pieces.flatMap((piece) => {
    const bare = piece.replace(/\(\s*\p{L}[^)]*\)/gu, '').replace(/(\d)\s*\p{L}.*$/u, '$1');
    const number = normalised(bare.replace(/^[^\d+(]+/u, ''));
    return number === undefined ? [] : [number];
  });
  const phone = numbers[0];
  return phone === undefined
    ? { ok: false, fault: 'phoneUnreadable' }
    : { ok: true, phone, several: new Set(numbers).size > 1 };
}

export type ParsedEmail =
  | { readonly ok: true; readonly email: string }
  | { readonly ok: false; readonly fault: 'emailMissing' | 'emailUnreadable' };

/** One e-mail address, in small letters; spaces round it, `mailto:` and angle brackets are let go. */
export function parseEmail(cell: Cell | undefined): ParsedEmail {
  if (saysNothing(cell)) return { ok: false, fault: 'emailMissing' };
  const text = cellText(cell).replace(/^mailto:/iu, '');
  if (text.length > longestText) return { ok: false, fault: 'emailUnreadable' };
  const bare = (/<([^<>]+)>/.exec(text)?.[1] ?? text).replace(/[.,;]+$/u, '').replace(/\s+/gu, '');
  const good =
    bare.length <= 254 &&
    /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9\u0430-\u044f\u0451]([a-z0-9\u0430-\u044f\u0451-]*[a-z0-9\u0430-\u044f\u0451])?\.)+[a-z\u0430-\u044f]{2,}$/iu.test(
      bare,
    );
  const mixedDomain = /[a-z]/iu.test(bare.slice(bare.indexOf('@'))) && /[\u0430-\u044f\u0451]/iu.test(bare);
  return good && !mixedDomain
    ? { ok: true, email: bare.toLowerCase() }
    : { ok: false, fault: 'emailUnreadable' };
}
