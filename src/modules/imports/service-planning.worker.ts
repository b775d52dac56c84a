import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../core/refusal.ts';
import { readTableFile } from '../../files/table-reader.ts';
import { lookAtFile, planFile } from './file-plan.ts';
import type { PlanningAnswer, PlanningTask } from './service-planning.ts';

// One file for each thread: whatever it does to memory ends with the thread.
const task: PlanningTask = workerData;

function answer(message: PlanningAnswer): void {
  parentPort?.postMessage(message);
}

try {
  const { tables } = await readTableFile(task.bytes, task.fileName);
  answer('look' in task ? { look: lookAtFile(tables, task.look) } : { plan: planFile(tables, task.plan) });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  answer({ refusal: { code: error.code, status: error.status, params: error.params } });
}
