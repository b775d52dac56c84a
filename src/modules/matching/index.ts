export { matchingApi } from './api.ts';
export { type HardRule, type Judgement, judge } from './compatibility.ts';
export { matchingPages } from './pages.tsx';
export { missingPlaces } from './plan.ts';
export { type Objective, objectives } from './schema.ts';
export { choosePair, confirmDraft, type DraftView, readDraft, runMatching } from './service.ts';
