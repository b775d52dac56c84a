import type { CalendarDate } from '../../core/clock.ts';
import { groupBy } from '../../core/group-by.ts';
import { newId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Objective } from '../../matching-engine/index.ts';
import type { Platform } from '../../platform.ts';
import { grantRoleToAll } from '../accounts/index.ts';
import { recordAudit } from '../audit/index.ts';
import { peopleWithConsent } from '../consents/index.ts';
import { formOfPair, getOrganizationCard } from '../organizations/index.ts';
import { listBans, listParticipants, type ParticipantRow } from '../participants/index.ts';
import { insertTandems, listTandems } from '../tandems/index.ts';
import { factsOf, type Judgement } from './compatibility.ts';
import { explainUnplaced, judgeAll, LockedPairError, type Pool, planPairs } from './plan.ts';
import { matchingPolicy } from './policy.ts';
import {
  type Draft,
  type DraftPair,
  findNewestDraft,
  insertDraft,
  listPairs,
  savePair,
  updateDraft,
} from './store.ts';

/** The cards of a matching by id, and the pool that the engine works on. */
export interface Field {
  readonly cards: ReadonlyMap<string, ParticipantRow>;
  readonly pool: Pool;
}

/**
 * Who takes part: cards in a base whose consent is in force today, mentees without a running tandem,
 * mentors with the places that running tandems leave.
 */
async function readField(tx: Tx, organizationId: string, yearId: string, day: CalendarDate): Promise<Field> {
  const { profile } = await getOrganizationCard(tx, organizationId);
  const rows = await listParticipants(tx, organizationId, { yearId, status: 'inBase' });
  const consented = await peopleWithConsent(
    tx,
    organizationId,
    rows.map((row) => row.personId),
    'processing',
    day,
  );
  const running = (await listTandems(tx, organizationId, { yearId })).filter(
    (tandem) => tandem.status !== 'terminated',
  );
  const taken = new Map<string, number>();
  const placed = new Set<string>();
  for (const tandem of running) {
    taken.set(tandem.mentorId, (taken.get(tandem.mentorId) ?? 0) + tandem.mentees.length);
    for (const mentee of tandem.mentees) placed.add(mentee.id);
  }
  const bans = groupBy(
    (await listBans(tx, organizationId)).filter((ban) => ban.status === 'known'),
    (ban) => ban.participantId,
  );
  const facts = (row: ParticipantRow) =>
    factsOf(
      row,
      day,
      new Set((bans.get(row.id) ?? []).flatMap((ban) => (ban.personId === undefined ? [] : [ban.personId]))),
    );
  const usable = rows.filter((row) => consented.has(row.personId) && row.person.active);
  return {
    cards: new Map(rows.map((row) => [row.id, row])),
    pool: {
      mentees: usable.filter((row) => row.side === 'mentee' && !placed.has(row.id)).map(facts),
      mentors: usable
        .filter((row) => row.side === 'mentor')
        .map((row) => ({ ...facts(row), capacity: Math.max(0, row.capacity - (taken.get(row.id) ?? 0)) })),
      formOf: (mentorKind, menteeKind) => formOfPair(mentorKind, menteeKind, profile.formCodes),
    },
  };
}

export interface DraftView {
  readonly draft: Draft | undefined;
  readonly pairs: readonly DraftPair[];
  readonly field: Field;
}

/** The newest draft of a year with everybody who takes part. */
export async function readDraft(
  platform: Platform,
  scope: Scope,
  yearId: string,
  day: CalendarDate,
): Promise<DraftView> {
  authorize(scope, matchingPolicy, 'pairs.read');
  return platform.db.inOrganization(scope.organizationId, async (tx) => {
    const draft = await findNewestDraft(tx, scope.organizationId, yearId);
    const pairs = draft ? await listPairs(tx, scope.organizationId, draft.id) : [];
    return { draft, pairs, field: await readField(tx, scope.organizationId, yearId, day) };
  });
}

