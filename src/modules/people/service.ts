import type { CalendarDate } from '../../core/clock.ts';
import { isId, newId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, permits, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { guessGender } from './gender.ts';
import type { Guardian, Ward } from './guardian.ts';
import type { Person, SchoolClass } from './person.ts';
import type { PersonFilter, PersonLine } from './person-list.ts';
import { nameSearchKey, type PersonName, parseNameParts } from './person-name.ts';
import { personPolicy } from './policy.ts';
import type { PersonForm } from './schema.ts';
import { findPerson, insertPerson, listClasses, type PersonFields, updatePerson } from './store.ts';
import { lockPeople, updatePeople } from './store-bulk.ts';
import { listGuardiansOf, listWards } from './store-guardians.ts';
import {
  countPeople,
  findNamesakes,
  findPersonLine,
  listPeoplePage,
  type PeopleCounts,
  type PersonPage,
} from './store-list.ts';

export interface PeopleList extends PersonPage {
  readonly counts: PeopleCounts;
  readonly classes: readonly SchoolClass[];
}

/** A page of the list of people with the figures for its filters. */
export async function readPeople(
  platform: Platform,
  scope: Scope,
  filter: PersonFilter,
): Promise<PeopleList> {
  authorize(scope, personPolicy, 'person.list');
  return platform.db.inOrganization(scope.organizationId, async (tx) => ({
    ...(await listPeoplePage(tx, scope.organizationId, filter)),
    counts: await countPeople(tx, scope.organizationId, filter.search),
    classes: await listClasses(tx, scope.organizationId),
  }));
}

export interface PersonCard {
  readonly person: PersonLine;
  readonly guardians: readonly Guardian[];
  readonly wards: readonly Ward[];
  /** Classes that the person leads. */
  readonly leads: readonly SchoolClass[];
}

/** One person. A class teacher reads the cards of his own pupils; anybody else's is not there for him. */
export async function readPerson(platform: Platform, scope: Scope, id: string): Promise<PersonCard> {
  const readsAll = permits(scope, personPolicy, 'person.list');
  if (!readsAll && !scope.roles.has('classTeacher')) authorize(scope, personPolicy, 'person.list');
  if (!isId(id)) throw notFound();
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const person = await findPersonLine(tx, organizationId, id);
    if (!person) throw notFound();
    const classes = await listClasses(tx, organizationId);
    const own = classes.find((entry) => entry.id === person.classId)?.teacherId === scope.personId;
    if (!readsAll && !(own && person.kind === 'student')) throw notFound();
    return {
      person,
      guardians: await listGuardiansOf(tx, organizationId, [id]),
      wards: await listWards(tx, organizationId, id),
      leads: classes.filter((entry) => entry.teacherId === id),
    };
  });
}

/** The three parts of a typed name, mended as an import mends them; as typed when they are no usual name. */
function mendedName(form: PersonName): PersonName {
  const parsed = parseNameParts(form.lastName, form.firstName, form.middleName);
  const { lastName, firstName, middleName } = parsed.ok ? parsed.name : form;
  return { lastName, firstName, middleName };
}

async function fieldsOf(
  tx: Tx,
  organizationId: string,
  form: PersonForm,
  today: CalendarDate,
): Promise<Omit<PersonFields, 'nameForms' | 'status'>> {
  if (form.bornOn !== undefined && form.bornOn > today) throw new Refusal('people.refusal.bornInFuture', 422);
  const isStudent = form.kind === 'student';
  if (isStudent && form.classId !== undefined) {
    const classes = await listClasses(tx, organizationId);
    if (!classes.some((entry) => entry.id === form.classId)) throw notFound();
  }
  const name = mendedName(form);
  return {
    ...form,
    ...name,
    gender: form.gender === 'unknown' ? guessGender(name) : form.gender,
    bornOn: form.bornOn,
    classId: isStudent ? form.classId : undefined,
    experienceYears: form.experienceYears,
  };
}

