import { layEdges, type RawEdges } from './edge-layout.ts';
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
  for (const [k, pair] of (input.forbidden ?? []).entries()) {
    const at = find(pair, `forbidden[${k}]`);
    if (!at) continue;
    removed.push({ mentee: at[0], mentor: at[1], reason: pair.reason });
  }
  removed.sort(
    (a, b) =>
      a.mentee - b.mentee || a.mentor - b.mentor || (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0),
  );

  const raw = readEdges(input.edges, menteeAt, mentorAt, issues);
  const size = { mentees: menteeIds.length, mentors: mentorIds.length };
  const laid = layEdges(raw.columns, size, removed, input.unranked === 'compatibility');
  for (const k of laid.repeated) issues.push({ code: 'edgeRepeated', where: `edges[${raw.numbers[k]}]` });

  const pin = new Int32Array(menteeIds.length).fill(-1);
  const used = new Uint8Array(mentorIds.length);
  for (const [k, pair] of (input.pins ?? []).entries()) {
    const at = find(pair, `pins[${k}]`);
    if (!at) continue;
    const [i, j] = at;
    const from = laid.offset[i] as number;
    const place = laid.mentorOf.subarray(from, laid.offset[i + 1]).indexOf(j);
    if (removed.some((ban) => ban.mentee === i && ban.mentor === j))
      issues.push({ code: 'pinForbidden', where: `pins[${k}]` });
    else if (place === -1) issues.push({ code: 'pinWithoutEdge', where: `pins[${k}]` });
    else if (pin[i] !== -1) issues.push({ code: 'pinRepeated', where: `pins[${k}]` });
    else {
      pin[i] = from + place;
      used[j] = (used[j] as number) + 1;
      if ((used[j] as number) > (capacity[j] as number))
        issues.push({ code: 'pinsOverCapacity', where: `pins[${k}]` });
    }
  }
  if (issues.length > 0) throw new MatchingInputError(issues);

  return {
    menteeCount: menteeIds.length,
    mentorCount: mentorIds.length,
    capacity,
    offset: laid.offset,
    mentorOf: laid.mentorOf,
    compatibility: laid.compatibility,
    menteeRank: laid.menteeRank,
    mentorRank: laid.mentorRank,
    pin,
    wishedGroup,
    menteeKey: Uint32Array.from(menteeIds, keyOf),
    mentorKey: Uint32Array.from(mentorIds, keyOf),
    menteeIds,
    mentorIds,
    removed,
  };
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

/** Edges between known people, column by column, with the number each had in the input. */
function readEdges(
  edges: readonly EdgeInput[],
  menteeAt: ReadonlyMap<string, number>,
  mentorAt: ReadonlyMap<string, number>,
  issues: InputIssue[],
): { readonly columns: RawEdges; readonly numbers: Int32Array } {
  const columns = {
    mentee: new Int32Array(edges.length),
    mentor: new Int32Array(edges.length),
    compatibility: new Uint16Array(edges.length),
    menteeRank: new Uint16Array(edges.length),
    mentorRank: new Uint16Array(edges.length),
  };
  const numbers = new Int32Array(edges.length);
  let count = 0;
  for (const [k, edge] of edges.entries()) {
    checkEdge(edge, k, issues);
    const i = menteeAt.get(edge.mentee);
    const j = mentorAt.get(edge.mentor);
    if (i === undefined) issues.push({ code: 'personUnknown', where: `edges[${k}].mentee` });
    if (j === undefined) issues.push({ code: 'personUnknown', where: `edges[${k}].mentor` });
    if (i === undefined || j === undefined) continue;
    columns.mentee[count] = i;
    columns.mentor[count] = j;
    columns.compatibility[count] = edge.compatibility;
    columns.menteeRank[count] = edge.menteeRank ?? 0;
    columns.mentorRank[count] = edge.mentorRank ?? 0;
    numbers[count++] = k;
  }
  return {
    numbers,
    columns: {
      mentee: columns.mentee.subarray(0, count),
      mentor: columns.mentor.subarray(0, count),
      compatibility: columns.compatibility.subarray(0, count),
      menteeRank: columns.menteeRank.subarray(0, count),
      mentorRank: columns.mentorRank.subarray(0, count),
    },
  };
}
