export type { DemonstrationAccount, FillingProgress, StepKind } from './demonstration.ts';
export { type DemonstrationHooks, demonstrationPages } from './pages.tsx';
export { demonstrationAccounts, fillDemonstration, readMark } from './service.ts';
export { type DemonstrationState, demonstrationLines, prepareDemonstration } from './service-run.ts';
