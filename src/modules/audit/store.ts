import { newId } from '../../core/id.ts';
import type { Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import { asJson } from '../../db/tables/index.ts';
import type { AuditLine, AuditRecord } from './audit.ts';

/** Adds a line to the record in the transaction of the change itself, so that neither is there without the other. */
export async function recordAudit(tx: Tx, scope: Scope, record: AuditRecord, now: Date): Promise<void> {
  await recordAudits(tx, scope, [record], now);
}

/** The same for many changes of one moment; at most some thousands. */
export async function recordAudits(
  tx: Tx,
  scope: Scope,
  records: readonly AuditRecord[],
  now: Date,
): Promise<void> {
  if (records.length === 0) return;
  await tx
    .insertInto('audit_entry')
    .values(
      records.map((record) => ({
        organization_id: scope.organizationId,
        id: newId(),
        occurred_at: now,
        account_id: scope.accountId ?? null,
        action: record.action,
        entity: record.entity,
        entity_id: record.entityId ?? null,
        details: asJson(record.details),
      })),
    )
    .execute();
}

/** The newest lines of one thing, newest first. */
export async function listAuditOf(
  tx: Tx,
  organizationId: string,
  entity: string,
  entityId: string,
  limit: number,
): Promise<AuditLine[]> {
  const rows = await tx
    .selectFrom('audit_entry')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('entity', '=', entity)
    .where('entity_id', '=', entityId)
    .orderBy('occurred_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    occurredAt: row.occurred_at,
    accountId: row.account_id ?? undefined,
    action: row.action,
    entity: row.entity,
    entityId: row.entity_id ?? undefined,
    details: toDetails(row.details),
  }));
}

function toDetails(value: unknown): AuditRecord['details'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const details: Record<string, string | number | boolean> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (typeof entry === 'string' || typeof entry === 'number' || typeof entry === 'boolean')
      details[key] = entry;
  }
  return details;
}
