import type { Goal } from './goals.ts';
import type { Market } from './market.ts';
import { limits, type Problem } from './problem.ts';

/** How far a goal is reached by an answer, more is better. `blocking` is the number of blocking pairs. */
export function measure(market: Market, goal: Goal, answer: Int32Array, blocking: number): number {
  const { problem } = market;
  switch (goal) {
    case 'stability':
      return -blocking;
    case 'load':
      return -loadOf(problem, answer);
    case 'placed':
      return answer.reduce((sum, e) => sum + (e === -1 ? 0 : 1), 0);
    case 'compatibility':
      return answer.reduce((sum, e) => sum + (e === -1 ? 0 : (problem.compatibility[e] as number)), 0);
    case 'fairness':
      return lowestOf(problem, answer);
  }
}

/** Lowest compatibility of a made pair that is not pinned; the highest there is when none is made. */
export function lowestOf(problem: Problem, answer: Int32Array): number {
  let lowest: number = limits.compatibility;
  for (const [i, e] of answer.entries()) {
    if (e === -1 || problem.pin[i] !== -1) continue;
    lowest = Math.min(lowest, problem.compatibility[e] as number);
  }
  return lowest;
}

/** Sum over mentors of (mentees - wished group size) squared. */
export function loadOf(problem: Problem, answer: Int32Array): number {
  const filled = new Int32Array(problem.mentorCount);
  for (const e of answer) {
    if (e === -1) continue;
    const j = problem.mentorOf[e] as number;
    filled[j] = (filled[j] as number) + 1;
  }
  let load = 0;
  for (let j = 0; j < problem.mentorCount; j++)
    load += ((filled[j] as number) - (problem.wishedGroup[j] as number)) ** 2;
  return load;
}

/** Compares two answers goal by goal: positive when the first is better. */
export function compareByGoals(first: readonly number[], second: readonly number[]): number {
  for (const [k, value] of first.entries()) {
    const difference = value - (second[k] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
