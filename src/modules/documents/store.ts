import type { Selectable } from 'kysely';
import type { CalendarDate } from '../../core/clock.ts';
import type { Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { DocumentTable } from '../../db/tables/files-and-documents.ts';
import { asJson } from '../../db/tables/index.ts';
import {
  type DocumentStatus,
  isRegisterKind,
  type RegisteredDocument,
  type RegisterKind,
} from './register.ts';

/** A document with what it was made of. */
export interface DocumentRow extends RegisteredDocument {
  /** As it was stored; read through `readBody`. */
  readonly body: unknown;
  readonly createdBy: string | undefined;
  readonly approvedBy: string | undefined;
}

function toDocument(row: Selectable<DocumentTable>): DocumentRow {
  return {
    id: row.id,
    yearId: row.programme_year_id ?? undefined,
    kind: isRegisterKind(row.kind) ? row.kind : 'other',
    number: row.number,
    datedOn: row.dated_on ?? undefined,
    title: row.title,
    status: row.status,
    fileId: row.file_id ?? undefined,
    scanFileId: row.scan_file_id ?? undefined,
    approvedOn: row.approved_on ?? undefined,
    published: row.published,
    remark: row.remark,
    version: row.version,
    createdAt: row.created_at,
    body: row.body,
    createdBy: row.created_by ?? undefined,
    approvedBy: row.approved_by ?? undefined,
  };
}

export interface DocumentFilter {
  /** Documents of the year and those without a term. */
  readonly yearId?: string;
  readonly kind?: RegisterKind;
  readonly status?: DocumentStatus;
  readonly published?: boolean;
}

/** Documents, newest first. */
export async function listDocuments(
  tx: Tx,
  organizationId: string,
  filter: DocumentFilter = {},
): Promise<DocumentRow[]> {
  const { yearId } = filter;
  let query = tx.selectFrom('document').selectAll().where('organization_id', '=', organizationId);
  if (yearId !== undefined) {
    query = query.where((e) =>
      e.or([e('programme_year_id', '=', yearId), e('programme_year_id', 'is', null)]),
    );
  }
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind);
  if (filter.status !== undefined) query = query.where('status', '=', filter.status);
  if (filter.published !== undefined) query = query.where('published', '=', filter.published);
  const rows = await query.orderBy('created_at', 'desc').orderBy('id', 'desc').execute();
  return rows.map(toDocument);
}

export async function findDocument(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<DocumentRow | undefined> {
  const row = await tx
    .selectFrom('document')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toDocument(row);
}

export interface NewDocument {
  readonly id: string;
  readonly yearId: string | undefined;
  readonly kind: RegisterKind;
  readonly number: string;
  readonly datedOn: CalendarDate | undefined;
  readonly title: string;
  readonly body: unknown;
  readonly fileId: string | undefined;
}

/** Adds a draft. */
export async function insertDocument(tx: Tx, scope: Scope, document: NewDocument, now: Date): Promise<void> {
  await tx
    .insertInto('document')
    .values({
      organization_id: scope.organizationId,
      id: document.id,
      programme_year_id: document.yearId ?? null,
      kind: document.kind,
      number: document.number,
      dated_on: document.datedOn ?? null,
      title: document.title,
      status: 'draft',
      body: asJson(document.body),
      file_id: document.fileId ?? null,
      scan_file_id: null,
      approved_on: null,
      approved_by: null,
      published: false,
      remark: '',
      version: 1,
      created_by: scope.accountId ?? null,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

export interface DocumentChange {
  readonly kind?: RegisterKind;
  readonly yearId?: string | null;
  readonly number?: string;
  readonly datedOn?: CalendarDate | null;
  readonly title?: string;
  readonly status?: DocumentStatus;
  readonly body?: unknown;
  readonly fileId?: string;
  readonly scanFileId?: string | null;
  readonly approvedOn?: CalendarDate;
  readonly approvedBy?: string | null;
  readonly published?: boolean;
  readonly remark?: string;
}

function columnsOf(change: DocumentChange) {
  return {
    ...(change.kind === undefined ? {} : { kind: change.kind }),
    ...(change.yearId === undefined ? {} : { programme_year_id: change.yearId }),
    ...(change.number === undefined ? {} : { number: change.number }),
    ...(change.datedOn === undefined ? {} : { dated_on: change.datedOn }),
    ...(change.title === undefined ? {} : { title: change.title }),
    ...(change.status === undefined ? {} : { status: change.status }),
    ...(change.body === undefined ? {} : { body: asJson(change.body) }),
    ...(change.fileId === undefined ? {} : { file_id: change.fileId }),
    ...(change.scanFileId === undefined ? {} : { scan_file_id: change.scanFileId }),
    ...(change.approvedOn === undefined ? {} : { approved_on: change.approvedOn }),
    ...(change.approvedBy === undefined ? {} : { approved_by: change.approvedBy }),
    ...(change.published === undefined ? {} : { published: change.published }),
    ...(change.remark === undefined ? {} : { remark: change.remark }),
  };
}

/** Changes what is given, if nobody changed the document since `version`; false when somebody did. */
export async function updateDocument(
  tx: Tx,
  organizationId: string,
  id: string,
  version: number,
  change: DocumentChange,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('document')
    .set({ ...columnsOf(change), version: version + 1, updated_at: now })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Removes a draft if nobody changed it since `version`; false when somebody did. */
export async function deleteDocument(
  tx: Tx,
  organizationId: string,
  id: string,
  version: number,
): Promise<boolean> {
  const result = await tx
    .deleteFrom('document')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('status', '=', 'draft')
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Whether another order of the same calendar year has this number already. */
export async function isNumberTaken(
  tx: Tx,
  organizationId: string,
  kinds: readonly RegisterKind[],
  number: string,
  datedOn: CalendarDate,
  exceptId: string | undefined,
): Promise<boolean> {
  const year = datedOn.slice(0, 4);
  const rows = await tx
    .selectFrom('document')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('kind', 'in', [...kinds])
    .where('number', '=', number)
    .where('dated_on', '>=', `${year}-01-01`)
    .where('dated_on', '<=', `${year}-12-31`)
    .execute();
  return rows.some((row) => row.id !== exceptId);
}
