import { describe, expect, test } from 'vitest';
import { buildProblem, type ProblemInput } from './build-problem.ts';
import { checkAnswer } from './checker.ts';

/** Two mentees want x first; x, with one place, wants b first. */
const input: ProblemInput = {
  mentees: [{ id: 'a' }, { id: 'b' }],
  mentors: [
    { id: 'x', capacity: 1 },
    { id: 'y', capacity: 1 },
  ],
  edges: [
    { mentee: 'a', mentor: 'x', compatibility: 10, menteeRank: 1, mentorRank: 2 },
    { mentee: 'a', mentor: 'y', compatibility: 20, menteeRank: 2, mentorRank: 1 },
    { mentee: 'b', mentor: 'x', compatibility: 30, menteeRank: 1, mentorRank: 1 },
  ],
};
const problem = buildProblem(input);

describe('checkAnswer', () => {
  test('counts places, weight and the lowest pair of a sound answer', () => {
    expect(checkAnswer(problem, Int32Array.of(1, 2))).toEqual({
      isValid: true,
      violations: [],
      placed: 2,
      weight: 50,
      lowest: 20,
      blockingPairs: 0,
    });
  });

  test('an empty answer is blocked by every pair that has room', () => {
    expect(checkAnswer(problem, Int32Array.of(-1, -1))).toMatchObject({
      placed: 0,
      lowest: 0,
      blockingPairs: 3,
    });
  });

  test('sees a pair that would rather have each other', () => {
    expect(checkAnswer(problem, Int32Array.of(0, -1)).blockingPairs).toBe(1);
  });

  test('a tie does not block', () => {
    const tied = buildProblem({
      ...input,
      edges: input.edges.map(({ mentee, mentor, compatibility }) => ({ mentee, mentor, compatibility })),
    });
    expect(checkAnswer(tied, Int32Array.of(0, -1)).blockingPairs).toBe(0);
  });

  test('a pinned pair neither blocks nor is up for exchange', () => {
    const pinned = buildProblem({ ...input, pins: [{ mentee: 'a', mentor: 'x' }] });
    expect(checkAnswer(pinned, Int32Array.of(0, -1))).toMatchObject({ isValid: true, blockingPairs: 0 });
    expect(checkAnswer(pinned, Int32Array.of(1, 2)).violations).toEqual([{ code: 'pinBroken', person: 0 }]);
  });

  test('reports what may never be broken', () => {
    const codes = (answer: Int32Array, of = problem) =>
      checkAnswer(of, answer).violations.map((violation) => `${violation.code} ${violation.person}`);
    expect(codes(Int32Array.of(1))).toEqual(['length -1']);
    expect(codes(Int32Array.of(2, -1))).toEqual(['edgeOfAnother 0']);
    expect(codes(Int32Array.of(0, 2))).toEqual(['overCapacity 0']);
    // A veto that somehow kept its edge is caught by the pair itself.
    const vetoed = { ...problem, removed: [{ mentee: 1, mentor: 0, reason: 'veto' }] };
    expect(codes(Int32Array.of(1, 2), vetoed)).toEqual(['forbiddenPair 1']);
  });
});
