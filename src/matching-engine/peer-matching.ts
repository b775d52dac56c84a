import { Blossoms } from './blossoms.ts';
import type { PeerProblem } from './peer-problem.ts';
import { drawOrder } from './tie-break.ts';

/** An odd group of people with a price: no more than half of the others of it can be paired inside. */
export interface OddGroup {
  readonly people: readonly number[];
  readonly price: number;
}

/**
 * Proof that no tandems are worth more (Edmonds' theorem): twice the worth of an edge is reached by the
 * prices of its people and of the odd groups that hold both. Worth is `compatibility + bonus`.
 */
export interface PeerCertificate {
  /** What a tandem is worth beside its compatibility. */
  readonly bonus: number;
  readonly prices: Float64Array;
  readonly groups: readonly OddGroup[];
}

export interface PeerSolution {
  /** Edge of each person's tandem, or -1. */
  readonly answer: Int32Array;
  readonly certificate: PeerCertificate;
}

export interface PeerOptions {
  /** `placed`: most tandems first, then compatibility (default); `weight`: greatest compatibility. */
  readonly objective?: 'placed' | 'weight';
  readonly seed?: number;
}

const free = 0;
/** Reached from an unpaired person by an even way. */
const outer = 1;
const inner = 2;

/**
 * Tandems without a senior: maximum-weight matching in a general graph by Edmonds' blossom method
 * (1965) with prices; each stage grows trees from all unpaired people and ends with one more tandem.
 * All unpaired people always have the lowest price of all, so at most as many price changes are made as
 * there are whole steps to 0. Exact and deterministic for a seed; meant for up to some 2,000 people.
 */
export function solvePeers(problem: PeerProblem, options: PeerOptions = {}): PeerSolution {
  const bonus = options.objective === 'weight' ? 0 : 1000 * Math.ceil(problem.peopleCount / 2) + 1;
  const run = new PeerMatching(problem, bonus, options.seed ?? 1);
  run.pairGreedily();
  while (run.stage()) run.dropWorthless();
  return run.solution();
}

class PeerMatching {
  private readonly problem: PeerProblem;
  private readonly bonus: number;
  private readonly order: Int32Array;
  private readonly blossoms: Blossoms;
  private readonly price: Float64Array;
  /** Price of each blossom. */
  private readonly groupPrice: Float64Array;
  private readonly edgesOf: readonly (readonly number[])[];
  /** Usable edges: those between people who are not pinned. */
  private readonly edges: readonly number[];
  private readonly label: Uint8Array;
  /** Edge by which an outermost blossom was reached, -1 for the root of a tree. */
  private readonly via: Int32Array;
  private queue: number[] = [];

  constructor(problem: PeerProblem, bonus: number, seed: number) {
    const { peopleCount, pin } = problem;
    this.problem = problem;
    this.bonus = bonus;
    this.order = drawOrder(seed, problem.keys);
    this.blossoms = new Blossoms(problem);
    this.groupPrice = new Float64Array(2 * peopleCount);
    this.label = new Uint8Array(2 * peopleCount);
    this.via = new Int32Array(2 * peopleCount).fill(-1);
    const edges: number[] = [];
    const edgesOf: number[][] = Array.from({ length: peopleCount }, () => []);
    let highest = 0;
    for (const [e, compatibility] of problem.compatibility.entries()) {
      const [i, j] = [problem.first[e] as number, problem.second[e] as number];
      if (pin[i] !== -1 || pin[j] !== -1) continue;
      edges.push(e);
      edgesOf[i]?.push(e);
      edgesOf[j]?.push(e);
      highest = Math.max(highest, compatibility + bonus);
    }
    this.edges = edges;
    this.edgesOf = edgesOf;
    this.price = Float64Array.from(pin, (e) => (e === -1 ? highest : 0));
  }

  /** Pairs what can be paired along the edges that are tight from the start. */
  pairGreedily(): void {
    const { mate } = this.blossoms;
    for (const v of this.order) {
      for (const edge of this.edgesOf[v] ?? []) {
        const w = this.blossoms.other(edge, v);
        if (mate[v] !== -1 || mate[w] !== -1 || this.slack(edge) > 0) continue;
        mate[v] = edge;
        mate[w] = edge;
      }
    }
  }

