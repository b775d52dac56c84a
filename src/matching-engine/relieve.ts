import type { Goal } from './goals.ts';
import type { Market } from './market.ts';
import { Seats } from './seats.ts';

export interface RelieveOptions {
  /** Goals that must not suffer from a move, the first first. */
  readonly before: readonly Goal[];
  /** No pair below this compatibility is made. */
  readonly least: number;
}

/** Moves looked at before the search is left as it is. */
const mostTrials = 60_000;

/** One person moves to a mentor (or to none, -1). */
interface Move {
  readonly mentee: number;
  readonly edge: number;
}

/**
 * Removes blocking pairs from an answer one by one, as long as each step leaves fewer of them and harms no
 * goal that comes before: the mentee of a blocking pair moves to its mentor, and whoever is displaced takes
 * the place she left, a free place elsewhere, or none. Ends where no single step helps (a local optimum).
 */
export function relieve(
  market: Market,
  answer: Int32Array,
  options: RelieveOptions,
): { readonly answer: Int32Array; readonly blocking: number } {
  const search = new Relief(market, answer, options);
  const blocking = search.run();
  return { answer: search.seats.answer(market), blocking };
}

/** Number of blocking pairs of an answer, counted as the search counts them. */
export function countBlocking(market: Market, answer: Int32Array): number {
  return new Relief(market, answer, { before: [], least: 1 }).countAll();
}

class Relief {
  readonly seats: Seats;
  private readonly market: Market;
  private readonly options: RelieveOptions;
  private readonly edgeOf: Int32Array;
  private readonly menteeOf: Int32Array;
  private readonly mentorStart: Int32Array;
  private readonly mentorEdges: Int32Array;

  constructor(market: Market, answer: Int32Array, options: RelieveOptions) {
    const { problem, menteeCount, mentorCount } = market;
    this.market = market;
    this.options = options;
    this.seats = Seats.of(market, answer);
    this.edgeOf = answer.slice();
    this.menteeOf = new Int32Array(problem.mentorOf.length);
    this.mentorStart = new Int32Array(mentorCount + 1);
    this.mentorEdges = new Int32Array(problem.mentorOf.length);
    for (let i = 0; i < menteeCount; i++) this.menteeOf.fill(i, problem.offset[i], problem.offset[i + 1]);
    for (const j of problem.mentorOf) this.mentorStart[j + 1] = (this.mentorStart[j + 1] as number) + 1;
    for (let j = 0; j < mentorCount; j++)
      this.mentorStart[j + 1] = (this.mentorStart[j + 1] as number) + (this.mentorStart[j] as number);
    const at = this.mentorStart.slice();
    for (let e = 0; e < problem.mentorOf.length; e++) {
      const j = problem.mentorOf[e] as number;
      const k = at[j] as number;
      this.mentorEdges[k] = e;
      at[j] = k + 1;
    }
  }

  run(): number {
    let blocking = this.countAll();
    let trials = 0;
    for (let isBetter = true; isBetter && trials < mostTrials; ) {
      isBetter = false;
      for (let e = 0; e < this.menteeOf.length && blocking > 0; e++) {
        if (!this.blocks(e)) continue;
        for (const moves of this.waysOut(e)) {
          if (++trials >= mostTrials) return blocking;
          const change = this.attempt(moves);
          if (change >= 0) continue;
          blocking += change;
          isBetter = true;
          break;
        }
      }
    }
    return blocking;
  }

  countAll(): number {
    let blocking = 0;
    for (let e = 0; e < this.menteeOf.length; e++) if (this.blocks(e)) blocking++;
    return blocking;
  }

  /** Whether the two people of an edge would both rather have each other. */
  private blocks(edge: number): boolean {
    const { problem, room } = this.market;
    const i = this.menteeOf[edge] as number;
    if (problem.pin[i] !== -1) return false;
    const own = this.edgeOf[i] as number;
    if (own !== -1 && (problem.menteeRank[edge] as number) >= (problem.menteeRank[own] as number))
      return false;
    const j = problem.mentorOf[edge] as number;
    if (room[j] === 0) return false;
    if (this.seats.hasRoom(j)) return true;
    const worst = this.edgeOf[this.worstHeld(j)] as number;
    return (problem.mentorRank[edge] as number) < (problem.mentorRank[worst] as number);
  }

  /** The mentee a full mentor ranks lowest, among equals the least compatible. */
  private worstHeld(mentor: number): number {
    const { mentorRank, compatibility } = this.market.problem;
    const { slots, held } = this.seats;
    let worst = held[slots[mentor] as number] as number;
    for (let s = (slots[mentor] as number) + 1; s < (slots[mentor + 1] as number); s++) {
      const other = held[s] as number;
      const [e, f] = [this.edgeOf[other] as number, this.edgeOf[worst] as number];
      const difference =
        (mentorRank[e] as number) - (mentorRank[f] as number) ||
        (compatibility[f] as number) - (compatibility[e] as number);
      if (difference > 0) worst = other;
    }
    return worst;
  }

