// npm run build: src and styles → dist. The same sources give the same bytes; what is no longer made is removed.
import './steps/node-version.mjs';

const { existsSync } = await import('node:fs');
const { join } = await import('node:path');
const { isBuilt, stampFile } = await import('./steps/built.mjs');
const { fingerprint } = await import('./steps/fingerprint.mjs');
const { ensureInstalled } = await import('./steps/install.mjs');
const { withLock } = await import('./steps/lock.mjs');
const { root } = await import('./steps/places.mjs');
const { Complaint, main, say } = await import('./steps/run.mjs');

/** Without these there is no product. */
const required = [
  'src/main.ts',
  'src/cli.ts',
  'src/db/embedded/worker.ts',
  'src/ui/icon-names.ts',
  'styles/index.css',
  'scripts/icons.mjs',
];

/** @param {string} path */
const exists = (path) => existsSync(join(root, path));

async function build() {
  const started = performance.now();
  const inputs = fingerprint();
  const { distPath, writeOutputs } = await import('./bundle/output.mjs');
  const { bundleServer } = await import('./bundle/server.mjs');
  const { bundleIslands, bundleStyles } = await import('./bundle/browser.mjs');
  const { collectPictures } = await import('./bundle/pictures.mjs');
  const { stop } = await import('esbuild');
  const [server, ...served] = await Promise.all([
    bundleServer(exists),
    bundleIslands(),
    bundleStyles(),
    collectPictures(),
  ])
    .catch((error) => {
      // esbuild has shown its errors, with the lines they are about.
      throw error instanceof Error && 'errors' in error ? new Complaint('The build failed.') : error;
    })
    .finally(stop);

  const names = served.flatMap((part) => [...part.names]).sort(([a], [b]) => (a < b ? -1 : 1));
  const json = (/** @type {unknown} */ value) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  const outputs = new Map([...server, ...served.flatMap((part) => [...part.outputs])]);
  outputs.set('public/manifest.json', json(Object.fromEntries(names)));
  const missing = required.filter((path) => !exists(path));
  if (missing.length === 0) {
    outputs.set(distPath(stampFile), json({ inputs, outputs: [...outputs.keys()].sort() }));
  }
  writeOutputs(outputs);
  if (missing.length > 0) throw new Complaint(`The build is not whole, for lack of ${missing.join(', ')}.`);
  say(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

await main(async () => {
  await ensureInstalled();
  await withLock(async () => {
    if (process.argv.includes('--if-changed') && isBuilt()) return;
    await build();
  });
});
