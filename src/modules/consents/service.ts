import type { CalendarDate } from '../../core/clock.ts';
import { newId } from '../../core/id.ts';
import { forbidden, notFound, Refusal } from '../../core/refusal.ts';
import { authorize, permits, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { listClassesInTx, type SchoolClass } from '../people/index.ts';
import {
  type Consent,
  type ConsentPurpose,
  type ConsentState,
  requiredSigner,
  stateOf,
  usualTerm,
} from './consent.ts';
import { consentPolicy } from './policy.ts';
import {
  type ConsentFilter,
  type ConsentRow,
  findConsent,
  insertConsents,
  listConsentRows,
  listConsentsOf,
  listGuardians,
  withdrawConsents,
} from './store.ts';

/** One line of the registry. */
export interface ConsentLine extends ConsentRow {
  readonly signer: Consent['signerKind'];
  readonly state: ConsentState;
  readonly guardianName: string | undefined;
}

export interface Registry {
  readonly classes: readonly SchoolClass[];
  readonly lines: readonly ConsentLine[];
}

/**
 * The registry of one purpose: a class, the staff, or everybody the viewer may see.
 * A class teacher sees his own classes only; `only` narrows it to given people (the candidates of a year).
 */
export async function readRegistry(
  platform: Platform,
  scope: Scope,
  filter: ConsentFilter,
  day: CalendarDate,
): Promise<Registry> {
  if (!permits(scope, consentPolicy, 'consent.list')) authorize(scope, consentPolicy, 'consent.listOwnClass');
  return platform.db.inOrganization(scope.organizationId, async (tx) => {
    const classes = await visibleClasses(tx, scope, 'consent.list');
    if (
      filter.classId !== 'all' &&
      filter.classId !== 'staff' &&
      !classes.some((entry) => entry.id === filter.classId)
    ) {
      throw notFound();
    }
    if (filter.classId === 'staff' && !permits(scope, consentPolicy, 'consent.list')) throw forbidden();
    const allowed = new Set(classes.map((entry) => entry.id));
    const rows = await listConsentRows(tx, scope.organizationId, filter);
    const guardians = await listGuardians(tx, scope.organizationId);
    const seesAll = permits(scope, consentPolicy, 'consent.list');
    const lines = rows
      .filter((row) => seesAll || (row.classId !== undefined && allowed.has(row.classId)))
      .map((row) => toLine(row, guardians, day));
    return { classes, lines };
  });
}

function toLine(
  row: ConsentRow,
  guardians: ReadonlyMap<string, { name: string }>,
  day: CalendarDate,
): ConsentLine {
  const person = { kind: row.kind, bornOn: row.bornOn };
  return {
    ...row,
    signer: requiredSigner(person, day),
    state: stateOf(row.newest, person, day),
    guardianName: guardians.get(row.personId)?.name,
  };
}

async function visibleClasses(
  tx: Tx,
  scope: Scope,
  all: 'consent.list' | 'consent.mark',
): Promise<SchoolClass[]> {
  const classes = await listClassesInTx(tx, scope.organizationId);
  return permits(scope, consentPolicy, all)
    ? classes
    : classes.filter((entry) => entry.teacherId === scope.personId);
}

export interface MarkResult {
  readonly marked: number;
  /** People whose consent was in force already; nothing was written for them. */
  readonly already: number;
}

/**
 * Marks signed paper consents as received: for the ticked people, for a class, for the staff, or for everybody.
 * The signer follows from the age on the day of signing (L4). People with a consent in force are left alone.
 */
export async function markConsents(
  platform: Platform,
  scope: Scope,
  input: {
    who: { readonly personIds: readonly string[] } | { readonly classId: string | 'all' | 'staff' };
    purpose: ConsentPurpose;
    signedOn: CalendarDate;
    status?: 'given' | 'refused';
  },
  today: CalendarDate,
): Promise<MarkResult> {
  if (!permits(scope, consentPolicy, 'consent.mark')) authorize(scope, consentPolicy, 'consent.markOwnClass');
  if (input.signedOn > today) throw new Refusal('consents.refusal.future', 422);
  const now = platform.clock.now();
  const { organizationId } = scope;
  const status = input.status ?? 'given';
  return platform.db.inOrganization(organizationId, async (tx) => {
    const filter: ConsentFilter =
      'classId' in input.who
        ? { purpose: input.purpose, classId: input.who.classId }
        : { purpose: input.purpose, classId: 'all', personIds: input.who.personIds };
    const rows = await listConsentRows(tx, organizationId, filter);
    const classes = new Set((await visibleClasses(tx, scope, 'consent.mark')).map((entry) => entry.id));
    const marksAll = permits(scope, consentPolicy, 'consent.mark');
    const own = rows.filter((row) => marksAll || (row.classId !== undefined && classes.has(row.classId)));
    if (own.length === 0 || ('personIds' in input.who && own.length !== new Set(input.who.personIds).size))
      throw notFound();
    const guardians = await listGuardians(tx, organizationId);
    const open = own.filter(
      (row) => stateOf(row.newest, row, input.signedOn) !== 'given' || status === 'refused',
    );
    await insertConsents(
      tx,
      organizationId,
      open.map((row) => newConsent(row, guardians.get(row.personId), input, status, scope)),
      now,
    );
    const details = { purpose: input.purpose, status, count: open.length };
    await recordAudit(
      tx,
      scope,
      { action: 'consent.mark', entity: 'consent', entityId: undefined, details },
      now,
    );
    return { marked: open.length, already: own.length - open.length };
  });
}

function newConsent(
  row: ConsentRow,
  guardian: { id: string; name: string } | undefined,
  input: { purpose: ConsentPurpose; signedOn: CalendarDate },
  status: 'given' | 'refused',
  scope: Scope,
) {
  const signerKind = requiredSigner(row, input.signedOn);
  const ownName = [row.lastName, row.firstName, row.middleName].filter((part) => part !== '').join(' ');
  return {
    id: newId(),
    personId: row.personId,
    purpose: input.purpose,
    status,
    signerKind,
    signerName: signerKind === 'self' ? ownName : (guardian?.name ?? ''),
    signerPersonId: signerKind === 'self' ? row.personId : guardian?.id,
    signedOn: input.signedOn,
    validUntil: status === 'given' ? usualTerm(input.signedOn) : undefined,
    medium: 'paper' as const,
    note: '',
    recordedBy: scope.accountId,
  };
}

/** What other modules do when a consent is withdrawn, in the same transaction: block at once. */
export type AfterWithdrawal = (
  tx: Tx,
  scope: Scope,
  personId: string,
  purpose: ConsentPurpose,
  now: Date,
) => Promise<void>;

/** Withdraws a consent: from this moment it does not count; the row stays as the legal record. */
export async function withdrawConsent(
  platform: Platform,
  scope: Scope,
  id: string,
  input: { withdrawnOn: CalendarDate; note: string },
  today: CalendarDate,
  after: AfterWithdrawal,
): Promise<Consent> {
  authorize(scope, consentPolicy, 'consent.mark');
  if (input.withdrawnOn > today) throw new Refusal('consents.refusal.future', 422);
  const now = platform.clock.now();
  return platform.db.inOrganization(scope.organizationId, async (tx) => {
    const consent = await findConsent(tx, scope.organizationId, id);
    if (!consent) throw notFound();
    if (consent.status !== 'given') throw new Refusal('consents.refusal.notInForce', 409);
    await withdrawConsents(tx, scope.organizationId, [id], input.withdrawnOn, input.note);
    await after(tx, scope, consent.personId, consent.purpose, now);
    const details = { purpose: consent.purpose };
    await recordAudit(
      tx,
      scope,
      { action: 'consent.withdraw', entity: 'consent', entityId: id, details },
      now,
    );
    return consent;
  });
}

/** All consents of a person with their states, for the person's card. */
export async function readConsentsOf(platform: Platform, scope: Scope, personId: string): Promise<Consent[]> {
  authorize(scope, consentPolicy, 'consent.list');
  return platform.db.inOrganization(scope.organizationId, (tx) =>
    listConsentsOf(tx, scope.organizationId, personId),
  );
}

/** Which of the people have a consent of the purpose in force on a day; for rules of other modules. */
export async function peopleWithConsent(
  tx: Tx,
  organizationId: string,
  personIds: readonly string[],
  purpose: ConsentPurpose,
  day: CalendarDate,
): Promise<ReadonlySet<string>> {
  const rows = await listConsentRows(tx, organizationId, { purpose, classId: 'all', personIds });
  return new Set(rows.filter((row) => stateOf(row.newest, row, day) === 'given').map((row) => row.personId));
}
