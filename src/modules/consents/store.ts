import type { CalendarDate } from '../../core/clock.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Tx } from '../../db/database.ts';
import type { Consent, ConsentPurpose } from './consent.ts';

/** A person of the registry with the newest consent of one purpose. */
export interface ConsentRow {
  readonly personId: string;
  readonly kind: 'student' | 'other';
  readonly personKind: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly bornOn: CalendarDate | undefined;
  readonly classId: string | undefined;
  readonly classLabel: string | undefined;
  readonly newest: Consent | undefined;
}

export interface ConsentFilter {
  readonly purpose: ConsentPurpose;
  /** People of one class, the staff, or everybody. */
  readonly classId: string | 'all' | 'staff';
  readonly personIds?: readonly string[];
}

/** Active people of a class, of the staff, or all of them, with the newest consent of the purpose, by class and name. */
export async function listConsentRows(
  tx: Tx,
  organizationId: string,
  filter: ConsentFilter,
): Promise<ConsentRow[]> {
  let query = tx
    .selectFrom('person')
    .leftJoin('school_class', (join) =>
      join
        .onRef('school_class.organization_id', '=', 'person.organization_id')
        .onRef('school_class.id', '=', 'person.class_id')
        .on('school_class.organization_id', '=', organizationId),
    )
    .select([
      'person.id',
      'person.kind',
      'person.last_name',
      'person.first_name',
      'person.middle_name',
      'person.born_on',
      'person.class_id',
      'school_class.label',
    ])
    .where('person.organization_id', '=', organizationId)
    .where('person.status', '=', 'active')
    .where('person.kind', '<>', 'guardian');
  if (filter.classId === 'staff') query = query.where('person.kind', '<>', 'student');
  else if (filter.classId !== 'all') query = query.where('person.class_id', '=', filter.classId);
  if (filter.personIds !== undefined) {
    if (filter.personIds.length === 0) return [];
    query = query.where('person.id', 'in', [...filter.personIds]);
  }
  const people = await query
    .orderBy('school_class.grade')
    .orderBy('school_class.letter')
    .orderBy('person.sort_key')
    .orderBy('person.id')
    .execute();
  const consents = await tx
    .selectFrom('consent')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('purpose', '=', filter.purpose)
    .where('status', '<>', 'superseded')
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const byPerson = groupBy(consents, (row) => row.person_id);
  return people.map((row) => {
    const newest = byPerson.get(row.id)?.[0];
    return {
      personId: row.id,
      kind: row.kind === 'student' ? 'student' : 'other',
      personKind: row.kind,
      lastName: row.last_name,
      firstName: row.first_name,
      middleName: row.middle_name,
      bornOn: row.born_on ?? undefined,
      classId: row.class_id ?? undefined,
      classLabel: row.label ?? undefined,
      newest: newest && toConsent(newest),
    };
  });
}

interface Row {
  id: string;
  person_id: string;
  purpose: ConsentPurpose;
  status: Consent['status'];
  signer_kind: Consent['signerKind'];
  signer_name: string;
  signed_on: string;
  valid_until: string | null;
  medium: Consent['medium'];
  withdrawn_on: string | null;
}

function toConsent(row: Row): Consent {
  return {
    id: row.id,
    personId: row.person_id,
    purpose: row.purpose,
    status: row.status,
    signerKind: row.signer_kind,
    signerName: row.signer_name,
    signedOn: row.signed_on,
    validUntil: row.valid_until ?? undefined,
    medium: row.medium,
    withdrawnOn: row.withdrawn_on ?? undefined,
  };
}

/** Every consent of a person, newest first: the legal record. */
export async function listConsentsOf(tx: Tx, organizationId: string, personId: string): Promise<Consent[]> {
  const rows = await tx
    .selectFrom('consent')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toConsent);
}

export async function findConsent(tx: Tx, organizationId: string, id: string): Promise<Consent | undefined> {
  const row = await tx
    .selectFrom('consent')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toConsent(row);
}

export interface NewConsent extends Omit<Consent, 'withdrawnOn'> {
  readonly signerPersonId: string | undefined;
  readonly note: string;
  readonly recordedBy: string | undefined;
}

/** Adds consents; an older one of the same person and purpose is kept as superseded. */
export async function insertConsents(
  tx: Tx,
  organizationId: string,
  consents: readonly NewConsent[],
  now: Date,
): Promise<void> {
  // Bounded, so that one statement stays far below the engine's limit of 65,535 parameters.
  for (let from = 0; from < consents.length; from += 1000) {
    const part = consents.slice(from, from + 1000);
    for (const purpose of new Set(part.map((consent) => consent.purpose))) {
      const people = part.filter((consent) => consent.purpose === purpose).map((consent) => consent.personId);
      await tx
        .updateTable('consent')
        .set({ status: 'superseded' })
        .where('organization_id', '=', organizationId)
        .where('purpose', '=', purpose)
        .where('person_id', 'in', people)
        .where('status', '=', 'given')
        .execute();
    }
    await tx
      .insertInto('consent')
      .values(
        part.map((consent) => ({
          organization_id: organizationId,
          id: consent.id,
          person_id: consent.personId,
          purpose: consent.purpose,
          status: consent.status,
          signer_kind: consent.signerKind,
          signer_name: consent.signerName,
          signer_person_id: consent.signerPersonId ?? null,
          signed_on: consent.signedOn,
          valid_until: consent.validUntil ?? null,
          medium: consent.medium,
          file_id: null,
          withdrawn_on: null,
          note: consent.note,
          recorded_by: consent.recordedBy ?? null,
          recorded_at: now,
        })),
      )
      .execute();
  }
}

/** Ends consents as withdrawn on a day; the rows stay as the legal record. */
export async function withdrawConsents(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
  withdrawnOn: CalendarDate,
  note: string,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('consent')
    .set({ status: 'withdrawn', withdrawn_on: withdrawnOn, note })
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...ids])
    .where('status', '=', 'given')
    .execute();
}

/** Representatives of pupils by pupil: id and full name. */
export async function listGuardians(
  tx: Tx,
  organizationId: string,
): Promise<Map<string, { id: string; name: string }>> {
  const rows = await tx
    .selectFrom('guardian_link')
    .innerJoin('person', (join) =>
      join
        .onRef('person.organization_id', '=', 'guardian_link.organization_id')
        .onRef('person.id', '=', 'guardian_link.guardian_id'),
    )
    .select([
      'guardian_link.student_id',
      'person.id',
      'person.last_name',
      'person.first_name',
      'person.middle_name',
    ])
    .where('guardian_link.organization_id', '=', organizationId)
    .where('person.organization_id', '=', organizationId)
    .orderBy('guardian_link.created_at', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [
      row.student_id,
      {
        id: row.id,
        name: [row.last_name, row.first_name, row.middle_name].filter((part) => part !== '').join(' '),
      },
    ]),
  );
}
