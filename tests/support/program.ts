import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { packageRoot } from '../../src/config/package-root.ts';

const databaseWorker = new URL('../../src/db/embedded/worker.ts', import.meta.url);

/**
 * Bundles a TypeScript program of the tests as the build bundles the product, with the database worker beside it, so
 * that it can run, and be killed, as a process of its own.
 * @param worker another source for the database worker
 * @returns path of the program
 */
export async function buildProgram(source: URL, worker: URL = databaseWorker): Promise<string> {
  const entry = fileURLToPath(source);
  const name = basename(entry, '.ts');
  const outdir = join(packageRoot(), 'node_modules/.cache/plecho/programs');
  const result = await build({
    entryPoints: { [name]: entry, 'database-worker': fileURLToPath(worker) },
    outdir,
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'silent',
  });
  const hash = createHash('sha256');
  for (const file of result.outputFiles) hash.update(file.contents);
  const folder = join(outdir, `${name}-${hash.digest('hex').slice(0, 12)}`);
  const program = join(folder, `${name}.js`);
  if (existsSync(program)) return program;
  const draft = `${folder}.${randomUUID()}`;
  await mkdir(draft, { recursive: true });
  for (const file of result.outputFiles) await writeFile(join(draft, basename(file.path)), file.contents);
  await writeFile(join(draft, 'package.json'), '{ "type": "module" }\n');
  // Another run may have been quicker: its files are the same.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return program;
}

export interface RunningProgram {
  readonly child: ChildProcess;
  /** Whole lines of standard output so far. */
  readonly lines: readonly string[];
  /** Resolves with the first line from number `from` on that `matches`; rejects when the program ends without one. */
  line(matches: (line: string) => boolean, from?: number): Promise<string>;
  /** Ends it with a signal and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Exit code, when it has ended; null after a signal. */
  readonly ended: Promise<number | null>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program made by `buildProgram`. What it writes to standard error stands in the errors of `line`. */
export function startProgram(program: string, args: readonly string[]): RunningProgram {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: dirname(program),
    env: { PATH: process.env.PATH },
  });
  running.add(child);
  const lines: string[] = [];
  const watchers = new Set<() => void>();
  let rest = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    for (const check of [...watchers]) check();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  let over = false;
  const ended = new Promise<number | null>((resolve) => {
    // `close`, not `exit`: only then has everything that was printed arrived.
    child.once('close', (code) => {
      over = true;
      running.delete(child);
      resolve(code);
      for (const check of [...watchers]) check();
    });
  });
  return {
    child,
    lines,
    ended,
    line: (matches, from = 0) =>
      new Promise((resolve, reject) => {
        const check = () => {
          const found = lines.slice(from).find(matches);
          if (found === undefined && !over) return;
          watchers.delete(check);
          if (found !== undefined) resolve(found);
          else
            reject(new Error(`the program ended too early:\n${[...lines.slice(-5), complaints].join('\n')}`));
        };
        watchers.add(check);
        check();
      }),
    kill: async (signal = 'SIGKILL') => {
      child.kill(signal);
      await ended;
    },
  };
}
