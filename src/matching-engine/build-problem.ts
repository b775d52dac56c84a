import { type InputIssue, limits, MatchingInputError, type Problem, type RemovedPair } from './problem.ts';
import { keyOf } from './tie-break.ts';

export interface MentorInput {
  readonly id: string;
  /** Places, 1..10. */
  readonly capacity: number;
  /** Group size the mentor wishes, 1..10 (default 1, a pair); a departure from it costs, it does not forbid. */
  readonly wishedGroup?: number;
}

export interface EdgeInput {
  readonly mentee: string;
  readonly mentor: string;
  /** 1..1000, more is better. */
  readonly compatibility: number;
  /** Place of the mentor in the mentee's stated list, from 1; equal places are a tie; left out: not ranked. */
  readonly menteeRank?: number;
  /** Place of the mentee in the mentor's stated list. */
  readonly mentorRank?: number;
}

export interface PairInput {
  readonly mentee: string;
  readonly mentor: string;
}

export interface ProblemInput {
  readonly mentees: readonly { readonly id: string }[];
  readonly mentors: readonly MentorInput[];
  /** Pairs that may be made. */
  readonly edges: readonly EdgeInput[];
  /** Pairs that must not be made (veto, ban, hard rule), with the code of the rule; they win over `edges`. */
  readonly forbidden?: readonly (PairInput & { readonly reason: string })[];
  /** Already agreed pairs; each needs its edge. */
  readonly pins?: readonly PairInput[];
  /**
   * Where people whom a person did not rank stand: all together after the ranked ones (`tie`, the default:
   * stability then speaks of stated wishes only), or after them by compatibility.
   */
  readonly unranked?: 'tie' | 'compatibility';
}

/**
 * Checks the input and lays it out as a `Problem`. The result is the same for any order of the people,
 * edges, bans and pins. Throws `MatchingInputError` with every fault found.
 */
export function buildProblem(input: ProblemInput): Problem {
  const issues: InputIssue[] = [];
  const menteeIds = sortedIds(input.mentees, 'mentees', issues);
  const mentorIds = sortedIds(input.mentors, 'mentors', issues);
  const menteeAt = new Map(menteeIds.map((id, i) => [id, i]));
  const mentorAt = new Map(mentorIds.map((id, j) => [id, j]));
  const find = (pair: PairInput, where: string): readonly [number, number] | undefined => {
    const i = menteeAt.get(pair.mentee);
    const j = mentorAt.get(pair.mentor);
    if (i === undefined) issues.push({ code: 'personUnknown', where: `${where}.mentee` });
    if (j === undefined) issues.push({ code: 'personUnknown', where: `${where}.mentor` });
    return i === undefined || j === undefined ? undefined : [i, j];
  };

  const capacity = new Uint8Array(mentorIds.length);
  const wishedGroup = new Uint8Array(mentorIds.length);
  for (const [k, mentor] of input.mentors.entries()) {
    const j = mentorAt.get(mentor.id) ?? 0;
    if (!isWithin(mentor.capacity, limits.capacity))
      issues.push({ code: 'capacityOutOfRange', where: `mentors[${k}].capacity` });
    if (mentor.wishedGroup !== undefined && !isWithin(mentor.wishedGroup, limits.capacity))
      issues.push({ code: 'wishedGroupOutOfRange', where: `mentors[${k}].wishedGroup` });
    capacity[j] = mentor.capacity;
    wishedGroup[j] = mentor.wishedGroup ?? 1;
  }

  const removed: RemovedPair[] = [];
  const forbiddenPairs = new Set<number>();
  for (const [k, pair] of (input.forbidden ?? []).entries()) {
    const at = find(pair, `forbidden[${k}]`);
    if (!at) continue;
    removed.push({ mentee: at[0], mentor: at[1], reason: pair.reason });
    forbiddenPairs.add(at[0] * mentorIds.length + at[1]);
  }
  removed.sort(
    (a, b) =>
      a.mentee - b.mentee || a.mentor - b.mentor || (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0),
  );

  const kept: LaidEdge[] = [];
  const seen = new Set<number>();
  for (const [k, edge] of input.edges.entries()) {
    const at = find(edge, `edges[${k}]`);
    checkEdge(edge, k, issues);
    if (!at) continue;
    const pair = at[0] * mentorIds.length + at[1];
    if (seen.has(pair)) issues.push({ code: 'edgeRepeated', where: `edges[${k}]` });
    seen.add(pair);
    if (!forbiddenPairs.has(pair)) kept.push({ mentee: at[0], mentor: at[1], input: edge, a: 0, b: 0 });
  }
  const byCompatibility = input.unranked === 'compatibility';
  rank(kept, mentorIds.length, 'mentor', byCompatibility);
  rank(kept, menteeIds.length, 'mentee', byCompatibility);

  const offset = new Int32Array(menteeIds.length + 1);
  for (const edge of kept) offset[edge.mentee + 1] = (offset[edge.mentee + 1] as number) + 1;
  for (let i = 0; i < menteeIds.length; i++)
    offset[i + 1] = (offset[i + 1] as number) + (offset[i] as number);
  const edgeAt = new Map(kept.map((edge, e) => [edge.mentee * mentorIds.length + edge.mentor, e]));

  const pin = new Int32Array(menteeIds.length).fill(-1);
  const used = new Uint8Array(mentorIds.length);
  for (const [k, pair] of (input.pins ?? []).entries()) {
    const at = find(pair, `pins[${k}]`);
    if (!at) continue;
    const code = at[0] * mentorIds.length + at[1];
    const edge = edgeAt.get(code);
    if (forbiddenPairs.has(code)) issues.push({ code: 'pinForbidden', where: `pins[${k}]` });
    else if (edge === undefined) issues.push({ code: 'pinWithoutEdge', where: `pins[${k}]` });
    else if (pin[at[0]] !== -1) issues.push({ code: 'pinRepeated', where: `pins[${k}]` });
    else {
      pin[at[0]] = edge;
      used[at[1]] = (used[at[1]] as number) + 1;
      if ((used[at[1]] as number) > (capacity[at[1]] as number))
        issues.push({ code: 'pinsOverCapacity', where: `pins[${k}]` });
    }
  }
  if (issues.length > 0) throw new MatchingInputError(issues);

  return {
    menteeCount: menteeIds.length,
    mentorCount: mentorIds.length,
    capacity,
    offset,
    mentorOf: Int32Array.from(kept, (edge) => edge.mentor),
    compatibility: Uint16Array.from(kept, (edge) => edge.input.compatibility),
    menteeRank: Uint16Array.from(kept, (edge) => edge.a),
    mentorRank: Uint16Array.from(kept, (edge) => edge.b),
    pin,
    wishedGroup,
    menteeKey: Uint32Array.from(menteeIds, keyOf),
    mentorKey: Uint32Array.from(mentorIds, keyOf),
    menteeIds,
    mentorIds,
    removed,
  };
}

