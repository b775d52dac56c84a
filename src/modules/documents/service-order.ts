import type { CalendarDate } from '../../core/clock.ts';
import { isId, newId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { peopleWithConsent } from '../consents/index.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import type { Person } from '../people/index.ts';
import { getYearInTx, type ProgrammeYear } from '../programmes/index.ts';
import type { StoredFile } from '../stored-files/index.ts';
import { listTandems, releaseTandems, type TandemRow, updateTandems } from '../tandems/index.ts';
import type { OrderRow, PairsOrderData } from './order.ts';
import { documentPolicy } from './policy.ts';
import { kindRules, refuseUnless, registerKinds } from './register.ts';
import { type OrderInput, readBody } from './schema-body.ts';
import { forgetFiles, keepDocx, printDocument, registerFile, titleOf } from './service-print.ts';
import {
  cardsById,
  likelyCurator,
  partyOf,
  readSchool,
  type School,
  staffOfficial,
} from './service-world.ts';
import { type DocumentRow, findDocument, insertDocument, isNumberTaken, updateDocument } from './store.ts';

const numberedKinds = registerKinds.filter((kind) => kindRules[kind].numbered);

/** Refuses a number that another order of the calendar year has. */
export async function refuseTakenNumber(
  tx: Tx,
  organizationId: string,
  number: string,
  datedOn: CalendarDate | undefined,
  exceptId: string | undefined,
): Promise<void> {
  if (number === '' || datedOn === undefined) return;
  if (await isNumberTaken(tx, organizationId, numberedKinds, number, datedOn, exceptId)) {
    throw new Refusal('documents.refusal.numberTaken', 409, { number });
  }
}

/** A tandem as the form of an order lists it. */
export interface OrderCandidate {
  readonly tandem: TandemRow;
  /** An employee mentors an employee, and his written consent is not in force (Labour Code art. 351.8; L1). */
  readonly lacksDutyConsent: boolean;
}

export interface OrderDesk {
  readonly year: ProgrammeYear;
  readonly school: School;
  /** Tandems without an order, and those of the draft that is being changed. */
  readonly candidates: readonly OrderCandidate[];
  readonly cards: ReadonlyMap<string, Person>;
  readonly curatorId: string | undefined;
  readonly order: DocumentRow | undefined;
}

function isOpen(tandem: TandemRow): boolean {
  return tandem.status !== 'terminated' && tandem.status !== 'finished';
}

function isBetweenEmployees(tandem: TandemRow): boolean {
  return (
    tandem.mentor.person.kind === 'teacher' &&
    tandem.mentees.some((mentee) => mentee.person.kind === 'teacher')
  );
}

/** Mentors of tandems between employees whose consent to the duty is not in force on a day. */
export async function mentorsWithoutDuty(
  tx: Tx,
  organizationId: string,
  tandems: readonly TandemRow[],
  day: CalendarDate,
): Promise<ReadonlySet<string>> {
  const ids = tandems.filter(isBetweenEmployees).map((tandem) => tandem.mentor.personId);
  const consented = await peopleWithConsent(tx, organizationId, ids, 'mentorDuty', day);
  return new Set(ids.filter((id) => !consented.has(id)));
}

async function readDesk(
  tx: Tx,
  organizationId: string,
  startYear: number,
  orderId: string | undefined,
  day: CalendarDate,
): Promise<OrderDesk> {
  const year = await getYearInTx(tx, organizationId, startYear);
  const order =
    orderId !== undefined && isId(orderId) ? await findDocument(tx, organizationId, orderId) : undefined;
  const all = await listTandems(tx, organizationId, { yearId: year.id });
  const tandems = all.filter(
    (tandem) =>
      tandem.mentees.length > 0 &&
      (tandem.orderId === undefined ? isOpen(tandem) : tandem.orderId === orderId),
  );
  const school = await readSchool(tx, organizationId, day);
  const without = await mentorsWithoutDuty(tx, organizationId, tandems, day);
  const people = tandems.flatMap((tandem) => [
    tandem.mentor.personId,
    ...tandem.mentees.map((mentee) => mentee.personId),
  ]);
  return {
    year,
    school,
    order,
    candidates: tandems.map((tandem) => ({
      tandem,
      lacksDutyConsent: isBetweenEmployees(tandem) && without.has(tandem.mentor.personId),
    })),
    cards: await cardsById(tx, organizationId, people),
    curatorId: await likelyCurator(tx, organizationId, school.staff, day),
  };
}

/** Everything that the form of an order needs: for a new one, or for a draft that is changed. */
export async function readOrderDesk(
  platform: Platform,
  scope: Scope,
  startYear: number,
  orderId: string | undefined,
  day: CalendarDate,
): Promise<OrderDesk> {
  authorize(scope, documentPolicy, 'document.edit');
  return platform.db.inOrganization(scope.organizationId, (tx) =>
    readDesk(tx, scope.organizationId, startYear, orderId, day),
  );
}

/** A row of the order. Only names, posts, classes, forms and terms are copied: a category has no place here. */
function rowOf(desk: OrderDesk, tandem: TandemRow, input: OrderInput): OrderRow {
  const party = (participant: TandemRow['mentor']) => {
    const card = desk.cards.get(participant.personId);
    if (!card) throw notFound();
    return partyOf(card, participant.person.classLabel);
  };
  return {
    mentor: party(tandem.mentor),
    mentees: tandem.mentees.map(party),
    isGroup: tandem.mentees.length > 1,
    form: mentoringFormTitle(tandem.formCode),
    // Work that has begun keeps its first day; an agreed term is the order's.
    from: (tandem.status === 'working' ? tandem.startsOn : undefined) ?? input.startsOn ?? input.date,
    to: input.endsOn,
  };
}

function dataOf(desk: OrderDesk, chosen: readonly OrderCandidate[], input: OrderInput): PairsOrderData {
  const { head, staff } = desk.school;
  return {
    act: input.act,
    organization: head,
    number: input.number === '' ? undefined : input.number,
    date: input.date,
    startYear: desk.year.startYear,
    curator: staffOfficial(staff, input.curatorId),
    controller: staffOfficial(staff, input.controllerId),
    acquaintBy: input.acquaintBy,
    rowStyle: input.rowStyle,
    rows: chosen.map(({ tandem }) => rowOf(desk, tandem, input)),
  };
}

interface PreparedOrder {
  readonly yearId: string;
  readonly data: PairsOrderData;
  readonly chosen: readonly OrderCandidate[];
  readonly file: StoredFile;
  readonly title: string;
}

/** Reads, decides and prints, outside the transaction that saves. */
async function prepare(
  platform: Platform,
  scope: Scope,
  startYear: number,
  orderId: string | undefined,
  input: OrderInput,
  day: CalendarDate,
): Promise<PreparedOrder> {
  const { organizationId } = scope;
  const desk = await platform.db.inOrganization(organizationId, async (tx) => {
    await refuseTakenNumber(tx, organizationId, input.number, input.date, orderId);
    return readDesk(tx, organizationId, startYear, orderId, day);
  });
  const wanted = new Set(input.tandemIds);
  const chosen = desk.candidates.filter(({ tandem }) => wanted.has(tandem.id));
  if (chosen.length === 0) throw new Refusal('documents.refusal.noTandems', 422);
  // One of them got into another order, or was ended, since the form was opened.
  if (chosen.length !== wanted.size) throw new Refusal('common.refusal.changedMeanwhile', 409);
  const count = chosen.filter((candidate) => candidate.lacksDutyConsent).length;
  if (count > 0 && input.dutyReason.trim() === '') {
    throw new Refusal('documents.refusal.dutyReason', 422, { count });
  }
  const data = dataOf(desk, chosen, input);
  const title = titleOf('orderPairs', startYear);
  const bytes = await printDocument(platform, organizationId, 'orderPairs', data);
  return { yearId: desk.year.id, data, chosen, title, file: await keepDocx(platform, bytes, title) };
}

function bodyOf(prepared: PreparedOrder, input: OrderInput) {
  const without = prepared.chosen.filter((candidate) => candidate.lacksDutyConsent);
  return {
    form: 'orderPairs' as const,
    data: prepared.data,
    input,
    withoutDutyConsent: [...new Set(without.map(({ tandem }) => tandem.mentor.personId))],
  };
}

/** Fixes the tandems by the order. Each is written at the version that was printed, so that nothing slips between. */
async function fixTandems(
  tx: Tx,
  organizationId: string,
  orderId: string,
  prepared: PreparedOrder,
  now: Date,
): Promise<void> {
  for (const [index, { tandem }] of prepared.chosen.entries()) {
    const row = prepared.data.rows[index];
    const change = {
      orderId,
      ...(tandem.status === 'agreed' ? { status: 'assigned' as const } : {}),
      ...(row?.from === undefined ? {} : { startsOn: row.from }),
      ...(row?.to === undefined ? {} : { endsOn: row.to }),
    };
    if ((await updateTandems(tx, organizationId, [tandem.id], change, now, tandem.version)) === 0) {
      throw new Refusal('common.refusal.changedMeanwhile', 409);
    }
  }
}

export interface MadeOrder {
  readonly id: string;
  readonly number: string;
  readonly tandems: number;
  readonly mentees: number;
}

function madeOrder(id: string, input: OrderInput, chosen: readonly OrderCandidate[]): MadeOrder {
  const mentees = chosen.reduce((sum, { tandem }) => sum + tandem.mentees.length, 0);
  return { id, number: input.number, tandems: chosen.length, mentees };
}

/**
 * D20 (R203): makes the order that fixes the chosen pairs and groups, keeps it as a file of the register and sets the
 * tandems to «assigned». Refuses (422) an empty list, and employees who mentor employees without a written consent
 * when no reason is given (L1); 409 when a tandem was changed meanwhile or the number is taken.
 */
export async function makeOrder(
  platform: Platform,
  scope: Scope,
  startYear: number,
  input: OrderInput,
  day: CalendarDate,
): Promise<MadeOrder> {
  authorize(scope, documentPolicy, 'document.edit');
  const prepared = await prepare(platform, scope, startYear, undefined, input, day);
  const id = newId();
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const fileId = await registerFile(tx, scope, prepared.file, now);
    await insertDocument(
      tx,
      scope,
      {
        id,
        yearId: prepared.yearId,
        kind: 'orderPairs',
        number: input.number,
        datedOn: input.date,
        title: prepared.title,
        body: bodyOf(prepared, input),
        fileId,
      },
      now,
    );
    await fixTandems(tx, scope.organizationId, id, prepared, now);
    const details = { kind: 'orderPairs', tandems: prepared.chosen.length };
    await recordAudit(tx, scope, { action: 'document.make', entity: 'document', entityId: id, details }, now);
  });
  return madeOrder(id, input, prepared.chosen);
}

