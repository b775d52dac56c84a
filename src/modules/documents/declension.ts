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
  readonly lastName: string;
  readonly firstName: string;
  /** Patronymic; empty when there is none. */
  readonly middleName: string;
}

/** Forms that the person has given; a missing part or case is declined by rule. */
export type OwnForms = Readonly<Partial<Record<Case, Partial<NameParts>>>>;

/** A card of `people` fits as it is. */
export interface PersonName extends NameParts {
  /** Known from the card; otherwise told from the patronymic, the first name, the surname in this order. */
  readonly gender?: Gender | 'unknown' | undefined;
  readonly ownForms?: OwnForms | undefined;
}

const noBreakSpace = '\u00a0';

function known(gender: string | null): Gender | undefined {
  return gender === 'male' || gender === 'female' ? gender : undefined;
}

function patronymicGender(patronymic: string): Gender | undefined {
  const words = patronymic.toLowerCase().split(/[\s-]+/u);
  const last = words.at(-1) ?? '';
  if (patronymicWords.male.includes(last)) return 'male';
  if (patronymicWords.female.includes(last)) return 'female';
  return known(getMiddlenameGender(patronymic));
}

/** The gender given or told from the name; undefined when neither helps. */
export function genderOf(name: PersonName): Gender | undefined {
  if (name.gender && name.gender !== 'unknown') return name.gender;
  return (
    patronymicGender(name.middleName) ??
    known(getFirstnameGender(name.firstName)) ??
    known(getLastnameGender(name.lastName))
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
    // Initials instead of a name have no cases.
    if (isFrozen(pieces, index, table) || piece.endsWith('.')) return piece;
    const rule = findRule(table.rules, piece, gender);
    const form = rule ? applyRule(rule, piece, grammaticalCase) : library(piece, grammaticalCase, gender);
    // A name of one or two letters has no stem to lose.
    return form.startsWith(piece.slice(0, 1)) ? form : piece;
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

/** Patronymics with a Turkic word for son or daughter stay as they are, and so do initials. */
function declinePatronymic(patronymic: string, grammaticalCase: Case, gender: Gender): string {
  if (/[\s.-]/u.test(patronymic)) return patronymic;
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
  const lastName = tidy(name.lastName);
  const firstName = tidy(name.firstName);
  const middleName = tidy(name.middleName);
  if (grammaticalCase === 'nominative') return { lastName, firstName, middleName };
  const own = name.ownForms?.[grammaticalCase];
  const gender = genderOf(name);
  const decline = (part: string, byRule: typeof declineSurname) =>
    gender && part ? byRule(part, grammaticalCase, gender) : part;
  return {
    lastName: own?.lastName || decline(lastName, declineSurname),
    firstName: own?.firstName || decline(firstName, declineFirstName),
    middleName: own?.middleName || decline(middleName, declinePatronymic),
  };
}

/** Surname, first name, patronymic in a case, as documents write them. */
export function nameInCase(name: PersonName, grammaticalCase: Case): string {
  const { lastName, firstName, middleName } = declineName(name, grammaticalCase);
  return [lastName, firstName, middleName].filter(Boolean).join(' ');
}

function initials(name: PersonName): string {
  const given = tidy(name.firstName).split(' ')[0] ?? '';
  const first = given
    .split('-')
    .filter(Boolean)
    .map((piece) => `${piece.slice(0, 1)}.`)
    .join('-');
  const patronymic = tidy(name.middleName);
  return [first, patronymic && `${patronymic.slice(0, 1)}.`].filter(Boolean).join(noBreakSpace);
}

/** Initials before the surname, as under a signature: «Yu. V. Dorofeeva», with no-break spaces. */
export function initialsThenSurname(name: PersonName, grammaticalCase: Case = 'nominative'): string {
  return [initials(name), declineName(name, grammaticalCase).lastName].filter(Boolean).join(noBreakSpace);
}

/** Surname before the initials, as in lists and in running text, with no-break spaces. */
export function surnameThenInitials(name: PersonName, grammaticalCase: Case = 'nominative'): string {
  return [declineName(name, grammaticalCase).lastName, initials(name)].filter(Boolean).join(noBreakSpace);
}

export type NameDoubt = 'gender' | 'lastName' | 'firstName';

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
  if (!has('lastName') && isDoubtful(name.lastName, gender, surnameTable.rules)) doubts.push('lastName');
  const severalWords = tidy(name.firstName).includes(' ');
  if (!has('firstName') && (severalWords || isDoubtful(name.firstName, gender, firstNameTable.rules))) {
    doubts.push('firstName');
  }
  return doubts;
}
