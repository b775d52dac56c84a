export { peopleApi } from './api.ts';
export {
  type ClassFault,
  type ClassLabel,
  classKey,
  compareClasses,
  type ParsedClass,
  parseClassLabel,
} from './class-label.ts';
export { editDistance, forgivenMistakes } from './edit-distance.ts';
export { sameFirstName } from './first-names.ts';
export { type Gender, genderOfPatronymic, guessGender } from './gender.ts';
export { type Guardian, type GuardianKind, type GuardianLink, guardianKinds } from './guardian.ts';
export { createNameIndex, type NameCandidate, type NameIndex } from './name-index.ts';
export { type MatchReason, matchName, type NameMatch, type RankedCandidate } from './name-match.ts';
export { cleanText } from './name-text.ts';
export { peopleListPages } from './pages.tsx';
export { type PersonSections, personPages } from './pages-card.tsx';
export { classPages } from './pages-classes.tsx';
export type { Person, PersonKind, SchoolClass } from './person.ts';
export { isAdultOn, isYoungSpecialist, personKinds } from './person.ts';
export type { PersonLine } from './person-list.ts';
export {
  fullName,
  isPatronymic,
  type NameFault,
  type NameNote,
  nameSearchKey,
  type ParsedName,
  type PersonName,
  parseNameParts,
  parsePersonName,
  sameName,
  searchKey,
  shortName,
  sortKey,
} from './person-name.ts';
export { normalisePhone, phoneText } from './phone.ts';
export type { PersonCard } from './service.ts';
export { setPeopleStatus } from './service.ts';
export { changeTeacher as changeClassTeacherInTx, type SetClassTeacherRole } from './service-classes.ts';
export { guardianFields } from './service-guardians.ts';
export {
  findPerson as findPersonInTx,
  insertPerson,
  listClasses as listClassesInTx,
  listPersonChoices,
  type PersonChoice,
  type PersonFields,
  updatePerson,
} from './store.ts';
export { insertPeople, lockPeople, updatePeople } from './store-bulk.ts';
export { listActivePeople, listPeopleByIds } from './store-cards.ts';
export { ensureClasses, listClassLines as listClassLinesInTx } from './store-classes.ts';
export { insertGuardianLinks, listGuardiansOf, listWards } from './store-guardians.ts';
export { listClassMembers, listPeopleOfKinds, listPersonLines } from './store-list.ts';
