import { z } from 'zod';
import { isCalendarDate } from '../../core/calendar-date.ts';
import { consentPurposes } from './consent.ts';

const day = z.string().refine(isCalendarDate, 'common.error.date');
const list = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

export const purpose = z.enum(consentPurposes).default('processing');

/** Marks consents of the ticked people as received on a day. */
export const markForm = z.object({
  person: z.preprocess(list, z.array(z.uuid()).min(1, 'consents.error.nobody').max(5000)),
  purpose,
  signedOn: day,
  action: z.enum(['given', 'refused']).default('given'),
});

/** Marks a whole class, or everybody, at once. */
export const markGroupForm = z.object({
  classId: z.union([z.uuid(), z.literal('all'), z.literal('staff')]),
  purpose,
  signedOn: day,
});

export const withdrawForm = z.object({
  withdrawnOn: day,
  note: z.string().trim().max(500, 'common.error.tooLong').default(''),
});

export const consentLine = z
  .object({
    personId: z.uuid(),
    classLabel: z.string().optional(),
    signer: z.enum(['self', 'guardian']),
    state: z.enum(['given', 'expired', 'withdrawn', 'refused', 'missing', 'wrongSigner']),
    signedOn: z.string().optional(),
    validUntil: z.string().optional(),
  })
  .meta({ id: 'ConsentLine' });

export const markBody = z.object({ personIds: z.array(z.uuid()).min(1).max(5000), purpose, signedOn: day });
export const markAnswer = z.object({ marked: z.number().int(), already: z.number().int() });
