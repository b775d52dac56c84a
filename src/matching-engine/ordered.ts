import { bestWorth } from './best-worth.ts';
import type { OrderCertificate, Prices } from './certificate.ts';
import { coverOf } from './fair.ts';
import { completeOrder, type Goal, worthOfOrder } from './goals.ts';
import { maximumCardinality } from './hopcroft-karp.ts';
import { type Market, marketOf } from './market.ts';
import { lowestOf, measure } from './measure.ts';
import { fewestBlocking } from './ordered-stability.ts';
import { limits, type Problem } from './problem.ts';
import { Seats } from './seats.ts';
import type { WorthResult } from './successive-paths.ts';

export interface OrderedSolution {
  /** The goals as they were followed: without repetitions, `placed` before `fairness`. */
  readonly order: readonly Goal[];
  /** Edge of each mentee, or -1. */
  readonly answer: Int32Array;
  /** Proves the goals before `stability`, or all of them when it is not asked; read by `proveOrder`. */
  readonly certificate: OrderCertificate;
}

/**
 * Solves a problem of school size for several goals, the first first: each goal is followed as far as the
 * ones before it allow. Exact and proven for every order without `stability`. Stability together with other
 * goals is NP-hard when lists have ties: when it stands first the answer has no blocking pair and is the
 * best for the rest among many stable answers tried; when it stands later the goals before it are exact,
 * and blocking pairs are removed one by one as long as those goals do not suffer.
 * Deterministic for a seed. Throws a RangeError for problems too large for an exact order.
 */
export function solveInOrder(
  problem: Problem,
  order: readonly Goal[],
  options: { readonly seed?: number } = {},
): OrderedSolution {
  const market = marketOf(problem);
  const seed = options.seed ?? 1;
  const complete = completeOrder(order);
  const at = complete.indexOf('stability');
  if (at === -1) return { order: complete, ...exactOrder(market, complete, seed) };
  const before = complete.slice(0, at);
  const after = complete.slice(at + 1);
  const proven = before.length === 0 ? undefined : exactOrder(market, before, seed);
  const least = before.includes('fairness') ? (proven?.certificate.all?.least ?? 1) : 1;
  const sums = [...before, ...after].filter((goal) => goal !== 'fairness');
  const { answer: exact } = bestWorth(market, { seed, worth: worthOfOrder(problem, sums), least });
  const answer = fewestBlocking(market, { before, after, seed, exact, least });
  if (proven !== undefined) return { order: complete, answer, certificate: proven.certificate };
  const most = maximumCardinality(market, { seed, from: Seats.of(market, answer) });
  return { order: complete, answer, certificate: { cover: coverOf(most, 1) } };
}

/** An order without `stability`. */
function exactOrder(
  market: Market,
  order: readonly Goal[],
  seed: number,
): { readonly answer: Int32Array; readonly certificate: OrderCertificate } {
  const worth = worthOfOrder(market.problem, order);
  const fairAt = order.indexOf('fairness');
  if (fairAt === -1) {
    const { answer, prices } = bestWorth(market, { seed, worth, least: 1 });
    return { answer, certificate: { all: prices } };
  }
  const { least, ...proofs } = highestLeast(market, order.slice(0, fairAt), seed);
  const { answer, prices } = bestWorth(market, { seed, worth, least });
  return { answer, certificate: { all: prices, ...proofs } };
}

/** The highest threshold on compatibility that costs the goals before nothing, and why none is higher. */
function highestLeast(
  market: Market,
  before: readonly Goal[],
  seed: number,
): { readonly least: number; readonly beforeFairness: Prices; readonly fairer?: Prices } {
  const worth = worthOfOrder(market.problem, before);
  const attempt = (least: number) => bestWorth(market, { seed, worth, least });
  const first = attempt(1);
  // With no pair to make (but the pinned) there is nothing to be fair about.
  if (first.answer.every((e, i) => e === market.problem.pin[i]))
    return { least: 1, beforeFairness: first.prices };
  const target = sumOf(market, first);
  let reached = lowestOf(market.problem, first.answer);
  let beyond: number = limits.compatibility;
  let fairer: Prices | undefined;
  while (reached < beyond) {
    const least = Math.ceil((reached + beyond) / 2);
    const result = attempt(least);
    if (sumOf(market, result) === target) reached = Math.max(least, lowestOf(market.problem, result.answer));
    else {
      beyond = least - 1;
      fairer = result.prices;
    }
  }
  return { least: reached, beforeFairness: first.prices, ...(fairer === undefined ? {} : { fairer }) };
}

/** Worth of an answer in the sum its prices are of. */
function sumOf(market: Market, { answer, prices }: WorthResult): number {
  const { placed, compatibility, load } = prices.worth;
  return (
    placed * measure(market, 'placed', answer, 0) +
    compatibility * measure(market, 'compatibility', answer, 0) +
    load * measure(market, 'load', answer, 0)
  );
}
