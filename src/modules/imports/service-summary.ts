import { fullName } from '../people/index.ts';
import { type CardAction, menteeCard, mentorCard } from './answer-card.ts';
import type { AnswerQuestion, MatchedAnswer } from './answer-matching.ts';
import { dayText } from './date-value.ts';
import type { FilePlan } from './file-plan.ts';
import type { BatchDecisions } from './import-batch.ts';
import type { MenteeAnswer } from './mentee-answers.ts';
import type { MentorAnswer } from './mentor-answers.ts';
import {
  answerQuestions,
  banQuestions,
  keepChanges,
  keepProblems,
  keepSamples,
  type PlanSummary,
  peopleQuestions,
} from './plan-summary.ts';
import type { ParsedPupil } from './pupils.ts';
import { type RoleOffer, roleOfPosition } from './role-offer.ts';
import type { Known } from './service-known.ts';
import type { ParsedTeacher } from './teachers.ts';

type People = Extract<FilePlan, { kind: 'pupils' | 'teachers' }>;
type Answers = Extract<FilePlan, { kind: 'mentees' | 'mentors' }>;

/** Rows that will be carried out, with the person they mean (undefined: somebody new). */
function settledRows(file: People): Map<number, string | undefined> {
  const settled = new Map<number, string | undefined>();
  for (const item of file.plan.items) {
    if (item.action === 'create') settled.set(item.row, undefined);
    else if (item.action === 'update' || item.action === 'unchanged') settled.set(item.row, item.personId);
  }
  return settled;
}

/** Roles that posts and classes of a staff list call for, where they are not held yet. */
export function roleOffers(
  rows: readonly ParsedTeacher[],
  settled: ReadonlyMap<number, string | undefined>,
  known: Known,
): (RoleOffer & { readonly name: string })[] {
  const leaders = new Map(known.classes.map((entry) => [entry.label, entry.teacherId]));
  return rows.flatMap((row) => {
    if (!settled.has(row.row)) return [];
    const personId = settled.get(row.row);
    const held = personId === undefined ? [] : (known.roles.get(personId) ?? []);
    const name = fullName(row.name);
    const role = roleOfPosition(row.position);
    const offers: (RoleOffer & { readonly name: string })[] = [];
    if (role !== undefined && !held.includes(role)) offers.push({ row: row.row, role, classLabel: '', name });
    const leads =
      row.leadsClass !== '' && (personId === undefined || leaders.get(row.leadsClass) !== personId);
    if (leads) offers.push({ row: row.row, role: 'classTeacher', classLabel: row.leadsClass, name });
    return offers;
  });
}

function newClassLabels(labels: readonly string[], known: Known): string[] {
  const there = new Set(known.classes.map((entry) => entry.label));
  return [...new Set(labels)].filter((label) => label !== '' && !there.has(label));
}

/**
 * People who are on the lists and not in the file. A list of a few classes says nothing about the others, so
 * only pupils of the classes that occur in the file count.
 */
function absentIds(file: People, known: Known): string[] {
  const classes =
    file.kind === 'pupils' ? new Set(file.rows.flatMap((row) => row.classLabel?.label ?? [])) : undefined;
  return file.plan.absentIds.filter((id) => {
    const person = known.byId.get(id);
    if (person?.status !== 'active') return false;
    return classes === undefined || (person.classLabel !== undefined && classes.has(person.classLabel));
  });
}

function placeOf(row: ParsedPupil | ParsedTeacher): string {
  return 'classLabel' in row ? (row.classLabel?.label ?? '') : row.position;
}

/** Summary of a list of people. */
export function summarisePeople(file: People, known: Known): PlanSummary {
  const settled = settledRows(file);
  const rows: readonly (ParsedPupil | ParsedTeacher)[] = file.rows;
  const names = new Map(rows.map((row) => [row.row, fullName(row.name)]));
  const created = rows.filter((row) => settled.has(row.row) && settled.get(row.row) === undefined);
  const labels =
    file.kind === 'pupils'
      ? file.rows.filter((row) => settled.has(row.row)).map((row) => row.classLabel?.label ?? '')
      : [];
  return {
    counts: file.plan.counts,
    ...keepProblems(file.problems),
    changes: keepChanges(
      file.plan.items.flatMap((item) =>
        item.action === 'update'
          ? [{ row: item.row, name: names.get(item.row) ?? '', changes: item.changes }]
          : [],
      ),
    ),
    questions: peopleQuestions(file, known.labelOf),
    banQuestions: [],
    absent: absentIds(file, known),
    offers: file.kind === 'teachers' ? roleOffers(file.rows, settled, known) : [],
    newClasses: newClassLabels(labels, known),
    samples: keepSamples(
      created.map((row) => ({
        row: row.row,
        text: [fullName(row.name), placeOf(row), row.bornOn === undefined ? '' : dayText(row.bornOn)]
          .filter((part) => part !== '')
          .join(', '),
      })),
    ),
  };
}

/** Answers of a file as cards, whichever side they are of. */
export function cardsOf(
  file: Answers,
  timeZone: string,
): { matched: MatchedAnswer<MenteeAnswer | MentorAnswer>; answers: ReturnType<typeof menteeCard> }[] {
  return file.kind === 'mentees'
    ? file.matched.map((matched) => ({ matched, answers: menteeCard(matched.answer, timeZone) }))
    : file.matched.map((matched) => ({ matched, answers: mentorCard(matched.answer, timeZone) }));
}

/** Summary of answers; `actionOf` says what an answer does to the card of its author. */
export function summariseAnswers(
  file: Answers,
  known: Known,
  decisions: BatchDecisions,
  actionOf: (entry: ReturnType<typeof cardsOf>[number]) => CardAction,
): PlanSummary {
  const entries = cardsOf(file, known.timeZone);
  const actions = entries.map(actionOf);
  const countOf = (action: CardAction) => actions.filter((entry) => entry === action).length;
  const left = (row: number) => decisions.rows[String(row)] === 'skip';
  const questions: readonly AnswerQuestion<MenteeAnswer | MentorAnswer>[] = file.questions;
  const open = questions.filter(({ answer }) => !left(answer.row));
  const skip = questions.length - open.length;
  const matched: readonly MatchedAnswer<MenteeAnswer | MentorAnswer>[] = file.matched;
  const nameOf = (entry: MatchedAnswer<MenteeAnswer | MentorAnswer>) =>
    entry.personId === undefined ? fullName(entry.answer.name) : known.labelOf(entry.personId);
  return {
    counts: {
      create: countOf('create'),
      update: countOf('update'),
      unchanged: countOf('unchanged'),
      ask: open.length,
      skip,
    },
    ...keepProblems(file.problems),
    changes: [],
    questions: answerQuestions(open, file.problems, known.labelOf),
    banQuestions: banQuestions(matched, decisions.bans, known.labelOf),
    absent: [],
    offers: [],
    newClasses: [],
    samples: keepSamples(
      entries.flatMap(({ matched: entry }, index) =>
        actions[index] === 'create' ? [{ row: entry.answer.row, text: nameOf(entry) }] : [],
      ),
    ),
  };
}
