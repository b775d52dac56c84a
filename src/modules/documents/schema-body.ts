import { z } from 'zod';
import type { IntroductionOrderData } from './introduction-order.ts';
import type { PairsOrderData } from './order.ts';
import type { RoadmapData } from './roadmap.ts';
import { readOwnForms } from './schema-names.ts';

const day = z.string();
const name = z.object({
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string(),
  gender: z.enum(['male', 'female', 'unknown']).optional(),
  ownForms: z.unknown().transform(readOwnForms).optional(),
});
const official = z.object({ name, post: z.string() });
const party = z.union([
  z.object({ kind: z.enum(['pupil', 'collegeStudent']), name, label: z.string() }),
  z.object({ kind: z.enum(['employee', 'outsider']), name, post: z.string() }),
]);
const organization = z.object({
  name: z.string(),
  shortName: z.string(),
  address: z.string(),
  place: z.string(),
  principal: official,
  legalBasis: z.string(),
});
const act = z.enum(['order', 'directive']);

const actData = {
  act,
  organization,
  number: z.string().optional(),
  date: day.optional(),
  startYear: z.number().int(),
  curator: official.optional(),
  controller: official.optional(),
};

const pairsOrder = z.object({
  ...actData,
  acquaintBy: day.optional(),
  rows: z.array(
    z.object({
      mentor: party,
      mentees: z.array(party),
      isGroup: z.boolean(),
      form: z.string(),
      from: day.optional(),
      to: day.optional(),
    }),
  ),
  rowStyle: z.enum(['names', 'assigned']),
});

const introductionOrder = z.object({
  ...actData,
  startsOn: day.optional(),
  chair: official.optional(),
  members: z.array(official),
  forms: z.array(z.string()),
  approves: z.object({ regulation: z.boolean(), roadmap: z.boolean(), programme: z.boolean() }),
  siteEditor: official.optional(),
});

const roadmap = z.object({
  organization,
  startYear: z.number().int(),
  approvedOn: day.optional(),
  goal: z.string(),
  tasks: z.array(z.string()),
  forms: z.array(z.string()),
  stages: z.array(
    z.object({
      number: z.number().int(),
      title: z.string(),
      task: z.string(),
      outcome: z.string(),
      activities: z.array(
        z.object({
          code: z.string(),
          title: z.string(),
          subItems: z.array(z.string()),
          term: z.string(),
          responsible: z.string(),
        }),
      ),
    }),
  ),
  expectedResults: z.array(z.string()),
  perspectiveResults: z.string(),
});

const choice = z.string().optional();

/** What was chosen in the form of an order, so that a draft opens with it again. */
const orderInput = z.object({
  act,
  number: z.string(),
  date: choice,
  curatorId: choice,
  controllerId: choice,
  acquaintBy: choice,
  rowStyle: z.enum(['names', 'assigned']),
  startsOn: choice,
  endsOn: choice,
  tandemIds: z.array(z.string()),
  dutyReason: z.string(),
});
export type OrderInput = z.output<typeof orderInput>;

const introductionInput = z.object({
  act,
  number: z.string(),
  date: choice,
  startsOn: choice,
  curatorId: choice,
  controllerId: choice,
  chairId: choice,
  memberIds: z.array(z.string()),
  siteEditorId: choice,
  approves: z.array(z.enum(['regulation', 'roadmap', 'programme'])),
});
export type IntroductionInput = z.output<typeof introductionInput>;

const body = z.discriminatedUnion('form', [
  z.object({
    form: z.literal('orderPairs'),
    data: pairsOrder,
    input: orderInput,
    /** People of the order: employees who mentor employees without a written consent (L1), when it was made. */
    withoutDutyConsent: z.array(z.string()),
  }),
  z.object({ form: z.literal('orderIntroduction'), data: introductionOrder, input: introductionInput }),
  z.object({ form: z.literal('roadmap'), data: roadmap }),
  z.object({ form: z.literal('uploaded') }),
]);

/** What a document was made of: kept, so that it can be printed again word for word. */
export type DocumentBody =
  | {
      readonly form: 'orderPairs';
      readonly data: PairsOrderData;
      readonly input: OrderInput;
      readonly withoutDutyConsent: readonly string[];
    }
  | {
      readonly form: 'orderIntroduction';
      readonly data: IntroductionOrderData;
      readonly input: IntroductionInput;
    }
  | { readonly form: 'roadmap'; readonly data: RoadmapData }
  | { readonly form: 'uploaded' };

/** The body of a stored document; anything of another shape counts as a file that was uploaded. */
export function readBody(stored: unknown): DocumentBody {
  const parsed = body.safeParse(stored);
  return parsed.success ? parsed.data : { form: 'uploaded' };
}
