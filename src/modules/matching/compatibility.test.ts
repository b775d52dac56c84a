import { describe, expect, test } from 'vitest';
import { judge, type MenteeFacts, type MentorFacts } from './compatibility.ts';

const mentee: MenteeFacts = {
  id: 'a',
  personId: 'pa',
  kind: 'student',
  age: 12,
  directions: ['study', 'adaptation'],
  meetingMode: 'inPerson',
  wishedPartner: 'teacher',
  minutesPerWeekTo: 60,
  bannedPersonIds: new Set(),
};
const mentor: MentorFacts = {
  id: 'b',
  personId: 'pb',
  kind: 'teacher',
  age: 40,
  directions: ['study', 'adaptation', 'sport'],
  meetingMode: 'inPerson',
  wishedAge: '10-12',
  hoursPerMonth: 10,
  capacity: 2,
  bannedPersonIds: new Set(),
};
const anyForm = () => 'teacherStudent';
const scoreOf = (a: Partial<MenteeFacts>, b: Partial<MentorFacts>) => {
  const judgement = judge({ ...mentee, ...a }, { ...mentor, ...b }, anyForm);
  return judgement.allowed ? judgement.score : 0;
};

test('a pair that fits in everything has the top score and says why', () => {
  expect(judge(mentee, mentor, anyForm)).toEqual({
    allowed: true,
    score: 1000,
    reasons: ['direction:study', 'direction:adaptation', 'mode:inPerson', 'partner', 'age', 'time'],
  });
});

describe('hard rules', () => {
  test.each([
    ['nobody mentors himself', {}, { personId: 'pa' }, 'samePerson'],
    ['the mentee ruled the mentor out', { bannedPersonIds: new Set(['pb']) }, {}, 'banned'],
    ['the mentor ruled the mentee out', {}, { bannedPersonIds: new Set(['pa']) }, 'banned'],
    ['no direction in common', {}, { directions: ['sport'] }, 'noDirection'],
    ['a younger pupil does not mentor an elder one', {}, { kind: 'student', age: 11 }, 'elderMentee'],
  ] as const)('%s', (_name, a, b, rule) => {
    expect(judge({ ...mentee, ...a }, { ...mentor, ...b }, anyForm)).toEqual({ allowed: false, rule });
  });

  test('a form of mentoring that is switched off', () => {
    expect(judge(mentee, mentor, () => undefined)).toEqual({ allowed: false, rule: 'formOff' });
  });
});

describe('each part counts', () => {
  test.each([
    ['half of the directions', {}, { directions: ['study'] }],
    ['another way to meet', { meetingMode: 'online' }, {}],
    ['another kind of mentor wished', { wishedPartner: 'student' }, {}],
    ['another age wished', {}, { wishedAge: '16-18' }],
    ['too little time', { minutesPerWeekTo: 600 }, {}],
  ] as const)('%s lowers the score', (_name, a, b) => {
    expect(scoreOf(a, b)).toBeGreaterThan(0);
    expect(scoreOf(a, b)).toBeLessThan(1000);
  });
});

test('restricted directions are neither for nor against a pair, and in no reason', () => {
  const only = judge({ ...mentee, directions: ['behaviour'] }, { ...mentor, directions: ['study'] }, anyForm);
  const both = judge(
    { ...mentee, directions: ['behaviour'] },
    { ...mentor, directions: ['behaviour'] },
    anyForm,
  );
  expect(only).toEqual(both);
  expect(JSON.stringify(both)).not.toContain('behaviour');
});
