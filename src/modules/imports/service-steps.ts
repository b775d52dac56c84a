import { Refusal } from '../../core/refusal.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import type { ImportReport } from './import-batch.ts';
import { updateBatch } from './store.ts';

/** Rows of one transaction: a few milliseconds to tens of them, so that others get their turn in between. */
export const rowsOfOneStep = 200;

/** Somebody stopped the import; what was done stays. */
export function stopped(): Refusal {
  return new Refusal('imports.refusal.cancelled', 409);
}

export interface Steps {
  /** What was done so far, this time. */
  report: ImportReport;
  /** What earlier attempts did. */
  readonly before: ImportReport;
  rowsDone: number;
}

/** The present attempt and the earlier ones together: what was created then is found unchanged now. */
export function wholeReport({ report, before }: Pick<Steps, 'report' | 'before'>): ImportReport {
  return {
    ...report,
    created: report.created + before.created,
    updated: report.updated + before.updated,
    unchanged: Math.max(0, report.unchanged - before.created - before.updated),
    classes: report.classes + before.classes,
    guardians: report.guardians + before.guardians,
    roles: report.roles + before.roles,
    bans: report.bans + before.bans,
    outsiders: report.outsiders + before.outsiders,
  };
}

export interface StepResult {
  /** Rows that this step is done with. */
  readonly rows: number;
  readonly added: Partial<ImportReport>;
}

/**
 * One short transaction of an import: the work and its count together, so that a process that dies leaves neither
 * without the other. Refuses when somebody has stopped the import.
 */
export async function takeStep(
  platform: Platform,
  organizationId: string,
  id: string,
  steps: Steps,
  work: (tx: Tx, now: Date) => Promise<StepResult>,
): Promise<void> {
  const now = platform.clock.now();
  const next = await platform.db.inOrganization(organizationId, async (tx) => {
    const { rows, added } = await work(tx, now);
    const report = { ...steps.report };
    for (const [key, count] of Object.entries(added) as [keyof ImportReport, number | undefined][])
      report[key] += count ?? 0;
    const rowsDone = steps.rowsDone + rows;
    const change = { rowsDone, report: wholeReport({ report, before: steps.before }) };
    if (!(await updateBatch(tx, organizationId, id, ['applying'], change, now))) throw stopped();
    return { report, rowsDone };
  });
  steps.report = next.report;
  steps.rowsDone = next.rowsDone;
  // Requests that came meanwhile go first.
  await new Promise<void>((resolve) => setImmediate(resolve));
}
