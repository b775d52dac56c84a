import type { PeerProblem } from './peer-problem.ts';

/**
 * People grouped into blossoms: odd cycles of people or smaller blossoms in which all but one, the base, are
 * paired along the cycle. Numbers below `people` are single people, the others are blossoms.
 */
export class Blossoms {
  readonly people: number;
  /** Edge of each person's pair, or -1. */
  readonly mate: Int32Array;
  /** Outermost blossom each person is in; itself when in none. */
  readonly top: Int32Array;
  readonly base: Int32Array;
  /** Members around the cycle; the base is in the first. */
  readonly children: (readonly number[])[];
  /** Edge from each member to the next around the cycle; the odd ones are pairs. */
  readonly links: (readonly number[])[];
  /** Blossom right around each, or -1. */
  readonly parent: Int32Array;
  private readonly first: Int32Array;
  private readonly second: Int32Array;
  private readonly inside: (readonly number[])[];
  private readonly spare: number[] = [];

  constructor(problem: PeerProblem) {
    const { peopleCount } = problem;
    this.people = peopleCount;
    this.first = problem.first;
    this.second = problem.second;
    this.mate = new Int32Array(peopleCount).fill(-1);
    this.top = Int32Array.from({ length: peopleCount }, (_, v) => v);
    this.base = Int32Array.from({ length: 2 * peopleCount }, (_, b) => (b < peopleCount ? b : -1));
    this.children = Array.from({ length: 2 * peopleCount }, () => []);
    this.links = Array.from({ length: 2 * peopleCount }, () => []);
    this.parent = new Int32Array(2 * peopleCount).fill(-1);
    this.inside = Array.from({ length: 2 * peopleCount }, (_, b) => (b < peopleCount ? [b] : []));
    for (let b = 2 * peopleCount - 1; b >= peopleCount; b--) this.spare.push(b);
  }

  other(edge: number, person: number): number {
    return this.first[edge] === person ? (this.second[edge] as number) : (this.first[edge] as number);
  }

  /** The end of an edge that lies inside an outermost blossom. */
  endIn(edge: number, blossom: number): number {
    const first = this.first[edge] as number;
    return this.top[first] === blossom ? first : (this.second[edge] as number);
  }

  isSingle(blossom: number): boolean {
    return blossom < this.people;
  }

  /** Everybody in a blossom. */
  members(blossom: number): readonly number[] {
    return this.inside[blossom] as readonly number[];
  }

  /** Every blossom there is, inner ones too. */
  *all(): Generator<number> {
    for (let b = this.people; b < 2 * this.people; b++) if (this.base[b] !== -1) yield b;
  }

  /** A new outermost blossom around a cycle of outermost ones, the base first. */
  add(children: readonly number[], links: readonly number[]): number {
    const blossom = this.spare.pop() as number;
    this.children[blossom] = children;
    this.links[blossom] = links;
    this.parent[blossom] = -1;
    this.base[blossom] = this.base[children[0] as number] as number;
    const inside: number[] = [];
    for (const child of children) {
      this.parent[child] = blossom;
      for (const person of this.members(child)) {
        this.top[person] = blossom;
        inside.push(person);
      }
    }
    this.inside[blossom] = inside;
    return blossom;
  }

  /** Takes an outermost blossom apart; its members become outermost and are returned. */
  remove(blossom: number): readonly number[] {
    const children = this.children[blossom] ?? [];
    for (const child of children) {
      this.parent[child] = -1;
      for (const person of this.members(child)) this.top[person] = child;
    }
    this.children[blossom] = [];
    this.links[blossom] = [];
    this.inside[blossom] = [];
    this.base[blossom] = -1;
    this.spare.push(blossom);
    return children;
  }

  /** Place in the cycle of the member that holds a person. */
  placeOf(blossom: number, person: number): number {
    let inner = person;
    while (this.parent[inner] !== blossom) inner = this.parent[inner] as number;
    return (this.children[blossom] ?? []).indexOf(inner);
  }

  /**
   * Makes a person the base: pairs along the even way from her to the old base are exchanged, and the cycle
   * is turned so that her member is first. Her own pair is the caller's to set.
   */
  rebase(blossom: number, person: number): void {
    if (this.isSingle(blossom)) return;
    const children = this.children[blossom] as readonly number[];
    const links = this.links[blossom] as readonly number[];
    const size = children.length;
    const at = this.placeOf(blossom, person);
    this.rebase(children[at] as number, person);
    const step = at % 2 === 1 ? 1 : -1;
    for (let k = at; k % size !== 0; k += 2 * step) {
      const near = (k + step + size) % size;
      const far = (k + 2 * step + size) % size;
      const link = links[step === 1 ? near : far] as number;
      this.pair(children[near] as number, children[far] as number, link);
    }
    this.children[blossom] = [...children.slice(at), ...children.slice(0, at)];
    this.links[blossom] = [...links.slice(at), ...links.slice(0, at)];
    this.base[blossom] = person;
  }

  /** Pairs two members of one cycle along a link. */
  private pair(one: number, two: number, link: number): void {
    const first = this.first[link] as number;
    const second = this.second[link] as number;
    const isFirstInOne = this.isInside(first, one);
    this.rebase(one, isFirstInOne ? first : second);
    this.rebase(two, isFirstInOne ? second : first);
    this.mate[first] = link;
    this.mate[second] = link;
  }

  private isInside(person: number, blossom: number): boolean {
    for (let inner = person; inner !== -1; inner = this.parent[inner] as number)
      if (inner === blossom) return true;
    return false;
  }
}
