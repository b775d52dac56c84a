import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemInput, shuffledInput } from '../../tests/support/matching-problems.ts';
import { buildProblem, type ProblemInput } from './build-problem.ts';
import { findEdge, MatchingInputError, problemFromArrays, reasonsAgainst } from './problem.ts';

const school: ProblemInput = {
  mentees: [{ id: 'b' }, { id: 'a' }],
  mentors: [
    { id: 'y', capacity: 1 },
    { id: 'x', capacity: 2, wishedGroup: 2 },
  ],
  edges: [
    { mentee: 'a', mentor: 'x', compatibility: 5, menteeRank: 7 },
    { mentee: 'a', mentor: 'y', compatibility: 6, menteeRank: 3 },
    { mentee: 'b', mentor: 'x', compatibility: 7, mentorRank: 1 },
  ],
};

function issuesOf(input: ProblemInput): string[] {
  try {
    buildProblem(input);
  } catch (error) {
    if (error instanceof MatchingInputError)
      return error.issues.map((issue) => `${issue.code} ${issue.where}`);
    throw error;
  }
  return [];
}

describe('buildProblem', () => {
  test('numbers people by id, sorts lists by rank and makes ranks dense', () => {
    const problem = buildProblem(school);
    expect(problem.menteeIds).toEqual(['a', 'b']);
    expect(problem.mentorIds).toEqual(['x', 'y']);
    expect([...problem.capacity]).toEqual([2, 1]);
    expect([...problem.wishedGroup]).toEqual([2, 1]);
    expect([...problem.offset]).toEqual([0, 2, 3]);
    expect([...problem.mentorOf]).toEqual([1, 0, 0]);
    expect([...problem.menteeRank]).toEqual([1, 2, 1]);
    // Mentor x ranked b only: a stands after b. Mentor y ranked nobody: a alone is first.
    expect([...problem.mentorRank]).toEqual([1, 2, 1]);
  });

  test('unranked people tie, or follow by compatibility when that is asked', () => {
    const edges = [3, 9, 9].map((compatibility, j) => ({ mentee: 'a', mentor: `m${j}`, compatibility }));
    const mentors = edges.map(({ mentor }) => ({ id: mentor, capacity: 1 }));
    const input = { mentees: [{ id: 'a' }], mentors, edges };
    expect([...buildProblem(input).menteeRank]).toEqual([1, 1, 1]);
    const ordered = buildProblem({ ...input, unranked: 'compatibility' });
    expect([...ordered.menteeRank]).toEqual([1, 1, 2]);
    expect([...ordered.mentorOf]).toEqual([1, 2, 0]);
  });

  test('a forbidden pair loses its edge and keeps every reason', () => {
    const problem = buildProblem({
      ...school,
      forbidden: [
        { mentee: 'a', mentor: 'x', reason: 'veto.psychologist' },
        { mentee: 'a', mentor: 'x', reason: 'consent' },
        { mentee: 'b', mentor: 'y', reason: 'form' },
      ],
    });
    expect(findEdge(problem, 0, 0)).toBe(-1);
    expect(reasonsAgainst(problem, 0, 0)).toEqual(['consent', 'veto.psychologist']);
    expect(reasonsAgainst(problem, 1, 1)).toEqual(['form']);
    expect(reasonsAgainst(problem, 1, 0)).toEqual([]);
  });

  test('a pin points at its edge', () => {
    const problem = buildProblem({ ...school, pins: [{ mentee: 'b', mentor: 'x' }] });
    expect([...problem.pin]).toEqual([-1, 2]);
  });

  test.each<[string, Partial<ProblemInput>, string[]]>([
    ['repeated id', { mentees: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] }, ['idRepeated mentees[2]']],
    ['empty id', { mentees: [{ id: 'a' }, { id: 'b' }, { id: '' }] }, ['idEmpty mentees[2]']],
    [
      'unknown people',
      { edges: [{ mentee: 'q', mentor: 'z', compatibility: 1 }] },
      ['personUnknown edges[0].mentee', 'personUnknown edges[0].mentor'],
    ],
    [
      'capacity',
      {
        mentors: [
          { id: 'x', capacity: 0 },
          { id: 'y', capacity: 11 },
        ],
      },
      ['capacityOutOfRange mentors[0].capacity', 'capacityOutOfRange mentors[1].capacity'],
    ],
    [
      'wished group',
      {
        mentors: [
          { id: 'x', capacity: 1, wishedGroup: 1.5 },
          { id: 'y', capacity: 1 },
        ],
      },
      ['wishedGroupOutOfRange mentors[0].wishedGroup'],
    ],
    [
      'compatibility and rank',
      { edges: [{ mentee: 'a', mentor: 'x', compatibility: 1001, menteeRank: 0, mentorRank: 0.5 }] },
      [
        'compatibilityOutOfRange edges[0].compatibility',
        'rankOutOfRange edges[0].menteeRank',
        'rankOutOfRange edges[0].mentorRank',
      ],
    ],
    [
      'edge twice',
      {
        edges: [
          { mentee: 'a', mentor: 'x', compatibility: 1 },
          { mentee: 'a', mentor: 'x', compatibility: 2 },
        ],
      },
      ['edgeRepeated edges[1]'],
    ],
    [
      'oneself',
      {
        mentors: [{ id: 'a', capacity: 1 }],
        edges: [{ mentee: 'a', mentor: 'a', compatibility: 1 }],
      },
      ['selfPair edges[0]'],
    ],
    ['pin without edge', { pins: [{ mentee: 'b', mentor: 'y' }] }, ['pinWithoutEdge pins[0]']],
    [
      'pin twice',
      {
        pins: [
          { mentee: 'a', mentor: 'y' },
          { mentee: 'a', mentor: 'x' },
        ],
      },
      ['pinRepeated pins[1]'],
    ],
    [
      'pin against a veto',
      { pins: [{ mentee: 'a', mentor: 'x' }], forbidden: [{ mentee: 'a', mentor: 'x', reason: 'veto' }] },
      ['pinForbidden pins[0]'],
    ],
    [
      'pins over capacity',
      {
        mentors: [
          { id: 'x', capacity: 1 },
          { id: 'y', capacity: 1 },
        ],
        pins: [
          { mentee: 'a', mentor: 'x' },
          { mentee: 'b', mentor: 'x' },
        ],
      },
      ['pinsOverCapacity pins[1]'],
    ],
  ])('refuses: %s', (_, change, issues) => {
    expect(issuesOf({ ...school, ...change })).toEqual(issues);
  });

  test('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(problemInput(), fc.nat(), (input, seed) => {
        expect(buildProblem(shuffledInput(input, seed))).toEqual(buildProblem(input));
      }),
      { numRuns: 100 },
    );
  });
});

