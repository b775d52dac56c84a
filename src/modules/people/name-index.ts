import { classKey } from './class-label.ts';
import { type PersonName, searchKey } from './name-text.ts';

/** Somebody whom a typed name may mean. */
export interface NameCandidate {
  readonly id: string;
  readonly name: PersonName;
  readonly classLabel?: string | undefined;
}

/** The three parts of a name as search keys. */
export interface NameKeys {
  readonly last: string;
  readonly first: string;
  readonly middle: string;
}

export interface IndexedCandidate<C extends NameCandidate> {
  readonly candidate: C;
  readonly keys: NameKeys;
  readonly classLabel: string | undefined;
}

/** People prepared for many look-ups: no look-up goes over all of them. */
export interface NameIndex<C extends NameCandidate> {
  /** Those whose three parts equal the keys. */
  same(keys: NameKeys): readonly IndexedCandidate<C>[];
  /** Those worth comparing: near by surname, of the same given names, or of the same class. */
  near(keys: NameKeys, classLabel: string | undefined): readonly IndexedCandidate<C>[];
}

export function nameKeys(name: PersonName): NameKeys {
  return {
    last: searchKey(name.lastName),
    first: searchKey(name.firstName),
    middle: searchKey(name.middleName),
  };
}

const joined = (keys: NameKeys): string => `${keys.last}|${keys.first}|${keys.middle}`;
const given = (keys: NameKeys): string => `${keys.first}|${keys.middle}`;

/** A word and all words with one letter less: two words one slip apart share one of them. */
export function deletions(word: string): string[] {
  const variants = new Set([word]);
  for (let at = 0; at < word.length; at++) variants.add(word.slice(0, at) + word.slice(at + 1));
  return [...variants];
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** A class has some thirty pupils; a group much larger than that tells nothing and would cost much. */
const mostOfAGroup = 120;

function addFew<V>(found: Set<V>, group: readonly V[] | undefined): void {
  if (group === undefined || group.length > mostOfAGroup) return;
  for (const value of group) found.add(value);
}

/** Indexes people by exact name, by surname up to a slip, by given names and by class. */
export function createNameIndex<C extends NameCandidate>(candidates: readonly C[]): NameIndex<C> {
  const exact = new Map<string, IndexedCandidate<C>[]>();
  const surnames = new Map<string, IndexedCandidate<C>[]>();
  const slips = new Map<string, Set<string>>();
  const givenNames = new Map<string, IndexedCandidate<C>[]>();
  const classes = new Map<string, IndexedCandidate<C>[]>();
  for (const candidate of candidates) {
    const keys = nameKeys(candidate.name);
    const { classLabel } = candidate;
    const held = { candidate, keys, classLabel: classLabel === undefined ? undefined : classKey(classLabel) };
    push(exact, joined(keys), held);
    if (keys.middle !== '') push(givenNames, given(keys), held);
    if (held.classLabel !== undefined) push(classes, held.classLabel, held);
    // Each half of a double surname leads to its bearer too.
    for (const part of new Set([keys.last, ...keys.last.split(' ')])) {
      if (!surnames.has(part)) {
        for (const slip of deletions(part)) slips.set(slip, (slips.get(slip) ?? new Set()).add(part));
      }
      push(surnames, part, held);
    }
  }
  return {
    same: (keys) => exact.get(joined(keys)) ?? [],
    near(keys, classLabel) {
      const parts = new Set<string>();
      for (const word of new Set([keys.last, ...keys.last.split(' ')])) {
        for (const slip of deletions(word)) for (const part of slips.get(slip) ?? []) parts.add(part);
      }
      const found = new Set([...parts].flatMap((part) => surnames.get(part) ?? []));
      if (keys.middle !== '') addFew(found, givenNames.get(given(keys)));
      if (classLabel !== undefined) addFew(found, classes.get(classLabel));
      return [...found];
    },
  };
}
