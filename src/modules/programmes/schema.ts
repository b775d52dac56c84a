import { z } from 'zod';
import { isCalendarDate } from '../../core/calendar-date.ts';
import { isId } from '../../core/id.ts';
import { activityStatuses, responsibleRoles } from './activity.ts';
import { indicatorCodes } from './programme-year.ts';
import { contours, resourceKinds } from './resource.ts';

const text = (max: number) => z.string().trim().max(max, 'common.error.tooLong');
const required = (max: number) => text(max).min(1, 'common.error.required');
const list = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const day = z.string().refine(isCalendarDate, 'common.error.date');
const id = z.string().refine(isId, 'common.error.invalidValue');
/** An empty field of a form counts as absent. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const tick = z.preprocess((value) => value === 'on' || value === true, z.boolean());

export const firstStartYear = 2015;
export const lastStartYear = 2100;
export const startYear = z.coerce
  .number('common.error.required')
  .int()
  .min(firstStartYear, 'programmes.error.startYear')
  .max(lastStartYear, 'programmes.error.startYear');

const roles = z.preprocess(list, z.array(z.enum(responsibleRoles)).min(1, 'programmes.error.noResponsible'));

/** Several lines of a text field, one item a line. */
const items = (max: number) =>
  text(max).transform((value) =>
    value
      .split(/\r?\n/u)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );

export const statusForm = z.object({
  status: z.enum(activityStatuses),
  doneOn: optional(day),
  note: optional(text(4000)),
  version: optional(z.coerce.number().int()),
  /** Where to come back to: the board, a stage, the home page, or the line itself. */
  back: z.string().max(200).optional(),
});

export const activityForm = z
  .object({
    title: required(2000),
    subItems: items(8000),
    termText: required(200),
    windowFrom: day,
    windowTo: day,
    allYear: tick,
    responsibleText: text(400),
    responsibleRoles: roles,
    responsiblePersonId: optional(id),
    version: z.coerce.number().int(),
  })
  .refine((value) => value.windowTo >= value.windowFrom, {
    path: ['windowTo'],
    message: 'programmes.error.windowOrder',
  });

export const evidenceForm = z.object({ title: text(300).default(''), link: text(1000).default('') });

export const classMarkForm = z.object({ classId: id, done: z.enum(['yes', 'no']) });

export const gateForm = z.object({
  decision: z.enum(['close', 'reopen']),
  reason: text(2000).default(''),
});

export const resourceForm = z.object({
  kind: z.enum(resourceKinds, 'common.error.required'),
  contour: z.enum(contours, 'common.error.required'),
  title: required(300),
  source: text(300).default(''),
  available: tick,
});

export const resourceChangeForm = z.object({ id, change: z.enum(['available', 'missing', 'remove']) });

const formCode = z.string().regex(/^[a-zA-Z]{1,40}$/);
const indicatorCode = z.enum(indicatorCodes);

/** How many tasks the form of a programme offers. */
export const taskSlots = 10;

/** Tasks come as `task1`, `indicators1`, …; empty ones fall away. */
const taskFields = Object.fromEntries(
  Array.from({ length: taskSlots }, (_, index) => [
    [`task${index + 1}`, text(2000).default('')] as const,
    [`indicators${index + 1}`, z.preprocess(list, z.array(indicatorCode))] as const,
  ]).flat(),
);

export const yearForm = z
  .object({
    title: required(300),
    goal: required(4000),
    legalBasis: required(4000),
    formCodes: z.preprocess(list, z.array(formCode).min(1, 'programmes.error.noForm')),
    formsSettled: tick,
    expectedResults: items(8000),
    perspectiveResults: text(8000),
    version: z.coerce.number().int(),
  })
  .and(z.object(taskFields))
  .transform((value) => {
    const fields: Readonly<Record<string, unknown>> = value;
    const tasks = Array.from({ length: taskSlots }, (_, index) => {
      const words = fields[`task${index + 1}`];
      const codes = fields[`indicators${index + 1}`];
      return {
        text: typeof words === 'string' ? words : '',
        indicatorCodes: indicatorCodes.filter((code) => Array.isArray(codes) && codes.includes(code)),
      };
    }).filter((task) => task.text !== '');
    const { title, goal, legalBasis, formCodes, formsSettled, expectedResults, perspectiveResults, version } =
      value;
    return {
      title,
      goal,
      legalBasis,
      formCodes,
      formsSettled,
      expectedResults,
      perspectiveResults,
      version,
      tasks,
    };
  });

export const newYearForm = z.object({ startYear });
export const previousForm = z.object({ from: startYear, startYear });
export const fileForm = z.object({ startYear, pasted: z.string().max(400_000).default('') });

export const phaseForm = z.object({ status: z.enum(['draft', 'approved', 'closed']) });
