import type { Market } from './market.ts';
import { Seats } from './seats.ts';
import { drawOrder, type TieOptions } from './tie-break.ts';
import { WishOrder } from './wish-order.ts';

/**
 * Stable matching that places many people when lists have ties on either side: Király's algorithm
 * ("Linear time local approximation algorithm for maximum stable marriage", 2013), with places. The answer
 * is weakly stable and holds at least two thirds of the largest possible number of a stable answer; to find
 * that number itself is NP-hard.
 *
 * Mentees propose. Three rules go beyond deferred acceptance. Within a tie a mentee asks a mentor with a
 * free place first. A mentor whose places are full lets go of a mentee who still has a free mentor in the
 * same tie ("uncertain"), whoever asks. A mentee who came to the end of her list goes through it once more,
 * and this second time wins the ties of mentors against those who are in their first.
 */
export function kiraly(market: Market, options: TieOptions): Int32Array {
  const run = new Kiraly(market, options);
  const order = drawOrder(options.seed, market.problem.menteeKey);
  for (let k = order.length - 1; k >= 0; k--) run.settle(order[k] as number);
  return run.answer();
}

class Kiraly {
  private readonly market: Market;
  private readonly order: WishOrder;
  private readonly seats: Seats;
  private readonly edgeOf: Int32Array;
  /** How the mentor ranks the mentee in each slot. */
  private readonly heldRank: Uint16Array;
  /** 1 in the second round of a mentee's list. */
  private readonly isPromoted: Uint8Array;
  private readonly tieEnd: Int32Array;
  /** All mentors of the tie before this place are full, and stay so. */
  private readonly freeFrom: Int32Array;
  /** Next place of the tie to ask once all its mentors are full. */
  private readonly askFrom: Int32Array;
  private readonly isRefused: Uint8Array;
  /** Mentors who are full and hold nobody uncertain: that never changes again. */
  private readonly isCertain: Uint8Array;

  constructor(market: Market, options: TieOptions) {
    const { menteeCount, mentorCount, problem, start } = market;
    this.market = market;
    this.order = new WishOrder(market, options);
    this.seats = new Seats(market);
    this.edgeOf = problem.pin.slice();
    this.heldRank = new Uint16Array(this.seats.held.length);
    this.isPromoted = new Uint8Array(menteeCount);
    this.tieEnd = start.slice();
    this.freeFrom = start.slice();
    this.askFrom = start.slice();
    this.isRefused = new Uint8Array(problem.mentorOf.length);
    this.isCertain = new Uint8Array(mentorCount);
  }

  answer(): Int32Array {
    return this.edgeOf;
  }

  /** Lets a mentee propose, then whoever she displaced, and so on until nobody is displaced. */
  settle(mentee: number): void {
    let next = mentee;
    while (next !== -1) next = this.propose(next);
  }

  /** Proposes until somebody accepts or the list has ended twice; returns the displaced mentee, or -1. */
  private propose(mentee: number): number {
    const { market, seats, edgeOf, tieEnd, askFrom, isRefused } = this;
    const { mentorOf } = market.problem;
    const { edges } = this.order;
    for (;;) {
      if (this.hasFreeInTie(mentee)) {
        const edge = edges[this.freeFrom[mentee] as number] as number;
        const j = mentorOf[edge] as number;
        this.seat(mentee, edge, (seats.slots[j] as number) + (seats.count[j] as number));
        seats.count[j] = (seats.count[j] as number) + 1;
        return -1;
      }
      const end = tieEnd[mentee] as number;
      for (let at = askFrom[mentee] as number; at < end; at++) {
        const edge = edges[at] as number;
        if (isRefused[edge] === 1) continue;
        const slot = this.slotToYield(mentee, edge);
        if (slot === -1) continue;
        askFrom[mentee] = at + 1;
        const displaced = seats.held[slot] as number;
        edgeOf[displaced] = -1;
        this.seat(mentee, edge, slot);
        return displaced;
      }
      askFrom[mentee] = end;
      if (!this.nextTie(mentee)) return -1;
    }
  }

  private seat(mentee: number, edge: number, slot: number): void {
    this.edgeOf[mentee] = edge;
    this.seats.held[slot] = mentee;
    this.heldRank[slot] = this.market.problem.mentorRank[edge] as number;
  }

  private hasFreeInTie(mentee: number): boolean {
    const { mentorOf } = this.market.problem;
    const { edges } = this.order;
    const end = this.tieEnd[mentee] as number;
    let at = this.freeFrom[mentee] as number;
    while (at < end && !this.seats.hasRoom(mentorOf[edges[at] as number] as number)) at++;
    this.freeFrom[mentee] = at;
    return at < end;
  }

  /**
   * The slot a full mentor gives to a mentee who asks, or -1. Marks the edge of the mentee in that slot as
   * refused, unless she was uncertain: then she may come back once her tie has no free mentor.
   */
  private slotToYield(mentee: number, edge: number): number {
    const { seats, heldRank, isPromoted, isRefused } = this;
    const { mentorOf, mentorRank, compatibility } = this.market.problem;
    const j = mentorOf[edge] as number;
    const first = seats.slots[j] as number;
    const end = seats.slots[j + 1] as number;
    if (this.isCertain[j] === 0) {
      for (let slot = first; slot < end; slot++) {
        if (this.hasFreeInTie(seats.held[slot] as number)) return slot;
      }
      this.isCertain[j] = 1;
    }
    let worst = -1;
    let worstMark = -1;
    for (let slot = first; slot < end; slot++) {
      const held = seats.held[slot] as number;
      const mark = 2 * (heldRank[slot] as number) + 1 - (isPromoted[held] as number);
      const isWorse =
        mark > worstMark ||
        (mark === worstMark &&
          (compatibility[this.edgeOf[held] as number] as number) <
            (compatibility[this.edgeOf[seats.held[worst] as number] as number] as number));
      if (!isWorse) continue;
      worst = slot;
      worstMark = mark;
    }
    const mine = 2 * (mentorRank[edge] as number) + 1 - (isPromoted[mentee] as number);
    if (worst === -1 || mine >= worstMark) return -1;
    isRefused[this.edgeOf[seats.held[worst] as number] as number] = 1;
    return worst;
  }

  /** Moves a mentee to her next tie, once back to the beginning; false when her list has ended twice. */
  private nextTie(mentee: number): boolean {
    const { start, end } = this.market;
    let from = this.tieEnd[mentee] as number;
    if (from === (end[mentee] as number)) {
      if (this.isPromoted[mentee] === 1) return false;
      this.isPromoted[mentee] = 1;
      from = start[mentee] as number;
      if (from === (end[mentee] as number)) return false;
      this.isRefused.fill(0, from, end[mentee] as number);
    }
    this.tieEnd[mentee] = this.order.tie(mentee, from);
    this.freeFrom[mentee] = from;
    this.askFrom[mentee] = from;
    return true;
  }
}
