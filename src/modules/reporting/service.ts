import type { CalendarDate } from '../../core/clock.ts';
import { groupBy } from '../../core/group-by.ts';
import { authorize, permits, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { type ConsentState, stateOf } from '../consents/index.ts';
import { getOrganizationCard } from '../organizations/index.ts';
import { listParticipants, type ParticipantRow, participantPolicy } from '../participants/index.ts';
import {
  type Guardian,
  listActivePeople,
  listGuardiansOf,
  listPeopleByIds,
  type Person,
} from '../people/index.ts';
import {
  findYearByIdInTx,
  getYearInTx,
  listStageDecisions,
  listYearLinks,
  type ProgrammeYear,
  yearOverview,
} from '../programmes/index.ts';
import { roundsWithProgress, roundView } from '../questionnaires/index.ts';
import { listTandemViews } from '../tandems/index.ts';
import { summaryPolicy } from './policy.ts';
import { listNewestConsents } from './store.ts';
import { type SummarySource, summarize, type YearSummary } from './summary.ts';

/** A year's summary with everything that its numbers open to. */
export interface YearReport {
  readonly year: ProgrammeYear;
  readonly source: SummarySource;
  readonly summary: YearSummary;
  /** Persons whose consent was withdrawn: reports do not name them (domain reference rule 52). */
  readonly masked: ReadonlySet<string>;
}

async function sourceInTx(
  tx: Tx,
  organizationId: string,
  year: ProgrammeYear,
  day: CalendarDate,
): Promise<SummarySource> {
  const { profile } = await getOrganizationCard(tx, organizationId);
  const pupils = await listActivePeople(tx, organizationId, 'student');
  const teachers = await listActivePeople(tx, organizationId, 'teacher');
  const cards = await listParticipants(tx, organizationId, { yearId: year.id });
  const tandems = await listTandemViews(tx, organizationId, { yearId: year.id }, day);
  const rounds = [];
  for (const { round } of await roundsWithProgress(tx, organizationId, year.id))
    rounds.push(await roundView(tx, organizationId, round.id));
  const overview = await yearOverview(tx, organizationId, year, day);
  const stages = [];
  for (const stage of overview.stages) {
    const decisions = await listStageDecisions(tx, organizationId, year.id, stage.stage.number);
    stages.push({ overview: stage, decision: decisions.find((entry) => entry.decision === 'close') });
  }
  const consents = await consentStates(tx, organizationId, cards, day);
  return {
    day,
    year,
    formCodes: profile.formCodes,
    contingent: [...pupils, ...teachers],
    cards,
    tandems,
    rounds,
    stages,
    consents,
  };
}

async function consentStates(
  tx: Tx,
  organizationId: string,
  cards: readonly ParticipantRow[],
  day: CalendarDate,
): Promise<Map<string, ConsentState>> {
  const newest = await listNewestConsents(tx, organizationId);
  return new Map(
    cards.map(({ personId, person }) => {
      const kind = person.kind === 'student' ? 'student' : 'other';
      return [personId, stateOf(newest.get(personId), { kind, bornOn: person.bornOn }, day)];
    }),
  );
}

function reportOf(source: SummarySource): YearReport {
  const masked = [...source.consents].filter(([, state]) => state === 'withdrawn').map(([id]) => id);
  return { year: source.year, source, summary: summarize(source), masked: new Set(masked) };
}

/** The summary of a year with what its numbers are made of. */
export async function readYearReport(
  platform: Platform,
  scope: Scope,
  startYear: number,
  day: CalendarDate,
): Promise<YearReport> {
  authorize(scope, summaryPolicy, 'summary.read');
  const source = await platform.db.inOrganization(scope.organizationId, async (tx) =>
    sourceInTx(tx, scope.organizationId, await getYearInTx(tx, scope.organizationId, startYear), day),
  );
  return reportOf(source);
}

/** What a workbook needs beyond the summary: contacts of the participants and of their representatives. */
export interface WorkbookReport extends YearReport {
  readonly organizationName: string;
  readonly people: ReadonlyMap<string, Person>;
  readonly guardians: ReadonlyMap<string, readonly Guardian[]>;
  /** Whether the reader may see restricted directions (domain reference, right matrix). */
  readonly special: boolean;
}

/** Everything for the workbook of a year; that it was taken is recorded. The file itself is written afterwards. */
export async function readWorkbookReport(
  platform: Platform,
  scope: Scope,
  startYear: number,
  day: CalendarDate,
): Promise<WorkbookReport> {
  authorize(scope, summaryPolicy, 'summary.workbook');
  const { organizationId } = scope;
  const now = platform.clock.now();
  const special = permits(scope, participantPolicy, 'participant.special');
  return platform.db.inOrganization(organizationId, async (tx) => {
    const year = await getYearInTx(tx, organizationId, startYear);
    const report = reportOf(await sourceInTx(tx, organizationId, year, day));
    const ids = report.source.cards.map((card) => card.personId);
    const people = await listPeopleByIds(tx, organizationId, ids);
    const guardians = await listGuardiansOf(tx, organizationId);
    const { organization } = await getOrganizationCard(tx, organizationId);
    const details = { startYear, special, cards: report.source.cards.length };
    await recordAudit(
      tx,
      scope,
      { action: 'summary.workbook', entity: 'programmeYear', entityId: year.id, details },
      now,
    );
    return {
      ...report,
      organizationName: organization.name,
      people: new Map(people.map((person) => [person.id, person])),
      guardians: groupBy(guardians, (guardian) => guardian.studentId),
      special,
    };
  });
}

/** The numbers of a year that a head looks at, with those of the year before, where there was one. */
export interface HeadFigures {
  readonly current: YearSummary;
  readonly previous: YearSummary | undefined;
}

/** The same in a running transaction, for the home page of the head. */
export async function headFigures(
  tx: Tx,
  organizationId: string,
  yearId: string,
  day: CalendarDate,
): Promise<HeadFigures | undefined> {
  const year = await findYearByIdInTx(tx, organizationId, yearId);
  if (!year) return undefined;
  const links = await listYearLinks(tx, organizationId, day);
  const before = links.find((link) => link.startYear === year.startYear - 1);
  const previous = before && (await findYearByIdInTx(tx, organizationId, before.id));
  return {
    current: summarize(await sourceInTx(tx, organizationId, year, day)),
    previous: previous && summarize(await sourceInTx(tx, organizationId, previous, day)),
  };
}
