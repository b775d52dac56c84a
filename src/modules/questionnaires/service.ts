import { createHash, randomBytes } from 'node:crypto';
import type { CalendarDate } from '../../core/clock.ts';
import { isId, newId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { listParticipants, type ParticipantRow } from '../participants/index.ts';
import { listTandems } from '../tandems/index.ts';
import { findInLibrary } from './library.ts';
import { surveyPolicy } from './policy.ts';
import type { Answers } from './questionnaire.ts';
import { type SatisfactionFigures, satisfactionFigures } from './satisfaction.ts';
import type { RoundForm } from './schema.ts';
import {
  closeRoundRow,
  type Invitation,
  insertInvitations,
  insertRound,
  listInvitations,
  listRounds,
  type Round,
  saveResponse,
  updateInvitationKey,
} from './store.ts';

/** A round with how many were asked and how many answered. */
export interface RoundProgress {
  readonly round: Round;
  readonly invited: number;
  readonly answered: number;
}

export async function readRounds(platform: Platform, scope: Scope, yearId: string): Promise<RoundProgress[]> {
  authorize(scope, surveyPolicy, 'survey.results');
  return platform.db.inOrganization(scope.organizationId, (tx) =>
    roundsWithProgress(tx, scope.organizationId, yearId),
  );
}

export async function roundsWithProgress(
  tx: Tx,
  organizationId: string,
  yearId: string,
): Promise<RoundProgress[]> {
  const rounds = await listRounds(tx, organizationId, { yearId });
  const progress: RoundProgress[] = [];
  for (const round of rounds) {
    const invitations = await listInvitations(tx, organizationId, { roundId: round.id });
    progress.push({
      round,
      invited: invitations.length,
      answered: invitations.filter((entry) => entry.answers !== undefined).length,
    });
  }
  return progress;
}

/** Opens a round of a library questionnaire for everybody in a tandem of the year; answers its id. */
export async function openRound(
  platform: Platform,
  scope: Scope,
  yearId: string,
  form: RoundForm,
): Promise<string> {
  authorize(scope, surveyPolicy, 'survey.manage');
  const definition = findInLibrary(form.template);
  if (!definition) throw notFound();
  if (form.closesOn < form.opensOn) throw new Refusal('questionnaires.refusal.window', 422);
  const id = newId();
  const now = platform.clock.now();
  const { organizationId } = scope;
  await platform.db.inOrganization(organizationId, async (tx) => {
    const participants = await audience(tx, organizationId, yearId);
    if (participants.length === 0) throw new Refusal('questionnaires.refusal.nobody', 422);
    await insertRound(
      tx,
      organizationId,
      { id, yearId, definition, opensOn: form.opensOn, closesOn: form.closesOn },
      scope.accountId,
      now,
    );
    await insertInvitations(
      tx,
      organizationId,
      participants.map((participant) => newInvitation(id, participant.id).row),
      now,
    );
    const details = { template: definition.code, count: participants.length };
    await recordAudit(
      tx,
      scope,
      { action: 'survey.open', entity: 'surveyRound', entityId: id, details },
      now,
    );
  });
  return id;
}

async function audience(tx: Tx, organizationId: string, yearId: string): Promise<ParticipantRow[]> {
  const tandems = await listTandems(tx, organizationId, { yearId });
  const people = new Map<string, ParticipantRow>();
  for (const tandem of tandems)
    for (const card of [tandem.mentor, ...tandem.mentees]) people.set(card.id, card);
  return [...people.values()];
}

function newInvitation(roundId: string, participantId: string) {
  const key = randomBytes(12).toString('base64url');
  return { key, row: { id: newId(), roundId, participantId, keyHash: hashOf(key) } };
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** A round with everybody who was asked. */
export interface RoundView {
  readonly round: Round;
  readonly lines: readonly { readonly invitation: Invitation; readonly card: ParticipantRow }[];
  /** Figures of mentees, of mentors and of both together. */
  readonly figures: Readonly<Record<'mentee' | 'mentor' | 'all', SatisfactionFigures>>;
}

export async function readRound(platform: Platform, scope: Scope, id: string): Promise<RoundView> {
  authorize(scope, surveyPolicy, 'survey.results');
  return platform.db.inOrganization(scope.organizationId, (tx) => roundView(tx, scope.organizationId, id));
}

/** The same inside a running transaction, for reports. */
export async function roundView(tx: Tx, organizationId: string, id: string): Promise<RoundView> {
  const [round] = isId(id) ? await listRounds(tx, organizationId, { id }) : [];
  if (!round) throw notFound();
  const invitations = await listInvitations(tx, organizationId, { roundId: id });
  const cards = new Map(
    (
      await listParticipants(tx, organizationId, { ids: invitations.map((entry) => entry.participantId) })
    ).map((card) => [card.id, card]),
  );
  const lines = invitations.flatMap((invitation) => {
    const card = cards.get(invitation.participantId);
    return card ? [{ invitation, card }] : [];
  });
  lines.sort((a, b) => (a.card.person.sortKey < b.card.person.sortKey ? -1 : 1));
  const answersOf = (side: 'mentee' | 'mentor' | 'all') =>
    lines
      .filter((line) => side === 'all' || line.card.side === side)
      .map((line) => line.invitation.answers)
      .filter((answers) => answers !== undefined);
  const figures = (side: 'mentee' | 'mentor' | 'all') =>
    satisfactionFigures(round.definition.questions, answersOf(side));
  return {
    round,
    lines,
    figures: { mentee: figures('mentee'), mentor: figures('mentor'), all: figures('all') },
  };
}

/** Fresh personal links of those who have not answered, to be printed with QR codes; older links stop. */
export async function freshLinks(
  platform: Platform,
  scope: Scope,
  id: string,
): Promise<{ card: ParticipantRow; key: string }[]> {
  authorize(scope, surveyPolicy, 'survey.manage');
  return platform.db.inOrganization(scope.organizationId, async (tx) => {
    const view = await roundView(tx, scope.organizationId, id);
    const links: { card: ParticipantRow; key: string }[] = [];
    for (const { invitation, card } of view.lines) {
      if (invitation.answers !== undefined) continue;
      const { key, row } = newInvitation(id, card.id);
      await updateInvitationKey(tx, scope.organizationId, invitation.id, row.keyHash);
      links.push({ card, key: `${scope.organizationId}.${key}` });
    }
    return links;
  });
}

export async function setRoundClosed(
  platform: Platform,
  scope: Scope,
  id: string,
  closed: boolean,
): Promise<void> {
  authorize(scope, surveyPolicy, 'survey.manage');
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    if ((await listRounds(tx, scope.organizationId, { id })).length === 0) throw notFound();
    await closeRoundRow(tx, scope.organizationId, id, closed ? now : null);
    await recordAudit(
      tx,
      scope,
      { action: closed ? 'survey.close' : 'survey.reopen', entity: 'surveyRound', entityId: id, details: {} },
      now,
    );
  });
}

