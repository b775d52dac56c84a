import type { Policy } from '../../core/scope.ts';

export type TandemAction =
  | 'tandem.list'
  | 'tandem.edit'
  | 'tandem.markAny'
  | 'tandem.markOwn'
  | 'tandem.readOwn';

const leaders = ['administrator', 'curator', 'deputyHead'] as const;

export const tandemPolicy: Policy<TandemAction> = {
  'tandem.list': [...leaders, 'principal', 'workingGroupMember', 'psychologist', 'socialPedagogue'],
  'tandem.edit': leaders,
  'tandem.markAny': leaders,
  /** The mentor of this very tandem. */
  'tandem.markOwn': ['mentor'],
  /** Mentor and mentees of this very tandem. */
  'tandem.readOwn': ['mentor', 'mentee'],
};
