export { surveyApi } from './api.ts';
export { surveyPages } from './pages.tsx';
export { surveyFillPages } from './pages-fill.tsx';
export type { SatisfactionFigures } from './satisfaction.ts';
export { satisfiedFrom } from './satisfaction.ts';
export {
  type Asked,
  openRound,
  type RoundProgress,
  type RoundView,
  readOwnInvitations,
  readRound,
  roundsWithProgress,
  roundView,
  setRoundClosed,
  submitAnswers,
} from './service.ts';
export { surveyStageFacts } from './service-facts.ts';
