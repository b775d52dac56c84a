import type { CalendarDate } from '../../core/clock.ts';
import { isId, newId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, permits, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { type AuditLine, listAuditOf, recordAudit } from '../audit/index.ts';
import { getOrganizationCard } from '../organizations/index.ts';
import { findYearByIdInTx, type ProgrammeYear } from '../programmes/index.ts';
import { findStoredFile, type StoredFile } from '../stored-files/index.ts';
import { listTandems, type TandemRow } from '../tandems/index.ts';
import { checklistOf, type LocalAct } from './local-act.ts';
import { documentPolicy } from './policy.ts';
import {
  choicesOf,
  kindRules,
  type RegisteredDocument,
  type RegisterKind,
  refuseUnless,
} from './register.ts';
import { type DocumentBody, readBody } from './schema-body.ts';
import { mentorsWithoutDuty } from './service-order.ts';
import { type Download, forgetFiles, keepUpload, registerFile } from './service-print.ts';
import { type DocumentRow, findDocument, insertDocument, listDocuments, updateDocument } from './store.ts';

/** A document of the register; somebody else's and an absent one answer alike. */
export async function getDocument(tx: Tx, organizationId: string, id: string): Promise<DocumentRow> {
  const document = isId(id) ? await findDocument(tx, organizationId, id) : undefined;
  if (!document) throw notFound();
  return document;
}

export interface Register {
  /** Of the year and without a term, newest first. */
  readonly documents: readonly RegisteredDocument[];
  readonly acts: readonly LocalAct[];
  /** Pairs and groups of the year that no order fixes yet. */
  readonly tandemsWithoutOrder: number;
  /** Those fixed by an order. */
  readonly tandemsOrdered: number;
  /** Those of them whose people were not told yet (R202). */
  readonly tandemsNotInformed: number;
}

/** The register of a year with the checklist of local acts (R72); without a year the acts without a term. */
export async function readRegister(
  platform: Platform,
  scope: Scope,
  yearId: string | undefined,
): Promise<Register> {
  authorize(scope, documentPolicy, 'document.read');
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const documents = await listDocuments(tx, organizationId, yearId === undefined ? {} : { yearId });
    const { profile } = await getOrganizationCard(tx, organizationId);
    const year = yearId === undefined ? undefined : await findYearByIdInTx(tx, organizationId, yearId);
    const open = (yearId === undefined ? [] : await listTandems(tx, organizationId, { yearId })).filter(
      (tandem) => tandem.status !== 'terminated' && tandem.status !== 'finished',
    );
    const ordered = open.filter((tandem) => tandem.orderId !== undefined);
    return {
      documents,
      acts: checklistOf(documents, year?.formCodes ?? profile.formCodes),
      tandemsWithoutOrder: open.filter((tandem) => tandem.orderId === undefined).length,
      tandemsOrdered: ordered.length,
      tandemsNotInformed: ordered.filter((tandem) => tandem.informedOn === undefined).length,
    };
  });
}

export interface DocumentCard {
  readonly document: RegisteredDocument;
  readonly body: DocumentBody;
  readonly year: ProgrammeYear | undefined;
  readonly file: StoredFile | undefined;
  readonly scan: StoredFile | undefined;
  /** Tandems that the order fixes. */
  readonly tandems: readonly TandemRow[];
  /** Mentors of these whose written consent is still missing today (L1). */
  readonly withoutDutyConsent: number;
  readonly history: readonly AuditLine[];
  readonly mayEdit: boolean;
  readonly mayApprove: boolean;
  readonly isPrincipal: boolean;
}

/** One document with its files, its people and its history. */
export async function readDocument(
  platform: Platform,
  scope: Scope,
  id: string,
  day: CalendarDate,
): Promise<DocumentCard> {
  authorize(scope, documentPolicy, 'document.read');
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const document = await getDocument(tx, organizationId, id);
    const tandems =
      document.kind === 'orderPairs' ? await listTandems(tx, organizationId, { orderId: id }) : [];
    const file = (fileId: string | undefined) =>
      fileId === undefined ? undefined : findStoredFile(tx, organizationId, fileId);
    return {
      document,
      body: readBody(document.body),
      year:
        document.yearId === undefined
          ? undefined
          : await findYearByIdInTx(tx, organizationId, document.yearId),
      file: await file(document.fileId),
      scan: await file(document.scanFileId),
      tandems,
      withoutDutyConsent: (await mentorsWithoutDuty(tx, organizationId, tandems, day)).size,
      history: await listAuditOf(tx, organizationId, 'document', id, 30),
      mayEdit: permits(scope, documentPolicy, 'document.edit'),
      mayApprove: permits(scope, documentPolicy, 'document.approve'),
      isPrincipal: scope.roles.has('principal'),
    };
  });
}

/** The file of a document, always the same bytes, or its signed scan. */
export async function readDocumentFile(
  platform: Platform,
  scope: Scope,
  id: string,
  which: 'file' | 'scan',
): Promise<Download> {
  authorize(scope, documentPolicy, 'document.read');
  const { organizationId } = scope;
  const file = await platform.db.inOrganization(organizationId, async (tx) => {
    const document = await getDocument(tx, organizationId, id);
    const fileId = which === 'scan' ? document.scanFileId : document.fileId;
    return fileId === undefined ? undefined : findStoredFile(tx, organizationId, fileId);
  });
  if (!file) throw notFound();
  return { name: file.name, mediaType: file.mediaType, bytes: await platform.files.get(file.sha256) };
}

