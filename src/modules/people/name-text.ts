import data from '../../../content/person-names.json' with { type: 'json' };

/** A person's name in its three parts; `middleName` (patronymic) is '' when there is none. */
export interface PersonName {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
}

const toCyrillic = new Map<string, string>(Object.entries(data.lookAlikes));
const toLatin = new Map<string, string>(
  Object.entries(data.lookAlikes).flatMap(([latin, cyrillic]) =>
    /^[A-Za-z]$/.test(latin) ? [[cyrillic, latin] as const] : [],
  ),
);
const letterFolds = new Map<string, string>(Object.entries(data.letterFolds));

const cyrillicLetter = /\p{Script=Cyrillic}/u;
const latinLetter = /\p{Script=Latin}/u;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
const apostrophes = /[\u0027\u2018\u2019\u02bc\u0060\u00b4]/g;

/** Composed letters, no invisible characters, single ordinary spaces, no spaces at the ends. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(invisible, '').replace(/\s+/gu, ' ').trim();
}

export interface RepairedText {
  readonly text: string;
  /** Letters of the other alphabet that look alike were replaced. */
  readonly repaired: boolean;
  /** A word still mixes two alphabets: nobody but its author knows what was meant. */
  readonly mixed: boolean;
}

function swapLetters(word: string, script: RegExp, table: ReadonlyMap<string, string>): string | undefined {
  let result = '';
  for (const letter of word) {
    const other = table.get(letter);
    if (other !== undefined && script.test(letter)) result += other;
    else if (script.test(letter)) return undefined;
    else result += letter;
  }
  return result;
}

/**
 * Replaces look-alike letters of the other alphabet: a Cyrillic word with Latin letters becomes Cyrillic, and
 * in a text that is Cyrillic elsewhere a word made only of look-alikes too. Words that are Latin stay Latin.
 */
export function repairLookAlikes(text: string): RepairedText {
  const words = text.split(' ');
  const cyrillicText = words.some((word) => cyrillicLetter.test(word) && !isLatinWithSlips(word));
  let repaired = false;
  let mixed = false;
  const result = words.map((word) => {
    if (!latinLetter.test(word)) return word;
    const isMixed = cyrillicLetter.test(word);
    const cyrillic = isMixed || cyrillicText ? swapLetters(word, latinLetter, toCyrillic) : undefined;
    const swapped = cyrillic ?? (isMixed ? swapLetters(word, cyrillicLetter, toLatin) : undefined);
    if (swapped === undefined) {
      mixed ||= isMixed;
      return word;
    }
    repaired ||= swapped !== word;
    return swapped;
  });
  return { text: result.join(' '), repaired, mixed };
}

/** A Latin word with a Cyrillic letter or two that only look Latin. */
function isLatinWithSlips(word: string): boolean {
  return (
    latinLetter.test(word) &&
    swapLetters(word, latinLetter, toCyrillic) === undefined &&
    swapLetters(word, cyrillicLetter, toLatin) !== undefined
  );
}

/**
 * Text as it is searched for: lower case, letters with a diacritic folded (so that yo is found by ye),
 * look-alikes repaired, apostrophes dropped, all other punctuation a single space.
 */
export function searchKey(text: string): string {
  const repaired = repairLookAlikes(cleanText(text)).text.toLowerCase().replace(apostrophes, '');
  let folded = '';
  for (const letter of repaired) folded += letterFolds.get(letter) ?? letter;
  return folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The three parts as one search key. */
export function nameSearchKey(name: PersonName): string {
  return searchKey(`${name.lastName} ${name.firstName} ${name.middleName}`);
}

const cyrillicA = 0x430;
const cyrillicYa = 0x44f;
const yo = '\u0451';

/** Two digits a letter, so that every collation of every engine compares alike: 10-41 Cyrillic, 50-75 Latin. */
function letterCode(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if (code >= cyrillicA && code <= cyrillicYa) return String(10 + code - cyrillicA);
  if (code >= 0x61 && code <= 0x7a) return String(50 + code - 0x61);
  if (code >= 0x30 && code <= 0x39) return String(80 + code - 0x30);
  return letter === ' ' ? '01' : '45';
}

/**
 * A key of decimal digits that sorts names in the Russian order by plain comparison on every engine:
 * yo counts as ye, and comes after it only where nothing else differs; surname, then name, then patronymic;
 * a shorter surname first; Cyrillic before Latin.
 */
export function sortKey(name: PersonName): string {
  const parts = [name.lastName, name.firstName, name.middleName].map(searchKey);
  const main = parts.map((part) => Array.from(part, letterCode).join('')).join('00');
  const text = `${name.lastName}${name.firstName}${name.middleName}`.toLowerCase();
  const ties = Array.from(text)
    .filter((letter) => letter === yo || letter === '\u0435')
    .map((letter) => (letter === yo ? '1' : '0'))
    .join('');
  return ties.includes('1') ? `${main}00${ties}` : `${main}00`;
}
