import type { Tx } from '../../db/database.ts';
import { asJson } from '../../db/tables/index.ts';
import type { RememberedColumns } from './column-map.ts';
import type {
  BatchDecisions,
  BatchKind,
  BatchMapping,
  ImportBatch,
  ImportReport,
  ImportStatus,
} from './import-batch.ts';
import type { PlanSummary } from './plan-summary.ts';

/** An import with what is kept as JSON, unchecked: the service reads it through its schemas. */
export interface BatchRow extends ImportBatch {
  readonly mapping: unknown;
  readonly plan: unknown;
  readonly decisions: unknown;
  readonly report: unknown;
}

const listed = [
  'id',
  'kind',
  'programme_year_id',
  'file_id',
  'file_name',
  'status',
  'report',
  'rows_total',
  'rows_done',
  'error_code',
  'created_at',
  'updated_at',
] as const;

interface ListedRow {
  id: string;
  kind: string;
  programme_year_id: string | null;
  file_id: string;
  file_name: string;
  status: ImportStatus;
  report: unknown;
  rows_total: number;
  rows_done: number;
  error_code: string | null;
  created_at: Date;
  updated_at: Date;
}

function toBatch(row: ListedRow): ImportBatch {
  return {
    id: row.id,
    kind: row.kind as BatchKind,
    yearId: row.programme_year_id ?? undefined,
    fileId: row.file_id,
    fileName: row.file_name,
    status: row.status,
    rowsTotal: row.rows_total,
    rowsDone: row.rows_done,
    errorCode: row.error_code ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export interface NewBatch {
  readonly id: string;
  readonly kind: BatchKind;
  readonly yearId: string | undefined;
  readonly fileId: string;
  readonly fileName: string;
  readonly mapping: BatchMapping;
  readonly rowsTotal: number;
}

export async function insertBatch(
  tx: Tx,
  organizationId: string,
  batch: NewBatch,
  accountId: string | undefined,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('import_batch')
    .values({
      organization_id: organizationId,
      id: batch.id,
      kind: batch.kind,
      programme_year_id: batch.yearId ?? null,
      file_id: batch.fileId,
      file_name: batch.fileName,
      status: 'mapping',
      mapping: asJson(batch.mapping),
      plan: asJson({}),
      decisions: asJson({ rows: {}, bans: {} }),
      report: null,
      rows_total: batch.rowsTotal,
      rows_done: 0,
      error_code: null,
      created_by: accountId ?? null,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

export async function findBatch(tx: Tx, organizationId: string, id: string): Promise<BatchRow | undefined> {
  const row = await tx
    .selectFrom('import_batch')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      ...toBatch(row),
      mapping: row.mapping,
      plan: row.plan,
      decisions: row.decisions,
      report: row.report,
    }
  );
}

/** State and progress only: asked every second while an import is under way. */
export async function findBatchState(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<ImportBatch | undefined> {
  const row = await tx
    .selectFrom('import_batch')
    .select(listed)
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toBatch(row);
}

/** Newest imports first, with their reports. */
export async function listBatches(
  tx: Tx,
  organizationId: string,
  limit: number,
): Promise<(ImportBatch & { readonly report: unknown })[]> {
  const rows = await tx
    .selectFrom('import_batch')
    .select(listed)
    .where('organization_id', '=', organizationId)
    .where('kind', '<>', 'roadmap')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toBatch(row), report: row.report }));
}

export interface BatchChange {
  readonly status?: ImportStatus;
  readonly yearId?: string;
  readonly mapping?: BatchMapping;
  readonly plan?: PlanSummary;
  readonly decisions?: BatchDecisions;
  readonly report?: ImportReport;
  readonly rowsTotal?: number;
  readonly rowsDone?: number;
  readonly errorCode?: string | null;
}

/**
 * Writes parts of an import while it is in one of the states `from`; false when it is in another (somebody has
 * gone on or stopped it).
 */
export async function updateBatch(
  tx: Tx,
  organizationId: string,
  id: string,
  from: readonly ImportStatus[],
  change: BatchChange,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('import_batch')
    .set({
      ...(change.status === undefined ? {} : { status: change.status }),
      ...(change.yearId === undefined ? {} : { programme_year_id: change.yearId }),
      ...(change.mapping === undefined ? {} : { mapping: asJson(change.mapping) }),
      ...(change.plan === undefined ? {} : { plan: asJson(change.plan) }),
      ...(change.decisions === undefined ? {} : { decisions: asJson(change.decisions) }),
      ...(change.report === undefined ? {} : { report: asJson(change.report) }),
      ...(change.rowsTotal === undefined ? {} : { rows_total: change.rowsTotal }),
      ...(change.rowsDone === undefined ? {} : { rows_done: change.rowsDone }),
      ...(change.errorCode === undefined ? {} : { error_code: change.errorCode }),
      updated_at: now,
    })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('status', 'in', [...from])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/**
 * Takes an import up: from `ready`, `failed` or `cancelled`, or from `applying` when nobody has made a step since
 * `stalledBefore`. Only one process gets it.
 */
export async function claimBatch(
  tx: Tx,
  organizationId: string,
  id: string,
  stalledBefore: Date,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('import_batch')
    .set({ status: 'applying', rows_done: 0, error_code: null, updated_at: now })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where((e) =>
      e.or([
        e('status', 'in', ['ready', 'failed', 'cancelled']),
        e.and([e('status', '=', 'applying'), e('updated_at', '<', stalledBefore)]),
      ]),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function isColumns(value: unknown): value is { headerRow: number; columns: Record<string, number> } {
  if (typeof value !== 'object' || value === null) return false;
  const { headerRow, columns } = value as Record<string, unknown>;
  return (
    typeof headerRow === 'number' &&
    typeof columns === 'object' &&
    columns !== null &&
    Object.values(columns).every((column) => typeof column === 'number')
  );
}

/** Maps that users have confirmed for files of a kind. */
export async function listRemembered(
  tx: Tx,
  organizationId: string,
  kind: BatchKind,
): Promise<RememberedColumns[]> {
  const rows = await tx
    .selectFrom('import_mapping')
    .select(['fingerprint', 'mapping'])
    .where('organization_id', '=', organizationId)
    .where('kind', '=', kind)
    .orderBy('updated_at', 'desc')
    .limit(200)
    .execute();
  return rows.flatMap(({ fingerprint, mapping }) =>
    isColumns(mapping)
      ? [{ fingerprint, map: { kind, headerRow: mapping.headerRow, columns: mapping.columns } }]
      : [],
  );
}

/** Remembers the columns of a header. */
export async function saveRemembered(
  tx: Tx,
  organizationId: string,
  kind: BatchKind,
  mapping: BatchMapping,
  now: Date,
): Promise<void> {
  const kept = asJson({ headerRow: mapping.headerRow, columns: mapping.columns });
  await tx
    .insertInto('import_mapping')
    .values({
      organization_id: organizationId,
      kind,
      fingerprint: mapping.fingerprint,
      mapping: kept,
      updated_at: now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'kind', 'fingerprint'])
        .doUpdateSet({ mapping: kept, updated_at: now }),
    )
    .execute();
}
