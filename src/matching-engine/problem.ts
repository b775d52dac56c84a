/** Bounds of the numbers the engine accepts. */
export const limits = { capacity: 10, compatibility: 1000, rank: 60_000 } as const;

/**
 * Mentees, mentors and the pairs that may be made, as typed arrays: a worker receives it as it is.
 * Pairs ("edges") stand in compressed rows, mentee by mentee: the edges of mentee `i` are
 * `offset[i] … offset[i + 1] - 1`, best rank first and, within a rank, in the order of mentors.
 * People and mentors are numbered in the order of their ids, so nothing depends on the order of the input.
 */
export interface Problem {
  readonly menteeCount: number;
  readonly mentorCount: number;
  /** Places of each mentor, 1..10, pinned pairs included. */
  readonly capacity: Uint8Array;
  /** First edge of each mentee; `menteeCount + 1` entries. */
  readonly offset: Int32Array;
  /** Mentor of each edge. */
  readonly mentorOf: Int32Array;
  /** Compatibility of each edge, 1..1000. */
  readonly compatibility: Uint16Array;
  /** Place of the mentor in the mentee's list, dense from 1; equal numbers are a tie. */
  readonly menteeRank: Uint16Array;
  /** Place of the mentee in the mentor's list, dense from 1; equal numbers are a tie. */
  readonly mentorRank: Uint16Array;
  /** Edge of the already agreed pair of each mentee, or -1. */
  readonly pin: Int32Array;
  /** Group size each mentor wishes, 1..10; 1, a pair, where no wish is stated. */
  readonly wishedGroup: Uint8Array;
  /** Number drawn from each mentee's id: ties fall the same way whoever else takes part. */
  readonly menteeKey: Uint32Array;
  readonly mentorKey: Uint32Array;
  /** Ids in ascending order; empty for a problem made from bare arrays. */
  readonly menteeIds: readonly string[];
  readonly mentorIds: readonly string[];
  /** Pairs a hard rule took away, each with the code of that rule, sorted by mentee, mentor and code. */
  readonly removed: readonly RemovedPair[];
}

/** A pair that must not be made, and the code of the rule that forbids it. */
export interface RemovedPair {
  readonly mentee: number;
  readonly mentor: number;
  readonly reason: string;
}

/** What is wrong with an input, and where. `where` is a path such as `edges[12].compatibility`. */
export interface InputIssue {
  readonly code:
    | 'idRepeated'
    | 'idEmpty'
    | 'personUnknown'
    | 'selfPair'
    | 'edgeRepeated'
    | 'capacityOutOfRange'
    | 'compatibilityOutOfRange'
    | 'rankOutOfRange'
    | 'wishedGroupOutOfRange'
    | 'pinWithoutEdge'
    | 'pinForbidden'
    | 'pinRepeated'
    | 'pinsOverCapacity'
    | 'arrayLength'
    | 'offsetsNotAscending'
    | 'listNotSorted';
  readonly where: string;
}

/** The input cannot be a matching problem. Holds every fault found, never a person's data. */
export class MatchingInputError extends Error {
  readonly issues: readonly InputIssue[];

  constructor(issues: readonly InputIssue[]) {
    const shown = issues.slice(0, 5).map((issue) => `${issue.code} at ${issue.where}`);
    super(`matching input: ${shown.join('; ')}${issues.length > 5 ? `; and ${issues.length - 5} more` : ''}`);
    this.name = 'MatchingInputError';
    this.issues = issues;
  }
}

/** Bare arrays of a problem; what is left out has no pins, no wishes and no names. */
export interface ProblemArrays {
  readonly capacity: Uint8Array;
  readonly offset: Int32Array;
  readonly mentorOf: Int32Array;
  readonly compatibility: Uint16Array;
  readonly menteeRank: Uint16Array;
  readonly mentorRank: Uint16Array;
  readonly pin?: Int32Array;
  readonly wishedGroup?: Uint8Array;
}

/**
 * A problem over arrays that already have the shape described at `Problem` (the large instances).
 * The arrays are kept, not copied. Throws `MatchingInputError` when one of them is out of its bounds.
 */
