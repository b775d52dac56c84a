import { type ConsentFormsData, consentFormsValues } from './consent-form.ts';
import { type IntroductionOrderData, introductionOrderValues } from './introduction-order.ts';
import { type MissingConsentsData, missingConsentsValues } from './missing-consents.ts';
import { type NoticesData, noticesValues } from './notice.ts';
import type { PairsOrderData } from './order.ts';
import { pairsOrderValues } from './pairs-order.ts';
import { type RoadmapData, roadmapValues } from './roadmap.ts';
import { compileTemplate, fillTemplate } from './template-fill.ts';
import type { DocumentKind } from './template-tags.ts';
import type { TemplateValues } from './template-values.ts';

/** The data each kind of document is made of. Plain data only: it may cross to another thread. */
export interface DocumentData {
  readonly orderPairs: PairsOrderData;
  readonly orderIntroduction: IntroductionOrderData;
  readonly roadmap: RoadmapData;
  readonly consentAdult: ConsentFormsData;
  readonly consentGuardian: ConsentFormsData;
  readonly notice: NoticesData;
  readonly missingConsents: MissingConsentsData;
}

const values: { readonly [Kind in DocumentKind]: (data: DocumentData[Kind]) => TemplateValues } = {
  orderPairs: pairsOrderValues,
  orderIntroduction: introductionOrderValues,
  roadmap: roadmapValues,
  consentAdult: consentFormsValues,
  consentGuardian: consentFormsValues,
  notice: noticesValues,
  missingConsents: missingConsentsValues,
};

/** Fills a template with the data of a document; the bytes of a .docx. Holds the thread for its whole time. */
export function renderFrom<Kind extends DocumentKind>(
  kind: Kind,
  data: DocumentData[Kind],
  template: Uint8Array,
): Uint8Array {
  return fillTemplate(compileTemplate(kind, template), values[kind](data));
}