  solution(): PeerSolution {
    const answer = Int32Array.from(this.problem.pin, (e, v) =>
      e === -1 ? (this.blossoms.mate[v] as number) : e,
    );
    const groups: OddGroup[] = [];
    for (const b of this.blossoms.all()) {
      const price = this.groupPrice[b] as number;
      if (price > 0) groups.push({ people: this.blossoms.members(b), price });
    }
    return { answer, certificate: { bonus: this.bonus, prices: this.price, groups } };
  }

  /** Adds one tandem, exchanging others; false when none can be added with gain. */
  stage(): boolean {
    const { blossoms } = this;
    this.label.fill(free);
    this.via.fill(-1);
    this.queue = [];
    for (const v of this.order) {
      if (blossoms.mate[v] === -1 && this.problem.pin[v] === -1)
        this.reachOuter(blossoms.top[v] as number, -1);
    }
    if (this.queue.length === 0) return false;
    for (;;) {
      for (let v = this.queue.pop(); v !== undefined; v = this.queue.pop()) if (this.scan(v)) return true;
      if (!this.changePrices()) return false;
    }
  }

  /** Blossoms whose price has come to 0 hold nothing together any more. */
  dropWorthless(): void {
    const { blossoms, groupPrice } = this;
    let isChanged = true;
    while (isChanged) {
      isChanged = false;
      for (const b of [...blossoms.all()]) {
        if (blossoms.parent[b] !== -1 || groupPrice[b] !== 0 || blossoms.base[b] === -1) continue;
        blossoms.remove(b);
        isChanged = true;
      }
    }
  }

  private slack(edge: number): number {
    const { first, second, compatibility } = this.problem;
    const worth = (compatibility[edge] as number) + this.bonus;
    return (
      (this.price[first[edge] as number] as number) +
      (this.price[second[edge] as number] as number) -
      2 * worth
    );
  }

  private reachOuter(blossom: number, edge: number): void {
    this.label[blossom] = outer;
    this.via[blossom] = edge;
    for (const v of this.blossoms.members(blossom)) this.queue.push(v);
  }

  /** Follows the tight edges of an outer person; true when a tandem was added. */
  private scan(person: number): boolean {
    const { blossoms, label } = this;
    for (const edge of this.edgesOf[person] ?? []) {
      const own = blossoms.top[person] as number;
      const there = blossoms.top[blossoms.other(edge, person)] as number;
      if (own === there || this.slack(edge) > 0) continue;
      if (label[there] === free) {
        label[there] = inner;
        this.via[there] = edge;
        const base = blossoms.base[there] as number;
        const pair = blossoms.mate[base] as number;
        this.reachOuter(blossoms.top[blossoms.other(pair, base)] as number, pair);
      } else if (label[there] === outer) {
        const meeting = this.meetingOf(own, there);
        if (meeting === -1) {
          this.augment(edge);
          return true;
        }
        this.close(edge, own, there, meeting);
      }
    }
    return false;
  }

  /** The outer blossom before this one on the way to the root; -1 at the root. */
  private before(blossom: number): number {
    const pair = this.via[blossom] as number;
    if (pair === -1) return -1;
    const passed = this.acrossFrom(blossom, pair);
    return this.acrossFrom(passed, this.via[passed] as number);
  }

  private acrossFrom(blossom: number, edge: number): number {
    const { blossoms } = this;
    return blossoms.top[blossoms.other(edge, blossoms.endIn(edge, blossom))] as number;
  }

  /** First common blossom on the ways of two outer blossoms to their roots, or -1. */
  private meetingOf(one: number, two: number): number {
    const seen = new Set<number>();
    let [a, b] = [one, two];
    while (a !== -1 || b !== -1) {
      for (const blossom of [a, b]) {
        if (blossom === -1) continue;
        if (seen.has(blossom)) return blossom;
        seen.add(blossom);
      }
      a = a === -1 ? -1 : this.before(a);
      b = b === -1 ? -1 : this.before(b);
    }
    return -1;
  }