  /** Ways to join the people of a blocking pair. */
  private *waysOut(edge: number): Generator<readonly Move[]> {
    const { problem, start, end } = this.market;
    const { least, before } = this.options;
    if ((problem.compatibility[edge] as number) < least) return;
    const mentee = this.menteeOf[edge] as number;
    const j = problem.mentorOf[edge] as number;
    const own = this.edgeOf[mentee] as number;
    const left = own === -1 ? -1 : (problem.mentorOf[own] as number);
    const move = { mentee, edge };
    if (this.seats.hasRoom(j)) {
      yield [move];
      return;
    }
    const displaced = this.worstHeld(j);
    for (let e = start[displaced] as number; e < (end[displaced] as number); e++) {
      const to = problem.mentorOf[e] as number;
      if (to === j || (problem.compatibility[e] as number) < least) continue;
      if (to === left || this.seats.hasRoom(to)) yield [move, { mentee: displaced, edge: e }];
    }
    if (own === -1 || !before.includes('placed')) yield [move, { mentee: displaced, edge: -1 }];
  }

  /** Makes the moves and returns the change in blocking pairs; takes them back when it is no gain. */
  private attempt(moves: readonly Move[]): number {
    const back = moves.map(({ mentee }) => ({ mentee, edge: this.edgeOf[mentee] as number }));
    if (this.isHarmful(moves, back)) return 0;
    const { mentorOf } = this.market.problem;
    const mentors = new Set<number>();
    for (const { edge } of [...moves, ...back]) if (edge !== -1) mentors.add(mentorOf[edge] as number);
    const mentees = moves.map(({ mentee }) => mentee);
    const was = this.countAround(mentees, mentors);
    this.apply(moves);
    const change = this.countAround(mentees, mentors) - was;
    if (change >= 0) this.apply(back);
    return change;
  }

  private countAround(mentees: readonly number[], mentors: ReadonlySet<number>): number {
    const { mentorOf } = this.market.problem;
    let blocking = 0;
    for (const j of mentors) {
      for (let k = this.mentorStart[j] as number; k < (this.mentorStart[j + 1] as number); k++)
        if (this.blocks(this.mentorEdges[k] as number)) blocking++;
    }
    for (const i of mentees) {
      for (let e = this.market.start[i] as number; e < (this.market.end[i] as number); e++)
        if (!mentors.has(mentorOf[e] as number) && this.blocks(e)) blocking++;
    }
    return blocking;
  }

  /** Everybody gets up first, so that places exchanged within the moves are free. */
  private apply(moves: readonly Move[]): void {
    for (const { mentee } of moves) {
      this.edgeOf[mentee] = -1;
      if ((this.seats.mentor[mentee] as number) >= 0) this.seats.leave(mentee);
    }
    for (const { mentee, edge } of moves) {
      this.edgeOf[mentee] = edge;
      if (edge !== -1) this.seats.take(mentee, this.market.problem.mentorOf[edge] as number);
    }
  }

  private isHarmful(moves: readonly Move[], back: readonly Move[]): boolean {
    for (const goal of this.options.before) {
      const gain = this.gain(goal, moves, back);
      if (gain !== 0) return gain < 0;
    }
    return false;
  }

  private gain(goal: Goal, moves: readonly Move[], back: readonly Move[]): number {
    const { problem, room } = this.market;
    if (goal === 'placed' || goal === 'compatibility') {
      const sum = (list: readonly Move[]) =>
        list.reduce((total, { edge }) => {
          const value = goal === 'placed' ? 1 : (problem.compatibility[edge] ?? 0);
          return total + (edge === -1 ? 0 : value);
        }, 0);
      return sum(moves) - sum(back);
    }
    if (goal !== 'load') return 0;
    const change = new Map<number, number>();
    const add = (edge: number, by: number) => {
      if (edge === -1) return;
      const j = problem.mentorOf[edge] as number;
      change.set(j, (change.get(j) ?? 0) + by);
    };
    for (const { edge } of moves) add(edge, 1);
    for (const { edge } of back) add(edge, -1);
    let gain = 0;
    for (const [j, by] of change) {
      const pinned = (problem.capacity[j] as number) - (room[j] as number);
      const distance = pinned + (this.seats.count[j] as number) - (problem.wishedGroup[j] as number);
      gain += distance ** 2 - (distance + by) ** 2;
    }
    return gain;
  }
}
