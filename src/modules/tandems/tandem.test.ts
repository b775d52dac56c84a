import { describe, expect, test } from 'vitest';
import { type Meeting, nextKind, nextMeetingDue, signalsOf, statusAfterMeeting } from './tandem.ts';

const meeting = (heldOn: string, changes: Partial<Meeting & { markedOn: string }> = {}) => ({
  kind: 'regular' as const,
  status: 'held' as const,
  heldOn,
  nextStep: 'разобрать задачу',
  mentorMood: 4,
  menteeMood: 4,
  ...changes,
});
const working = { status: 'working', startsOn: '2026-03-10' } as const;

describe('kind of the next meeting', () => {
  test.each([
    [[], 'introductory'],
    [['introductory'], 'trial'],
    [['introductory', 'trial'], 'planning'],
    [['introductory', 'planning'], 'trial'],
    [['introductory', 'trial', 'planning'], 'regular'],
    [['introductory', 'trial', 'planning', 'regular'], 'regular'],
  ] as const)('after %j: %s', (kinds, expected) => {
    expect(nextKind(kinds.map((kind) => ({ kind, status: 'held' })))).toBe(expected);
  });

  test('a missed meeting does not count', () => {
    expect(nextKind([{ kind: 'introductory', status: 'missed' }])).toBe('introductory');
  });
});

describe('day of the next meeting', () => {
  test('two weeks after the last one that was held', () => {
    expect(
      nextMeetingDue(working, [
        meeting('2026-03-20'),
        meeting('2026-04-02'),
        meeting('2026-04-20', { status: 'missed' }),
      ]),
    ).toBe('2026-04-16');
  });
  test('two weeks after the start while there was none', () => {
    expect(nextMeetingDue(working, [])).toBe('2026-03-24');
  });
  test('none once the tandem is finished', () => {
    expect(nextMeetingDue({ ...working, status: 'finished' }, [])).toBeUndefined();
  });
});

describe('signals', () => {
  test.each([
    ['a lively tandem', [meeting('2026-05-10'), meeting('2026-05-18')], '2026-05-20', []],
    ['no meeting in three weeks', [meeting('2026-04-20')], '2026-05-20', ['longPause']],
    ['none at all', [], '2026-05-20', ['noMeetingYet']],
    [
      'missed twice running',
      [
        meeting('2026-05-01'),
        meeting('2026-05-08', { status: 'missed' }),
        meeting('2026-05-15', { status: 'missed' }),
      ],
      '2026-05-20',
      ['missedTwice'],
    ],
    ['low mood', [meeting('2026-05-18', { menteeMood: 2 })], '2026-05-20', ['lowMood']],
    [
      'no next step twice',
      [meeting('2026-05-10', { nextStep: '' }), meeting('2026-05-18', { nextStep: '' })],
      '2026-05-20',
      ['noNextStep'],
    ],
    [
      'all marked on one day',
      ['2026-05-01', '2026-05-06', '2026-05-12', '2026-05-18'].map((day) =>
        meeting(day, { markedOn: '2026-05-19' }),
      ),
      '2026-05-20',
      ['markedInBulk'],
    ],
  ] as const)('%s', (_name, meetings, today, expected) => {
    expect(signalsOf(working, meetings, today)).toEqual(expected);
  });

  test('a finished tandem gives none', () => {
    expect(signalsOf({ ...working, status: 'finished' }, [], '2026-05-20')).toEqual([]);
  });
});

test('the first held meeting makes a tandem work', () => {
  expect(statusAfterMeeting('assigned', { status: 'held' })).toBe('working');
  expect(statusAfterMeeting('assigned', { status: 'missed' })).toBe('assigned');
  expect(statusAfterMeeting('finished', { status: 'held' })).toBe('finished');
});
