import { newId } from '../../core/id.ts';
import type { Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { addBan, addCardInTx, addParticipantEvents, updateCardInTx } from '../participants/index.ts';
import { guessGender, insertPeople, type PersonFields } from '../people/index.ts';
import type { MatchedAnswer } from './answer-matching.ts';
import type { FilePlan } from './file-plan.ts';
import { type BatchDecisions, banKey } from './import-batch.ts';
import type { MenteeAnswer } from './mentee-answers.ts';
import type { MentorAnswer } from './mentor-answers.ts';
import type { Known } from './service-known.ts';
import { answerAction, readCards } from './service-plan.ts';
import { type Steps, takeStep } from './service-steps.ts';
import { cardsOf } from './service-summary.ts';

type Answers = Extract<FilePlan, { kind: 'mentees' | 'mentors' }>;
type Matched = MatchedAnswer<MenteeAnswer | MentorAnswer>;
type Entry = ReturnType<typeof cardsOf>[number];

/** Each answer takes a few statements of its own, so a step is shorter than one of a list of people. */
const answersOfOneStep = 40;

/** Somebody from outside, as his own answer describes him. */
function outsider({ answer, newKind }: Matched): PersonFields {
  const mentor = 'workplace' in answer ? answer : undefined;
  return {
    kind: newKind ?? 'other',
    ...answer.name,
    gender: guessGender(answer.name),
    bornOn: undefined,
    classId: undefined,
    position: mentor?.position ?? '',
    subject: '',
    qualification: '',
    experienceYears: undefined,
    workplace: mentor?.workplace ?? '',
    phone: answer.phone,
    email: answer.email,
    nameForms: undefined,
    status: 'active',
  };
}

interface Work {
  readonly scope: Scope;
  readonly yearId: string;
  readonly side: 'mentee' | 'mentor';
  readonly decisions: BatchDecisions;
}

/** Whom a typed name means after the user's word: a person, nobody known yet, or somebody who is none of ours. */
function bannedPerson(
  row: number,
  avoid: Matched['avoid'][number],
  decisions: BatchDecisions,
): { readonly personId: string | undefined } | undefined {
  if (avoid.personId !== undefined) return { personId: avoid.personId };
  const said = decisions.bans[banKey(row, avoid.typed)];
  if (said === 'nobody') return undefined;
  return { personId: said };
}

async function addBans(tx: Tx, work: Work, participantId: string, matched: Matched, now: Date) {
  let count = 0;
  for (const avoid of matched.avoid) {
    const banned = bannedPerson(matched.answer.row, avoid, work.decisions);
    if (banned === undefined) continue;
    count += 1;
    const ban = { participantId, typedName: avoid.typed, personId: banned.personId, source: 'import' };
    await addBan(tx, work.scope.organizationId, ban, now);
  }
  return count;
}

async function carryOut(tx: Tx, work: Work, entries: readonly Entry[], now: Date, kind: Answers['kind']) {
  const { organizationId, accountId } = work.scope;
  // Read in the same transaction: a card that somebody changed meanwhile is judged as it is now.
  const cards = await readCards(tx, organizationId, kind, work.yearId);
  const actionOf = answerAction(cards);
  const counts = { created: 0, updated: 0, unchanged: 0, bans: 0, outsiders: 0 };
  const strangers = new Map(
    entries.filter(({ matched }) => matched.personId === undefined).map((entry) => [entry, newId()]),
  );
  await insertPeople(
    tx,
    organizationId,
    [...strangers].map(([{ matched }, id]) => ({ id, fields: outsider(matched) })),
    now,
  );
  counts.outsiders = strangers.size;
  for (const entry of entries) {
    const { matched, answers } = entry;
    const personId = matched.personId ?? strangers.get(entry);
    if (personId === undefined) continue;
    const action = actionOf(entry);
    const card = cards.byPerson.get(personId);
    if (action === 'create' || card === undefined) {
      const { yearId, side } = work;
      const fresh = { yearId, personId, side, source: 'import' as const, answers };
      const id = await addCardInTx(tx, work.scope, fresh, now);
      counts.created += 1;
      counts.bans += await addBans(tx, work, id, matched, now);
      continue;
    }
    if (action === 'unchanged') {
      counts.unchanged += 1;
      continue;
    }
    await updateCardInTx(tx, organizationId, card.id, card.version, answers, now);
    await addParticipantEvents(tx, organizationId, [card.id], 'answersChanged', 'import', accountId, now);
    counts.updated += 1;
    counts.bans += await addBans(tx, work, card.id, matched, now);
  }
  return counts;
}

/** Brings answers into the base of a year: their authors become candidates, wishes and bans with them. */
export async function applyAnswers(
  platform: Platform,
  scope: Scope,
  id: string,
  planned: { readonly file: Answers; readonly known: Known },
  input: { readonly yearId: string; readonly decisions: BatchDecisions },
  steps: Steps,
): Promise<void> {
  const { file, known } = planned;
  const side = file.kind === 'mentees' ? 'mentee' : 'mentor';
  const work: Work = { scope, side, ...input };
  const entries = cardsOf(file, known.timeZone);
  const skipped = file.questions.filter(
    ({ answer }) => input.decisions.rows[String(answer.row)] === 'skip',
  ).length;
  await takeStep(platform, scope.organizationId, id, steps, async () => ({
    rows: file.questions.length,
    added: { open: file.questions.length - skipped, skipped },
  }));
  for (let from = 0; from < entries.length; from += answersOfOneStep) {
    const slice = entries.slice(from, from + answersOfOneStep);
    await takeStep(platform, scope.organizationId, id, steps, async (tx, now) => ({
      rows: slice.length,
      added: await carryOut(tx, work, slice, now, file.kind),
    }));
  }
}
