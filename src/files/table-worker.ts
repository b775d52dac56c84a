import { Worker } from 'node:worker_threads';
import { workerLocation } from '../config/worker-location.ts';
import { Refusal } from '../core/refusal.ts';
import { type CompactFile, expand } from './compact-table.ts';
import { gate } from './gate.ts';
import { defaultLimits, type FileLimits, megabyte } from './limits.ts';
import { fileRefusal } from './refusals.ts';
import type { TableFile } from './table.ts';

export interface ReadingTask {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly limits: FileLimits;
}

export type ReadingAnswer =
  | { readonly file: CompactFile }
  | { readonly refusal: Pick<Refusal, 'code' | 'status' | 'params'> };

export interface ReadingOptions {
  readonly limits?: FileLimits;
  /** After so many seconds the thread is stopped and the file refused as `tooSlow`. */
  readonly seconds?: number;
  /** JavaScript heap of the thread in megabytes; past it the file is refused as `tooHeavy`. */
  readonly heapMb?: number;
}

const defaultSeconds = 20;
const defaultHeapMb = 128;
/** Two threads read at once, on the two cores of a small server; whoever finds the queue full tries again. */
const turns = gate(2, 20, () => fileRefusal('busy'));

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

async function readInThread(task: ReadingTask, options: ReadingOptions): Promise<CompactFile> {
  const seconds = options.seconds ?? defaultSeconds;
  const location = await workerLocation(
    new URL('./table-reader.worker.ts', import.meta.url),
    'table-reader.worker.js',
  );
  return new Promise<CompactFile>((resolve, reject) => {
    const worker = new Worker(location, {
      workerData: task,
      transferList: [task.bytes.buffer].filter((buffer) => buffer instanceof ArrayBuffer),
      env: {},
      execArgv: [],
      resourceLimits: {
        maxOldGenerationSizeMb: options.heapMb ?? defaultHeapMb,
        maxYoungGenerationSizeMb: 16,
        stackSizeMb: 4,
      },
    });
    const timer = setTimeout(() => {
      void worker.terminate();
      reject(fileRefusal('tooSlow', { seconds }));
    }, seconds * 1000);
    worker.once('message', (answer: ReadingAnswer) => {
      if ('file' in answer) resolve(answer.file);
      else reject(new Refusal(answer.refusal.code, answer.refusal.status, answer.refusal.params));
      // The thread has nothing more to do; waiting for its own end would keep its memory longer.
      void worker.terminate();
    });
    worker.once('error', (error) => reject(isOutOfMemory(error) ? fileRefusal('tooHeavy') : error));
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the reading thread ended without an answer'));
    });
  });
}

/**
 * Like `readTableFile`, in a thread of its own with a cap on memory and time: neither a hostile nor a huge
 * file can stall or stop the server. `bytes` stay the caller's. Throws only Refusals `files.refusal.*`;
 * any other error is a bug of ours.
 */
export async function readTableFileInWorker(
  bytes: Uint8Array,
  fileName: string,
  options: ReadingOptions = {},
): Promise<TableFile> {
  const limits = options.limits ?? defaultLimits;
  // Before the copy, so that a large body costs nothing more.
  if (bytes.length > limits.fileBytes) {
    throw fileRefusal('tooLarge', { limitMb: Math.floor(limits.fileBytes / megabyte) });
  }
  return turns.run(async () => {
    const file = await readInThread({ bytes: new Uint8Array(bytes), fileName, limits }, options);
    return expand(file);
  });
}
