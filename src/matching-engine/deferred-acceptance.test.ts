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
import { deferredAcceptance } from './deferred-acceptance.ts';
import { marketOf } from './market.ts';
import type { Problem } from './problem.ts';

const byLot = { seed: 1, ties: 'lot' } as const;

/** Every mentee ranks mentors strictly and the other way round, so that one best stable answer exists. */
function strict(problem: Problem): Problem {
  const next = new Map<number, number>();
  const mentorRank = Uint16Array.from(problem.mentorOf, (j) => {
    next.set(j, (next.get(j) ?? 0) + 1);
    return next.get(j) ?? 0;
  });
  const menteeRank = problem.menteeRank.slice();
  for (let i = 0; i < problem.menteeCount; i++) {
    const first = problem.offset[i] ?? 0;
    for (let e = first; e < (problem.offset[i + 1] ?? 0); e++) menteeRank[e] = e - first + 1;
  }
  return { ...problem, menteeRank, mentorRank };
}

describe('deferredAcceptance', () => {
  test('finds a valid answer without blocking pairs, whatever the ties', () => {
    fc.assert(
      fc.property(smallProblem(), fc.nat(), fc.boolean(), (problem, seed, isByLot) => {
        const ties = isByLot ? 'lot' : 'compatibility';
        const report = checkAnswer(problem, deferredAcceptance(marketOf(problem), { seed, ties }));
        expect(report).toMatchObject({ isValid: true, blockingPairs: 0 });
      }),
      { numRuns: 400 },
    );
  });

  test('gives every mentee the best she can have in any stable answer (strict lists)', () => {
    fc.assert(
      fc.property(smallProblem({ ...smallShape, hasPins: false }), (loose) => {
        const problem = strict(loose);
        const answer = deferredAcceptance(marketOf(problem), byLot);
        for (const other of everyAnswer(problem)) {
          if (checkAnswer(problem, other).blockingPairs > 0) continue;
          for (let i = 0; i < problem.menteeCount; i++) {
            // Edges stand best first: a lower number is a better mentor, and whoever is placed once is always.
            expect((answer[i] ?? -1) === -1).toBe((other[i] ?? -1) === -1);
            expect(answer[i] ?? -1).toBeLessThanOrEqual(other[i] ?? -1);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  test('does not depend on the order of the input, only on the seed', () => {
    fc.assert(
      fc.property(problemInput(), fc.nat(), fc.nat(), (input, seed, order) => {
        const [one, two] = [buildProblem(input), buildProblem(shuffledInput(input, order))];
        const options = { seed, ties: 'lot' } as const;
        expect(pairsById(two, deferredAcceptance(marketOf(two), options))).toEqual(
          pairsById(one, deferredAcceptance(marketOf(one), options)),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('a long tie goes to the most compatible, and the seed decides among equals', () => {
    const mentors = Array.from({ length: 80 }, (_, j) => ({ id: `m${j}`, capacity: 1 }));
    const edges = mentors.map(({ id }, j) => ({ mentee: 'a', mentor: id, compatibility: j === 37 ? 9 : 8 }));
    const problem = buildProblem({ mentees: [{ id: 'a' }], mentors, edges });
    const chosen = (options: { seed: number; ties: 'lot' | 'compatibility' }) =>
      pairsById(problem, deferredAcceptance(marketOf(problem), options))[0];
    expect(chosen({ seed: 1, ties: 'compatibility' })).toBe('a m37');
    const drawn = new Set(Array.from({ length: 20 }, (_, seed) => chosen({ seed, ties: 'lot' })));
    expect(drawn.size).toBeGreaterThan(10);
  });
});
