import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../core/refusal.ts';
import { type DocumentData, renderFrom } from './render.ts';
import type { RenderAnswer, RenderTask } from './service-render.ts';
import { checkTemplate, defaultTemplate } from './service-templates.ts';
import type { DocumentKind } from './template-tags.ts';

const task: RenderTask = workerData;

async function bytesOf<Kind extends DocumentKind>(
  kind: Kind,
  data: DocumentData[Kind],
  template: Uint8Array | undefined,
): Promise<Uint8Array> {
  if (template) await checkTemplate(kind, template);
  return renderFrom(kind, data, template ?? (await defaultTemplate(kind)));
}

function answer(message: RenderAnswer): void {
  parentPort?.postMessage(message);
}

try {
  answer({ bytes: await bytesOf(task.kind, task.data, task.template) });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  answer({ refusal: { code: error.code, status: error.status, params: error.params } });
}
