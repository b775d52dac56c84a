import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { dist, root } from '../steps/places.mjs';
import { distPath } from './output.mjs';

/** Entry name → source. The server and the command line share their code; a worker is a file of its own. */
const entries = new Map([
  ['main', 'src/main.ts'],
  ['cli', 'src/cli.ts'],
  ['database-worker', 'src/db/embedded/worker.ts'],
]);

/** Every `src/**\/<name>.worker.ts` is built as `dist/<name>.worker.js`. */
function workers() {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.worker.ts'))
    .map((path) => join('src', path));
}

/** @param {string} path */
const named = (path) => ({ in: join(root, path), out: basename(path, '.ts') });

/** @type {import('esbuild').BuildOptions & { write: false }} */
const options = {
  outdir: dist,
  absWorkingDir: root,
  write: false,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: 'linked',
  sourcesContent: false,
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * Bundles the server side for Node; packages stay in node_modules. All files lie side by side in `dist`, shared
 * chunks too, so that `new URL('./database-worker.js', import.meta.url)` holds from any of them. A worker shares
 * nothing: it would load with every thread what only the server needs.
 * @param {(path: string) => boolean} exists
 * @returns {Promise<import('./output.mjs').Outputs>}
 */
export async function bundleServer(exists) {
  const present = [...entries].filter(([, path]) => exists(path));
  const results = await Promise.all([
    build({
      ...options,
      entryPoints: present.map(([out, path]) => ({ in: join(root, path), out })),
      splitting: true,
      chunkNames: 'chunk-[hash]',
    }),
    build({ ...options, entryPoints: workers().map(named) }),
  ]);
  const files = results.flatMap((result) => result.outputFiles);
  return new Map(files.map((file) => [distPath(file.path), file.contents]));
}
