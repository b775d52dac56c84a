import { notFound } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import { safeFileName } from '../../files/file-name.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { findStoredFile } from '../stored-files/index.ts';
import { documentPolicy } from './policy.ts';
import { type Download, docxMediaType, forgetFiles, keepDocx, registerFile } from './service-print.ts';
import { checkTemplate, defaultTemplate } from './service-templates.ts';
import {
  deleteOwnTemplate,
  findOwnTemplate,
  listOwnTemplates,
  saveOwnTemplate,
} from './store-own-templates.ts';
import { type DocumentKind, documentTitle } from './template-tags.ts';

/** When the school put its own template in the place of ours, by kind; absent for ours. */
export async function readTemplates(platform: Platform, scope: Scope): Promise<ReadonlyMap<string, Date>> {
  authorize(scope, documentPolicy, 'document.templates');
  const own = await platform.db.inOrganization(scope.organizationId, (tx) =>
    listOwnTemplates(tx, scope.organizationId),
  );
  return new Map(own.map((template) => [template.kind, template.createdAt]));
}

/** The template that documents of a kind are made from now: the school's own, or ours to take as a pattern. */
export async function readTemplateFile(
  platform: Platform,
  scope: Scope,
  kind: DocumentKind,
  which: 'own' | 'ours',
): Promise<Download> {
  authorize(scope, documentPolicy, 'document.templates');
  const name = safeFileName(`${documentTitle(kind)}.docx`);
  if (which === 'ours') return { name, mediaType: docxMediaType, bytes: await defaultTemplate(kind) };
  const file = await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const own = await findOwnTemplate(tx, scope.organizationId, kind);
    return own && findStoredFile(tx, scope.organizationId, own.fileId);
  });
  if (!file) throw notFound();
  return { name: file.name, mediaType: file.mediaType, bytes: await platform.files.get(file.sha256) };
}

/** Takes a school's template for a kind. Refuses as `checkTemplate` does: unknown tags are named. */
export async function putTemplate(
  platform: Platform,
  scope: Scope,
  kind: DocumentKind,
  bytes: Uint8Array,
): Promise<void> {
  authorize(scope, documentPolicy, 'document.templates');
  await checkTemplate(kind, bytes);
  const file = await keepDocx(platform, bytes, documentTitle(kind));
  const now = platform.clock.now();
  const { organizationId } = scope;
  await platform.db.inOrganization(organizationId, async (tx) => {
    const before = await findOwnTemplate(tx, organizationId, kind);
    const fileId = await registerFile(tx, scope, file, now);
    await saveOwnTemplate(tx, scope, kind, fileId, now);
    await forgetFiles(tx, organizationId, [before?.fileId]);
    const record = { action: 'template.put', entity: 'template', entityId: undefined, details: { kind } };
    await recordAudit(tx, scope, record, now);
  });
}

/** Goes back to our template of a kind. */
export async function resetTemplate(platform: Platform, scope: Scope, kind: DocumentKind): Promise<void> {
  authorize(scope, documentPolicy, 'document.templates');
  const now = platform.clock.now();
  const { organizationId } = scope;
  await platform.db.inOrganization(organizationId, async (tx) => {
    const before = await findOwnTemplate(tx, organizationId, kind);
    if (!before) return;
    await deleteOwnTemplate(tx, organizationId, kind);
    await forgetFiles(tx, organizationId, [before.fileId]);
    const record = { action: 'template.reset', entity: 'template', entityId: undefined, details: { kind } };
    await recordAudit(tx, scope, record, now);
  });
}
