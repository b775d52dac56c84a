import type { CalendarDate } from '../../core/clock.ts';
import { isId, newId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { switchSite } from '../organizations/index.ts';
import { deleteStoredFile, insertStoredFile } from '../stored-files/index.ts';
import { sitePolicy } from './policy.ts';
import type { ItemForm } from './schema.ts';
import { siteInTx } from './service-public.ts';
import {
  isPublicFileName,
  type PublicFile,
  type PublicSite,
  placesOf,
  type SiteItem,
  type SiteSection,
} from './site-item.ts';
import { deleteItem, insertItem, listItems, updateItem } from './store.ts';

/** The page with its drafts, for those who fill it. */
export async function readSite(platform: Platform, scope: Scope): Promise<PublicSite> {
  authorize(scope, sitePolicy, 'site.edit');
  return platform.db.inOrganization(scope.organizationId, (tx) => siteInTx(tx, scope.organizationId, true));
}

async function getItem(tx: Tx, organizationId: string, id: string): Promise<SiteItem> {
  const [item] = isId(id) ? await listItems(tx, organizationId, { id }) : [];
  if (!item) throw notFound();
  return item;
}

export async function readItem(platform: Platform, scope: Scope, id: string): Promise<SiteItem> {
  authorize(scope, sitePolicy, 'site.edit');
  return platform.db.inOrganization(scope.organizationId, (tx) => getItem(tx, scope.organizationId, id));
}

export interface Upload {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** Puts the bytes on the disk before the transaction and answers how to register them inside it. */
async function keep(platform: Platform, scope: Scope, upload: Upload | undefined) {
  if (upload === undefined) return undefined;
  if (!isPublicFileName(upload.name)) throw new Refusal('site.refusal.fileKind', 422);
  const { sha256, size } = await platform.files.put(upload.bytes);
  const file = { id: newId(), sha256, sizeBytes: size, name: upload.name, mediaType: upload.mediaType };
  return {
    id: file.id,
    register: (tx: Tx) => insertStoredFile(tx, scope, file, platform.clock.now()),
  };
}

async function firstPosition(tx: Tx, organizationId: string, section: SiteSection): Promise<number> {
  const items = (await listItems(tx, organizationId)).filter((item) => item.section === section);
  return Math.min(0, ...items.map((item) => item.position)) - 1;
}

/** Adds an item on top of its section, as a draft or published at once; answers its id. */
export async function addItem(
  platform: Platform,
  scope: Scope,
  form: ItemForm,
  upload: Upload | undefined,
  today: CalendarDate,
): Promise<string> {
  authorize(scope, sitePolicy, 'site.edit');
  const { organizationId } = scope;
  const now = platform.clock.now();
  const kept = await keep(platform, scope, upload);
  const id = newId();
  await platform.db.inOrganization(organizationId, async (tx) => {
    await kept?.register(tx);
    const item = {
      id,
      section: form.section,
      title: form.title,
      body: form.body,
      fileId: kept?.id,
      eventOn: form.section === 'events' ? form.eventOn : undefined,
      publishedOn: form.action === 'publish' ? today : undefined,
      position: await firstPosition(tx, organizationId, form.section),
    };
    await insertItem(tx, organizationId, item, scope.accountId, now);
    await audit(tx, scope, form.action === 'publish' ? 'publish' : 'add', id, now, form.section);
  });
  return id;
}

/** Changes an item unless somebody did so since the form was opened. */
export async function editItem(
  platform: Platform,
  scope: Scope,
  id: string,
  form: ItemForm,
  upload: Upload | undefined,
  today: CalendarDate,
): Promise<void> {
  authorize(scope, sitePolicy, 'site.edit');
  const { organizationId } = scope;
  const now = platform.clock.now();
  const kept = await keep(platform, scope, upload);
  await platform.db.inOrganization(organizationId, async (tx) => {
    const item = await getItem(tx, organizationId, id);
    await kept?.register(tx);
    const dropsFile = kept !== undefined || form.removeFile;
    const change = {
      section: form.section,
      title: form.title,
      body: form.body,
      eventOn: form.section === 'events' ? (form.eventOn ?? null) : null,
      ...(dropsFile ? { fileId: kept?.id ?? null } : {}),
      ...(form.action === 'publish' && item.publishedOn === undefined ? { publishedOn: today } : {}),
      ...(form.section === item.section
        ? {}
        : { position: await firstPosition(tx, organizationId, form.section) }),
    };
    if (!(await updateItem(tx, organizationId, id, change, now, form.version)))
      throw new Refusal('common.refusal.changedMeanwhile', 409);
    if (dropsFile && item.file) await deleteStoredFile(tx, organizationId, item.file.id);
    await audit(tx, scope, form.action === 'publish' ? 'publish' : 'edit', id, now, form.section);
  });
}

/** Publishes an item, or takes it off the page. */
export async function setPublished(
  platform: Platform,
  scope: Scope,
  id: string,
  published: boolean,
  today: CalendarDate,
): Promise<void> {
  authorize(scope, sitePolicy, 'site.edit');
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const item = await getItem(tx, scope.organizationId, id);
    const publishedOn = published ? (item.publishedOn ?? today) : null;
    await updateItem(tx, scope.organizationId, id, { publishedOn }, now);
    await audit(tx, scope, published ? 'publish' : 'withdraw', id, now, item.section);
  });
}

