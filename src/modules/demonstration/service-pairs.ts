import type { CalendarDate } from '../../core/clock.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { choosePair, confirmDraft, readDraft, runMatching } from '../matching/index.ts';
import { closeCards, type ParticipantRow } from '../participants/index.ts';
import { listTandems, type TandemRow, updateTandems } from '../tandems/index.ts';
import type { Season } from './demonstration.ts';
import type { Step, World } from './service-world.ts';

/** How the first pairs of a season are made in March, and the one that goes on from last year in September. */
export function pairSteps(world: World, season: Season): Step[] {
  const step = (told: string, run: Step['run']): Step => ({
    day: world.workday(season, told),
    kind: 'pairs',
    run,
  });
  return [
    ...(season === 'current'
      ? [step('0-09-09', (platform, day) => makePairs(world, season, platform, day))]
      : []),
    step('1-03-10', (platform, day) => makePairs(world, season, platform, day)),
    step('1-03-13', (platform, day) => closeUnassigned(world, season, platform, day)),
  ];
}

/**
 * The working group has pairs proposed, puts the pair of the accounts together, takes apart pupils whose mentor
 * is younger by months, and the curator confirms.
 */
async function makePairs(world: World, season: Season, platform: Platform, day: CalendarDate): Promise<void> {
  const group = world.actor('group');
  const yearId = world.year(season).id;
  await runMatching(platform, group, yearId, 'stable-max', day);
  await joinAccounts(world, season, platform, day);
  const { pairs, field } = await readDraft(platform, group, yearId, day);
  for (const pair of pairs) {
    if (isElder(field.cards.get(pair.mentorId), field.cards.get(pair.menteeId))) continue;
    await choosePair(platform, group, yearId, pair.menteeId, undefined, day);
  }
  const left = await readDraft(platform, group, yearId, day);
  if (left.pairs.length === 0) return;
  await confirmDraft(platform, world.actor('curator'), yearId, day);
  await platform.db.inOrganization(world.organizationId, (tx) =>
    setGoals(tx, world, season, platform.clock.now()),
  );
}

/** Whether a mentor is not younger than his mentee; people without a birth date count as elder. */
function isElder(mentor: ParticipantRow | undefined, mentee: ParticipantRow | undefined): boolean {
  if (mentor?.person.kind !== 'student' || mentee?.person.kind !== 'student') return true;
  const [elder, younger] = [mentor.person.bornOn, mentee.person.bornOn];
  return elder === undefined || younger === undefined || elder <= younger;
}

/** The mentor and the mentee of the accounts belong together, so that their own pages have a story. */
async function joinAccounts(
  world: World,
  season: Season,
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const group = world.actor('group');
  const yearId = world.year(season).id;
  const { pairs, field } = await readDraft(platform, group, yearId, day);
  const mentee = world.cardId(season, { side: 'mentee', person: 'mentee' });
  const mentor = world.cardId(season, { side: 'mentor', person: 'mentor' });
  if (mentee === undefined || mentor === undefined) return;
  if (!field.pool.mentees.some((facts) => facts.id === mentee)) return;
  if (pairs.some((pair) => pair.menteeId === mentee && pair.mentorId === mentor)) return;
  const places = field.pool.mentors.find((facts) => facts.id === mentor)?.capacity ?? 0;
  const taken = pairs.filter((pair) => pair.mentorId === mentor);
  for (const pair of taken.slice(0, Math.max(0, taken.length - places + 1)))
    await choosePair(platform, group, yearId, pair.menteeId, undefined, day);
  await choosePair(platform, group, yearId, mentee, mentor, day);
  // With this pair locked the others find their places again.
  await runMatching(platform, group, yearId, 'stable-max', day);
}

/** Direction that a tandem works on: the first one that both sides named. */
export function directionOf(tandem: TandemRow): string {
  const shared = tandem.reasons.find((reason) => reason.startsWith('direction:'));
  return shared?.slice('direction:'.length) ?? tandem.mentees[0]?.directions[0] ?? 'study';
}

async function setGoals(tx: Tx, world: World, season: Season, now: Date): Promise<void> {
  const tandems = await listTandems(tx, world.organizationId, { yearId: world.year(season).id });
  const open = tandems.filter((tandem) => tandem.goal === '');
  const byGoal = new Map<string, string[]>();
  for (const tandem of open) {
    const goal = world.story.goals[directionOf(tandem)];
    if (goal === undefined) continue;
    byGoal.set(goal, [...(byGoal.get(goal) ?? []), tandem.id]);
  }
  for (const [goal, ids] of byGoal) await updateTandems(tx, world.organizationId, ids, { goal }, now);
}

/** Those for whom nobody was found in the first year are told so, with the reason. */
async function closeUnassigned(
  world: World,
  season: Season,
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  if (season === 'current') return;
  const { field } = await readDraft(platform, world.actor('curator'), world.year(season).id, day);
  const ids = field.pool.mentees.map((facts) => facts.id);
  await closeCards(platform, world.actor('curator'), ids, world.story.closing.unassigned, day);
}
