import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { dist } from '../steps/places.mjs';
import { explainWriteError } from '../steps/run.mjs';

/** @typedef {Map<string, Uint8Array>} Outputs Path under `dist`, with forward slashes → bytes. */

/** @param {string} path @returns {string} the path under `dist`, the same on every system */
export function distPath(path) {
  return relative(dist, path).split(sep).join('/');
}

/**
 * The name under which a file may be cached for ever: its bytes are in it.
 * @param {string} name
 * @param {Uint8Array} bytes
 */
export function hashedName(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return name.replace(/(\.[^.]+)$/, `-${hash}$1`);
}

/** @param {string} path */
function bytesAt(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** @param {string} folder @param {ReadonlySet<string>} keep */
function removeStale(folder, keep) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      removeStale(path, keep);
      if (readdirSync(path).length === 0) rmdirSync(path);
    } else if (!keep.has(distPath(path)) && entry.name !== '.lock') {
      rmSync(path);
    }
  }
}

/**
 * Makes `dist` hold exactly these files. A file that is right already is not touched.
 * @param {Outputs} outputs
 */
export function writeOutputs(outputs) {
  try {
    mkdirSync(dist, { recursive: true });
    for (const [path, bytes] of outputs) {
      const target = join(dist, path);
      if (bytesAt(target)?.equals(bytes)) continue;
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, bytes);
    }
    removeStale(dist, new Set(outputs.keys()));
  } catch (error) {
    throw explainWriteError(error, 'dist');
  }
}
