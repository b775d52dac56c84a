import type { Policy } from '../../core/scope.ts';

export type PersonAction = 'person.list' | 'person.edit' | 'class.edit';

const leaders = ['administrator', 'curator', 'deputyHead'] as const;

/** A class teacher reads the cards of his own pupils besides: checked against the class. */
export const personPolicy: Policy<PersonAction> = {
  'person.list': [...leaders, 'principal', 'psychologist', 'socialPedagogue'],
  'person.edit': leaders,
  'class.edit': leaders,
};