  /** Closes the odd cycle of an edge between two outer blossoms of one tree. */
  private close(edge: number, one: number, two: number, meeting: number): void {
    const { blossoms, label, via } = this;
    const way = (from: number): { cycle: number[]; links: number[] } => {
      const cycle: number[] = [];
      const links: number[] = [];
      for (let at = from; at !== meeting; ) {
        const link = via[at] as number;
        cycle.push(at);
        links.push(link);
        at = this.acrossFrom(at, link);
      }
      return { cycle, links };
    };
    const [left, right] = [way(one), way(two)];
    const cycle = [meeting, ...left.cycle.reverse(), ...right.cycle];
    const links = [...left.links.reverse(), edge, ...right.links];
    const wasInner = cycle.filter((b) => label[b] === inner);
    const fresh = wasInner.flatMap((b) => blossoms.members(b));
    const blossom = blossoms.add(cycle, links);
    this.groupPrice[blossom] = 0;
    label[blossom] = outer;
    via[blossom] = via[meeting] as number;
    this.queue.push(...fresh);
  }

  /** Pairs the ends of a tight edge and exchanges the pairs on the ways from both to their roots. */
  private augment(edge: number): void {
    const { blossoms, problem, via } = this;
    for (const end of [problem.first[edge] as number, problem.second[edge] as number]) {
      let person = end;
      let link = edge;
      for (;;) {
        const blossom = blossoms.top[person] as number;
        const pair = via[blossom] as number;
        const passed = pair === -1 ? -1 : this.acrossFrom(blossom, pair);
        blossoms.rebase(blossom, person);
        blossoms.mate[person] = link;
        if (passed === -1) break;
        link = via[passed] as number;
        const entry = blossoms.endIn(link, passed);
        blossoms.rebase(passed, entry);
        blossoms.mate[entry] = link;
        person = blossoms.other(link, entry);
      }
    }
  }

  /** Lowers outer and raises inner prices until something becomes possible; false when nothing will. */
  private changePrices(): boolean {
    const { blossoms, label, price, groupPrice, problem } = this;
    let step = Number.POSITIVE_INFINITY;
    for (const v of this.order)
      if (blossoms.mate[v] === -1 && problem.pin[v] === -1) step = price[v] as number;
    let edge = -1;
    let opened = -1;
    for (const e of this.edges) {
      const one = blossoms.top[problem.first[e] as number] as number;
      const two = blossoms.top[problem.second[e] as number] as number;
      if (one === two) continue;
      const kinds = (label[one] as number) + 4 * (label[two] as number);
      const isBothOuter = kinds === outer + 4 * outer;
      if (!isBothOuter && kinds !== outer && kinds !== 4 * outer) continue;
      const change = isBothOuter ? this.slack(e) / 2 : this.slack(e);
      if (change >= step) continue;
      step = change;
      edge = e;
    }
    for (const b of blossoms.all()) {
      if (blossoms.parent[b] !== -1 || label[b] !== inner || (groupPrice[b] as number) / 2 >= step) continue;
      step = (groupPrice[b] as number) / 2;
      opened = b;
    }
    for (const v of this.order) {
      const kind = label[blossoms.top[v] as number];
      if (kind === outer) price[v] = (price[v] as number) - step;
      else if (kind === inner) price[v] = (price[v] as number) + step;
    }
    for (const b of blossoms.all()) {
      if (blossoms.parent[b] !== -1) continue;
      if (label[b] === outer) groupPrice[b] = (groupPrice[b] as number) + 2 * step;
      else if (label[b] === inner) groupPrice[b] = (groupPrice[b] as number) - 2 * step;
    }
    if (opened !== -1) this.open(opened);
    else if (edge !== -1) {
      const first = problem.first[edge] as number;
      const isFirstOuter = label[blossoms.top[first] as number] === outer;
      this.queue.push(isFirstOuter ? first : (problem.second[edge] as number));
    } else return false;
    return true;
  }

  /** Takes an inner blossom of price 0 apart: the even way through it stays in the tree. */
  private open(blossom: number): void {
    const { blossoms, label, via } = this;
    const edge = via[blossom] as number;
    const entry = blossoms.endIn(edge, blossom);
    const at = blossoms.placeOf(blossom, entry);
    const links = blossoms.links[blossom] as readonly number[];
    const children = blossoms.remove(blossom);
    const size = children.length;
    for (const child of children) {
      label[child] = free;
      via[child] = -1;
    }
    const step = at % 2 === 1 ? 1 : -1;
    let by = edge;
    for (let k = at; ; k += 2 * step) {
      const child = children[k % size] as number;
      label[child] = inner;
      via[child] = by;
      if (k % size === 0) return;
      const next = (k + step + size) % size;
      this.reachOuter(children[next] as number, links[step === 1 ? k : next] as number);
      by = links[step === 1 ? next : (k + 2 * step + size) % size] as number;
    }
  }
}
