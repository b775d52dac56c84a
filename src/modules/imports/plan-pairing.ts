import { nameSearchKey, parseClassLabel, searchKey } from '../people/index.ts';
import type { ExistingPerson, IncomingPerson, PlanSubject } from './plan-person.ts';
import type { ProblemName } from './problem.ts';
import { similarNames } from './similar-names.ts';

/** The person that a row means, or a doubt. A row without a pairing is somebody new. */
export type Pairing =
  | { readonly kind: 'pair'; readonly personId: string }
  | { readonly kind: 'ask'; readonly candidateIds: readonly string[]; readonly problem: ProblemName };

interface Keyed<P extends PlanSubject> {
  readonly person: P;
  readonly nameKey: string;
  readonly shortKey: string;
}

type Old = Keyed<ExistingPerson>;
type New = Keyed<IncomingPerson>;

function keyed<P extends PlanSubject>(person: P): Keyed<P> {
  const { name } = person;
  return {
    person,
    nameKey: nameSearchKey(name),
    shortKey: `${searchKey(name.lastName)}|${searchKey(name.firstName)}`,
  };
}

function groupedBy<V>(values: Iterable<V>, keyOf: (value: V) => string | undefined): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

type KeyOf = (entry: Keyed<PlanSubject>) => string | undefined;

const joined = (...parts: readonly (string | undefined)[]): string | undefined =>
  parts.every((part) => part !== undefined && part !== '') ? parts.join('|') : undefined;

const everything: KeyOf = ({ person, nameKey }) =>
  [nameKey, person.bornOn ?? '', person.classLabel, person.externalKey, person.email].join('|');
const byExternalKey: KeyOf = ({ person }) => joined(person.externalKey);
const byBirth: KeyOf = ({ person, nameKey }) => joined(nameKey, person.bornOn);
const byShortBirth: KeyOf = ({ person, shortKey }) => joined(shortKey, person.bornOn);
const byEmail: KeyOf = ({ person, nameKey }) => joined(nameKey, person.email);
const byClass: KeyOf = ({ person, nameKey }) => joined(nameKey, person.classLabel);

const datesAgree = (a: PlanSubject, b: PlanSubject): boolean =>
  a.bornOn === undefined || b.bornOn === undefined || a.bornOn === b.bornOn;

/** A patronymic is missing on one side; the rest of the name is the same. */
const onePatronymic = (a: PlanSubject, b: PlanSubject): boolean =>
  a.name.middleName === '' || b.name.middleName === '';

/** The next class or the same one: what a summer does to a pupil of whom no birth date is known. */
function sameOrNextClass(before: string, after: string): boolean {
  if (before === '' || after === '' || before === after) return true;
  const [old, now] = [parseClassLabel(before), parseClassLabel(after)];
  if (!old.ok || !now.ok) return false;
  const years = now.value.grade - old.value.grade;
  return years === 0 || years === 1;
}

/** Birth dates that very many share are placeholders: comparing all their bearers would tell nothing. */
const mostOfOneDay = 50;
const shownAtMost = 5;

class Pairer {
  readonly pairings = new Map<IncomingPerson, Pairing>();
  private readonly freeOld: Set<Old>;
  private readonly freeNew: Set<New>;
  /** How many rows of the file bear a name, those already paired too. */
  private readonly bearers: ReadonlyMap<string, readonly New[]>;

  constructor(existing: readonly ExistingPerson[], incoming: readonly IncomingPerson[]) {
    this.freeOld = new Set(existing.map(keyed));
    this.freeNew = new Set(incoming.map(keyed));
    this.bearers = groupedBy(this.freeNew, ({ nameKey }) => nameKey);
  }

  private pair(row: New, held: Old): void {
    this.pairings.set(row.person, { kind: 'pair', personId: held.person.id });
    this.freeNew.delete(row);
    this.freeOld.delete(held);
  }

  private ask(row: New, candidates: readonly Old[], problem: ProblemName): void {
    const candidateIds = candidates.slice(0, shownAtMost).map(({ person }) => person.id);
    this.pairings.set(row.person, { kind: 'ask', candidateIds, problem });
    this.freeNew.delete(row);
  }

  /** Equal in all that identifies: pairs off in order, so that two of a kind stay two. */
  pairIdentical(): void {
    const held = groupedBy(this.freeOld, everything);
    for (const row of [...this.freeNew]) {
      const first = held.get(everything(row) ?? '')?.shift();
      if (first !== undefined) this.pair(row, first);
    }
  }

  /** Pairs rows and people that alone share a key, where nothing speaks against it. */
  pairUnique(keyOf: KeyOf, allowed: (row: New, held: Old) => boolean): void {
    const olds = groupedBy(this.freeOld, keyOf);
    for (const [key, rows] of groupedBy(this.freeNew, keyOf)) {
      const row = rows[0];
      const held = olds.get(key)?.filter((old) => row !== undefined && allowed(row, old));
      if (row !== undefined && rows.length === 1 && held?.length === 1 && held[0] !== undefined)
        this.pair(row, held[0]);
    }
  }

  /** By name alone: paired when it is the only one on both sides and nothing contradicts, else asked about. */
  settleByName(): void {
    const olds = groupedBy(this.freeOld, ({ nameKey }) => nameKey);
    for (const [name, rows] of groupedBy(this.freeNew, ({ nameKey }) => nameKey)) {
      const held = olds.get(name) ?? [];
      for (const row of rows) this.settleOne(row, held, this.bearers.get(name)?.length ?? 0);
    }
  }

  private settleOne(row: New, held: readonly Old[], namesakes: number): void {
    const agreeing = held.filter((old) => datesAgree(row.person, old.person));
    const [only] = agreeing;
    if (only === undefined) {
      const sameClass = held.filter((old) => old.person.classLabel === row.person.classLabel);
      if (sameClass.length > 0) this.ask(row, sameClass, 'planOtherDate');
      return;
    }
    const sure =
      agreeing.length === 1 &&
      namesakes === 1 &&
      sameOrNextClass(only.person.classLabel, row.person.classLabel);
    if (sure) this.pair(row, only);
    else this.ask(row, agreeing, 'planDoubtful');
  }

  /** Born on the same day with a similar name: a slip or a changed surname, so it is asked about. */
  askAboutSimilar(): void {
    const olds = groupedBy(this.freeOld, ({ person }) => person.bornOn);
    for (const row of [...this.freeNew]) {
      const sameDay = row.person.bornOn === undefined ? [] : (olds.get(row.person.bornOn) ?? []);
      if (sameDay.length === 0 || sameDay.length > mostOfOneDay) continue;
      const similar = sameDay.filter((old) => similarNames(row.person.name, old.person.name));
      if (similar.length > 0) this.ask(row, similar, 'planSameDateOtherName');
    }
  }
}

/** Pairs the rows of a file with the people who are there: the surest signs first, each person once. */
export function pairPeople(
  existing: readonly ExistingPerson[],
  incoming: readonly IncomingPerson[],
): ReadonlyMap<IncomingPerson, Pairing> {
  const pairer = new Pairer(existing, incoming);
  pairer.pairUnique(byExternalKey, () => true);
  pairer.pairIdentical();
  pairer.pairUnique(byBirth, () => true);
  pairer.pairUnique(byShortBirth, (row, old) => onePatronymic(row.person, old.person));
  pairer.pairUnique(byEmail, (row, old) => datesAgree(row.person, old.person));
  pairer.pairUnique(byClass, (row, old) => datesAgree(row.person, old.person));
  pairer.settleByName();
  pairer.askAboutSimilar();
  return pairer.pairings;
}
