import type { CalendarDate } from '../../core/clock.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, permits, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { type ConsentPurpose, peopleWithConsent } from '../consents/index.ts';
import { listPersonChoices, type PersonChoice } from '../people/index.ts';
import { categoriesOf, findCategory } from './category.ts';
import { isRestrictedDirection } from './direction.ts';
import { type EntryObstacle, entryObstacles, type ParticipantAnswers, type Side } from './participant.ts';
import { participantPolicy } from './policy.ts';
import {
  findParticipant,
  insertCards,
  listParticipants,
  type NewCard,
  type ParticipantRow,
  updateCard,
  updateStatus,
} from './store.ts';
import {
  addEvents,
  type Ban,
  listBans,
  listEvents,
  type ParticipantEvent,
  replaceCategories,
  settleBan,
} from './store-details.ts';

/** A card of a base with what keeps it out of the base. */
export interface BaseLine extends ParticipantRow {
  readonly hasConsent: boolean;
  readonly obstacles: readonly EntryObstacle[];
  /** Names that «would not like to work with» could not be matched to. */
  readonly doubtfulBans: number;
}

/** Both sides of a year, or one, by name; what the viewer may not see of a card is left out. */
export async function readBase(
  platform: Platform,
  scope: Scope,
  yearId: string,
  side: Side | undefined,
  day: CalendarDate,
): Promise<BaseLine[]> {
  authorize(scope, participantPolicy, 'participant.list');
  return platform.db.inOrganization(scope.organizationId, async (tx) => {
    const rows = await listParticipants(
      tx,
      scope.organizationId,
      side === undefined ? { yearId } : { yearId, side },
    );
    return toLines(tx, scope, rows, day);
  });
}

async function toLines(
  tx: Tx,
  scope: Scope,
  rows: readonly ParticipantRow[],
  day: CalendarDate,
): Promise<BaseLine[]> {
  const ids = rows.map((row) => row.personId);
  const consented = await peopleWithConsent(tx, scope.organizationId, ids, 'processing', day);
  const bans = await listBans(tx, scope.organizationId);
  const special = permits(scope, participantPolicy, 'participant.special');
  return rows.map((row) => {
    const hasConsent = consented.has(row.personId);
    return {
      ...row,
      directions: special ? row.directions : row.directions.filter((code) => !isRestrictedDirection(code)),
      categories: special
        ? row.categories
        : row.categories.filter((code) => findCategory(code)?.restricted === false),
      hasConsent,
      obstacles: entryObstacles(row, hasConsent),
      doubtfulBans: bans.filter((ban) => ban.participantId === row.id && ban.status === 'doubtful').length,
    };
  });
}

export interface Card {
  readonly line: BaseLine;
  readonly bans: readonly Ban[];
  readonly events: readonly ParticipantEvent[];
}

/** One card with its bans and its history. */
export async function readCard(
  platform: Platform,
  scope: Scope,
  id: string,
  day: CalendarDate,
): Promise<Card> {
  authorize(scope, participantPolicy, 'participant.list');
  return platform.db.inOrganization(scope.organizationId, async (tx) => {
    const row = await findParticipant(tx, scope.organizationId, id);
    if (!row) throw notFound();
    const [line] = await toLines(tx, scope, [row], day);
    if (!line) throw notFound();
    const bans = await listBans(tx, scope.organizationId, { participantId: id });
    return { line, bans, events: await listEvents(tx, scope.organizationId, id) };
  });
}

/** Adds a card by hand, as a candidate; the same person twice on one side of a year is refused by the database. */
export async function addCard(platform: Platform, scope: Scope, card: NewCard): Promise<string> {
  authorize(scope, participantPolicy, 'participant.edit');
  const now = platform.clock.now();
  return platform.db.inOrganization(scope.organizationId, (tx) => addCardInTx(tx, scope, card, now));
}

/** The same inside a running transaction, for imports. */
export async function addCardInTx(tx: Tx, scope: Scope, card: NewCard, now: Date): Promise<string> {
  const [id] = await addCardsInTx(tx, scope, [card], now);
  if (id === undefined) throw notFound();
  return id;
}

/** Many at once, with few statements; answers their ids in the same order. */
export async function addCardsInTx(
  tx: Tx,
  scope: Scope,
  cards: readonly NewCard[],
  now: Date,
): Promise<string[]> {
  const { organizationId, accountId } = scope;
  const ids = await insertCards(tx, organizationId, cards, now);
  for (const source of new Set(cards.map((card) => card.source))) {
    const own = ids.filter((_, index) => cards[index]?.source === source);
    await addEvents(tx, organizationId, own, 'created', source, accountId, now);
  }
  return ids;
}

export async function editCard(
  platform: Platform,
  scope: Scope,
  id: string,
  version: number,
  answers: ParticipantAnswers,
): Promise<void> {
  authorize(scope, participantPolicy, 'participant.edit');
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    if (!(await findParticipant(tx, scope.organizationId, id))) throw notFound();
    if (!(await updateCard(tx, scope.organizationId, id, version, answers, now)))
      throw new Refusal('common.refusal.changedMeanwhile', 409);
    await addEvents(tx, scope.organizationId, [id], 'answersChanged', '', scope.accountId, now);
  });
}

export interface EntryResult {
  readonly entered: number;
  /** Candidates that stay candidates, by what they lack. */
  readonly kept: Readonly<Record<EntryObstacle, number>>;
}

/**
 * Moves candidates into the base: those with a consent in force and at least one direction. The others stay
 * candidates and are counted by what they lack. `ids` undefined: every candidate of the side.
 */
