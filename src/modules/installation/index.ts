export { setupPages } from './pages.tsx';
export { prepareSetupKey } from './service.ts';
