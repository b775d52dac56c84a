import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  everyAnswer,
  pairsById,
  problemInput,
  type Shape,
  shuffledInput,
  smallProblem,
  smallShape,
} from '../../tests/support/matching-problems.ts';
import { buildProblem } from './build-problem.ts';
import { checkCertificate } from './certificate-checker.ts';
import { checkAnswer } from './checker.ts';
import { solveInOrder } from './ordered.ts';
import type { Problem } from './problem.ts';
import { objectives, solve } from './solve.ts';

const sevenBySeven: Shape = {
  mentees: 7,
  mentors: 7,
  capacity: 2,
  compatibility: 1000,
  rank: 4,
  hasPins: true,
};

interface Best {
  placed: number;
  weight: number;
  /** Greatest lowest compatibility among the answers that place most, and the greatest weight among those. */
  lowest: number;
  fairWeight: number;
}

/** The best of every answer there is, by trying all. */
function bestOfAll(problem: Problem): Best {
  const best: Best = { placed: -1, weight: -1, lowest: -1, fairWeight: -1 };
  for (const answer of everyAnswer(problem)) {
    let [placed, weight, lowest] = [0, 0, Number.POSITIVE_INFINITY];
    for (const [i, e] of answer.entries()) {
      if (e === -1) continue;
      placed++;
      weight += problem.compatibility[e] ?? 0;
      if (problem.pin[i] === -1) lowest = Math.min(lowest, problem.compatibility[e] ?? 0);
    }
    best.weight = Math.max(best.weight, weight);
    const isMorePlaced = placed > best.placed;
    const isFairer = placed === best.placed && lowest > best.lowest;
    if (isMorePlaced || isFairer) {
      Object.assign(best, { placed, lowest, fairWeight: weight });
    } else if (placed === best.placed && lowest === best.lowest) {
      best.fairWeight = Math.max(best.fairWeight, weight);
    }
  }
  return { ...best, lowest: Number.isFinite(best.lowest) ? best.lowest : 0 };
}

describe.each([
  ['5 × 4 with many equal sums', smallShape, 150],
  ['7 × 7', sevenBySeven, 25],
] as const)('against every possible answer, %s', (_, shape, numRuns) => {
  test('cardinality, weight and fair are as good as the best, and proven so', () => {
    fc.assert(
      fc.property(smallProblem(shape), fc.nat(), (problem, seed) => {
        const best = bestOfAll(problem);
        const [most, heaviest, fair] = (['cardinality', 'weight', 'fair'] as const).map((objective) => {
          const { answer, certificate } = solve(problem, { objective, seed });
          return { ...checkAnswer(problem, answer), ...checkCertificate(problem, answer, certificate) };
        });
        expect(most).toMatchObject({
          isValid: true,
          faults: [],
          placed: best.placed,
          placedBound: best.placed,
        });
        expect(heaviest).toMatchObject({ isValid: true, faults: [], weight: best.weight, gap: 0 });
        expect(fair).toMatchObject({
          isValid: true,
          faults: [],
          placed: best.placed,
          placedBound: best.placed,
          isFairest: true,
          lowest: best.lowest,
          weight: best.fairWeight,
          gap: 0,
        });
      }),
      { numRuns },
    );
  });
});

describe('stable-max', () => {
  test('is stable and places at least two thirds of the most that a stable answer can', () => {
    fc.assert(
      fc.property(smallProblem(), fc.nat(), (problem, seed) => {
        const { answer } = solve(problem, { objective: 'stable-max', seed });
        const report = checkAnswer(problem, answer);
        expect(report).toMatchObject({ isValid: true, blockingPairs: 0 });
        const pinned = problem.pin.filter((e) => e !== -1).length;
        let most = 0;
        for (const other of everyAnswer(problem)) {
          const { placed, blockingPairs } = checkAnswer(problem, other);
          if (blockingPairs === 0) most = Math.max(most, placed);
        }
        expect(3 * (report.placed - pinned)).toBeGreaterThanOrEqual(2 * (most - pinned));
      }),
      { numRuns: 300 },
    );
  });

  test('finds the larger of two stable answers where deferred acceptance may not', () => {
    // a likes x and y equally, b has only x; x is indifferent: seating a with x would leave b out.
    const input = {
      mentees: [{ id: 'a' }, { id: 'b' }],
      mentors: [
        { id: 'x', capacity: 1 },
        { id: 'y', capacity: 1 },
      ],
      edges: [
        { mentee: 'a', mentor: 'x', compatibility: 900 },
        { mentee: 'a', mentor: 'y', compatibility: 10 },
        { mentee: 'b', mentor: 'x', compatibility: 10 },
      ],
    };
    const problem = buildProblem(input);
    for (let seed = 0; seed < 10; seed++) {
      const { answer } = solve(problem, { objective: 'stable-max', seed });
      expect(pairsById(problem, answer)).toEqual(['a y', 'b x']);
    }
    expect(checkAnswer(problem, solve(problem, { objective: 'stable' }).answer).placed).toBe(1);
  });
});