/**
 * Finds pairs and stores them as the draft of the year; locked pairs of an earlier draft are kept.
 * The engine works between two short transactions, never inside one.
 */
export async function runMatching(
  platform: Platform,
  scope: Scope,
  yearId: string,
  objective: Objective,
  day: CalendarDate,
): Promise<Draft> {
  authorize(scope, matchingPolicy, 'pairs.edit');
  const { organizationId } = scope;
  const before = await readDraft(platform, systemReader(scope), yearId, day);
  const { pool } = before.field;
  if (pool.mentees.length === 0) throw new Refusal('matching.refusal.noMentees', 422);
  if (pool.mentors.length === 0) throw new Refusal('matching.refusal.noMentors', 422);
  const known = new Set([...pool.mentees, ...pool.mentors].map((facts) => facts.id));
  const locked =
    before.draft?.status === 'draft'
      ? before.pairs.filter((pair) => pair.locked && known.has(pair.menteeId) && known.has(pair.mentorId))
      : [];
  const { pairs, figures } = planOrRefuse(pool, locked, objective);
  const now = platform.clock.now();
  return platform.db.inOrganization(organizationId, async (tx) => {
    const drafted = pairs.map((pair) => ({
      ...pair,
      origin: pair.locked ? ('person' as const) : ('engine' as const),
    }));
    const id = await insertDraft(
      tx,
      organizationId,
      { yearId, name: '', figures, pairs: drafted, createdBy: scope.accountId },
      now,
    );
    const details = { objective, placed: figures.placed, mentees: figures.mentees };
    await recordAudit(tx, scope, { action: 'pairs.run', entity: 'matchDraft', entityId: id, details }, now);
    const draft = await findNewestDraft(tx, organizationId, yearId);
    if (!draft) throw notFound();
    return draft;
  });
}

function planOrRefuse(pool: Pool, locked: readonly DraftPair[], objective: Objective) {
  try {
    return planPairs(pool, locked, objective);
  } catch (error) {
    if (error instanceof LockedPairError) throw new Refusal('matching.refusal.lockedPair', 422);
    throw error;
  }
}

function systemReader(scope: Scope): Scope {
  return { ...scope, roles: new Set([...scope.roles, 'workingGroupMember' as const]) };
}

/** A mentor as a choice for one mentee: how well he fits and why, or which rule forbids him. */
export interface Choice {
  readonly mentor: ParticipantRow;
  readonly judgement: Judgement;
  readonly freePlaces: number;
}

/** All mentors for one mentee, the best first; forbidden ones last with the rule. */
export async function readChoices(
  platform: Platform,
  scope: Scope,
  yearId: string,
  menteeId: string,
  day: CalendarDate,
): Promise<{ mentee: ParticipantRow; current: DraftPair | undefined; choices: Choice[] }> {
  const { draft, pairs, field } = await readDraft(platform, scope, yearId, day);
  const mentee = field.cards.get(menteeId);
  const facts = field.pool.mentees.find((entry) => entry.id === menteeId);
  if (!draft || !mentee || !facts) throw notFound();
  const judgements = judgeAll({ ...field.pool, mentees: [facts] }).get(menteeId);
  const choices = field.pool.mentors.flatMap((entry) => {
    const mentor = field.cards.get(entry.id);
    const judgement = judgements?.get(entry.id);
    if (!mentor || !judgement) return [];
    const used = pairs.filter((pair) => pair.mentorId === entry.id && pair.menteeId !== menteeId).length;
    return [{ mentor, judgement, freePlaces: entry.capacity - used }];
  });
  const worth = (choice: Choice) => (choice.judgement.allowed ? choice.judgement.score : 0);
  choices.sort((a, b) => worth(b) - worth(a) || (a.mentor.person.sortKey < b.mentor.person.sortKey ? -1 : 1));
  return { mentee, current: pairs.find((pair) => pair.menteeId === menteeId), choices };
}

