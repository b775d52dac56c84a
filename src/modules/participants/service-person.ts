import type { CalendarDate } from '../../core/clock.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Role, Scope } from '../../core/scope.ts';
import { authorize, permits } from '../../core/scope.ts';
import type { Platform } from '../../platform.ts';
import { rolesOfPeople } from '../accounts/index.ts';
import { type Consent, peopleWithConsent, readConsentsOf } from '../consents/index.ts';
import {
  listClassesInTx,
  listClassMembers,
  listGuardiansOf,
  type PersonLine,
  type SchoolClass,
} from '../people/index.ts';
import { participantPolicy } from './policy.ts';
import { listParticipants, type ParticipantRow } from './store.ts';

/** What the bases, the registry of consents and the accounts know of one person. */
export interface PersonFile {
  readonly roles: readonly Role[];
  /** Whether a consent to processing is in force. */
  readonly hasConsent: boolean;
  /** All consents, newest first; undefined for those who may not read the registry. */
  readonly consents: readonly Consent[] | undefined;
  /** Cards of all years, newest first. */
  readonly cards: readonly ParticipantRow[];
}

/** For the card of a person that the viewer may read already (`readPerson`). */
export async function readPersonFile(
  platform: Platform,
  scope: Scope,
  personId: string,
  day: CalendarDate,
): Promise<PersonFile> {
  authorize(scope, participantPolicy, 'participant.personFile');
  const { organizationId } = scope;
  const consents = permits(scope, participantPolicy, 'participant.edit')
    ? await readConsentsOf(platform, scope, personId)
    : undefined;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const roles = await rolesOfPeople(tx, organizationId, day, [personId]);
    const consented = await peopleWithConsent(tx, organizationId, [personId], 'processing', day);
    const cards = await listParticipants(tx, organizationId, { personId });
    return {
      roles: roles.get(personId) ?? [],
      hasConsent: consented.has(personId),
      consents,
      cards: [...cards].sort((a, b) => (a.id < b.id ? 1 : -1)),
    };
  });
}

/** A pupil as his class teacher sees him. */
export interface OwnPupil {
  readonly person: PersonLine;
  readonly hasConsent: boolean;
  /** Names and telephones of legal representatives. */
  readonly guardians: readonly { readonly name: readonly [string, string, string]; readonly phone: string }[];
  /** Sides on which he stands in the bases of the year, with the state of the card. */
  readonly cards: readonly Pick<ParticipantRow, 'side' | 'status'>[];
}

export interface OwnClass {
  readonly schoolClass: SchoolClass;
  readonly pupils: readonly OwnPupil[];
}

/** The classes that the viewer leads, with their pupils; only his own (X10). */
export async function readOwnClasses(
  platform: Platform,
  scope: Scope,
  yearId: string | undefined,
  day: CalendarDate,
): Promise<OwnClass[]> {
  authorize(scope, participantPolicy, 'participant.ownClass');
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const classes = (await listClassesInTx(tx, organizationId)).filter(
      (entry) => scope.personId !== undefined && entry.teacherId === scope.personId,
    );
    const members = await listClassMembers(
      tx,
      organizationId,
      classes.map((entry) => entry.id),
    );
    const ids = members.map((person) => person.id);
    const consented = await peopleWithConsent(tx, organizationId, ids, 'processing', day);
    const guardians = groupBy(
      await listGuardiansOf(tx, organizationId, ids),
      (guardian) => guardian.studentId,
    );
    const rows = yearId === undefined ? [] : await listParticipants(tx, organizationId, { yearId });
    const cards = groupBy(
      rows.filter((row) => row.status !== 'closed'),
      (row) => row.personId,
    );
    return classes.map((schoolClass) => ({
      schoolClass,
      pupils: members
        .filter((person) => person.classId === schoolClass.id)
        .map((person) => ({
          person,
          hasConsent: consented.has(person.id),
          guardians: (guardians.get(person.id) ?? []).map((guardian) => ({
            name: [guardian.lastName, guardian.firstName, guardian.middleName] as const,
            phone: guardian.phone,
          })),
          cards: (cards.get(person.id) ?? []).map(({ side, status }) => ({ side, status })),
        })),
    }));
  });
}
