import { Worker } from 'node:worker_threads';
import { workerLocation } from '../../config/worker-location.ts';
import { unavailable } from '../errors.ts';
import type { EngineAnswer, EngineRequest, EngineSetup, SyncCounts } from './protocol.ts';

/** The embedded engine in its thread, seen from the main one. Requests are answered in the order they are made. */
export interface EngineThread {
  /** `18.6`, as `show server_version` says. */
  readonly serverVersion: string;
  /** Sends bytes of the wire protocol; resolves when all of the answer has gone to `onData`. */
  exec(bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  onData: (bytes: Uint8Array) => void;
  counts(): Promise<SyncCounts>;
  /** The whole database as a tar archive. */
  dump(): Promise<Uint8Array>;
  /** Stops the engine in good order and ends the thread. */
  close(): Promise<void>;
  /** Ends the thread at once, as a crash would. */
  fail(reason: Error): Promise<void>;
  /** Settles when the thread has ended: with the reason when nobody had asked for it. */
  readonly ended: Promise<Error | undefined>;
}

interface Waiting {
  resolve(value: Uint8Array | SyncCounts | undefined): void;
  reject(error: Error): void;
}

/**
 * Starts the engine. The event loop never waits for it: a long query keeps the thread busy and nobody else.
 * @throws when the engine does not start; the message holds what it said
 */
export async function startEngine(setup: EngineSetup): Promise<EngineThread> {
  const location = await workerLocation(new URL('./worker.ts', import.meta.url), 'database-worker.js');
  const worker = new Worker(location, {
    workerData: setup,
    transferList: setup.snapshot ? [setup.snapshot.buffer] : [],
    env: {},
    execArgv: [],
  });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let closing = false;
  let reason: Error | undefined;

  const ended = new Promise<Error | undefined>((resolve) => {
    worker.once('exit', () => {
      const error = closing ? undefined : (reason ?? new Error('the database thread ended by itself'));
      const message = error?.message ?? 'the database is closed';
      for (const { reject } of waiting.values()) reject(unavailable(message));
      waiting.clear();
      resolve(error);
    });
  });
  worker.on('error', (error) => {
    reason ??= error instanceof Error ? error : new Error(String(error));
  });

  function ask(request: EngineRequest): Promise<Uint8Array | SyncCounts | undefined> {
    return new Promise((resolve, reject) => {
      waiting.set(request.id, { resolve, reject });
      worker.postMessage(request, request.kind === 'exec' ? [request.bytes.buffer] : []);
    });
  }

  const nextId = () => {
    lastId += 1;
    return lastId;
  };

  const thread = {
    serverVersion: '',
    onData: (_bytes: Uint8Array): void => {},
    exec: async (bytes: Uint8Array<ArrayBuffer>) => {
      await ask({ kind: 'exec', id: nextId(), bytes });
    },
    counts: async () => {
      const value = await ask({ kind: 'counts', id: nextId() });
      return value && 'files' in value ? value : { files: 0, directories: 0 };
    },
    dump: async () => {
      const value = await ask({ kind: 'dump', id: nextId() });
      return value instanceof Uint8Array ? value : new Uint8Array();
    },
    close: async () => {
      closing = true;
      await Promise.race([ask({ kind: 'close', id: nextId() }), ended]).finally(() => worker.terminate());
    },
    fail: async (error: Error) => {
      reason ??= error;
      await worker.terminate();
    },
    ended,
  };

  await new Promise<void>((resolve, reject) => {
    void ended.then((error) => reject(error ?? new Error('the database thread was ended')));
    worker.on('message', (answer: EngineAnswer) => {
      if (answer.kind === 'data') thread.onData(answer.bytes);
      else if (answer.kind === 'ready') {
        thread.serverVersion = answer.serverVersion;
        resolve();
      } else if (answer.kind === 'fatal') reason ??= new Error(answer.message);
      else {
        const request = waiting.get(answer.id);
        waiting.delete(answer.id);
        if (answer.kind === 'done') request?.resolve(answer.value);
        else request?.reject(new Error(answer.message));
      }
    });
  });
  return thread;
}
