import type { CalendarDate } from '../../core/clock.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Tx } from '../../db/database.ts';

/** Replaces the printed code of an account; only the hash is kept. */
export async function saveAccessCode(
  tx: Tx,
  organizationId: string,
  code: { id: string; accountId: string; hash: string; expiresAt: Date },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('access_code')
    .values({
      organization_id: organizationId,
      id: code.id,
      account_id: code.accountId,
      key_hash: code.hash,
      created_at: now,
      expires_at: code.expiresAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'account_id'])
        .doUpdateSet({ key_hash: code.hash, created_at: now, expires_at: code.expiresAt }),
    )
    .execute();
}

/** Whether the account's code with this hash is still good. */
export async function isCodeInForce(
  tx: Tx,
  organizationId: string,
  accountId: string,
  hash: string,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom('access_code')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .where('key_hash', '=', hash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row !== undefined;
}

/** One line of the list of accounts: a person with roles, whether he can sign in and when he last did. */
export interface AccountLine {
  readonly personId: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly position: string;
  readonly classLabel: string | undefined;
  readonly roles: readonly string[];
  readonly login: string | undefined;
  readonly hasCode: boolean;
  readonly closed: boolean;
  readonly lastSignInAt: Date | undefined;
}

/** Everybody who holds a role on a day or has an account, by name. */
export async function listAccountLines(
  tx: Tx,
  organizationId: string,
  day: CalendarDate,
): Promise<AccountLine[]> {
  const people = await tx
    .selectFrom('person')
    .leftJoin('account', (join) =>
      join
        .onRef('account.organization_id', '=', 'person.organization_id')
        .onRef('account.person_id', '=', 'person.id')
        .on('account.organization_id', '=', organizationId),
    )
    .leftJoin('school_class', (join) =>
      join
        .onRef('school_class.organization_id', '=', 'person.organization_id')
        .onRef('school_class.id', '=', 'person.class_id')
        .on('school_class.organization_id', '=', organizationId),
    )
    .leftJoin('access_code', (join) =>
      join
        .onRef('access_code.organization_id', '=', 'account.organization_id')
        .onRef('access_code.account_id', '=', 'account.id')
        .on('access_code.organization_id', '=', organizationId),
    )
    .select([
      'person.id',
      'person.last_name',
      'person.first_name',
      'person.middle_name',
      'person.position',
      'school_class.label',
      'account.login',
      'account.status',
      'account.last_sign_in_at',
      'access_code.id as code_id',
    ])
    .where('person.organization_id', '=', organizationId)
    .where((e) =>
      e.or([
        e('account.id', 'is not', null),
        e.exists(
          e
            .selectFrom('role_assignment')
            .select('role_assignment.id')
            .where('role_assignment.organization_id', '=', organizationId)
            .whereRef('role_assignment.person_id', '=', 'person.id')
            .where((r) =>
              r.or([r('role_assignment.ends_on', 'is', null), r('role_assignment.ends_on', '>=', day)]),
            ),
        ),
      ]),
    )
    .orderBy('person.sort_key')
    .orderBy('person.id')
    .execute();
  const roles = await tx
    .selectFrom('role_assignment')
    .select(['person_id', 'role'])
    .where('organization_id', '=', organizationId)
    .where('starts_on', '<=', day)
    .where((e) => e.or([e('ends_on', 'is', null), e('ends_on', '>=', day)]))
    .execute();
  const byPerson = groupBy(roles, (row) => row.person_id);
  return people.map((row) => ({
    personId: row.id,
    lastName: row.last_name,
    firstName: row.first_name,
    middleName: row.middle_name,
    position: row.position,
    classLabel: row.label ?? undefined,
    roles: (byPerson.get(row.id) ?? []).map((entry) => entry.role),
    login: row.login ?? undefined,
    hasCode: row.code_id !== null,
    closed: row.status === 'closed',
    lastSignInAt: row.last_sign_in_at ?? undefined,
  }));
}
