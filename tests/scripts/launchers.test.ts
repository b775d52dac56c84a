import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root } from '../support/source-scan.ts';

// A small product in a folder of its own, started by the real launchers.

const sources: Record<string, string> = {
  'src/main.ts': "import { word } from './word.ts';\nconsole.log('main', word);",
  'src/cli.ts':
    "import { word } from './word.ts';\nconsole.log(JSON.stringify({ word, args: process.argv.slice(2), folder: process.cwd() }));\nprocess.exitCode = process.argv.includes('refuse') ? 3 : 0;",
  'src/word.ts': "export const word: string = 'first';",
  'src/db/embedded/worker.ts': "console.log('worker');",
  'src/files/table.worker.ts': "console.log('table');",
  'src/islands/theme.ts': "document.title = 'theme';",
  'src/ui/icon-names.ts': "export const iconNames = ['check', 'x'] as const;",
  'styles/index.css': '.a { & .b { color: red; } }',
  'styles/mark.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
};

let folder: string;

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function node(script: string, args: string[] = [], env: Record<string, string> = {}) {
  const bare = Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$|^NODE_|^VITEST/.test(name));
  const program = [join(folder, 'scripts', script), ...args];
  const options = { cwd: tmpdir(), env: { ...Object.fromEntries(bare), ...env }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, program, options);
  return { status, stdout, stderr };
}

function builtFiles(): Map<string, string> {
  const dist = join(folder, 'dist');
  const paths = readdirSync(dist, { recursive: true, encoding: 'utf8', withFileTypes: false }).sort();
  const files = paths.filter((path) => /\.\w+$/.test(path));
  return new Map(files.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(dist, path), 'base64')]));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plecho-launch-'));
  for (const name of ['scripts', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const [path, text] of Object.entries(sources)) write(path, text);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('start builds what has changed, and only then', () => {
  const first = node('start.mjs');
  expect(first).toMatchObject({ status: 0, stdout: 'main first\n' });
  expect(first.stderr).toContain('Built in');
  expect(node('start.mjs')).toEqual({ status: 0, stdout: 'main first\n', stderr: '' });
  write('src/word.ts', "export const word: string = 'second';");
  expect(node('start.mjs').stdout).toBe('main second\n');
  rmSync(join(folder, 'dist/public/manifest.json'));
  expect(node('start.mjs').stderr).toContain('Built in');
  write('src/word.test.ts', 'a test is no part of the build');
  expect(node('start.mjs').stderr).toBe('');
});

test('the command line leaves standard output to the report and passes the exit code', () => {
  const first = node('plecho.mjs', ['import', 'a file.xlsx']);
  expect(first.status).toBe(0);
  expect(JSON.parse(first.stdout)).toMatchObject({ word: 'first', args: ['import', 'a file.xlsx'] });
  expect(node('plecho.mjs', ['refuse']).status).toBe(3);
});

test('file names are meant from where npm was called', () => {
  const called = mkdtempSync(join(tmpdir(), 'plecho-called-'));
  const { stdout } = node('plecho.mjs', [], { npm_lifecycle_event: 'plecho', INIT_CWD: called });
  rmSync(called, { recursive: true });
  expect(JSON.parse(stdout).folder).toContain('plecho-called-');
});

test('a build lays down entries, workers, islands, styles, icons and the manifest', () => {
  expect(node('build.mjs').status).toBe(0);
  const names = [...builtFiles().keys()];
  expect(names).toEqual(
    expect.arrayContaining(['main.js', 'cli.js', 'database-worker.js', 'table.worker.js']),
  );
  const manifest = JSON.parse(readFileSync(join(folder, 'dist/public/manifest.json'), 'utf8'));
  expect(manifest).toEqual({
    'icons.svg': expect.stringMatching(/^\/assets\/icons-\w+\.svg$/),
    'index.css': expect.stringMatching(/^\/assets\/index-\w+\.css$/),
    'islands/theme.js': expect.stringMatching(/^\/assets\/islands\/theme-\w+\.js$/),
    'mark.svg': expect.stringMatching(/^\/assets\/mark-\w+\.svg$/),
  });
  expect(names).toEqual(expect.arrayContaining(Object.values(manifest).map((path) => `public${path}`)));
});

test('the same sources give the same bytes, wherever they lie, and what is stale goes', () => {
  node('build.mjs');
  const here = builtFiles();
  const moved = mkdtempSync(join(tmpdir(), 'plecho-elsewhere-'));
  cpSync(folder, moved, { recursive: true, filter: (path) => !/node_modules|dist/.test(path) });
  symlinkSync(join(root, 'node_modules'), join(moved, 'node_modules'), 'junction');
  rmSync(folder, { recursive: true });
  folder = moved;
  write('dist/public/assets/old-1234.js', 'stale');
  node('build.mjs');
  expect(builtFiles()).toEqual(here);
});

test('a source that cannot be built or is missing is told, and nothing starts', () => {
  write('src/word.ts', 'export const word = ;');
  const broken = node('start.mjs');
  expect(broken).toMatchObject({ status: 1, stdout: '' });
  expect(broken.stderr).toContain('src/word.ts');
  write('src/word.ts', "export const word = 'x';");
  rmSync(join(folder, 'src/db/embedded/worker.ts'));
  const missing = node('start.mjs');
  expect(missing).toMatchObject({ status: 1, stdout: '' });
  expect(missing.stderr).toContain('src/db/embedded/worker.ts');
});
