#!/usr/bin/env node
// Bundles one benchmark (bench/<name>.ts) with esbuild and runs it in a process of its own, so that the
// memory it reports is its own. Needs nothing but `npm ci`. usage: node bench/run.mjs matching --instance …
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const [name, ...rest] = process.argv.slice(2);
if (!name || !/^[a-z-]+$/.test(name)) {
  console.error('usage: node bench/run.mjs NAME [options]');
  process.exit(2);
}
const here = path.dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'plecho-bench-'));
try {
  const source = path.join(here, '..', 'src');
  // Worker threads lie beside the module that starts them, as in a build.
  const workers = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.worker.ts'))
    .map((file) => ({ in: path.join(source, file), out: path.basename(file, '.ts') }));
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  const outfile = path.join(folder, `${name}.js`);
  await build({
    entryPoints: [{ in: path.join(here, `${name}.ts`), out: name }, ...workers],
    outdir: folder,
    bundle: true,
    platform: 'node',
    // Packages in the old module format ask for `require`.
    banner: {
      js: "import { createRequire } from 'node:module';const require=createRequire(import.meta.url);",
    },
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  const run = spawnSync(process.execPath, [outfile, ...rest], { stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
