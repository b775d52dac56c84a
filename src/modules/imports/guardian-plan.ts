import { nameSearchKey, type PersonName } from '../people/index.ts';
import type { ImportPlan, PlanItem } from './import-plan.ts';
import type { ParsedPupil } from './pupils.ts';

/** A legal representative as far as a list of pupils can tell: name and telephone ('' when unknown). */
export interface KnownGuardian {
  readonly name: PersonName;
  readonly phone: string;
}

/** Legal representatives by pupil. */
export type PupilGuardians = ReadonlyMap<string, readonly KnownGuardian[]>;

const guardianFields = new Set(['guardianName', 'guardianPhone']);

/** Whether the representative of a row stands in the list, with the telephone of the row if it gives one. */
export function isKnownGuardian(
  row: Pick<ParsedPupil, 'guardian' | 'guardianPhone'>,
  known: readonly KnownGuardian[],
): boolean {
  const { guardian, guardianPhone } = row;
  if (guardian === undefined) return true;
  const key = nameSearchKey(guardian);
  return known.some(
    (entry) => nameSearchKey(entry.name) === key && (guardianPhone === '' || entry.phone === guardianPhone),
  );
}

/**
 * A plan compares one representative; a pupil may have several. A row that names any of them changes nothing,
 * and one that names another adds him: nobody is taken away by a list.
 */
export function knownGuardiansKept(
  plan: ImportPlan,
  rows: readonly ParsedPupil[],
  guardians: PupilGuardians,
): ImportPlan {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const counts = { ...plan.counts };
  const items = plan.items.map((item): PlanItem => {
    if (item.action !== 'update') return item;
    const row = byRow.get(item.row);
    if (row === undefined || !isKnownGuardian(row, guardians.get(item.personId) ?? [])) return item;
    const changes = item.changes.filter(({ field }) => !guardianFields.has(field));
    if (changes.length > 0) return { ...item, changes };
    counts.update -= 1;
    counts.unchanged += 1;
    return { action: 'unchanged', row: item.row, personId: item.personId };
  });
  return { ...plan, items, counts };
}
