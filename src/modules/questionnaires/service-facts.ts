import type { Tx } from '../../db/database.ts';
import type { StageFacts } from '../programmes/index.ts';
import { listRounds } from './store.ts';

/** Whether the survey of road map line 6.8 was held and is closed (domain reference rule 29). */
export async function surveyStageFacts(tx: Tx, organizationId: string, yearId: string): Promise<StageFacts> {
  const rounds = await listRounds(tx, organizationId, { yearId });
  return {
    surveyClosed: rounds.some(
      (round) => round.definition.code === 'satisfaction' && round.closedAt !== undefined,
    ),
  };
}
