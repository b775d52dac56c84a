import { z } from 'zod';
import type { Api } from '../../http/api.ts';
import { requireScope, requireViewer, requireYear } from '../../http/viewer.ts';
import { documentLine, madeOrder, orderForm } from './schema.ts';
import { makeOrder } from './service-order.ts';
import { readRegister } from './service-register.ts';

export function documentApi(api: Api): void {
  api.route({
    method: 'get',
    path: '/documents',
    summary: 'The register of documents, of a year when one is named',
    tag: 'documents',
    query: z.object({ yearId: z.uuid().optional() }),
    response: z.object({ documents: z.array(documentLine) }),
    handle: async (c, { query }) => {
      const { documents } = await readRegister(c.get('platform'), requireScope(c), query.yearId);
      return {
        documents: documents.map(({ id, kind, number, datedOn, title, status, approvedOn, published }) => ({
          id,
          kind,
          number,
          datedOn,
          title,
          status,
          approvedOn,
          published,
        })),
      };
    },
  });

  api.route({
    method: 'post',
    path: '/years/{startYear}/orders',
    summary: 'Make the order that fixes pairs and groups',
    tag: 'documents',
    params: z.object({ startYear: z.coerce.number().int() }),
    body: orderForm,
    status: 201,
    response: madeOrder,
    handle: async (c, { params, body }) => {
      const day = c.get('platform').clock.today(requireViewer(c).organization.timeZone);
      requireYear(c);
      return makeOrder(c.get('platform'), requireScope(c), params.startYear, body, day);
    },
  });
}
