import type { CalendarDate } from '../../core/clock.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Role } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Throttle } from './throttle.ts';

export interface Account {
  readonly id: string;
  readonly personId: string;
  readonly login: string | undefined;
  readonly passwordHash: string | undefined;
  readonly status: 'active' | 'closed';
  readonly locale: 'ru' | 'en';
}

export interface DirectoryEntry {
  readonly organizationId: string;
  readonly accountId: string;
}

/** Where an account lives, by the hash of its login or code. Directory table: no organisation is known yet. */
export async function findDirectoryEntry(
  tx: Tx,
  kind: 'login' | 'code',
  hash: string,
): Promise<DirectoryEntry | undefined> {
  const row = await tx
    .selectFrom('login_directory')
    .select(['organization_id', 'account_id'])
    .where('key_hash', '=', hash)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row && { organizationId: row.organization_id, accountId: row.account_id };
}

export async function insertDirectoryEntry(
  tx: Tx,
  entry: DirectoryEntry & { kind: 'login' | 'code'; hash: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('login_directory')
    .values({
      key_hash: entry.hash,
      kind: entry.kind,
      organization_id: entry.organizationId,
      account_id: entry.accountId,
      created_at: now,
    })
    .execute();
}

export async function deleteDirectoryEntries(
  tx: Tx,
  organizationId: string,
  accountId: string,
  kind: 'login' | 'code',
): Promise<void> {
  await tx
    .deleteFrom('login_directory')
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .execute();
}

export async function findAccount(tx: Tx, organizationId: string, id: string): Promise<Account | undefined> {
  return one(tx, organizationId, 'id', id);
}

export async function findAccountOfPerson(
  tx: Tx,
  organizationId: string,
  personId: string,
): Promise<Account | undefined> {
  return one(tx, organizationId, 'person_id', personId);
}

async function one(
  tx: Tx,
  organizationId: string,
  column: 'id' | 'person_id',
  value: string,
): Promise<Account | undefined> {
  const row = await tx
    .selectFrom('account')
    .select(['id', 'person_id', 'login', 'password_hash', 'status', 'locale'])
    .where('organization_id', '=', organizationId)
    .where(column, '=', value)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    personId: row.person_id,
    login: row.login ?? undefined,
    passwordHash: row.password_hash ?? undefined,
    status: row.status,
    locale: row.locale,
  };
}

export async function insertAccount(
  tx: Tx,
  organizationId: string,
  account: Account,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('account')
    .values({
      organization_id: organizationId,
      id: account.id,
      person_id: account.personId,
      login: account.login ?? null,
      password_hash: account.passwordHash ?? null,
      status: account.status,
      locale: account.locale,
      created_at: now,
      last_sign_in_at: null,
    })
    .execute();
}

/** Changes what is given of an account; absent fields stay. */
export async function updateAccount(
  tx: Tx,
  organizationId: string,
  id: string,
  changes: { login?: string; passwordHash?: string; status?: Account['status']; lastSignInAt?: Date },
): Promise<void> {
  await tx
    .updateTable('account')
    .set({
      ...(changes.login === undefined ? {} : { login: changes.login }),
      ...(changes.passwordHash === undefined ? {} : { password_hash: changes.passwordHash }),
      ...(changes.status === undefined ? {} : { status: changes.status }),
      ...(changes.lastSignInAt === undefined ? {} : { last_sign_in_at: changes.lastSignInAt }),
    })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

/** Roles of a person that hold on a day. */
export async function listRoles(
  tx: Tx,
  organizationId: string,
  personId: string,
  day: CalendarDate,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('role_assignment')
    .select('role')
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where('starts_on', '<=', day)
    .where((e) => e.or([e('ends_on', 'is', null), e('ends_on', '>=', day)]))
    .execute();
  return rows.map((row) => row.role);
}

/** Roles that hold on a day, by person; of everybody when none are named. */
export async function listRolesOfPeople(
  tx: Tx,
  organizationId: string,
  day: CalendarDate,
  personIds?: readonly string[],
): Promise<Map<string, string[]>> {
  if (personIds?.length === 0) return new Map();
  let query = tx
    .selectFrom('role_assignment')
    .select(['person_id', 'role'])
    .where('organization_id', '=', organizationId)
    .where('starts_on', '<=', day)
    .where((e) => e.or([e('ends_on', 'is', null), e('ends_on', '>=', day)]));
  if (personIds !== undefined) query = query.where('person_id', 'in', [...personIds]);
  const rows = await query.execute();
  return new Map(
    [...groupBy(rows, (row) => row.person_id)].map(([id, group]) => [id, group.map((row) => row.role)]),
  );
}

export interface NewRoleAssignment {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly startsOn: CalendarDate;
}

/** Adds assignments; one that is open already stays as it is. */
export async function insertRoles(
  tx: Tx,
  organizationId: string,
  assignments: readonly NewRoleAssignment[],
  now: Date,
): Promise<void> {
  if (assignments.length === 0) return;
  await tx
    .insertInto('role_assignment')
    .values(
      assignments.map((assignment) => ({
        organization_id: organizationId,
        id: assignment.id,
        person_id: assignment.personId,
        role: assignment.role,
        starts_on: assignment.startsOn,
        ends_on: null,
        created_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'person_id', 'role']).where('ends_on', 'is', null).doNothing(),
    )
    .execute();
}

/** Ends the open assignments of a role; `endsOn` is the last day that it holds. */
export async function endRole(
  tx: Tx,
  organizationId: string,
  personId: string,
  role: Role,
  endsOn: CalendarDate,
): Promise<void> {
  await tx
    .updateTable('role_assignment')
    .set({ ends_on: endsOn })
    .where('organization_id', '=', organizationId)
    .where('person_id', '=', personId)
    .where('role', '=', role)
    .where('ends_on', 'is', null)
    .execute();
}

export async function findThrottle(tx: Tx, hash: string): Promise<Throttle | undefined> {
  const row = await tx
    .selectFrom('sign_in_throttle')
    .selectAll()
    .where('key_hash', '=', hash)
    .executeTakeFirst();
  return (
    row && {
      failures: row.failures,
      firstFailedAt: row.first_failed_at,
      blockedUntil: row.blocked_until ?? undefined,
    }
  );
}

export async function saveThrottle(tx: Tx, hash: string, throttle: Throttle): Promise<void> {
  const values = {
    failures: throttle.failures,
    first_failed_at: throttle.firstFailedAt,
    blocked_until: throttle.blockedUntil ?? null,
  };
  await tx
    .insertInto('sign_in_throttle')
    .values({ key_hash: hash, ...values })
    .onConflict((conflict) => conflict.column('key_hash').doUpdateSet(values))
    .execute();
}

export async function deleteThrottle(tx: Tx, hash: string): Promise<void> {
  await tx.deleteFrom('sign_in_throttle').where('key_hash', '=', hash).execute();
}
