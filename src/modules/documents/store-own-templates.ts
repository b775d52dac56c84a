import type { Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { DocumentKind } from './template-tags.ts';

/** A template that a school put in the place of the product's own. */
export interface OwnTemplate {
  readonly kind: string;
  readonly fileId: string;
  readonly createdAt: Date;
}

export async function listOwnTemplates(tx: Tx, organizationId: string): Promise<OwnTemplate[]> {
  const rows = await tx
    .selectFrom('document_template')
    .select(['kind', 'file_id', 'created_at'])
    .where('organization_id', '=', organizationId)
    .orderBy('kind')
    .execute();
  return rows.map((row) => ({ kind: row.kind, fileId: row.file_id, createdAt: row.created_at }));
}

export async function findOwnTemplate(
  tx: Tx,
  organizationId: string,
  kind: DocumentKind,
): Promise<OwnTemplate | undefined> {
  return (await listOwnTemplates(tx, organizationId)).find((template) => template.kind === kind);
}

export async function saveOwnTemplate(
  tx: Tx,
  scope: Scope,
  kind: DocumentKind,
  fileId: string,
  now: Date,
): Promise<void> {
  const values = { file_id: fileId, created_by: scope.accountId ?? null, created_at: now };
  await tx
    .insertInto('document_template')
    .values({ organization_id: scope.organizationId, kind, ...values })
    .onConflict((conflict) => conflict.columns(['organization_id', 'kind']).doUpdateSet(values))
    .execute();
}

export async function deleteOwnTemplate(tx: Tx, organizationId: string, kind: DocumentKind): Promise<void> {
  await tx
    .deleteFrom('document_template')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', kind)
    .execute();
}
