import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const program = join(root, 'dist/main.js');

export interface ServerOptions {
  /** Kept afterwards. Without it the server gets a fresh folder that is removed when it has ended. */
  readonly dataDir?: string;
  /** Settings on top of a bare environment: the developer's own never reach the server. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds until `/readyz` must answer 200. */
  readonly readyWithin?: number;
}

export interface RunningServer {
  /** Origin without a slash at the end, on the loopback address. */
  readonly url: string;
  readonly dataDir: string;
  readonly pid: number;
  /** Everything printed so far, both streams. */
  logs(): string;
  /** Asks for a graceful end and gives the exit code; a server that does not obey in 15 s is a failure. */
  stop(): Promise<number | null>;
  /** Ends it the hard way, as a power cut does to the process. */
  kill(): Promise<void>;
}

/** A port of the loopback address that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}

const settings =
  /^(PORT|HOST|DATA_DIR|DATABASE_URL|PUBLIC_URL|TLS_CERT|TLS_KEY|TRUSTED_PROXY|LOG_LEVEL|NODE_ENV|NODE_OPTIONS|PLECHO_.*|VITEST.*|npm_.*)$/;

function bareEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.test(name)));
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) });
    return response.status === 200;
  } catch {
    return false;
  }
}

/**
 * Starts the built server (`dist/main.js`) on a free port of the loopback address and waits until it is ready.
 * @throws when it is not built, ends by itself or is not ready in time; the error holds what it printed
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  if (!existsSync(program)) throw new Error('dist/main.js is missing: run `npm run build` first');
  const ownDir = options.dataDir === undefined;
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'plecho-data-')));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [program], {
    cwd: root,
    env: { ...bareEnvironment(), HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataDir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const ended = exitOf(child);
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);

  async function afterEnd(): Promise<void> {
    process.removeListener('exit', killAtExit);
    if (ownDir) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
  async function kill(): Promise<void> {
    child.kill('SIGKILL');
    await ended;
    await afterEnd();
  }
  async function stop(): Promise<number | null> {
    child.kill('SIGTERM');
    const obeyed = await Promise.race([ended.then(() => true), wait(15_000, false, { ref: false })]);
    if (!obeyed) {
      await kill();
      throw new Error(`the server did not stop on SIGTERM in 15 s:\n${printed}`);
    }
    await afterEnd();
    return child.exitCode;
  }

  const deadline = performance.now() + (options.readyWithin ?? 60_000);
  while (!(await isReady(url))) {
    const gone = child.exitCode !== null || child.signalCode !== null;
    if (gone || performance.now() > deadline) {
      await kill();
      throw new Error(`the server ${gone ? 'ended' : 'was not ready in time'}:\n${printed}`);
    }
    await wait(50);
  }
  return { url, dataDir, pid: child.pid ?? 0, logs: () => printed, stop, kill };
}
