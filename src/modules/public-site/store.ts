import type { CalendarDate } from '../../core/clock.ts';
import type { Tx } from '../../db/database.ts';
import { type PublicFile, type SiteItem, siteSections } from './site-item.ts';

interface FileColumns {
  readonly file_id: string | null;
  readonly file_name: string | null;
  readonly media_type: string | null;
  readonly size_bytes: string | number | null;
  readonly sha256: string | null;
}

function toFile(row: FileColumns): PublicFile | undefined {
  if (row.file_id === null || row.file_name === null || row.sha256 === null) return undefined;
  return {
    id: row.file_id,
    name: row.file_name,
    mediaType: row.media_type ?? '',
    sizeBytes: Number(row.size_bytes ?? 0),
    sha256: row.sha256,
  };
}

/** Items of the page by section and order; `published` leaves drafts out. */
export async function listItems(
  tx: Tx,
  organizationId: string,
  filter: { readonly published?: boolean; readonly id?: string } = {},
): Promise<SiteItem[]> {
  let query = tx
    .selectFrom('site_item')
    .leftJoin('stored_file', (join) =>
      join
        .onRef('stored_file.organization_id', '=', 'site_item.organization_id')
        .onRef('stored_file.id', '=', 'site_item.file_id')
        .on('stored_file.organization_id', '=', organizationId),
    )
    .select([
      'site_item.id',
      'site_item.section',
      'site_item.title',
      'site_item.body',
      'site_item.event_on',
      'site_item.published_on',
      'site_item.position',
      'site_item.version',
      'site_item.file_id',
      'stored_file.name as file_name',
      'stored_file.media_type',
      'stored_file.size_bytes',
      'stored_file.sha256',
    ])
    .where('site_item.organization_id', '=', organizationId);
  if (filter.published === true) query = query.where('site_item.published_on', 'is not', null);
  if (filter.id !== undefined) query = query.where('site_item.id', '=', filter.id);
  const rows = await query
    .orderBy('site_item.position')
    .orderBy('site_item.created_at', 'desc')
    .orderBy('site_item.id')
    .execute();
  const items = rows.map((row) => ({
    id: row.id,
    section: row.section,
    title: row.title,
    body: row.body,
    file: toFile(row),
    eventOn: row.event_on ?? undefined,
    publishedOn: row.published_on ?? undefined,
    position: row.position,
    version: row.version,
  }));
  return siteSections.flatMap((section) => items.filter((item) => item.section === section));
}

export async function insertItem(
  tx: Tx,
  organizationId: string,
  item: Omit<SiteItem, 'file' | 'version'> & { readonly fileId: string | undefined },
  createdBy: string | undefined,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('site_item')
    .values({
      organization_id: organizationId,
      id: item.id,
      section: item.section,
      title: item.title,
      body: item.body,
      file_id: item.fileId ?? null,
      published_on: item.publishedOn ?? null,
      position: item.position,
      event_on: item.eventOn ?? null,
      version: 1,
      created_by: createdBy ?? null,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

export interface ItemChange {
  readonly section?: SiteItem['section'];
  readonly title?: string;
  readonly body?: string;
  readonly fileId?: string | null;
  readonly eventOn?: CalendarDate | null;
  readonly publishedOn?: CalendarDate | null;
  readonly position?: number;
}

/** Changes what is given; with `version` only if nobody changed it since. False when there was nothing to change. */
export async function updateItem(
  tx: Tx,
  organizationId: string,
  id: string,
  change: ItemChange,
  now: Date,
  version?: number,
): Promise<boolean> {
  let query = tx
    .updateTable('site_item')
    .set((e) => ({
      ...(change.section === undefined ? {} : { section: change.section }),
      ...(change.title === undefined ? {} : { title: change.title }),
      ...(change.body === undefined ? {} : { body: change.body }),
      ...(change.fileId === undefined ? {} : { file_id: change.fileId }),
      ...(change.eventOn === undefined ? {} : { event_on: change.eventOn }),
      ...(change.publishedOn === undefined ? {} : { published_on: change.publishedOn }),
      ...(change.position === undefined ? {} : { position: change.position }),
      version: e('version', '+', 1),
      updated_at: now,
    }))
    .where('organization_id', '=', organizationId)
    .where('id', '=', id);
  if (version !== undefined) query = query.where('version', '=', version);
  const result = await query.executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function deleteItem(tx: Tx, organizationId: string, id: string): Promise<void> {
  await tx
    .deleteFrom('site_item')
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}
