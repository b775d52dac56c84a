import { AlternatingForest } from './alternating-forest.ts';
import type { Cover, Prices } from './certificate.ts';
import { type CardinalityResult, maximumCardinality } from './hopcroft-karp.ts';
import type { Market } from './market.ts';
import { lowestOf } from './measure.ts';
import { packLists } from './packed-lists.ts';
import { limits } from './problem.ts';
import { Seats } from './seats.ts';
import { drawOrder } from './tie-break.ts';

/** First and last worth of a placed person tried against compatibility; the latter outweighs any path. */
const bonuses = [1 << 12, 1 << 16, 1 << 20, 1 << 24, 1 << 28] as const;

export interface PlacedWeightResult {
  readonly answer: Int32Array;
  readonly prices: Prices;
}

/**
 * Greatest total compatibility among the answers that place `placed` people, the largest number possible
 * with edges of compatibility `least` and more. A placed person is given a worth beside compatibility, and
 * a larger one until that many are placed; then the dual prices prove both.
 */
export function heaviestOfLargest(
  market: Market,
  placed: number,
  options: { readonly seed: number; readonly least: number },
): PlacedWeightResult {
  const lists = packLists(market, options.least);
  const order = drawOrder(options.seed, market.problem.menteeKey);
  for (const bonus of bonuses) {
    const forest = new AlternatingForest(market, lists, bonus);
    forest.solve(order);
    if (forest.seats.placed() < placed) continue;
    const worth = { placed: bonus, compatibility: 1, load: 0 };
    const prices = {
      worth,
      least: options.least,
      mentees: forest.menteePrices(),
      mentors: forest.mentorPrices(),
    };
    return { answer: forest.seats.answer(market), prices };
  }
  throw new RangeError(`${placed} people cannot be placed`);
}

export interface FairResult extends PlacedWeightResult {
  readonly cover: Cover;
  readonly fairerCover: Cover | undefined;
}

/**
 * The worst-off raised first: most people placed; among such answers the lowest compatibility of a made
 * pair as high as possible (bottleneck); among those the greatest total compatibility. Pinned pairs are
 * given and do not count. Each step is proven: by a cover, by a cover of the edges above the lowest
 * compatibility reached, by prices.
 */
export function fairest(market: Market, seed: number): FairResult {
  const most = maximumCardinality(market, { seed });
  const cover = coverOf(most, 1);
  let best = most.seats.answer(market);
  let fairerCover: Cover | undefined;
  // `reached` is possible; nothing above `beyond` is.
  let reached = lowestMade(market, best);
  let beyond = Math.max(reached, highestPossible(market, most.seats.placed()));
  while (reached < beyond) {
    const least = Math.ceil((reached + beyond) / 2);
    const attempt = maximumCardinality(market, { seed, least, from: Seats.of(market, best, least) });
    if (attempt.placed === most.placed) {
      best = attempt.seats.answer(market);
      reached = Math.max(least, lowestMade(market, best));
    } else {
      beyond = least - 1;
      fairerCover = coverOf(attempt, least);
    }
  }
  if (fairerCover?.least !== reached + 1 && reached < limits.compatibility)
    fairerCover = coverOf(maximumCardinality(market, { seed, least: reached + 1 }), reached + 1);
  return { ...heaviestOfLargest(market, most.placed, { seed, least: reached }), cover, fairerCover };
}

/** Lowest compatibility of the pairs that are not pinned; 1 when there is none. */
function lowestMade(market: Market, answer: Int32Array): number {
  return answer.every((e, i) => e === market.problem.pin[i]) ? 1 : lowestOf(market.problem, answer);
}

/**
 * No `placed` people can all have better than this: the best edges of that many people with the best ones.
 * At least 1.
 */
function highestPossible(market: Market, placed: number): number {
  const { problem, menteeCount, start, end } = market;
  const people = new Int32Array(limits.compatibility + 1);
  for (let i = 0; i < menteeCount; i++) {
    let best = 0;
    for (let e = start[i] as number; e < (end[i] as number); e++)
      best = Math.max(best, problem.compatibility[e] as number);
    people[best] = (people[best] as number) + 1;
  }
  let compatibility: number = limits.compatibility;
  let count = people[compatibility] as number;
  while (count < placed && compatibility > 1) count += people[--compatibility] as number;
  return compatibility;
}

export function coverOf(result: CardinalityResult, least: number): Cover {
  return { least, mentees: result.menteeInCover, mentors: result.mentorInCover };
}
