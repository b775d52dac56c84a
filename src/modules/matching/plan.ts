import {
  buildProblem,
  checkAnswer,
  MatchingInputError,
  type Objective,
  type Problem,
  solve,
} from '../../matching-engine/index.ts';
import { type HardRule, type Judgement, judge, type MenteeFacts, type MentorFacts } from './compatibility.ts';

/** Everybody who takes part in a matching, and what is already agreed. */
export interface Pool {
  readonly mentees: readonly MenteeFacts[];
  /** Capacity is what is left beside running tandems. */
  readonly mentors: readonly MentorFacts[];
  readonly formOf: (mentorKind: string, menteeKind: string) => string | undefined;
}

/** A pair that a person chose or locked: kept with the reasons it has. */
export interface LockedPair {
  readonly menteeId: string;
  readonly mentorId: string;
  readonly reasons: readonly string[];
}

export interface PlannedPair {
  readonly menteeId: string;
  readonly mentorId: string;
  /** 1..1000 */
  readonly score: number;
  readonly reasons: readonly string[];
  readonly locked: boolean;
}

/** Why somebody has no mentor in a draft. */
export type UnplacedReason = 'noMentorForDirection' | 'noPlaces' | 'rulesForbid';

export interface Unplaced {
  readonly menteeId: string;
  readonly reason: UnplacedReason;
  readonly directions: readonly string[];
}

/** Figures of a run, as the independent checker found them. */
export interface RunFigures {
  readonly objective: Objective;
  readonly placed: number;
  readonly mentees: number;
  readonly places: number;
  /** Sum of the scores of all pairs. */
  readonly weight: number;
  /** Pairs of people who would both rather have each other. */
  readonly blockingPairs: number;
  readonly unplaced: readonly Unplaced[];
}

/** Every pair of the pool judged, mentee by mentee. */
export function judgeAll(pool: Pool): Map<string, Map<string, Judgement>> {
  return new Map(
    pool.mentees.map((mentee) => [
      mentee.id,
      new Map(pool.mentors.map((mentor) => [mentor.id, judge(mentee, mentor, pool.formOf)])),
    ]),
  );
}

/** Thrown when a locked pair cannot be kept: a hard rule forbids it now, or the mentor has no place for it. */
export class LockedPairError extends Error {
  override readonly name = 'LockedPairError';
}

/**
 * Finds pairs for an objective, keeping the locked ones. The mentee ranks mentors by score and the mentor ranks
 * mentees by score; equal scores are ties. The result was judged by the checker, which shares no code with the
 * solver: an answer that breaks a hard rule is a bug and is thrown.
 */
export function planPairs(
  pool: Pool,
  locked: readonly LockedPair[],
  objective: Objective,
): { pairs: PlannedPair[]; figures: RunFigures } {
  const judgements = judgeAll(pool);
  const open = pool.mentors.filter((mentor) => mentor.capacity > 0);
  const edges: { mentee: string; mentor: string; compatibility: number }[] = [];
  const lockedOf = new Map(locked.map((pair) => [pair.menteeId, pair]));
  for (const mentee of pool.mentees) {
    for (const mentor of open) {
      const judgement = judgements.get(mentee.id)?.get(mentor.id);
      const chosen = lockedOf.get(mentee.id)?.mentorId === mentor.id;
      if (judgement?.allowed)
        edges.push({ mentee: mentee.id, mentor: mentor.id, compatibility: judgement.score });
      else if (chosen && judgement?.rule === 'noDirection') {
        // People may join two without a direction in common; no other rule is theirs to break.
        edges.push({ mentee: mentee.id, mentor: mentor.id, compatibility: 1 });
      }
    }
  }
  const problem = problemOf(pool, open, edges, locked);
  const { answer } = solve(problem, { objective });
  const report = checkAnswer(problem, answer);
  if (!report.isValid) throw new Error(`the matching broke a hard rule: ${report.violations[0]?.code}`);

  const pairs: PlannedPair[] = [];
  for (const [index, menteeId] of problem.menteeIds.entries()) {
    const edge = answer[index] ?? -1;
    if (edge < 0) continue;
    const mentorId = problem.mentorIds[problem.mentorOf[edge] ?? -1] ?? '';
    const kept = lockedOf.get(menteeId);
    if (kept?.mentorId === mentorId) {
      pairs.push({
        menteeId,
        mentorId,
        score: problem.compatibility[edge] ?? 1,
        reasons: kept.reasons,
        locked: true,
      });
      continue;
    }
    const judgement = judgements.get(menteeId)?.get(mentorId);
    if (judgement?.allowed)
      pairs.push({ menteeId, mentorId, score: judgement.score, reasons: judgement.reasons, locked: false });
  }
  const figures: RunFigures = {
    objective,
    placed: report.placed,
    mentees: pool.mentees.length,
    places: open.reduce((sum, mentor) => sum + mentor.capacity, 0),
    weight: report.weight,
    blockingPairs: report.blockingPairs,
    unplaced: explainUnplaced(pool, judgements, pairs),
  };
  return { pairs, figures };
}

function problemOf(
  pool: Pool,
  open: readonly MentorFacts[],
  edges: readonly { mentee: string; mentor: string; compatibility: number }[],
  locked: readonly LockedPair[],
): Problem {
  // Ranks by score on either side: 1001 - score puts the best first and keeps equal scores equal.
  const ranked = edges.map((edge) => ({
    ...edge,
    menteeRank: 1001 - edge.compatibility,
    mentorRank: 1001 - edge.compatibility,
  }));
  try {
    return buildProblem({
      mentees: pool.mentees.map(({ id }) => ({ id })),
      mentors: open.map(({ id, capacity }) => ({ id, capacity })),
      edges: ranked,
      pins: locked.map((pair) => ({ mentee: pair.menteeId, mentor: pair.mentorId })),
    });
  } catch (error) {
    if (error instanceof MatchingInputError && locked.length > 0) throw new LockedPairError(error.message);
    throw error;
  }
}

/** For each mentee without a mentor: is there nobody for the direction, no place left, or only forbidden pairs. */
export function explainUnplaced(
  pool: Pool,
  judgements: ReadonlyMap<string, ReadonlyMap<string, Judgement>>,
  pairs: readonly { menteeId: string }[],
): Unplaced[] {
  const placed = new Set(pairs.map((pair) => pair.menteeId));
  return pool.mentees
    .filter((mentee) => !placed.has(mentee.id))
    .map((mentee) => {
      const all = [...(judgements.get(mentee.id)?.values() ?? [])];
      const rules = new Set<HardRule>(
        all.flatMap((judgement) => (judgement.allowed ? [] : [judgement.rule])),
      );
      const reason: UnplacedReason = all.some((judgement) => judgement.allowed)
        ? 'noPlaces'
        : rules.size === 0 || [...rules].every((rule) => rule === 'noDirection')
          ? 'noMentorForDirection'
          : 'rulesForbid';
      return { menteeId: mentee.id, reason, directions: mentee.directions };
    });
}

/** How many more places each direction lacks, the largest need first: what the search for mentors is about. */
export function missingPlaces(unplaced: readonly Unplaced[]): { direction: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const entry of unplaced)
    for (const code of entry.directions) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([direction, count]) => ({ direction, count }))
    .toSorted((a, b) => b.count - a.count || a.direction.localeCompare(b.direction));
}
