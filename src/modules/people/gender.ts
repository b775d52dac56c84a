import data from '../../../content/person-names.json' with { type: 'json' };
import { type Gender, genderOfFirstName } from './first-names.ts';
import { type PersonName, searchKey } from './name-text.ts';

export type { Gender } from './first-names.ts';

const keys = (words: readonly string[]): string[] => words.map(searchKey);
const tails = {
  male: new Set(keys(data.patronymicTails.male)),
  female: new Set(keys(data.patronymicTails.female)),
};
const endings = { male: keys(data.patronymicEndings.male), female: keys(data.patronymicEndings.female) };
const words = {
  male: new Set(keys(data.patronymicWords.male)),
  female: new Set(keys(data.patronymicWords.female)),
};
const surnames = { male: keys(data.surnameEndings.male), female: keys(data.surnameEndings.female) };
const genders = ['male', 'female'] as const;

/** The gender that a patronymic tells, or unknown. */
export function genderOfPatronymic(middleName: string): Gender {
  const key = searchKey(middleName);
  const tail = key.split(' ').at(-1) ?? '';
  const found = genders.find(
    (gender) =>
      tails[gender].has(tail) || words[gender].has(key) || endings[gender].some((end) => key.endsWith(end)),
  );
  return found ?? 'unknown';
}

/** A guess: by the patronymic, else by a common first name, else by the ending of a Russian surname. */
export function guessGender(name: PersonName): Gender {
  const byPatronymic = genderOfPatronymic(name.middleName);
  if (byPatronymic !== 'unknown') return byPatronymic;
  const byFirstName = genderOfFirstName(name.firstName);
  if (byFirstName !== 'unknown') return byFirstName;
  const surname = searchKey(name.lastName);
  return genders.find((gender) => surnames[gender].some((end) => surname.endsWith(end))) ?? 'unknown';
}