/** The working group's own choice for a mentee, or none. Hard rules and places hold for people too. */
export async function choosePair(
  platform: Platform,
  scope: Scope,
  yearId: string,
  menteeId: string,
  mentorId: string | undefined,
  day: CalendarDate,
): Promise<void> {
  authorize(scope, matchingPolicy, 'pairs.edit');
  const { organizationId } = scope;
  await platform.db.inOrganization(organizationId, async (tx) => {
    const draft = await getOpenDraft(tx, organizationId, yearId);
    const field = await readField(tx, organizationId, yearId, day);
    const pairs = await listPairs(tx, organizationId, draft.id);
    const mentee = field.pool.mentees.find((entry) => entry.id === menteeId);
    if (!mentee) throw notFound();
    let pair: DraftPair | undefined;
    if (mentorId !== undefined) {
      const mentor = field.pool.mentors.find((entry) => entry.id === mentorId);
      if (!mentor) throw notFound();
      const judgement = judgeAll({ ...field.pool, mentees: [mentee], mentors: [mentor] })
        .get(menteeId)
        ?.get(mentorId);
      // A direction that was not named is the working group's to decide; every other rule holds.
      if (judgement && !judgement.allowed && judgement.rule !== 'noDirection') {
        throw new Refusal(`matching.rule.${judgement.rule}`, 422);
      }
      const used = pairs.filter((entry) => entry.mentorId === mentorId && entry.menteeId !== menteeId).length;
      if (used >= mentor.capacity) throw new Refusal('matching.refusal.noPlace', 422);
      const fit = judgement?.allowed ? judgement : { score: 1, reasons: [] };
      pair = {
        menteeId,
        mentorId,
        score: fit.score,
        reasons: [...fit.reasons, 'chosen'],
        origin: 'person',
        locked: true,
      };
    }
    await savePair(tx, organizationId, draft.id, menteeId, pair);
    await refreshFigures(tx, organizationId, draft, field);
  });
}

/** Locks a pair, so that the next run keeps it, or unlocks it. */
export async function lockPair(
  platform: Platform,
  scope: Scope,
  yearId: string,
  menteeId: string,
  locked: boolean,
): Promise<void> {
  authorize(scope, matchingPolicy, 'pairs.edit');
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const draft = await getOpenDraft(tx, scope.organizationId, yearId);
    const pair = (await listPairs(tx, scope.organizationId, draft.id)).find(
      (entry) => entry.menteeId === menteeId,
    );
    if (!pair) throw notFound();
    await savePair(tx, scope.organizationId, draft.id, menteeId, { ...pair, locked });
  });
}

async function getOpenDraft(tx: Tx, organizationId: string, yearId: string): Promise<Draft> {
  const draft = await findNewestDraft(tx, organizationId, yearId);
  if (!draft) throw notFound();
  if (draft.status !== 'draft') throw new Refusal('matching.refusal.confirmed', 409);
  return draft;
}

async function refreshFigures(tx: Tx, organizationId: string, draft: Draft, field: Field): Promise<void> {
  const pairs = await listPairs(tx, organizationId, draft.id);
  const judgements = judgeAll(field.pool);
  const figures = {
    ...draft.figures,
    placed: pairs.length,
    mentees: field.pool.mentees.length,
    weight: pairs.reduce((sum, pair) => sum + pair.score, 0),
    blockingPairs: countBlockingPairs(field.pool, judgements, pairs),
    unplaced: explainUnplaced(field.pool, judgements, pairs),
  };
  if (!(await updateDraft(tx, organizationId, draft.id, draft.version, { figures }))) {
    throw new Refusal('common.refusal.changedMeanwhile', 409);
  }
}

