import type { Person, PersonKind } from './person.ts';
import { personKinds } from './person.ts';

/** The three parts of the list of people. */
export const personTabs = ['students', 'teachers', 'others'] as const;
export type PersonTab = (typeof personTabs)[number];

export const personSorts = ['name', 'class', 'born', 'position', 'experience', 'kind'] as const;
export type PersonSort = (typeof personSorts)[number];

/** Which people a page of the list shows. */
export interface PersonFilter {
  readonly tab: PersonTab;
  /** Id of a class, or `none` for pupils without one. */
  readonly classId: string | undefined;
  readonly kind: PersonKind | undefined;
  /** People who left are shown apart. */
  readonly status: Person['status'];
  /** Words of a name, all of which must occur; a search key. */
  readonly search: string;
  readonly sort: PersonSort;
  readonly descending: boolean;
  /** From 1. */
  readonly page: number;
  /** Rows on a page. */
  readonly size: number;
}

/** A person with the class he is in. */
export interface PersonLine extends Person {
  readonly classLabel: string | undefined;
}

const tabKinds: Readonly<Record<PersonTab, readonly PersonKind[]>> = {
  students: ['student'],
  teachers: ['teacher'],
  others: personKinds.filter((kind) => kind !== 'student' && kind !== 'teacher'),
};

/** Kinds of person that a part of the list holds. */
export function kindsOfTab(tab: PersonTab): readonly PersonKind[] {
  return tabKinds[tab];
}

/** The part of the list in which people of a kind stand. */
export function tabOfKind(kind: PersonKind): PersonTab {
  return personTabs.find((tab) => tabKinds[tab].includes(kind)) ?? 'others';
}
