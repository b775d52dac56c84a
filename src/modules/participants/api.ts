import { z } from 'zod';
import type { Api } from '../../http/api.ts';
import { requireScope, requireViewer, requireYear } from '../../http/viewer.ts';
import { participantLine } from './schema.ts';
import { enterBase, readBase } from './service.ts';

const yearParams = z.object({ startYear: z.coerce.number().int() });
const side = z.enum(['mentee', 'mentor']);

export function participantApi(api: Api): void {
  api.route({
    method: 'get',
    path: '/years/{startYear}/participants',
    summary: 'Cards of the bases of a year',
    tag: 'participants',
    params: yearParams,
    query: z.object({ side: side.optional() }),
    response: z.object({ participants: z.array(participantLine) }),
    handle: async (c, { query }) => {
      const day = c.get('platform').clock.today(requireViewer(c).organization.timeZone);
      const lines = await readBase(c.get('platform'), requireScope(c), requireYear(c).id, query.side, day);
      return {
        participants: lines.map((line) => ({
          id: line.id,
          personId: line.personId,
          side: line.side,
          status: line.status,
          directions: [...line.directions],
          capacity: line.capacity,
          classLabel: line.person.classLabel,
          hasConsent: line.hasConsent,
          obstacles: [...line.obstacles],
        })),
      };
    },
  });

  api.route({
    method: 'post',
    path: '/years/{startYear}/participants/entries',
    summary: 'Move candidates into a base: those with a consent and a direction',
    tag: 'participants',
    params: yearParams,
    body: z.object({ side, ids: z.array(z.uuid()).max(5000).optional() }),
    response: z.object({ entered: z.number().int(), kept: z.record(z.string(), z.number().int()) }),
    handle: async (c, { body }) => {
      const day = c.get('platform').clock.today(requireViewer(c).organization.timeZone);
      const { ids } = body;
      const input = { yearId: requireYear(c).id, side: body.side, ...(ids === undefined ? {} : { ids }) };
      return enterBase(c.get('platform'), requireScope(c), input, day);
    },
  });
}
