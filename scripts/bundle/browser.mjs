import { existsSync, readdirSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { build } from 'esbuild';
import { dist, root } from '../steps/places.mjs';
import { distPath } from './output.mjs';

/** @typedef {{ outputs: import('./output.mjs').Outputs, names: Map<string, string> }} Served logical name → path under `dist/public` */

const assets = join(dist, 'public/assets');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  outdir: assets,
  outbase: join(root, 'src'),
  write: false,
  bundle: true,
  minify: true,
  metafile: true,
  entryNames: '[dir]/[name]-[hash]',
  assetNames: '[name]-[hash]',
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * Joins what esbuild wrote with the names under which the pages ask for it.
 * @param {import('esbuild').BuildResult<{ write: false, metafile: true }>} result
 * @param {(source: string) => string} logicalName
 * @returns {Served}
 */
function served(result, logicalName) {
  const outputs = new Map(result.outputFiles.map((file) => [distPath(file.path), file.contents]));
  const names = new Map();
  for (const [path, output] of Object.entries(result.metafile.outputs)) {
    // A font or a picture has no entry point but exactly one input.
    const source = output.entryPoint ?? Object.keys(output.inputs)[0];
    if (source) names.set(logicalName(source), path.replace(/^dist\/public/, ''));
  }
  return { outputs, names };
}

/** @returns {Promise<Served>} every `src/islands/<name>.ts`, each whole in one file */
export async function bundleIslands() {
  const folder = join(root, 'src/islands');
  const sources = existsSync(folder) ? readdirSync(folder) : [];
  const entryPoints = sources.filter((name) => /^[\w-]+\.tsx?$/.test(name)).map((name) => join(folder, name));
  if (entryPoints.length === 0) return { outputs: new Map(), names: new Map() };
  const result = await build({
    ...common,
    write: false,
    metafile: true,
    entryPoints,
    platform: 'browser',
    format: 'esm',
    target: 'es2020',
  });
  return served(result, (source) => `islands/${basename(source).replace(/\.tsx?$/, '.js')}`);
}

/**
 * @returns {Promise<Served>} `styles/index.css` with the fonts and pictures that it names. Nested rules and
 *   the like are written out for the last browsers of Windows 7, which schools still have.
 */
export async function bundleStyles() {
  const entry = join(root, 'styles/index.css');
  if (!existsSync(entry)) return { outputs: new Map(), names: new Map() };
  const result = await build({
    ...common,
    write: false,
    metafile: true,
    entryPoints: [entry],
    outbase: join(root, 'styles'),
    loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file' },
    target: ['chrome109', 'edge109', 'firefox115', 'safari15.4'],
  });
  return served(result, (source) => posix.basename(source));
}
