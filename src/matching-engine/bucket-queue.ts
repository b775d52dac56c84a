/**
 * Items waiting for whole moments 0..`last`, each for at most one: doubly linked lists, one per moment
 * (Dial's buckets). Every operation takes constant time and nothing is allocated after the construction.
 */
export class BucketQueue {
  private readonly head: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  /** Moment each item waits for, or -1. */
  private readonly moment: Int32Array;

  constructor(items: number, last: number) {
    this.head = new Int32Array(last + 1).fill(-1);
    this.next = new Int32Array(items);
    this.previous = new Int32Array(items);
    this.moment = new Int32Array(items).fill(-1);
  }

  /** Some item that waits for `moment`, or -1. */
  first(moment: number): number {
    return this.head[moment] as number;
  }

  /** What an item waits for, or -1. */
  momentOf(item: number): number {
    return this.moment[item] as number;
  }

  /** Lets an item wait for another moment; what it waited for before is forgotten. */
  move(item: number, moment: number): void {
    if (this.moment[item] === moment) return;
    this.remove(item);
    const follower = this.head[moment] as number;
    this.next[item] = follower;
    this.previous[item] = -1;
    if (follower >= 0) this.previous[follower] = item;
    this.head[moment] = item;
    this.moment[item] = moment;
  }

  remove(item: number): void {
    const moment = this.moment[item] as number;
    if (moment < 0) return;
    const before = this.previous[item] as number;
    const after = this.next[item] as number;
    if (before < 0) this.head[moment] = after;
    else this.next[before] = after;
    if (after >= 0) this.previous[after] = before;
    this.moment[item] = -1;
  }
}
