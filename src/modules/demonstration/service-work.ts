import { addDays } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import { newId } from '../../core/id.ts';
import type { Platform } from '../../platform.ts';
import { recordAudits } from '../audit/index.ts';
import { closeCards } from '../participants/index.ts';
import {
  closeTandem,
  insertMeetings,
  listTandems,
  markGroupClosing,
  markMeeting,
  type TandemRow,
  updateTandems,
} from '../tandems/index.ts';
import type { Season } from './demonstration.ts';
import { type MeetingPlan, type PlannedMeeting, planMeetings } from './meetings.ts';
import { directionOf } from './service-pairs.ts';
import type { Step, World } from './service-world.ts';

interface Due {
  readonly tandem: TandemRow;
  readonly meeting: PlannedMeeting;
}

/** What the tandems of a season will do, once they are there. */
interface Work {
  readonly meetings: Map<CalendarDate, Due[]>;
  /** Day of the last meeting of a tandem that is to be finished. */
  readonly closing: Map<string, CalendarDate>;
  removed: TandemRow | undefined;
}

/** Meetings of the pairs and groups of a season, how they end, and who could not be kept as a mentor. */
export function workSteps(world: World, season: Season): Step[] {
  const work: Work = { meetings: new Map(), closing: new Map(), removed: undefined };
  const step = (told: string, run: Step['run']): Step => ({
    day: world.workday(season, told),
    kind: 'meetings',
    run,
  });
  return [
    ...(season === 'current'
      ? [
          step('0-09-11', (platform) =>
            planWork(world, season, work, world.lessonDay(season, '0-09-18'), platform),
          ),
        ]
      : []),
    step('1-03-18', (platform) =>
      planWork(world, season, work, world.lessonDay(season, '1-03-19'), platform),
    ),
    ...lessonDays(world, season).map((day) => ({
      day,
      kind: 'meetings' as const,
      run: (platform: Platform) => meet(world, work, day, platform),
    })),
    step('1-04-27', (platform, day) => removeMentor(world, work, platform, day)),
    step('1-05-27', async (platform, day) => {
      await markGroupClosing(platform, world.actor('curator'), world.year(season).id, day, day);
    }),
    step('1-05-28', (platform, day) => finish(world, season, work, platform, day)),
  ];
}

/** Days of the season on which tandems may meet. */
function lessonDays(world: World, season: Season): CalendarDate[] {
  const days: CalendarDate[] = [];
  const last = world.lessonDay(season, '1-05-27');
  let day = world.lessonDay(season, season === 'current' ? '0-09-14' : '1-03-19');
  while (day <= last && day <= world.today) {
    days.push(day);
    const next = addDays(day, 1);
    day = world.lessonDay(season, `${Number(next.slice(0, 4)) - world.startYearOf(season)}-${next.slice(5)}`);
  }
  return days;
}

/** Tells every tandem that has an order and no plan yet when it will meet. */
async function planWork(
  world: World,
  season: Season,
  work: Work,
  from: CalendarDate,
  platform: Platform,
): Promise<void> {
  const { organizationId, story } = world;
  const tandems = await platform.db.inOrganization(organizationId, (tx) =>
    listTandems(tx, organizationId, { yearId: world.year(season).id }),
  );
  const fresh = tandems.filter((tandem) => tandem.status === 'assigned' && !work.closing.has(tandem.id));
  const random = world.random(`meetings ${season} ${from}`);
  if (season === 'previous' && work.removed === undefined)
    work.removed = fresh.find((tandem) => tandem.type === 'pair' && tandem.formCode === 'studentStudent');
  const lastDay = world.lessonDay(season, '1-05-22');
  for (const [index, tandem] of fresh.entries()) {
    const isRemoved = tandem.id === work.removed?.id;
    const closingDay = world.lessonDay(season, `1-05-${random.int(15, 25)}`);
    // Two tandems had no closing meeting: somebody was ill.
    const closingOn = isRemoved || index % 17 === 5 ? undefined : closingDay;
    const plan: MeetingPlan = {
      from: addDays(from, random.int(0, isOwn(tandem, world) ? 0 : 4)),
      to: isRemoved ? world.lessonDay(season, '1-04-24') : lastDay,
      closingOn,
      direction: directionOf(tandem),
      mentee: tandem.formCode === 'teacherTeacher' ? 'teacher' : 'pupil',
      mentees: tandem.mentees.length,
      pause: random.pick([7, 7, 10, 14]),
      missedFrom: isRemoved ? 2 : undefined,
    };
    work.closing.set(tandem.id, closingOn ?? lastDay);
    for (const meeting of planMeetings(story, plan, random)) {
      const due = work.meetings.get(meeting.heldOn) ?? [];
      work.meetings.set(meeting.heldOn, [...due, { tandem, meeting }]);
    }
  }
}

