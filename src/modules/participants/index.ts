export { participantApi } from './api.ts';
export { type Category, categoriesOf, findCategory, menteeCategories, mentorCategories } from './category.ts';
export { type Direction, directions, directionTitle, isRestrictedDirection } from './direction.ts';
export { participantPages } from './pages.tsx';
export { participantCardPages } from './pages-card.tsx';
export { myClassPages } from './pages-my-class.tsx';
export { personSections } from './pages-person.tsx';
export {
  isYoungerThanTarget,
  type MeetingMode,
  type Participant,
  type ParticipantAnswers,
  type ParticipantStatus,
  type Side,
} from './participant.ts';
export { participantPolicy } from './policy.ts';
export {
  addCard,
  addCardInTx,
  addCardsInTx,
  type BaseLine,
  closeCards,
  type EntryResult,
  enterBase,
  leaveBasesAfterWithdrawal,
  readBase,
  readCard,
  readParticipantPeople,
  setCategories,
} from './service.ts';
export { participantStageFacts } from './service-facts.ts';
export { type OwnClass, type OwnPupil, readOwnClasses } from './service-person.ts';
export {
  findParticipant,
  listParticipants,
  type NewCard,
  type ParticipantRow,
  updateCard as updateCardInTx,
  updateStatus as updateCardStatusInTx,
} from './store.ts';
export {
  addBan,
  addEvents as addParticipantEvents,
  type Ban,
  listBans,
  listHandEdited,
} from './store-details.ts';
