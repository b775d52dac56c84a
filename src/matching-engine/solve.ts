import { deferredAcceptance } from './deferred-acceptance.ts';
import { marketOf } from './market.ts';
import type { Problem } from './problem.ts';

export type Objective = 'stable';

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
}

/** Solves a problem for one objective. Deterministic: the same problem and options give the same answer. */
export function solve(problem: Problem, options: SolveOptions): Solution {
  const ties = { seed: options.seed ?? 1, ties: options.ties ?? 'compatibility' } as const;
  return { objective: options.objective, answer: deferredAcceptance(marketOf(problem), ties) };
}
