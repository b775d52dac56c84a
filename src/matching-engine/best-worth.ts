import type { Worth } from './certificate.ts';
import { maximumCardinality } from './hopcroft-karp.ts';
import type { Market } from './market.ts';
import { maximumWeight } from './max-weight.ts';
import { greatestWorth, type WorthOptions, type WorthResult } from './successive-paths.ts';

/** The greatest worth of a placed person for which moments can be kept in buckets. */
const mostBonus = 1 << 23;

/**
 * Answer of greatest worth by the fastest exact method that fits: the count alone, the forest for whole
 * weights with a bonus, else shortest paths. All give prices that prove the answer.
 */
export function bestWorth(market: Market, options: WorthOptions): WorthResult {
  const { worth, least, seed } = options;
  if (isCountOnly(worth)) {
    const { seats, menteeInCover, mentorInCover } = maximumCardinality(market, { seed, least });
    const mentees = Int32Array.from(menteeInCover, (inside) => inside * worth.placed);
    const mentors = Int32Array.from(mentorInCover, (inside) => inside * worth.placed);
    return { answer: seats.answer(market), prices: { worth, least, mentees, mentors } };
  }
  if (worth.load === 0 && worth.compatibility === 1 && worth.placed <= mostBonus) {
    const found = maximumWeight(market, { seed, least, bonus: worth.placed });
    const prices = { worth, least, mentees: found.menteePrice, mentors: found.mentorPrice };
    return { answer: found.answer, prices };
  }
  return greatestWorth(market, options);
}

function isCountOnly(worth: Worth): boolean {
  return worth.load === 0 && worth.compatibility === 0 && worth.placed === 1;
}
