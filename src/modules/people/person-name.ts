import data from '../../../content/person-names.json' with { type: 'json' };
import { isFirstName } from './first-names.ts';
import { cleanText, type PersonName, repairLookAlikes, searchKey } from './name-text.ts';

export type { PersonName } from './name-text.ts';
export { nameSearchKey, searchKey, sortKey } from './name-text.ts';

/**
 * What was repaired or looks odd in a typed name: Latin letters replaced, parts put in the usual order,
 * capitals mended, initials instead of names, characters that names do not have.
 */
export type NameNote = 'latinLetters' | 'reordered' | 'caseMended' | 'initials' | 'unusual';

/** Why a text is no name: nothing there, one word only, no surname, no letters. */
export type NameFault = 'nameMissing' | 'nameIncomplete' | 'nameWithoutSurname' | 'nameUnreadable';

export type ParsedName =
  | { readonly ok: true; readonly name: PersonName; readonly notes: readonly NameNote[] }
  | { readonly ok: false; readonly fault: NameFault };

/** Longer texts are no names: whole answers, pasted documents, hostile files. */
const longestName = 200;

const particles = new Set(data.particles);
const tails = new Set([...data.patronymicTails.male, ...data.patronymicTails.female]);
const patronymicEndings = [...data.patronymicEndings.male, ...data.patronymicEndings.female];
const patronymicWords = new Set([...data.patronymicWords.male, ...data.patronymicWords.female]);

const dashes = /\s*[\u2010-\u2015\u2212-]\s*/gu;
const lower = (word: string): string => word.toLowerCase();
const isInitial = (word: string): boolean => /^\p{L}\.(-\p{L}\.)?$/u.test(word);

/** Whether a word (with its tail, as in the Turkic way) reads as a patronymic. */
export function isPatronymic(word: string): boolean {
  const text = lower(word);
  const lastWord = text.split(' ').at(-1) ?? '';
  if (text.includes(' ') && tails.has(lastWord)) return true;
  return (
    patronymicWords.has(text) ||
    patronymicEndings.some((end) => text.length > end.length + 1 && text.endsWith(end))
  );
}

function capitalised(word: string): string {
  return word
    .split('-')
    .map((part) => part.slice(0, 1).toUpperCase() + lower(part.slice(1)))
    .join('-');
}

/** Mends words typed all in capitals or all in small letters; particles and patronymic tails stay small. */
function mendCase(word: string): string {
  if (particles.has(lower(word)) || tails.has(lower(word)))
    return word === word.toUpperCase() ? lower(word) : word;
  const letters = word.replace(/[^\p{L}]/gu, '');
  if (letters.length < 2) return word.toUpperCase();
  return letters === letters.toUpperCase() || letters === letters.toLowerCase() ? capitalised(word) : word;
}

/** Words of a name with initials apart, particles joined forwards and patronymic tails backwards. */
function nameWords(text: string): string[] {
  const spaced = text
    .replace(/\([^)]*\)/gu, ' ')
    .replace(/^\s*\d+\s*[.)]\s*/u, '')
    .replace(/(\p{L}\.)(?=\p{L})/gu, '$1 ')
    .replace(/[,;]+/gu, ' ')
    .replace(dashes, '-');
  const words: string[] = [];
  let pending = '';
  for (const raw of spaced.split(/\s+/u)) {
    const word = raw.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N}.]+$/u, '');
    const short = words.length > 0 && /^\p{L}$/u.test(word);
    const bare = isInitial(word) ? word : short ? `${word}.` : word.replace(/\.+$/u, '');
    if (bare === '') continue;
    if (tails.has(lower(bare)) && words.length > 0) words.push(`${words.pop() ?? ''} ${lower(bare)}`);
    else if (particles.has(lower(bare))) pending += `${bare} `;
    else {
      words.push(pending + bare);
      pending = '';
    }
  }
  if (pending !== '') words.push(pending.trim());
  return splitShortSurname(words);
}

/** A short surname that equals a particle: «particle name patronymic» are three words, not two. */
function splitShortSurname(words: string[]): string[] {
  const [first = '', second = ''] = words;
  const at = first.lastIndexOf(' ');
  const joined = words.length === 2 && at > 0 && isPatronymic(second) && isFirstName(first.slice(at + 1));
  return joined ? [first.slice(0, at), first.slice(at + 1), second] : words;
}

interface Arranged {
  readonly name: PersonName;
  readonly reordered: boolean;
}

const named = (lastName: string, firstName: string, middleName = ''): PersonName => ({
  lastName,
  firstName,
  middleName,
});

function arrangeTwo(first: string, second: string): Arranged | NameFault {
  if (isPatronymic(second) && isFirstName(first) && !isFirstName(second)) return 'nameWithoutSurname';
  const swapped = (isFirstName(first) && !isFirstName(second) && !isInitial(second)) || isInitial(first);
  return { name: swapped ? named(second, first) : named(first, second), reordered: swapped };
}

