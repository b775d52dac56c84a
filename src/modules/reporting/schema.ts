import { z } from 'zod';

const count = z.number().int();
const share = z.object({ part: count, whole: count });
const side = z.object({ invited: count, answered: count, satisfied: count, mean: z.number().optional() });
const base = z.object({ candidates: count, inBase: count, closed: count });

/** The summary of a year as data. Every share has both numbers; names are in none of them. */
export const yearSummary = z
  .object({
    day: z.string(),
    startYear: count,
    people: z.object({
      total: count,
      mentees: count,
      mentors: count,
      both: count,
      outsideMentors: z.array(z.object({ kind: z.string(), count })),
    }),
    bases: z.object({ mentee: base, mentor: base }),
    unplaced: count,
    forms: z.array(
      z.object({
        code: z.string(),
        official: z.boolean(),
        switchedOn: z.boolean(),
        wishes: count,
        pairs: count,
        groups: count,
        mentees: count,
        mentors: count,
      }),
    ),
    openWishes: count,
    coverage: z.array(share.extend({ code: z.enum(['I1', 'I2', 'I3']), unknown: count })),
    tandems: z.object({
      total: count,
      pairs: count,
      groups: count,
      agreed: count,
      assigned: count,
      working: count,
      finished: count,
      terminated: count,
      withoutOrder: count,
      atRisk: count,
    }),
    outcomes: z.object({
      finished: count,
      reached: count,
      partly: count,
      notReached: count,
      terminated: count,
    }),
    meetings: z.object({
      held: count,
      missed: count,
      minutes: count,
      byKind: z.array(z.object({ kind: z.string(), held: count, missed: count })),
      byMonth: z.array(z.object({ month: z.string(), held: count, missed: count })),
      tandemsWithoutMeeting: count,
    }),
    rounds: z.array(
      z.object({
        id: z.uuid(),
        title: z.object({ ru: z.string(), en: z.string() }),
        opensOn: z.string(),
        closesOn: z.string(),
        sides: z.object({ mentee: side, mentor: side }),
      }),
    ),
    stages: z.array(
      z.object({
        number: count,
        title: z.string(),
        state: z.enum(['done', 'late', 'due', 'active', 'ready', 'ahead']),
        done: count,
        total: count,
        closedOn: z.string().optional(),
        warnings: z.array(z.object({ code: z.string(), count })),
        reason: z.string(),
      }),
    ),
    consents: share.extend({ withdrawn: count }),
  })
  .meta({ id: 'YearSummary' });
