import {
  getFirstnameGender,
  getLastnameGender,
  getMiddlenameGender,
  inclineFirstname,
  inclineLastname,
  inclineMiddlename,
} from 'lvovich';
import {
  applyRule,
  type Case,
  cases,
  type DeclensionRule,
  findRule,
  firstNameTable,
  type Gender,
  type PartTable,
  patronymicWords,
  surnameTable,
} from './declension-rules.ts';

export { type Case, cases, type Gender };

export interface NameParts {
  readonly surname: string;
  readonly firstName: string;
  /** Empty when the person has none. */
  readonly patronymic: string;
}

/** Forms that the person has given; a missing part or case is declined by rule. */
export type OwnForms = Readonly<Partial<Record<Case, Partial<NameParts>>>>;

export interface PersonName extends NameParts {
  /** Known from the card; otherwise told from the patronymic, the first name, the surname in this order. */
  readonly gender?: Gender | undefined;
  readonly ownForms?: OwnForms | undefined;
}

const noBreakSpace = '\u00a0';

function known(gender: string | null): Gender | undefined {
  return gender === 'male' || gender === 'female' ? gender : undefined;
}

function patronymicGender(patronymic: string): Gender | undefined {
  const last =
    patronymic
      .toLowerCase()
      .split(/[\s-]+/u)
      .at(-1) ?? '';
  if (patronymicWords.male.includes(last)) return 'male';
  if (patronymicWords.female.includes(last)) return 'female';
  return known(getMiddlenameGender(patronymic));
}

/** The gender given or told from the name; undefined when neither helps. */
export function genderOf(name: PersonName): Gender | undefined {
  if (name.gender) return name.gender;
  return (
    patronymicGender(name.patronymic) ??
    known(getFirstnameGender(name.firstName)) ??
    known(getLastnameGender(name.surname))
  );
}

function isFrozen(pieces: readonly string[], index: number, table: PartTable): boolean {
  if (index === pieces.length - 1) return false;
  const last = pieces.at(-1)?.toLowerCase() ?? '';
  const piece = pieces[index]?.toLowerCase() ?? '';
  return table.firstPartsUnchanged.includes(piece) || table.lastPartsThatFreezeFirst.includes(last);
}

function declineWord(
  word: string,
  grammaticalCase: Case,
  gender: Gender,
  table: PartTable,
  library: typeof inclineLastname,
): string {
  const pieces = word.split('-');
  const declined = pieces.map((piece, index) => {
    if (isFrozen(pieces, index, table)) return piece;
    const rule = findRule(table.rules, piece, gender);
    if (rule) return applyRule(rule, piece, grammaticalCase);
    return library(piece, grammaticalCase, gender);
  });
  return declined.join('-');
}

/** A surname of several words («van der Waals») is declined in its last word only. */
function declineSurname(surname: string, grammaticalCase: Case, gender: Gender): string {
  const words = surname.split(' ');
  const last = words.at(-1) ?? '';
  const declined = declineWord(last, grammaticalCase, gender, surnameTable, inclineLastname);
  return [...words.slice(0, -1), declined].join(' ');
}

function declineFirstName(firstName: string, grammaticalCase: Case, gender: Gender): string {
  return firstName
    .split(' ')
    .map((word) => declineWord(word, grammaticalCase, gender, firstNameTable, inclineFirstname))
    .join(' ');
}

/** Patronymics with a Turkic word for son or daughter stay as they are. */
function declinePatronymic(patronymic: string, grammaticalCase: Case, gender: Gender): string {
  if (/[\s-]/u.test(patronymic)) return patronymic;
  return inclineMiddlename(patronymic, grammaticalCase, gender);
}

function tidy(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}

/**
 * The three parts of a name in a case: the person's own forms first, then the table of exceptions,
 * then `lvovich`. A name whose gender is unknown stays in the nominative.
 */
export function declineName(name: PersonName, grammaticalCase: Case): NameParts {
  const parts = {
    surname: tidy(name.surname),
    firstName: tidy(name.firstName),
    patronymic: tidy(name.patronymic),
  };
  if (grammaticalCase === 'nominative') return parts;
  const own = name.ownForms?.[grammaticalCase];
  const gender = genderOf(name);
  const byRule = gender
    ? {
        surname: parts.surname && declineSurname(parts.surname, grammaticalCase, gender),
        firstName: parts.firstName && declineFirstName(parts.firstName, grammaticalCase, gender),
        patronymic: parts.patronymic && declinePatronymic(parts.patronymic, grammaticalCase, gender),
      }
    : parts;
  return {
    surname: own?.surname || byRule.surname,
    firstName: own?.firstName || byRule.firstName,
    patronymic: own?.patronymic || byRule.patronymic,
  };
}

/** Surname, first name, patronymic in a case, as documents write them. */
export function fullName(name: PersonName, grammaticalCase: Case = 'nominative'): string {
  const { surname, firstName, patronymic } = declineName(name, grammaticalCase);
  return [surname, firstName, patronymic].filter(Boolean).join(' ');
}

function initials(name: PersonName): string {
  const first = tidy(name.firstName).split(/(?=-)|\s+/u);
  const letters = first.map((piece) =>
    piece.startsWith('-') ? `-${piece.slice(1, 2)}.` : `${piece.slice(0, 1)}.`,
  );
  const firstInitial = tidy(name.firstName) ? letters.join('') : '';
  const patronymic = tidy(name.patronymic);
  return [firstInitial, patronymic && `${patronymic.slice(0, 1)}.`].filter(Boolean).join(noBreakSpace);
}

/** Initials before the surname, as under a signature: «Yu. V. Dorofeeva», with no-break spaces. */
export function initialsThenSurname(name: PersonName, grammaticalCase: Case = 'nominative'): string {
  const { surname } = declineName(name, grammaticalCase);
  return [initials(name), surname].filter(Boolean).join(noBreakSpace);
}

/** Surname before the initials, as in lists and in running text, with no-break spaces. */
export function surnameThenInitials(name: PersonName, grammaticalCase: Case = 'nominative'): string {
  const { surname } = declineName(name, grammaticalCase);
  return [surname, initials(name)].filter(Boolean).join(noBreakSpace);
}

/** A name typed as one line, surname first; the patronymic may be absent or of several words. */
export function parseName(line: string): PersonName {
  const [surname = '', firstName = '', ...rest] = tidy(line).split(' ');
  return { surname, firstName, patronymic: rest.join(' ') };
}

export type NameDoubt = 'gender' | 'surname' | 'firstName';

function isDoubtful(word: string, gender: Gender, rules: readonly DeclensionRule[]): boolean {
  return word.split(/[\s-]+/u).some((piece) => findRule(rules, piece, gender)?.doubtful === true);
}

/**
 * What a curator should look at before a document is signed: a gender that could not be told, a surname or
 * a first name that families decline in different ways. Parts with own forms are never in doubt.
 */
export function nameDoubts(name: PersonName): NameDoubt[] {
  const gender = genderOf(name);
  if (!gender) return ['gender'];
  const has = (part: keyof NameParts) =>
    cases.slice(1).every((grammaticalCase) => Boolean(name.ownForms?.[grammaticalCase]?.[part]));
  const doubts: NameDoubt[] = [];
  if (!has('surname') && isDoubtful(name.surname, gender, surnameTable.rules)) doubts.push('surname');
  const severalWords = tidy(name.firstName).includes(' ');
  if (!has('firstName') && (severalWords || isDoubtful(name.firstName, gender, firstNameTable.rules))) {
    doubts.push('firstName');
  }
  return doubts;
}
