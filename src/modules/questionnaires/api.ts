import { z } from 'zod';
import type { Api } from '../../http/api.ts';
import { requireScope, requireYear } from '../../http/viewer.ts';
import { roundResult } from './schema.ts';
import { readRound, readRounds } from './service.ts';

export function surveyApi(api: Api): void {
  api.route({
    method: 'get',
    path: '/years/{startYear}/surveys',
    summary: 'Survey rounds of a year with satisfaction figures',
    tag: 'surveys',
    params: z.object({ startYear: z.coerce.number().int() }),
    response: z.object({ rounds: z.array(roundResult) }),
    handle: async (c) => {
      const rounds = await readRounds(c.get('platform'), requireScope(c), requireYear(c).id);
      const results = [];
      for (const { round, invited } of rounds) {
        const { figures } = await readRound(c.get('platform'), requireScope(c), round.id);
        results.push({
          id: round.id,
          template: round.definition.code,
          invited,
          answered: figures.all.answered,
          satisfied: figures.all.satisfied,
          mean: figures.all.mean,
        });
      }
      return { rounds: results };
    },
  });
}
