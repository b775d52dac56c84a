import { expect, test } from 'vitest';
import { firstStepCodes, firstSteps, isOnTheWay, type SetUpFacts } from './first-step.ts';

const empty: SetUpFacts = {
  organizationDescribed: false,
  startYear: undefined,
  pupils: 0,
  teachers: 1,
  menteeCards: 0,
  mentorCards: 0,
  asked: 0,
  consented: 0,
  tandems: 0,
  tandemsInOrder: 0,
};
const whole: SetUpFacts = {
  organizationDescribed: true,
  startYear: 2026,
  pupils: 180,
  teachers: 20,
  menteeCards: 60,
  mentorCards: 30,
  asked: 90,
  consented: 90,
  tandems: 40,
  tandemsInOrder: 40,
};

const states = (facts: SetUpFacts) => firstSteps(facts).map((step) => step.state);

test('an empty school begins with itself; whoever set it up is no staff list', () => {
  expect(states(empty)).toEqual(['next', ...Array(8).fill('open')]);
  expect(firstSteps(empty).find((step) => step.code === 'teachers')?.count).toBeUndefined();
});

test('a whole one has every step behind it', () => {
  expect(states(whole)).toEqual(Array(firstStepCodes.length).fill('done'));
  expect(isOnTheWay(whole)).toBe(false);
});

test.each([
  ['organizationDescribed', false, 'organization'],
  ['startYear', undefined, 'year'],
  ['pupils', 0, 'pupils'],
  ['teachers', 1, 'teachers'],
  ['menteeCards', 0, 'mentees'],
  ['mentorCards', 0, 'mentors'],
  ['consented', 89, 'consents'],
  ['tandems', 0, 'pairs'],
  ['tandemsInOrder', 0, 'order'],
] as const)('without %s = %s the next step is %s alone', (fact, value, code) => {
  const steps = firstSteps({ ...whole, [fact]: value });
  expect(steps.filter((step) => step.state !== 'done')).toEqual([
    expect.objectContaining({ code, state: 'next' }),
  ]);
});

test('consents and the order say out of how many', () => {
  const steps = firstSteps({ ...whole, consented: 12, tandemsInOrder: 0 });
  expect(steps.find((step) => step.code === 'consents')).toMatchObject({ count: 12, of: 90, state: 'next' });
  expect(steps.find((step) => step.code === 'order')).toMatchObject({ count: 0, of: 40, state: 'open' });
});
