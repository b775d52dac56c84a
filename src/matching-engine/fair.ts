import { AlternatingForest } from './alternating-forest.ts';
import type { Cover, Prices } from './certificate.ts';
import { type CardinalityResult, maximumCardinality } from './hopcroft-karp.ts';
import type { Market } from './market.ts';
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
  let reached = 1;
  let best = most.seats.answer(market);
  let fairerCover: Cover | undefined;
  // `reached` is possible, everything above `beyond` is not or is no compatibility at all.
  let beyond: number = limits.compatibility;
  while (reached < beyond) {
    const least = Math.ceil((reached + beyond) / 2);
    const attempt = maximumCardinality(market, { seed, least, from: Seats.of(market, best, least) });
    if (attempt.placed === most.placed) {
      reached = least;
      best = attempt.seats.answer(market);
    } else {
      beyond = least - 1;
      fairerCover = coverOf(attempt, least);
    }
  }
  if (fairerCover?.least !== reached + 1) fairerCover = undefined;
  return { ...heaviestOfLargest(market, most.placed, { seed, least: reached }), cover, fairerCover };
}

export function coverOf(result: CardinalityResult, least: number): Cover {
  return { least, mentees: result.menteeInCover, mentors: result.mentorInCover };
}
