import type { Participant, ParticipantAnswers } from '../participants/index.ts';
import { instantOf } from './local-time.ts';
import type { MenteeAnswer } from './mentee-answers.ts';
import type { MentorAnswer } from './mentor-answers.ts';

/** Texts of an answer that have no field of their own, one on a line. */
function lines(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n');
}

/** A mentee's answer as his card keeps it. Of several wishes about the mentor the first is kept. */
export function menteeCard(answer: MenteeAnswer, timeZone: string): ParticipantAnswers {
  return {
    capacity: 1,
    hoursPerMonth: undefined,
    minutesPerWeekFrom: answer.minutesPerWeek?.from,
    minutesPerWeekTo: answer.minutesPerWeek?.to,
    meetingMode: answer.mode ?? 'unknown',
    wishedPartner: answer.wishedPartners[0] ?? '',
    wishedAge: '',
    need: answer.need,
    requestText: lines(answer.requestText, answer.desiredResult, answer.otherDomains.join(', ')),
    workplace: '',
    availableToOthers: false,
    directions: answer.domains,
    answeredAt: instantOf(answer.answeredAt, timeZone),
  };
}

/** A mentor's answer as his card keeps it. Of several ages the first is kept. */
export function mentorCard(answer: MentorAnswer, timeZone: string): ParticipantAnswers {
  return {
    capacity: answer.capacity,
    hoursPerMonth: answer.hoursPerMonth,
    minutesPerWeekFrom: undefined,
    minutesPerWeekTo: undefined,
    meetingMode: answer.mode ?? 'unknown',
    wishedPartner: '',
    wishedAge: answer.wishedAges[0] ?? '',
    need: undefined,
    requestText: lines(
      answer.achievements,
      answer.interests,
      answer.motivation,
      answer.otherDomains.join(', '),
    ),
    workplace: answer.workplace,
    availableToOthers: answer.availableToOthers,
    directions: answer.domains,
    answeredAt: instantOf(answer.answeredAt, timeZone),
  };
}

const compared = [
  'capacity',
  'hoursPerMonth',
  'minutesPerWeekFrom',
  'minutesPerWeekTo',
  'meetingMode',
  'wishedPartner',
  'wishedAge',
  'need',
  'requestText',
  'workplace',
  'availableToOthers',
] as const;

function sameAnswers(card: ParticipantAnswers, answers: ParticipantAnswers): boolean {
  return (
    compared.every((field) => card[field] === answers[field]) &&
    card.directions.join(' ') === answers.directions.join(' ')
  );
}

export type CardAction = 'create' | 'update' | 'unchanged';

/**
 * What an answer does to the card that is there: the newest answer counts, and what a curator wrote into a card
 * after that answer was given is not undone by bringing the same file again.
 */
export function cardAction(
  card: Pick<Participant, keyof ParticipantAnswers> | undefined,
  answers: ParticipantAnswers,
  editedByHand: boolean,
): CardAction {
  if (card === undefined) return 'create';
  const before = card.answeredAt?.getTime();
  const now = answers.answeredAt?.getTime();
  if (before !== undefined && now !== undefined && now < before) return 'unchanged';
  const isNewer = before !== undefined && now !== undefined && now > before;
  if (editedByHand && !isNewer) return 'unchanged';
  return sameAnswers(card, answers) && !isNewer ? 'unchanged' : 'update';
}
