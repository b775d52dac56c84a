import { z } from 'zod';
import { notFound } from '../../core/refusal.ts';
import type { Api } from '../../http/api.ts';
import type { WebContext } from '../../http/env.ts';
import { requireScope, requireViewer, requireYear } from '../../http/viewer.ts';
import { draftResult, runForm } from './schema.ts';
import { confirmDraft, readDraft, runMatching } from './service.ts';

const params = z.object({ startYear: z.coerce.number().int() });

async function newest(c: WebContext): Promise<z.input<typeof draftResult>> {
  const day = c.get('platform').clock.today(requireViewer(c).organization.timeZone);
  const { draft, pairs } = await readDraft(c.get('platform'), requireScope(c), requireYear(c).id, day);
  if (!draft) throw notFound();
  const { objective, placed, mentees, blockingPairs } = draft.figures;
  return {
    id: draft.id,
    status: draft.status,
    objective,
    placed,
    mentees,
    blockingPairs,
    pairs: pairs.map(({ menteeId, mentorId, score, reasons, locked }) => ({
      menteeId,
      mentorId,
      score,
      reasons: [...reasons],
      locked,
    })),
  };
}

export function matchingApi(api: Api): void {
  api.route({
    method: 'get',
    path: '/years/{startYear}/matching',
    summary: 'The newest draft of pairs of a year',
    tag: 'matching',
    params,
    response: draftResult,
    handle: (c) => newest(c),
  });

  api.route({
    method: 'post',
    path: '/years/{startYear}/matching',
    summary: 'Find pairs for an objective; locked pairs are kept',
    tag: 'matching',
    params,
    body: runForm,
    status: 201,
    response: draftResult,
    handle: async (c, { body }) => {
      const day = c.get('platform').clock.today(requireViewer(c).organization.timeZone);
      await runMatching(c.get('platform'), requireScope(c), requireYear(c).id, body.objective, day);
      return newest(c);
    },
  });

  api.route({
    method: 'post',
    path: '/years/{startYear}/matching/confirmation',
    summary: 'Make pairs and groups of the draft',
    tag: 'matching',
    params,
    response: z.object({ tandems: z.number().int(), mentees: z.number().int() }),
    handle: async (c) => {
      const day = c.get('platform').clock.today(requireViewer(c).organization.timeZone);
      return confirmDraft(c.get('platform'), requireScope(c), requireYear(c).id, day);
    },
  });
}
