export { setupPages } from './pages.tsx';
export { administrationPages } from './pages-administration.tsx';
export { prepareSetupKey, refuseUnlessSetupOpen } from './service.ts';
