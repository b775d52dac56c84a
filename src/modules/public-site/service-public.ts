import { notFound, Refusal } from '../../core/refusal.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { listDocumentsInTx, listPublishedDocuments } from '../documents/index.ts';
import { allOrganizations, getOrganizationByCode, getOrganizationCard } from '../organizations/index.ts';
import { findStoredFile } from '../stored-files/index.ts';
import type { PublicDocument, PublicFile, PublicSite } from './site-item.ts';
import { listItems } from './store.ts';

/**
 * Approved documents that the school published, newest first, each with the file that visitors take: the signed
 * copy if there is one. Which kinds may be published at all, the documents know: those with names never are (L7).
 */
async function documentsInTx(tx: Tx, organizationId: string): Promise<PublicDocument[]> {
  const open = new Set((await listPublishedDocuments(tx, organizationId)).map((document) => document.id));
  const rows = await listDocumentsInTx(tx, organizationId, { status: 'approved', published: true });
  const documents: PublicDocument[] = [];
  for (const { id, kind, title, number, datedOn, fileId, scanFileId } of rows) {
    const shown = scanFileId ?? fileId;
    const file =
      open.has(id) && shown !== undefined ? await findStoredFile(tx, organizationId, shown) : undefined;
    if (file) documents.push({ id, kind, title, number, datedOn, file });
  }
  return documents;
}

/** The page of an organisation inside a running transaction; `drafts` adds what is not published yet. */
export async function siteInTx(tx: Tx, organizationId: string, drafts: boolean): Promise<PublicSite> {
  const { organization, profile } = await getOrganizationCard(tx, organizationId);
  return {
    code: organization.code,
    name: organization.name,
    shortName: organization.shortName,
    place: profile.place,
    address: profile.address,
    enabled: profile.siteEnabled,
    intro: profile.siteIntro,
    goal: profile.programmeGoal,
    legalBasis: profile.legalBasis,
    curatorOffice: profile.curatorOffice,
    formCodes: profile.formCodes,
    documents: await documentsInTx(tx, organizationId),
    items: await listItems(tx, organizationId, drafts ? {} : { published: true }),
  };
}

/** The public page of a code, for anybody; 404 when there is no such organisation or its page is switched off. */
export async function readPublicSite(platform: Platform, code: string): Promise<PublicSite> {
  return (await openSite(platform, code)).site;
}

async function openSite(
  platform: Platform,
  code: string,
): Promise<{ organizationId: string; site: PublicSite }> {
  const { id } = await getOrganizationByCode(platform, code).catch((error: unknown) => {
    // Its own words are for the command line.
    throw error instanceof Refusal && error.status === 404 ? notFound() : error;
  });
  const site = await platform.db.inOrganization(id, (tx) => siteInTx(tx, id, false));
  if (!site.enabled) throw notFound();
  return { organizationId: id, site };
}

/**
 * The file of a published document or item of an open page, with its bytes; anything else is absent.
 * @param id of the document or of the item
 */
export async function readPublicFile(
  platform: Platform,
  code: string,
  kind: 'document' | 'item',
  id: string,
): Promise<PublicFile & { readonly bytes: Uint8Array }> {
  const { site } = await openSite(platform, code);
  const owner = (kind === 'document' ? site.documents : site.items).find((entry) => entry.id === id);
  if (!owner?.file) throw notFound();
  return { ...owner.file, bytes: await platform.files.get(owner.file.sha256) };
}

export interface SiteLink {
  readonly code: string;
  readonly name: string;
  readonly place: string;
}

/** Organisations looked at for one page of the list: each is asked in a transaction of its own. */
export const organizationsPerPage = 50;

/** Open pages of this installation, by name; `page` counts from 1 over all its organisations. */
export async function listPublicSites(
  platform: Platform,
  page: number,
): Promise<{ readonly links: readonly SiteLink[]; readonly organizations: number }> {
  const all = await allOrganizations(platform);
  const part = all.slice((page - 1) * organizationsPerPage, page * organizationsPerPage);
  const links: SiteLink[] = [];
  for (const { id, code, name } of part) {
    const { profile } = await platform.db.inOrganization(id, (tx) => getOrganizationCard(tx, id));
    if (profile.siteEnabled) links.push({ code, name, place: profile.place });
  }
  return { links, organizations: all.length };
}
