import { z } from 'zod';
import { isCalendarDate } from '../../core/calendar-date.ts';
import { documentStatuses, registerKinds } from './register.ts';

const text = (max: number) => z.string().trim().max(max, 'common.error.tooLong').default('');
const required = (max: number) =>
  z.string().trim().min(1, 'common.error.required').max(max, 'common.error.tooLong');
const day = z.string().refine(isCalendarDate, 'common.error.date');
const blank = (value: unknown) => (value === '' || value === null ? undefined : value);
const optionalDay = z.preprocess(blank, day.optional());
const optionalId = z.preprocess(blank, z.uuid().optional());
const list = (value: unknown) =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value];
const version = z.coerce.number().int();

/** D20. A number and a date may come later: the head's office gives them. */
export const orderForm = z
  .object({
    act: z.enum(['order', 'directive']).default('order'),
    number: text(40),
    date: optionalDay,
    curatorId: optionalId,
    controllerId: optionalId,
    acquaintBy: optionalDay,
    rowStyle: z.enum(['names', 'assigned']).default('names'),
    startsOn: optionalDay,
    endsOn: optionalDay,
    tandemIds: z.preprocess(list, z.array(z.uuid()).min(1, 'documents.refusal.noTandems').max(2000)),
    dutyReason: text(500),
  })
  .refine(
    (form) => form.startsOn === undefined || form.endsOn === undefined || form.startsOn <= form.endsOn,
    {
      path: ['endsOn'],
      message: 'documents.error.term',
    },
  )
  .meta({ id: 'PairsOrderForm' });

/** D1. */
export const introductionForm = z.object({
  act: z.enum(['order', 'directive']).default('order'),
  number: text(40),
  date: optionalDay,
  startsOn: optionalDay,
  curatorId: optionalId,
  controllerId: optionalId,
  chairId: optionalId,
  memberIds: z.preprocess(list, z.array(z.uuid()).max(50)),
  siteEditorId: optionalId,
  approves: z.preprocess(list, z.array(z.enum(['regulation', 'roadmap', 'programme']))),
});

export const versionForm = z.object({ version });

/** A document that the school brings; `scope` says whether it is of one year or without a term. */
export const ownDocumentForm = z.object({
  kind: z.enum(registerKinds, 'documents.error.kind'),
  title: required(300),
  number: text(40),
  datedOn: optionalDay,
  scope: z.preprocess(blank, z.union([z.uuid(), z.literal('always')], 'documents.error.scope')),
  version: version.optional(),
});

export const approvalForm = z.object({
  number: text(40),
  datedOn: optionalDay,
  approvedOn: day,
  dutyConfirmed: z.preprocess((value) => value === 'yes' || value === true, z.boolean()),
  version,
});

export const remarkForm = z.object({ remark: required(500), version });

export const informedForm = z.object({ informedOn: day, order: optionalId });

/** What the address of blank forms says. */
export const sheetQuery = z.object({
  purpose: z
    .enum(['processing', 'publication', 'mentorTransfer', 'specialCategories', 'photoVideo', 'mentorDuty'])
    .default('processing'),
  class: z.union([z.uuid(), z.literal('all'), z.literal('staff')]).default('all'),
  who: z.enum(['candidates', 'everybody']).default('candidates'),
  person: z.preprocess(blank, z.uuid().optional()),
  missing: z.preprocess((value) => value === 'yes', z.boolean()),
  signer: z.preprocess(blank, z.enum(['guardian', 'self']).optional()),
});

export const nameForm = z
  .object({ gender: z.enum(['male', 'female', 'unknown'], 'documents.error.gender'), version })
  .catchall(z.union([z.string().trim().max(120, 'common.error.tooLong'), z.array(z.string())]));

export const documentLine = z
  .object({
    id: z.uuid(),
    kind: z.enum(registerKinds),
    number: z.string(),
    datedOn: z.string().optional(),
    title: z.string(),
    status: z.enum(documentStatuses),
    approvedOn: z.string().optional(),
    published: z.boolean(),
  })
  .meta({ id: 'Document' });

export const madeOrder = z
  .object({ id: z.uuid(), number: z.string(), tandems: z.number().int(), mentees: z.number().int() })
  .meta({ id: 'MadeOrder' });
