import type { CalendarDate } from '../../core/clock.ts';
import type { Role } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import { listRoleHolders } from '../accounts/index.ts';
import { getOrganizationCard, type OrganizationProfile } from '../organizations/index.ts';
import {
  listActivePeople,
  listPeopleByIds,
  type Person,
  parsePersonName,
  sameName,
} from '../people/index.ts';
import type { PersonName } from './declension.ts';
import type { Official, OrganizationHead, Party } from './order.ts';
import { postWithSubject } from './posts.ts';
import { readOwnForms } from './schema-names.ts';

/** A card's name as documents decline it. */
export function nameOf(person: Person): PersonName {
  const { lastName, firstName, middleName, gender } = person;
  return { lastName, firstName, middleName, gender, ownForms: readOwnForms(person.nameForms) };
}

/** An employee as orders name him. */
export function officialOf(person: Person): Official {
  return { name: nameOf(person), post: postWithSubject(person.position, person.subject) };
}

/** A participant as orders name him: pupils by class, students by where they study, adults by post. */
export function partyOf(person: Person, classLabel: string | undefined): Party {
  const name = nameOf(person);
  if (person.kind === 'student') return { kind: 'pupil', name, label: classLabel ?? '' };
  if (person.kind === 'collegeStudent') return { kind: 'collegeStudent', name, label: '' };
  const { post } = officialOf(person);
  if (person.kind === 'teacher') return { kind: 'employee', name, post };
  return { kind: 'outsider', name, post: [post, person.workplace].filter((part) => part !== '').join(', ') };
}

/** What every document says of its school. */
export interface School {
  readonly head: OrganizationHead;
  readonly profile: OrganizationProfile;
  /** Active employees, by name. */
  readonly staff: readonly Person[];
}

/** The head as the profile names him; else whoever holds the role of the head. Own forms come from his card. */
async function principalOf(
  tx: Tx,
  organizationId: string,
  typed: string,
  staff: readonly Person[],
  day: CalendarDate,
): Promise<PersonName> {
  if (typed.trim() === '') {
    const [id] = await listRoleHolders(tx, organizationId, 'principal', day);
    const holder = staff.find((person) => person.id === id);
    return holder ? nameOf(holder) : { lastName: '', firstName: '', middleName: '' };
  }
  const parsed = parsePersonName(typed);
  const name = parsed.ok ? parsed.name : { lastName: typed.trim(), firstName: '', middleName: '' };
  const card = staff.find((person) => sameName(person, name));
  return card ? nameOf(card) : name;
}

/** The school as documents need it on a day. */
export async function readSchool(tx: Tx, organizationId: string, day: CalendarDate): Promise<School> {
  const { organization, profile } = await getOrganizationCard(tx, organizationId);
  const staff = await listActivePeople(tx, organizationId, 'teacher');
  const name = await principalOf(tx, organizationId, profile.principalName, staff, day);
  return {
    profile,
    staff,
    head: {
      name: organization.name,
      shortName: organization.shortName,
      address: profile.address,
      place: profile.place,
      principal: { name, post: profile.principalPost },
      legalBasis: profile.legalBasis,
    },
  };
}

/** People who hold a role of the programme, among the active employees: the choice that a form opens with. */
export async function holdersAmong(
  tx: Tx,
  organizationId: string,
  staff: readonly Person[],
  role: Role,
  day: CalendarDate,
): Promise<string[]> {
  const ids = await listRoleHolders(tx, organizationId, role, day);
  return ids.filter((id) => staff.some((person) => person.id === id));
}

/** Whom an order names as curator unless somebody else is chosen: the curator, else the deputy head. */
export async function likelyCurator(
  tx: Tx,
  organizationId: string,
  staff: readonly Person[],
  day: CalendarDate,
): Promise<string | undefined> {
  const [curator] = await holdersAmong(tx, organizationId, staff, 'curator', day);
  const [deputy] = await holdersAmong(tx, organizationId, staff, 'deputyHead', day);
  return curator ?? deputy;
}

/** Cards by id. */
export async function cardsById(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  return new Map((await listPeopleByIds(tx, organizationId, ids)).map((person) => [person.id, person]));
}

/** The employee of a choice; undefined for none, and for one who is not there any more. */
export function staffOfficial(staff: readonly Person[], id: string | undefined): Official | undefined {
  const person = staff.find((entry) => entry.id === id);
  return person && officialOf(person);
}
