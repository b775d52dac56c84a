import type { CalendarDate } from '../../core/clock.ts';
import { Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { attachDocument } from '../programmes/index.ts';
import { listTandems, releaseTandems } from '../tandems/index.ts';
import { documentPolicy } from './policy.ts';
import { choicesOf, kindRules, refuseUnless } from './register.ts';
import { type DocumentBody, readBody } from './schema-body.ts';
import { mentorsWithoutDuty, refuseTakenNumber } from './service-order.ts';
import { forgetFiles, keepDocx, printBody, registerFile } from './service-print.ts';
import { getDocument } from './service-register.ts';
import { type DocumentChange, type DocumentRow, deleteDocument, updateDocument } from './store.ts';

export interface Approval {
  readonly number: string;
  readonly datedOn?: CalendarDate | undefined;
  readonly approvedOn: CalendarDate;
  /** The head confirms the reason for tandems without the mentor's written consent (L1). */
  readonly dutyConfirmed: boolean;
  readonly version: number;
}

/** The same document with what its approval adds: the number and the date of an order, the day on a road map. */
function approvedBody(body: DocumentBody, approval: Approval): DocumentBody {
  const act = { number: approval.number, date: approval.datedOn };
  switch (body.form) {
    case 'orderPairs':
      return { ...body, data: { ...body.data, ...act }, input: { ...body.input, ...act } };
    case 'orderIntroduction':
      return { ...body, data: { ...body.data, ...act }, input: { ...body.input, ...act } };
    case 'roadmap':
      return { ...body, data: { ...body.data, approvedOn: approval.approvedOn } };
    case 'uploaded':
      return body;
  }
}

async function refuseWithoutDuty(
  tx: Tx,
  scope: Scope,
  document: DocumentRow,
  approval: Approval,
): Promise<void> {
  if (document.kind !== 'orderPairs') return;
  const tandems = await listTandems(tx, scope.organizationId, { orderId: document.id });
  const without = await mentorsWithoutDuty(tx, scope.organizationId, tandems, approval.approvedOn);
  const confirmed = approval.dutyConfirmed && scope.roles.has('principal');
  if (without.size > 0 && !confirmed) {
    throw new Refusal('documents.refusal.dutyConfirm', 422, { count: without.size });
  }
}

/** Whether a document can be approved so: state, number, date, consents of employees. */
async function checkApproval(tx: Tx, scope: Scope, id: string, approval: Approval): Promise<DocumentRow> {
  const document = await getDocument(tx, scope.organizationId, id);
  refuseUnless(choicesOf(document).approve);
  const { numbered } = kindRules[document.kind];
  if (numbered && (approval.number === '' || approval.datedOn === undefined)) {
    throw new Refusal('documents.refusal.numberNeeded', 422);
  }
  if (numbered) {
    await refuseTakenNumber(tx, scope.organizationId, approval.number, approval.datedOn, id);
  }
  await refuseWithoutDuty(tx, scope, document, approval);
  return document;
}

/**
 * Approves a document: from now on it stays as it is. One that we made is printed once more with its number and date.
 * Refuses (422) an order without a number, and one with employees who mentor without a written consent unless the
 * head himself confirms the reason (L1); a day that has not come.
 */
export async function approveDocument(
  platform: Platform,
  scope: Scope,
  id: string,
  approval: Approval,
  today: CalendarDate,
): Promise<void> {
  authorize(scope, documentPolicy, 'document.approve');
  if (approval.approvedOn > today) throw new Refusal('documents.refusal.future', 422);
  const { organizationId } = scope;
  const before = await platform.db.inOrganization(organizationId, (tx) =>
    checkApproval(tx, scope, id, approval),
  );
  const body = readBody(before.body);
  const next = approvedBody(body, approval);
  const printed =
    JSON.stringify(next) === JSON.stringify(body)
      ? undefined
      : await keepDocx(platform, await printBody(platform, organizationId, next), before.title);
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    await checkApproval(tx, scope, id, approval);
    const fileId = printed && (await registerFile(tx, scope, printed, now));
    const change: DocumentChange = {
      status: 'approved',
      approvedOn: approval.approvedOn,
      approvedBy: scope.accountId ?? null,
      number: approval.number,
      datedOn: approval.datedOn ?? null,
      remark: '',
      ...(fileId === undefined ? {} : { fileId, body: next }),
    };
    await save(tx, organizationId, id, approval.version, change, now);
    if (fileId !== undefined) await forgetFiles(tx, organizationId, [before.fileId]);
    const code = kindRules[before.kind].activityCode;
    if (before.yearId !== undefined && code !== undefined) {
      const evidence = { yearId: before.yearId, code, documentId: id, title: before.title };
      await attachDocument(tx, scope, evidence, now);
    }
    const details = {
      kind: before.kind,
      approvedOn: approval.approvedOn,
      dutyConfirmed: approval.dutyConfirmed,
    };
    await recordAudit(
      tx,
      scope,
      { action: 'document.approve', entity: 'document', entityId: id, details },
      now,
    );
  });
}

