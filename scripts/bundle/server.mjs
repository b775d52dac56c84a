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

/**
 * Bundles the server side for Node; packages stay in node_modules. All files lie side by side in `dist`, shared
 * chunks too, so that `new URL('./database-worker.js', import.meta.url)` holds from any of them.
 * @param {(path: string) => boolean} exists
 * @returns {Promise<import('./output.mjs').Outputs>}
 */
export async function bundleServer(exists) {
  const present = [...entries].filter(([, path]) => exists(path));
  const result = await build({
    entryPoints: [...present.map(([out, path]) => ({ in: join(root, path), out })), ...workers().map(named)],
    outdir: dist,
    absWorkingDir: root,
    write: false,
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    chunkNames: 'chunk-[hash]',
    sourcemap: 'linked',
    sourcesContent: false,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    legalComments: 'none',
    logLevel: 'warning',
  });
  return new Map(result.outputFiles.map((file) => [distPath(file.path), file.contents]));
}
