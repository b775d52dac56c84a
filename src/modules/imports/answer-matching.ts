import {
  createNameIndex,
  fullName,
  matchName,
  type NameCandidate,
  type NameIndex,
  type NameMatch,
  type PersonKind,
  type RankedCandidate,
} from '../people/index.ts';
import type { Answer, AvoidedPerson } from './answers.ts';
import type { MenteeAnswer } from './mentee-answers.ts';
import { inRowOrder, type Problem, type ProblemName, problemOf } from './problem.ts';

/** Somebody who is already in the organisation's list of people. */
export interface KnownPerson extends NameCandidate {
  readonly kind: PersonKind;
  readonly workplace?: string | undefined;
}

/** A name with whom somebody does not want to work: a known person, or a question with who comes near. */
export interface MatchedAvoidance {
  readonly typed: string;
  readonly personId: string | undefined;
  readonly candidates: readonly RankedCandidate<KnownPerson>[];
}

export interface MatchedAnswer<A extends Answer> {
  readonly answer: A;
  /** Undefined: somebody from outside who is to be entered as a new person of `newKind`. */
  readonly personId: string | undefined;
  readonly newKind: PersonKind | undefined;
  readonly avoid: readonly MatchedAvoidance[];
}

/** An answer whose author is in doubt: the user says which of the candidates he is. */
export interface AnswerQuestion<A extends Answer> {
  readonly answer: A;
  readonly candidates: readonly RankedCandidate<KnownPerson>[];
  /** Whether "none of these, somebody new" is a sensible choice. */
  readonly newKind: PersonKind | undefined;
}

export interface MatchedAnswers<A extends Answer> {
  readonly matched: readonly MatchedAnswer<A>[];
  readonly questions: readonly AnswerQuestion<A>[];
  readonly problems: readonly Problem[];
}

/** What the user said about rows in doubt: the id of a person, or «new» for somebody new. Rows left out stay open. */
export type AnswerDecisions = ReadonlyMap<number, string>;
export const newPersonDecision = 'new';

/** Names of candidates for a message: they go to the user who brought the file, never to a log. */
export function namesOf(candidates: readonly RankedCandidate<KnownPerson>[]): string {
  return candidates
    .map(({ candidate }) => [fullName(candidate.name), candidate.classLabel].filter(Boolean).join(', '))
    .join('; ');
}

function typedName(answer: Answer): string {
  return [fullName(answer.name), answer.classLabel?.label].filter(Boolean).join(', ');
}

const questionProblems: Readonly<Record<'likely' | 'doubtful' | 'none', ProblemName>> = {
  likely: 'personLikely',
  doubtful: 'personDoubtful',
  none: 'personNotFound',
};

/** Where one answer leads before the user was asked. */
export interface Verdict {
  readonly personId?: string | undefined;
  readonly newKind?: PersonKind | undefined;
  readonly question?: {
    readonly problem: ProblemName;
    readonly candidates: readonly RankedCandidate<KnownPerson>[];
  };
}

export function verdictOf(match: NameMatch<KnownPerson>): Verdict {
  if (match.kind === 'exact') return { personId: match.candidate.id };
  const candidates = match.kind === 'none' ? [] : match.candidates;
  return { question: { problem: questionProblems[match.kind], candidates } };
}

function matchAvoided(
  answer: { readonly row: number },
  ownId: string | undefined,
  avoided: AvoidedPerson,
  everybody: NameIndex<KnownPerson>,
  problems: Problem[],
): MatchedAvoidance | undefined {
  const match = matchName(avoided.name, avoided.classLabel, everybody);
  const personal = { typed: avoided.typed };
  const say = (name: ProblemName, candidates: readonly RankedCandidate<KnownPerson>[]): void => {
    problems.push(
      problemOf(answer.row, name, {
        field: 'avoid',
        personal: { ...personal, candidates: namesOf(candidates) },
      }),
    );
  };
  if (match.kind === 'exact') {
    if (match.candidate.id !== ownId)
      return { typed: avoided.typed, personId: match.candidate.id, candidates: [] };
    say('avoidHimself', []);
    return undefined;
  }
  const candidates = match.kind === 'none' ? [] : match.candidates;
  say(
    match.kind === 'none' ? 'avoidNotFound' : match.kind === 'likely' ? 'avoidLikely' : 'avoidDoubtful',
    candidates,
  );
  return { typed: avoided.typed, personId: undefined, candidates };
}

