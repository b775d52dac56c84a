export { guessGender } from './gender.ts';
export type { Person, PersonKind, SchoolClass } from './person.ts';
export { isAdultOn, isYoungSpecialist, personKinds } from './person.ts';
export { fullName, shortName } from './person-name.ts';
export {
  findPerson as findPersonInTx,
  insertPerson,
  listClasses as listClassesInTx,
  type PersonFields,
  updatePerson,
} from './store.ts';
