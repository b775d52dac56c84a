import { Worker } from 'node:worker_threads';
import { workerLocation } from '../../config/worker-location.ts';
import { Refusal } from '../../core/refusal.ts';
import { gate } from '../../files/gate.ts';
import { fileRefusal } from '../../files/refusals.ts';
import type { FileLook, FilePlan, LookRequest, PlanRequest } from './file-plan.ts';

export type PlanningTask = { readonly bytes: Uint8Array; readonly fileName: string } & (
  | { readonly look: LookRequest }
  | { readonly plan: PlanRequest }
);

export type PlanningAnswer =
  | { readonly look: FileLook }
  | { readonly plan: FilePlan }
  | { readonly refusal: Pick<Refusal, 'code' | 'status' | 'params'> };

/** 10,000 rows take about two seconds; a list thirty times as long is refused rather than waited for. */
const seconds = 60;
const heapMb = 192;
/** Two files at once, on the two cores of a small server. */
const turns = gate(2, 20, () => fileRefusal('busy'));

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

async function inThread(task: PlanningTask): Promise<PlanningAnswer> {
  const location = await workerLocation(
    new URL('./service-planning.worker.ts', import.meta.url),
    'service-planning.worker.js',
  );
  return new Promise<PlanningAnswer>((resolve, reject) => {
    const worker = new Worker(location, {
      workerData: task,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    });
    const timer = setTimeout(() => {
      void worker.terminate();
      reject(fileRefusal('tooSlow', { seconds }));
    }, seconds * 1000);
    worker.once('message', (answer: PlanningAnswer) => {
      if ('refusal' in answer) {
        const { code, status, params } = answer.refusal;
        reject(new Refusal(code, status, params));
      } else resolve(answer);
      // The thread has nothing more to do; waiting for its own end would keep its memory longer.
      void worker.terminate();
    });
    worker.once('error', (error) => reject(isOutOfMemory(error) ? fileRefusal('tooHeavy') : error));
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the planning thread ended without an answer'));
    });
  });
}

/**
 * Reads a file and recognises its columns, in a thread of its own with a cap on memory and time: neither a
 * hostile nor a huge file can stall the server. Refuses with `files.refusal.*`.
 */
export async function lookInThread(
  bytes: Uint8Array,
  fileName: string,
  look: LookRequest,
): Promise<FileLook> {
  const answer = await turns.run(() => inThread({ bytes, fileName, look }));
  if ('look' in answer) return answer.look;
  throw new Error('the planning thread answered something else');
}

/** Reads a file through its columns and compares it with the people who are there, in the same way. */
export async function planInThread(
  bytes: Uint8Array,
  fileName: string,
  plan: PlanRequest,
): Promise<FilePlan> {
  const answer = await turns.run(() => inThread({ bytes, fileName, plan }));
  if ('plan' in answer) return answer.plan;
  throw new Error('the planning thread answered something else');
}
