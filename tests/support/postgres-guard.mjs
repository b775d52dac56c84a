// Runs a throw-away PostgreSQL server and takes it down with whoever started it, however that one ends: the pipe to
// standard input closes with it. Arguments: uid, gid (or -), data folder, program, its arguments.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const [uid = '-', gid = '-', folder = '', program = '', ...args] = process.argv.slice(2);
const identity = uid === '-' ? {} : { uid: Number(uid), gid: Number(gid) };
const server = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'], ...identity });
let asked = false;

function stop() {
  if (asked) return;
  asked = true;
  // Nothing in it is worth an orderly end.
  server.kill('SIGQUIT');
  setTimeout(() => server.kill('SIGKILL'), 3_000).unref();
}

server.on('exit', (code) => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(asked ? 0 : (code ?? 1));
});
server.on('error', () => process.exit(1));
process.stdin.on('end', stop).on('error', stop).resume();
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
