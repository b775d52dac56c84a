import type { CalendarDate } from '../../core/clock.ts';
import { fullName, nameSearchKey, type PersonName } from '../people/index.ts';
import { type Problem, problemOf } from './problem.ts';

interface Repeatable {
  readonly row: number;
  readonly name: PersonName;
  readonly bornOn: CalendarDate | undefined;
}

type Sameness = 'same' | 'sameButClass' | 'other';

export interface DuplicateRules<T extends Repeatable> {
  /** Whether two rows with the same name are the same person: namesakes are not. */
  compare(kept: T, repeated: T): Sameness;
  /** The kept row with what only the repeated one says. */
  merge(kept: T, repeated: T): T;
}

/** Nobody has more namesakes in one school; a file that repeats one name for ever must not cost its square. */
const mostNamesakes = 100;

/**
 * Leaves one row for each person of a file: a repeated row is merged into the first one and remarked on.
 * Work grows with the number of rows, not with its square.
 */
export function mergeDuplicates<T extends Repeatable>(
  rows: readonly T[],
  rules: DuplicateRules<T>,
): { readonly rows: readonly T[]; readonly problems: readonly Problem[] } {
  const kept: T[] = [];
  const byName = new Map<string, number[]>();
  const problems: Problem[] = [];
  for (const row of rows) {
    const key = nameSearchKey(row.name);
    const places = byName.get(key) ?? [];
    let repeated = false;
    for (const place of places.slice(-mostNamesakes)) {
      const first = kept[place];
      if (first === undefined) continue;
      const sameness = rules.compare(first, row);
      if (sameness === 'other') continue;
      kept[place] = rules.merge(first, row);
      const code = sameness === 'same' ? 'duplicateRow' : 'duplicateClassDiffers';
      problems.push(
        problemOf(row.row, code, { params: { first: first.row }, personal: { name: fullName(row.name) } }),
      );
      repeated = true;
      break;
    }
    if (repeated) continue;
    places.push(kept.length);
    byName.set(key, places);
    kept.push(row);
  }
  return { rows: kept, problems };
}

/** Two texts as a list without repetition. */
export function joinedTexts(left: string, right: string): string {
  if (left === '' || right === '' || left.toLowerCase() === right.toLowerCase()) return left || right;
  return left.toLowerCase().split(', ').includes(right.toLowerCase()) ? left : `${left}, ${right}`;
}
