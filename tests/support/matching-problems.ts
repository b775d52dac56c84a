import fc from 'fast-check';
import { buildProblem, type Problem, type ProblemInput } from '../../src/matching-engine/index.ts';

export interface Shape {
  readonly mentees: number;
  readonly mentors: number;
  readonly capacity: number;
  /** Highest compatibility; a low one makes many equal sums. */
  readonly compatibility: number;
  readonly rank: number;
  readonly hasPins: boolean;
}

export const smallShape: Shape = {
  mentees: 5,
  mentors: 4,
  capacity: 3,
  compatibility: 9,
  rank: 3,
  hasPins: true,
};

/** Problem inputs up to a shape: incomplete lists, ties, unranked pairs, vetoes and (if wished) pins. */
export function problemInput(shape: Shape = smallShape): fc.Arbitrary<ProblemInput> {
  const edge = fc.record({
    isEligible: fc.boolean(),
    isForbidden: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    isPinned: fc.integer({ min: 0, max: 7 }).map((n) => shape.hasPins && n === 0),
    compatibility: fc.integer({ min: 1, max: shape.compatibility }),
    menteeRank: fc.option(fc.integer({ min: 1, max: shape.rank }), { nil: undefined }),
    mentorRank: fc.option(fc.integer({ min: 1, max: shape.rank }), { nil: undefined }),
  });
  return fc
    .record({
      mentees: fc.integer({ min: 0, max: shape.mentees }),
      mentors: fc.integer({ min: 0, max: shape.mentors }),
    })
    .chain(({ mentees, mentors }) =>
      fc.record({
        mentees: fc.constant(Array.from({ length: mentees }, (_, i) => ({ id: `mentee-${i}` }))),
        wishes: fc.array(fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }), {
          minLength: mentors,
          maxLength: mentors,
        }),
        capacities: fc.array(fc.integer({ min: 1, max: shape.capacity }), {
          minLength: mentors,
          maxLength: mentors,
        }),
        cells: fc.array(edge, { minLength: mentees * mentors, maxLength: mentees * mentors }),
      }),
    )
    .map(({ mentees, wishes, capacities, cells }) => {
      const edges: ProblemInput['edges'][number][] = [];
      const forbidden: NonNullable<ProblemInput['forbidden']>[number][] = [];
      const pins: NonNullable<ProblemInput['pins']>[number][] = [];
      const left = [...capacities];
      for (const [k, cell] of cells.entries()) {
        const i = Math.floor(k / capacities.length);
        const j = k % capacities.length;
        const pair = { mentee: `mentee-${i}`, mentor: `mentor-${j}` };
        if (cell.isForbidden) forbidden.push({ ...pair, reason: 'veto' });
        if (!cell.isEligible) continue;
        edges.push({
          ...pair,
          compatibility: cell.compatibility,
          ...(cell.menteeRank === undefined ? {} : { menteeRank: cell.menteeRank }),
          ...(cell.mentorRank === undefined ? {} : { mentorRank: cell.mentorRank }),
        });
        const isFree = !pins.some((pin) => pin.mentee === pair.mentee) && (left[j] ?? 0) > 0;
        if (cell.isPinned && !cell.isForbidden && isFree) {
          pins.push(pair);
          left[j] = (left[j] ?? 0) - 1;
        }
      }
      const mentors = capacities.map((capacity, j) => {
        const wishedGroup = wishes[j];
        return { id: `mentor-${j}`, capacity, ...(wishedGroup === undefined ? {} : { wishedGroup }) };
      });
      return { mentees, mentors, edges, forbidden, pins };
    });
}

/** Every answer that breaks no hard rule and keeps the pins; the edge of each mentee, or -1. */
export function* everyAnswer(problem: Problem): Generator<Int32Array> {
  const answer = new Int32Array(problem.menteeCount).fill(-1);
  const left = Array.from(problem.capacity);
  function* place(i: number): Generator<Int32Array> {
    if (i === problem.menteeCount) {
      yield answer;
      return;
    }
    const pin = problem.pin[i] ?? -1;
    if (pin === -1) {
      answer[i] = -1;
      yield* place(i + 1);
    }
    for (let e = problem.offset[i] ?? 0; e < (problem.offset[i + 1] ?? 0); e++) {
      const j = problem.mentorOf[e] ?? 0;
      if ((pin !== -1 && pin !== e) || (left[j] ?? 0) === 0) continue;
      left[j] = (left[j] ?? 0) - 1;
      answer[i] = e;
      yield* place(i + 1);
      left[j] = (left[j] ?? 0) + 1;
    }
    answer[i] = -1;
  }
  yield* place(0);
}

/** The made pairs by id, so that answers to two layouts of one input can be compared. */
export function pairsById(problem: Problem, answer: Int32Array): string[] {
  const pairs: string[] = [];
  answer.forEach((e, i) => {
    if (e !== -1) pairs.push(`${problem.menteeIds[i]} ${problem.mentorIds[problem.mentorOf[e] ?? -1]}`);
  });
  return pairs;
}

/** The same input with its lists in another order. */
export function shuffledInput(input: ProblemInput, seed: number): ProblemInput {
  let state = seed >>> 0;
  const shuffle = <T>(list: readonly T[]): T[] => {
    const copy = [...list];
    for (let k = copy.length - 1; k > 0; k--) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      const other = state % (k + 1);
      const [a, b] = [copy[k], copy[other]];
      if (a !== undefined && b !== undefined) [copy[k], copy[other]] = [b, a];
    }
    return copy;
  };
  return {
    ...input,
    mentees: shuffle(input.mentees),
    mentors: shuffle(input.mentors),
    edges: shuffle(input.edges),
    forbidden: shuffle(input.forbidden ?? []),
    pins: shuffle(input.pins ?? []),
  };
}

/** Builds small random problems. */
export function smallProblem(shape: Shape = smallShape): fc.Arbitrary<Problem> {
  return problemInput(shape).map(buildProblem);
}