/** Whether two people with one name may be one person: nothing that is known of both differs. */
function maybeSame(left: PersonLine, right: Omit<PersonFields, 'nameForms' | 'status'>): boolean {
  if (left.kind !== right.kind) return false;
  return left.bornOn === undefined || right.bornOn === undefined || left.bornOn === right.bornOn;
}

export type AddedPerson =
  | { readonly id: string }
  /** Nobody was added: these bear the name, and the user has to say that it is another person. */
  | { readonly namesakes: readonly PersonLine[] };

/** Adds a person by hand. Namesakes are normal, doubles are not: a namesake has to be confirmed. */
export async function addPerson(
  platform: Platform,
  scope: Scope,
  form: PersonForm & { readonly namesake: boolean },
  today: CalendarDate,
): Promise<AddedPerson> {
  authorize(scope, personPolicy, 'person.edit');
  const { organizationId } = scope;
  const now = platform.clock.now();
  return platform.db.inOrganization(organizationId, async (tx) => {
    const { namesake, ...typed } = form;
    const fields = await fieldsOf(tx, organizationId, typed, today);
    const same = await findNamesakes(tx, organizationId, nameSearchKey(fields));
    const namesakes = same.filter((person) => maybeSame(person, fields));
    if (namesakes.length > 0 && !namesake) return { namesakes };
    const id = newId();
    await insertPerson(tx, organizationId, id, { ...fields, nameForms: undefined, status: 'active' }, now);
    const record = { action: 'person.create', entity: 'person', entityId: id, details: { kind: form.kind } };
    await recordAudit(tx, scope, record, now);
    return { id };
  });
}

const comparedFields = [
  'kind',
  'lastName',
  'firstName',
  'middleName',
  'gender',
  'bornOn',
  'classId',
  'position',
  'subject',
  'qualification',
  'experienceYears',
  'workplace',
  'phone',
  'email',
] as const;

/** Changes a person; refuses with 409 when somebody else did meanwhile. */
export async function editPerson(
  platform: Platform,
  scope: Scope,
  id: string,
  form: PersonForm & { readonly version: number },
  today: CalendarDate,
): Promise<void> {
  authorize(scope, personPolicy, 'person.edit');
  if (!isId(id)) throw notFound();
  const { organizationId } = scope;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const person = await findPerson(tx, organizationId, id);
    if (!person) throw notFound();
    const { version, ...typed } = form;
    const fields = await fieldsOf(tx, organizationId, typed, today);
    const changed = { ...fields, nameForms: person.nameForms, status: person.status };
    if (!(await updatePerson(tx, organizationId, id, version, changed, now)))
      throw new Refusal('common.refusal.changedMeanwhile', 409);
    const details = { fields: comparedFields.filter((field) => changed[field] !== person[field]) };
    await recordAudit(tx, scope, { action: 'person.edit', entity: 'person', entityId: id, details }, now);
  });
}

/**
 * Marks people as gone («left») or takes that back. Nothing is erased: cards, consents and history stay, and
 * lists of active people leave them out. Answers how many changed.
 */
export async function setPeopleStatus(
  platform: Platform,
  scope: Scope,
  ids: readonly string[],
  status: Person['status'],
): Promise<number> {
  authorize(scope, personPolicy, 'person.edit');
  if (!ids.every(isId)) throw notFound();
  const { organizationId } = scope;
  const now = platform.clock.now();
  return platform.db.inOrganization(organizationId, async (tx) => {
    const people = await lockPeople(tx, organizationId, ids);
    if (people.length !== new Set(ids).size) throw notFound();
    const changed = people.filter((person) => person.status !== status);
    await updatePeople(
      tx,
      organizationId,
      changed.map((person) => ({ ...person, status })),
      now,
    );
    const action = status === 'left' ? 'person.leave' : 'person.return';
    for (const { id } of changed)
      await recordAudit(tx, scope, { action, entity: 'person', entityId: id, details: {} }, now);
    return changed.length;
  });
}
