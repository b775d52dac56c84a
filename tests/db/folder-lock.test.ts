import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { DatabaseHeld, lockFolder } from '../../src/db/embedded/folder-lock.ts';
import { buildProgram, type RunningProgram, startProgram } from '../support/program.ts';

// Engines and processes are started here: on a machine that is busy with other things that takes its time.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let program = '';
let folder = '';
const started: RunningProgram[] = [];

beforeAll(async () => {
  program = await buildProgram(new URL('./programs/lock-holder.ts', import.meta.url));
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plecho-lock-'));
});
afterEach(async () => {
  for (const { kill } of started.splice(0)) await kill();
  await rm(folder, { recursive: true, force: true });
});

function start(mode: 'sockets' | 'beats' = 'sockets'): RunningProgram {
  const holder = startProgram(program, [folder, mode]);
  started.push(holder);
  return holder;
}

async function holder(mode: 'sockets' | 'beats' = 'sockets'): Promise<RunningProgram> {
  const running = start(mode);
  expect(await running.line((line) => line !== '')).toBe('held');
  return running;
}

const quick = { sockets: false, beatMs: 50, abandonedMs: 500 };

describe('the lock of a folder', () => {
  test('is held by one process, and says by which', async () => {
    const { child } = await holder();
    const refusal = await lockFolder(folder).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DatabaseHeld);
    expect(refusal).toMatchObject({
      code: 'db.refusal.databaseHeld',
      status: 503,
      params: { pid: child.pid, since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
    });
    expect(String(refusal)).toContain(`number ${child.pid}`);
  });

  test('is refused to the same process too', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toBeInstanceOf(DatabaseHeld);
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  test('leaves nothing behind when it is given back', async () => {
    const lock = await lockFolder(folder);
    expect(await readdir(folder)).not.toEqual([]);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('is free as soon as its holder is killed', async () => {
    const running = await holder();
    await running.kill('SIGKILL');
    const before = performance.now();
    const lock = await lockFolder(folder);
    // Found dead by its socket, not by waiting for a heartbeat.
    expect(performance.now() - before).toBeLessThan(5_000);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  test('stays with a holder that is stopped for a while', async () => {
    const running = await holder();
    running.child.kill('SIGSTOP');
    await expect(lockFolder(folder)).rejects.toBeInstanceOf(DatabaseHeld);
    running.child.kill('SIGCONT');
    await expect(lockFolder(folder)).rejects.toBeInstanceOf(DatabaseHeld);
  });

  test('goes to exactly one of many that start at once beside a dead one', async () => {
    await (await holder()).kill();
    const contenders = Array.from({ length: 8 }, () => start());
    const answers = await Promise.all(contenders.map(({ line }) => line((text) => text !== '')));
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(1);
    expect(answers.filter((answer) => answer.startsWith('refused'))).toHaveLength(7);
  });

  test('goes to at most one of two, in whatever order they announce themselves and look', async () => {
    for (const order of ['both announce, then look', 'one by one'] as const) {
      let open: () => void = () => {};
      let announced = 0;
      const gate = new Promise<void>((resolve) => {
        open = resolve;
      });
      const onAnnounced = async () => {
        announced += 1;
        if (announced === 2 || order === 'one by one') open();
        await gate;
      };
      const tries = await Promise.allSettled([
        lockFolder(folder, { onAnnounced }),
        lockFolder(folder, { onAnnounced }),
      ]);
      const locks = tries.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      expect(locks).toHaveLength(1);
      for (const lock of locks) await lock.release();
    }
  });

  test('works in a folder whose path is too long for a socket', async () => {
    const deep = join(folder, 'a'.repeat(120));
    const lock = await lockFolder(deep);
    expect((await readdir(deep)).some((name) => name.endsWith('.sock'))).toBe(process.platform === 'linux');
    await expect(lockFolder(deep)).rejects.toBeInstanceOf(DatabaseHeld);
    await lock.release();
    expect(await readdir(deep)).toEqual([]);
  });
});

describe('where there are no sockets', () => {
  test('a beating holder keeps it, a killed one loses it', async () => {
    const running = await holder('beats');
    await expect(lockFolder(folder, quick)).rejects.toBeInstanceOf(DatabaseHeld);
    await running.kill();
    const lock = await lockFolder(folder, quick);
    await lock.release();
  });

  test('a holder that slept through its own funeral learns that it has lost', async () => {
    const running = await holder('beats');
    running.child.kill('SIGSTOP');
    const lock = await lockFolder(folder, quick);
    running.child.kill('SIGCONT');
    expect(await running.line((line) => line === 'lost')).toBe('lost');
    await lock.release();
  });

  test('an announcement that a power cut left unreadable is watched, then buried', async () => {
    await writeFile(join(folder, '00000000.json'), '');
    const lock = await lockFolder(folder, quick);
    expect(await readdir(folder)).not.toContain('00000000.json');
    await lock.release();
  });

  test('sockets that were not copied with the folder do not count as a death', async () => {
    const lock = await lockFolder(folder, { beatMs: 50 });
    for (const name of await readdir(folder)) if (name.endsWith('.sock')) await rm(join(folder, name));
    await expect(lockFolder(folder, { abandonedMs: 500 })).rejects.toBeInstanceOf(DatabaseHeld);
    await lock.release();
  });
});