/** What a person is asked: the round and his own invitation. */
export interface Asked {
  readonly organizationId: string;
  readonly round: Round;
  readonly invitation: Invitation;
}

export function isOpen(round: Round, today: CalendarDate): boolean {
  return round.closedAt === undefined && round.opensOn <= today && today <= round.closesOn;
}

/** Rounds that wait for the viewer's answer, with his invitations. */
export async function readOwnInvitations(
  platform: Platform,
  scope: Scope,
  today: CalendarDate,
): Promise<Asked[]> {
  const { organizationId, personId } = scope;
  if (personId === undefined) return [];
  return platform.db.inOrganization(organizationId, async (tx) => {
    const cards = await listParticipants(tx, organizationId, { personId });
    const invitations = await listInvitations(tx, organizationId, {
      participantIds: cards.map((card) => card.id),
    });
    const asked: Asked[] = [];
    for (const invitation of invitations) {
      const [round] = await listRounds(tx, organizationId, { id: invitation.roundId });
      if (round && isOpen(round, today)) asked.push({ organizationId, round, invitation });
    }
    return asked;
  });
}

/** The invitation of a personal link; refuses when the link is unknown or the round is not open. */
export async function readByLink(platform: Platform, link: string, today: CalendarDate): Promise<Asked> {
  const cut = link.indexOf('.');
  const organizationId = link.slice(0, Math.max(cut, 0));
  if (!isId(organizationId)) throw notFound();
  return platform.db.inOrganization(organizationId, async (tx) => {
    const [invitation] = await listInvitations(tx, organizationId, { keyHash: hashOf(link.slice(cut + 1)) });
    const [round] = invitation ? await listRounds(tx, organizationId, { id: invitation.roundId }) : [];
    if (!invitation || !round) throw notFound();
    if (!isOpen(round, today)) throw new Refusal('questionnaires.refusal.closed', 410);
    return { organizationId, round, invitation };
  });
}

/** The invitation as the curator keys in a paper form. */
export async function readForKeyingIn(
  platform: Platform,
  scope: Scope,
  roundId: string,
  invitationId: string,
): Promise<Asked & { card: ParticipantRow }> {
  authorize(scope, surveyPolicy, 'survey.manage');
  const view = await readRound(platform, scope, roundId);
  const line = view.lines.find((entry) => entry.invitation.id === invitationId);
  if (!line) throw notFound();
  return {
    organizationId: scope.organizationId,
    round: view.round,
    invitation: line.invitation,
    card: line.card,
  };
}

/** Saves an answer to an invitation that was found by one of the ways above. */
export async function submitAnswers(
  platform: Platform,
  asked: Asked,
  answers: Answers,
  enteredBy: string | undefined,
): Promise<void> {
  const now = platform.clock.now();
  await platform.db.inOrganization(asked.organizationId, (tx) =>
    saveResponse(tx, asked.organizationId, asked.invitation, answers, enteredBy, now),
  );
}
