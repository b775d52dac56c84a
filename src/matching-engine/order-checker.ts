import type { OrderCertificate, Prices, Worth } from './certificate.ts';
import { checkCertificate } from './certificate-checker.ts';
import { checkAnswer } from './checker.ts';
import type { Goal } from './goals.ts';
import type { Problem } from './problem.ts';

/** How far one goal of an order is reached, and whether that is proven to be the best. */
export interface GoalReport {
  readonly goal: Goal;
  /**
   * Mentees placed, blocking pairs, total compatibility, lowest compatibility of a made pair (0 without
   * any), or the sum over mentors of (mentees - wished group size) squared.
   */
  readonly value: number;
  /** No answer does better here without doing worse for a goal before. */
  readonly isProven: boolean;
}

/**
 * Judges an answer goal by goal; shares no code with any solver. A goal is proven when the certificate
 * shows the answer best for it and all goals before it. Stability is proven only when nobody blocks; of the
 * goals after it only the number placed can be, when it comes next and no answer at all places more.
 */
export function proveOrder(
  problem: Problem,
  order: readonly Goal[],
  answer: Int32Array,
  certificate: OrderCertificate,
): readonly GoalReport[] {
  const report = checkAnswer(problem, answer);
  const stabilityAt = order.includes('stability') ? order.indexOf('stability') : order.length;
  const fairAt = order.indexOf('fairness');
  const isFairProven = fairAt !== -1 && fairAt < stabilityAt;
  const sums = (from: readonly Goal[]) => from.filter((goal) => goal !== 'fairness');
  /** The goals before fairness (all, without it), over all edges. */
  const isFirstProven = isBest(
    problem,
    sums(order.slice(0, isFairProven ? fairAt : stabilityAt)),
    answer,
    isFairProven ? certificate.beforeFairness : certificate.all,
    1,
  );
  const isFair = isFairProven && isFirstProven && isFairest(problem, answer, certificate, report.lowest);
  const isRestProven =
    isFair && isBest(problem, sums(order.slice(0, stabilityAt)), answer, certificate.all, report.lowest);
  const isStable = report.blockingPairs === 0 && (isFairProven ? isRestProven : isFirstProven);
  const placedBound = placedBoundOf(problem, answer, certificate);
  return order.map((goal, at) => {
    const value = reachedBy(problem, goal, answer, report);
    const isFirst = at < (isFairProven ? fairAt : stabilityAt);
    const isAmongProven = isFirst ? isFirstProven : at === fairAt ? isFair : at < stabilityAt && isRestProven;
    const isMost = goal === 'placed' && at === stabilityAt + 1 && isStable && value === placedBound;
    const isStability = at === stabilityAt && isStable;
    return { goal, value, isProven: report.isValid && (isAmongProven || isStability || isMost) };
  });
}

function placedBoundOf(
  problem: Problem,
  answer: Int32Array,
  certificate: OrderCertificate,
): number | undefined {
  if (certificate.cover === undefined) return undefined;
  return checkCertificate(problem, answer, { cover: certificate.cover }).placedBound;
}

/**
 * Whether prices prove an answer best for goals in this order, over the edges of compatibility `least` and
 * more: they leave no gap, and their sum puts the goals in this order.
 */
function isBest(
  problem: Problem,
  order: readonly Goal[],
  answer: Int32Array,
  prices: Prices | undefined,
  least: number,
): boolean {
  if (order.length === 0) return true;
  if (prices === undefined || prices.least > Math.max(1, least)) return false;
  const { gap, faults } = checkCertificate(problem, answer, { prices });
  return gap === 0 && faults.length === 0 && putsInOrder(problem, order, prices.worth);
}

/** Whether one step of each goal is worth more than all goals after it together can change. */
function putsInOrder(problem: Problem, order: readonly Goal[], worth: Worth): boolean {
  let after = 0;
  for (const goal of [...order].reverse()) {
    if (goal === 'stability' || goal === 'fairness' || worth[goal] <= after) return false;
    after += worth[goal] * rangeOf(problem, goal);
  }
  return (['placed', 'compatibility', 'load'] as const).every(
    (goal) => order.includes(goal) || worth[goal] === 0,
  );
}

function rangeOf(problem: Problem, goal: 'placed' | 'compatibility' | 'load'): number {
  if (goal === 'placed') return problem.menteeCount;
  if (goal === 'compatibility') return 1000 * problem.menteeCount;
  let range = 0;
  problem.capacity.forEach((places, j) => {
    const wish = problem.wishedGroup[j] ?? 0;
    range += Math.max(wish ** 2, (places - wish) ** 2);
  });
  return range;
}

/** Whether better pairs alone than the worst one cannot be worth what the answer is worth before fairness. */
function isFairest(
  problem: Problem,
  answer: Int32Array,
  certificate: OrderCertificate,
  lowest: number,
): boolean {
  const { beforeFairness, fairer } = certificate;
  // With no pair made (0) nothing can be unfair; above 1000 there is nothing.
  if (lowest === 0 || lowest === 1000) return true;
  if (beforeFairness === undefined || fairer === undefined || fairer.least > lowest + 1) return false;
  const { placed, compatibility, load } = beforeFairness.worth;
  const isSameSum =
    fairer.worth.placed === placed &&
    fairer.worth.compatibility === compatibility &&
    fairer.worth.load === load;
  const here = checkCertificate(problem, answer, { prices: beforeFairness });
  // The pins alone are an answer to which no threshold applies: only the prices matter.
  const above = checkCertificate(problem, problem.pin, { prices: fairer });
  return (
    isSameSum &&
    above.faults.length === 0 &&
    above.dual !== undefined &&
    here.primal !== undefined &&
    above.dual < here.primal
  );
}

function reachedBy(
  problem: Problem,
  goal: Goal,
  answer: Int32Array,
  report: { placed: number; weight: number; blockingPairs: number; lowest: number },
): number {
  if (goal === 'placed') return report.placed;
  if (goal === 'compatibility') return report.weight;
  if (goal === 'stability') return report.blockingPairs;
  if (goal === 'fairness') return report.lowest;
  const mentees = new Map<number, number>();
  for (const e of answer) {
    const j = problem.mentorOf[e];
    if (e !== -1 && j !== undefined) mentees.set(j, (mentees.get(j) ?? 0) + 1);
  }
  return problem.wishedGroup.reduce((sum, wish, j) => sum + ((mentees.get(j) ?? 0) - wish) ** 2, 0);
}
