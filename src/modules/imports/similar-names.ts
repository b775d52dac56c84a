import {
  editDistance,
  forgivenMistakes,
  type PersonName,
  sameFirstName,
  searchKey,
} from '../people/index.ts';

function near(left: string, right: string): boolean {
  return editDistance(left, right, 2) <= forgivenMistakes(left);
}

/**
 * Whether two names of people born on the same day may belong to one person: a slip in any part, a lacking
 * patronymic, a diminutive, or a surname that was changed while name and patronymic stayed.
 */
export function similarNames(left: PersonName, right: PersonName): boolean {
  const [last, otherLast] = [searchKey(left.lastName), searchKey(right.lastName)];
  const [first, otherFirst] = [searchKey(left.firstName), searchKey(right.firstName)];
  const [middle, otherMiddle] = [searchKey(left.middleName), searchKey(right.middleName)];
  const sameFirst = sameFirstName(first, otherFirst) || near(first, otherFirst);
  const sameMiddle = middle === '' || otherMiddle === '' || near(middle, otherMiddle);
  if (!sameFirst || !sameMiddle) return false;
  const changedSurname = first === otherFirst && middle !== '' && middle === otherMiddle;
  return near(last, otherLast) || changedSurname;
}