function arrangeThree(first: string, second: string, third: string): Arranged {
  if (isInitial(first) && isInitial(second)) return { name: named(third, first, second), reordered: true };
  const surnameLast =
    isFirstName(first) && isPatronymic(second) && !(isFirstName(second) && isPatronymic(third));
  if (surnameLast) return { name: named(third, first, second), reordered: true };
  const patronymicMiddle = isPatronymic(second) && isFirstName(third) && !isPatronymic(third);
  if (patronymicMiddle) return { name: named(first, third, second), reordered: true };
  return { name: named(first, second, third), reordered: false };
}

/** Four words and more: two given names, a double surname without a hyphen, or a name of another people. */
function arrangeMany(words: readonly string[]): Arranged {
  const last = words.at(-1) ?? '';
  if (!isPatronymic(last)) {
    return { name: named(words[0] ?? '', words[1] ?? '', words.slice(2).join(' ')), reordered: false };
  }
  const given = words.slice(0, -1);
  const firstGiven = given.findIndex((word, index) => index > 0 && isFirstName(word));
  const from = firstGiven === -1 ? given.length - 1 : firstGiven;
  return { name: named(given.slice(0, from).join(' '), given.slice(from).join(' '), last), reordered: false };
}

function arrange(words: readonly string[]): Arranged | NameFault {
  const [first, second, third] = words;
  if (first === undefined) return 'nameUnreadable';
  if (second === undefined) return 'nameIncomplete';
  if (third === undefined) return arrangeTwo(first, second);
  return words.length === 3 ? arrangeThree(first, second, third) : arrangeMany(words);
}

function finish(name: PersonName, notes: Set<NameNote>): ParsedName {
  if (isInitial(name.firstName)) notes.add('initials');
  const whole = `${name.lastName}${name.firstName}${name.middleName}`;
  if (/[^\p{L}\s.'\u2019-]/u.test(whole)) notes.add('unusual');
  return { ok: true, name, notes: [...notes] };
}

function mended(text: string, notes: Set<NameNote>): string {
  const repair = repairLookAlikes(text);
  if (repair.repaired) notes.add('latinLetters');
  if (repair.mixed) notes.add('unusual');
  return repair.text;
}

function mendWord(word: string, notes: Set<NameNote>): string {
  const better = word.split(' ').map(mendCase).join(' ');
  if (better !== word) notes.add('caseMended');
  return better;
}

/**
 * Reads «surname name patronymic» as people type it: double surnames, Turkic patronymics, particles, initials,
 * parts in another order, all capitals, Latin letters inside Cyrillic words. Genuinely Latin names are kept.
 */
export function parsePersonName(text: string): ParsedName {
  if (text.length > longestName) return { ok: false, fault: 'nameUnreadable' };
  const notes = new Set<NameNote>();
  const repaired = mended(cleanText(text).replace(dashes, '-'), notes);
  if (repaired === '') return { ok: false, fault: 'nameMissing' };
  if (!/\p{L}{2}/u.test(repaired)) return { ok: false, fault: 'nameUnreadable' };
  const words = nameWords(repaired).map((word) => mendWord(word, notes));
  const arranged = arrange(words);
  if (typeof arranged === 'string') return { ok: false, fault: arranged };
  if (arranged.reordered) notes.add('reordered');
  return finish(arranged.name, notes);
}

/** The same for a table that keeps surname, name and patronymic in columns of their own. */
export function parseNameParts(lastName: string, firstName: string, middleName: string): ParsedName {
  if (lastName.length + firstName.length + middleName.length > longestName)
    return { ok: false, fault: 'nameUnreadable' };
  const texts = [lastName, firstName, middleName].map(cleanText);
  if (texts.every((part) => part === '')) return { ok: false, fault: 'nameMissing' };
  if (texts.filter((part) => part !== '').length === 1) return parsePersonName(texts.join(' '));
  const notes = new Set<NameNote>();
  // Repaired as one text, so that a part made only of look-alikes is read in the alphabet of the others.
  const parts = mended(texts.map((part) => part.replace(dashes, '-')).join(' \n '), notes).split(' \n ');
  const [last = '', first = '', middle = ''] = parts.map((part) =>
    nameWords(part)
      .map((word) => mendWord(word, notes))
      .join(' '),
  );
  if (last === '') return { ok: false, fault: 'nameWithoutSurname' };
  if (first === '') return { ok: false, fault: 'nameIncomplete' };
  return finish(named(last, first, middle), notes);
}

/** Surname, name and patronymic in one line. */
export function fullName(name: PersonName): string {
  return [name.lastName, name.firstName, name.middleName].filter((part) => part !== '').join(' ');
}

function initial(part: string): string {
  if (part === '') return '';
  const words = (part.split(' ')[0] ?? '').split('-');
  return words.map((word) => `${word.slice(0, 1).toUpperCase()}.`).join('-');
}

/** Surname with initials, which no line break parts. */
export function shortName(name: PersonName): string {
  return [name.lastName, initial(name.firstName), initial(name.middleName)]
    .filter((part) => part !== '')
    .join('\u00a0');
}

/** Whether two names are the same person's name as far as spelling goes: case, yo, look-alikes and spaces aside. */
export function sameName(left: PersonName, right: PersonName): boolean {
  return (
    searchKey(left.lastName) === searchKey(right.lastName) &&
    searchKey(left.firstName) === searchKey(right.firstName) &&
    searchKey(left.middleName) === searchKey(right.middleName)
  );
}
