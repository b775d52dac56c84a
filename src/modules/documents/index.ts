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
export { readOwnForms } from './schema-names.ts';
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
export {
  type DocumentKind,
  documentKinds,
  documentTitle,
  type TemplateTag,
  tagsOf,
} from './template-tags.ts';
