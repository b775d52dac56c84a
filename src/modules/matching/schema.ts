import { z } from 'zod';
import { objectives } from '../../matching-engine/index.ts';

export { type Objective, objectives } from '../../matching-engine/index.ts';

export const runForm = z.object({ objective: z.enum(objectives).default('stable-max') });
export const chooseForm = z.object({
  mentorId: z.union([z.uuid(), z.literal('nobody')], 'matching.error.mentor'),
});
export const lockForm = z.object({ locked: z.enum(['yes', 'no']) });

export const draftResult = z
  .object({
    id: z.uuid(),
    status: z.enum(['draft', 'confirmed', 'discarded']),
    objective: z.enum(objectives),
    placed: z.number().int(),
    mentees: z.number().int(),
    blockingPairs: z.number().int(),
    pairs: z.array(
      z.object({
        menteeId: z.uuid(),
        mentorId: z.uuid(),
        score: z.number().int(),
        reasons: z.array(z.string()),
        locked: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'MatchDraft' });
