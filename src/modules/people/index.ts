export type { Person, PersonKind, SchoolClass } from './person.ts';
export { isAdultOn, isYoungSpecialist, personKinds } from './person.ts';
export { findPerson as findPersonInTx, insertPerson, type PersonFields, updatePerson } from './store.ts';
export { guessGender } from './gender.ts';
export { fullName, shortName } from './person-name.ts';
