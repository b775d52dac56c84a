// npm test: everything that must hold, in order, ending with the line «N passed, N failed, N skipped».
// npm test -- types | lint | unit | store | acceptance | browser | FILE … runs that part alone.
import './steps/node-version.mjs';

const { existsSync, mkdtempSync, readFileSync, rmSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { join } = await import('node:path');
const { modules, root } = await import('./steps/places.mjs');
const { Complaint, main, runNode, say } = await import('./steps/run.mjs');
const { stopWithParent } = await import('./steps/parent.mjs');

const limit = 20 * 60_000;
/** @type {import('node:child_process').StdioOptions} */
const shown = ['ignore', 'inherit', 'inherit'];
const total = { passed: 0, failed: 0, skipped: 0 };
const scratch = mkdtempSync(join(tmpdir(), 'plecho-test-'));

/** The developer's own settings must neither reach a real database nor change what the tests see. */
function testEnvironment() {
  const env = { ...process.env };
  const own = [
    'PORT',
    'HOST',
    'DATA_DIR',
    'DATABASE_URL',
    'PUBLIC_URL',
    'TLS_CERT',
    'TLS_KEY',
    'TRUSTED_PROXY',
  ];
  for (const name of [...own, 'PLECHO_DEMO', 'LOG_LEVEL', 'NODE_ENV']) delete env[name];
  return env;
}

/**
 * One step with its time. A step that fails without a failed test counts as one, and the next steps still run.
 * @param {string} name
 * @param {() => Promise<boolean>} work
 */
async function step(name, work) {
  say(`\n── ${name}`);
  const started = performance.now();
  const failedBefore = total.failed;
  let done = false;
  try {
    done = await work();
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    say(error.message);
  }
  if (!done && total.failed === failedBefore) total.failed += 1;
  say(`── ${name}: ${done ? 'done' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return done;
}

async function types() {
  const projects = ['tsconfig.json', 'src/islands/tsconfig.json', 'scripts/tsconfig.json'];
  const results = [];
  for (const project of projects.filter((path) => existsSync(join(root, path)))) {
    results.push(
      await runNode([join(modules, 'typescript/bin/tsc'), '--noEmit', '-p', project], { stdio: shown }),
    );
  }
  return results.every(Boolean);
}

function lint() {
  return runNode([join(modules, '@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'], {
    stdio: shown,
  });
}

/**
 * Runs vitest and adds its counts. A run without a single test is a failure: it proves nothing.
 * @param {string} name
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [more]
 */
async function vitest(name, args, more) {
  const counts = join(scratch, `${name}.json`);
  const reporter = join(root, 'scripts/steps/count-reporter.mjs');
  const program = [
    join(modules, 'vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    `--reporter=${reporter}`,
    ...args,
  ];
  const env = { ...testEnvironment(), ...more, PLECHO_TEST_COUNTS: counts };
  const ended = await runNode(program, { env, stdio: shown, timeout: limit });
  if (!existsSync(counts)) return false;
  const { passed, failed, skipped } = JSON.parse(readFileSync(counts, 'utf8'));
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (passed + failed === 0) say('Not one test ran.');
  return ended && failed === 0 && passed > 0;
}

async function browserTests() {
  const { ensureChromium } = await import('./steps/chromium.mjs');
  return vitest('browser', ['--project', 'browser'], { PLECHO_CHROMIUM: await ensureChromium() });
}

async function build() {
  const { ensureBuilt } = await import('./steps/built.mjs');
  await ensureBuilt();
  return true;
}

async function install() {
  const { ensureInstalled } = await import('./steps/install.mjs');
  await ensureInstalled();
  return true;
}

const fast = ['unit', 'store', 'acceptance'];

/** @param {readonly string[]} wanted what the developer named; nothing: everything */
async function runSteps(wanted) {
  const all = wanted.length === 0;
  const files = wanted.filter((word) => !['types', 'lint', 'browser', ...fast].includes(word));
  const projects = fast.filter((name) => all || wanted.includes(name));
  const inBrowser = all || wanted.includes('browser');
  if (!(await step('install', install))) return;
  if (all || wanted.includes('types')) await step('types', types);
  if (all || wanted.includes('lint')) await step('lint', lint);
  // Without a build the tests still say what they can: the store and the pages need only parts of it.
  if (projects.length + files.length > 0 || inBrowser) await step('build', build);
  const flags = projects.flatMap((name) => ['--project', name]);
  if (projects.length > 0) await step(projects.join(', '), () => vitest('fast', flags));
  if (inBrowser) await step('browser', browserTests);
  if (files.length > 0) await step(files.join(' '), () => vitest('files', files));
}

await main(async () => {
  stopWithParent();
  const started = performance.now();
  try {
    await runSteps(process.argv.slice(2));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  say(`\nAll of it in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  const { passed, failed, skipped } = total;
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  process.exitCode = failed > 0 ? 1 : 0;
});
