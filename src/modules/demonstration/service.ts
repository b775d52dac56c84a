import type { CalendarDate } from '../../core/clock.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import type { Platform } from '../../platform.ts';
import { preparePassword, signIn } from '../accounts/index.ts';
import { createOrganization, isEmptyInstallation } from '../organizations/index.ts';
import { planCards } from './cards.ts';
import { demonstrationContent } from './content.ts';
import type { DemonstrationAccount, FillingProgress } from './demonstration.ts';
import { type Mark, markSchema } from './schema.ts';
import { planSchool } from './school.ts';
import { schoolYearStart, workday } from './school-day.ts';
import { baseSteps, renewalSteps } from './service-bases.ts';
import { documentSteps } from './service-documents.ts';
import { outcomeSteps } from './service-outcome.ts';
import { pairSteps } from './service-pairs.ts';
import { peopleSteps } from './service-people.ts';
import { programmeSteps } from './service-programme.ts';
import { workSteps } from './service-work.ts';
import { databaseWithin, eachSeason, type Step, World } from './service-world.ts';
import { findMark, insertMark } from './store.ts';

/** Told before each step and at the end. */
export type OnProgress = (progress: FillingProgress) => void;

/** Everything that has happened up to today, in the order of days. */
function planSteps(world: World, passwordHash: string): Step[] {
  return [
    ...peopleSteps(world, passwordHash),
    ...eachSeason((season) => [
      ...programmeSteps(world, season),
      ...documentSteps(world, season),
      ...baseSteps(world, season),
      ...pairSteps(world, season),
      ...workSteps(world, season),
      ...outcomeSteps(world, season),
    ]),
    ...renewalSteps(world),
  ]
    .filter((step) => step.day <= world.today)
    .toSorted((a, b) => a.day.localeCompare(b.day));
}

/**
 * Fills an empty installation with one invented school and two programme years, by the use cases that people use,
 * each on its own day of the past. All in one transaction: whoever stops the machine meanwhile finds an empty
 * installation again. It holds the database for some seconds, which hurts nobody, as nobody else is there yet.
 * Refuses (409) an installation that has an organisation.
 */
export async function fillDemonstration(platform: Platform, onProgress: OnProgress): Promise<Mark> {
  if (!(await isEmptyInstallation(platform))) throw new Refusal('demonstration.refusal.notEmpty', 409);
  const { story, cast } = demonstrationContent();
  const today = platform.clock.today();
  const startYear = schoolYearStart(today);
  const school = planSchool(cast, story.school.shortName, story.seed, startYear);
  const cards = {
    previous: planCards(story, school, 'previous'),
    current: planCards(story, school, 'current'),
  };
  const passwordHash = await preparePassword(story.password);
  const { name, shortName, place, code } = story.school;
  const principal = cast.staff.find((person) => person.key === 'principal');
  const principalName = [principal?.lastName, principal?.firstName, principal?.middleName].join(' ').trim();
  let mark: Mark | undefined;
  const started = startOf(platform, workday(story.calendar, `${startYear - 1}-08-24`));
  await createOrganization(
    started,
    { name, shortName, place, principalName, code },
    async (tx, organization) => {
      const inside: Platform = { ...platform, db: databaseWithin(platform.db, tx) };
      const organizationId = organization.id;
      const world = new World(inside, { story, cast, school, startYear, today, organizationId, cards });
      const steps = planSteps(world, passwordHash);
      for (const [done, step] of steps.entries()) {
        onProgress({ state: 'running', done, total: steps.length, step: step.kind });
        await step.run(world.at(step.day), step.day);
      }
      mark = { organizationId, filledOn: today };
      await insertMark(tx, mark, platform.clock.now());
    },
  );
  if (!mark) throw new Error('the demonstration school was not filled');
  return mark;
}

/** The platform on the day on which the school was set up. */
function startOf(platform: Platform, day: CalendarDate): Platform {
  const instant = new Date(`${day}T06:00:00Z`);
  return { ...platform, clock: { now: () => new Date(instant), today: () => day } };
}

/** The mark of the installation; undefined when it has no demonstration school. */
export async function readMark(platform: Platform): Promise<Mark | undefined> {
  const stored = await platform.db.inDirectory((tx) => findMark(tx));
  const parsed = markSchema.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}

/** The accounts of the demonstration school, in the order of the list. Their one password is no secret. */
export function demonstrationAccounts(): { accounts: readonly DemonstrationAccount[]; password: string } {
  const { story, cast } = demonstrationContent();
  const named = [...cast.staff, ...cast.pupils, cast.guardian];
  const accounts = story.accounts.map(({ login, role }) => {
    const person = named.find((entry) => entry.key === login);
    return { login, role, name: [person?.lastName, person?.firstName, person?.middleName].join(' ').trim() };
  });
  return { accounts, password: story.password };
}

/**
 * Signs in as one of the demonstration accounts with its well-known password; answers the cookie. Only while the
 * installation bears the mark; a password that was changed meanwhile is asked for as everywhere.
 */
export async function enterDemonstration(
  platform: Platform,
  login: string,
  attempt: { address: string; device: string },
): Promise<string> {
  const { accounts, password } = demonstrationContent().story;
  const isOurs = accounts.some((account) => account.login === login);
  if (!isOurs || !(await readMark(platform))) throw notFound();
  return signIn(platform, { login, password, ...attempt });
}