interface LaidEdge {
  readonly mentee: number;
  readonly mentor: number;
  readonly input: EdgeInput;
  /** Dense rank on the mentee's side. */
  a: number;
  /** Dense rank on the mentor's side. */
  b: number;
}

function isWithin(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}

function sortedIds(
  people: readonly { readonly id: string }[],
  where: string,
  issues: InputIssue[],
): string[] {
  const seen = new Set<string>();
  for (const [k, person] of people.entries()) {
    if (person.id === '') issues.push({ code: 'idEmpty', where: `${where}[${k}]` });
    if (seen.has(person.id)) issues.push({ code: 'idRepeated', where: `${where}[${k}]` });
    seen.add(person.id);
  }
  return [...seen].sort();
}

function checkEdge(edge: EdgeInput, k: number, issues: InputIssue[]): void {
  if (edge.mentee === edge.mentor) issues.push({ code: 'selfPair', where: `edges[${k}]` });
  if (!isWithin(edge.compatibility, limits.compatibility))
    issues.push({ code: 'compatibilityOutOfRange', where: `edges[${k}].compatibility` });
  if (edge.menteeRank !== undefined && !isWithin(edge.menteeRank, limits.rank))
    issues.push({ code: 'rankOutOfRange', where: `edges[${k}].menteeRank` });
  if (edge.mentorRank !== undefined && !isWithin(edge.mentorRank, limits.rank))
    issues.push({ code: 'rankOutOfRange', where: `edges[${k}].mentorRank` });
}

/** Sorts the edges by person of one side and by that person's wish, and numbers the wishes densely from 1. */
function rank(edges: LaidEdge[], people: number, side: 'mentee' | 'mentor', byCompatibility: boolean): void {
  const last = limits.rank + 1;
  const stated = (edge: LaidEdge) =>
    (side === 'mentee' ? edge.input.menteeRank : edge.input.mentorRank) ?? last;
  const other = side === 'mentee' ? 'mentor' : 'mentee';
  /** One number per edge: the place in the list, and among the unranked the lack of compatibility. */
  const wish = (edge: LaidEdge) =>
    stated(edge) === last && byCompatibility ? last + 1000 - edge.input.compatibility : stated(edge);
  edges.sort((x, y) => x[side] - y[side] || wish(x) - wish(y) || x[other] - y[other]);
  const current = new Int32Array(people);
  const previous = new Int32Array(people);
  for (const edge of edges) {
    const p = edge[side];
    if (wish(edge) !== previous[p]) {
      previous[p] = wish(edge);
      current[p] = (current[p] as number) + 1;
    }
    if (side === 'mentee') edge.a = current[p] as number;
    else edge.b = current[p] as number;
  }
}
