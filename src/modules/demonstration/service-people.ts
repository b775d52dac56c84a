import { newId } from '../../core/id.ts';
import { systemScope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { addAccount, classTeacherRole, grantRole } from '../accounts/index.ts';
import { editOrganization, getOrganizationCard } from '../organizations/index.ts';
import {
  changeClassTeacherInTx,
  ensureClasses,
  insertGuardianLinks,
  insertPeople,
  lockPeople,
  type PersonFields,
  parseClassLabel,
  updatePeople,
} from '../people/index.ts';
import type { Season } from './demonstration.ts';
import type { PlannedPerson } from './school.ts';
import type { Step, World } from './service-world.ts';

/** Members of the working group beside the one with an account. */
const workingGroup = ['psychologist', 'averyanova', 'zhukova'] as const;

/** The school itself, its people, accounts and classes; in the second autumn everybody is a class higher. */
export function peopleSteps(world: World, passwordHash: string): Step[] {
  return [
    {
      day: world.workday('previous', '0-08-24'),
      kind: 'people',
      run: async (platform) => {
        await describeSchool(world, platform);
        await addPeople(world, platform, 'previous');
        await openAccounts(world, platform, passwordHash);
      },
    },
    {
      day: world.workday('current', '0-08-28'),
      kind: 'people',
      run: async (platform) => {
        await moveUp(world, platform);
        await addPeople(world, platform, 'current');
        await setLeaders(world, platform);
      },
    },
  ];
}

async function describeSchool(world: World, platform: Platform): Promise<void> {
  const { organizationId, story } = world;
  const scope = systemScope(organizationId);
  const { organization, profile } = await platform.db.inOrganization(organizationId, (tx) =>
    getOrganizationCard(tx, organizationId),
  );
  const { timeZone: _zone, ...texts } = profile;
  const { address, curatorOffice, siteIntro, formCodes } = story.school;
  await editOrganization(platform, scope, {
    ...texts,
    name: organization.name,
    shortName: organization.shortName,
    address,
    curatorOffice,
    siteIntro,
    formCodes: [...formCodes],
  });
}

/** Class of a pupil in a season; undefined for whoever is no pupil then. */
function labelOf(world: World, person: PlannedPerson, season: Season): string | undefined {
  if (!person.place) return undefined;
  const grade = person.place.grade - (season === 'previous' ? 1 : 0);
  const { grades } = world.cast.classes;
  return grades.includes(grade) ? `${grade}${person.place.letter}` : undefined;
}

function allLabels(world: World): string[] {
  const { grades, letters } = world.cast.classes;
  return grades.flatMap((grade) => letters.map((letter) => `${grade}${letter}`));
}

async function classIds(tx: Tx, world: World, now: Date): Promise<ReadonlyMap<string, string>> {
  const labels = allLabels(world).flatMap((label) => {
    const parsed = parseClassLabel(label);
    return parsed.ok ? [parsed.value] : [];
  });
  return ensureClasses(tx, world.organizationId, labels, now);
}

async function addPeople(world: World, platform: Platform, season: Season): Promise<void> {
  const { organizationId, school } = world;
  const now = platform.clock.now();
  const coming = school.people.filter((person) => person.since === season);
  await platform.db.inOrganization(organizationId, async (tx) => {
    const classes = await classIds(tx, world, now);
    const rows = coming.map((person) => {
      const id = newId();
      world.people.set(person.key, id);
      const label = labelOf(world, person, season);
      const fields: PersonFields = {
        ...person.fields,
        classId: label === undefined ? undefined : classes.get(label),
        nameForms: undefined,
        status: 'active',
      };
      return { id, fields };
    });
    await insertPeople(tx, organizationId, rows, now);
    const keys = new Set(coming.map((person) => person.key));
    const links = school.links
      .filter((link) => keys.has(link.guardian))
      .map((link) => ({
        studentId: world.person(link.student),
        guardianId: world.person(link.guardian),
        kind: link.kind,
      }));
    await insertGuardianLinks(tx, organizationId, links, now);
  });
}

/** One account for each role, all with one password, that is hashed once. */
async function openAccounts(world: World, platform: Platform, passwordHash: string): Promise<void> {
  const { organizationId } = world;
  await platform.db.inOrganization(organizationId, async (tx) => {
    for (const { login, role } of world.story.accounts) {
      const personId = world.person(login);
      // The class makes its leader a class teacher, in the step that follows.
      const roles = role === 'classTeacher' ? [] : [role];
      const accountId = await addAccount(tx, platform, organizationId, {
        personId,
        login,
        passwordHash,
        roles,
      });
      world.addActor(login, { accountId, personId, role });
    }
    for (const key of workingGroup)
      await grantRole(tx, platform, organizationId, world.person(key), 'workingGroupMember');
  });
}

/** Gives every class its leader. */
async function setLeaders(world: World, platform: Platform): Promise<void> {
  const { organizationId, school } = world;
  await platform.db.inOrganization(organizationId, async (tx) => {
    const classes = await classIds(tx, world, platform.clock.now());
    const setRole = classTeacherRole(platform);
    for (const { grade, letter, teacher } of school.leaders) {
      const classId = classes.get(`${grade}${letter}`);
      if (classId === undefined) continue;
      await changeClassTeacherInTx(tx, organizationId, classId, world.person(teacher), setRole);
    }
  });
}

/** The first of September: pupils go up a class; the graduates leave or come back as graduates. */
async function moveUp(world: World, platform: Platform): Promise<void> {
  const { organizationId, school, cast } = world;
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const classes = await classIds(tx, world, now);
    const pupils = school.people.filter((person) => person.since === 'previous' && person.place);
    const byId = new Map(pupils.map((person) => [world.person(person.key), person]));
    const rows = await lockPeople(tx, organizationId, [...byId.keys()]);
    const moved = rows.map((row) => {
      const person = byId.get(row.id);
      const label = person && labelOf(world, person, 'current');
      if (label !== undefined) return { ...row, classId: classes.get(label) };
      const graduate = cast.graduates.find((entry) => entry.key === person?.key);
      if (graduate?.becomes === 'alumnus')
        return { ...row, kind: 'alumnus' as const, classId: undefined, workplace: graduate.workplace };
      return { ...row, classId: undefined, status: 'left' as const };
    });
    await updatePeople(tx, organizationId, moved, now);
  });
}
