// npm start: a working product from a fresh copy, with nothing but Node.
import './steps/node-version.mjs';

const { join } = await import('node:path');
const { pathToFileURL } = await import('node:url');
const { dist } = await import('./steps/places.mjs');
const { stopWithParent } = await import('./steps/parent.mjs');
const { main } = await import('./steps/run.mjs');

await main(async () => {
  const { ensureInstalled } = await import('./steps/install.mjs');
  const { ensureBuilt } = await import('./steps/built.mjs');
  await ensureInstalled();
  await ensureBuilt();
  process.setSourceMapsEnabled(true);
  stopWithParent();
  // In this very process: signals, exit codes and the environment reach the server without anything in between.
  await import(pathToFileURL(join(dist, 'main.js')).href);
});
