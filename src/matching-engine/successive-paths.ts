import type { Prices, Worth } from './certificate.ts';
import type { Market } from './market.ts';
import { MinHeap } from './min-heap.ts';
import { Seats } from './seats.ts';
import { drawOrder } from './tie-break.ts';

export interface WorthResult {
  readonly answer: Int32Array;
  readonly prices: Prices;
}

export interface WorthOptions {
  readonly seed: number;
  readonly worth: Worth;
  /** Edges below this compatibility are left out. */
  readonly least: number;
}

/**
 * Answer of greatest worth (placed people, compatibility and load in one sum), with dual prices. Exact while
 * every sum stays a safe integer. Successive shortest augmenting paths with potentials (Edmonds and Karp
 * 1972, Tomizawa 1971): people are placed one after another, each along the cheapest exchange. Load grows
 * faster with every mentee of a mentor, so places are filled in order and the method stays exact.
 * Meant for a school: the time grows with people times edges.
 */
export function greatestWorth(market: Market, options: WorthOptions): WorthResult {
  const run = new SuccessivePaths(market, options);
  for (const i of drawOrder(options.seed, market.problem.menteeKey)) run.place(i);
  const { worth, least } = options;
  const prices = { worth, least, mentees: run.menteePrice, mentors: run.mentorPrice };
  return { answer: run.seats.answer(market), prices };
}

class SuccessivePaths {
  readonly seats: Seats;
  readonly menteePrice: Float64Array;
  readonly mentorPrice: Float64Array;
  private readonly market: Market;
  private readonly options: WorthOptions;
  private readonly distance: Float64Array;
  private readonly parent: Int32Array;
  private readonly isSettled: Uint8Array;
  private readonly settled: number[] = [];
  private readonly touched: number[] = [];
  private readonly heap = new MinHeap();
  /** Length of the best way found so far to end the path, and where it ends. */
  private endAt = 0;
  private endMentor = -1;
  private endMentee = -1;

  constructor(market: Market, options: WorthOptions) {
    this.market = market;
    this.options = options;
    this.seats = new Seats(market);
    this.menteePrice = new Float64Array(market.menteeCount);
    this.mentorPrice = Float64Array.from({ length: market.mentorCount }, (_, j) => this.step(j, 1));
    this.distance = new Float64Array(market.mentorCount).fill(Number.POSITIVE_INFINITY);
    this.parent = new Int32Array(market.mentorCount).fill(-1);
    this.isSettled = new Uint8Array(market.mentorCount);
  }

  /** Cost of the `k`-th mentee seated with a mentor here; the pinned ones came before. */
  private step(mentor: number, k: number): number {
    const { problem, room } = this.market;
    const pinned = (problem.capacity[mentor] as number) - (room[mentor] as number);
    return this.options.worth.load * (2 * (pinned + k - (problem.wishedGroup[mentor] as number)) - 1);
  }

  private worthOf(edge: number): number {
    const { worth } = this.options;
    return worth.placed + worth.compatibility * (this.market.problem.compatibility[edge] as number);
  }

  /** Places a mentee, if that makes the answer worth more. */
  place(mentee: number): void {
    this.endAt = Number.POSITIVE_INFINITY;
    const price = this.firstPrice(mentee);
    if (price <= 0) return;
    this.menteePrice[mentee] = price;
    this.endAt = price;
    this.endMentor = -1;
    this.endMentee = mentee;
    this.relax(mentee, 0);
    while (this.heap.leastKey() < this.endAt) {
      const mentor = this.heap.pop();
      if (this.isSettled[mentor] === 0) this.settle(mentor);
    }
    this.reprice(mentee);
    this.exchange(mentee);
    for (const j of this.touched) {
      this.distance[j] = Number.POSITIVE_INFINITY;
      this.isSettled[j] = 0;
    }
    this.touched.length = 0;
    this.settled.length = 0;
    this.heap.clear();
  }

  /** The most an edge of this mentee is worth beyond the price of its mentor. */
  private firstPrice(mentee: number): number {
    const { market, mentorPrice, options } = this;
    const { mentorOf, compatibility } = market.problem;
    let best = 0;
    for (let e = market.start[mentee] as number; e < (market.end[mentee] as number); e++) {
      const j = mentorOf[e] as number;
      if ((compatibility[e] as number) < options.least || market.room[j] === 0) continue;
      best = Math.max(best, this.worthOf(e) - (mentorPrice[j] as number));
    }
    return best;
  }

  private relax(mentee: number, from: number): void {
    const { market, mentorPrice, distance, options } = this;
    const { mentorOf, compatibility } = market.problem;
    const base = from + (this.menteePrice[mentee] as number);
    for (let e = market.start[mentee] as number; e < (market.end[mentee] as number); e++) {
      const j = mentorOf[e] as number;
      if ((compatibility[e] as number) < options.least || market.room[j] === 0) continue;
      const length = base + (mentorPrice[j] as number) - this.worthOf(e);
      if (length >= (distance[j] as number) || length >= this.endAt) continue;
      if (distance[j] === Number.POSITIVE_INFINITY) this.touched.push(j);
      distance[j] = length;
      this.parent[j] = mentee;
      this.heap.push(j, length);
    }
  }

  private settle(mentor: number): void {
    const { seats } = this;
    const length = this.distance[mentor] as number;
    this.isSettled[mentor] = 1;
    this.settled.push(mentor);
    const first = seats.slots[mentor] as number;
    const taken = seats.count[mentor] as number;
    if (seats.hasRoom(mentor)) {
      const end = length + this.step(mentor, taken + 1) - (this.mentorPrice[mentor] as number);
      if (end < this.endAt) {
        this.endAt = end;
        this.endMentor = mentor;
      }
    }
    for (let s = first; s < first + taken; s++) {
      const held = seats.held[s] as number;
      const end = length + (this.menteePrice[held] as number);
      if (end < this.endAt) {
        this.endAt = end;
        this.endMentor = -1;
        this.endMentee = held;
      }
      this.relax(held, length);
    }
  }

  private reprice(mentee: number): void {
    const { seats, menteePrice, mentorPrice } = this;
    menteePrice[mentee] = (menteePrice[mentee] as number) - this.endAt;
    for (const j of this.settled) {
      const change = this.endAt - (this.distance[j] as number);
      if (change <= 0) continue;
      mentorPrice[j] = (mentorPrice[j] as number) + change;
      const first = seats.slots[j] as number;
      for (let s = first; s < first + (seats.count[j] as number); s++) {
        const held = seats.held[s] as number;
        menteePrice[held] = (menteePrice[held] as number) - change;
      }
    }
  }

  /** Turns the pairs along the path over, from its end back to the mentee it began with. */
  private exchange(mentee: number): void {
    const { seats, parent } = this;
    let mentor = this.endMentor;
    let slot: number;
    if (mentor >= 0) {
      const taken = seats.count[mentor] as number;
      seats.count[mentor] = taken + 1;
      slot = (seats.slots[mentor] as number) + taken;
    } else {
      if (this.endMentee === mentee) return;
      mentor = seats.mentor[this.endMentee] as number;
      slot = seats.slot[this.endMentee] as number;
      seats.mentor[this.endMentee] = -1;
    }
    for (;;) {
      const i = parent[mentor] as number;
      const leftMentor = seats.mentor[i] as number;
      const leftSlot = seats.slot[i] as number;
      seats.put(i, mentor, slot);
      if (i === mentee) return;
      mentor = leftMentor;
      slot = leftSlot;
    }
  }
}
