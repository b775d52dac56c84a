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
export { createNameIndex, type NameCandidate, type NameIndex } from './name-index.ts';
export { type MatchReason, matchName, type NameMatch, type RankedCandidate } from './name-match.ts';
export { cleanText } from './name-text.ts';
export type { Person, PersonKind, SchoolClass } from './person.ts';
export { isAdultOn, isYoungSpecialist, personKinds } from './person.ts';
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
export {
  findPerson as findPersonInTx,
  insertPerson,
  listClasses as listClassesInTx,
  listPersonChoices,
  type PersonChoice,
  type PersonFields,
  updatePerson,
} from './store.ts';
