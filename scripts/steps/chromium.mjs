import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { modules } from './places.mjs';
import { Complaint, run, runNode, say } from './run.mjs';

const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
];

const minutes = 60_000;

/** @returns {string[]} places where the systems keep a browser that Playwright can drive */
function usualPlaces() {
  const { env, platform } = process;
  if (platform === 'win32') {
    const programs = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return programs
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        join(folder, 'Chromium/Application/chrome.exe'),
      ]);
  }
  if (platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return commands.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** Where Playwright's own installer puts its browser; undefined before the packages are installed. */
function playwrightPlace() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath();
  } catch {
    return undefined;
  }
}

/**
 * Ubuntu's `chromium-browser` may be a stub that only says where to get one, so the file must also answer.
 * On Windows a browser asked for its version opens a window instead.
 * @param {string} path
 */
function works(path) {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { timeout: 30_000, stdio: 'ignore' }).status === 0;
}

/**
 * The browser for the tests: `PLECHO_CHROMIUM`, else one of the system, else Playwright's.
 * @returns {string | undefined}
 */
export function findChromium() {
  const given = process.env.PLECHO_CHROMIUM;
  if (given) {
    if (works(given)) return given;
    throw new Complaint(`PLECHO_CHROMIUM names ${given}, which is not a browser that starts.`);
  }
  const own = playwrightPlace();
  return [...usualPlaces(), ...(own ? [own] : [])].find(works);
}

async function installFromSystem() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, timeout: 5 * minutes };
  const args = ['-o', 'DPkg::Lock::Timeout=60', 'install', '-y', '--no-install-recommends', 'chromium'];
  say('No browser found; installing Chromium with apt-get…');
  if (await run('apt-get', args, options)) return;
  if (await run('apt-get', ['update'], options)) await run('apt-get', args, options);
}

async function installFromPlaywright() {
  say("No browser found; fetching Playwright's Chromium…");
  await runNode([join(modules, 'playwright-core/cli.js'), 'install', 'chromium'], { timeout: 10 * minutes });
}

/**
 * Finds a browser, or installs one: with apt-get as root, else with Playwright's installer.
 * @returns {Promise<string>}
 * @throws {Complaint} when there is none in the end: browser tests are never left out in silence
 */
export async function ensureChromium() {
  for (const install of [undefined, installFromSystem, installFromPlaywright]) {
    await install?.();
    const found = findChromium();
    if (found) return found;
  }
  throw new Complaint(
    'The browser tests need Chromium, Chrome or Edge, and none could be found or installed. ' +
      'Install one, or name its program in PLECHO_CHROMIUM.',
  );
}
