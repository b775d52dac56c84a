import type { Policy } from '../../core/scope.ts';

export type MatchingAction = 'pairs.read' | 'pairs.edit' | 'pairs.confirm';

const leaders = ['administrator', 'curator', 'deputyHead'] as const;

export const matchingPolicy: Policy<MatchingAction> = {
  'pairs.read': [...leaders, 'workingGroupMember', 'psychologist'],
  'pairs.edit': [...leaders, 'workingGroupMember'],
  /** The working group proposes; the curator confirms before the order (domain reference, right matrix). */
  'pairs.confirm': leaders,
};
