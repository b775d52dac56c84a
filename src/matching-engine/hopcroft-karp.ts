import type { Market } from './market.ts';
import { Seats } from './seats.ts';
import { drawOrder } from './tie-break.ts';

/** Largest number of people that can be placed, an answer that does it, and the proof. */
export interface CardinalityResult {
  readonly seats: Seats;
  readonly placed: number;
  /**
   * A cover (Kőnig): every edge has its mentee or its mentor in it, and the mentees in it plus the places
   * of the mentors in it are as many as were placed, so more cannot be.
   */
  readonly menteeInCover: Uint8Array;
  readonly mentorInCover: Uint8Array;
}

export interface CardinalityOptions {
  readonly seed: number;
  /** Edges below this compatibility are left out. Default 1. */
  readonly least?: number;
  /** Seats to start from: those of an earlier call, none of whose pairs is below `least`. */
  readonly from?: Seats;
}

const unreached = -1;

/** Largest number of placed mentees by Hopcroft and Karp's phases of shortest paths (1973), with places. */
export function maximumCardinality(market: Market, options: CardinalityOptions): CardinalityResult {
  const run = new Phases(market, options);
  if (options.from === undefined) run.seatGreedily();
  let placed = run.seats.placed();
  for (let more = run.phase(); more > 0; more = run.phase()) placed += more;
  return { seats: run.seats, placed, ...run.cover() };
}

class Phases {
  readonly seats: Seats;
  private readonly market: Market;
  private readonly least: number;
  private readonly order: Int32Array;
  /** Length of the shortest path from an unplaced mentee to each mentor, or -1. */
  private readonly depth: Int32Array;
  private readonly queue: Int32Array;
  /** Next edge of each mentee to try in this phase. */
  private readonly next: Int32Array;
  private readonly path: Int32Array;

  constructor(market: Market, options: CardinalityOptions) {
    this.market = market;
    this.least = options.least ?? 1;
    this.seats = options.from ?? new Seats(market);
    this.order = drawOrder(options.seed, market.problem.menteeKey);
    this.depth = new Int32Array(market.mentorCount);
    this.queue = new Int32Array(market.mentorCount);
    this.next = market.start.slice();
    this.path = new Int32Array(market.menteeCount);
  }

  seatGreedily(): void {
    const { market, seats, least } = this;
    const { mentorOf, compatibility } = market.problem;
    for (const i of this.order) {
      for (let e = market.start[i] as number; e < (market.end[i] as number); e++) {
        const j = mentorOf[e] as number;
        if ((compatibility[e] as number) < least || !seats.hasRoom(j)) continue;
        seats.take(i, j);
        break;
      }
    }
  }

  /** Takes a largest set of shortest augmenting paths that meet nowhere; returns how many. */
  phase(): number {
    if (!this.layer()) return 0;
    let found = 0;
    for (const i of this.order) {
      if ((this.seats.mentor[i] as number) < 0 && this.augment(i)) found++;
    }
    return found;
  }

  /** Lays the mentors out by distance from the unplaced; whether some free place is reached. */
  private layer(): boolean {
    const { market, seats, depth, queue, next } = this;
    depth.fill(unreached);
    next.set(market.start);
    let tail = 0;
    for (const i of this.order) {
      if ((seats.mentor[i] as number) < 0) tail = this.reach(i, 0, tail);
    }
    let isFreeReached = false;
    let limit = Number.POSITIVE_INFINITY;
    for (let head = 0; head < tail; head++) {
      const j = queue[head] as number;
      const at = depth[j] as number;
      if (at >= limit) continue;
      if (seats.hasRoom(j)) {
        isFreeReached = true;
        limit = at;
        continue;
      }
      for (let s = seats.slots[j] as number; s < (seats.slots[j + 1] as number); s++)
        tail = this.reach(seats.held[s] as number, at + 1, tail);
    }
    return isFreeReached;
  }

  /** Gives the mentors of a mentee's list that have no depth yet this one; returns the queue's new end. */
  private reach(mentee: number, depthOf: number, tail: number): number {
    const { market, depth, queue, least } = this;
    const { mentorOf, compatibility } = market.problem;
    const end = market.end[mentee] as number;
    let last = tail;
    for (let e = market.start[mentee] as number; e < end; e++) {
      const j = mentorOf[e] as number;
      if (depth[j] !== unreached || (compatibility[e] as number) < least) continue;
      depth[j] = depthOf;
      queue[last++] = j;
    }
    return last;
  }

  /** Looks for a path from an unplaced mentee to a free place along growing depths, and turns it over. */
  private augment(root: number): boolean {
    const { market, seats, depth, next, path, least } = this;
    const { mentorOf, compatibility } = market.problem;
    let length = 0;
    path[0] = root;
    while (length >= 0) {
      const i = path[length] as number;
      const e = next[i] as number;
      if (e >= (market.end[i] as number)) {
        length--;
        continue;
      }
      const j = mentorOf[e] as number;
      if (depth[j] !== length || (compatibility[e] as number) < least) {
        next[i] = e + 1;
        continue;
      }
      if (seats.hasRoom(j)) {
        this.turnOver(length);
        return true;
      }
      // Go on from the next mentee of this mentor that still has edges; the mentor is spent when none has.
      const follower = this.openMentee(j);
      if (follower === -1) {
        depth[j] = unreached;
        next[i] = e + 1;
      } else path[++length] = follower;
    }
    return false;
  }

  private openMentee(mentor: number): number {
    const { market, seats, next } = this;
    for (let s = seats.slots[mentor] as number; s < (seats.slots[mentor + 1] as number); s++) {
      const k = seats.held[s] as number;
      if ((next[k] as number) < (market.end[k] as number)) return k;
    }
    return -1;
  }

  /** The last mentee of the path takes a free place, each one before her the slot left by the one after. */
  private turnOver(length: number): void {
    const { market, seats, next, path } = this;
    const last = path[length] as number;
    let slot = seats.slot[last] as number;
    seats.take(last, market.problem.mentorOf[next[last] as number] as number);
    for (let k = length - 1; k >= 0; k--) {
      const i = path[k] as number;
      const left = seats.slot[i] as number;
      seats.put(i, market.problem.mentorOf[next[i] as number] as number, slot);
      slot = left;
    }
  }

  /** Kőnig's cover, valid once no path is left: mentors that are reached and mentees that are not. */
  cover(): { menteeInCover: Uint8Array; mentorInCover: Uint8Array } {
    const { market, seats, depth } = this;
    this.layer();
    const menteeInCover = new Uint8Array(market.menteeCount);
    const mentorInCover = Uint8Array.from(depth, (at) => (at === unreached ? 0 : 1));
    for (let i = 0; i < market.menteeCount; i++) {
      const j = seats.mentor[i] as number;
      if (j >= 0 && depth[j] === unreached) menteeInCover[i] = 1;
    }
    return { menteeInCover, mentorInCover };
  }
}
