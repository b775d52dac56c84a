import type { CalendarDate } from '../../core/clock.ts';
import type { Scope } from '../../core/scope.ts';
import type { Platform } from '../../platform.ts';
import { closeCards, listParticipants, participantStageFacts } from '../participants/index.ts';
import { listClassesInTx } from '../people/index.ts';
import {
  changeActivityStatus,
  changeResource,
  closeStage,
  composeStageFacts,
  createFromTemplate,
  editYear,
  getYearInTx,
  listResourcesInTx,
  markClass,
  readPreviousPlan,
  savePlan,
  setYearStatus,
  yearOverview,
  yearTitle,
} from '../programmes/index.ts';
import { surveyStageFacts } from '../questionnaires/index.ts';
import { tandemStageFacts } from '../tandems/index.ts';
import type { Season } from './demonstration.ts';
import type { Step, World } from './service-world.ts';

/** Line of the road map on which class teachers tell the parents, class by class. */
const parentsLine = '1.3';
/** Lines that the working group marks itself. */
const groupLines = new Set(['5.2', '5.3']);
/** Lines of the administration: the deputy head marks them. */
const administrationLines = new Set(['1.1', '1.2', '1.4', '1.5', '7.1', '7.5']);

/** The road map of a season from its first word to its end: made, approved, marked line by line, closed. */
export function programmeSteps(world: World, season: Season): Step[] {
  const { story } = world;
  return [
    {
      day: world.workday(season, '0-08-31'),
      kind: 'programme',
      run: (platform, day) => createYear(world, season, platform, day),
    },
    {
      day: world.workday(season, '0-09-07'),
      kind: 'programme',
      run: (platform) => findResources(world, season, platform),
    },
    ...story.classMarks[season].map((marks, index) => ({
      day: world.workday(season, marks.on),
      kind: 'programme' as const,
      run: (platform: Platform, day: CalendarDate) => markClasses(world, season, index, platform, day),
    })),
    ...story.lines[season].map((line) => ({
      day: world.workday(season, line.on),
      kind: 'programme' as const,
      run: (platform: Platform, day: CalendarDate) => markLine(world, season, line, platform, day),
    })),
    {
      day: world.workday(season, '0-11-10'),
      kind: 'programme',
      run: (platform, day) => settleForms(world, season, platform, day),
    },
    ...story.stages[season].map((stage) => ({
      day: world.workday(season, stage.on),
      kind: 'programme' as const,
      run: (platform: Platform, day: CalendarDate) => decideStage(world, season, stage, platform, day),
    })),
    {
      day: world.workday(season, '1-12-25'),
      kind: 'programme',
      run: (platform, day) => endYear(world, season, platform, day),
    },
  ];
}

async function createYear(
  world: World,
  season: Season,
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const { organizationId } = world;
  const curator = world.actor('curator');
  const startYear = world.startYearOf(season);
  if (season === 'previous') await createFromTemplate(platform, curator, startYear);
  else {
    const plan = await readPreviousPlan(platform, curator, startYear - 1, startYear);
    await savePlan(platform, curator, plan, yearTitle(startYear), 'refuse');
  }
  await setYearStatus(platform, world.actor('principal'), startYear, 'approved');
  const overview = await platform.db.inOrganization(organizationId, async (tx) =>
    yearOverview(tx, organizationId, await getYearInTx(tx, organizationId, startYear), day),
  );
  const lines = overview.stages.flatMap((stage) => stage.lines);
  world.years.set(season, {
    id: overview.year.id,
    lines: new Map(lines.map((line) => [line.code, line.id])),
  });
}

/** All resources are there but one, so that a gate of stage 1 has something to say. */
async function findResources(world: World, season: Season, platform: Platform): Promise<void> {
  const curator = world.actor('curator');
  const resources = await platform.db.inOrganization(world.organizationId, (tx) =>
    listResourcesInTx(tx, world.organizationId, world.year(season).id),
  );
  for (const resource of resources) {
    if (resource.title === world.story.missingResource) continue;
    const change = { kind: 'available' as const, id: resource.id, available: true };
    await changeResource(platform, curator, world.startYearOf(season), change);
  }
}

/** Classes in the order in which their teachers told the parents; the class of the account comes last. */
async function markClasses(
  world: World,
  season: Season,
  index: number,
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const line = world.year(season).lines.get(parentsLine);
  if (line === undefined) return;
  const classes = await platform.db.inOrganization(world.organizationId, (tx) =>
    listClassesInTx(tx, world.organizationId),
  );
  const own = (teacherId: string | undefined) => teacherId === world.person('class-teacher');
  const order = [
    ...world.random(`classes ${season}`).shuffled(classes.filter((entry) => !own(entry.teacherId))),
    ...classes.filter((entry) => own(entry.teacherId)),
  ];
  const marks = world.story.classMarks[season];
  const before = marks.slice(0, index).reduce((sum, entry) => sum + entry.count, 0);
  for (const entry of order.slice(before, before + (marks[index]?.count ?? 0)))
    await markClass(platform, world.actor('curator'), line, { classId: entry.id, done: true }, day);
}

function whoMarks(world: World, code: string): Scope {
  if (groupLines.has(code)) return world.actor('group');
  return world.actor(administrationLines.has(code) ? 'deputy' : 'curator');
}

async function markLine(
  world: World,
  season: Season,
  line: World['story']['lines'][Season][number],
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const id = world.year(season).lines.get(line.code);
  if (id === undefined) return;
  const change = { status: line.status, ...(line.note === '' ? {} : { note: line.note }) };
  await changeActivityStatus(platform, whoMarks(world, line.code), id, change, day);
}

/** Line 3.1: the preliminary choice of forms becomes the final one. */
async function settleForms(
  world: World,
  season: Season,
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const { organizationId } = world;
  const startYear = world.startYearOf(season);
  const year = await platform.db.inOrganization(organizationId, (tx) =>
    getYearInTx(tx, organizationId, startYear),
  );
  const edit = { ...year, formsSettled: true };
  await editYear(platform, world.actor('curator'), startYear, editOf(edit), day);
}

function editOf(year: Parameters<typeof editYear>[3]): Parameters<typeof editYear>[3] {
  const { title, goal, legalBasis, tasks, formCodes, formsSettled } = year;
  const { expectedResults, perspectiveResults, version } = year;
  return {
    title,
    goal,
    legalBasis,
    tasks,
    formCodes,
    formsSettled,
    expectedResults,
    perspectiveResults,
    version,
  };
}

async function decideStage(
  world: World,
  season: Season,
  stage: World['story']['stages'][Season][number],
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const readFacts = composeStageFacts(
    (tx, organizationId, yearId) => participantStageFacts(tx, organizationId, yearId, day),
    tandemStageFacts,
    surveyStageFacts,
  );
  const startYear = world.startYearOf(season);
  const scope = world.actor('curator');
  await closeStage(platform, scope, startYear, stage.number, stage.reason, readFacts, day);
}

/** The programme is over: its cards are closed and so is the year. */
async function endYear(world: World, season: Season, platform: Platform, day: CalendarDate): Promise<void> {
  const { organizationId } = world;
  const open = await platform.db.inOrganization(organizationId, async (tx) => {
    const rows = await listParticipants(tx, organizationId, { yearId: world.year(season).id });
    return rows.filter((row) => row.status !== 'closed').map((row) => row.id);
  });
  const curator = world.actor('curator');
  await closeCards(platform, curator, open, world.story.closing.yearEnd, day);
  await setYearStatus(platform, world.actor('principal'), world.startYearOf(season), 'closed');
}
