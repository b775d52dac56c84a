import type { Problem } from './problem.ts';

/** A way in which an answer breaks what may never be broken. */
export interface Violation {
  readonly code: 'length' | 'edgeOfAnother' | 'overCapacity' | 'forbiddenPair' | 'pinBroken';
  /** Mentee, or mentor for `overCapacity`; -1 for `length`. */
  readonly person: number;
}

export interface CheckReport {
  /** No hard rule is broken. */
  readonly isValid: boolean;
  readonly violations: readonly Violation[];
  readonly placed: number;
  readonly weight: number;
  /** Lowest compatibility of a made pair that was not pinned; 0 when there is none. */
  readonly lowest: number;
  /** Pairs in which both would strictly rather have each other than what they got. */
  readonly blockingPairs: number;
}

/**
 * Judges an answer (the edge of each mentee, or -1) from the problem alone. Shares no code with any solver.
 *
 * A blocking pair is an edge that is not made whose mentee has no mentor or ranks this one strictly better,
 * and whose mentor has a free place or ranks this mentee strictly better than one of those she has (weak
 * stability). Pinned pairs are agreed: a pinned mentee does not block, and her place is not up for exchange.
 */
export function checkAnswer(problem: Problem, answer: Int32Array): CheckReport {
  const violations: Violation[] = [];
  const { menteeCount, mentorCount, offset, mentorOf } = problem;
  if (answer.length !== menteeCount) {
    violations.push({ code: 'length', person: -1 });
    return { isValid: false, violations, placed: 0, weight: 0, lowest: 0, blockingPairs: 0 };
  }
  const filled = new Int32Array(mentorCount);
  /** Worst rank among the mentees a mentor could still give up. */
  const worst = new Int32Array(mentorCount);
  let placed = 0;
  let weight = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < menteeCount; i++) {
    const e = answer[i] as number;
    const pinned = problem.pin[i] as number;
    if (pinned !== -1 && pinned !== e) violations.push({ code: 'pinBroken', person: i });
    if (e === -1) continue;
    if (!(e >= (offset[i] as number) && e < (offset[i + 1] as number))) {
      violations.push({ code: 'edgeOfAnother', person: i });
      continue;
    }
    placed++;
    weight += problem.compatibility[e] as number;
    const j = mentorOf[e] as number;
    filled[j] = (filled[j] as number) + 1;
    if (pinned !== -1) continue;
    if ((problem.mentorRank[e] as number) > (worst[j] as number)) worst[j] = problem.mentorRank[e] as number;
    if ((problem.compatibility[e] as number) < lowest) lowest = problem.compatibility[e] as number;
  }
  for (let j = 0; j < mentorCount; j++) {
    if ((filled[j] as number) > (problem.capacity[j] as number))
      violations.push({ code: 'overCapacity', person: j });
  }
  for (const pair of problem.removed) {
    const e = answer[pair.mentee] ?? -1;
    if (e !== -1 && mentorOf[e] === pair.mentor)
      violations.push({ code: 'forbiddenPair', person: pair.mentee });
  }
  return {
    isValid: violations.length === 0,
    violations,
    placed,
    weight,
    lowest: Number.isFinite(lowest) ? lowest : 0,
    blockingPairs: countBlockingPairs(problem, answer, filled, worst),
  };
}

function countBlockingPairs(
  problem: Problem,
  answer: Int32Array,
  filled: Int32Array,
  worst: Int32Array,
): number {
  const { menteeCount, offset, mentorOf, menteeRank, mentorRank, capacity, pin } = problem;
  let blocking = 0;
  for (let i = 0; i < menteeCount; i++) {
    if (pin[i] !== -1) continue;
    const mine = answer[i] as number;
    const myRank = mine === -1 ? Number.POSITIVE_INFINITY : (menteeRank[mine] as number);
    for (let e = offset[i] as number; e < (offset[i + 1] as number); e++) {
      if ((menteeRank[e] as number) >= myRank) continue;
      const j = mentorOf[e] as number;
      const hasRoom = (filled[j] as number) < (capacity[j] as number);
      if (hasRoom || (mentorRank[e] as number) < (worst[j] as number)) blocking++;
    }
  }
  return blocking;
}
