import type { CalendarDate } from '../../core/clock.ts';
import type { Tx } from '../../db/database.ts';

/** A session with the person and the organisation behind it. */
export interface SessionRow {
  readonly accountId: string;
  readonly personId: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  readonly bornOn: CalendarDate | undefined;
  readonly lastSeenAt: Date;
  readonly organizationCode: string;
  readonly organizationName: string;
  readonly organizationShortName: string;
  readonly timeZone: string;
}

/** The live session of a token hash: not expired, the account still active, the person still there. */
export async function findSession(
  tx: Tx,
  organizationId: string,
  tokenHash: string,
  now: Date,
): Promise<SessionRow | undefined> {
  const row = await tx
    .selectFrom('session')
    .innerJoin('account', (join) =>
      join
        .onRef('account.organization_id', '=', 'session.organization_id')
        .onRef('account.id', '=', 'session.account_id'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.organization_id', '=', 'account.organization_id')
        .onRef('person.id', '=', 'account.person_id'),
    )
    .innerJoin('organization_profile', 'organization_profile.organization_id', 'session.organization_id')
    .innerJoin('organization', 'organization.id', 'session.organization_id')
    .select([
      'session.account_id',
      'session.last_seen_at',
      'account.person_id',
      'person.first_name',
      'person.middle_name',
      'person.last_name',
      'person.born_on',
      'organization.code',
      'organization.name',
      'organization.short_name',
      'organization_profile.time_zone',
    ])
    .where('session.organization_id', '=', organizationId)
    .where('account.organization_id', '=', organizationId)
    .where('person.organization_id', '=', organizationId)
    .where('organization_profile.organization_id', '=', organizationId)
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('account.status', '=', 'active')
    .executeTakeFirst();
  return (
    row && {
      accountId: row.account_id,
      personId: row.person_id,
      firstName: row.first_name,
      middleName: row.middle_name,
      lastName: row.last_name,
      bornOn: row.born_on ?? undefined,
      lastSeenAt: row.last_seen_at,
      organizationCode: row.code,
      organizationName: row.name,
      organizationShortName: row.short_name,
      timeZone: row.time_zone,
    }
  );
}

export interface NewSession {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly expiresAt: Date;
  readonly device: string;
}

export async function insertSession(
  tx: Tx,
  organizationId: string,
  session: NewSession,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('session')
    .values({
      organization_id: organizationId,
      token_hash: session.tokenHash,
      account_id: session.accountId,
      created_at: now,
      last_seen_at: now,
      expires_at: session.expiresAt,
      device: session.device,
    })
    .execute();
}

export async function touchSession(
  tx: Tx,
  organizationId: string,
  tokenHash: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('session')
    .set({ last_seen_at: now })
    .where('organization_id', '=', organizationId)
    .where('token_hash', '=', tokenHash)
    .execute();
}

export async function deleteSession(tx: Tx, organizationId: string, tokenHash: string): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('organization_id', '=', organizationId)
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Ends the sessions of an account, all but the one of `exceptHash`; answers how many there were. */
export async function deleteSessionsOf(
  tx: Tx,
  organizationId: string,
  accountId: string,
  exceptHash = '',
): Promise<number> {
  const result = await tx
    .deleteFrom('session')
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .where('token_hash', '<>', exceptHash)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

export interface SessionLine {
  readonly tokenHash: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

export async function listSessions(
  tx: Tx,
  organizationId: string,
  accountId: string,
  now: Date,
): Promise<SessionLine[]> {
  const rows = await tx
    .selectFrom('session')
    .select(['token_hash', 'device', 'created_at', 'last_seen_at'])
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .execute();
  return rows.map((row) => ({
    tokenHash: row.token_hash,
    device: row.device,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
  }));
}