/** Moves an item one place up or down in its section; at the end of it nothing happens. */
export async function moveItem(
  platform: Platform,
  scope: Scope,
  id: string,
  direction: 'up' | 'down',
): Promise<void> {
  authorize(scope, sitePolicy, 'site.edit');
  const { organizationId } = scope;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const item = await getItem(tx, organizationId, id);
    const section = (await listItems(tx, organizationId)).filter((entry) => entry.section === item.section);
    const other = placesOf(section, item)[direction];
    if (!other) return;
    const order = section.map((entry) =>
      entry.id === item.id ? other.id : entry.id === other.id ? item.id : entry.id,
    );
    // The whole section is numbered anew, so that equal positions of older items cannot stand in the way.
    for (const [position, entryId] of order.entries()) {
      const known = section.find((entry) => entry.id === entryId);
      if (known?.position !== position) await updateItem(tx, organizationId, entryId, { position }, now);
    }
  });
}

/** Deletes an item with its file. */
export async function removeItem(platform: Platform, scope: Scope, id: string): Promise<void> {
  authorize(scope, sitePolicy, 'site.edit');
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const item = await getItem(tx, scope.organizationId, id);
    await deleteItem(tx, scope.organizationId, id);
    if (item.file) await deleteStoredFile(tx, scope.organizationId, item.file.id);
    await audit(tx, scope, 'remove', id, now, item.section);
  });
}

/** Opens the page to visitors, or shuts it. */
export async function setSiteEnabled(platform: Platform, scope: Scope, enabled: boolean): Promise<void> {
  authorize(scope, sitePolicy, 'site.edit');
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    await switchSite(tx, scope.organizationId, enabled, now);
    const record = {
      action: enabled ? 'publicSite.on' : 'publicSite.off',
      entity: 'organization',
      entityId: scope.organizationId,
    };
    await recordAudit(tx, scope, { ...record, details: {} }, now);
  });
}

/** A file of the page for its editors, drafts too. */
export async function readEditorsFile(
  platform: Platform,
  scope: Scope,
  kind: 'documents' | 'items',
  id: string,
): Promise<PublicFile & { readonly bytes: Uint8Array }> {
  const site = await readSite(platform, scope);
  const owner = site[kind].find((entry) => entry.id === id);
  if (!owner?.file) throw notFound();
  return { ...owner.file, bytes: await platform.files.get(owner.file.sha256) };
}

function audit(
  tx: Tx,
  scope: Scope,
  verb: 'add' | 'edit' | 'publish' | 'withdraw' | 'remove',
  entityId: string,
  now: Date,
  section: SiteSection,
): Promise<void> {
  return recordAudit(
    tx,
    scope,
    { action: `siteItem.${verb}`, entity: 'siteItem', entityId, details: { section } },
    now,
  );
}
