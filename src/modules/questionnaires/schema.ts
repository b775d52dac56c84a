import { z } from 'zod';
import { isCalendarDate } from '../../core/calendar-date.ts';

const day = z.string().refine(isCalendarDate, 'common.error.date');

export const roundForm = z.object({
  template: z.string().min(1, 'common.error.required'),
  opensOn: day,
  closesOn: day,
});
export type RoundForm = z.output<typeof roundForm>;

export const roundResult = z
  .object({
    id: z.uuid(),
    template: z.string(),
    invited: z.number().int(),
    answered: z.number().int(),
    satisfied: z.number().int(),
    mean: z.number().optional(),
  })
  .meta({ id: 'SurveyResult' });
