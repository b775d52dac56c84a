import { closeSync, openSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';

/**
 * The sign of life of a lock's holder: a listening socket, which the system closes when its process ends, however it
 * ends. On Windows it is a named pipe.
 */

/** `claiming`: has announced itself and is still looking round. */
export type HolderState = 'claiming' | 'holding';

export interface LifeSign {
  state: HolderState;
  close(): Promise<void>;
}

/** `sun_path` holds 108 bytes on Linux, 104 on BSD and macOS, the closing zero included. */
const longestPath = 100;
const answerMs = 2_000;

/** An address of the socket that fits, and what keeps it valid. A path by way of the open folder is always short. */
function addressOf(folder: string, token: string): { path: string; done: () => void } | undefined {
  if (process.platform === 'win32') return { path: `\\\\.\\pipe\\plecho-${token}`, done: () => {} };
  const plain = join(folder, `${token}.sock`);
  if (Buffer.byteLength(plain) <= longestPath) return { path: plain, done: () => {} };
  if (process.platform !== 'linux') return undefined;
  const handle = openSync(folder, 'r');
  return { path: `/proc/self/fd/${handle}/${token}.sock`, done: () => closeSync(handle) };
}

/** Listens in the folder; undefined where its file system has no sockets. */
export async function giveLifeSign(folder: string, token: string): Promise<LifeSign | undefined> {
  const address = addressOf(folder, token);
  if (!address) return undefined;
  const sign = { state: 'claiming' as HolderState, close: async () => {} };
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    socket.end(sign.state);
  });
  const listening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen({ path: address.path, exclusive: true }, () => resolve(true));
  });
  if (!listening) {
    address.done();
    return undefined;
  }
  server.on('error', () => {});
  server.unref();
  sign.close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        address.done();
        resolve();
      });
    });
  return sign;
}

/** A socket that nobody listens to stays in its folder; a pipe goes with its owner. */
const deadCode = process.platform === 'win32' ? 'ENOENT' : 'ECONNREFUSED';

/**
 * Asks for a sign of life. `dead` is certain, `unknown` means that there is no socket to ask; whoever does not answer
 * clearly counts as holding.
 */
export function askForLifeSign(folder: string, token: string): Promise<HolderState | 'dead' | 'unknown'> {
  const address = addressOf(folder, token);
  if (!address) return Promise.resolve('unknown');
  return new Promise<HolderState | 'dead' | 'unknown'>((resolve) => {
    let heard = '';
    const socket = connect({ path: address.path });
    // Accepted by the system, but not answered: the process hangs or is stopped, and is alive.
    socket.setTimeout(answerMs, () => {
      socket.destroy();
      resolve('holding');
    });
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
    });
    socket.on('error', (error) => {
      const code: unknown = Reflect.get(error, 'code');
      if (code === deadCode) resolve('dead');
      else resolve(code === 'ENOENT' ? 'unknown' : 'holding');
    });
    socket.on('close', () => resolve(heard === 'claiming' ? 'claiming' : 'holding'));
  }).finally(address.done);
}
