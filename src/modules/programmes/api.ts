import { z } from 'zod';
import { isCalendarDate } from '../../core/calendar-date.ts';
import { isId } from '../../core/id.ts';
import { notFound } from '../../core/refusal.ts';
import type { Api } from '../../http/api.ts';
import type { WebContext } from '../../http/env.ts';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { type Activity, activityStatuses, lineState, responsibleRoles } from './activity.ts';
import { startYear } from './schema.ts';
import { readBoard, readYears, type YearOverview } from './service.ts';
import { changeStatus } from './service-activities.ts';
import { createFromTemplate } from './service-plans.ts';

const day = z.string().refine(isCalendarDate);
const lineStates = ['late', 'due', 'ahead', 'done', 'cancelled'] as const;
const counts = z.object({
  late: z.int(),
  due: z.int(),
  ahead: z.int(),
  done: z.int(),
  cancelled: z.int(),
});

const yearSummary = z
  .object({
    startYear: z.int(),
    title: z.string(),
    startsOn: day,
    endsOn: day,
    phase: z.enum(['draft', 'ahead', 'running', 'ended', 'closed']),
    counts,
  })
  .meta({ id: 'ProgrammeYear' });

const activity = z
  .object({
    id: z.string(),
    code: z.string(),
    title: z.string(),
    subItems: z.array(z.string()),
    termText: z.string(),
    windowFrom: day,
    windowTo: day,
    allYear: z.boolean(),
    responsibleRoles: z.array(z.enum(responsibleRoles)),
    status: z.enum(activityStatuses),
    state: z.enum(lineStates),
    doneOn: day.optional(),
    note: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Activity' });

const yearDetails = z
  .object({
    year: yearSummary,
    goal: z.string(),
    formCodes: z.array(z.string()),
    stages: z.array(
      z.object({
        number: z.int(),
        title: z.string(),
        task: z.string(),
        outcome: z.string(),
        closedOn: day.optional(),
        state: z.enum(['done', 'late', 'due', 'active', 'ready', 'ahead']),
        percent: z.int(),
        activities: z.array(activity),
      }),
    ),
  })
  .meta({ id: 'ProgrammeYearDetails' });

function today(c: WebContext): string {
  return c.get('platform').clock.today(requireViewer(c).organization.timeZone);
}

function summaryOf({ year, phase, counts }: YearOverview) {
  const { startYear, title, startsOn, endsOn } = year;
  return { startYear, title, startsOn, endsOn, phase, counts };
}

function activityOf(line: Activity, day: string) {
  return {
    id: line.id,
    code: line.code,
    title: line.title,
    subItems: [...line.subItems],
    termText: line.termText,
    windowFrom: line.windowFrom,
    windowTo: line.windowTo,
    allYear: line.allYear,
    responsibleRoles: [...line.responsibleRoles],
    status: line.status,
    state: lineState(line, day),
    doneOn: line.doneOn,
    note: line.note,
    version: line.version,
  };
}

/** Programme years over REST: the same use cases as the pages. */
export function programmeApi(api: Api): void {
  const tag = 'programmes';

  api.route({
    method: 'get',
    path: '/years',
    summary: 'Programme years of the organisation, newest first',
    tag,
    response: z.array(yearSummary),
    handle: async (c) => (await readYears(c.get('platform'), requireScope(c), today(c))).map(summaryOf),
  });

  api.route({
    method: 'get',
    path: '/years/{startYear}',
    summary: 'One programme year with its seven stages and the lines of its road map',
    tag,
    params: z.object({ startYear }),
    response: yearDetails,
    handle: async (c, { params }) => {
      const day = today(c);
      const board = await readBoard(c.get('platform'), requireScope(c), params.startYear, day);
      return {
        year: summaryOf(board),
        goal: board.year.goal,
        formCodes: [...board.year.formCodes],
        stages: board.stages.map(({ stage, progress, lines }) => ({
          ...stage,
          state: progress.state,
          percent: progress.percent,
          activities: lines.map((line) => activityOf(line, day)),
        })),
      };
    },
  });

  api.route({
    method: 'post',
    path: '/years',
    summary: 'Create a programme year from the default road map',
    tag,
    status: 201,
    body: z.object({ startYear }),
    response: yearSummary,
    handle: async (c, { body }) => {
      const platform = c.get('platform');
      await createFromTemplate(platform, requireScope(c), body.startYear);
      return summaryOf(await readBoard(platform, requireScope(c), body.startYear, today(c)));
    },
  });

  api.route({
    method: 'post',
    path: '/activities/{id}/status',
    summary: 'Mark a line of the road map as done, begun, cancelled or open again',
    tag,
    status: 204,
    params: z.object({ id: z.string() }),
    body: z.object({
      status: z.enum(activityStatuses),
      doneOn: day.optional(),
      note: z.string().max(4000).optional(),
      version: z.int().optional(),
    }),
    response: z.undefined(),
    handle: async (c, { params, body }) => {
      if (!isId(params.id)) throw notFound();
      await changeStatus(c.get('platform'), requireScope(c), params.id, body, today(c));
      return undefined;
    },
  });
}
