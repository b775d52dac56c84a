import type { CalendarDate } from '../../core/clock.ts';
import type { Role } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';

/** People who hold a role on a day, those first who have held it longest. */
export async function listRoleHolders(
  tx: Tx,
  organizationId: string,
  role: Role,
  day: CalendarDate,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('role_assignment')
    .select(['person_id'])
    .where('organization_id', '=', organizationId)
    .where('role', '=', role)
    .where('starts_on', '<=', day)
    .where((e) => e.or([e('ends_on', 'is', null), e('ends_on', '>=', day)]))
    .orderBy('starts_on')
    .orderBy('created_at')
    .execute();
  return [...new Set(rows.map((row) => row.person_id))];
}
