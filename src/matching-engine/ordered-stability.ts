import { deferredAcceptance } from './deferred-acceptance.ts';
import type { Goal } from './goals.ts';
import { maximumCardinality } from './hopcroft-karp.ts';
import { kiraly } from './kiraly.ts';
import type { Market } from './market.ts';
import { compareByGoals, measure } from './measure.ts';
import { countBlocking, relieve } from './relieve.ts';
import { Seats } from './seats.ts';

export interface StabilityOptions {
  /** Goals before stability, which an answer must meet as well as `exact` does. */
  readonly before: readonly Goal[];
  readonly after: readonly Goal[];
  readonly seed: number;
  /** An answer that is best for the goals before and after, stability apart. */
  readonly exact: Int32Array;
  /** Threshold that `fairness` among the goals before sets. */
  readonly least: number;
}

/** Different ways to break ties that are tried. */
const attempts = 8;

/** The answer with fewest blocking pairs found, and among such the best for the goals after. */
export function fewestBlocking(market: Market, options: StabilityOptions): Int32Array {
  const { before, after, exact } = options;
  const bound = before.map((goal) => measure(market, goal, exact, 0));
  let best = exact;
  let bestValues: readonly number[] | undefined;
  for (const candidate of candidates(market, options)) {
    const values = before.map((goal) => measure(market, goal, candidate.answer, 0));
    if (compareByGoals(values, bound) < 0) continue;
    values.push(-candidate.blocking);
    for (const goal of after) values.push(measure(market, goal, candidate.answer, candidate.blocking));
    if (bestValues !== undefined && compareByGoals(values, bestValues) <= 0) continue;
    best = candidate.answer;
    bestValues = values;
  }
  return best;
}

interface Candidate {
  readonly answer: Int32Array;
  readonly blocking: number;
}

function* candidates(market: Market, options: StabilityOptions): Generator<Candidate> {
  const { before, seed, exact, least } = options;
  const stable = stableAnswers(market, seed);
  if (before.length === 0) {
    for (const answer of stable) yield { answer, blocking: countBlocking(market, answer) };
    return;
  }
  yield relieve(market, exact, { before, least });
  if (before.some((goal) => goal === 'compatibility' || goal === 'load')) return;
  // Only the number placed and the threshold bind: complete a stable answer rather than repair the exact one.
  for (const answer of stable) {
    const { seats } = maximumCardinality(market, { seed, least, from: Seats.of(market, answer, least) });
    yield relieve(market, seats.answer(market), { before, least });
  }
}

/** Stable answers that differ where ties allow it. */
function* stableAnswers(market: Market, seed: number): Generator<Int32Array> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const ties = attempt % 2 === 0 ? 'compatibility' : 'lot';
    yield kiraly(market, { seed: seed + attempt, ties });
    if (attempt < 2) yield deferredAcceptance(market, { seed: seed + attempt, ties });
  }
}
