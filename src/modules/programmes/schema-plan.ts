import { z } from 'zod';
import { isCalendarDate } from '../../core/calendar-date.ts';
import { isId } from '../../core/id.ts';
import { responsibleRoles } from './activity.ts';
import type { LineEdit } from './plan-edit.ts';
import { indicatorCodes, stageCount } from './programme-year.ts';
import { contours, resourceKinds } from './resource.ts';
import { startYear } from './schema.ts';

const text = (max: number) => z.string().max(max);
const day = z.string().refine(isCalendarDate);
const stageNumber = z.number().int().min(1).max(stageCount);
const roles = z.array(z.enum(responsibleRoles)).max(responsibleRoles.length);

const window = z.object({ from: day, to: day });
type Window = z.output<typeof window>;

const planLine = z.object({
  code: text(20).min(1),
  stageNumber,
  title: text(2000).min(1),
  subItems: z.array(text(2000)).max(50),
  termText: text(300),
  window: window.optional().transform((value): Window | undefined => value),
  allYear: z.boolean(),
  responsibleText: text(1000),
  responsibleRoles: roles,
  responsiblePersonId: z.string().refine(isId).optional(),
  included: z.boolean(),
});

/** A plan as it travels through the preview page and comes back: checked like anything that comes from outside. */
export const planSchema = z.object({
  startYear,
  source: z.enum(['template', 'file', 'previousYear']),
  previousYearId: z
    .string()
    .refine(isId)
    .optional()
    .transform((id): string | undefined => id),
  goal: text(4000),
  legalBasis: text(4000),
  tasks: z.array(z.object({ text: text(2000), indicatorCodes: z.array(z.enum(indicatorCodes)) })).max(30),
  formCodes: z.array(z.string().regex(/^[a-zA-Z]{1,40}$/)).max(20),
  expectedResults: z.array(text(2000)).max(50),
  perspectiveResults: text(8000),
  stages: z
    .array(z.object({ number: stageNumber, title: text(500).min(1), task: text(4000), outcome: text(4000) }))
    .length(stageCount),
  lines: z.array(planLine).min(1).max(500),
  resources: z
    .array(
      z.object({
        kind: z.enum(resourceKinds),
        contour: z.enum(contours),
        title: text(300),
        source: text(300),
        available: z.boolean(),
      }),
    )
    .max(100),
});

const list = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const month = z.string().max(7).default('');

/** Corrections of the preview page: `include0`, `from0`, `to0`, `roles0`, … one set for each line of the plan. */
export function lineEdits(fields: Readonly<Record<string, unknown>>, count: number): LineEdit[] {
  const schema = z.object({
    included: z.preprocess((value) => value === 'on', z.boolean()),
    from: month,
    to: month,
    roles: z.preprocess(list, roles),
  });
  return Array.from({ length: count }, (_, index) =>
    schema.parse({
      included: fields[`include${index}`],
      from: fields[`from${index}`],
      to: fields[`to${index}`],
      roles: fields[`roles${index}`],
    }),
  );
}

/** The form of the preview: the plan as JSON and the corrections beside it. */
export const previewForm = z.looseObject({ plan: z.string().max(2_000_000) });
