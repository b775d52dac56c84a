import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../support/database.ts';

test('a long query in the embedded engine stalls nothing else', async () => {
  const db = await openTestDatabase();
  const events: string[] = [];
  const query = db
    .asOwner((tx) => sql<{ n: number }>`select count(*) as n from generate_series(1, 2000000)`.execute(tx))
    .then(({ rows }) => {
      events.push('answer');
      return rows;
    });
  let turns = 0;
  while (events.length === 0) {
    await turn();
    turns += 1;
    if (turns === 1_000) events.push('a thousand turns');
  }
  // A query on the main thread would let through a handful of turns before its answer, however fast the machine is.
  expect(await query).toEqual([{ n: 2_000_000 }]);
  expect(events).toEqual(['a thousand turns', 'answer']);
  await db.close();
});
