import type { Tx } from '../../db/database.ts';
import type { StageFacts } from '../programmes/index.ts';
import { listTandems } from './store.ts';
import { listMeetings } from './store-meetings.ts';

/** What pairs and groups tell at the gates of stages 5 and 6 (domain reference rules 28 and 29). */
export async function tandemStageFacts(tx: Tx, organizationId: string, yearId: string): Promise<StageFacts> {
  const tandems = await listTandems(tx, organizationId, { yearId });
  const meetings = await listMeetings(
    tx,
    organizationId,
    tandems.map((tandem) => tandem.id),
  );
  const running = tandems.filter((tandem) => tandem.status !== 'terminated');
  const held = new Map<string, Set<string>>();
  for (const meeting of meetings) {
    if (meeting.status !== 'held') continue;
    const kinds = held.get(meeting.tandemId) ?? new Set();
    kinds.add(meeting.kind);
    held.set(meeting.tandemId, kinds);
  }
  const lacks = (id: string, kinds: readonly string[]) => kinds.some((kind) => !held.get(id)?.has(kind));
  return {
    tandems: running.length,
    tandemsWithoutOrder: running.filter((tandem) => tandem.orderId === undefined).length,
    tandemsNotInformed: running.filter((tandem) => tandem.informedOn === undefined).length,
    tandemsWithoutMeetings: running.filter((tandem) =>
      lacks(tandem.id, ['introductory', 'trial', 'planning', 'regular']),
    ).length,
    tandemsWithoutClosing: running.filter((tandem) => lacks(tandem.id, ['closing'])).length,
  };
}
