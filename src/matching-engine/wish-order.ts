import type { Market } from './market.ts';
import { pairLot, type TieOptions, wishKey } from './tie-break.ts';

/** Ties longer than this are sorted by the built-in sort. */
const shortTie = 48;

/** Each mentee's edges from best to worst; a tie is put in order when it is reached. */
export class WishOrder {
  /** Edges in order, as far as they have been asked for; the places are those of the mentee's own edges. */
  readonly edges: Int32Array;
  private readonly market: Market;
  private readonly options: TieOptions;
  private readonly position: Int32Array;
  /** End of the part of the list that is already in order. */
  private readonly sortedUpTo: Int32Array;
  private readonly keys = new Float64Array(shortTie);

  constructor(market: Market, options: TieOptions) {
    this.market = market;
    this.options = options;
    this.position = market.start.slice();
    this.sortedUpTo = market.start.slice();
    this.edges = new Int32Array(market.problem.mentorOf.length);
  }

  /** The best edge of a mentee not handed out yet, or -1. */
  next(mentee: number): number {
    const at = this.position[mentee] as number;
    if (at >= (this.market.end[mentee] as number)) return -1;
    if (at >= (this.sortedUpTo[mentee] as number)) this.sortTie(mentee, at, this.endOfTie(mentee, at));
    this.position[mentee] = at + 1;
    return this.edges[at] as number;
  }

  private key(mentee: number, edge: number): number {
    const { menteeKey, mentorKey, mentorOf, compatibility } = this.market.problem;
    const lot = pairLot(
      this.options.seed,
      menteeKey[mentee] as number,
      mentorKey[mentorOf[edge] as number] as number,
    );
    return wishKey(0, this.options.ties === 'compatibility' ? (compatibility[edge] as number) : 1000, lot);
  }

  /** Puts the tie that begins at `from` in order, unless it is already, and returns its end. */
  tie(mentee: number, from: number): number {
    const to = this.endOfTie(mentee, from);
    if (from >= (this.sortedUpTo[mentee] as number)) this.sortTie(mentee, from, to);
    return to;
  }

  private endOfTie(mentee: number, from: number): number {
    const { menteeRank } = this.market.problem;
    const rank = menteeRank[from] as number;
    const last = this.market.end[mentee] as number;
    let to = from + 1;
    while (to < last && (menteeRank[to] as number) === rank) to++;
    return to;
  }

  private sortTie(mentee: number, from: number, to: number): void {
    const { edges, keys } = this;
    this.sortedUpTo[mentee] = to;
    if (to - from === 1) {
      edges[from] = from;
      return;
    }
    if (to - from > shortTie) {
      const sorted = Array.from({ length: to - from }, (_, k) => ({ key: this.key(mentee, from + k), k }));
      sorted.sort((x, y) => x.key - y.key || x.k - y.k);
      for (const [k, entry] of sorted.entries()) edges[from + k] = from + entry.k;
      return;
    }
    for (let e = from; e < to; e++) {
      const key = this.key(mentee, e);
      let at = e - from;
      while (at > 0 && (keys[at - 1] as number) > key) {
        keys[at] = keys[at - 1] as number;
        edges[from + at] = edges[from + at - 1] as number;
        at--;
      }
      keys[at] = key;
      edges[from + at] = e;
    }
  }
}
