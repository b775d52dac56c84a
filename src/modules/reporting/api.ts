import { z } from 'zod';
import type { Api } from '../../http/api.ts';
import { requireScope, requireViewer, requireYear } from '../../http/viewer.ts';
import { yearSummary } from './schema.ts';
import { readYearReport } from './service.ts';

export function summaryApi(api: Api): void {
  api.route({
    method: 'get',
    path: '/years/{startYear}/summary',
    summary:
      'Summary of a year: coverage by form, bases, pairs, meetings, outcomes, satisfaction, stages, consents',
    tag: 'reporting',
    params: z.object({ startYear: z.coerce.number().int() }),
    response: yearSummary,
    handle: async (c) => {
      const day = c.get('platform').clock.today(requireViewer(c).organization.timeZone);
      const { startYear } = requireYear(c);
      const { summary } = await readYearReport(c.get('platform'), requireScope(c), startYear, day);
      // The same value in arrays that may be written to: the schema's types are mutable.
      return structuredClone(summary) as z.input<typeof yearSummary>;
    },
  });
}
