import type { PairInput } from './build-problem.ts';
import { findEdge, type InputIssue, MatchingInputError, type Problem, type RemovedPair } from './problem.ts';

/** What the working group does on the board between two runs; people are named by id. */
export interface ProblemChange {
  /** Mentees whose pinned pair is no longer agreed; done before pinning. */
  readonly unpin?: readonly { readonly mentee: string }[];
  /** Pairs that are agreed from now on; a pin the mentee had before is replaced. */
  readonly pin?: readonly PairInput[];
  /** Pairs that must not be made from now on, with the code of the rule. */
  readonly ban?: readonly (PairInput & { readonly reason: string })[];
}

/**
 * The problem after a change, without laying it out anew: linear in the number of edges. Ranks keep their
 * numbers. Throws `MatchingInputError` when somebody is unknown, a pin has no edge, is banned or finds no
 * place. To lift a ban or to add people, build the problem again.
 */
export function changeProblem(problem: Problem, change: ProblemChange): Problem {
  const issues: InputIssue[] = [];
  const people = new People(problem, issues);
  const banned: RemovedPair[] = [];
  for (const [k, pair] of (change.ban ?? []).entries()) {
    const at = people.find(pair, `ban[${k}]`);
    if (at) banned.push({ mentee: at[0], mentor: at[1], reason: pair.reason });
  }
  /** Mentor of each pinned mentee, or -1: edges move, mentors do not. */
  const pinned = Int32Array.from(problem.pin, (e) => (e === -1 ? -1 : (problem.mentorOf[e] as number)));
  for (const [k, { mentee }] of (change.unpin ?? []).entries()) {
    const i = people.mentee(mentee, `unpin[${k}].mentee`);
    if (i !== undefined) pinned[i] = -1;
  }
  for (const [k, pair] of (change.pin ?? []).entries()) {
    const at = people.find(pair, `pin[${k}]`);
    if (at && findEdge(problem, at[0], at[1]) === -1)
      issues.push({ code: 'pinWithoutEdge', where: `pin[${k}]` });
    if (at) pinned[at[0]] = at[1];
  }
  for (const [k, ban] of banned.entries())
    if (pinned[ban.mentee] === ban.mentor) issues.push({ code: 'pinForbidden', where: `ban[${k}]` });
  const used = new Uint8Array(problem.mentorCount);
  for (const [i, j] of pinned.entries()) {
    if (j === -1) continue;
    used[j] = (used[j] as number) + 1;
    if ((used[j] as number) > (problem.capacity[j] as number))
      issues.push({ code: 'pinsOverCapacity', where: `mentees[${i}]` });
  }
  if (issues.length > 0) throw new MatchingInputError(issues);
  const changed = banned.length === 0 ? problem : without(problem, banned);
  const pin = Int32Array.from(pinned, (j, i) => (j === -1 ? -1 : findEdge(changed, i, j)));
  return { ...changed, pin };
}

class People {
  private readonly problem: Problem;
  private readonly issues: InputIssue[];

  constructor(problem: Problem, issues: InputIssue[]) {
    this.problem = problem;
    this.issues = issues;
  }

  mentee(id: string, where: string): number | undefined {
    return this.at(this.problem.menteeIds, id, where);
  }

  find(pair: PairInput, where: string): readonly [number, number] | undefined {
    const i = this.mentee(pair.mentee, `${where}.mentee`);
    const j = this.at(this.problem.mentorIds, pair.mentor, `${where}.mentor`);
    return i === undefined || j === undefined ? undefined : [i, j];
  }

  /** Ids stand in ascending order. */
  private at(ids: readonly string[], id: string, where: string): number | undefined {
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ids[middle] as string) < id) low = middle + 1;
      else high = middle;
    }
    if (ids[low] === id) return low;
    this.issues.push({ code: 'personUnknown', where });
    return undefined;
  }
}

/** The problem without the edges of these pairs, whose reasons join those already there. */
function without(problem: Problem, banned: readonly RemovedPair[]): Problem {
  const { menteeCount, mentorCount, offset, mentorOf } = problem;
  const pairs = new Set(banned.map((ban) => ban.mentee * mentorCount + ban.mentor));
  const kept = new Int32Array(mentorOf.length);
  const newOffset = new Int32Array(menteeCount + 1);
  let count = 0;
  for (let i = 0; i < menteeCount; i++) {
    for (let e = offset[i] as number; e < (offset[i + 1] as number); e++) {
      if (!pairs.has(i * mentorCount + (mentorOf[e] as number))) kept[count++] = e;
    }
    newOffset[i + 1] = count;
  }
  const edges = kept.subarray(0, count);
  const removed = [...problem.removed, ...banned].sort(
    (a, b) =>
      a.mentee - b.mentee || a.mentor - b.mentor || (a.reason < b.reason ? -1 : a.reason > b.reason ? 1 : 0),
  );
  return {
    ...problem,
    offset: newOffset,
    mentorOf: Int32Array.from(edges, (e) => mentorOf[e] as number),
    compatibility: Uint16Array.from(edges, (e) => problem.compatibility[e] as number),
    menteeRank: Uint16Array.from(edges, (e) => problem.menteeRank[e] as number),
    mentorRank: Uint16Array.from(edges, (e) => problem.mentorRank[e] as number),
    removed,
  };
}
