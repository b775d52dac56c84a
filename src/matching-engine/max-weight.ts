import { AlternatingForest } from './alternating-forest.ts';
import type { Market } from './market.ts';
import { packLists } from './packed-lists.ts';
import { drawOrder } from './tie-break.ts';

/** An answer of greatest weight and the prices that prove it. */
export interface WeightResult {
  readonly answer: Int32Array;
  /** Dual value of each mentee, >= 0; 0 for the pinned. */
  readonly menteePrice: Int32Array;
  /** Dual value of one place of each mentor, >= 0. */
  readonly mentorPrice: Int32Array;
}

export interface WeightOptions {
  readonly seed: number;
  /** Edges below this compatibility are left out. Default 1. */
  readonly least?: number;
  /** Added to every compatibility, so that placing more people comes before compatibility. Default 0. */
  readonly bonus?: number;
}

/**
 * Answer of greatest total compatibility over all matchings that keep the pins (not only over those that
 * place most people), with dual values. Exact.
 */
export function maximumWeight(market: Market, options: WeightOptions): WeightResult {
  const lists = packLists(market, options.least);
  const forest = new AlternatingForest(market, lists, options.bonus);
  forest.solve(drawOrder(options.seed, market.problem.menteeKey));
  return {
    answer: forest.seats.answer(market),
    menteePrice: forest.menteePrices(),
    mentorPrice: forest.mentorPrices(),
  };
}
