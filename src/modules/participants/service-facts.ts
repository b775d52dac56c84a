import type { CalendarDate } from '../../core/clock.ts';
import type { Tx } from '../../db/database.ts';
import { peopleWithConsent } from '../consents/index.ts';
import type { StageFacts } from '../programmes/index.ts';
import { listParticipants } from './store.ts';

/** What the bases tell at the gates of stages 2 and 3 (domain reference rules 25 and 26). */
export async function participantStageFacts(
  tx: Tx,
  organizationId: string,
  yearId: string,
  day: CalendarDate,
): Promise<StageFacts> {
  const rows = (await listParticipants(tx, organizationId, { yearId })).filter(
    (row) => row.status !== 'closed',
  );
  const mentees = rows.filter((row) => row.side === 'mentee');
  const mentors = rows.filter((row) => row.side === 'mentor' && row.status === 'inBase');
  const consented = await peopleWithConsent(
    tx,
    organizationId,
    mentees.map((row) => row.personId),
    'processing',
    day,
  );
  const offered = new Set(mentors.flatMap((row) => row.directions));
  const asked = new Set(mentees.filter((row) => row.status === 'inBase').flatMap((row) => row.directions));
  return {
    menteesInBase: mentees.filter((row) => row.status === 'inBase').length,
    menteesWithoutRequest: mentees.filter((row) => row.directions.length === 0).length,
    menteesWithoutConsent: mentees.filter((row) => !consented.has(row.personId)).length,
    mentorsInBase: mentors.length,
    requestsWithoutMentor: [...asked].filter((code) => !offered.has(code)).length,
  };
}