/** Makes a draft of an order anew with other people or other words. What is approved is never changed (409). */
export async function changeOrder(
  platform: Platform,
  scope: Scope,
  orderId: string,
  version: number,
  input: OrderInput,
  day: CalendarDate,
): Promise<MadeOrder> {
  authorize(scope, documentPolicy, 'document.edit');
  const { organizationId } = scope;
  const old = isId(orderId)
    ? await platform.db.inOrganization(organizationId, (tx) => findDocument(tx, organizationId, orderId))
    : undefined;
  const before = readBody(old?.body);
  if (!old || before.form !== 'orderPairs') throw notFound();
  refuseUnless(old.status === 'draft');
  const prepared = await prepare(platform, scope, before.data.startYear, orderId, input, day);
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const fileId = await registerFile(tx, scope, prepared.file, now);
    const change = {
      number: input.number,
      datedOn: input.date ?? null,
      body: bodyOf(prepared, input),
      fileId,
      remark: '',
    };
    if (!(await updateDocument(tx, organizationId, orderId, version, change, now))) {
      throw new Refusal('common.refusal.changedMeanwhile', 409);
    }
    await forgetFiles(tx, organizationId, [old.fileId]);
    await fixTandems(tx, organizationId, orderId, prepared, now);
    const left = before.input.tandemIds.filter((id) => !input.tandemIds.includes(id));
    await releaseTandems(tx, organizationId, orderId, left, now);
    const details = { kind: 'orderPairs', tandems: prepared.chosen.length };
    await recordAudit(
      tx,
      scope,
      { action: 'document.change', entity: 'document', entityId: orderId, details },
      now,
    );
  });
  return madeOrder(orderId, input, prepared.chosen);
}
