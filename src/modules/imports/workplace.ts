import words from '../../../content/import-values.json' with { type: 'json' };
import { type PersonKind, searchKey } from '../people/index.ts';

const places = words.workplace;

const holds = (key: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => ` ${key} `.includes(` ${phrase} `));
const numbersOf = (text: string): string[] => text.match(/\d+/g) ?? [];
const telling = (key: string): string[] =>
  key.split(' ').filter((word) => word.length >= 4 && !/\d/.test(word));

function isSchool(key: string): boolean {
  return places.school.some((word) => key.split(' ').some((part) => part.startsWith(word)));
}

/**
 * Whether a place of work is the organisation itself, under any of its names: the same number beside a word for
 * a school, or the same telling words. Nothing at all and a bare «school» mean the own one.
 */
export function isOwnOrganization(workplace: string, organizationNames: readonly string[]): boolean {
  const key = searchKey(workplace);
  if (key === '') return true;
  const numbers = numbersOf(key);
  if (isSchool(key) && numbers.length === 0 && key.split(' ').length <= 2) return true;
  return organizationNames.some((name) => {
    const own = searchKey(name);
    if (own === key) return true;
    const ownNumbers = numbersOf(own);
    if (ownNumbers.length > 0) return isSchool(key) && numbers.some((number) => ownNumbers.includes(number));
    const [few, many] = [telling(key), telling(own)].sort((a, b) => a.length - b.length);
    return (
      few !== undefined && many !== undefined && few.length > 0 && few.every((word) => many.includes(word))
    );
  });
}

/** What kind of person works or studies at a place outside the school; an employee where nothing tells otherwise. */
export function kindOfWorkplace(workplace: string): PersonKind {
  const key = searchKey(workplace);
  const teaches = holds(key, places.teacherPosts);
  if (holds(key, places.collegeStudent) && !teaches) return 'collegeStudent';
  if (holds(key, places.veteran)) return 'veteran';
  if (holds(key, places.entrepreneur)) return 'entrepreneur';
  if (holds(key, places.publicFigure)) return 'publicFigure';
  if (holds(key, places.guardian)) return 'guardian';
  if (isSchool(key) || teaches) return 'other';
  return 'employer';
}
