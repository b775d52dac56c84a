import { z } from 'zod';
import { directions } from './direction.ts';
import { meetingModes, wishedAges, wishedPartners } from './participant.ts';

const list = (value: unknown) =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value];
const text = (max: number) => z.string().trim().max(max, 'common.error.tooLong').default('');
const optionalNumber = (min: number, max: number, message: string) =>
  z.preprocess(
    (value) =>
      value === '' || value === undefined || value === null
        ? undefined
        : Number(String(value).replace(',', '.')),
    z.number(message).min(min, message).max(max, message).optional(),
  );
const directionCodes = directions.map((direction) => direction.code);

/** Answers of either side; fields of the other side stay at their defaults. */
export const cardForm = z.object({
  directions: z.preprocess(
    list,
    z.array(z.string().refine((code) => directionCodes.includes(code), 'common.error.invalidValue')),
  ),
  requestText: text(4000),
  workplace: text(300),
  meetingMode: z.enum(meetingModes).default('unknown'),
  wishedPartner: z.union([z.enum(wishedPartners), z.literal('')]).default(''),
  wishedAge: z.union([z.enum(wishedAges), z.literal('')]).default(''),
  need: optionalNumber(1, 10, 'participants.error.need'),
  capacity: optionalNumber(1, 10, 'participants.error.capacity'),
  hoursPerMonth: optionalNumber(0, 200, 'participants.error.hours'),
  minutesPerWeekFrom: optionalNumber(0, 3000, 'participants.error.minutes'),
  minutesPerWeekTo: optionalNumber(0, 3000, 'participants.error.minutes'),
  availableToOthers: z.preprocess((value) => value === 'yes' || value === true, z.boolean()),
});
export type CardForm = z.output<typeof cardForm>;

export const editForm = cardForm.extend({ version: z.coerce.number().int() });

export const newCardForm = cardForm.extend({ personId: z.uuid('participants.error.person') });

export const chosenForm = z.object({
  participant: z.preprocess(list, z.array(z.uuid()).min(1, 'participants.error.nobody').max(5000)),
  action: z.enum(['enter', 'close']),
  reason: text(500),
});

export const categoriesForm = z.object({ category: z.preprocess(list, z.array(z.string())) });

export const closeForm = z.object({
  reason: z.string().trim().min(1, 'participants.error.reason').max(500, 'common.error.tooLong'),
});

export const settleForm = z.object({ personId: z.union([z.uuid(), z.literal('nobody')]) });

export const participantLine = z
  .object({
    id: z.uuid(),
    personId: z.uuid(),
    side: z.enum(['mentee', 'mentor']),
    status: z.enum(['candidate', 'inBase', 'closed']),
    directions: z.array(z.string()),
    capacity: z.number().int(),
    classLabel: z.string().optional(),
    hasConsent: z.boolean(),
    obstacles: z.array(z.enum(['noConsent', 'noDirection', 'closed'])),
  })
  .meta({ id: 'Participant' });
