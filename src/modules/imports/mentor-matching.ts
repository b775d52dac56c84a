import {
  createNameIndex,
  matchName,
  type NameIndex,
  type PersonKind,
  parseClassLabel,
} from '../people/index.ts';
import {
  type AnswerDecisions,
  type KnownPerson,
  type MatchedAnswers,
  settleAnswers,
  type Verdict,
  verdictOf,
} from './answer-matching.ts';
import type { MentorAnswer } from './mentor-answers.ts';
import { isOwnOrganization, kindOfWorkplace } from './workplace.ts';

interface Indexes {
  readonly pupils: NameIndex<KnownPerson>;
  readonly staff: NameIndex<KnownPerson>;
  readonly outside: NameIndex<KnownPerson>;
}

/** Pupils of the last grades leave for colleges: a student with a pupil's name may be that pupil. */
const leavingGrade = 9;

function mayBePupil(kind: PersonKind, pupil: KnownPerson): boolean {
  if (kind !== 'collegeStudent' && kind !== 'alumnus') return false;
  const parsed = parseClassLabel(pupil.classLabel ?? '');
  return !parsed.ok || parsed.value.grade >= leavingGrade;
}

/**
 * Somebody from outside: the same person as before, somebody new, or (asked about) a namesake of an employee.
 * A pupil with the name of a bank's employee is another person and no reason to ask.
 */
function outsider(answer: MentorAnswer, indexes: Indexes): Verdict {
  const newKind = kindOfWorkplace(answer.workplace);
  const known = matchName(answer.name, undefined, indexes.outside);
  if (known.kind === 'exact') return { personId: known.candidate.id };
  if (known.kind !== 'none') {
    // Among strangers another patronymic is another person: parents of a school share many names.
    const candidates = known.candidates.filter(({ reasons }) => !reasons.includes('middleNameDiffers'));
    if (candidates.length > 0) return { ...verdictOf({ ...known, candidates }), newKind };
  }
  const employee = matchName(answer.name, undefined, indexes.staff);
  const pupil = matchName(answer.name, undefined, indexes.pupils);
  const namesakes = [
    ...(employee.kind === 'exact' ? [employee.candidate] : []),
    ...(pupil.kind === 'exact' && mayBePupil(newKind, pupil.candidate) ? [pupil.candidate] : []),
  ];
  if (namesakes.length === 0) return { newKind };
  const candidates = namesakes.map((candidate) => ({
    candidate,
    score: 0.5,
    reasons: ['sameName' as const],
  }));
  return { newKind, question: { problem: 'personNamesake', candidates } };
}

/**
 * Finds the authors of mentors' answers: pupils by their class, staff by the own school as place of work, others
 * among the people from outside; who is not there yet is to be entered as a new person.
 * `organizationNames`: the full and the short name of the school.
 */
export function matchMentorAnswers(
  answers: readonly MentorAnswer[],
  people: readonly KnownPerson[],
  organizationNames: readonly string[],
  decisions?: AnswerDecisions,
): MatchedAnswers<MentorAnswer> {
  const indexes: Indexes = {
    pupils: createNameIndex(people.filter(({ kind }) => kind === 'student')),
    staff: createNameIndex(people.filter(({ kind }) => kind === 'teacher')),
    outside: createNameIndex(people.filter(({ kind }) => kind !== 'student' && kind !== 'teacher')),
  };
  const own = createNameIndex(people.filter(({ kind }) => kind === 'student' || kind === 'teacher'));
  const judge = (answer: MentorAnswer): Verdict => {
    const label = answer.classLabel?.label;
    if (label !== undefined) return verdictOf(matchName(answer.name, label, indexes.pupils));
    if (answer.workplace === '') return verdictOf(matchName(answer.name, undefined, own));
    if (isOwnOrganization(answer.workplace, organizationNames)) {
      const verdict = verdictOf(matchName(answer.name, undefined, indexes.staff));
      // Somebody new at the school may be on no list yet.
      return verdict.question === undefined ? verdict : { ...verdict, newKind: 'teacher' };
    }
    return outsider(answer, indexes);
  };
  return settleAnswers(answers, people, judge, decisions);
}
