import words from '../../../content/class-labels.json' with { type: 'json' };
import { cleanText, repairLookAlikes } from './name-text.ts';

/** A class of a school: the grade 1..12, its letter in capitals ('' when there is none) and the usual label. */
export interface ClassLabel {
  readonly grade: number;
  readonly letter: string;
  readonly label: string;
}

export type ClassFault = 'classMissing' | 'classUnreadable' | 'classGradeUnknown';

export type ParsedClass =
  | {
      readonly ok: true;
      readonly value: ClassLabel;
      /** Written in another way than the usual label, spaces aside: quotes, a dash, a small or a Latin letter. */
      readonly odd: boolean;
    }
  | { readonly ok: false; readonly fault: ClassFault };

const sideWords = new Set(words.words);
const leadingWords = new Set(words.leading);
const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const lastGrade = 12;
const longestText = 80;
const quotes = /["'\u00ab\u00bb\u2018-\u201f\u2039\u203a`\u00b4]/gu;

function withoutSideWords(text: string): string {
  return text
    .replace(/\([^)]*\)/gu, ' ')
    .replace(quotes, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '' && !sideWords.has(word.toLowerCase().replace(/\.$/u, '')))
    .filter((word, at) => at > 0 || !leadingWords.has(word.toLowerCase()))
    .join(' ')
    .trim();
}

/** Latin letters that look Cyrillic become so; a wholly Latin letter stays as the school writes it. */
function capitalLetter(letter: string): string {
  return repairLookAlikes(`\u0430 ${letter.toUpperCase()}`).text.slice(2);
}

function gradeOf(digits: string): number | undefined {
  const grade = /^\d+$/.test(digits) ? Number(digits) : roman.indexOf(digits.toUpperCase()) + 1;
  return grade >= 1 && grade <= lastGrade ? grade : undefined;
}

function labelled(grade: number, letter: string): ClassLabel {
  const separator = /^\d/.test(letter) ? '.' : '';
  return { grade, letter, label: `${grade}${separator}${letter}` };
}

/**
 * Reads a class as schools write it: with spaces, quotes, a dash, a point before a number, small or Latin
 * letters, the word for "class", a profile in brackets. A grade alone is a class without a letter.
 */
export function parseClassLabel(value: string | number): ParsedClass {
  const typed = cleanText(String(value).slice(0, longestText));
  const text = withoutSideWords(typed);
  if (text === '' || /^[-\u2010-\u2015]+$/u.test(text)) return { ok: false, fault: 'classMissing' };
  const match =
    /^(\d{1,3}|[IVXivx]{1,4})(?:[\s.\-\u2010-\u2015_/]*(\p{L}{1,3}|\d{1,2}))?(?=$|[\s,;.-])(.*)$/u.exec(text);
  const profileOnly = /^(\d{1,2})[\s-]+\p{L}{4,}/u.exec(text);
  const digits = match?.[1] ?? profileOnly?.[1];
  if (digits === undefined) return { ok: false, fault: 'classUnreadable' };
  const rest = match === null ? '' : (match[3] ?? '').trim();
  if (rest !== '' && !/\p{L}{2}/u.test(rest)) return { ok: false, fault: 'classUnreadable' };
  const grade = gradeOf(digits);
  if (grade === undefined) return { ok: false, fault: 'classGradeUnknown' };
  const letter = match?.[2] ?? '';
  const label = labelled(grade, /^\d/.test(letter) ? letter : capitalLetter(letter));
  return { ok: true, value: label, odd: typed.replaceAll(' ', '') !== label.label };
}

/** The usual label of a class, or the cleaned text itself when it cannot be read: for comparisons. */
export function classKey(text: string): string {
  const parsed = parseClassLabel(text);
  return parsed.ok ? parsed.value.label : cleanText(text).toUpperCase();
}

/** Orders classes as a school does: by grade, then by letter. */
export function compareClasses(left: ClassLabel, right: ClassLabel): number {
  if (left.grade !== right.grade) return left.grade - right.grade;
  if (left.letter === right.letter) return 0;
  return left.letter < right.letter ? -1 : 1;
}
