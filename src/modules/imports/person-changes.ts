import type { Person } from '../people/index.ts';
import type { FieldChange } from './merged-person.ts';
import type { FieldValue } from './plan-person.ts';

const text = (value: FieldValue): string => (value === undefined ? '' : String(value));

/** Fields of a person whose planned value is written as it is. */
const plain = new Set([
  'lastName',
  'firstName',
  'middleName',
  'email',
  'phone',
  'position',
  'subject',
  'qualification',
]);

function genderOf(value: FieldValue): Person['gender'] {
  return value === 'male' || value === 'female' ? value : 'unknown';
}

/** A person after the planned changes; `classIds` gives the id of a class by its label. */
export function withChanges(
  person: Person,
  changes: readonly FieldChange[],
  classIds: ReadonlyMap<string, string>,
): Person {
  const next: { -readonly [Field in keyof Person]: Person[Field] } = { ...person };
  for (const { field, after } of changes) {
    if (plain.has(field)) Object.assign(next, { [field]: text(after) });
    else if (field === 'bornOn') next.bornOn = after === undefined ? person.bornOn : text(after);
    else if (field === 'classLabel') next.classId = classIds.get(text(after)) ?? person.classId;
    else if (field === 'gender') next.gender = genderOf(after);
    else if (field === 'status') next.status = 'active';
    else if (field === 'experienceYears' && typeof after === 'number') next.experienceYears = after;
  }
  return next;
}
