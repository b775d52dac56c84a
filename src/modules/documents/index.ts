import type { WebApp } from '../../http/env.ts';
import { documentPages as registerPages } from './pages.tsx';
import { documentCardPages } from './pages-card.tsx';
import { actPages } from './pages-introduction.tsx';
import { namePages } from './pages-names.tsx';
import { orderPages } from './pages-order.tsx';
import { ownDocumentPages } from './pages-own.tsx';
import { printPages } from './pages-print.tsx';
import { templatePages } from './pages-templates.tsx';

export { documentApi } from './api.ts';
export {
  type ConsentFormsData,
  type ConsentSubject,
  type PrintedPurpose,
  printedPurposes,
} from './consent-form.ts';
export {
  type Case,
  type Gender,
  genderOf,
  initialsThenSurname,
  type NameDoubt,
  nameDoubts,
  nameInCase,
  type OwnForms,
  type PersonName as DeclinableName,
  surnameThenInitials,
} from './declension.ts';
export type { IntroductionOrderData } from './introduction-order.ts';
export type { MissingConsentsData } from './missing-consents.ts';
export type { Notice, NoticesData } from './notice.ts';
export type { Official, OrderRow, OrganizationHead, PairsOrderData, Party } from './order.ts';
export { declineOrganization, declinePost, postWithSubject } from './posts.ts';
export type { RoadmapActivity, RoadmapData, RoadmapStage } from './roadmap.ts';
export type { OrderInput } from './schema-body.ts';
export { readOwnForms } from './schema-names.ts';
export { makeIntroductionOrder, makeRoadmap } from './service-acts.ts';
export { approveDocument, stepDocument } from './service-approval.ts';
export { type MadeOrder, makeOrder, readOrderDesk } from './service-order.ts';
export { type OrderOfRest, orderOfRest } from './service-order-rest.ts';
export {
  listPublishedDocuments,
  type PublishedDocument,
  readDocumentFile,
  readRegister,
} from './service-register.ts';
export {
  type RenderOptions,
  renderConsentForms,
  renderDocument,
  renderIntroductionOrder,
  renderMissingConsents,
  renderNotices,
  renderOrder,
  renderRoadmap,
} from './service-render.ts';
export { checkTemplate, defaultTemplate } from './service-templates.ts';
export { listDocuments as listDocumentsInTx } from './store.ts';
export {
  type DocumentKind,
  documentKinds,
  documentTitle,
  type TemplateTag,
  tagsOf,
} from './template-tags.ts';

/** Every page of documents: the register, the acts that are made here, forms to print, templates, names. */
export function documentPages(app: WebApp): void {
  registerPages(app);
  ownDocumentPages(app);
  printPages(app);
  templatePages(app);
  namePages(app);
  orderPages(app);
  actPages(app);
  // Last: `/documents/:id` would take the addresses above for documents.
  documentCardPages(app);
}
