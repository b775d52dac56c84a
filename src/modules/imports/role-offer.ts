import data from '../../../content/position-roles.json' with { type: 'json' };
import { roles as knownRoles, type Role } from '../../core/scope.ts';
import { searchKey } from '../people/index.ts';

interface PostRule {
  readonly role: Role;
  readonly phrases: readonly string[];
}

const rules: readonly PostRule[] = data.roles.flatMap((entry) => {
  const role = knownRoles.find((known) => known === entry.role);
  return role === undefined ? [] : [{ role, phrases: entry.phrases.map(searchKey) }];
});

/**
 * The role that a post calls for, or undefined. «Director» as a word of its own is the head; a deputy, an adviser
 * to the director or a director of a museum is not.
 */
export function roleOfPosition(position: string): Role | undefined {
  const posts = position.split(/[,;]/u).map(searchKey);
  for (const { role, phrases } of rules) {
    const fits = posts.some((post) =>
      role === 'principal'
        ? phrases.includes(post)
        : phrases.some((phrase) => ` ${post} `.includes(` ${phrase} `)),
    );
    if (fits) return role;
  }
  return undefined;
}

/** A role that a row of the staff list calls for: given only when the user leaves it ticked. */
export interface RoleOffer {
  readonly row: number;
  readonly role: Role;
  /** The class that is led, for a class teacher; '' otherwise. */
  readonly classLabel: string;
}

/** Key of an offer in a form. */
export function offerKey(offer: Pick<RoleOffer, 'row' | 'role'>): string {
  return `${offer.row}:${offer.role}`;
}