export function problemFromArrays(arrays: ProblemArrays): Problem {
  const menteeCount = arrays.offset.length - 1;
  const mentorCount = arrays.capacity.length;
  const pin = arrays.pin ?? new Int32Array(Math.max(0, menteeCount)).fill(-1);
  const problem: Problem = {
    menteeCount,
    mentorCount,
    capacity: arrays.capacity,
    offset: arrays.offset,
    mentorOf: arrays.mentorOf,
    compatibility: arrays.compatibility,
    menteeRank: arrays.menteeRank,
    mentorRank: arrays.mentorRank,
    pin,
    wishedGroup: arrays.wishedGroup ?? new Uint8Array(mentorCount).fill(1),
    menteeKey: Uint32Array.from({ length: Math.max(0, menteeCount) }, (_, i) => i),
    mentorKey: Uint32Array.from({ length: mentorCount }, (_, j) => j),
    menteeIds: [],
    mentorIds: [],
    removed: [],
  };
  const issue = findArrayIssue(problem);
  if (issue) throw new MatchingInputError([issue]);
  return problem;
}

function findArrayIssue(problem: Problem): InputIssue | undefined {
  const { menteeCount, mentorCount, capacity, offset, mentorOf, compatibility, pin } = problem;
  const edges = mentorOf.length;
  if (menteeCount < 0 || offset[menteeCount] !== edges || offset[0] !== 0)
    return { code: 'arrayLength', where: 'offset' };
  if (compatibility.length !== edges) return { code: 'arrayLength', where: 'compatibility' };
  if (problem.menteeRank.length !== edges) return { code: 'arrayLength', where: 'menteeRank' };
  if (problem.mentorRank.length !== edges) return { code: 'arrayLength', where: 'mentorRank' };
  if (pin.length !== menteeCount) return { code: 'arrayLength', where: 'pin' };
  if (problem.wishedGroup.length !== mentorCount) return { code: 'arrayLength', where: 'wishedGroup' };
  for (let i = 0; i < menteeCount; i++) {
    if ((offset[i] as number) > (offset[i + 1] as number))
      return { code: 'offsetsNotAscending', where: `offset[${i}]` };
  }
  for (let j = 0; j < mentorCount; j++) {
    const places = capacity[j] as number;
    if (places < 1 || places > limits.capacity)
      return { code: 'capacityOutOfRange', where: `capacity[${j}]` };
    const wish = problem.wishedGroup[j] as number;
    if (wish < 1 || wish > limits.capacity)
      return { code: 'wishedGroupOutOfRange', where: `wishedGroup[${j}]` };
  }
  return findEdgeIssue(problem);
}

function findEdgeIssue(problem: Problem): InputIssue | undefined {
  const { menteeCount, mentorCount, offset, mentorOf, compatibility, menteeRank, mentorRank, pin } = problem;
  const lastSeen = new Int32Array(mentorCount).fill(-1);
  const used = new Uint8Array(mentorCount);
  for (let i = 0; i < menteeCount; i++) {
    const start = offset[i] as number;
    const end = offset[i + 1] as number;
    for (let e = start; e < end; e++) {
      const j = mentorOf[e] as number;
      if (!(j >= 0 && j < mentorCount)) return { code: 'personUnknown', where: `mentorOf[${e}]` };
      if (lastSeen[j] === i) return { code: 'edgeRepeated', where: `mentorOf[${e}]` };
      lastSeen[j] = i;
      const score = compatibility[e] as number;
      if (score < 1 || score > limits.compatibility)
        return { code: 'compatibilityOutOfRange', where: `compatibility[${e}]` };
      if (!((menteeRank[e] as number) >= 1)) return { code: 'rankOutOfRange', where: `menteeRank[${e}]` };
      if (!((mentorRank[e] as number) >= 1)) return { code: 'rankOutOfRange', where: `mentorRank[${e}]` };
      if (e > start && (menteeRank[e] as number) < (menteeRank[e - 1] as number))
        return { code: 'listNotSorted', where: `menteeRank[${e}]` };
    }
    const pinned = pin[i] as number;
    if (pinned === -1) continue;
    if (pinned < start || pinned >= end) return { code: 'pinWithoutEdge', where: `pin[${i}]` };
    const j = mentorOf[pinned] as number;
    used[j] = (used[j] as number) + 1;
    if ((used[j] as number) > (problem.capacity[j] as number))
      return { code: 'pinsOverCapacity', where: `pin[${i}]` };
  }
  return undefined;
}

/** The edge between a mentee and a mentor, or -1. Linear in the mentee's list. */
export function findEdge(problem: Problem, mentee: number, mentor: number): number {
  const end = problem.offset[mentee + 1] ?? 0;
  for (let e = problem.offset[mentee] ?? 0; e < end; e++) if (problem.mentorOf[e] === mentor) return e;
  return -1;
}

/** Codes of every rule that forbids a pair, in ascending order; empty when none does. */
export function reasonsAgainst(problem: Problem, mentee: number, mentor: number): readonly string[] {
  return problem.removed
    .filter((pair) => pair.mentee === mentee && pair.mentor === mentor)
    .map((pair) => pair.reason);
}
