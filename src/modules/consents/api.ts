import { z } from 'zod';
import type { Api } from '../../http/api.ts';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { consentLine, markAnswer, markBody, purpose } from './schema.ts';
import { markConsents, readRegistry } from './service.ts';

export function consentApi(api: Api): void {
  api.route({
    method: 'get',
    path: '/consents',
    summary: 'Registry of consents of one purpose',
    tag: 'consents',
    query: z.object({
      purpose,
      class: z.union([z.uuid(), z.literal('all'), z.literal('staff')]).default('all'),
    }),
    response: z.object({ lines: z.array(consentLine) }),
    handle: async (c, { query }) => {
      const day = c.get('platform').clock.today(requireViewer(c).organization.timeZone);
      const filter = { purpose: query.purpose, classId: query.class };
      const { lines } = await readRegistry(c.get('platform'), requireScope(c), filter, day);
      return {
        lines: lines.map((line) => ({
          personId: line.personId,
          classLabel: line.classLabel,
          signer: line.signer,
          state: line.state,
          signedOn: line.newest?.signedOn,
          validUntil: line.newest?.validUntil,
        })),
      };
    },
  });

  api.route({
    method: 'post',
    path: '/consents/marks',
    summary: 'Mark signed consents as received',
    tag: 'consents',
    body: markBody,
    response: markAnswer,
    handle: async (c, { body }) => {
      const day = c.get('platform').clock.today(requireViewer(c).organization.timeZone);
      const input = { who: { personIds: body.personIds }, purpose: body.purpose, signedOn: body.signedOn };
      return markConsents(c.get('platform'), requireScope(c), input, day);
    },
  });
}