/** Pairs of people who would both have a higher score together than in the draft. */
function countBlockingPairs(
  pool: Pool,
  judgements: ReturnType<typeof judgeAll>,
  pairs: readonly DraftPair[],
): number {
  const mentorOf = new Map(pairs.map((pair) => [pair.menteeId, pair]));
  const menteesOf = groupBy(pairs, (pair) => pair.mentorId);
  let count = 0;
  for (const mentee of pool.mentees) {
    const own = mentorOf.get(mentee.id);
    if (own?.locked) continue;
    for (const mentor of pool.mentors) {
      const judgement = judgements.get(mentee.id)?.get(mentor.id);
      if (!judgement?.allowed || judgement.score <= (own?.score ?? 0)) continue;
      const taken = menteesOf.get(mentor.id) ?? [];
      const giveUp = taken.some((pair) => !pair.locked && pair.score < judgement.score);
      if (taken.length < mentor.capacity || giveUp) count += 1;
    }
  }
  return count;
}

/**
 * Confirms the draft: makes a pair or a group of each mentor's mentees. Rules, consents and places are checked
 * again on the data of this moment. Answers the number of tandems.
 */
export async function confirmDraft(
  platform: Platform,
  scope: Scope,
  yearId: string,
  day: CalendarDate,
): Promise<{ tandems: number; mentees: number }> {
  authorize(scope, matchingPolicy, 'pairs.confirm');
  const now = platform.clock.now();
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const draft = await getOpenDraft(tx, organizationId, yearId);
    const pairs = await listPairs(tx, organizationId, draft.id);
    if (pairs.length === 0) throw new Refusal('matching.refusal.noPairs', 422);
    const field = await readField(tx, organizationId, yearId, day);
    refuseBrokenPairs(field.pool, pairs);
    const groups = groupBy(pairs, (pair) => pair.mentorId);
    const tandems = [...groups].map(([mentorId, group]) => ({
      id: newId(),
      yearId,
      mentorId,
      menteeIds: group.map((pair) => pair.menteeId),
      formCode: formCodeOf(field, mentorId, group[0]?.menteeId ?? ''),
      status: 'agreed' as const,
      draftId: draft.id,
      reasons: [...new Set(group.flatMap((pair) => pair.reasons))],
      joinedOn: day,
    }));
    await insertTandems(tx, organizationId, tandems, now);
    // A mentor and a mentee see their pair as soon as they sign in: confirming is what makes them so.
    const peopleOf = (ids: readonly string[]) => ids.flatMap((id) => field.cards.get(id)?.personId ?? []);
    const mentees = tandems.flatMap((tandem) => tandem.menteeIds);
    await grantRoleToAll(tx, platform, organizationId, peopleOf([...groups.keys()]), 'mentor');
    await grantRoleToAll(tx, platform, organizationId, peopleOf(mentees), 'mentee');
    if (
      !(await updateDraft(tx, organizationId, draft.id, draft.version, {
        status: 'confirmed',
        confirmedAt: now,
      }))
    ) {
      throw new Refusal('common.refusal.changedMeanwhile', 409);
    }
    const details = { tandems: tandems.length, mentees: pairs.length };
    await recordAudit(
      tx,
      scope,
      { action: 'pairs.confirm', entity: 'matchDraft', entityId: draft.id, details },
      now,
    );
    return { tandems: tandems.length, mentees: pairs.length };
  });
}

function formCodeOf(field: Field, mentorId: string, menteeId: string): string {
  const mentor = field.cards.get(mentorId);
  const mentee = field.cards.get(menteeId);
  return field.pool.formOf(mentor?.person.kind ?? '', mentee?.person.kind ?? '') ?? '';
}

function refuseBrokenPairs(pool: Pool, pairs: readonly DraftPair[]): void {
  const mentees = new Set(pool.mentees.map((facts) => facts.id));
  const mentors = new Map(pool.mentors.map((facts) => [facts.id, facts]));
  const judgements = judgeAll(pool);
  for (const [mentorId, group] of groupBy(pairs, (pair) => pair.mentorId)) {
    const mentor = mentors.get(mentorId);
    const broken = group.some((pair) => {
      const judgement = judgements.get(pair.menteeId)?.get(mentorId);
      return (
        !mentees.has(pair.menteeId) || (judgement?.allowed === false && judgement.rule !== 'noDirection')
      );
    });
    if (!mentor || broken || group.length > mentor.capacity) throw new Refusal('matching.refusal.stale', 409);
  }
}
