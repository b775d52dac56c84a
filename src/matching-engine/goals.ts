import type { Worth } from './certificate.ts';
import { limits, type Problem } from './problem.ts';

/**
 * What a working group may ask for, in the order it chooses.
 * - `placed`: as many mentees with a mentor as possible;
 * - `stability`: as few pairs as possible who would both rather have each other;
 * - `compatibility`: the greatest total compatibility;
 * - `fairness`: the lowest compatibility of a made pair as high as possible, among the answers that place
 *   most (so it asks for `placed` first when that has not been asked yet);
 * - `load`: the least sum over mentors of (mentees - wished group size) squared, a pair (1) where no wish is
 *   stated: groups near their wished size, and otherwise an even spread.
 */
export const goals = ['placed', 'stability', 'compatibility', 'fairness', 'load'] as const;
export type Goal = (typeof goals)[number];

/** The order with repetitions left out and `placed` put before `fairness` where it is missing. */
export function completeOrder(order: readonly Goal[]): readonly Goal[] {
  const complete: Goal[] = [];
  for (const goal of order) {
    if (goal === 'fairness' && !complete.includes('placed')) complete.push('placed');
    if (!complete.includes(goal)) complete.push(goal);
  }
  return complete;
}

/** The greatest difference in a goal's sum between two answers to the problem. */
function rangeOf(problem: Problem, goal: Goal): number {
  if (goal === 'placed') return problem.menteeCount;
  if (goal === 'compatibility') return problem.menteeCount * limits.compatibility;
  let range = 0;
  for (let j = 0; j < problem.mentorCount; j++) {
    const wish = problem.wishedGroup[j] as number;
    range += Math.max(wish, Math.abs((problem.capacity[j] as number) - wish)) ** 2;
  }
  return range;
}

/**
 * Weights of one sum that puts the goals in this order: a step of each is worth more than everything after
 * it together. Goals that are not sums (`stability`, `fairness`) are passed over. Throws a RangeError when
 * the sum would not stay a safe integer (beyond some 5,000 people with three goals).
 */
export function worthOfOrder(problem: Problem, order: readonly Goal[]): Worth {
  const worth = { placed: 0, compatibility: 0, load: 0 };
  let unit = 1;
  for (const goal of [...order].reverse()) {
    if (goal === 'stability' || goal === 'fairness') continue;
    worth[goal] = unit;
    unit += unit * rangeOf(problem, goal);
  }
  if (!Number.isSafeInteger(unit * 2)) throw new RangeError('too many people for an exact order of goals');
  return worth;
}