async function save(
  tx: Tx,
  organizationId: string,
  id: string,
  version: number,
  change: DocumentChange,
  now: Date,
): Promise<void> {
  if (!(await updateDocument(tx, organizationId, id, version, change, now))) {
    throw new Refusal('common.refusal.changedMeanwhile', 409);
  }
}

export type DocumentStep = 'submit' | 'sendBack' | 'publish' | 'unpublish' | 'archive';

const changes: Readonly<Record<DocumentStep, DocumentChange>> = {
  submit: { status: 'onApproval', remark: '' },
  sendBack: { status: 'draft' },
  publish: { published: true },
  unpublish: { published: false },
  archive: { status: 'archived', published: false },
};

/** Moves a document one step: to the head, back with a remark, to the site, from the site, to the archive. */
export async function stepDocument(
  platform: Platform,
  scope: Scope,
  id: string,
  step: DocumentStep,
  version: number,
  remark = '',
): Promise<void> {
  authorize(scope, documentPolicy, step === 'sendBack' ? 'document.approve' : 'document.edit');
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const document = await getDocument(tx, scope.organizationId, id);
    if (step === 'publish' && kindRules[document.kind].personal) {
      throw new Refusal('documents.refusal.personal', 422);
    }
    refuseUnless(choicesOf(document)[step]);
    const change = step === 'sendBack' ? { ...changes.sendBack, remark } : changes[step];
    await save(tx, scope.organizationId, id, version, change, now);
    const record = { action: `document.${step}`, entity: 'document', entityId: id, details: {} };
    await recordAudit(tx, scope, record, now);
  });
}

/** Removes a draft with its files; the tandems of an order are without one again. */
export async function removeDraft(
  platform: Platform,
  scope: Scope,
  id: string,
  version: number,
): Promise<void> {
  authorize(scope, documentPolicy, 'document.edit');
  const now = platform.clock.now();
  const { organizationId } = scope;
  await platform.db.inOrganization(organizationId, async (tx) => {
    const document = await getDocument(tx, organizationId, id);
    refuseUnless(choicesOf(document).remove);
    const tandems = await listTandems(tx, organizationId, { orderId: id });
    await releaseTandems(
      tx,
      organizationId,
      id,
      tandems.map((tandem) => tandem.id),
      now,
    );
    if (!(await deleteDocument(tx, organizationId, id, version))) {
      throw new Refusal('common.refusal.changedMeanwhile', 409);
    }
    await forgetFiles(tx, organizationId, [document.fileId, document.scanFileId]);
    const details = { kind: document.kind };
    await recordAudit(
      tx,
      scope,
      { action: 'document.remove', entity: 'document', entityId: id, details },
      now,
    );
  });
}
