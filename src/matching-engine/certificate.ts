/**
 * Proof that no more people can be placed (Kőnig's cover): every edge that may be used has its mentee or its
 * mentor in the cover, so nobody can place more than the mentees in it and the places of the mentors in it.
 */
export interface Cover {
  /** Compatibility from which edges count. */
  readonly least: number;
  /** 1 for each mentee in the cover. */
  readonly mentees: Uint8Array;
  readonly mentors: Uint8Array;
}

/**
 * What a placed person, a point of compatibility and a point of load are worth against each other in one
 * sum that is maximised. Load is the sum over mentors of (mentees - wished group size) squared.
 */
export interface Worth {
  readonly placed: number;
  readonly compatibility: number;
  readonly load: number;
}

/**
 * Proof that no answer with edges of compatibility `least` and more has a greater sum (linear programming
 * duality): a price for each mentee and for a place of each mentor that together reach the worth of every
 * edge, and that are worth in total what the answer is worth.
 */
export interface Prices {
  readonly worth: Worth;
  readonly least: number;
  readonly mentees: Int32Array | Float64Array;
  readonly mentors: Int32Array | Float64Array;
}

/** What proves an answer; `checkCertificate` reads it without trusting the solver. */
export interface Certificate {
  /** No more people can be placed. */
  readonly cover?: Cover;
  /** With only better pairs than the worst one of the answer, fewer people can be placed. */
  readonly fairerCover?: Cover;
  /** No answer has a greater sum. */
  readonly prices?: Prices;
}

/** What proves an answer to an order of goals; `proveOrder` reads it without trusting the solver. */
export interface OrderCertificate {
  /** The goals after `fairness`, or all where it is not asked, on the edges that fairness leaves. */
  readonly all?: Prices;
  /** The goals before `fairness`, on all edges. */
  readonly beforeFairness?: Prices;
  /** With only better pairs than the worst one of the answer, no answer is worth as much before fairness. */
  readonly fairer?: Prices;
  /** No more people can be placed, whatever else is asked. */
  readonly cover?: Cover;
}
