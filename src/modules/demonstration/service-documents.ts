import type { CalendarDate } from '../../core/clock.ts';
import { notFound } from '../../core/refusal.ts';
import type { Platform } from '../../platform.ts';
import {
  approveDocument,
  listDocumentsInTx,
  makeIntroductionOrder,
  makeOrder,
  makeRoadmap,
  stepDocument,
} from '../documents/index.ts';
import { listTandems, markInformed } from '../tandems/index.ts';
import type { Season } from './demonstration.ts';
import type { Step, World } from './service-world.ts';

/** The acts of a season: the order that introduces the programme, its road map, the orders that fix pairs. */
export function documentSteps(world: World, season: Season): Step[] {
  const step = (told: string, run: Step['run']): Step => ({
    day: world.workday(season, told),
    kind: 'documents',
    run,
  });
  const { previous, current } = world.story.documents;
  const numbers = season === 'previous' ? previous : current;
  return [
    step('0-09-03', (platform, day) => introduce(world, season, numbers.introduction, platform, day)),
    ...(season === 'current'
      ? [step('0-09-10', (platform, day) => fixPairs(world, season, current.continuing, platform, day))]
      : []),
    step('1-03-17', (platform, day) => fixPairs(world, season, numbers.pairs, platform, day)),
  ];
}

async function versionOf(world: World, platform: Platform, id: string): Promise<number> {
  const documents = await platform.db.inOrganization(world.organizationId, (tx) =>
    listDocumentsInTx(tx, world.organizationId),
  );
  const document = documents.find((entry) => entry.id === id);
  if (!document) throw notFound();
  return document.version;
}

async function approve(
  world: World,
  id: string,
  number: string,
  published: boolean,
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const version = await versionOf(world, platform, id);
  const approval = { number, datedOn: day, approvedOn: day, dutyConfirmed: false, version };
  await approveDocument(platform, world.actor('principal'), id, approval, day);
  if (!published) return;
  const next = await versionOf(world, platform, id);
  await stepDocument(platform, world.actor('curator'), id, 'publish', next);
}

async function introduce(
  world: World,
  season: Season,
  number: string,
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const curator = world.actor('curator');
  const startYear = world.startYearOf(season);
  const order = await makeIntroductionOrder(
    platform,
    curator,
    startYear,
    {
      act: 'order',
      number,
      date: day,
      startsOn: day,
      curatorId: world.person('curator'),
      controllerId: world.person('deputy'),
      chairId: world.person('deputy'),
      memberIds: ['group', 'psychologist', 'averyanova', 'zhukova'].map((key) => world.person(key)),
      siteEditorId: world.person('admin'),
      approves: ['roadmap'],
    },
    day,
  );
  await approve(world, order, number, true, platform, day);
  // Last year's road map was signed on paper; the present one waits for the head.
  if (season === 'previous') return;
  const roadmap = await makeRoadmap(platform, curator, startYear, day);
  await stepDocument(platform, curator, roadmap, 'submit', await versionOf(world, platform, roadmap));
}

/** The order that fixes every pair and group without one; then both sides are told. */
async function fixPairs(
  world: World,
  season: Season,
  number: string,
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const { organizationId } = world;
  const curator = world.actor('curator');
  const tandems = await platform.db.inOrganization(organizationId, (tx) =>
    listTandems(tx, organizationId, { yearId: world.year(season).id }),
  );
  const ids = tandems.filter((tandem) => tandem.status === 'agreed').map((tandem) => tandem.id);
  if (ids.length === 0) return;
  const order = await makeOrder(
    platform,
    curator,
    world.startYearOf(season),
    {
      act: 'order',
      number,
      date: day,
      curatorId: world.person('curator'),
      controllerId: world.person('deputy'),
      acquaintBy: world.workday(season, `${day.slice(5) > '06-01' ? 0 : 1}-${day.slice(5)}`),
      rowStyle: 'names',
      startsOn: day,
      endsOn: world.workday(season, '1-05-29'),
      tandemIds: ids,
      dutyReason: '',
    },
    day,
  );
  await approve(world, order.id, number, false, platform, day);
  await markInformed(platform, curator, ids, day);
}
