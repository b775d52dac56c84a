import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { dist } from './places.mjs';
import { explainWriteError, say } from './run.mjs';

const path = join(dist, '.lock');
// Longer than any installation or build: an older lock was left by a machine that lost its power.
const longest = 15 * 60_000;

function isHeld() {
  try {
    if (Date.now() - statSync(path).mtimeMs > longest) return false;
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return true;
  } catch (error) {
    // EPERM: the owner lives, under another account.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function take() {
  try {
    mkdirSync(dist, { recursive: true });
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw explainWriteError(error, 'dist');
  }
}

/**
 * Only one process at a time installs or builds; the others wait. A lock whose owner is dead does not count.
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withLock(work) {
  let told = false;
  while (!take()) {
    if (isHeld()) {
      if (!told) say('Another process is installing or building; waiting for it…');
      told = true;
      await wait(200);
    } else {
      rmSync(path, { force: true });
    }
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}
