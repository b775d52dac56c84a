import { isId, newId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { deleteStoredFile, findStoredFile, insertStoredFile } from '../stored-files/index.ts';
import { type Evidence, isWebAddress } from './evidence.ts';
import { programmePolicy } from './policy.ts';
import type { ProgrammeResource } from './resource.ts';
import { getYear } from './service.ts';
import { findActivity, listActivities } from './store-activities.ts';
import {
  deleteEvidence,
  deleteResource,
  insertEvidence,
  insertResources,
  listEvidence,
  setResourceAvailable,
} from './store-details.ts';

export interface NewEvidence {
  /** The file's name or the address when empty. */
  readonly title: string;
  readonly file?:
    | { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }
    | undefined;
  readonly link?: string | undefined;
}

/** Adds a file or a page of a site to a line. Refuses when neither is given. */
export async function addEvidence(
  platform: Platform,
  scope: Scope,
  activityId: string,
  input: NewEvidence,
): Promise<void> {
  authorize(scope, programmePolicy, 'activity.edit');
  const { file } = input;
  const link = input.link?.trim() ?? '';
  if (file === undefined && link === '') throw new Refusal('programmes.refusal.evidenceEmpty', 422);
  if (link !== '' && !isWebAddress(link)) throw new Refusal('programmes.refusal.evidenceLink', 422);
  // The bytes go to the disk before the transaction: files must not hold it open.
  const kept = file && (await platform.files.put(file.bytes));
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const fileId = file && kept ? newId() : undefined;
    if (file && kept && fileId !== undefined) {
      const { name, mediaType } = file;
      await insertStoredFile(
        tx,
        scope,
        { id: fileId, sha256: kept.sha256, sizeBytes: kept.size, name, mediaType },
        now,
      );
    }
    await attach(tx, scope, activityId, {
      title: input.title.trim() || file?.name || link,
      fileId,
      documentId: undefined,
      link: link === '' ? undefined : link,
      createdAt: now,
    });
  });
}

async function attach(
  tx: Tx,
  scope: Scope,
  activityId: string,
  evidence: Omit<Evidence, 'id' | 'activityId'>,
): Promise<void> {
  const line = isId(activityId) ? await findActivity(tx, scope.organizationId, activityId) : undefined;
  if (!line) throw notFound();
  await insertEvidence(tx, scope.organizationId, { id: newId(), activityId, ...evidence }, scope.accountId);
  const kind = evidence.fileId ? 'file' : evidence.documentId ? 'document' : 'link';
  const record = { action: 'activity.evidence', entity: 'activity', entityId: activityId, details: { kind } };
  await recordAudit(tx, scope, record, evidence.createdAt);
}

/**
 * Puts a document of the register under the line of a year with this code («5.4» for the order), in the running
 * transaction of the module that keeps documents. Nothing happens when the year has no such line or the document
 * is there already.
 */
export async function attachDocument(
  tx: Tx,
  scope: Scope,
  input: {
    readonly yearId: string;
    readonly code: string;
    readonly documentId: string;
    readonly title: string;
  },
  now: Date,
): Promise<void> {
  const lines = await listActivities(tx, scope.organizationId, input.yearId);
  const line = lines.find((entry) => entry.code === input.code);
  if (!line) return;
  const present = await listEvidence(tx, scope.organizationId, line.id);
  if (present.some((entry) => entry.documentId === input.documentId)) return;
  await attach(tx, scope, line.id, {
    title: input.title,
    fileId: undefined,
    documentId: input.documentId,
    link: undefined,
    createdAt: now,
  });
}

async function getEvidence(
  tx: Tx,
  organizationId: string,
  activityId: string,
  id: string,
): Promise<Evidence> {
  const found = isId(activityId)
    ? (await listEvidence(tx, organizationId, activityId)).find((entry) => entry.id === id)
    : undefined;
  if (!found) throw notFound();
  return found;
}

/** Takes a piece of evidence away from a line, with the register entry of its file. */
export async function removeEvidence(
  platform: Platform,
  scope: Scope,
  activityId: string,
  id: string,
): Promise<void> {
  authorize(scope, programmePolicy, 'activity.edit');
  const { organizationId } = scope;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const evidence = await getEvidence(tx, organizationId, activityId, id);
    await deleteEvidence(tx, organizationId, id);
    if (evidence.fileId !== undefined) await deleteStoredFile(tx, organizationId, evidence.fileId);
    const record = {
      action: 'activity.evidenceRemoved',
      entity: 'activity',
      entityId: activityId,
      details: {},
    };
    await recordAudit(tx, scope, record, now);
  });
}

/** The bytes of an evidence file, with its name. */
export async function readEvidenceFile(
  platform: Platform,
  scope: Scope,
  activityId: string,
  id: string,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array }> {
  authorize(scope, programmePolicy, 'programme.read');
  const { organizationId } = scope;
  const file = await platform.db.inOrganization(organizationId, async (tx) => {
    const { fileId } = await getEvidence(tx, organizationId, activityId, id);
    return fileId === undefined ? undefined : findStoredFile(tx, organizationId, fileId);
  });
  if (!file) throw notFound();
  return { name: file.name, mediaType: file.mediaType, bytes: await platform.files.get(file.sha256) };
}

export type ResourceChange =
  | { readonly kind: 'add'; readonly resource: Omit<ProgrammeResource, 'id'> }
  | { readonly kind: 'available'; readonly id: string; readonly available: boolean }
  | { readonly kind: 'remove'; readonly id: string };

/** Adds, ticks off or removes a resource of a year (R166). */
export async function changeResource(
  platform: Platform,
  scope: Scope,
  startYear: number,
  change: ResourceChange,
): Promise<void> {
  authorize(scope, programmePolicy, 'programme.edit');
  const { organizationId } = scope;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const year = await getYear(tx, organizationId, startYear);
    if (change.kind === 'add') {
      await insertResources(tx, organizationId, year.id, [{ id: newId(), ...change.resource }], now);
      return;
    }
    if (!isId(change.id)) throw notFound();
    if (change.kind === 'remove') await deleteResource(tx, organizationId, year.id, change.id);
    else if (!(await setResourceAvailable(tx, organizationId, year.id, change.id, change.available)))
      throw notFound();
  });
}