/** The tandem of the account of the mentor, who marks his meetings himself. */
function isOwn(tandem: TandemRow, world: World): boolean {
  return tandem.mentor.personId === world.person('mentor');
}

async function meet(world: World, work: Work, day: CalendarDate, platform: Platform): Promise<void> {
  const { organizationId } = world;
  const due = work.meetings.get(day) ?? [];
  const own = due.filter(({ tandem }) => isOwn(tandem, world));
  for (const { tandem, meeting } of own) {
    const present = presentOf(tandem, meeting);
    const form = { ...meeting, present };
    await markMeeting(platform, world.actor('mentor'), tandem.id, form, newId(), day);
  }
  const others = due.filter(({ tandem }) => !isOwn(tandem, world));
  if (others.length === 0) return;
  const now = platform.clock.now();
  const curator = world.actor('curator');
  await platform.db.inOrganization(organizationId, async (tx) => {
    const rows = others.map(({ tandem, meeting }) => ({
      ...meeting,
      id: newId(),
      tandemId: tandem.id,
      present: presentOf(tandem, meeting),
      menteeIds: tandem.mentees.map((mentee) => mentee.id),
      markedBy: curator.accountId,
    }));
    await insertMeetings(tx, organizationId, rows, now);
    // The first meeting that was held sets a tandem to work, as `markMeeting` does.
    const begun = rows.filter((row) => row.status === 'held' && row.kind === 'introductory');
    const ids = begun.map((row) => row.tandemId);
    await updateTandems(tx, organizationId, ids, { status: 'working' }, now);
    const records = rows.map(({ kind, status, tandemId }) => ({
      action: 'meeting.mark',
      entity: 'tandem',
      entityId: tandemId,
      details: { kind, status },
    }));
    await recordAudits(tx, curator, records, now);
  });
}

function presentOf(tandem: TandemRow, meeting: PlannedMeeting): string[] {
  return meeting.present.flatMap((place) => tandem.mentees[place]?.id ?? []);
}

/** A mentor who did not come three times is let go; his mentee waits for another. */
async function removeMentor(world: World, work: Work, platform: Platform, day: CalendarDate): Promise<void> {
  const { removed } = work;
  if (!removed) return;
  const curator = world.actor('curator');
  const { closing } = world.story;
  await closeTandem(platform, curator, removed.id, { endsOn: day, closingNote: closing.removed });
  await closeCards(platform, curator, [removed.mentorId], closing.mentorCard, day);
}

/** Every tandem says how far it came. */
async function finish(
  world: World,
  season: Season,
  work: Work,
  platform: Platform,
  day: CalendarDate,
): Promise<void> {
  const { organizationId, story } = world;
  const curator = world.actor('curator');
  const random = world.random(`outcome ${season}`);
  const tandems = await platform.db.inOrganization(organizationId, (tx) =>
    listTandems(tx, organizationId, { yearId: world.year(season).id }),
  );
  for (const tandem of tandems) {
    const drawn = random.next();
    const word = random.next();
    if (tandem.status !== 'working') continue;
    const outcome = isOwn(tandem, world)
      ? 'partly'
      : drawn < 0.56
        ? 'reached'
        : drawn < 0.92
          ? 'partly'
          : 'notReached';
    const notes = story.closing[outcome];
    const note = notes[Math.floor(word * notes.length)] ?? '';
    const closingNote = isOwn(tandem, world) ? story.closing.demo : note;
    const endsOn = work.closing.get(tandem.id) ?? day;
    await closeTandem(platform, curator, tandem.id, { endsOn, closingNote, outcome });
  }
}
