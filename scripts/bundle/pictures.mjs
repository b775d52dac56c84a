import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transform } from 'esbuild';
import { root } from '../steps/places.mjs';
import { hashedName } from './output.mjs';

/** @typedef {import('./browser.mjs').Served} Served */

const encoder = new TextEncoder();

/**
 * The icon names that the interface uses, out of TypeScript: the list has no imports of its own.
 * @param {string} path
 * @returns {Promise<readonly string[]>}
 */
async function iconNames(path) {
  const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'ts', format: 'esm' });
  const module = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  return module.iconNames;
}

/** @param {Served} served @param {string} name @param {Uint8Array} bytes */
function add(served, name, bytes) {
  const path = `/assets/${hashedName(name, bytes)}`;
  served.outputs.set(`public${path}`, bytes);
  served.names.set(name, path);
}

/**
 * The icon sprite and the pictures that pages name themselves: `styles/*.svg`, `.png`, `.ico` (the favicon).
 * @returns {Promise<Served>}
 */
export async function collectPictures() {
  /** @type {Served} */
  const served = { outputs: new Map(), names: new Map() };
  const list = join(root, 'src/ui/icon-names.ts');
  const maker = join(root, 'scripts/icons.mjs');
  if (existsSync(list) && existsSync(maker)) {
    const { buildSprite } = await import(pathToFileURL(maker).href);
    add(served, 'icons.svg', encoder.encode(await buildSprite(await iconNames(list))));
  }
  const styles = join(root, 'styles');
  const pictures = existsSync(styles)
    ? readdirSync(styles).filter((name) => /\.(svg|png|ico)$/.test(name))
    : [];
  for (const name of pictures.sort()) add(served, name, readFileSync(join(styles, name)));
  return served;
}
