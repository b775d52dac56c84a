import { addDays, daysBetween } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import type { Platform } from '../../platform.ts';
import { addItem } from '../public-site/index.ts';
import {
  openRound,
  roundsWithProgress,
  roundView,
  setRoundClosed,
  submitAnswers,
} from '../questionnaires/index.ts';
import type { Season } from './demonstration.ts';
import type { Random } from './random.ts';
import type { Step, World } from './service-world.ts';

/** The survey of May and what the school tells on its page. */
export function outcomeSteps(world: World, season: Season): Step[] {
  return [
    {
      day: world.workday(season, '1-05-18'),
      kind: 'survey',
      run: (platform, day) => openSurvey(world, season, platform, day),
    },
    {
      day: world.workday(season, '1-05-29'),
      kind: 'survey',
      run: (platform, day) => answerSurvey(world, season, platform, day),
    },
    ...world.story.news[season].map((item) => ({
      day: world.workday(season, item.on),
      kind: 'site' as const,
      run: (platform: Platform, day: CalendarDate) => publish(world, season, item, platform, day),
    })),
  ];
}

async function openSurvey(
  world: World,
  season: Season,
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const form = { template: 'satisfaction', opensOn: day, closesOn: world.workday(season, '1-05-29') };
  await openRound(platform, world.actor('curator'), world.year(season).id, form);
}

const answering = 0.86;

/** Most of those who were asked answer, each on a day of his own; then the survey is closed. */
async function answerSurvey(
  world: World,
  season: Season,
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const { organizationId } = world;
  const random = world.random(`survey ${season}`);
  const rounds = await platform.db.inOrganization(organizationId, (tx) =>
    roundsWithProgress(tx, organizationId, world.year(season).id),
  );
  for (const { round } of rounds) {
    const view = await platform.db.inOrganization(organizationId, (tx) =>
      roundView(tx, organizationId, round.id),
    );
    const length = daysBetween(round.opensOn, day);
    for (const { invitation } of view.lines) {
      const answers = drawAnswers(world, random);
      const answeredOn = addDays(round.opensOn, random.int(0, length));
      if (!random.chance(answering)) continue;
      const asked = { organizationId, round, invitation };
      await submitAnswers(world.at(answeredOn), asked, answers, undefined);
    }
    await setRoundClosed(platform, world.actor('curator'), round.id, true);
  }
}

function drawAnswers(world: World, random: Random) {
  const happy = random.chance(0.84);
  const mark = () => (happy ? random.int(7, 10) : random.int(3, 7));
  const answers = {
    sat1: mark(),
    sat2: mark(),
    sat3: mark(),
    sat4: mark(),
    glad: happy || random.chance(0.4),
  };
  const more = random.pick(world.story.comments);
  return random.chance(0.3) ? { ...answers, more } : answers;
}

async function publish(
  world: World,
  season: Season,
  item: World['story']['news'][Season][number],
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const { section, title, body, event } = item;
  const form = {
    section,
    title,
    body,
    eventOn: event === undefined ? undefined : world.lessonDay(season, event),
    removeFile: false,
    action: 'publish' as const,
    version: 0,
  };
  await addItem(platform, world.actor('curator'), form, undefined, day);
}
