import type { CalendarDate } from '../../core/clock.ts';
import { groupBy } from '../../core/group-by.ts';
import { notFound } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { YearLink } from '../../core/viewer.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { type Activity, type LineState, lineState } from './activity.ts';
import { programmePolicy } from './policy.ts';
import {
  currentYearOf,
  type ProgrammeYear,
  phaseOf,
  type Stage,
  type StageProgress,
  stageProgress,
  type YearPhase,
} from './programme-year.ts';
import { findYear, listStages, listYears } from './store.ts';
import { listActivities } from './store-activities.ts';
import { countEvidence } from './store-details.ts';
import { personNames } from './store-people.ts';

/** Years for the year switch, newest first; `current` is the one of `currentYearOf`. */
export async function listYearLinks(
  tx: Tx,
  organizationId: string,
  today: CalendarDate,
): Promise<YearLink[]> {
  const years = await listYears(tx, organizationId);
  const current = currentYearOf(years, today);
  return years.map(({ id, startYear, title }) => ({ id, startYear, title, current: id === current?.id }));
}

/** The programme of a year; refuses with 404 when there is none. */
export async function getYear(tx: Tx, organizationId: string, startYear: number): Promise<ProgrammeYear> {
  const year = await findYear(tx, organizationId, startYear);
  if (!year) throw notFound();
  return year;
}

export interface StageOverview {
  readonly stage: Stage;
  readonly progress: StageProgress;
  readonly lines: readonly Activity[];
}

export type LineCounts = Readonly<Record<LineState, number>>;

export interface YearOverview {
  readonly year: ProgrammeYear;
  readonly phase: YearPhase;
  readonly stages: readonly StageOverview[];
  readonly counts: LineCounts;
}

function countLines(lines: readonly Activity[], today: CalendarDate): LineCounts {
  const counts = { late: 0, due: 0, ahead: 0, done: 0, cancelled: 0 };
  for (const line of lines) counts[lineState(line, today)] += 1;
  return counts;
}

/** A year with its stages and lines in a running transaction, for pages and documents of other modules. */
export async function yearOverview(
  tx: Tx,
  organizationId: string,
  year: ProgrammeYear,
  today: CalendarDate,
): Promise<YearOverview> {
  const stages = await listStages(tx, organizationId, year.id);
  const lines = await listActivities(tx, organizationId, year.id);
  const byStage = groupBy(lines, (line) => line.stageNumber);
  return {
    year,
    phase: phaseOf(year, today),
    stages: stages.map((stage) => {
      const own = byStage.get(stage.number) ?? [];
      return { stage, lines: own, progress: stageProgress(stage, own, today) };
    }),
    counts: countLines(lines, today),
  };
}

/** All years of the organisation with their stages, newest first. */
export async function readYears(
  platform: Platform,
  scope: Scope,
  today: CalendarDate,
): Promise<YearOverview[]> {
  authorize(scope, programmePolicy, 'programme.read');
  return platform.db.inOrganization(scope.organizationId, async (tx) => {
    const overviews: YearOverview[] = [];
    for (const year of await listYears(tx, scope.organizationId)) {
      overviews.push(await yearOverview(tx, scope.organizationId, year, today));
    }
    return overviews;
  });
}

export interface Board extends YearOverview {
  /** Surname with initials of the people that lines name, by person. */
  readonly people: ReadonlyMap<string, string>;
  /** Pieces of evidence by line. */
  readonly evidence: ReadonlyMap<string, number>;
  /** Title and start year of the programme that this one was made from. */
  readonly previous: Pick<ProgrammeYear, 'startYear' | 'title'> | undefined;
}

/** Everything that the board and the calendar of a year show. */
export async function readBoard(
  platform: Platform,
  scope: Scope,
  startYear: number,
  today: CalendarDate,
): Promise<Board> {
  authorize(scope, programmePolicy, 'programme.read');
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const year = await getYear(tx, organizationId, startYear);
    const overview = await yearOverview(tx, organizationId, year, today);
    const named = overview.stages.flatMap(({ lines }) =>
      lines.flatMap((line) => line.responsiblePersonId ?? []),
    );
    const previous = (await listYears(tx, organizationId)).find((other) => other.id === year.previousYearId);
    return {
      ...overview,
      people: await personNames(tx, organizationId, named),
      evidence: await countEvidence(tx, organizationId, year.id),
      previous,
    };
  });
}
