import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../core/refusal.ts';
import { buffersOf } from './compact-table.ts';
import { readCompactFile } from './table-reader.ts';
import type { ReadingAnswer, ReadingTask } from './table-worker.ts';

// One file for each thread: whatever it does to memory ends with the thread.
const { bytes, fileName, limits }: ReadingTask = workerData;

function answer(message: ReadingAnswer, buffers: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, buffers);
}

try {
  const file = await readCompactFile(bytes, fileName, limits);
  answer({ file }, buffersOf(file));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  answer({ refusal: { code: error.code, status: error.status, params: error.params } });
}
