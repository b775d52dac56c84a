import { spawn } from 'node:child_process';
import { root } from './places.mjs';

/** Something the user can mend: the message alone is shown, without a stack. */
export class Complaint extends Error {}

/**
 * Runs a program to its end. Nothing reaches standard output unless `stdio` says so: it belongs to reports.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, stdio?: import('node:child_process').StdioOptions, timeout?: number, shell?: boolean }} [options]
 *   `timeout` in milliseconds; past it the program is killed and the answer is `false`
 * @returns {Promise<boolean>} whether it ended with code 0
 */
export function run(command, args, options = {}) {
  const { env = process.env, stdio = ['ignore', 2, 2], timeout = 0, shell = false } = options;
  return new Promise((settle) => {
    const child = spawn(command, args, { cwd: root, env, stdio, timeout, killSignal: 'SIGKILL', shell });
    /** @param {NodeJS.Signals} signal */
    const stopBoth = (signal) => {
      child.kill(signal);
      process.exit(1);
    };
    /** @param {boolean} done */
    const end = (done) => {
      process.off('SIGTERM', stopBoth).off('SIGINT', stopBoth);
      settle(done);
    };
    process.on('SIGTERM', stopBoth).on('SIGINT', stopBoth);
    child.on('error', () => end(false));
    child.on('close', (code) => end(code === 0));
  });
}

/**
 * Runs a JavaScript program under the same Node.
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/** @param {string} text One line for the person who waits; never on standard output. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs a program's body; a complaint is printed as a sentence and ends it with code 1.
 * @param {() => Promise<void>} body
 */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

/**
 * Turns "no right to write" into a sentence; other errors pass through.
 * @param {unknown} error
 * @param {string} what
 */
export function explainWriteError(error, what) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new Complaint(
      `Cannot write ${what}: no right to. Start as the owner of the folder ${root}, or make it yours.`,
    );
  }
  return error;
}
