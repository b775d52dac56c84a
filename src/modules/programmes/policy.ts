import type { Policy } from '../../core/scope.ts';

export type ProgrammeAction =
  | 'programme.read'
  | 'programme.edit'
  | 'programme.approve'
  | 'activity.edit'
  | 'activity.markClass'
  | 'stage.decide';

export const programmePolicy: Policy<ProgrammeAction> = {
  /** The road map holds no personal data; everybody who answers for a line of it may read it. */
  'programme.read': [
    'administrator',
    'curator',
    'deputyHead',
    'principal',
    'workingGroupMember',
    'classTeacher',
    'psychologist',
    'socialPedagogue',
  ],
  'programme.edit': ['administrator', 'curator', 'deputyHead'],
  /** The head approves; the curator may record that he did (X7: the curator prepares, the head signs). */
  'programme.approve': ['administrator', 'curator', 'deputyHead', 'principal'],
  /** Terms, responsible people, evidence. */
  'activity.edit': ['administrator', 'curator', 'deputyHead', 'principal'],
  /** A class teacher marks his own class only: checked against the class. */
  'activity.markClass': ['administrator', 'curator', 'deputyHead', 'principal', 'classTeacher'],
  'stage.decide': ['administrator', 'curator', 'deputyHead', 'principal'],
};
