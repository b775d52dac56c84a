export { formOfPair, type MentoringForm, mentoringForms, mentoringFormTitle } from './mentoring-form.ts';
export type { Organization, OrganizationKind, OrganizationProfile } from './organization.ts';
export { organizationPages } from './pages.tsx';
export { organizationNames } from './schema.ts';
export type { NewOrganization, OrganizationCard } from './service.ts';
export {
  allOrganizations,
  createOrganization,
  editOrganization,
  getOrganizationByCode,
  getOrganizationCard,
  isEmptyInstallation,
  readOrganization,
  switchSite,
} from './service.ts';
