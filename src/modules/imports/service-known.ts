import type { CalendarDate } from '../../core/clock.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Role } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { rolesOfPeople } from '../accounts/index.ts';
import { getOrganizationCard } from '../organizations/index.ts';
import {
  fullName,
  listClassesInTx,
  listGuardiansOf,
  listPeopleOfKinds,
  type PersonLine,
  personKinds,
  type SchoolClass,
} from '../people/index.ts';
import { dayText } from './date-value.ts';
import type { PlanRequest } from './file-plan.ts';
import type { KnownGuardian } from './guardian-plan.ts';
import type { BatchKind } from './import-batch.ts';
import type { ExistingPerson } from './plan-person.ts';
import type { PupilDetail, TeacherDetail } from './plan-subjects.ts';

/** What an import is compared with. */
export interface Known {
  readonly today: CalendarDate;
  readonly timeZone: string;
  readonly request: Pick<PlanRequest, 'existing' | 'guardians' | 'people' | 'organizationNames' | 'today'>;
  readonly byId: ReadonlyMap<string, PersonLine>;
  readonly classes: readonly SchoolClass[];
  /** Roles that people hold today; for staff lists. */
  readonly roles: ReadonlyMap<string, readonly Role[]>;
  /** A person in a line, for the user to tell namesakes apart. */
  readonly labelOf: (id: string) => string;
}

const gender = (person: PersonLine): string => (person.gender === 'unknown' ? '' : person.gender);

function subject(person: PersonLine, details: ExistingPerson['details']): ExistingPerson {
  const { id, lastName, firstName, middleName } = person;
  return {
    id,
    name: { lastName, firstName, middleName },
    bornOn: person.bornOn,
    classLabel: person.classLabel ?? '',
    externalKey: '',
    email: person.email,
    details: { ...details, status: person.status },
  };
}

function pupil(person: PersonLine, guardians: readonly KnownGuardian[]): ExistingPerson {
  const first = guardians[0];
  const details: Record<PupilDetail, string> = {
    gender: gender(person),
    guardianName: first === undefined ? '' : fullName(first.name),
    guardianPhone: first?.phone ?? '',
    phone: person.phone,
  };
  return subject(person, details);
}

function teacher(person: PersonLine): ExistingPerson {
  const details: Record<TeacherDetail, string | number | undefined> = {
    gender: gender(person),
    position: person.position,
    subject: person.subject,
    experienceYears: person.experienceYears,
    qualification: person.qualification,
    leadsClass: '',
    phone: person.phone,
  };
  return subject({ ...person, classLabel: undefined }, details);
}

/** Reads everything that a file of a kind is compared with, in a running transaction. */
export async function readKnown(
  tx: Tx,
  platform: Platform,
  organizationId: string,
  kind: BatchKind,
): Promise<Known> {
  const { organization, profile } = await getOrganizationCard(tx, organizationId);
  const today = platform.clock.today(profile.timeZone);
  const kinds =
    kind === 'pupils' ? (['student'] as const) : kind === 'teachers' ? (['teacher'] as const) : personKinds;
  const people = await listPeopleOfKinds(tx, organizationId, kinds);
  const guardians = new Map<string, KnownGuardian[]>();
  if (kind === 'pupils') {
    const links = groupBy(await listGuardiansOf(tx, organizationId), (guardian) => guardian.studentId);
    for (const [studentId, group] of links)
      guardians.set(
        studentId,
        group.map(({ lastName, firstName, middleName, phone }) => ({
          name: { lastName, firstName, middleName },
          phone,
        })),
      );
  }
  const existing =
    kind === 'pupils'
      ? people.map((person) => pupil(person, guardians.get(person.id) ?? []))
      : kind === 'teachers'
        ? people.map(teacher)
        : [];
  const byId = new Map(people.map((person) => [person.id, person]));
  const isAnswers = kind === 'mentees' || kind === 'mentors';
  return {
    today,
    timeZone: profile.timeZone,
    request: {
      today,
      existing,
      guardians,
      people: isAnswers
        ? people
            .filter((person) => person.status === 'active')
            .map(({ id, kind: own, classLabel, workplace, lastName, firstName, middleName }) => ({
              id,
              kind: own,
              classLabel,
              workplace,
              name: { lastName, firstName, middleName },
            }))
        : [],
      organizationNames: [organization.name, organization.shortName],
    },
    byId,
    classes: await listClassesInTx(tx, organizationId),
    roles: kind === 'teachers' ? await rolesOfPeople(tx, organizationId, today) : new Map(),
    labelOf: (id) => {
      const person = byId.get(id);
      return person === undefined ? '' : personLabel(person);
    },
  };
}

function personLabel(person: PersonLine): string {
  const born = person.bornOn === undefined || person.kind !== 'student' ? '' : dayText(person.bornOn);
  return [fullName(person), person.classLabel ?? (person.position || person.workplace), born]
    .filter((part) => part !== '')
    .join(', ');
}
