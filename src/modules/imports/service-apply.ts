import { Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { emptyReport, type ImportReport, stalledAfterMs } from './import-batch.ts';
import { importPolicy } from './policy.ts';
import { applyAnswers } from './service-apply-answers.ts';
import { applyPeople } from './service-apply-people.ts';
import { getImport, type PlannedFile, planStoredFile } from './service-plan.ts';
import { type Steps, stopped, wholeReport } from './service-steps.ts';
import { claimBatch, updateBatch } from './store.ts';

/**
 * Takes an import up and carries it out step by step: the plan is made anew, so that people who were changed since
 * the preview are compared as they are now, and an import that was broken off goes on where it stood. Refuses
 * (409) when somebody else is at it.
 * @param offers keys of role offers that were left ticked
 * @param planned a plan of this very moment, when the caller has one
 */
export async function applyImport(
  platform: Platform,
  scope: Scope,
  id: string,
  offers: ReadonlySet<string>,
  planned?: PlannedFile,
): Promise<ImportReport> {
  const steps = await claim(platform, scope, id);
  return carryOn(platform, scope, id, offers, steps, planned);
}

/** The same without waiting for the end: the page asks how far it is. Refusals come before the work begins. */
export async function startApplying(
  platform: Platform,
  scope: Scope,
  id: string,
  offers: ReadonlySet<string>,
): Promise<void> {
  const steps = await claim(platform, scope, id);
  // What goes wrong from here on is kept with the import and logged; the page shows it.
  carryOn(platform, scope, id, offers, steps).catch(() => undefined);
}

async function claim(platform: Platform, scope: Scope, id: string): Promise<Steps> {
  authorize(scope, importPolicy, 'import.run');
  const { organizationId } = scope;
  const now = platform.clock.now();
  return platform.db.inOrganization(organizationId, async (tx) => {
    const view = await getImport(tx, organizationId, id);
    const stalledBefore = new Date(now.getTime() - stalledAfterMs);
    if (view.plan === undefined || !(await claimBatch(tx, organizationId, id, stalledBefore, now)))
      throw new Refusal('imports.refusal.underWay', 409);
    return { report: emptyReport, before: view.report ?? emptyReport, rowsDone: 0 };
  });
}

async function carryOn(
  platform: Platform,
  scope: Scope,
  id: string,
  offers: ReadonlySet<string>,
  steps: Steps,
  planned?: PlannedFile,
): Promise<ImportReport> {
  const { organizationId } = scope;
  try {
    const { file, known, view } = planned ?? (await planStoredFile(platform, scope, id));
    if ('matched' in file) {
      if (view.yearId === undefined) throw new Refusal('imports.refusal.noYear', 422);
      const input = { yearId: view.yearId, decisions: view.decisions };
      await applyAnswers(platform, scope, id, { file, known }, input, steps);
    } else await applyPeople(platform, scope, id, { file, known }, offers, steps);
    const report = wholeReport(steps);
    const now = platform.clock.now();
    await platform.db.inOrganization(organizationId, async (tx) => {
      const change = { status: 'done' as const, report, rowsDone: steps.rowsDone };
      if (!(await updateBatch(tx, organizationId, id, ['applying'], change, now))) throw stopped();
      const details = { kind: view.kind, created: report.created, updated: report.updated };
      await recordAudit(tx, scope, { action: 'import.apply', entity: 'import', entityId: id, details }, now);
    });
    return report;
  } catch (error) {
    await fail(platform, scope, id, error);
    throw error;
  }
}

/** Keeps why an import stopped. Who stopped it on purpose finds it `cancelled` already. */
async function fail(platform: Platform, scope: Scope, id: string, error: unknown): Promise<void> {
  const errorCode = error instanceof Refusal ? error.code : 'imports.refusal.bug';
  if (!(error instanceof Refusal)) {
    const kind = error instanceof Error ? error.name : typeof error;
    const frames =
      error instanceof Error ? error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) : [];
    platform.log.error({ kind, frames: frames?.slice(0, 12) }, 'import failed');
  }
  const now = platform.clock.now();
  await platform.db
    .inOrganization(scope.organizationId, (tx) =>
      updateBatch(tx, scope.organizationId, id, ['applying'], { status: 'failed', errorCode }, now),
    )
    // The database itself is gone: the import is found stalled later.
    .catch(() => false);
}