interface Found<A extends Answer> {
  readonly answer: A;
  readonly verdict: Verdict;
}

/** Two answers of one person under differently typed names: the newer one counts. */
function onePerPerson<A extends Answer>(found: readonly Found<A>[], problems: Problem[]): Found<A>[] {
  const newest = new Map<string, Found<A>>();
  for (const entry of found) {
    const id = entry.verdict.personId;
    if (id === undefined) continue;
    const before = newest.get(id);
    const isNewer = before === undefined || entry.answer.answeredAt >= before.answer.answeredAt;
    const [taken, left] = isNewer ? [entry, before] : [before, entry];
    newest.set(id, taken);
    if (left === undefined) continue;
    const personal = { name: fullName(left.answer.name) };
    problems.push(
      problemOf(left.answer.row, 'answeredTwice', { params: { newest: taken.answer.row }, personal }),
    );
  }
  return found.filter(
    (entry) => entry.verdict.personId === undefined || newest.get(entry.verdict.personId) === entry,
  );
}

function decided<A extends Answer>(
  answer: A,
  verdict: Verdict,
  decisions: AnswerDecisions | undefined,
): Verdict {
  const decision = decisions?.get(answer.row);
  if (decision === undefined) return verdict;
  return decision === newPersonDecision ? { newKind: verdict.newKind ?? 'other' } : { personId: decision };
}

/**
 * Sorts answers into those whose author is certain and those to be asked about. `judge` finds the author of one
 * answer; `decisions` are the user's earlier words about rows in doubt.
 */
export function settleAnswers<A extends Answer & { readonly avoid: readonly AvoidedPerson[] }>(
  answers: readonly A[],
  people: readonly KnownPerson[],
  judge: (answer: A) => Verdict,
  decisions: AnswerDecisions | undefined,
): MatchedAnswers<A> {
  const problems: Problem[] = [];
  // A namesake among the parents is no doubt: nobody is paired with them.
  const everybody = createNameIndex(people.filter(({ kind }) => kind !== 'guardian'));
  const found = answers.map((answer) => ({ answer, verdict: decided(answer, judge(answer), decisions) }));
  const matched: MatchedAnswer<A>[] = [];
  const questions: AnswerQuestion<A>[] = [];
  for (const { answer, verdict } of onePerPerson(found, problems)) {
    const { personId, newKind, question } = verdict;
    if (question === undefined) {
      const avoid = answer.avoid.flatMap(
        (avoided) => matchAvoided(answer, personId, avoided, everybody, problems) ?? [],
      );
      matched.push({ answer, personId, newKind, avoid });
      continue;
    }
    questions.push({ answer, candidates: question.candidates, newKind });
    const personal = { typed: typedName(answer), candidates: namesOf(question.candidates) };
    problems.push(problemOf(answer.row, question.problem, { field: 'fullName', personal }));
  }
  return { matched, questions, problems: inRowOrder(problems) };
}

/** Finds the authors of mentees' answers among the pupils and the staff; only an exact, unique name is not asked about. */
export function matchMenteeAnswers(
  answers: readonly MenteeAnswer[],
  people: readonly KnownPerson[],
  decisions?: AnswerDecisions,
): MatchedAnswers<MenteeAnswer> {
  const own = createNameIndex(people.filter(({ kind }) => kind === 'student' || kind === 'teacher'));
  return settleAnswers(
    answers,
    people,
    (answer) => verdictOf(matchName(answer.name, answer.classLabel?.label, own)),
    decisions,
  );
}