export interface OwnDocument {
  readonly kind: RegisterKind;
  readonly title: string;
  readonly number: string;
  readonly datedOn?: CalendarDate | undefined;
  /** Undefined for an act without a term. */
  readonly yearId: string | undefined;
}

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Registers a document that the school brought as a file, as a draft. */
export async function addOwnDocument(
  platform: Platform,
  scope: Scope,
  input: OwnDocument,
  upload: Upload,
): Promise<string> {
  authorize(scope, documentPolicy, 'document.edit');
  const file = await keepUpload(platform, upload);
  const id = newId();
  const now = platform.clock.now();
  const { organizationId } = scope;
  await platform.db.inOrganization(organizationId, async (tx) => {
    if (input.yearId !== undefined && !(await findYearByIdInTx(tx, organizationId, input.yearId)))
      throw notFound();
    const fileId = await registerFile(tx, scope, file, now);
    await insertDocument(
      tx,
      scope,
      { id, ...input, datedOn: input.datedOn, body: { form: 'uploaded' }, fileId },
      now,
    );
    const details = { kind: input.kind };
    await recordAudit(
      tx,
      scope,
      { action: 'document.upload', entity: 'document', entityId: id, details },
      now,
    );
  });
  return id;
}

/** Changes a draft that was uploaded: its words, and its file when another one is given. */
export async function changeOwnDocument(
  platform: Platform,
  scope: Scope,
  id: string,
  version: number,
  input: OwnDocument,
  upload: Upload | undefined,
): Promise<void> {
  authorize(scope, documentPolicy, 'document.edit');
  const file = upload && (await keepUpload(platform, upload));
  const now = platform.clock.now();
  const { organizationId } = scope;
  await platform.db.inOrganization(organizationId, async (tx) => {
    const document = await getDocument(tx, organizationId, id);
    refuseUnless(document.status === 'draft' && readBody(document.body).form === 'uploaded');
    if (input.yearId !== undefined && !(await findYearByIdInTx(tx, organizationId, input.yearId)))
      throw notFound();
    const fileId = file && (await registerFile(tx, scope, file, now));
    const change = {
      ...input,
      yearId: input.yearId ?? null,
      datedOn: input.datedOn ?? null,
      remark: '',
      ...(fileId === undefined ? {} : { fileId }),
    };
    if (!(await updateDocument(tx, organizationId, id, version, change, now))) {
      throw new Refusal('common.refusal.changedMeanwhile', 409);
    }
    if (fileId !== undefined) await forgetFiles(tx, organizationId, [document.fileId]);
    await recordAudit(
      tx,
      scope,
      { action: 'document.change', entity: 'document', entityId: id, details: {} },
      now,
    );
  });
}

/** Puts the signed copy beside a document; a later one takes its place. */
export async function addScan(platform: Platform, scope: Scope, id: string, upload: Upload): Promise<void> {
  authorize(scope, documentPolicy, 'document.edit');
  const file = await keepUpload(platform, upload);
  const now = platform.clock.now();
  const { organizationId } = scope;
  await platform.db.inOrganization(organizationId, async (tx) => {
    const document = await getDocument(tx, organizationId, id);
    refuseUnless(document.status !== 'archived');
    const scanFileId = await registerFile(tx, scope, file, now);
    if (!(await updateDocument(tx, organizationId, id, document.version, { scanFileId }, now))) {
      throw new Refusal('common.refusal.changedMeanwhile', 409);
    }
    await forgetFiles(tx, organizationId, [document.scanFileId]);
    await recordAudit(
      tx,
      scope,
      { action: 'document.scan', entity: 'document', entityId: id, details: {} },
      now,
    );
  });
}

/** An approved document that the school shows to anybody, with the file that visitors take. */
export interface PublishedDocument
  extends Pick<RegisteredDocument, 'id' | 'kind' | 'title' | 'number' | 'datedOn'> {
  /** The signed copy if there is one. */
  readonly file: StoredFile;
}

/** Approved documents that are published, newest first: for the public page (R171). Never one with names (L7). */
export async function listPublishedDocuments(tx: Tx, organizationId: string): Promise<PublishedDocument[]> {
  const rows = await listDocuments(tx, organizationId, { status: 'approved', published: true });
  const published: PublishedDocument[] = [];
  for (const { id, kind, title, number, datedOn, fileId, scanFileId } of rows) {
    const shown = scanFileId ?? fileId;
    if (kindRules[kind].personal || shown === undefined) continue;
    const file = await findStoredFile(tx, organizationId, shown);
    if (file) published.push({ id, kind, title, number, datedOn, file });
  }
  return published;
}

/** What can be done with a document by this viewer. */
export function choicesFor(card: DocumentCard): ReturnType<typeof choicesOf> {
  const choices = choicesOf(card.document);
  const edits = card.mayEdit;
  return {
    ...choices,
    edit: choices.edit && edits,
    submit: choices.submit && edits,
    sendBack: choices.sendBack && card.mayApprove,
    approve: choices.approve && card.mayApprove,
    publish: choices.publish && edits,
    unpublish: choices.unpublish && edits,
    archive: choices.archive && edits,
    remove: choices.remove && edits,
  };
}
