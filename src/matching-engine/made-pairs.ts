import type { Problem } from './problem.ts';

export interface MadePair {
  readonly mentee: string;
  readonly mentor: string;
  readonly compatibility: number;
  readonly isPinned: boolean;
}

/** The pairs of an answer by id, in the order of the mentees' ids. */
export function madePairs(problem: Problem, answer: Int32Array): readonly MadePair[] {
  const pairs: MadePair[] = [];
  for (const [i, e] of answer.entries()) {
    const mentee = problem.menteeIds[i];
    const mentor = problem.mentorIds[problem.mentorOf[e] ?? -1];
    if (e === -1 || mentee === undefined || mentor === undefined) continue;
    const compatibility = problem.compatibility[e] as number;
    pairs.push({ mentee, mentor, compatibility, isPinned: problem.pin[i] === e });
  }
  return pairs;
}

/** Ids of the mentees an answer leaves without a mentor. */
export function unplacedMentees(problem: Problem, answer: Int32Array): readonly string[] {
  return problem.menteeIds.filter((_, i) => answer[i] === -1);
}
