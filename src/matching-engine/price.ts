import type { PairInput } from './build-problem.ts';
import { checkCertificate } from './certificate-checker.ts';
import { changeProblem } from './change-problem.ts';
import { type CheckReport, checkAnswer } from './checker.ts';
import { MatchingInputError, type Problem, reasonsAgainst } from './problem.ts';
import { type Objective, objectives, type SolveOptions, solve } from './solve.ts';

/** What one objective reaches, beside the most that any answer could. */
export interface ObjectivePrice {
  readonly objective: Objective;
  readonly report: CheckReport;
  /** People who could be placed but are not. */
  readonly placedLost: number;
  /** Total compatibility short of the greatest possible. */
  readonly weightLost: number;
}

/**
 * Solves a problem for every objective and says what each one gives up: "most people" and "stable" pull
 * apart, and the working group should see by how much. The losses are against proven bounds. Throws an
 * Error when a checker finds fault with a solver's answer.
 */
export function priceOfObjectives(
  problem: Problem,
  options: Omit<SolveOptions, 'objective'> = {},
): readonly ObjectivePrice[] {
  let most = 0;
  let heaviest = 0;
  const reports = objectives.map((objective) => {
    const { answer, certificate } = solve(problem, { ...options, objective });
    const report = checkAnswer(problem, answer);
    const proof = checkCertificate(problem, answer, certificate);
    if (!report.isValid || proof.faults.length > 0)
      throw new Error(`the answer for ${objective} is at fault`);
    if (objective === 'cardinality') most = proof.placedBound ?? Number.NaN;
    if (objective === 'weight') heaviest = proof.dual ?? Number.NaN;
    return { objective, report };
  });
  return reports.map(({ objective, report }) => ({
    objective,
    report,
    placedLost: most - report.placed,
    weightLost: heaviest - report.weight,
  }));
}

/** Why a pair is not made, or what making it would change. */
export type PairPrice =
  | { readonly kind: 'forbidden'; readonly reasons: readonly string[] }
  /** Nobody has found the two eligible, or no place is left beside the pinned pairs. */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'price'; readonly now: CheckReport; readonly withPair: CheckReport };

/**
 * Answers "why not these two": the rules against the pair, or the best answer as it is and as it would be
 * with the pair agreed. Throws `MatchingInputError` for unknown people.
 */
export function priceOfPair(problem: Problem, pair: PairInput, options: SolveOptions): PairPrice {
  const reasons = reasonsAgainst(
    problem,
    problem.menteeIds.indexOf(pair.mentee),
    problem.mentorIds.indexOf(pair.mentor),
  );
  if (reasons.length > 0) return { kind: 'forbidden', reasons };
  let pinned: Problem;
  try {
    pinned = changeProblem(problem, { unpin: [{ mentee: pair.mentee }], pin: [pair] });
  } catch (error) {
    const isImpossible =
      error instanceof MatchingInputError && error.issues.every((issue) => issue.code !== 'personUnknown');
    if (!isImpossible) throw error;
    return { kind: 'impossible' };
  }
  const judge = (of: Problem) => checkAnswer(of, solve(of, options).answer);
  return { kind: 'price', now: judge(problem), withPair: judge(pinned) };
}
