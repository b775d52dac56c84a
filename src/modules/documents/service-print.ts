import { newId } from '../../core/id.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import { safeFileName } from '../../files/file-name.ts';
import { translator } from '../../i18n/index.ts';
import type { Platform } from '../../platform.ts';
import {
  deleteStoredFile,
  findStoredFile,
  insertStoredFile,
  type StoredFile,
} from '../stored-files/index.ts';
import type { DocumentData } from './render.ts';
import type { DocumentBody } from './schema-body.ts';
import { type RenderOptions, renderDocument } from './service-render.ts';
import { findOwnTemplate } from './store-own-templates.ts';
import type { DocumentKind } from './template-tags.ts';
import { uploadType } from './upload-type.ts';

export const docxMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A file to send: its bytes, and the name and type it goes by. */
export interface Download {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** The school's own template of a kind, if it has one; for the functions that render. */
export async function templateOf(
  platform: Platform,
  organizationId: string,
  kind: DocumentKind,
): Promise<RenderOptions> {
  const file = await platform.db.inOrganization(organizationId, async (tx) => {
    const own = await findOwnTemplate(tx, organizationId, kind);
    return own && findStoredFile(tx, organizationId, own.fileId);
  });
  return file === undefined ? {} : { template: await platform.files.get(file.sha256) };
}

/** Makes a .docx from the school's own template of the kind, or from ours. Never inside a transaction. */
export async function printDocument<Kind extends DocumentKind>(
  platform: Platform,
  organizationId: string,
  kind: Kind,
  data: DocumentData[Kind],
): Promise<Uint8Array> {
  return renderDocument(kind, data, await templateOf(platform, organizationId, kind));
}

/** The same from the body of a document of the register. Refuses (409) one that was uploaded. */
export function printBody(
  platform: Platform,
  organizationId: string,
  body: DocumentBody,
): Promise<Uint8Array> {
  switch (body.form) {
    case 'orderPairs':
      return printDocument(platform, organizationId, 'orderPairs', body.data);
    case 'orderIntroduction':
      return printDocument(platform, organizationId, 'orderIntroduction', body.data);
    case 'roadmap':
      return printDocument(platform, organizationId, 'roadmap', body.data);
    case 'uploaded':
      throw new Refusal('documents.refusal.notNow', 409);
  }
}

/** Puts a .docx that was made on the disk: before the transaction that registers it. */
export async function keepDocx(platform: Platform, bytes: Uint8Array, title: string): Promise<StoredFile> {
  const { sha256, size } = await platform.files.put(bytes);
  const name = safeFileName(`${title}.docx`, 'document.docx');
  return { id: newId(), sha256, sizeBytes: size, name, mediaType: docxMediaType };
}

/** Puts an uploaded document on the disk. Refuses (422) what is neither a text document nor a scan. */
export async function keepUpload(
  platform: Platform,
  upload: { readonly name: string; readonly bytes: Uint8Array },
): Promise<StoredFile> {
  const mediaType = uploadType(upload.name, upload.bytes);
  if (mediaType === undefined) throw new Refusal('documents.refusal.uploadType', 422);
  const { sha256, size } = await platform.files.put(upload.bytes);
  return { id: newId(), sha256, sizeBytes: size, name: safeFileName(upload.name), mediaType };
}

/** Registers a kept file in the place of an older one, in the running transaction. */
export async function registerFile(tx: Tx, scope: Scope, file: StoredFile, now: Date): Promise<string> {
  await insertStoredFile(tx, scope, file, now);
  return file.id;
}

/** Takes files that nothing names any more out of the register. */
export async function forgetFiles(
  tx: Tx,
  organizationId: string,
  ids: readonly (string | undefined)[],
): Promise<void> {
  for (const id of ids) if (id !== undefined) await deleteStoredFile(tx, organizationId, id);
}

/** Title of a document in the language of documents. */
export function titleOf(kind: 'orderPairs' | 'orderIntroduction' | 'roadmap', startYear: number): string {
  return translator('ru')(`documents.title.${kind}`, { from: String(startYear), to: String(startYear + 1) });
}
