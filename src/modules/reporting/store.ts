import type { CalendarDate } from '../../core/clock.ts';
import type { Tx } from '../../db/database.ts';

/** The newest consent to processing of a person, as its state is told from it. */
export interface NewestConsent {
  readonly status: 'given' | 'refused' | 'withdrawn' | 'superseded';
  readonly signerKind: 'self' | 'guardian';
  readonly signedOn: CalendarDate;
  readonly validUntil: CalendarDate | undefined;
}

/** Newest consents to processing by person; of people who left too: a withdrawn one masks the name in every report. */
export async function listNewestConsents(
  tx: Tx,
  organizationId: string,
): Promise<Map<string, NewestConsent>> {
  const rows = await tx
    .selectFrom('consent')
    .select(['person_id', 'status', 'signer_kind', 'signed_on', 'valid_until'])
    .where('organization_id', '=', organizationId)
    .where('purpose', '=', 'processing')
    .where('status', '<>', 'superseded')
    .orderBy('recorded_at')
    .orderBy('id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.person_id,
      {
        status: row.status,
        signerKind: row.signer_kind,
        signedOn: row.signed_on,
        validUntil: row.valid_until ?? undefined,
      },
    ]),
  );
}
