import { newId } from '../../core/id.ts';
import type { Tx } from '../../db/database.ts';
import { asJson } from '../../db/tables/index.ts';
import type { Evidence } from './evidence.ts';
import type { ProgrammeResource } from './resource.ts';
import { type GateWarning, isGateCode, type StageDecision } from './stage-gate.ts';

/** Evidence of a line, oldest first. */
export async function listEvidence(tx: Tx, organizationId: string, activityId: string): Promise<Evidence[]> {
  const rows = await tx
    .selectFrom('activity_evidence')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('activity_id', '=', activityId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    activityId: row.activity_id,
    title: row.title,
    fileId: row.file_id ?? undefined,
    documentId: row.document_id ?? undefined,
    link: row.link ?? undefined,
    createdAt: row.created_at,
  }));
}

export async function insertEvidence(
  tx: Tx,
  organizationId: string,
  evidence: Evidence,
  by: string | undefined,
): Promise<void> {
  await tx
    .insertInto('activity_evidence')
    .values({
      organization_id: organizationId,
      id: evidence.id,
      activity_id: evidence.activityId,
      title: evidence.title,
      file_id: evidence.fileId ?? null,
      document_id: evidence.documentId ?? null,
      link: evidence.link ?? null,
      created_by: by ?? null,
      created_at: evidence.createdAt,
    })
    .execute();
}

export async function deleteEvidence(tx: Tx, organizationId: string, id: string): Promise<void> {
  await tx
    .deleteFrom('activity_evidence')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

/** How many pieces of evidence each line of a year has. */
export async function countEvidence(
  tx: Tx,
  organizationId: string,
  yearId: string,
): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('activity_evidence')
    .innerJoin('activity', (join) =>
      join
        .onRef('activity.organization_id', '=', 'activity_evidence.organization_id')
        .onRef('activity.id', '=', 'activity_evidence.activity_id'),
    )
    .select((e) => ['activity_evidence.activity_id', e.fn.countAll<number>().as('count')])
    .where('activity_evidence.organization_id', '=', organizationId)
    .where('activity.organization_id', '=', organizationId)
    .where('activity.programme_year_id', '=', yearId)
    .groupBy('activity_evidence.activity_id')
    .execute();
  return new Map(rows.map((row) => [row.activity_id, Number(row.count)]));
}

function toWarnings(value: unknown): GateWarning[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { code, count } = entry as Record<string, unknown>;
    return typeof code === 'string' && isGateCode(code) && typeof count === 'number' ? [{ code, count }] : [];
  });
}

/** Decisions at the gate of a stage, newest first. */
export async function listDecisions(
  tx: Tx,
  organizationId: string,
  yearId: string,
  stageNumber: number,
): Promise<StageDecision[]> {
  const rows = await tx
    .selectFrom('stage_decision')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('programme_year_id', '=', yearId)
    .where('stage_number', '=', stageNumber)
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    decision: row.decision,
    warnings: toWarnings(row.warnings),
    reason: row.reason,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at,
  }));
}

export async function insertDecision(
  tx: Tx,
  organizationId: string,
  yearId: string,
  stageNumber: number,
  decision: StageDecision,
): Promise<void> {
  await tx
    .insertInto('stage_decision')
    .values({
      organization_id: organizationId,
      id: newId(),
      programme_year_id: yearId,
      stage_number: stageNumber,
      decision: decision.decision,
      warnings: asJson(decision.warnings),
      reason: decision.reason,
      decided_by: decision.decidedBy ?? null,
      decided_at: decision.decidedAt,
    })
    .execute();
}

/** Resources of a year: the school's own first. */
export async function listResources(
  tx: Tx,
  organizationId: string,
  yearId: string,
): Promise<ProgrammeResource[]> {
  return tx
    .selectFrom('programme_resource')
    .select(['id', 'kind', 'contour', 'title', 'source', 'available'])
    .where('organization_id', '=', organizationId)
    .where('programme_year_id', '=', yearId)
    .orderBy('contour')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

export async function insertResources(
  tx: Tx,
  organizationId: string,
  yearId: string,
  resources: readonly ProgrammeResource[],
  now: Date,
): Promise<void> {
  if (resources.length === 0) return;
  const rows = resources.map((resource) => ({
    organization_id: organizationId,
    programme_year_id: yearId,
    ...resource,
    created_at: now,
  }));
  await tx.insertInto('programme_resource').values(rows).execute();
}

/** Whether the resource was there to change. */
export async function setResourceAvailable(
  tx: Tx,
  organizationId: string,
  yearId: string,
  id: string,
  available: boolean,
): Promise<boolean> {
  const result = await tx
    .updateTable('programme_resource')
    .set({ available })
    .where('organization_id', '=', organizationId)
    .where('programme_year_id', '=', yearId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deleteResource(
  tx: Tx,
  organizationId: string,
  yearId: string,
  id: string,
): Promise<void> {
  await tx
    .deleteFrom('programme_resource')
    .where('organization_id', '=', organizationId)
    .where('programme_year_id', '=', yearId)
    .where('id', '=', id)
    .execute();
}
