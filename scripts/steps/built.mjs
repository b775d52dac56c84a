import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { dist, root } from './places.mjs';
import { Complaint, runNode } from './run.mjs';

/** Says what `dist` was built from and what must lie in it. */
export const stampFile = join(dist, 'build.json');

/** Whether `dist` was built from the sources as they are now and nothing of it is lost. */
export function isBuilt() {
  try {
    const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
    return (
      stamp.inputs === fingerprint() &&
      stamp.outputs.every((/** @type {string} */ path) => existsSync(join(dist, path)))
    );
  } catch {
    return false;
  }
}

/** Builds when the sources have changed since the last build; in a process of its own, which then gives its memory back. */
export async function ensureBuilt() {
  if (isBuilt()) return;
  if (!(await runNode([join(root, 'scripts/build.mjs'), '--if-changed']))) {
    throw new Complaint('Plecho could not be built (see above).');
  }
}
