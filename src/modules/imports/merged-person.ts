import { type PersonName, searchKey } from '../people/index.ts';
import type { FieldValue, PlanSubject } from './plan-person.ts';

export interface FieldChange {
  readonly field: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
}

const yo = /\u0451/giu;
const countOf = (text: string): number => text.match(yo)?.length ?? 0;

/** The better writing of one part of a name: a real change is taken, a lost yo, patronymic or an initial is not. */
function mergedPart(held: string, typed: string): string {
  if (typed === '' || typed === held) return held;
  if (searchKey(held) === searchKey(typed)) return countOf(typed) > countOf(held) ? typed : held;
  const initial = /^\p{L}\.$/u.test(typed) && searchKey(held).startsWith(searchKey(typed));
  return initial ? held : typed;
}

function mergedName(held: PersonName, typed: PersonName): PersonName {
  return {
    lastName: mergedPart(held.lastName, typed.lastName),
    firstName: mergedPart(held.firstName, typed.firstName),
    middleName: mergedPart(held.middleName, typed.middleName),
  };
}

const given = (value: FieldValue): boolean => value !== undefined && value !== '';

/** A person after a row of a file was laid over him: what the row says wins, what it leaves empty stays. */
export function mergedPerson(held: PlanSubject, typed: PlanSubject): PlanSubject {
  const details: Record<string, FieldValue> = { ...held.details };
  for (const [field, value] of Object.entries(typed.details)) if (given(value)) details[field] = value;
  return {
    name: mergedName(held.name, typed.name),
    bornOn: typed.bornOn ?? held.bornOn,
    classLabel: typed.classLabel || held.classLabel,
    externalKey: typed.externalKey || held.externalKey,
    email: typed.email || held.email,
    details,
  };
}

function flat(person: PlanSubject): Record<string, FieldValue> {
  const { name, details, ...rest } = person;
  return {
    lastName: name.lastName,
    firstName: name.firstName,
    middleName: name.middleName,
    bornOn: rest.bornOn,
    classLabel: rest.classLabel,
    externalKey: rest.externalKey,
    email: rest.email,
    ...details,
  };
}

/** Fields in which a row would change a person. */
export function changesOf(held: PlanSubject, typed: PlanSubject): FieldChange[] {
  const before = flat(held);
  const after = flat(mergedPerson(held, typed));
  return Object.keys(after).flatMap((field) => {
    const [old, now] = [before[field], after[field]];
    return old === now || (!given(old) && !given(now)) ? [] : [{ field, before: old, after: now }];
  });
}
