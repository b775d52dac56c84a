import { describe, expect, test } from 'vitest';
import { gateCodes, gateWarnings, type StageFacts } from './stage-gate.ts';

const quiet = { openActivities: 0, earlierOpen: 0 };
const codes = (number: number, facts: StageFacts) =>
  gateWarnings({ number, ...quiet }, facts).map((warning) => `${warning.code} ${warning.count}`);

describe('what stands at a gate', () => {
  test('nothing when nothing is known and all lines are done', () => {
    for (const number of [1, 2, 3, 4, 5, 6, 7]) expect(codes(number, {})).toEqual([]);
  });

  test('open lines and earlier stages that are open', () => {
    expect(gateWarnings({ number: 3, openActivities: 2, earlierOpen: 1 }, {})).toEqual([
      { code: 'previousStageOpen', count: 1 },
      { code: 'openActivities', count: 2 },
    ]);
  });

  test.each<[number, StageFacts, string[]]>([
    [1, { resources: 0, resourcesMissing: 0, formsChosen: 0 }, ['resources 0', 'formsChosen 0']],
    [1, { resources: 8, resourcesMissing: 3, formsChosen: 3 }, ['resourcesMissing 3']],
    [2, { menteesInBase: 0 }, ['menteesInBase 0']],
    [
      2,
      { menteesInBase: 30, menteesWithoutRequest: 1, menteesWithoutConsent: 0 },
      ['menteesWithoutRequest 1'],
    ],
    [2, { menteesInBase: 30, menteesWithoutConsent: 4 }, ['menteesWithoutConsent 4']],
    [3, { formsSettled: false, mentorsInBase: 12 }, ['formsSettled 0']],
    [3, { formsSettled: true, requestsWithoutMentor: 2 }, ['requestsWithoutMentor 2']],
    [3, { menteesWithoutBaseline: 5 }, ['menteesWithoutBaseline 5']],
    [4, { mentorsReady: 0 }, ['mentorsReady 0']],
    [
      4,
      {
        mentorsReady: 3,
        mentorsWithoutMeasurement: 1,
        mentorsWithoutInterview: 2,
        mentorsWithoutTraining: 3,
      },
      ['mentorsWithoutMeasurement 1', 'mentorsWithoutInterview 2', 'mentorsWithoutTraining 3'],
    ],
    [
      5,
      { tandems: 20, tandemsWithoutOrder: 2, tandemsNotInformed: 1 },
      ['tandemsWithoutOrder 2', 'tandemsNotInformed 1'],
    ],
    [5, { tandems: 0 }, ['tandems 0']],
    [
      6,
      { tandemsWithoutMeetings: 1, tandemsWithoutClosing: 0, surveyClosed: false },
      ['tandemsWithoutMeetings 1', 'surveyClosed 0'],
    ],
    [6, { tandemsWithoutClosing: 6, surveyClosed: true }, ['tandemsWithoutClosing 6']],
    [
      7,
      { participantsWithoutAfter: 2, cases: 0, longTermMentors: 0 },
      ['participantsWithoutAfter 2', 'cases 0', 'longTermMentors 0'],
    ],
  ])('of stage %i with %j', (number, facts, expected) => {
    expect(codes(number, facts)).toEqual(expected);
  });

  test('facts of another stage say nothing', () => {
    expect(codes(5, { menteesInBase: 0, surveyClosed: false, resources: 0 })).toEqual([]);
  });

  test('every code is known once', () => {
    expect(new Set(gateCodes).size).toBe(gateCodes.length);
    expect(gateCodes).toContain('openActivities');
  });
});
