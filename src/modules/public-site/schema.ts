import { z } from 'zod';
import { isCalendarDate } from '../../core/calendar-date.ts';
import { siteSections } from './site-item.ts';

export const itemForm = z.object({
  section: z.enum(siteSections, 'common.error.required'),
  title: z.string().trim().min(1, 'common.error.required').max(300, 'common.error.tooLong'),
  body: z.string().trim().max(20_000, 'common.error.tooLong').default(''),
  eventOn: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.string().refine(isCalendarDate, 'common.error.date').optional(),
  ),
  removeFile: z.preprocess((value) => value === 'yes', z.boolean()),
  /** `publish` saves and publishes in one go. */
  action: z.enum(['save', 'publish']).default('save'),
  version: z.coerce.number().int().default(0),
});
export type ItemForm = z.output<typeof itemForm>;

const file = z.object({ name: z.string(), sizeBytes: z.number().int(), href: z.string() });

/** The public page as data: what the HTML shows, nothing more. */
export const publicSite = z
  .object({
    code: z.string(),
    name: z.string(),
    shortName: z.string(),
    place: z.string(),
    address: z.string(),
    intro: z.string(),
    goal: z.string(),
    legalBasis: z.string(),
    curatorOffice: z.string(),
    forms: z.array(z.object({ code: z.string(), title: z.string() })),
    documents: z.array(
      z.object({ title: z.string(), number: z.string(), datedOn: z.string().optional(), file }),
    ),
    items: z.array(
      z.object({
        section: z.enum(siteSections),
        title: z.string(),
        body: z.string(),
        eventOn: z.string().optional(),
        publishedOn: z.string(),
        file: file.optional(),
      }),
    ),
  })
  .meta({ id: 'PublicSite' });
