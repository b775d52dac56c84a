import { BucketQueue } from './bucket-queue.ts';
import type { Market } from './market.ts';
import { type PackedLists, personBits, personMask } from './packed-lists.ts';
import { limits } from './problem.ts';
import { Seats } from './seats.ts';

/** Stands for "not in the forest" and "not due"; later than any moment. */
const never = 1 << 29;
/** How far ahead of the present moment a mentee's list is read; from 24 to 160 the choice hardly matters. */
const lookAhead = 80;
/** A list in which an edge may become tight so soon (at least 1) is read at once; trees often end earlier. */
const soon = 8;

/**
 * Exact maximum-weight matching with places: the Hungarian method (Kuhn 1955, Munkres 1957) grown from all
 * unplaced mentees at once, a tree for each.
 *
 * Each mentee has a price `u`, each mentor a price `v` per place, with `u + v >= weight` on every edge and
 * equality on every made pair. Time passes in whole steps, for the weights are whole numbers: in one step
 * the price of every mentee of the forest falls by one and that of every mentor of the forest rises by one.
 * The next edge that becomes tight either brings a mentor and her mentees into a tree or ends at a free
 * place: then the pairs along the tree are exchanged, one more mentee is placed, and the tree is dissolved
 * until others reach its people. A tree also ends when a mentee in it comes to price 0: she may as well
 * stay unplaced. At the end no priced person is without a pair, so both sums are equal.
 *
 * Why it is fast: there are at most as many moments as the largest weight, so events wait in buckets and
 * not in a heap; a tree is on average the forest divided by the number of the unplaced, so a turn touches
 * few people both early (many small trees) and late (few turns). Prices are kept so that nothing is
 * touched as time passes: `v` of a mentor is the time she was inside, `u` of a mentee her best weight less
 * the time she was inside, and an edge is tight when the time the mentee was outside, the time the mentor
 * was inside and the lack of the edge make up the present moment.
 */
export class AlternatingForest {
  readonly seats: Seats;

  private readonly lists: PackedLists;
  /** Price everybody starts from: the best weight. */
  private readonly top: Int32Array;
  /** No tree lives longer than this moment. */
  private readonly last: number;
  private now = 0;
  private trees = 0;
  /**
   * For a mentee of the forest, how long she has been outside it (0 and more); for the others, how long they
   * have been inside, as `-1 - time`.
   */
  private readonly stay: Int32Array;
  /** Price of one place of each mentor while outside the forest, inside it less the present moment. */
  private readonly price: Int32Array;
  /**
   * No edge of a mentee but that of her pair has less lack and price of its mentor together: prices of
   * mentors never fall, so what was found once holds until her pair changes.
   */
  private readonly bound: Int32Array;
  /** First entry of a mentee's list that has not been read since she joined. */
  private readonly unread: Int32Array;
  /** Moment at which a mentee of the forest has to be looked at again. */
  private readonly look: Int32Array;
  /**
   * Earliest moment at which an edge from the forest to a mentor outside becomes tight, or a lower bound of
   * it; -1 for a mentor of the forest.
   */
  private readonly due: Int32Array;
  /** Mentee of that edge and for how long she had been outside; -1 marks that the moment is only a bound. */
  private readonly parent: Int32Array;
  private readonly parentStay: Int32Array;
  /** Mentors by the moment they are due. */
  private readonly arrivals: BucketQueue;
  /** Roots by the moment a list of their tree has to be read further, or somebody's price is 0. */
  private readonly wakes: BucketQueue;
  private readonly rootOf: Int32Array;
  private readonly firstOfTree: Int32Array;
  private readonly nextOfTree: Int32Array;

  /** `bonus` is added to every weight, so that to place a person may count more than compatibility. */
  constructor(market: Market, lists: PackedLists, bonus = 0) {
    const { menteeCount, mentorCount } = market;
    this.lists = lists;
    this.last = limits.compatibility + bonus;
    this.seats = new Seats(market);
    this.top = Int32Array.from(lists.best, (weight) => (weight === 0 ? 0 : weight + bonus));
    this.stay = new Int32Array(menteeCount).fill(-1);
    this.price = new Int32Array(mentorCount);
    this.bound = new Int32Array(menteeCount);
    this.unread = new Int32Array(menteeCount);
    this.look = new Int32Array(menteeCount);
    this.due = new Int32Array(mentorCount).fill(never);
    this.parent = new Int32Array(mentorCount).fill(-1);
    this.parentStay = new Int32Array(mentorCount).fill(-1);
    this.arrivals = new BucketQueue(mentorCount, this.last);
    this.wakes = new BucketQueue(menteeCount, this.last);
    this.rootOf = new Int32Array(mentorCount).fill(-1);
    this.firstOfTree = new Int32Array(menteeCount).fill(-1);
    this.nextOfTree = new Int32Array(mentorCount).fill(-1);
  }

