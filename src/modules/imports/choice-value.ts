import words from '../../../content/import-values.json' with { type: 'json' };
import type { Cell } from '../../files/table.ts';
import { type Gender, searchKey } from '../people/index.ts';
import { cellText } from './cell-value.ts';

export type MeetingMode = 'inPerson' | 'online' | 'mixed';
export type WishedPartner = 'student' | 'teacher' | 'collegeStudent' | 'employer' | 'any';
export type WishedAge = '10-12' | '13-15' | '16-18' | 'adults' | 'any';

type Options<Code extends string> = Readonly<Record<Code, readonly string[]>>;

function codesOf<Code extends string>(options: Options<Code>): Code[] {
  return Object.keys(options) as Code[];
}

/** Codes whose words stand in the text; when the whole text is one of the words, only that code. */
function choices<Code extends string>(cell: Cell | undefined, options: Options<Code>): Code[] {
  const key = searchKey(cellText(cell));
  if (key === '') return [];
  const codes = codesOf(options);
  const whole = codes.filter((code) => options[code].includes(key));
  if (whole.length > 0) return whole.slice(0, 1);
  return codes.filter((code) => options[code].some((phrase) => ` ${key} `.includes(` ${phrase} `)));
}

/** Length of the longest of the phrases that stands in the text; 0 when none does. */
function longest(key: string, phrases: readonly string[]): number {
  return Math.max(
    0,
    ...phrases.filter((phrase) => ` ${key} `.includes(` ${phrase} `)).map(({ length }) => length),
  );
}

/** Yes or no; undefined for anything else. The longer words win: "not agreed" holds "agreed". */
export function parseYesNo(cell: Cell | undefined): boolean | undefined {
  if (typeof cell === 'boolean') return cell;
  const text = cellText(cell);
  if (text === '+') return true;
  const key = searchKey(text);
  const [yes, no] = [longest(key, words.yes), longest(key, words.no)];
  return yes === no ? undefined : yes > no;
}

export function parseGender(cell: Cell | undefined): Exclude<Gender, 'unknown'> | undefined {
  const [only, more] = choices(cell, words.gender);
  return more === undefined ? only : undefined;
}

/** How to meet; both ways named together mean mixed. */
export function parseMode(cell: Cell | undefined): MeetingMode | undefined {
  const [first, second] = choices(cell, words.mode);
  return second === undefined ? first : 'mixed';
}

/** Whom a mentee sees beside him; "any" alone when it is among the answers. */
export function parseWishedPartners(cell: Cell | undefined): readonly WishedPartner[] {
  const found = choices(cell, words.wishedPartner);
  return found.includes('any') ? ['any'] : found;
}

/** With people of what age a mentor likes to work; "any" alone when it is among the answers. */
export function parseWishedAges(cell: Cell | undefined): readonly WishedAge[] {
  const found = choices<WishedAge>(cell, words.wishedAge);
  return found.includes('any') ? ['any'] : found;
}

/** Pieces of an answer in which several were ticked: by comma, semicolon or line, not inside brackets. */
export function splitList(text: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let piece = '';
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth = Math.max(0, depth - 1);
    if (depth === 0 && /[,;\n]/.test(letter)) {
      pieces.push(piece);
      piece = '';
    } else piece += letter;
  }
  return [...pieces, piece]
    .map((part) => part.trim().replace(/[.\s]{1,20}$/u, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

const nobody = new Set(words.nobody);
const conjunctions = new Set(words.and);

/** A piece that begins with a number is the class of the name before it. */
function withClasses(pieces: readonly string[]): string[] {
  const joined: string[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (/^\d/.test(piece) && before !== undefined) joined[joined.length - 1] = `${before} ${piece}`;
    else joined.push(piece);
  }
  return joined;
}

/** Names that an answer lists, «and» between them too; none when it says "nobody". */
export function splitNames(cell: Cell | undefined): string[] {
  const text = cellText(cell);
  if (nobody.has(searchKey(text))) return [];
  return withClasses(splitList(text))
    .flatMap((piece) => {
      const parts: string[][] = [[]];
      for (const word of piece.split(' ')) {
        if (conjunctions.has(word.toLowerCase())) parts.push([]);
        else parts.at(-1)?.push(word);
      }
      return parts.map((part) => part.join(' '));
    })
    .filter((name) => /\p{L}{2}/u.test(name) && !nobody.has(searchKey(name)));
}
