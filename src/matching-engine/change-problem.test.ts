import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pairsById, problemInput } from '../../tests/support/matching-problems.ts';
import { buildProblem, type ProblemInput } from './build-problem.ts';
import { changeProblem, type ProblemChange } from './change-problem.ts';
import { checkAnswer } from './checker.ts';
import { madePairs, unplacedMentees } from './made-pairs.ts';
import { priceOfObjectives, priceOfPair } from './price.ts';
import { MatchingInputError, reasonsAgainst } from './problem.ts';
import { objectives, solve } from './solve.ts';

const input: ProblemInput = {
  mentees: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
  mentors: [
    { id: 'x', capacity: 1 },
    { id: 'y', capacity: 1 },
  ],
  edges: [
    { mentee: 'a', mentor: 'x', compatibility: 900, menteeRank: 1 },
    { mentee: 'a', mentor: 'y', compatibility: 100, menteeRank: 2 },
    { mentee: 'b', mentor: 'x', compatibility: 800 },
    { mentee: 'c', mentor: 'y', compatibility: 700 },
  ],
};
const problem = buildProblem(input);

describe('changeProblem', () => {
  test('pins, unpins and bans', () => {
    const pinned = changeProblem(problem, { pin: [{ mentee: 'b', mentor: 'x' }] });
    expect(pairsById(pinned, solve(pinned, { objective: 'weight' }).answer)).toEqual(['b x', 'c y']);
    const moved = changeProblem(pinned, { unpin: [{ mentee: 'b' }], pin: [{ mentee: 'a', mentor: 'y' }] });
    expect(pairsById(moved, solve(moved, { objective: 'weight' }).answer)).toEqual(['a y', 'b x']);
    const banned = changeProblem(moved, { ban: [{ mentee: 'b', mentor: 'x', reason: 'veto' }] });
    expect(pairsById(banned, solve(banned, { objective: 'weight' }).answer)).toEqual(['a y']);
    expect(reasonsAgainst(banned, 1, 0)).toEqual(['veto']);
    expect(problem.removed).toEqual([]);
  });

  test.each<[string, ProblemChange]>([
    ['personUnknown at pin[0].mentor', { pin: [{ mentee: 'a', mentor: 'q' }] }],
    ['personUnknown at unpin[0].mentee', { unpin: [{ mentee: 'zz' }] }],
    ['pinWithoutEdge at pin[0]', { pin: [{ mentee: 'b', mentor: 'y' }] }],
    [
      'pinForbidden at ban[0]',
      { pin: [{ mentee: 'a', mentor: 'x' }], ban: [{ mentee: 'a', mentor: 'x', reason: 'veto' }] },
    ],
    [
      'pinsOverCapacity',
      {
        pin: [
          { mentee: 'a', mentor: 'x' },
          { mentee: 'b', mentor: 'x' },
        ],
      },
    ],
  ])('refuses: %s', (message, change) => {
    expect(() => changeProblem(problem, change)).toThrow(message);
  });

  test('is the same as building the problem with the change in it', () => {
    fc.assert(
      fc.property(problemInput(), fc.nat(), fc.nat(), (before, pick, seed) => {
        const edge = before.edges[pick % Math.max(1, before.edges.length)];
        fc.pre(edge !== undefined && !before.pins?.some((pin) => pin.mentee === edge.mentee));
        const ban = edge === undefined ? [] : [{ mentee: edge.mentee, mentor: edge.mentor, reason: 'late' }];
        const anew = buildProblem({ ...before, forbidden: [...(before.forbidden ?? []), ...ban] });
        const changed = changeProblem(buildProblem(before), { ban });
        expect(changed.removed).toEqual(anew.removed);
        for (const objective of objectives) {
          const { answer } = solve(changed, { objective, seed });
          expect(checkAnswer(changed, answer).isValid).toBe(true);
          expect(pairsById(changed, answer)).toEqual(
            pairsById(anew, solve(anew, { objective, seed }).answer),
          );
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('what an objective or a pair costs', () => {
  test('names the made pairs and the unplaced', () => {
    const { answer } = solve(problem, { objective: 'weight' });
    expect(madePairs(problem, answer)).toEqual([
      { mentee: 'a', mentor: 'x', compatibility: 900, isPinned: false },
      { mentee: 'c', mentor: 'y', compatibility: 700, isPinned: false },
    ]);
    expect(unplacedMentees(problem, answer)).toEqual(['b']);
  });

  test('losses are counted from proven bounds', () => {
    const prices = priceOfObjectives(problem);
    expect(prices.map(({ objective }) => objective)).toEqual([...objectives]);
    for (const price of prices) {
      expect(price.placedLost).toBe(2 - price.report.placed);
      expect(price.weightLost).toBe(1600 - price.report.weight);
    }
    expect(prices.find(({ objective }) => objective === 'weight')?.weightLost).toBe(0);
  });

  test('why not these two: a rule, no way, or a price', () => {
    const options = { objective: 'weight' } as const;
    const vetoed = changeProblem(problem, { ban: [{ mentee: 'b', mentor: 'x', reason: 'veto' }] });
    expect(priceOfPair(vetoed, { mentee: 'b', mentor: 'x' }, options)).toEqual({
      kind: 'forbidden',
      reasons: ['veto'],
    });
    expect(priceOfPair(problem, { mentee: 'b', mentor: 'y' }, options)).toEqual({ kind: 'impossible' });
    expect(priceOfPair(problem, { mentee: 'b', mentor: 'x' }, options)).toMatchObject({
      kind: 'price',
      now: { weight: 1600 },
      withPair: { weight: 1500, placed: 2 },
    });
    expect(() => priceOfPair(problem, { mentee: 'q', mentor: 'x' }, options)).toThrow(MatchingInputError);
  });
});
