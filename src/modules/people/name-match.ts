import { classKey } from './class-label.ts';
import { editDistance, forgivenMistakes } from './edit-distance.ts';
import { sameFirstName } from './first-names.ts';
import {
  createNameIndex,
  type IndexedCandidate,
  type NameCandidate,
  type NameIndex,
  type NameKeys,
  nameKeys,
} from './name-index.ts';
import { searchKey } from './name-text.ts';
import { type PersonName, parsePersonName } from './person-name.ts';

/** Why a candidate came near to the typed name, or what speaks against him. */
export type MatchReason =
  | 'sameName'
  | 'typo'
  | 'diminutive'
  | 'swapped'
  | 'initials'
  | 'noMiddleName'
  | 'middleNameDiffers'
  | 'surnameOnly'
  | 'partOfSurname'
  | 'surnameDiffers'
  | 'classSame'
  | 'classDiffers'
  | 'classUnknown';

export interface RankedCandidate<C extends NameCandidate> {
  readonly candidate: C;
  /** 0..1: how sure the match is. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/**
 * `exact`: one person bears this very name (and class, where one was typed): the only kind that may be taken
 * without asking. `likely`: the first of `candidates` stands out; `doubtful`: several are near, best first.
 */
export type NameMatch<C extends NameCandidate> =
  | { readonly kind: 'exact'; readonly candidate: C }
  | { readonly kind: 'likely' | 'doubtful'; readonly candidates: readonly RankedCandidate<C>[] }
  | { readonly kind: 'none' };

// Weights of the three parts and the thresholds were set on lists of schools with many namesakes: a full name
// without its patronymic scores 0.97, another class costs 0.12, another patronymic leaves a mere doubt.
const weight = { last: 0.5, first: 0.3, middle: 0.2 };
const likelyFrom = 0.8;
const clearBy = 0.08;
const doubtfulFrom = 0.6;
const shownAtMost = 5;

interface Part {
  readonly score: number;
  readonly reason?: MatchReason;
}

const no: Part = { score: 0 };

function compareSurname(typed: string, held: string): Part {
  if (typed === held) return { score: 1 };
  const mistakes = editDistance(typed, held, 2);
  if (mistakes <= forgivenMistakes(typed)) return { score: 1 - 0.12 * mistakes, reason: 'typo' };
  const half = held.split(' ').includes(typed) || typed.split(' ').includes(held);
  return half ? { score: 0.8, reason: 'partOfSurname' } : no;
}

function compareGiven(typed: string, held: string): Part {
  if (typed === held) return { score: 1 };
  if (typed.length === 1 || held.length === 1) {
    return typed[0] === held[0] ? { score: 0.8, reason: 'initials' } : no;
  }
  if (sameFirstName(typed, held)) return { score: 0.95, reason: 'diminutive' };
  return editDistance(typed, held, 2) <= forgivenMistakes(typed) ? { score: 0.85, reason: 'typo' } : no;
}

function compareMiddle(typed: string, held: string): Part {
  if (typed === held) return { score: 1 };
  if (typed === '' || held === '') return { score: 0.85, reason: 'noMiddleName' };
  if (typed.length === 1 || held.length === 1) {
    return typed[0] === held[0]
      ? { score: 0.9, reason: 'initials' }
      : { score: -0.75, reason: 'middleNameDiffers' };
  }
  const near = editDistance(typed, held, 2) <= forgivenMistakes(typed);
  return near ? { score: 0.88, reason: 'typo' } : { score: -0.75, reason: 'middleNameDiffers' };
}

function classPart(typed: string | undefined, held: string | undefined): Part {
  if (typed === undefined) return { score: 0 };
  if (held === undefined) return { score: -0.1, reason: 'classUnknown' };
  return typed === held ? { score: 0, reason: 'classSame' } : { score: -0.12, reason: 'classDiffers' };
}

function rank<C extends NameCandidate>(
  typed: NameKeys,
  classLabel: string | undefined,
  held: IndexedCandidate<C>,
): RankedCandidate<C> | undefined {
  const first = compareGiven(typed.first, held.keys.first);
  if (first.score === 0) return undefined;
  const middle = compareMiddle(typed.middle, held.keys.middle);
  const near = classPart(classLabel, held.classLabel);
  let last = compareSurname(typed.last, held.keys.last);
  // A surname may have changed: then everything else, the class too, has to agree.
  const renamed = last.score === 0 && first.score === 1 && middle.score === 1 && near.reason === 'classSame';
  if (renamed && typed.middle !== '') last = { score: 0.5, reason: 'surnameDiffers' };
  if (last.score === 0) return undefined;
  const score =
    weight.last * last.score + weight.first * first.score + weight.middle * middle.score + near.score;
  const reasons = [last.reason, first.reason, middle.reason, near.reason].filter(
    (reason) => reason !== undefined,
  );
  const plain = last.score === 1 && first.score === 1;
  return {
    candidate: held.candidate,
    score,
    reasons: plain ? ['sameName', ...reasons] : [...new Set(reasons)],
  };
}

function bySurname<C extends NameCandidate>(
  surname: string,
  classLabel: string | undefined,
  index: NameIndex<C>,
): RankedCandidate<C>[] {
  return index.near({ last: surname, first: '', middle: '' }, classLabel).flatMap((held) => {
    const last = compareSurname(surname, held.keys.last);
    if (last.score === 0) return [];
    const near = classPart(classLabel, held.classLabel);
    const reasons: MatchReason[] = [
      'surnameOnly',
      ...[last.reason, near.reason].filter((reason) => reason !== undefined),
    ];
    return [{ candidate: held.candidate, score: 0.75 * last.score + near.score, reasons }];
  });
}

function byName<C extends NameCandidate>(
  typed: NameKeys,
  classLabel: string | undefined,
  index: NameIndex<C>,
): RankedCandidate<C>[] {
  const best = new Map<C, RankedCandidate<C>>();
  const swapped: NameKeys = { last: typed.first, first: typed.last, middle: typed.middle };
  for (const [keys, cost] of [[typed, 0] as const, [swapped, 0.03] as const]) {
    for (const held of index.near(keys, classLabel)) {
      const ranked = rank(keys, classLabel, held);
      if (ranked === undefined) continue;
      const score = ranked.score - cost;
      if (score <= (best.get(held.candidate)?.score ?? 0)) continue;
      best.set(held.candidate, {
        ...ranked,
        score,
        reasons: cost > 0 ? ['swapped', ...ranked.reasons] : ranked.reasons,
      });
    }
  }
  return [...best.values()];
}

function onlyOne<C extends NameCandidate>(
  same: readonly IndexedCandidate<C>[],
  classLabel: string | undefined,
): IndexedCandidate<C> | undefined {
  const fitting = classLabel === undefined ? same : same.filter((held) => held.classLabel === classLabel);
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Without a patronymic the name may also mean a namesake who has one. */
function hasFullerNamesake<C extends NameCandidate>(
  keys: NameKeys,
  one: IndexedCandidate<C>,
  index: NameIndex<C>,
): boolean {
  if (keys.middle !== '') return false;
  return index
    .near(keys, undefined)
    .some((held) => held !== one && held.keys.last === keys.last && held.keys.first === keys.first);
}

function verdict<C extends NameCandidate>(ranked: RankedCandidate<C>[]): NameMatch<C> {
  const near = ranked
    .filter(({ score }) => score >= doubtfulFrom)
    .sort((a, b) => b.score - a.score || (a.candidate.id < b.candidate.id ? -1 : 1))
    .slice(0, shownAtMost)
    .map((entry) => ({ ...entry, score: Math.round(entry.score * 1000) / 1000 }));
  const [first, second] = near;
  if (first === undefined) return { kind: 'none' };
  const clear = first.score >= likelyFrom && (second === undefined || first.score - second.score >= clearBy);
  return { kind: clear ? 'likely' : 'doubtful', candidates: near };
}

/**
 * Finds whom a typed name means. `candidates` may be a prepared index (`createNameIndex`): do that for many
 * names against the same people. `classLabel` is what was typed beside the name; another class lowers the score.
 */
export function matchName<C extends NameCandidate>(
  typed: string | PersonName,
  classLabel: string | undefined,
  candidates: readonly C[] | NameIndex<C>,
): NameMatch<C> {
  const index = 'near' in candidates ? candidates : createNameIndex(candidates);
  const label = classLabel === undefined || classLabel === '' ? undefined : classKey(classLabel);
  const parsed = typeof typed === 'string' ? parsePersonName(typed) : { ok: true as const, name: typed };
  if (!parsed.ok) {
    const alone = typeof typed === 'string' && parsed.fault === 'nameIncomplete';
    return alone ? verdict(bySurname(searchKey(typed), label, index)) : { kind: 'none' };
  }
  const keys = nameKeys(parsed.name);
  const one = onlyOne(index.same(keys), label);
  if (one !== undefined && !hasFullerNamesake(keys, one, index))
    return { kind: 'exact', candidate: one.candidate };
  return verdict(byName(keys, label, index));
}
