import type { Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { StoredFile } from './stored-file.ts';

/** Registers bytes that the file store already holds. */
export async function insertStoredFile(tx: Tx, scope: Scope, file: StoredFile, now: Date): Promise<void> {
  await tx
    .insertInto('stored_file')
    .values({
      organization_id: scope.organizationId,
      id: file.id,
      sha256: file.sha256,
      size_bytes: file.sizeBytes,
      name: file.name,
      media_type: file.mediaType,
      created_by: scope.accountId ?? null,
      created_at: now,
    })
    .execute();
}

export async function findStoredFile(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<StoredFile | undefined> {
  const row = await tx
    .selectFrom('stored_file')
    .select(['id', 'sha256', 'size_bytes', 'name', 'media_type'])
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    sha256: row.sha256,
    sizeBytes: Number(row.size_bytes),
    name: row.name,
    mediaType: row.media_type,
  };
}

/** Takes a file out of the register; its bytes stay until nothing names their hash. */
export async function deleteStoredFile(tx: Tx, organizationId: string, id: string): Promise<void> {
  await tx
    .deleteFrom('stored_file')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}
