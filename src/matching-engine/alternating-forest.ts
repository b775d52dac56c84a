import { BucketQueue } from './bucket-queue.ts';
import type { Market } from './market.ts';
import { type PackedLists, personBits, personMask } from './packed-lists.ts';
import { limits } from './problem.ts';
import { Seats } from './seats.ts';

/** Stands for "not in the forest" and "not due"; later than any moment. */
const never = 1 << 29;
/** How far ahead of the present moment a mentee's list is read; from 16 to 64 the choice hardly matters. */
const lookAhead = 24;

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
  /** Price of each mentee while outside the forest; at the end the dual value. */
  readonly menteePrice: Int32Array;
  /** Price of one place of each mentor while outside the forest, inside it less the present moment. */
  readonly mentorPrice: Int32Array;

  private readonly lists: PackedLists;
  /** Price everybody starts from: the best weight. */
  private readonly top: Int32Array;
  /** No tree lives longer than this moment. */
  private readonly last: number;
  private now = 0;
  private trees = 0;
  /** For how long each mentee of the forest has been outside it, `never` for the others. */
  private readonly outside: Int32Array;
  private readonly rootOf: Int32Array;
  /** First entry of a mentee's list that has not been read since she joined. */
  private readonly unread: Int32Array;
  /** Mentees by the moment their list has to be read further, or their price is 0. */
  private readonly wakes: BucketQueue;
  /**
   * Earliest moment at which an edge from the forest to a mentor outside becomes tight, or a lower bound of
   * it; -1 for a mentor of the forest.
   */
  private readonly due: Int32Array;
  /** Mentee of that edge and for how long she had been outside; -1 marks that the moment is only a bound. */
  private readonly parent: Int32Array;
  private readonly parentOutside: Int32Array;
  private readonly arrivals: BucketQueue;
  private readonly firstOfTree: Int32Array;
  private readonly nextOfTree: Int32Array;

  /** `bonus` is added to every weight, so that to place a person may count more than compatibility. */
  constructor(market: Market, lists: PackedLists, bonus = 0) {
    const { menteeCount, mentorCount } = market;
    this.lists = lists;
    this.last = limits.compatibility + bonus;
    this.seats = new Seats(market);
    this.top = Int32Array.from(lists.best, (weight) => (weight === 0 ? 0 : weight + bonus));
    this.menteePrice = this.top.slice();
    this.mentorPrice = new Int32Array(mentorCount);
    this.outside = new Int32Array(menteeCount).fill(never);
    this.rootOf = new Int32Array(menteeCount);
    this.unread = new Int32Array(menteeCount);
    this.wakes = new BucketQueue(menteeCount, this.last);
    this.due = new Int32Array(mentorCount).fill(never);
    this.parent = new Int32Array(mentorCount).fill(-1);
    this.parentOutside = new Int32Array(mentorCount).fill(-1);
    this.arrivals = new BucketQueue(mentorCount, this.last);
    this.firstOfTree = new Int32Array(menteeCount).fill(-1);
    this.nextOfTree = new Int32Array(mentorCount).fill(-1);
  }

  /** Places everybody; `order` says who is served first among equals. */
  solve(order: Int32Array): void {
    const { seats, menteePrice } = this;
    for (const i of order) this.takeFavourite(i);
    for (const i of order) {
      if ((seats.mentor[i] as number) >= 0 || menteePrice[i] === 0) continue;
      this.trees++;
      this.join(i, i);
    }
    while (this.trees > 0) {
      const mentor = this.arrivals.first(this.now);
      if (mentor >= 0) {
        this.arrive(mentor);
        continue;
      }
      const mentee = this.wakes.first(this.now);
      if (mentee < 0) this.now++;
      else if ((this.outside[mentee] as number) + (this.top[mentee] as number) > this.now) this.read(mentee);
      else this.giveUp(mentee);
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

  private join(mentee: number, root: number): void {
    this.outside[mentee] = (this.menteePrice[mentee] as number) + this.now - (this.top[mentee] as number);
    this.rootOf[mentee] = root;
    this.unread[mentee] = this.lists.menteeStart[mentee] as number;
    this.read(mentee);
  }

  /** Reads a mentee's list as far as an edge could become tight within the look-ahead. */
  private read(mentee: number): void {
    const { menteeList, menteeStart } = this.lists;
    const { mentorPrice, due } = this;
    const outside = this.outside[mentee] as number;
    const zero = outside + (this.top[mentee] as number);
    const latest = Math.min(zero, this.last);
    const horizon = Math.min(this.now + lookAhead, latest);
    const end = menteeStart[mentee + 1] as number;
    let wake = zero;
    let k = this.unread[mentee] as number;
    for (; k < end; k++) {
      const entry = menteeList[k] as number;
      const earliest = outside + (entry >>> personBits);
      if (earliest > horizon) {
        wake = Math.min(wake, earliest);
        break;
      }
      const mentor = entry & personMask;
      const moment = earliest + (mentorPrice[mentor] as number);
      if (moment >= (due[mentor] as number) || moment > latest) continue;
      this.expect(mentor, moment, mentee, outside);
    }
    this.unread[mentee] = k;
    if (wake <= this.last) this.wakes.move(mentee, wake);
    else this.wakes.remove(mentee);
  }

  private expect(mentor: number, moment: number, mentee: number, outside: number): void {
    this.due[mentor] = moment;
    this.parent[mentor] = mentee;
    this.parentOutside[mentor] = outside;
    this.arrivals.move(mentor, moment);
  }

  /** An edge to a mentor outside the forest is tight now, or the bound of that moment has come. */
  private arrive(mentor: number): void {
    const { seats } = this;
    const mentee = this.parent[mentor] as number;
    const known = this.parentOutside[mentor] as number;
    if (known < 0 || this.outside[mentee] !== known) {
      this.search(mentor);
      return;
    }
    const root = this.rootOf[mentee] as number;
    const first = seats.slots[mentor] as number;
    const end = seats.slots[mentor + 1] as number;
    const taken = seats.count[mentor] as number;
    if (taken < end - first) {
      this.dissolve(root);
      seats.count[mentor] = taken + 1;
      this.shift(mentee, mentor, first + taken);
      this.parentOutside[mentor] = -1;
      return;
    }
    this.arrivals.remove(mentor);
    this.due[mentor] = -1;
    this.mentorPrice[mentor] = (this.mentorPrice[mentor] as number) - this.now;
    this.nextOfTree[mentor] = this.firstOfTree[root] as number;
    this.firstOfTree[root] = mentor;
    for (let s = first; s < end; s++) this.join(seats.held[s] as number, root);
  }

  /** Finds the edge from the forest to a mentor outside that becomes tight first. */
  private search(mentor: number): void {
    const { mentorList, mentorStart } = this.lists;
    const { outside } = this;
    const price = this.mentorPrice[mentor] as number;
    /** Nothing can be tight earlier than now. */
    const least = this.now - price;
    const end = mentorStart[mentor + 1] as number;
    let best = never;
    let found = -1;
    for (let k = mentorStart[mentor] as number; k < end; k++) {
      const entry = mentorList[k] as number;
      const lack = entry >>> personBits;
      if (lack >= best) break;
      const sum = (outside[entry & personMask] as number) + lack;
      if (sum >= best) continue;
      best = sum;
      found = entry & personMask;
      if (sum === least) break;
    }
    if (best + price <= this.last) {
      this.expect(mentor, best + price, found, outside[found] as number);
    } else {
      this.due[mentor] = never;
      this.arrivals.remove(mentor);
    }
  }

  /** A mentee of the forest has price 0: her tree ends with her unplaced. */
  private giveUp(mentee: number): void {
    const root = this.rootOf[mentee] as number;
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
      if (leftMentor < 0) return;
      j = leftMentor;
      s = leftSlot;
      i = parent[j] as number;
    }
  }

  /** Takes a tree out of the forest, prices settled as of now. */
  private dissolve(root: number): void {
    const { seats, mentorPrice, now } = this;
    this.trees--;
    this.leave(root);
    let mentor = this.firstOfTree[root] as number;
    this.firstOfTree[root] = -1;
    while (mentor >= 0) {
      mentorPrice[mentor] = (mentorPrice[mentor] as number) + now;
      this.due[mentor] = now;
      this.parentOutside[mentor] = -1;
      this.arrivals.move(mentor, now);
      const end = seats.slots[mentor + 1] as number;
      for (let s = seats.slots[mentor] as number; s < end; s++) this.leave(seats.held[s] as number);
      mentor = this.nextOfTree[mentor] as number;
    }
  }

  private leave(mentee: number): void {
    this.menteePrice[mentee] = (this.outside[mentee] as number) + (this.top[mentee] as number) - this.now;
    this.outside[mentee] = never;
    this.wakes.remove(mentee);
  }
}