describe('problemFromArrays', () => {
  const good = {
    capacity: Uint8Array.of(1, 2),
    offset: Int32Array.of(0, 2, 3),
    mentorOf: Int32Array.of(0, 1, 1),
    compatibility: Uint16Array.of(5, 6, 7),
    menteeRank: Uint16Array.of(1, 1, 1),
    mentorRank: Uint16Array.of(1, 1, 2),
  };

  test('keeps good arrays', () => {
    const problem = problemFromArrays(good);
    expect(problem.menteeCount).toBe(2);
    expect(problem.mentorOf).toBe(good.mentorOf);
    expect([...problem.pin]).toEqual([-1, -1]);
  });

  test.each<[string, Partial<typeof good> & { pin?: Int32Array }]>([
    ['arrayLength at offset', { offset: Int32Array.of(0, 2, 2) }],
    ['arrayLength at mentorRank', { mentorRank: Uint16Array.of(1) }],
    ['capacityOutOfRange at capacity[0]', { capacity: Uint8Array.of(0, 1) }],
    ['offsetsNotAscending at offset[1]', { offset: Int32Array.of(0, 4, 3) }],
    ['personUnknown at mentorOf[0]', { mentorOf: Int32Array.of(2, 1, 1) }],
    ['edgeRepeated at mentorOf[1]', { mentorOf: Int32Array.of(1, 1, 1) }],
    ['compatibilityOutOfRange at compatibility[2]', { compatibility: Uint16Array.of(5, 6, 0) }],
    ['rankOutOfRange at menteeRank[2]', { menteeRank: Uint16Array.of(1, 1, 0) }],
    ['listNotSorted at menteeRank[1]', { menteeRank: Uint16Array.of(2, 1, 1) }],
    ['pinWithoutEdge at pin[1]', { pin: Int32Array.of(-1, 1) }],
    ['pinsOverCapacity at pin[1]', { pin: Int32Array.of(1, 2), capacity: Uint8Array.of(1, 1) }],
  ])('refuses %s', (message, change) => {
    expect(() => problemFromArrays({ ...good, ...change })).toThrow(message);
  });
});
