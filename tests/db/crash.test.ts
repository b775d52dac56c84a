import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmbedded } from '../../src/db/embedded/index.ts';
import { emptyDataDir } from '../support/database.ts';
import { buildProgram, type RunningProgram, startProgram } from '../support/program.ts';

/** More in a long run of its own: PLECHO_KILLS=100. */
const kills = Number(process.env.PLECHO_KILLS ?? 8);

let program = '';
let dataDir = '';

beforeAll(async () => {
  program = await buildProgram(new URL('./programs/crash-writer.ts', import.meta.url));
  dataDir = await emptyDataDir();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const named = (running: RunningProgram, word: string) =>
  running.lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1));

describe('a process that is killed while it writes', () => {
  test(`loses nothing it had acknowledged, in ${kills} kills`, {
    timeout: 30_000 + kills * 10_000,
  }, async () => {
    const acked = new Set<string>();
    let writes = 0;
    for (let round = 0; round <= kills; round += 1) {
      const running = startProgram(program, [dataDir]);
      await running.line((line) => line === 'writing');

      const kept = new Set(named(running, 'kept'));
      expect([...acked].filter((id) => !kept.has(id))).toEqual([]);
      expect(named(running, 'half')).toEqual([]);
      expect(named(running, 'tally')).toEqual([String(kept.size)]);

      // A different moment each time, some of them in the middle of a burst.
      await running.line((line) => line.startsWith('acked '));
      await wait((round * 137) % 600);
      await running.kill('SIGKILL');
      const now = named(running, 'acked');
      writes += now.length;
      // What was not acknowledged may be there or not; from here on it counts as it is found.
      for (const id of [...now, ...kept]) acked.add(id);
    }
    expect(writes).toBeGreaterThan(kills * 10);
  });

  test('leaves a database that this process opens, and a lock that is free', async () => {
    const db = await openEmbedded({ dataDir });
    await db.ping();
    await db.close();
    expect(await readdir(`${dataDir}/database.lock`)).toEqual([]);
  });
});

describe('a process that is killed while it makes the database', () => {
  test('leaves none or a whole one', { timeout: 90_000 }, async () => {
    const fresh = await mkdtemp(join(tmpdir(), 'plecho-crash-'));
    try {
      for (const delay of [700, 2_000]) {
        const running = startProgram(program, [fresh]);
        await Promise.race([wait(delay), running.line((line) => line === 'writing')]);
        await running.kill('SIGKILL');
      }
      const running = startProgram(program, [fresh]);
      await running.line((line) => line === 'writing');
      expect(named(running, 'half')).toEqual([]);
      await running.kill('SIGKILL');
      expect(await readdir(fresh)).toEqual(['database', 'database.lock']);
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  });
});
