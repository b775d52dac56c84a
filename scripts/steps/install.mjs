import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { withLock } from './lock.mjs';
import { modules, root } from './places.mjs';
import { Complaint, run, runNode, say } from './run.mjs';

const lockFile = join(root, 'package-lock.json');
const stamp = join(modules, '.plecho-lock');

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages */

/**
 * The packages of a lock file; also of the one that npm itself keeps of what it has laid down in node_modules.
 * @param {string} path
 * @returns {Packages | undefined}
 */
function packagesOf(path) {
  const text = readText(path);
  return text === undefined ? undefined : JSON.parse(text).packages;
}

/**
 * Whether node_modules holds exactly what the lock file asks for. Packages for other systems may be absent.
 * @param {Packages} wanted
 * @param {Packages} present
 */
export function isSameInstallation(wanted, present) {
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const there = present[path];
    if (there === undefined && entry.optional !== true) return false;
    if (there && (there.version !== entry.version || there.integrity !== entry.integrity)) return false;
  }
  return Object.keys(present).every((path) => wanted[path] !== undefined);
}

function isInstalled() {
  const lockText = readText(lockFile);
  if (lockText === undefined)
    throw new Complaint('package-lock.json is missing: the copy of Plecho is not whole.');
  const hash = createHash('sha256').update(lockText).digest('hex');
  if (readText(stamp) === hash) return true;
  const wanted = packagesOf(lockFile);
  const present = packagesOf(join(modules, '.package-lock.json'));
  if (!wanted || !present || !isSameInstallation(wanted, present)) return false;
  try {
    writeFileSync(stamp, hash);
  } catch {
    // Somebody else's folder, and whole: the comparison is made again at the next start.
  }
  return true;
}

/** npm's own program, so that no shell is needed to find `npm.cmd` on Windows. */
function npmProgram() {
  const given = process.env.npm_execpath;
  const beside = dirname(process.execPath);
  return [
    given && /npm-cli\.c?js$/.test(given) ? given : undefined,
    join(beside, 'node_modules/npm/bin/npm-cli.js'),
    resolve(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
  ].find((path) => path !== undefined && existsSync(path));
}

/** @param {string} path */
function canWrite(path) {
  let nearest = path;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    accessSync(nearest, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A service account often has no home of its own; npm then needs another place for its cache. */
function cacheArguments() {
  const usual = process.env.npm_config_cache ?? join(homedir(), process.platform === 'win32' ? '' : '.npm');
  return canWrite(usual) ? [] : ['--cache', join(tmpdir(), `plecho-npm-${process.getuid?.() ?? 'cache'}`)];
}

async function install() {
  if (!canWrite(modules)) {
    throw new Complaint(`Cannot write ${modules}. Start as the owner of the folder, or make it yours.`);
  }
  say(
    existsSync(modules)
      ? 'Installing the packages anew: the lock file has changed…'
      : 'Installing the packages…',
  );
  // The build needs the development packages too, whatever NODE_ENV or the user's npm settings say.
  const args = [
    'ci',
    '--include=dev',
    '--no-json',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=warn',
    ...cacheArguments(),
  ];
  const program = npmProgram();
  const windows = process.platform === 'win32';
  const installed = program
    ? await runNode([program, ...args])
    : await run(windows ? 'npm.cmd' : 'npm', args, { shell: windows });
  if (!installed || !isInstalled()) {
    throw new Complaint(
      'The packages could not be installed (see above). The first start needs the npm registry; later ones do not.',
    );
  }
}

/**
 * Installs exactly the lock file when node_modules is absent or was made from another one.
 * Otherwise it only compares a hash: no network, nothing written.
 */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock(async () => {
    if (!isInstalled()) await install();
  });
}
