import type { Policy } from '../../core/scope.ts';

export type SurveyAction = 'survey.manage' | 'survey.results' | 'survey.answer';

const leaders = ['administrator', 'curator', 'deputyHead'] as const;

export const surveyPolicy: Policy<SurveyAction> = {
  'survey.manage': leaders,
  'survey.results': [...leaders, 'principal', 'psychologist'],
  /** Whoever was invited: mentors and mentees of the year's tandems. */
  'survey.answer': [
    'mentor',
    'mentee',
    ...leaders,
    'principal',
    'psychologist',
    'socialPedagogue',
    'classTeacher',
  ],
};
