import { z } from 'zod';
import { isCalendarDate } from '../../core/calendar-date.ts';
import { meetingKinds } from './tandem.ts';

const list = (value: unknown) =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value];
const text = (max: number) => z.string().trim().max(max, 'common.error.tooLong').default('');
const day = z.string().refine(isCalendarDate, 'common.error.date');
const optionalNumber = (min: number, max: number, message: string) =>
  z.preprocess(
    (value) => (value === '' || value === undefined || value === null ? undefined : Number(value)),
    z.number(message).int(message).min(min, message).max(max, message).optional(),
  );

/** One meeting, held or missed: everything but the day may stay empty (no free text is ever required, L9). */
export const meetingForm = z
  .object({
    kind: z.enum(meetingKinds),
    status: z.enum(['held', 'missed']).default('held'),
    heldOn: day,
    durationMinutes: optionalNumber(1, 1440, 'tandems.error.duration'),
    mode: z.enum(['inPerson', 'online', 'mixed', 'unknown']).default('unknown'),
    topic: text(1000),
    nextStep: text(1000),
    missedReason: text(300),
    mentorMood: optionalNumber(1, 5, 'common.error.invalidValue'),
    menteeMood: optionalNumber(1, 5, 'common.error.invalidValue'),
    present: z.preprocess(list, z.array(z.uuid())),
  })
  .meta({ id: 'MeetingMark' });
export type MeetingForm = z.output<typeof meetingForm>;

export const finishForm = z.object({
  outcome: z.enum(['reached', 'partly', 'notReached'], 'tandems.error.outcome'),
  closingNote: text(2000),
  endsOn: day,
});

export const terminateForm = z.object({
  closingNote: z.string().trim().min(1, 'tandems.error.reason').max(2000, 'common.error.tooLong'),
  endsOn: day,
});

export const goalForm = z.object({ goal: text(2000), version: z.coerce.number().int() });

export const tandemLine = z
  .object({
    id: z.uuid(),
    mentorPersonId: z.uuid(),
    menteePersonIds: z.array(z.uuid()),
    type: z.enum(['pair', 'group']),
    formCode: z.string(),
    status: z.enum(['agreed', 'assigned', 'working', 'finished', 'terminated']),
    meetingsHeld: z.number().int(),
    lastMeetingOn: z.string().optional(),
    signals: z.array(z.string()),
  })
  .meta({ id: 'Tandem' });
