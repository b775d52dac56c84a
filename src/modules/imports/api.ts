import { z } from 'zod';
import type { Api } from '../../http/api.ts';
import { currentYear, requireScope, requireViewer } from '../../http/viewer.ts';
import { batchKinds, isAnswerKind } from './import-batch.ts';
import { importLine } from './schema.ts';
import { userColumnsSchema } from './schema-columns.ts';
import { type ImportLine, readImport, readImports, startImport } from './service.ts';
import { startApplying } from './service-apply.ts';
import { makePlan } from './service-plan.ts';

const shown = (line: ImportLine) => ({
  id: line.id,
  kind: line.kind,
  status: line.status,
  rowsTotal: line.rowsTotal,
  rowsDone: line.rowsDone,
  createdAt: line.createdAt.toISOString(),
  report: line.report,
});

const params = z.object({ id: z.uuid() });
const count = z.number().int();

export function importApi(api: Api): void {
  api.route({
    method: 'get',
    path: '/imports',
    summary: 'Imports of lists and answers, newest first',
    tag: 'imports',
    response: z.object({ imports: z.array(importLine) }),
    handle: async (c) => {
      const lines = await readImports(c.get('platform'), requireScope(c));
      return { imports: lines.map(shown) };
    },
  });

  api.route({
    method: 'get',
    path: '/imports/{id}',
    summary: 'One import: its state, progress and report',
    tag: 'imports',
    params,
    response: importLine,
    handle: async (c, input) => shown(await readImport(c.get('platform'), requireScope(c), input.params.id)),
  });

  api.route({
    method: 'post',
    path: '/imports',
    summary:
      'Bring a table as text and plan it: what would be added, changed, asked about; nothing is changed yet',
    tag: 'imports',
    body: z.object({
      kind: z.enum(batchKinds),
      /** Delimited text: tabs, semicolons or commas. */
      table: z.string().min(1).max(4_000_000),
      name: z.string().min(1).max(200).default('table.tsv'),
      startYear: count.optional(),
      columns: userColumnsSchema.optional(),
    }),
    status: 201,
    response: z.object({
      id: z.uuid(),
      counts: z.object({ create: count, update: count, unchanged: count, ask: count, skip: count }),
      problems: z.array(z.object({ row: count, code: z.string() })),
    }),
    handle: async (c, { body }) => {
      const platform = c.get('platform');
      const scope = requireScope(c);
      const year = currentYear(requireViewer(c), body.startYear);
      const { id } = await startImport(platform, scope, {
        kind: body.kind,
        yearId: isAnswerKind(body.kind) ? year?.id : undefined,
        fileName: body.name,
        mediaType: 'text/tab-separated-values',
        bytes: new TextEncoder().encode(body.table),
        user: body.columns,
      });
      const { summary } = await makePlan(platform, scope, id);
      return {
        id,
        counts: summary.counts,
        problems: summary.problems.map(({ row, code }) => ({ row, code })),
      };
    },
  });

  api.route({
    method: 'post',
    path: '/imports/{id}/application',
    summary: 'Carry out a planned import; `GET /imports/{id}` tells how far it is',
    tag: 'imports',
    params,
    body: z.object({ offers: z.array(z.string().max(60)).max(5000).default([]) }),
    status: 204,
    response: z.undefined(),
    handle: async (c, input) => {
      await startApplying(c.get('platform'), requireScope(c), input.params.id, new Set(input.body.offers));
      return undefined;
    },
  });
}
