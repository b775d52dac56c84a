import diminutives from '../../../content/diminutives.json' with { type: 'json' };
import { searchKey } from './name-text.ts';

export type Gender = 'male' | 'female' | 'unknown';

interface FirstName {
  readonly gender: Set<Exclude<Gender, 'unknown'>>;
  /** Full names (as search keys) that this word stands for, itself included when it is one. */
  readonly fullNames: Set<string>;
}

const names = new Map<string, FirstName>();

function remember(word: string, fullName: string, gender: 'male' | 'female'): void {
  const key = searchKey(word);
  const entry = names.get(key) ?? { gender: new Set(), fullNames: new Set() };
  entry.gender.add(gender);
  entry.fullNames.add(searchKey(fullName));
  names.set(key, entry);
}

for (const gender of ['male', 'female'] as const) {
  const table: Record<string, string[]> = diminutives[gender];
  for (const [fullName, shortNames] of Object.entries(table)) {
    remember(fullName, fullName, gender);
    for (const shortName of shortNames) remember(shortName, fullName, gender);
  }
}

/** Whether a word is a common first name or a diminutive of one. */
export function isFirstName(word: string): boolean {
  return names.has(searchKey(word));
}

/** The gender that a first name tells; unknown for a rare one or one that both bear. */
export function genderOfFirstName(word: string): Gender {
  const genders = names.get(searchKey(word))?.gender;
  if (genders?.size !== 1) return 'unknown';
  return genders.has('male') ? 'male' : 'female';
}

/** Whether two first names are the same name, a diminutive or another spelling of it. Arguments are search keys. */
export function sameFirstName(left: string, right: string): boolean {
  if (left === right) return true;
  const a = names.get(left)?.fullNames;
  const b = names.get(right)?.fullNames;
  if (a === undefined || b === undefined) return false;
  for (const name of a) if (b.has(name)) return true;
  return false;
}

/** Every full name (search key) that a word may stand for; empty for an unknown word. */
export function fullNamesOf(key: string): readonly string[] {
  return [...(names.get(key)?.fullNames ?? [])];
}
