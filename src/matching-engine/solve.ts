import type { Certificate } from './certificate.ts';
import { deferredAcceptance } from './deferred-acceptance.ts';
import { coverOf, fairest } from './fair.ts';
import { maximumCardinality } from './hopcroft-karp.ts';
import { kiraly } from './kiraly.ts';
import { type Market, marketOf } from './market.ts';
import { maximumWeight } from './max-weight.ts';
import type { Problem } from './problem.ts';
import { Seats } from './seats.ts';

/**
 * What a solver looks for.
 * - `stable`: no two people who would rather have each other (deferred acceptance, best for mentees);
 * - `stable-max`: stable, and many placed when there are ties (Király, at least two thirds of the most);
 * - `cardinality`: most people placed, starting from a stable answer;
 * - `weight`: greatest total compatibility, whoever is left out;
 * - `fair`: most people placed, then the worst pair as good as possible, then greatest compatibility.
 */
export const objectives = ['stable', 'stable-max', 'cardinality', 'weight', 'fair'] as const;
export type Objective = (typeof objectives)[number];

export interface SolveOptions {
  readonly objective: Objective;
  /** Decides between equals; the same seed gives the same answer. Default 1. */
  readonly seed?: number;
  /** How equal ranks are told apart: by compatibility, then by lot (default), or by lot alone. */
  readonly ties?: 'compatibility' | 'lot';
}

export interface Solution {
  readonly objective: Objective;
  /** Edge of each mentee, or -1. */
  readonly answer: Int32Array;
  /** Proof for `checkCertificate`; a stable answer needs none, its blocking pairs are counted. */
  readonly certificate: Certificate;
}

/** Solves a problem for one objective. Deterministic: the same problem and options give the same answer. */
export function solve(problem: Problem, options: SolveOptions): Solution {
  const market = marketOf(problem);
  const seed = options.seed ?? 1;
  return {
    objective: options.objective,
    ...run(market, options.objective, { seed, ties: options.ties ?? 'compatibility' }),
  };
}

function run(
  market: Market,
  objective: Objective,
  options: { readonly seed: number; readonly ties: 'compatibility' | 'lot' },
): Omit<Solution, 'objective'> {
  const { seed } = options;
  switch (objective) {
    case 'stable':
      return { answer: deferredAcceptance(market, options), certificate: {} };
    case 'stable-max':
      return { answer: kiraly(market, options), certificate: {} };
    case 'cardinality': {
      const most = maximumCardinality(market, { seed, from: Seats.of(market, kiraly(market, options)) });
      return { answer: most.seats.answer(market), certificate: { cover: coverOf(most, 1) } };
    }
    case 'weight': {
      const { answer, menteePrice, mentorPrice } = maximumWeight(market, { seed });
      const worth = { placed: 0, compatibility: 1, load: 0 };
      const prices = { worth, least: 1, mentees: menteePrice, mentors: mentorPrice };
      return { answer, certificate: { prices } };
    }
    case 'fair': {
      const { answer, cover, fairerCover, prices } = fairest(market, seed);
      return {
        answer,
        certificate: { cover, prices, ...(fairerCover === undefined ? {} : { fairerCover }) },
      };
    }
  }
}