export async function enterBase(
  platform: Platform,
  scope: Scope,
  input: { yearId: string; side: Side; ids?: readonly string[] },
  day: CalendarDate,
): Promise<EntryResult> {
  authorize(scope, participantPolicy, 'participant.edit');
  const now = platform.clock.now();
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const all = await listParticipants(tx, organizationId, {
      yearId: input.yearId,
      side: input.side,
      status: 'candidate',
    });
    const wanted = input.ids === undefined ? all : all.filter((row) => input.ids?.includes(row.id));
    const consented = await peopleWithConsent(
      tx,
      organizationId,
      wanted.map((row) => row.personId),
      'processing',
      day,
    );
    const kept: Record<EntryObstacle, number> = { noConsent: 0, noDirection: 0, closed: 0 };
    const entering: string[] = [];
    for (const row of wanted) {
      const obstacles = entryObstacles(row, consented.has(row.personId));
      if (obstacles.length === 0) entering.push(row.id);
      for (const obstacle of obstacles) kept[obstacle] += 1;
    }
    await updateStatus(tx, organizationId, entering, { status: 'inBase', enteredOn: day }, now);
    await addEvents(tx, organizationId, entering, 'enteredBase', '', scope.accountId, now);
    const details = { side: input.side, entered: entering.length };
    await recordAudit(
      tx,
      scope,
      { action: 'participant.enterBase', entity: 'programmeYear', entityId: input.yearId, details },
      now,
    );
    return { entered: entering.length, kept };
  });
}

/** Closes cards with a reason; they can be reopened, and the history stays (R25). */
export async function closeCards(
  platform: Platform,
  scope: Scope,
  ids: readonly string[],
  reason: string,
  day: CalendarDate,
): Promise<void> {
  authorize(scope, participantPolicy, 'participant.edit');
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const rows = await listParticipants(tx, scope.organizationId, { ids });
    if (rows.length !== new Set(ids).size) throw notFound();
    await updateStatus(
      tx,
      scope.organizationId,
      ids,
      { status: 'closed', closedOn: day, closeReason: reason },
      now,
    );
    await addEvents(tx, scope.organizationId, ids, 'closed', reason, scope.accountId, now);
  });
}

/** Reopens a closed card as a candidate: whether it may be in the base is asked anew. */
export async function reopenCard(platform: Platform, scope: Scope, id: string): Promise<void> {
  authorize(scope, participantPolicy, 'participant.edit');
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const row = await findParticipant(tx, scope.organizationId, id);
    if (row?.status !== 'closed') throw notFound();
    await updateStatus(
      tx,
      scope.organizationId,
      [id],
      { status: 'candidate', closedOn: null, closeReason: '', enteredOn: null },
      now,
    );
    await addEvents(tx, scope.organizationId, [id], 'reopened', '', scope.accountId, now);
  });
}

/** Settles a doubtful «would not like to work with»: it is this person, or nobody of ours. */
export async function settleDoubtfulBan(
  platform: Platform,
  scope: Scope,
  banId: string,
  personId: string | undefined,
): Promise<void> {
  authorize(scope, participantPolicy, 'participant.edit');
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    if (!(await settleBan(tx, scope.organizationId, banId, personId))) throw notFound();
  });
}

/** Sets the categories of a card; one that is special data needs its own consent in force (L5). */
export async function setCategories(
  platform: Platform,
  scope: Scope,
  id: string,
  codes: readonly string[],
  day: CalendarDate,
): Promise<void> {
  authorize(scope, participantPolicy, 'participant.categories');
  const now = platform.clock.now();
  const { organizationId } = scope;
  await platform.db.inOrganization(organizationId, async (tx) => {
    const row = await findParticipant(tx, organizationId, id);
    if (!row) throw notFound();
    const known = codes.filter((code) => categoriesOf(row.side).some((category) => category.code === code));
    if (known.some((code) => findCategory(code)?.special)) {
      const allowed = await peopleWithConsent(tx, organizationId, [row.personId], 'specialCategories', day);
      if (!allowed.has(row.personId)) throw new Refusal('participants.refusal.specialConsent', 422);
    }
    await replaceCategories(tx, organizationId, id, known, scope.accountId, now);
    await addEvents(tx, organizationId, [id], 'categoriesChanged', '', scope.accountId, now);
    await recordAudit(
      tx,
      scope,
      {
        action: 'participant.categories',
        entity: 'participant',
        entityId: id,
        details: { count: known.length },
      },
      now,
    );
  });
}

/** A withdrawn consent takes the person's cards out of the base at once, in the transaction of the withdrawal. */
export async function leaveBasesAfterWithdrawal(
  tx: Tx,
  scope: Scope,
  personId: string,
  purpose: ConsentPurpose,
  now: Date,
): Promise<void> {
  if (purpose !== 'processing') return;
  const rows = await listParticipants(tx, scope.organizationId, { personId, status: 'inBase' });
  const ids = rows.map((row) => row.id);
  await updateStatus(tx, scope.organizationId, ids, { status: 'candidate', enteredOn: null }, now);
  await addEvents(tx, scope.organizationId, ids, 'leftBase', 'consentWithdrawn', scope.accountId, now);
}

/** People that a card may be made for, or that a typed name may mean. */
export async function readPersonChoices(platform: Platform, scope: Scope): Promise<PersonChoice[]> {
  authorize(scope, participantPolicy, 'participant.edit');
  return platform.db.inOrganization(scope.organizationId, (tx) =>
    listPersonChoices(tx, scope.organizationId),
  );
}

/** People with an open card in any year: whom the registry of consents asks for first. */
export async function readParticipantPeople(platform: Platform, scope: Scope): Promise<string[]> {
  return platform.db.inOrganization(scope.organizationId, async (tx) => {
    const rows = await listParticipants(tx, scope.organizationId, {});
    return [...new Set(rows.filter((row) => row.status !== 'closed').map((row) => row.personId))];
  });
}
