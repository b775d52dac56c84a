import type { WebApp } from '../../http/env.ts';
import { boardPages } from './pages.tsx';
import { activityPages } from './pages-activity.tsx';
import { activityEditPages } from './pages-activity-edit.tsx';
import { calendarPages } from './pages-calendar.tsx';
import { editPages } from './pages-edit.tsx';
import { newYearPages } from './pages-new.tsx';
import { stagePages } from './pages-stage.tsx';
import type { StageFactsReader } from './service-stages.ts';

export type { Activity, ResponsibleRole } from './activity.ts';
export { programmeApi } from './api.ts';
export { dueWords, stageItem, taskStates, type Words } from './pages-words.ts';
export type { IndicatorCode, ProgrammeTask, ProgrammeYear, Stage, YearPhase } from './programme-year.ts';
export { indicatorCodes, phaseOf, schoolYearOf } from './programme-year.ts';
export {
  getYear as getYearInTx,
  listYearLinks,
  type StageOverview,
  type YearOverview,
  yearOverview,
} from './service.ts';
export { changeStatus as changeActivityStatus, markClass } from './service-activities.ts';
export { attachDocument, changeResource } from './service-details.ts';
export {
  createFromTemplate,
  importRoadmap,
  type RoadmapImport,
  readPreviousPlan,
  yearTitle,
} from './service-plans.ts';
export { closeStage, composeStageFacts, type StageFactsReader } from './service-stages.ts';
export { type WeekTask, weekTasks } from './service-tasks.ts';
export { editYear, savePlan, setYearStatus } from './service-years.ts';
export type { StageDecision, StageFacts } from './stage-gate.ts';
export { findYearById as findYearByIdInTx } from './store.ts';
export { listDecisions as listStageDecisions, listResources as listResourcesInTx } from './store-details.ts';

/** Every page of programme years; `readFacts` tells what higher modules know at the gates of stages. */
export function programmePages(app: WebApp, readFacts: StageFactsReader): void {
  boardPages(app);
  newYearPages(app);
  calendarPages(app);
  editPages(app);
  activityPages(app);
  activityEditPages(app);
  stagePages(app, readFacts);
}
