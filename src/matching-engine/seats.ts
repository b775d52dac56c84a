import { type Market, slotsOf } from './market.ts';

/** Who sits where while a solver works: every place of a mentor is a numbered slot. */
export class Seats {
  /** First slot of each mentor; `mentorCount + 1` entries. */
  readonly slots: Int32Array;
  /** Mentee in each slot, or -1. The taken slots of a mentor are the first `count[j]` of hers. */
  readonly held: Int32Array;
  readonly count: Int32Array;
  /** Mentor of each mentee, or -1. */
  readonly mentor: Int32Array;
  readonly slot: Int32Array;

  constructor(market: Market) {
    this.slots = slotsOf(market);
    this.held = new Int32Array(this.slots[market.mentorCount] as number).fill(-1);
    this.count = new Int32Array(market.mentorCount);
    this.mentor = new Int32Array(market.menteeCount).fill(-1);
    this.slot = new Int32Array(market.menteeCount).fill(-1);
  }

  /** Seats the pairs of an answer that are not pinned and reach the compatibility `least`. */
  static of(market: Market, answer: Int32Array, least = 1): Seats {
    const seats = new Seats(market);
    const { pin, compatibility, mentorOf } = market.problem;
    for (let i = 0; i < market.menteeCount; i++) {
      const e = answer[i] as number;
      if (e === -1 || pin[i] !== -1 || (compatibility[e] as number) < least) continue;
      seats.take(i, mentorOf[e] as number);
    }
    return seats;
  }

  hasRoom(mentor: number): boolean {
    const first = this.slots[mentor] as number;
    return (this.count[mentor] as number) < (this.slots[mentor + 1] as number) - first;
  }

  /** How many mentees have a seat. */
  placed(): number {
    let placed = 0;
    for (const taken of this.count) placed += taken;
    return placed;
  }

  /** Seats a mentee on the next free slot. */
  take(mentee: number, mentor: number): void {
    const taken = this.count[mentor] as number;
    this.count[mentor] = taken + 1;
    this.put(mentee, mentor, (this.slots[mentor] as number) + taken);
  }

  /** Takes a mentee off her slot; the last mentee of that mentor moves into it. */
  leave(mentee: number): void {
    const mentor = this.mentor[mentee] as number;
    const taken = (this.count[mentor] as number) - 1;
    const last = (this.slots[mentor] as number) + taken;
    const mover = this.held[last] as number;
    this.put(mover, mentor, this.slot[mentee] as number);
    this.held[last] = -1;
    this.count[mentor] = taken;
    this.mentor[mentee] = -1;
    this.slot[mentee] = -1;
  }

  put(mentee: number, mentor: number, slot: number): void {
    this.held[slot] = mentee;
    this.mentor[mentee] = mentor;
    this.slot[mentee] = slot;
  }

  /** The edge of each mentee in the problem's numbers; pinned mentees keep theirs. */
  answer(market: Market): Int32Array {
    const { problem, menteeCount, start, end } = market;
    const answer = problem.pin.slice();
    for (let i = 0; i < menteeCount; i++) {
      const j = this.mentor[i] as number;
      if (j < 0) continue;
      let e = start[i] as number;
      while (e < (end[i] as number) && problem.mentorOf[e] !== j) e++;
      answer[i] = e;
    }
    return answer;
  }
}
