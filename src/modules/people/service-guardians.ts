import { isId, newId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { guessGender } from './gender.ts';
import { nameSearchKey, parsePersonName } from './person-name.ts';
import { personPolicy } from './policy.ts';
import type { GuardianForm } from './schema.ts';
import { findPerson, insertPerson, type PersonFields } from './store.ts';
import { deleteGuardianLink, insertGuardianLinks } from './store-guardians.ts';
import { findNamesakes } from './store-list.ts';

/** What is kept of a legal representative who is known only as such. */
export function guardianFields(
  person: Pick<PersonFields, 'lastName' | 'firstName' | 'middleName' | 'phone' | 'email'>,
): PersonFields {
  return {
    kind: 'guardian',
    lastName: person.lastName,
    firstName: person.firstName,
    middleName: person.middleName,
    gender: guessGender(person),
    bornOn: undefined,
    classId: undefined,
    position: '',
    subject: '',
    qualification: '',
    experienceYears: undefined,
    workplace: '',
    phone: person.phone,
    email: person.email,
    nameForms: undefined,
    status: 'active',
  };
}

/**
 * Adds a legal representative to a pupil. Somebody with the same name and telephone who represents another
 * child is taken as the same person; a name alone joins nobody.
 */
export async function addGuardian(
  platform: Platform,
  scope: Scope,
  studentId: string,
  form: GuardianForm,
): Promise<void> {
  authorize(scope, personPolicy, 'person.edit');
  if (!isId(studentId)) throw notFound();
  const parsed = parsePersonName(form.name);
  if (!parsed.ok) throw new Refusal('people.refusal.guardianName', 422);
  const { organizationId } = scope;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const student = await findPerson(tx, organizationId, studentId);
    if (student?.kind !== 'student') throw notFound();
    const same = await findNamesakes(tx, organizationId, nameSearchKey(parsed.name));
    const known = same.find((person) => form.phone !== '' && person.phone === form.phone);
    const guardianId = known?.id ?? newId();
    if (known === undefined) {
      const fields = guardianFields({ ...parsed.name, phone: form.phone, email: form.email });
      await insertPerson(tx, organizationId, guardianId, fields, now);
    }
    await insertGuardianLinks(tx, organizationId, [{ studentId, guardianId, kind: form.kind }], now);
    const details = { guardianId, kind: form.kind };
    await recordAudit(
      tx,
      scope,
      { action: 'guardian.add', entity: 'person', entityId: studentId, details },
      now,
    );
  });
}

/** Takes the link away; the representative's own card and the consents that he signed stay. */
export async function removeGuardian(
  platform: Platform,
  scope: Scope,
  studentId: string,
  guardianId: string,
): Promise<void> {
  authorize(scope, personPolicy, 'person.edit');
  if (!isId(studentId) || !isId(guardianId)) throw notFound();
  const { organizationId } = scope;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    if (!(await deleteGuardianLink(tx, organizationId, studentId, guardianId))) throw notFound();
    const details = { guardianId };
    await recordAudit(
      tx,
      scope,
      { action: 'guardian.remove', entity: 'person', entityId: studentId, details },
      now,
    );
  });
}
