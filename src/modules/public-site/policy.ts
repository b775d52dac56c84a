import type { Policy } from '../../core/scope.ts';

export type SiteAction = 'site.edit';

export const sitePolicy: Policy<SiteAction> = {
  /** The curator with whoever administers the site (R100). */
  'site.edit': ['administrator', 'curator', 'deputyHead'],
};
