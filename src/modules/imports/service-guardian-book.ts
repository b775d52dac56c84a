import { newId } from '../../core/id.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import {
  type GuardianLink,
  guardianFields,
  insertGuardianLinks,
  insertPeople,
  listGuardiansOf,
  listPeopleOfKinds,
  lockPeople,
  nameSearchKey,
  type PersonName,
  updatePeople,
} from '../people/index.ts';
import type { ParsedPupil } from './pupils.ts';

/**
 * Legal representatives while a list of pupils is carried out. Parents of two pupils are known as one person by
 * name and telephone; a name alone joins nobody, because namesakes are normal.
 */
export interface GuardianBook {
  /** Adds or completes the representatives of some pupils; answers how many people were added. */
  add(
    tx: Tx,
    pupils: readonly { readonly id: string; readonly row: ParsedPupil }[],
    now: Date,
  ): Promise<number>;
  /** Remembers what `add` did, once its transaction has been committed. */
  commit(): void;
}

const key = (name: PersonName, phone: string): string | undefined =>
  phone === '' ? undefined : `${nameSearchKey(name)}|${phone}`;

interface Entry {
  readonly id: string;
  readonly nameKey: string;
  readonly phone: string;
}

export async function createGuardianBook(platform: Platform, organizationId: string): Promise<GuardianBook> {
  const byKey = new Map<string, string>();
  const byPupil = new Map<string, Entry[]>();
  await platform.db.inOrganization(organizationId, async (tx) => {
    for (const person of await listPeopleOfKinds(tx, organizationId, ['guardian'])) {
      const own = key(person, person.phone);
      if (own !== undefined) byKey.set(own, person.id);
    }
    for (const guardian of await listGuardiansOf(tx, organizationId)) {
      const entry = { id: guardian.id, nameKey: nameSearchKey(guardian), phone: guardian.phone };
      byPupil.set(guardian.studentId, [...(byPupil.get(guardian.studentId) ?? []), entry]);
    }
  });
  let made = new Map<string, string>();

  return {
    async add(tx, pupils, now) {
      // A transaction that is run again starts from what is committed.
      made = new Map();
      const people: { id: string; fields: ReturnType<typeof guardianFields> }[] = [];
      const links: GuardianLink[] = [];
      const phones = new Map<string, string>();
      for (const { id: studentId, row } of pupils) {
        if (row.guardian === undefined) continue;
        const { guardian, guardianPhone: phone } = row;
        const nameKey = nameSearchKey(guardian);
        const own = byPupil.get(studentId)?.find((entry) => entry.nameKey === nameKey);
        if (own !== undefined) {
          if (phone !== '' && own.phone !== phone) phones.set(own.id, phone);
          continue;
        }
        const joint = key(guardian, phone);
        const known = joint === undefined ? undefined : (byKey.get(joint) ?? made.get(joint));
        const guardianId = known ?? newId();
        if (known === undefined) {
          people.push({ id: guardianId, fields: guardianFields({ ...guardian, phone, email: '' }) });
          if (joint !== undefined) made.set(joint, guardianId);
        }
        links.push({ studentId, guardianId, kind: 'unknown' });
      }
      await insertPeople(tx, organizationId, people, now);
      await insertGuardianLinks(tx, organizationId, links, now);
      const changed = await lockPeople(tx, organizationId, [...phones.keys()]);
      await updatePeople(
        tx,
        organizationId,
        changed.map((person) => ({ ...person, phone: phones.get(person.id) ?? person.phone })),
        now,
      );
      return people.length;
    },
    commit() {
      for (const [joint, id] of made) byKey.set(joint, id);
      made = new Map();
    },
  };
}
