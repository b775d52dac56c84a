// npm run plecho -- COMMAND …: the command line. Standard output holds the command's report and nothing else.
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
  // npm changes to the folder of package.json; file names are meant from where the user stands.
  const { INIT_CWD: userFolder, npm_lifecycle_event: script } = process.env;
  if (script === 'plecho' && userFolder) process.chdir(userFolder);
  process.setSourceMapsEnabled(true);
  stopWithParent();
  await import(pathToFileURL(join(dist, 'cli.js')).href);
});
