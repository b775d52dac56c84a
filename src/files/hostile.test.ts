import { describe, expect, it } from 'vitest';
import { hostileFiles } from '../../tests/support/hostile-files.ts';
import { Refusal } from '../core/refusal.ts';
import { readTableFileInWorker } from './table-worker.ts';

const megabyte = 1024 * 1024;

async function outcomeOf(bytes: Uint8Array, fileName: string): Promise<string> {
  try {
    await readTableFileInWorker(bytes, fileName);
    return 'read';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code.replace('files.refusal.', '');
  }
}

/** Resident memory at its highest while `work` runs, over what it was before, in megabytes. */
async function growth(work: () => Promise<void>): Promise<number> {
  const before = process.memoryUsage.rss();
  let highest = before;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 10);
  await work().finally(() => clearInterval(timer));
  return (Math.max(highest, process.memoryUsage.rss()) - before) / megabyte;
}

describe('hostile and odd files', () => {
  it.each(hostileFiles)(
    '$name: $outcome',
    async ({ make, fileName, outcome }) => {
      const bytes = make();
      let found = '';
      const started = process.cpuUsage();
      const grown = await growth(async () => {
        found = await outcomeOf(bytes, fileName);
      });
      expect(found).toBe(outcome);
      // Processor time of all threads: the clock on the wall belongs to whoever else uses the machine.
      const { user, system } = process.cpuUsage(started);
      expect((user + system) / 1_000_000).toBeLessThan(5);
      expect(grown).toBeLessThan(256);
    },
    30_000,
  );
});