  /** Dual value of each mentee once everybody is placed. */
  menteePrices(): Int32Array {
    return this.top.map((weight, i) => weight + 1 + (this.stay[i] as number));
  }

  /** Dual value of one place of each mentor once everybody is placed. */
  mentorPrices(): Int32Array {
    return this.price;
  }

  /** Places everybody; `order` says who is served first among equals. */
  solve(order: Int32Array): void {
    const { seats, top } = this;
    for (const i of order) this.takeFavourite(i);
    // Neighbours in number are often neighbours in the market: looking at them together is kind to the cache.
    for (let i = top.length - 1; i >= 0; i--) {
      if ((seats.mentor[i] as number) >= 0 || top[i] === 0) continue;
      this.trees++;
      this.wakes.move(i, this.join(i));
    }
    while (this.trees > 0) {
      const mentor = this.arrivals.first(this.now);
      if (mentor >= 0) {
        this.arrive(mentor);
        continue;
      }
      const root = this.wakes.first(this.now);
      if (root < 0) this.now++;
      else this.wake(root);
    }
  }

  /** Seats a mentee with a mentor of her best weight who has room. */
  private takeFavourite(mentee: number): void {
    const { menteeStart, menteeList } = this.lists;
    const end = menteeStart[mentee + 1] as number;
    for (let k = menteeStart[mentee] as number; k < end; k++) {
      const entry = menteeList[k] as number;
      if (entry >>> personBits !== 0) return;
      if (this.seats.hasRoom(entry)) {
        this.seats.take(mentee, entry);
        return;
      }
    }
  }

  /** Lets a mentee into the forest; returns the moment she has to be looked at again. */
  private join(mentee: number): number {
    const stay = this.now + 1 + (this.stay[mentee] as number);
    this.stay[mentee] = stay;
    this.unread[mentee] = this.lists.menteeStart[mentee] as number;
    const earliest = stay + (this.bound[mentee] as number);
    if (earliest < this.now + soon) return this.read(mentee);
    const look = Math.min(earliest, stay + (this.top[mentee] as number));
    this.look[mentee] = look;
    return look;
  }

  /**
   * Reads a mentee's list as far as an edge could become tight within the look-ahead. Returns the moment to
   * read on, or the one at which her price is 0.
   */
  private read(mentee: number): number {
    const { menteeList, menteeStart } = this.lists;
    const { price, due, now } = this;
    const stay = this.stay[mentee] as number;
    const zero = stay + (this.top[mentee] as number);
    const latest = Math.min(zero, this.last);
    const horizon = Math.min(now + lookAhead, latest);
    const home = this.seats.mentor[mentee] as number;
    const end = menteeStart[mentee + 1] as number;
    let k = this.unread[mentee] as number;
    // What was read before is not below the old bound; a list read from its start gets a new one.
    let least = k === menteeStart[mentee] ? never : (this.bound[mentee] as number);
    let look = zero;
    for (; k < end; k++) {
      const entry = menteeList[k] as number;
      const lack = entry >>> personBits;
      if (stay + lack > horizon) {
        look = Math.min(zero, stay + lack);
        least = Math.min(least, lack);
        break;
      }
      const mentor = entry & personMask;
      const known = due[mentor] as number;
      const sum = lack + (price[mentor] as number);
      if (known < 0) {
        if (mentor !== home) least = Math.min(least, sum + now);
        continue;
      }
      least = Math.min(least, sum);
      const moment = stay + sum;
      if (moment < known && moment <= latest) this.expect(mentor, moment, mentee, stay);
    }
    this.unread[mentee] = k;
    this.bound[mentee] = least;
    this.look[mentee] = look;
    return look;
  }

  /** Looks at the people of a tree again. */
  private wake(root: number): void {
    const { seats, look, now } = this;
    let next = this.lookAgain(root);
    let idle = next === now ? root : -1;
    for (let j = this.firstOfTree[root] as number; j >= 0 && idle < 0; j = this.nextOfTree[j] as number) {
      const end = seats.slots[j + 1] as number;
      for (let s = seats.slots[j] as number; s < end; s++) {
        const i = seats.held[s] as number;
        const moment = (look[i] as number) < now + soon ? this.lookAgain(i) : (look[i] as number);
        if (moment === now) idle = i;
        if (moment < next) next = moment;
      }
    }
    if (idle >= 0) this.giveUp(idle, root);
    else this.wakes.move(root, next);
  }

