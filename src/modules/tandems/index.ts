export { tandemApi } from './api.ts';
export { tandemPages } from './pages.tsx';
export { tandemListPages } from './pages-list.tsx';
export { type Reason, reasonsText } from './reason.ts';
export {
  closeTandem,
  isMentorOf,
  listTandemViews,
  markGroupClosing,
  markInformed,
  markMeeting,
  readOwnTandems,
  readTandem,
  readTandems,
  type TandemView,
} from './service.ts';
export { tandemStageFacts } from './service-facts.ts';
export {
  insertTandems,
  listTandems,
  type NewTandem,
  releaseTandems,
  type TandemRow,
  updateTandems,
} from './store.ts';
export { insertMeetings, type NewMeeting } from './store-meetings.ts';
export {
  type Meeting,
  type MeetingKind,
  meetingKinds,
  nextKind,
  type Tandem,
  type TandemSignal,
  type TandemStatus,
} from './tandem.ts';
