import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packageRoot } from './package-root.ts';

const made = new Map<string, Promise<URL>>();

async function bundle(source: string): Promise<URL> {
  const { build } = await import('esbuild');
  const result = await build({
    entryPoints: [source],
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'silent',
  });
  const code = result.outputFiles[0]?.contents ?? new Uint8Array();
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 16);
  // Under node_modules, so that the packages are found from there and no tool looks at it.
  const folder = join(packageRoot(), 'node_modules', '.cache', 'plecho');
  const target = join(folder, `${basename(source, '.ts')}-${hash}.mjs`);
  if (!existsSync(target)) {
    await mkdir(folder, { recursive: true });
    const draft = `${target}.${randomUUID()}`;
    await writeFile(draft, code);
    await rename(draft, target);
  }
  return pathToFileURL(target);
}

/**
 * Where the code of a worker thread lies. In a build that is `builtName` beside the module that asks;
 * run from TypeScript (tests), the source is bundled once into a cache.
 * @param sourceUrl URL of the worker's source as seen from the asking module: `new URL('./x.worker.ts', import.meta.url)`
 * @param builtName file name in `dist`
 */
export function workerLocation(sourceUrl: URL, builtName: string): Promise<URL> {
  const built = new URL(`./${builtName}`, sourceUrl);
  const source = fileURLToPath(sourceUrl);
  // In `dist` there are no sources; beside the sources there is no build.
  if (!existsSync(source)) return Promise.resolve(built);
  const known = made.get(source) ?? bundle(source);
  made.set(source, known);
  return known;
}
