import type { CalendarDate } from '../../core/clock.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { peopleWithConsent } from '../consents/index.ts';
import { listDocumentsInTx } from '../documents/index.ts';
import { getOrganizationCard } from '../organizations/index.ts';
import { listBans, listParticipants, type ParticipantRow, type Side } from '../participants/index.ts';
import { findYearByIdInTx, type WeekTask, weekTasks } from '../programmes/index.ts';
import { type RoundProgress, roundsWithProgress } from '../questionnaires/index.ts';
import { listTandemViews, type TandemView } from '../tandems/index.ts';
import type { SetUpFacts } from './first-step.ts';
import { homePolicy } from './policy.ts';
import { countPeopleByKind } from './store.ts';

/** A document that waits for the head's signature. */
export interface WaitingDocument {
  readonly id: string;
  readonly title: string;
}

export async function waitingDocuments(tx: Tx, organizationId: string): Promise<WaitingDocument[]> {
  const rows = await listDocumentsInTx(tx, organizationId, { status: 'onApproval' });
  return rows.map(({ id, title }) => ({ id, title }));
}

/** Candidates of one side: who may enter the base, and what the others lack. */
export interface CandidateCounts {
  readonly mayEnter: number;
  readonly noConsent: number;
  readonly noDirection: number;
}

/** What the week asks of whoever leads the programme. */
export interface LeaderHome {
  readonly facts: SetUpFacts;
  readonly tasks: readonly WeekTask[];
  readonly candidates: Readonly<Record<Side, CandidateCounts>>;
  /** People that take part, or would like to, without a consent in force. */
  readonly withoutConsent: number;
  readonly doubtfulNames: Readonly<Record<Side, number>>;
  /** Mentees in the base whom no pair waits for. */
  readonly unplaced: number;
  readonly tandemsWithoutOrder: number;
  readonly tandemsNotInformed: number;
  readonly atRisk: readonly TandemView[];
  readonly rounds: readonly RoundProgress[];
  readonly documents: readonly WaitingDocument[];
}

/** Everything that a curator's week is made of, from the records themselves; `yearId` undefined before the first year. */
export async function readLeaderHome(
  platform: Platform,
  scope: Scope,
  yearId: string | undefined,
  day: CalendarDate,
): Promise<LeaderHome> {
  authorize(scope, homePolicy, 'today.leader');
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const { profile } = await getOrganizationCard(tx, organizationId);
    const people = await countPeopleByKind(tx, organizationId);
    const year = yearId === undefined ? undefined : await findYearByIdInTx(tx, organizationId, yearId);
    const cards = year ? await listParticipants(tx, organizationId, { yearId: year.id }) : [];
    const open = cards.filter((card) => card.status !== 'closed');
    const asked = [...new Set(open.map((card) => card.personId))];
    const consented = await peopleWithConsent(tx, organizationId, asked, 'processing', day);
    const tandems = year ? await listTandemViews(tx, organizationId, { yearId: year.id }, day) : [];
    const running = tandems.filter(
      (tandem) => tandem.status !== 'finished' && tandem.status !== 'terminated',
    );
    const placed = new Set(
      tandems
        .filter((tandem) => tandem.status !== 'terminated')
        .flatMap((tandem) => tandem.mentees.map((mentee) => mentee.id)),
    );
    return {
      facts: {
        organizationDescribed: profile.address !== '' && profile.curatorOffice !== '',
        startYear: year?.startYear,
        pupils: people.get('student') ?? 0,
        teachers: people.get('teacher') ?? 0,
        menteeCards: open.filter((card) => card.side === 'mentee').length,
        mentorCards: open.filter((card) => card.side === 'mentor').length,
        asked: asked.length,
        consented: consented.size,
        tandems: tandems.length,
        tandemsInOrder: tandems.filter((tandem) => tandem.orderId !== undefined).length,
      },
      tasks: year ? await weekTasks(tx, scope, year.id, day) : [],
      candidates: {
        mentee: candidateCounts(open, 'mentee', consented),
        mentor: candidateCounts(open, 'mentor', consented),
      },
      withoutConsent: asked.length - consented.size,
      doubtfulNames: await doubtfulNames(tx, organizationId, open),
      unplaced: open.filter(
        (card) => card.side === 'mentee' && card.status === 'inBase' && !placed.has(card.id),
      ).length,
      tandemsWithoutOrder: running.filter((tandem) => tandem.orderId === undefined).length,
      tandemsNotInformed: running.filter(
        (tandem) => tandem.orderId !== undefined && tandem.informedOn === undefined,
      ).length,
      atRisk: tandems.filter((tandem) => tandem.signals.length > 0),
      rounds: year ? await openRounds(tx, organizationId, year.id, day) : [],
      documents: await waitingDocuments(tx, organizationId),
    };
  });
}

function candidateCounts(
  cards: readonly ParticipantRow[],
  side: Side,
  consented: ReadonlySet<string>,
): CandidateCounts {
  const candidates = cards.filter((card) => card.side === side && card.status === 'candidate');
  const lacksConsent = (card: ParticipantRow) => !consented.has(card.personId);
  const lacksDirection = (card: ParticipantRow) => card.directions.length === 0;
  return {
    mayEnter: candidates.filter((card) => !lacksConsent(card) && !lacksDirection(card)).length,
    noConsent: candidates.filter(lacksConsent).length,
    noDirection: candidates.filter(lacksDirection).length,
  };
}

/** Names of people «not to work with» that nobody has matched to a person yet, by side of the card. */
export async function doubtfulNames(
  tx: Tx,
  organizationId: string,
  cards: readonly ParticipantRow[],
): Promise<Record<Side, number>> {
  const bans = (await listBans(tx, organizationId)).filter((ban) => ban.status === 'doubtful');
  const count = (side: Side) => {
    const own = new Set(cards.filter((card) => card.side === side).map((card) => card.id));
    return bans.filter((ban) => own.has(ban.participantId)).length;
  };
  return { mentee: count('mentee'), mentor: count('mentor') };
}

/** Rounds that are open today and that somebody has not answered yet. */
async function openRounds(
  tx: Tx,
  organizationId: string,
  yearId: string,
  day: CalendarDate,
): Promise<RoundProgress[]> {
  const rounds = await roundsWithProgress(tx, organizationId, yearId);
  return rounds.filter(
    ({ round, invited, answered }) =>
      round.closedAt === undefined && round.opensOn <= day && day <= round.closesOn && answered < invited,
  );
}
