import type { Policy } from '../../core/scope.ts';

export type ParticipantAction =
  | 'participant.list'
  | 'participant.edit'
  | 'participant.categories'
  | 'participant.special'
  | 'participant.personFile'
  | 'participant.ownClass';

const leaders = ['administrator', 'curator', 'deputyHead'] as const;

export const participantPolicy: Policy<ParticipantAction> = {
  'participant.list': [...leaders, 'workingGroupMember', 'psychologist', 'socialPedagogue'],
  'participant.edit': leaders,
  'participant.categories': ['curator', 'psychologist', 'socialPedagogue'],
  /** Special data (domain reference, right matrix): the curator and the psychologist; the social pedagogue holds such facts too. */
  'participant.special': ['curator', 'psychologist', 'socialPedagogue'],
  /** Beside a card of a person that may be read: the card itself checks whose it is. */
  'participant.personFile': [...leaders, 'principal', 'psychologist', 'socialPedagogue', 'classTeacher'],
  'participant.ownClass': ['classTeacher'],
};
