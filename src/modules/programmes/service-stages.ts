import type { CalendarDate } from '../../core/clock.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, permits, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { lineState } from './activity.ts';
import { programmePolicy } from './policy.ts';
import type { ProgrammeYear } from './programme-year.ts';
import type { ProgrammeResource } from './resource.ts';
import { getYear, type StageOverview, yearOverview } from './service.ts';
import { type GateWarning, gateWarnings, type StageDecision, type StageFacts } from './stage-gate.ts';
import { setStageClosed } from './store.ts';
import { insertDecision, listDecisions, listResources } from './store-details.ts';
import { accountNames, personNames } from './store-people.ts';

/** Tells what a module knows of a year for its gates. */
export type StageFactsReader = (tx: Tx, organizationId: string, yearId: string) => Promise<StageFacts>;

/** What this module knows itself: resources, the choice of forms. */
const programmeFacts: (tx: Tx, organizationId: string, year: ProgrammeYear) => Promise<StageFacts> = async (
  tx,
  organizationId,
  year,
) => {
  const resources = await listResources(tx, organizationId, year.id);
  return {
    resources: resources.length,
    resourcesMissing: resources.filter((resource) => !resource.available).length,
    formsChosen: year.formCodes.length,
    formsSettled: year.formsSettledOn !== undefined,
  };
};

/**
 * One reader of several: each higher module adds the facts that it keeps (bases, consents, tandems, surveys).
 * The composition root hands the result to the pages and the API of this module.
 */
export function composeStageFacts(...readers: readonly StageFactsReader[]): StageFactsReader {
  return async (tx, organizationId, yearId) => {
    const known: StageFacts[] = [];
    for (const read of readers) known.push(await read(tx, organizationId, yearId));
    return Object.assign({}, ...known);
  };
}

/** Warnings of a stage as they stand now. */
async function warningsOf(
  tx: Tx,
  organizationId: string,
  year: ProgrammeYear,
  stages: readonly StageOverview[],
  own: StageOverview,
  readFacts: StageFactsReader,
  today: CalendarDate,
): Promise<GateWarning[]> {
  const facts = {
    ...(await programmeFacts(tx, organizationId, year)),
    ...(await readFacts(tx, organizationId, year.id)),
  };
  const atGate = {
    number: own.stage.number,
    openActivities: own.lines.filter((line) => !['done', 'cancelled'].includes(lineState(line, today)))
      .length,
    earlierOpen: stages.filter(({ stage }) => stage.number < own.stage.number && stage.closedOn === undefined)
      .length,
  };
  return gateWarnings(atGate, facts);
}

export interface StageCard {
  readonly year: ProgrammeYear;
  readonly overview: StageOverview;
  readonly stages: readonly StageOverview[];
  readonly warnings: readonly GateWarning[];
  readonly decisions: readonly (StageDecision & { readonly by: string | undefined })[];
  readonly resources: readonly ProgrammeResource[];
  readonly people: ReadonlyMap<string, string>;
  readonly mayDecide: boolean;
  readonly mayEdit: boolean;
}

/** A stage with its lines, its gate and what was decided there. */
export async function readStage(
  platform: Platform,
  scope: Scope,
  startYear: number,
  number: number,
  readFacts: StageFactsReader,
  today: CalendarDate,
): Promise<StageCard> {
  authorize(scope, programmePolicy, 'programme.read');
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const year = await getYear(tx, organizationId, startYear);
    const { stages } = await yearOverview(tx, organizationId, year, today);
    const overview = stages.find(({ stage }) => stage.number === number);
    if (!overview) throw notFound();
    const decisions = await listDecisions(tx, organizationId, year.id, number);
    const names = await accountNames(
      tx,
      organizationId,
      decisions.flatMap((decision) => decision.decidedBy ?? []),
    );
    return {
      year,
      overview,
      stages,
      warnings: await warningsOf(tx, organizationId, year, stages, overview, readFacts, today),
      decisions: decisions.map((decision) => ({ ...decision, by: names.get(decision.decidedBy ?? '') })),
      resources: await listResources(tx, organizationId, year.id),
      people: await personNames(
        tx,
        organizationId,
        overview.lines.flatMap((line) => line.responsiblePersonId ?? []),
      ),
      mayDecide: permits(scope, programmePolicy, 'stage.decide'),
      mayEdit: permits(scope, programmePolicy, 'programme.edit'),
    };
  });
}

/**
 * Closes a stage. Warnings never lock it (L14): where there are any, a reason in words is asked for, and both are
 * kept with the decision.
 */
export async function closeStage(
  platform: Platform,
  scope: Scope,
  startYear: number,
  number: number,
  reason: string,
  readFacts: StageFactsReader,
  today: CalendarDate,
): Promise<void> {
  authorize(scope, programmePolicy, 'stage.decide');
  const { organizationId } = scope;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const year = await getYear(tx, organizationId, startYear);
    const { stages } = await yearOverview(tx, organizationId, year, today);
    const own = stages.find(({ stage }) => stage.number === number);
    if (!own) throw notFound();
    const warnings = await warningsOf(tx, organizationId, year, stages, own, readFacts, today);
    if (warnings.length > 0 && reason.trim() === '') throw new Refusal('programmes.refusal.gateReason', 422);
    if (!(await setStageClosed(tx, organizationId, year.id, number, today))) {
      throw new Refusal('programmes.refusal.stageClosed', 409);
    }
    const decision: StageDecision = {
      decision: 'close',
      warnings,
      reason: reason.trim(),
      decidedBy: scope.accountId,
      decidedAt: now,
    };
    await insertDecision(tx, organizationId, year.id, number, decision);
    const details = { number, warnings: warnings.map((warning) => warning.code).join(' ') };
    await recordAudit(tx, scope, { action: 'stage.close', entity: 'stage', entityId: year.id, details }, now);
  });
}

/** Opens a closed stage again; the earlier decision stays readable. */
export async function reopenStage(
  platform: Platform,
  scope: Scope,
  startYear: number,
  number: number,
  reason: string,
): Promise<void> {
  authorize(scope, programmePolicy, 'stage.decide');
  const { organizationId } = scope;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const year = await getYear(tx, organizationId, startYear);
    if (!(await setStageClosed(tx, organizationId, year.id, number, undefined))) {
      throw new Refusal('programmes.refusal.stageOpen', 409);
    }
    const decision: StageDecision = {
      decision: 'reopen',
      warnings: [],
      reason: reason.trim(),
      decidedBy: scope.accountId,
      decidedAt: now,
    };
    await insertDecision(tx, organizationId, year.id, number, decision);
    const details = { number };
    await recordAudit(
      tx,
      scope,
      { action: 'stage.reopen', entity: 'stage', entityId: year.id, details },
      now,
    );
  });
}
