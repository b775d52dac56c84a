import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  everyAnswer,
  pairsById,
  problemInput,
  shuffledInput,
  smallProblem,
  smallShape,
} from '../../tests/support/matching-problems.ts';
import { buildProblem } from './build-problem.ts';
import { checkAnswer } from './checker.ts';
import { completeOrder, type Goal, goals, worthOfOrder } from './goals.ts';
import { proveOrder } from './order-checker.ts';
import { solveInOrder } from './ordered.ts';
import type { Problem } from './problem.ts';

const anyOrder = fc.shuffledSubarray([...goals], { minLength: 1 });
const exactOrder = fc.shuffledSubarray(
  goals.filter((goal) => goal !== 'stability'),
  { minLength: 1 },
);

/** How far an answer reaches each goal, more is better. */
function values(problem: Problem, order: readonly Goal[], answer: Int32Array): number[] {
  const report = checkAnswer(problem, answer);
  const mentees = new Array<number>(problem.mentorCount).fill(0);
  for (const e of answer) {
    const j = problem.mentorOf[e] ?? -1;
    if (j !== -1) mentees[j] = (mentees[j] ?? 0) + 1;
  }
  const load = mentees.reduce((sum, count, j) => sum + (count - (problem.wishedGroup[j] ?? 0)) ** 2, 0);
  const reached = {
    placed: report.placed,
    stability: -report.blockingPairs,
    compatibility: report.weight,
    fairness: report.lowest,
    load: -load,
  };
  return order.map((goal) => reached[goal]);
}

function compare(first: readonly number[], second: readonly number[]): number {
  const at = first.findIndex((value, k) => value !== second[k]);
  return at === -1 ? 0 : (first[at] ?? 0) - (second[at] ?? 0);
}

function bestValues(problem: Problem, order: readonly Goal[]): number[] {
  let best: number[] | undefined;
  for (const answer of everyAnswer(problem)) {
    const reached = values(problem, order, answer);
    if (best === undefined || compare(reached, best) > 0) best = reached;
  }
  return best ?? [];
}

describe('solveInOrder', () => {
  test('without stability: the best of every answer goal by goal, each goal proven', () => {
    fc.assert(
      fc.property(smallProblem(), exactOrder, fc.nat(), (problem, wished, seed) => {
        const { order, answer, certificate } = solveInOrder(problem, wished, { seed });
        expect(checkAnswer(problem, answer).isValid).toBe(true);
        expect(values(problem, order, answer)).toEqual(bestValues(problem, order));
        const unproven = proveOrder(problem, order, answer, certificate).filter((report) => !report.isProven);
        expect(unproven).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('with stability: what comes before is best, and whatever is called proven is', () => {
    fc.assert(
      fc.property(
        smallProblem({ ...smallShape, mentees: 4 }),
        anyOrder,
        fc.nat(),
        (problem, wished, seed) => {
          const { order, answer, certificate } = solveInOrder(problem, wished, { seed });
          expect(checkAnswer(problem, answer).isValid).toBe(true);
          const reached = values(problem, order, answer);
          const best = bestValues(problem, order);
          const at = order.indexOf('stability');
          expect(compare(reached, best)).toBeLessThanOrEqual(0);
          expect(reached.slice(0, at)).toEqual(best.slice(0, at));
          if (at === 0) expect(reached[0]).toBeCloseTo(0);
          const reports = proveOrder(problem, order, answer, certificate);
          for (const [k, report] of reports.entries()) {
            if (report.isProven) expect(reached.slice(0, k + 1)).toEqual(best.slice(0, k + 1));
            else expect(k).toBeGreaterThanOrEqual(at);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('most people, then stability: rarely more blocking pairs than must be', () => {
    let [more, all] = [0, 0];
    fc.assert(
      fc.property(smallProblem(), (problem) => {
        const order: Goal[] = ['placed', 'stability'];
        const { answer } = solveInOrder(problem, order);
        all++;
        if (compare(values(problem, order, answer), bestValues(problem, order)) < 0) more++;
      }),
      { numRuns: 150, seed: 7 },
    );
    expect(all).toBe(150);
    expect(more).toBeLessThanOrEqual(3);
  });

  test('a mentor who wishes a group gets it, the others share evenly', () => {
    const mentees = Array.from({ length: 5 }, (_, i) => ({ id: `p${i}` }));
    const mentors = [
      { id: 'group', capacity: 5, wishedGroup: 3 },
      { id: 'pair', capacity: 5 },
      { id: 'other', capacity: 5 },
    ];
    const edges = mentees.flatMap(({ id }) =>
      mentors.map((mentor) => ({ mentee: id, mentor: mentor.id, compatibility: 500 })),
    );
    const problem = buildProblem({ mentees, mentors, edges });
    const { answer } = solveInOrder(problem, ['placed', 'load', 'compatibility']);
    const sizes = new Map<string, number>();
    for (const pair of pairsById(problem, answer)) {
      const mentor = pair.split(' ')[1] ?? '';
      sizes.set(mentor, (sizes.get(mentor) ?? 0) + 1);
    }
    expect(Object.fromEntries(sizes)).toEqual({ group: 3, pair: 1, other: 1 });
  });

  test('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(problemInput(), anyOrder, fc.nat(), fc.nat(), (input, order, seed, shuffle) => {
        const [one, two] = [buildProblem(input), buildProblem(shuffledInput(input, shuffle))];
        const pairs = pairsById(one, solveInOrder(one, order, { seed }).answer);
        expect(pairsById(two, solveInOrder(two, order, { seed }).answer)).toEqual(pairs);
      }),
      { numRuns: 60 },
    );
  });
});

describe('orders', () => {
  test('fairness asks for the most people first; repetitions fall out', () => {
    expect(completeOrder(['compatibility', 'fairness', 'compatibility'])).toEqual([
      'compatibility',
      'placed',
      'fairness',
    ]);
    expect(completeOrder(['placed', 'fairness', 'placed'])).toEqual(['placed', 'fairness']);
  });

  test('one step of a goal outweighs everything after it; too large a market is refused', () => {
    const problem = buildProblem({
      mentees: [{ id: 'a' }, { id: 'b' }],
      mentors: [{ id: 'x', capacity: 3, wishedGroup: 2 }],
      edges: [],
    });
    expect(worthOfOrder(problem, ['placed', 'compatibility', 'load'])).toEqual({
      load: 1,
      compatibility: 5,
      placed: 10_005,
    });
    const huge = { ...problem, menteeCount: 1e8 };
    expect(() => worthOfOrder(huge, ['placed', 'compatibility', 'load'])).toThrow(RangeError);
  });
});

describe('proveOrder', () => {
  test('calls nothing proven of an answer that is not the best, or on the proof of another order', () => {
    fc.assert(
      fc.property(
        smallProblem({ ...smallShape, mentees: 4 }),
        exactOrder,
        exactOrder,
        (problem, one, other) => {
          const { order, certificate } = solveInOrder(problem, one);
          const asked = completeOrder(other);
          const best = bestValues(problem, asked);
          const { answer } = solveInOrder(problem, [...other].reverse());
          const reached = values(problem, asked, answer);
          expect(order.length).toBeGreaterThan(0);
          for (const [k, report] of proveOrder(problem, asked, answer, certificate).entries()) {
            if (report.isProven) expect(reached.slice(0, k + 1)).toEqual(best.slice(0, k + 1));
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