  /** Reads on unless the price of a mentee is 0 now; then the answer is this moment. */
  private lookAgain(mentee: number): number {
    const zero = (this.stay[mentee] as number) + (this.top[mentee] as number);
    return zero === this.now ? zero : this.read(mentee);
  }

  private expect(mentor: number, moment: number, mentee: number, stay: number): void {
    this.due[mentor] = moment;
    this.parent[mentor] = mentee;
    this.parentStay[mentor] = stay;
    this.arrivals.move(mentor, moment);
  }

  /** An edge to a mentor outside the forest is tight now, or the bound of that moment has come. */
  private arrive(mentor: number): void {
    const { seats } = this;
    const mentee = this.parent[mentor] as number;
    const known = this.parentStay[mentor] as number;
    if (known < 0 || this.stay[mentee] !== known) {
      this.search(mentor);
      return;
    }
    const home = seats.mentor[mentee] as number;
    const root = home < 0 ? mentee : (this.rootOf[home] as number);
    const first = seats.slots[mentor] as number;
    const end = seats.slots[mentor + 1] as number;
    const taken = seats.count[mentor] as number;
    if (taken < end - first) {
      this.dissolve(root);
      seats.count[mentor] = taken + 1;
      this.shift(mentee, mentor, first + taken);
      this.parentStay[mentor] = -1;
      return;
    }
    this.arrivals.remove(mentor);
    this.due[mentor] = -1;
    this.price[mentor] = (this.price[mentor] as number) - this.now;
    this.rootOf[mentor] = root;
    this.nextOfTree[mentor] = this.firstOfTree[root] as number;
    this.firstOfTree[root] = mentor;
    let next = this.wakes.momentOf(root);
    for (let s = first; s < end; s++) next = Math.min(next, this.join(seats.held[s] as number));
    this.wakes.move(root, next);
  }

  /** Finds the edge from the forest to a mentor outside that becomes tight first. */
  private search(mentor: number): void {
    const { mentorList, mentorStart } = this.lists;
    const { stay } = this;
    const price = this.price[mentor] as number;
    /** Nothing can be tight earlier than now. */
    const least = this.now - price;
    const end = mentorStart[mentor + 1] as number;
    let best = never;
    let found = -1;
    for (let k = mentorStart[mentor] as number; k < end; k++) {
      const entry = mentorList[k] as number;
      const lack = entry >>> personBits;
      if (lack >= best) break;
      const known = stay[entry & personMask] as number;
      const sum = known + lack;
      if (known < 0 || sum >= best) continue;
      best = sum;
      found = entry & personMask;
      if (sum === least) break;
    }
    if (best + price <= this.last) {
      this.expect(mentor, best + price, found, stay[found] as number);
    } else {
      this.due[mentor] = never;
      this.arrivals.remove(mentor);
    }
  }

  /** A mentee of the forest has price 0: her tree ends with her unplaced. */
  private giveUp(mentee: number, root: number): void {
    this.dissolve(root);
    if (mentee === root) return;
    const { seats } = this;
    const mentor = seats.mentor[mentee] as number;
    const slot = seats.slot[mentee] as number;
    seats.mentor[mentee] = -1;
    seats.slot[mentee] = -1;
    this.shift(this.parent[mentor] as number, mentor, slot);
  }

  /** Seats a mentee on a slot, the next mentee up the tree on the slot she leaves, and so on to the root. */
  private shift(mentee: number, mentor: number, slot: number): void {
    const { seats, parent } = this;
    let i = mentee;
    let j = mentor;
    let s = slot;
    for (;;) {
      const leftMentor = seats.mentor[i] as number;
      const leftSlot = seats.slot[i] as number;
      seats.put(i, j, s);
      this.bound[i] = 0;
      if (leftMentor < 0) return;
      j = leftMentor;
      s = leftSlot;
      i = parent[j] as number;
    }
  }

  /** Takes a tree out of the forest, prices settled as of now. */
  private dissolve(root: number): void {
    const { seats, price, now } = this;
    this.trees--;
    this.leave(root);
    this.wakes.remove(root);
    let mentor = this.firstOfTree[root] as number;
    this.firstOfTree[root] = -1;
    while (mentor >= 0) {
      price[mentor] = (price[mentor] as number) + now;
      this.due[mentor] = now;
      this.parentStay[mentor] = -1;
      this.arrivals.move(mentor, now);
      const end = seats.slots[mentor + 1] as number;
      for (let s = seats.slots[mentor] as number; s < end; s++) this.leave(seats.held[s] as number);
      mentor = this.nextOfTree[mentor] as number;
    }
  }

  private leave(mentee: number): void {
    this.stay[mentee] = (this.stay[mentee] as number) - this.now - 1;
  }
}
