import { messageParams } from '../../core/row-problem.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import { readPastedTable } from '../../files/table-reader.ts';
import { readTableFileInWorker } from '../../files/table-worker.ts';
import { messageByCode, translator } from '../../i18n/index.ts';
import type { Platform } from '../../platform.ts';
import { getOrganizationCard } from '../organizations/index.ts';
import { completeLines, planFromYear, type YearPlan } from './plan.ts';
import { planFromRoadmap, planFromTemplate, type ReadPlan, type SchoolWords } from './plan-roadmap.ts';
import { programmePolicy } from './policy.ts';
import { schoolYearOf } from './programme-year.ts';
import { parseRoadmapFile } from './roadmap-text.ts';
import { getYear } from './service.ts';
import { compareWithPlan, type SavedPlan, savePlan } from './service-years.ts';
import { findYear, listStages } from './store.ts';
import { listActivities } from './store-activities.ts';
import { listResources } from './store-details.ts';

/** Title of a programme, in the language of its documents. */
export function yearTitle(startYear: number): string {
  return translator('ru')('programmes.title', { from: String(startYear), to: String(startYear + 1) });
}

async function schoolWords(platform: Platform, scope: Scope): Promise<SchoolWords> {
  const { organization, profile } = await platform.db.inOrganization(scope.organizationId, (tx) =>
    getOrganizationCard(tx, scope.organizationId),
  );
  return {
    name: organization.shortName,
    goal: profile.programmeGoal,
    legalBasis: profile.legalBasis,
    formCodes: profile.formCodes,
  };
}

/** The default road map with the school's name in it, laid on a year. */
export async function readTemplatePlan(
  platform: Platform,
  scope: Scope,
  startYear: number,
): Promise<YearPlan> {
  authorize(scope, programmePolicy, 'programme.edit');
  return planFromTemplate(await schoolWords(platform, scope), startYear);
}

/** Last year's programme with its months moved to another year (R223). */
export async function readPreviousPlan(
  platform: Platform,
  scope: Scope,
  fromStartYear: number,
  startYear: number,
): Promise<YearPlan> {
  authorize(scope, programmePolicy, 'programme.edit');
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const year = await getYear(tx, organizationId, fromStartYear);
    return planFromYear(
      year,
      await listStages(tx, organizationId, year.id),
      await listActivities(tx, organizationId, year.id),
      await listResources(tx, organizationId, year.id),
      startYear,
    );
  });
}

/** A road map as somebody brought it: a file of any kind that can be read, or pasted text. */
export type RoadmapSource =
  | { readonly bytes: Uint8Array; readonly fileName: string }
  | { readonly pasted: string };

/** Reads a road map and lays it on a year; the year that the text itself names when none is given. */
export async function readRoadmapPlan(
  platform: Platform,
  scope: Scope,
  source: RoadmapSource,
  startYear: number | undefined,
): Promise<ReadPlan> {
  authorize(scope, programmePolicy, 'programme.edit');
  const file =
    'pasted' in source
      ? await readPastedTable(source.pasted)
      : await readTableFileInWorker(source.bytes, source.fileName);
  const roadmap = parseRoadmapFile(file);
  const year = startYear ?? roadmap.startYear ?? schoolYearOf(platform.clock.today());
  return planFromRoadmap(roadmap, await schoolWords(platform, scope), year);
}

/** How a plan stands to the programme of its year: undefined when there is none yet. */
export interface PlanComparison extends SavedPlan {
  readonly title: string;
}

export async function comparePlan(
  platform: Platform,
  scope: Scope,
  plan: YearPlan,
): Promise<PlanComparison | undefined> {
  authorize(scope, programmePolicy, 'programme.edit');
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const year = await findYear(tx, organizationId, plan.startYear);
    if (!year) return undefined;
    const { added, changed, unchanged } = compareWithPlan(
      await listActivities(tx, organizationId, year.id),
      completeLines(plan),
    );
    const counts = { created: added.length, updated: changed.length, unchanged };
    return { title: year.title, startYear: year.startYear, ...counts };
  });
}

/** Creates the programme of a year from the default road map. Refuses (409) when the year has one. */
export async function createFromTemplate(
  platform: Platform,
  scope: Scope,
  startYear: number,
): Promise<SavedPlan> {
  const plan = await readTemplatePlan(platform, scope, startYear);
  return savePlan(platform, scope, plan, yearTitle(startYear), 'refuse');
}

/** What an import without a person before the screen answers. */
export interface RoadmapImport {
  readonly startYear: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Row of the file, from 1; 0 for the whole file. */
  readonly problems: readonly { readonly row: number; readonly message: string }[];
}

/**
 * Reads a road map and saves it at once: a new programme, or the lines of the present one brought up to date. A
 * line whose responsible people could not be told goes to the curator, as its problem says.
 */
export async function importRoadmap(
  platform: Platform,
  scope: Scope,
  source: RoadmapSource,
  startYear?: number,
): Promise<RoadmapImport> {
  const { plan, problems } = await readRoadmapPlan(platform, scope, source, startYear);
  const messages = problems.map((problem) => ({
    row: problem.row,
    message: messageByCode('ru', problem.code, messageParams(problem)),
  }));
  if (plan.lines.length === 0) {
    return { startYear: plan.startYear, created: 0, updated: 0, unchanged: 0, problems: messages };
  }
  const lines = plan.lines.map((line) =>
    line.responsibleRoles.length > 0 ? line : { ...line, responsibleRoles: ['curator' as const] },
  );
  const saved = await savePlan(platform, scope, { ...plan, lines }, yearTitle(plan.startYear), 'merge');
  return { ...saved, problems: messages };
}
