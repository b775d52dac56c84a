import type { Tx } from '../../db/database.ts';
import { fullName, shortName } from '../people/index.ts';

export interface StaffChoice {
  readonly id: string;
  /** Surname, first name, patronymic. */
  readonly name: string;
  readonly position: string;
}

/** Teachers and other staff that a line may name as responsible, by name. */
export async function listStaff(tx: Tx, organizationId: string): Promise<StaffChoice[]> {
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'last_name', 'first_name', 'middle_name', 'position'])
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'teacher')
    .where('status', '=', 'active')
    .orderBy('sort_key')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: fullName({ lastName: row.last_name, firstName: row.first_name, middleName: row.middle_name }),
    position: row.position,
  }));
}

/** Surnames with initials of people, by id. */
export async function personNames(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'last_name', 'first_name', 'middle_name'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.id, nameOf(row)]));
}

/** Surnames with initials of the people behind accounts, by account. */
export async function accountNames(
  tx: Tx,
  organizationId: string,
  accountIds: readonly string[],
): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('account')
    .innerJoin('person', (join) =>
      join
        .onRef('person.organization_id', '=', 'account.organization_id')
        .onRef('person.id', '=', 'account.person_id'),
    )
    .select([
      'account.id as account_id',
      'person.last_name as last_name',
      'person.first_name as first_name',
      'person.middle_name as middle_name',
    ])
    .where('account.organization_id', '=', organizationId)
    .where('person.organization_id', '=', organizationId)
    .where('account.id', 'in', [...new Set(accountIds)])
    .execute();
  return new Map(rows.map((row) => [row.account_id, nameOf(row)]));
}

function nameOf(row: { last_name: string; first_name: string; middle_name: string }): string {
  return shortName({ lastName: row.last_name, firstName: row.first_name, middleName: row.middle_name });
}