describe('every objective', () => {
  test('gives the same pairs for any order of the input, and for the same seed', () => {
    fc.assert(
      fc.property(problemInput(), fc.nat(), fc.nat(), (input, seed, order) => {
        const [one, two] = [buildProblem(input), buildProblem(shuffledInput(input, order))];
        for (const objective of objectives) {
          const pairs = pairsById(one, solve(one, { objective, seed }).answer);
          expect(pairsById(two, solve(two, { objective, seed }).answer)).toEqual(pairs);
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each(objectives)('%s: nobody at all, nobody to choose from, only pins', (objective) => {
    const nobody = buildProblem({ mentees: [], mentors: [], edges: [] });
    expect([...solve(nobody, { objective }).answer]).toEqual([]);
    const mentors = [{ id: 'x', capacity: 1 }];
    const alone = buildProblem({ mentees: [{ id: 'a' }], mentors, edges: [] });
    expect([...solve(alone, { objective }).answer]).toEqual([-1]);
    const pinned = buildProblem({
      mentees: [{ id: 'a' }, { id: 'b' }],
      mentors,
      edges: [
        { mentee: 'a', mentor: 'x', compatibility: 1 },
        { mentee: 'b', mentor: 'x', compatibility: 1000 },
      ],
      pins: [{ mentee: 'a', mentor: 'x' }],
    });
    const { answer, certificate } = solve(pinned, { objective });
    expect([...answer]).toEqual([0, -1]);
    expect(checkCertificate(pinned, answer, certificate).faults).toEqual([]);
  });
});

describe('a market of some hundreds', () => {
  test('each answer is valid and proven, and the objectives stand in their order', () => {
    for (const seed of [1, 2, 3]) {
      const problem = randomMarket(seed, 400, 90);
      const reports = objectives.map((objective) => {
        const { answer, certificate } = solve(problem, { objective, seed });
        const report = checkAnswer(problem, answer);
        const proof = checkCertificate(problem, answer, certificate);
        expect(report.isValid).toBe(true);
        expect(proof.faults).toEqual([]);
        return { ...report, ...proof };
      });
      const [stable, stableMax, most, heaviest, fair] = reports;
      expect([stable?.blockingPairs, stableMax?.blockingPairs]).toEqual([0, 0]);
      expect([most?.placed, fair?.placed]).toEqual([most?.placedBound, most?.placedBound]);
      expect([heaviest?.gap, fair?.gap, fair?.isFairest]).toEqual([0, 0, true]);
      expect(stable?.placed).toBeLessThanOrEqual(stableMax?.placed ?? 0);
      expect(stableMax?.placed).toBeLessThanOrEqual(most?.placed ?? 0);
      expect(fair?.weight).toBeLessThanOrEqual(heaviest?.weight ?? 0);
      expect(fair?.lowest).toBeGreaterThanOrEqual(most?.lowest ?? 1000);
    }
  });
});

describe('two exact solvers of different make', () => {
  test('agree on the greatest weight, and on the greatest weight of most people', () => {
    for (const seed of [4, 5, 6, 7]) {
      const problem = randomMarket(seed, 300, 70);
      const weigh = (answer: Int32Array) => checkAnswer(problem, answer).weight;
      const heaviest = solve(problem, { objective: 'weight', seed });
      expect(weigh(solveInOrder(problem, ['compatibility']).answer)).toBe(weigh(heaviest.answer));
      const most = solve(problem, { objective: 'fair', seed });
      const ordered = solveInOrder(problem, ['placed', 'fairness', 'compatibility']);
      expect(weigh(ordered.answer)).toBe(weigh(most.answer));
    }
  });
});

/** A market with ties and short lists, a little short of places. */
function randomMarket(seed: number, mentees: number, mentors: number): Problem {
  let state = seed;
  const below = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * n);
  };
  const edges = [];
  for (let i = 0; i < mentees; i++) {
    const own = new Set(Array.from({ length: 3 + below(6) }, () => below(mentors)));
    for (const j of own) {
      const ranks = { menteeRank: 1 + below(4), mentorRank: 1 + below(6) };
      edges.push({ mentee: `p${i}`, mentor: `m${j}`, compatibility: 1 + below(1000), ...ranks });
    }
  }
  return buildProblem({
    mentees: Array.from({ length: mentees }, (_, i) => ({ id: `p${i}` })),
    mentors: Array.from({ length: mentors }, (_, j) => ({ id: `m${j}`, capacity: 3 + below(3) })),
    edges,
  });
}
