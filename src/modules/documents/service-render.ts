import { Worker } from 'node:worker_threads';
import { workerLocation } from '../../config/worker-location.ts';
import { Refusal, type RefusalParams } from '../../core/refusal.ts';
import { gate } from '../../files/gate.ts';
import type { ConsentFormsData } from './consent-form.ts';
import type { IntroductionOrderData } from './introduction-order.ts';
import type { MissingConsentsData } from './missing-consents.ts';
import type { NoticesData } from './notice.ts';
import type { PairsOrderData } from './order.ts';
import type { DocumentData } from './render.ts';
import type { RoadmapData } from './roadmap.ts';
import type { DocumentKind } from './template-tags.ts';

export interface RenderTask {
  readonly kind: DocumentKind;
  readonly data: DocumentData[DocumentKind];
  /** A school's own template; the product's when undefined. */
  readonly template: Uint8Array | undefined;
}

export type RenderAnswer =
  | { readonly bytes: Uint8Array }
  | {
      readonly refusal: {
        readonly code: string;
        readonly status: Refusal['status'];
        readonly params: RefusalParams;
      };
    };

export interface RenderOptions {
  /** A .docx of the school; checked for unknown tags before it is filled. */
  readonly template?: Uint8Array | undefined;
}

const seconds = 60;
const heapMb = 256;
/** An order of 200 pairs holds a thread for 0.2 s: the server must not wait for it. Two at once, on two cores. */
const turns = gate(2, 50, () => new Refusal('documents.refusal.busy', 503));

async function renderInThread(task: RenderTask): Promise<Uint8Array> {
  const location = await workerLocation(
    new URL('./service-render.worker.ts', import.meta.url),
    'service-render.worker.js',
  );
  return new Promise<Uint8Array>((resolve, reject) => {
    const worker = new Worker(location, {
      workerData: task,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    const timer = setTimeout(() => {
      void worker.terminate();
      reject(new Refusal('documents.refusal.tooSlow', 503));
    }, seconds * 1000);
    worker.once('message', (answer: RenderAnswer) => {
      if ('bytes' in answer) resolve(answer.bytes);
      else reject(new Refusal(answer.refusal.code, answer.refusal.status, answer.refusal.params));
      void worker.terminate();
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the rendering thread ended without an answer'));
    });
  });
}

/**
 * Makes a .docx in a thread of its own, so that requests go on meanwhile. Refuses a school's template as
 * `checkTemplate` does; `documents.refusal.busy` when too many documents wait, `tooSlow` past a minute.
 */
export function renderDocument<Kind extends DocumentKind>(
  kind: Kind,
  data: DocumentData[Kind],
  options: RenderOptions = {},
): Promise<Uint8Array> {
  return turns.run(() => renderInThread({ kind, data, template: options.template }));
}

/** D20: the order that fixes pairs and groups. */
export function renderOrder(data: PairsOrderData, options?: RenderOptions): Promise<Uint8Array> {
  return renderDocument('orderPairs', data, options);
}

/** D1: the order that introduces the target model. */
export function renderIntroductionOrder(
  data: IntroductionOrderData,
  options?: RenderOptions,
): Promise<Uint8Array> {
  return renderDocument('orderIntroduction', data, options);
}

/** D4: the road map with the head's approval. */
export function renderRoadmap(data: RoadmapData, options?: RenderOptions): Promise<Uint8Array> {
  return renderDocument('roadmap', data, options);
}

/** D9-D11: blank consents, one sheet a person in one file. `self` for adults, `guardian` for minors. */
export function renderConsentForms(
  signer: 'self' | 'guardian',
  data: ConsentFormsData,
  options?: RenderOptions,
): Promise<Uint8Array> {
  return renderDocument(signer === 'self' ? 'consentAdult' : 'consentGuardian', data, options);
}

/** D36: notices to participants in one file. */
export function renderNotices(data: NoticesData, options?: RenderOptions): Promise<Uint8Array> {
  return renderDocument('notice', data, options);
}

/** The list «who is missing», a sheet for each class in one file. */
export function renderMissingConsents(
  data: MissingConsentsData,
  options?: RenderOptions,
): Promise<Uint8Array> {
  return renderDocument('missingConsents', data, options);
}
