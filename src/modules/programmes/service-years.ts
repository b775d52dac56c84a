import type { CalendarDate } from '../../core/clock.ts';
import { newId } from '../../core/id.ts';
import { Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { type Activity, type ResponsibleRole, responsibleRoles } from './activity.ts';
import { type CompleteLine, completeLines, planFaults, type YearPlan } from './plan.ts';
import { programmePolicy } from './policy.ts';
import { type ProgrammeTask, type ProgrammeYear, type YearStatus, yearSpan } from './programme-year.ts';
import { getYear } from './service.ts';
import { findYear, findYearById, insertStages, insertYear, updateStageTexts, updateYear } from './store.ts';
import { insertActivities, listActivities, updateActivity } from './store-activities.ts';
import { insertResources } from './store-details.ts';
import { listStaff } from './store-people.ts';

/** What saving a plan did to the lines of a year. */
export interface SavedPlan {
  readonly startYear: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/**
 * Saves a plan. A year that is not there is created as a draft; one that is there takes the words, terms and
 * responsible people of lines with the same number and gets the new lines, and keeps its marks, notes, evidence
 * and whatever the plan does not name. Refuses (422) a plan with a line without a term or responsible people.
 * @param ifExists `refuse` for the creating pages: they must not change a programme by surprise
 */
export async function savePlan(
  platform: Platform,
  scope: Scope,
  plan: YearPlan,
  title: string,
  ifExists: 'refuse' | 'merge',
): Promise<SavedPlan> {
  authorize(scope, programmePolicy, 'programme.edit');
  const now = platform.clock.now();
  return platform.db.inOrganization(scope.organizationId, (tx) =>
    savePlanInTx(tx, scope, plan, title, ifExists, now),
  );
}

/** The same in a running transaction, for imports and demonstration data. */
export async function savePlanInTx(
  tx: Tx,
  scope: Scope,
  plan: YearPlan,
  title: string,
  ifExists: 'refuse' | 'merge',
  now: Date,
): Promise<SavedPlan> {
  const { organizationId } = scope;
  const lines = completeLines(plan);
  if (planFaults(plan).length > 0) throw new Refusal('programmes.refusal.planIncomplete', 422);
  if (lines.length === 0) throw new Refusal('programmes.error.nothingChosen', 422);
  const existing = await findYear(tx, organizationId, plan.startYear);
  if (existing && ifExists === 'refuse') throw new Refusal('programmes.refusal.yearExists', 409);
  return existing ? merge(tx, scope, existing, plan, lines, now) : create(tx, scope, plan, lines, title, now);
}

async function create(
  tx: Tx,
  scope: Scope,
  plan: YearPlan,
  lines: readonly CompleteLine[],
  title: string,
  now: Date,
): Promise<SavedPlan> {
  const { organizationId } = scope;
  const { startYear } = plan;
  const staff = new Set((await listStaff(tx, organizationId)).map((person) => person.id));
  const previous =
    plan.previousYearId === undefined
      ? undefined
      : await findYearById(tx, organizationId, plan.previousYearId);
  // Whoever has left since last year does not answer for this one.
  const activities = numbered(lines)
    .map((line) => newActivity(line, ''))
    .map(({ responsiblePersonId: person, ...line }) => ({
      ...line,
      responsiblePersonId: person !== undefined && staff.has(person) ? person : undefined,
    }));
  const year: ProgrammeYear = {
    id: newId(),
    title,
    startYear,
    ...yearSpan(startYear, activities),
    goal: plan.goal,
    legalBasis: plan.legalBasis,
    tasks: plan.tasks,
    formCodes: plan.formCodes,
    preliminaryFormCodes: [],
    formsSettledOn: undefined,
    expectedResults: plan.expectedResults,
    perspectiveResults: plan.perspectiveResults,
    source: plan.source,
    previousYearId: previous?.id,
    status: 'draft',
    version: 1,
  };
  await insertYear(tx, organizationId, year, now);
  await insertStages(
    tx,
    organizationId,
    year.id,
    plan.stages.map((stage) => ({ ...stage, closedOn: undefined })),
  );
  const own = activities.map((activity) => ({ ...activity, programmeYearId: year.id }));
  await insertActivities(tx, organizationId, own, now);
  const resources = plan.resources.map((resource) => ({ id: newId(), ...resource }));
  await insertResources(tx, organizationId, year.id, resources, now);
  const details = { startYear, source: plan.source, lines: own.length };
  await recordAudit(
    tx,
    scope,
    { action: 'programme.create', entity: 'programme_year', entityId: year.id, details },
    now,
  );
  return { startYear, created: own.length, updated: 0, unchanged: 0 };
}

type NumberedLine = CompleteLine & { readonly position: number };

/** Lines with their place in their stage, from 1. */
function numbered(lines: readonly CompleteLine[]): NumberedLine[] {
  const seen = new Map<number, number>();
  return lines.map((line) => {
    const position = (seen.get(line.stageNumber) ?? 0) + 1;
    seen.set(line.stageNumber, position);
    return { ...line, position };
  });
}

function newActivity(line: NumberedLine, yearId: string): Activity {
  return {
    id: newId(),
    programmeYearId: yearId,
    ...planned(line),
    responsiblePersonId: line.responsiblePersonId,
    status: 'planned',
    doneOn: undefined,
    doneBy: undefined,
    note: '',
    version: 1,
  };
}

/** What a plan says of a line: the rest of a line is what people did with it. */
function planned(line: NumberedLine) {
  return {
    stageNumber: line.stageNumber,
    position: line.position,
    code: line.code,
    title: line.title,
    subItems: line.subItems,
    termText: line.termText,
    windowFrom: line.window.from,
    windowTo: line.window.to,
    allYear: line.allYear,
    responsibleText: line.responsibleText,
    responsibleRoles: inOrder(line.responsibleRoles),
  };
}

/** Roles in one order, so that two readings of the same line are equal. */
function inOrder(roles: readonly ResponsibleRole[]): ResponsibleRole[] {
  return responsibleRoles.filter((role) => roles.includes(role));
}

async function merge(
  tx: Tx,
  scope: Scope,
  year: ProgrammeYear,
  plan: YearPlan,
  lines: readonly CompleteLine[],
  now: Date,
): Promise<SavedPlan> {
  const { organizationId } = scope;
  const present = await listActivities(tx, organizationId, year.id);
  const outcome = compareWithPlan(present, lines);
  for (const line of outcome.changed) {
    if (!(await updateActivity(tx, organizationId, line, now))) {
      throw new Refusal('common.refusal.changedMeanwhile', 409);
    }
    const record = { action: 'activity.import', entity: 'activity', entityId: line.id, details: {} };
    await recordAudit(tx, scope, record, now);
  }
  const added = outcome.added.map((line) => newActivity(line, year.id));
  await insertActivities(tx, organizationId, added, now);
  for (const stage of plan.stages) await updateStageTexts(tx, organizationId, year.id, stage);
  const span = yearSpan(year.startYear, await listActivities(tx, organizationId, year.id));
  if (!(await updateYear(tx, organizationId, { ...year, ...span }, now))) {
    throw new Refusal('common.refusal.changedMeanwhile', 409);
  }
  const counts = {
    created: added.length,
    updated: outcome.changed.length,
    unchanged: outcome.unchanged,
  };
  const details = { startYear: year.startYear, ...counts };
  await recordAudit(
    tx,
    scope,
    { action: 'programme.update', entity: 'programme_year', entityId: year.id, details },
    now,
  );
  return { startYear: year.startYear, ...counts };
}

interface Comparison {
  readonly added: readonly NumberedLine[];
  /** Lines as they shall be written. */
  readonly changed: readonly Activity[];
  readonly unchanged: number;
}

/** What a plan would change in the lines of a year, line by line with the same number. */
export function compareWithPlan(present: readonly Activity[], lines: readonly CompleteLine[]): Comparison {
  const byCode = new Map(present.map((line) => [line.code, line]));
  const added: NumberedLine[] = [];
  const changed: Activity[] = [];
  let unchanged = 0;
  for (const line of numbered(lines)) {
    const own = byCode.get(line.code);
    if (!own) {
      added.push(line);
      continue;
    }
    const next = { ...own, ...planned(line) };
    if (JSON.stringify(next) === JSON.stringify(own)) unchanged += 1;
    else changed.push(next);
  }
  return { added, changed, unchanged };
}

export interface YearEdit {
  readonly title: string;
  readonly goal: string;
  readonly legalBasis: string;
  readonly tasks: readonly ProgrammeTask[];
  readonly formCodes: readonly string[];
  /** The choice of forms is the final one (activity 3.1, X4). */
  readonly formsSettled: boolean;
  readonly expectedResults: readonly string[];
  readonly perspectiveResults: string;
  readonly version: number;
}

/** Changes what a programme says of itself. The preliminary choice of forms is kept beside the final one. */
export async function editYear(
  platform: Platform,
  scope: Scope,
  startYear: number,
  edit: YearEdit,
  today: CalendarDate,
): Promise<void> {
  authorize(scope, programmePolicy, 'programme.edit');
  const { organizationId } = scope;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const year = await getYear(tx, organizationId, startYear);
    const { formsSettled, ...texts } = edit;
    const settledNow = formsSettled && year.formsSettledOn === undefined;
    const changed: ProgrammeYear = {
      ...year,
      ...texts,
      formsSettledOn: formsSettled ? (year.formsSettledOn ?? today) : undefined,
      preliminaryFormCodes: settledNow ? year.formCodes : formsSettled ? year.preliminaryFormCodes : [],
    };
    await save(tx, organizationId, changed, now);
    const details = { startYear, forms: edit.formCodes.join(' '), settled: formsSettled };
    await recordAudit(
      tx,
      scope,
      { action: 'programme.edit', entity: 'programme_year', entityId: year.id, details },
      now,
    );
  });
}

async function save(tx: Tx, organizationId: string, year: ProgrammeYear, now: Date): Promise<void> {
  if (!(await updateYear(tx, organizationId, year, now))) {
    throw new Refusal('common.refusal.changedMeanwhile', 409);
  }
}

/** Approves a programme, closes it, or takes either back. */
export async function setYearStatus(
  platform: Platform,
  scope: Scope,
  startYear: number,
  status: YearStatus,
): Promise<void> {
  authorize(scope, programmePolicy, 'programme.approve');
  const { organizationId } = scope;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const year = await getYear(tx, organizationId, startYear);
    await save(tx, organizationId, { ...year, status }, now);
    const details = { startYear, from: year.status, to: status };
    await recordAudit(
      tx,
      scope,
      { action: 'programme.status', entity: 'programme_year', entityId: year.id, details },
      now,
    );
  });
}
