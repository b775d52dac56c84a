import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { type EmbeddedDatabase, openMemory } from '../../src/db/embedded/index.ts';
import { migrate } from '../../src/db/migrate.ts';
import { openTestDatabase, openTestMemory } from '../support/database.ts';

// Engines and processes are started here: on a machine that is busy with other things that takes its time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const notes = async (db: EmbeddedDatabase) =>
  (await db.asOwner((tx) => sql<{ text: string }>`select text from note order by text`.execute(tx))).rows;
const add = (db: EmbeddedDatabase, text: string) =>
  db.asOwner((tx) => sql`insert into note values (${text})`.execute(tx));

test('a database goes on from a snapshot, and two from the same one are strangers', async () => {
  const first = await openTestMemory();
  await first.asOwner((tx) => sql`create table note (text text)`.execute(tx));
  await add(first, 'Ёж');
  const snapshot = await first.dump();
  await add(first, 'later');

  const [one, two] = await Promise.all([openMemory(snapshot), openMemory(snapshot)]);
  expect(await notes(one)).toEqual([{ text: 'Ёж' }]);
  await add(one, 'mine');
  expect(await notes(two)).toEqual([{ text: 'Ёж' }]);
  expect(await notes(first)).toHaveLength(2);
  await Promise.all([first, one, two].map((db) => db.close()));
});

test('the database of the tests has every migration', async () => {
  const db = await openTestDatabase();
  expect(await migrate(db)).toEqual({ applied: [] });
  await db.close();
});
