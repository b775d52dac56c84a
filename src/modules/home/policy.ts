import type { Policy } from '../../core/scope.ts';

/** Parts of the home page. Everybody sees those of all his roles. */
export type HomeAction =
  | 'today.leader'
  | 'today.principal'
  | 'today.workingGroup'
  | 'today.classTeacher'
  | 'today.specialist'
  | 'today.mentor'
  | 'today.mentee'
  | 'today.guardian';

export const homePolicy: Policy<HomeAction> = {
  'today.leader': ['curator', 'deputyHead', 'administrator'],
  'today.principal': ['principal'],
  'today.workingGroup': ['workingGroupMember'],
  'today.classTeacher': ['classTeacher'],
  'today.specialist': ['psychologist', 'socialPedagogue'],
  'today.mentor': ['mentor'],
  'today.mentee': ['mentee'],
  'today.guardian': ['guardian'],
};

/** The order of the parts: what others wait for comes first, what is one's own after it. */
export const homeParts: readonly HomeAction[] = [
  'today.principal',
  'today.leader',
  'today.classTeacher',
  'today.specialist',
  'today.workingGroup',
  'today.mentor',
  'today.mentee',
  'today.guardian',
];
