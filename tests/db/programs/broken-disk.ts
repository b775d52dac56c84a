import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { Refusal } from '../../../src/core/refusal.ts';
import type { Database } from '../../../src/db/database.ts';
import { openEmbedded } from '../../../src/db/embedded/index.ts';

/** Commits, lets the disk break during a commit, repairs it, and tells what it saw. Argument: data folder. */
const [dataDir = ''] = process.argv.slice(2);
const broken = `${dataDir}/database.broken`;

const say = (line: string) => process.stdout.write(`${line}\n`);
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? `${error.code} ${error.status}` : String(error)),
  );
const insert = (db: Database, text: string) =>
  db.asOwner((tx) => sql`insert into note values (${text})`.execute(tx));

const db = await openEmbedded({
  dataDir,
  onFailure: (reason) => say(`stopped: ${reason.message}`),
});
await db.asOwner((tx) => sql`create table if not exists note (text text)`.execute(tx));
say(`first: ${await outcome(insert(db, 'first'))}`);

writeFileSync(broken, '');
const [second, waiting] = await Promise.all([outcome(insert(db, 'second')), outcome(insert(db, 'waiting'))]);
say(`second: ${second}`);
say(`waiting: ${waiting}`);
say(`ping: ${await outcome(db.ping())}`);

rmSync(broken);
while ((await outcome(db.ping())) !== 'done') await wait(50);
say('back');
say(`third: ${await outcome(insert(db, 'third'))}`);
const { rows } = await db.asOwner((tx) => sql<{ text: string }>`select text from note`.execute(tx));
say(`kept: ${rows.map(({ text }) => text).join(' ')}`);
await db.close();
say(`closed: ${await outcome(db.ping())}`);
