import type { Policy } from '../../core/scope.ts';

export type MatchingAction = 'matching.read' | 'matching.edit' | 'matching.confirm';

const leaders = ['administrator', 'curator', 'deputyHead'] as const;

export const matchingPolicy: Policy<MatchingAction> = {
  'matching.read': [...leaders, 'workingGroupMember', 'psychologist'],
  'matching.edit': [...leaders, 'workingGroupMember'],
  /** The working group proposes; the curator confirms before the order (domain reference, right matrix). */
  'matching.confirm': leaders,
};
