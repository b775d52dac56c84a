export { publicSiteApi } from './api.ts';
export { siteAdministrationPages } from './pages.tsx';
export { siteItemPages } from './pages-item.tsx';
export { publicSitePages } from './pages-public.tsx';
export { addItem } from './service.ts';
export { listPublicSites, readPublicSite } from './service-public.ts';
export type { PublicSite, SiteItem, SiteSection } from './site-item.ts';
