import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MenteeFacts, MentorFacts } from './compatibility.ts';
import { judgeAll, LockedPairError, missingPlaces, type Pool, planPairs } from './plan.ts';

const mentee = (id: string, directions: string[], changes: Partial<MenteeFacts> = {}): MenteeFacts => ({
  id,
  personId: `p${id}`,
  kind: 'student',
  age: 12,
  directions,
  meetingMode: 'mixed',
  wishedPartner: 'any',
  minutesPerWeekTo: 60,
  bannedPersonIds: new Set(),
  ...changes,
});
const mentor = (
  id: string,
  directions: string[],
  capacity: number,
  changes: Partial<MentorFacts> = {},
): MentorFacts => ({
  id,
  personId: `p${id}`,
  kind: 'teacher',
  age: 40,
  directions,
  meetingMode: 'mixed',
  wishedAge: 'any',
  hoursPerMonth: 8,
  capacity,
  bannedPersonIds: new Set(),
  ...changes,
});
const poolOf = (mentees: MenteeFacts[], mentors: MentorFacts[]): Pool => ({
  mentees,
  mentors,
  formOf: () => 'teacherStudent',
});

test('every mentee goes where the direction is offered; a ban is never broken', () => {
  const pool = poolOf(
    [
      mentee('a', ['study']),
      mentee('b', ['sport']),
      mentee('c', ['study'], { bannedPersonIds: new Set(['px']) }),
    ],
    [mentor('x', ['study'], 3), mentor('y', ['sport', 'study'], 2)],
  );
  const { pairs, figures } = planPairs(pool, [], 'stable');
  expect(Object.fromEntries(pairs.map((pair) => [pair.menteeId, pair.mentorId]))).toEqual({
    a: 'x',
    b: 'y',
    c: 'y',
  });
  expect(figures).toMatchObject({ placed: 3, mentees: 3, places: 5, blockingPairs: 0, unplaced: [] });
  expect(pairs[0]?.reasons).toContain('direction:study');
});

test('an unplaced mentee is told apart: no direction, no place, forbidden', () => {
  const pool = poolOf(
    [
      mentee('a', ['study']),
      mentee('b', ['study']),
      mentee('c', ['art']),
      mentee('d', ['sport'], { bannedPersonIds: new Set(['py']) }),
    ],
    [mentor('x', ['study'], 1), mentor('y', ['sport'], 1)],
  );
  const { figures } = planPairs(pool, [], 'cardinality');
  const reasons = Object.fromEntries(figures.unplaced.map((entry) => [entry.menteeId, entry.reason]));
  expect(reasons.c).toBe('noMentorForDirection');
  expect(reasons.d).toBe('rulesForbid');
  expect(Object.values(reasons).filter((reason) => reason === 'noPlaces')).toHaveLength(1);
  expect(missingPlaces(figures.unplaced)[0]).toEqual({ direction: 'art', count: 1 });
});

describe('locked pairs', () => {
  const pool = poolOf(
    [mentee('a', ['study']), mentee('b', ['study', 'sport'])],
    [mentor('x', ['study'], 1), mentor('y', ['sport'], 1)],
  );

  test('stay, and the others are matched around them', () => {
    const { pairs } = planPairs(pool, [{ menteeId: 'b', mentorId: 'x', reasons: ['chosen'] }], 'stable');
    expect(pairs.find((pair) => pair.menteeId === 'b')).toMatchObject({ mentorId: 'x', locked: true });
  });

  test('may lack a direction in common when people chose them, and keep their reasons', () => {
    const { pairs } = planPairs(pool, [{ menteeId: 'a', mentorId: 'y', reasons: ['chosen'] }], 'stable');
    expect(pairs.find((pair) => pair.menteeId === 'a')).toMatchObject({
      mentorId: 'y',
      reasons: ['chosen'],
      locked: true,
      score: 1,
    });
  });

  test('that another rule forbids are refused', () => {
    const banned = poolOf(
      [mentee('a', ['study'], { bannedPersonIds: new Set(['px']) })],
      [mentor('x', ['study'], 1)],
    );
    expect(() => planPairs(banned, [{ menteeId: 'a', mentorId: 'x', reasons: [] }], 'stable')).toThrow(
      LockedPairError,
    );
  });
});

test('property: whatever the pool, no pair breaks a rule or a capacity, and the order of people does not matter', () => {
  const codes = fc.subarray(['study', 'sport', 'art', 'digital'], { minLength: 1 });
  const pools = fc.record({
    asked: fc.array(codes, { minLength: 1, maxLength: 12 }),
    offered: fc.array(fc.record({ codes, capacity: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 1,
      maxLength: 5,
    }),
  });
  fc.assert(
    fc.property(
      pools,
      fc.constantFrom('stable', 'cardinality', 'weight' as const),
      ({ asked, offered }, objective) => {
        const mentees = asked.map((directions, index) => mentee(`m${index}`, directions));
        const mentors = offered.map(({ codes: directions, capacity }, index) =>
          mentor(`t${index}`, directions, capacity),
        );
        const pool = poolOf(mentees, mentors);
        const { pairs } = planPairs(pool, [], objective);
        const judgements = judgeAll(pool);
        for (const pair of pairs)
          expect(judgements.get(pair.menteeId)?.get(pair.mentorId)?.allowed).toBe(true);
        for (const { id, capacity } of mentors)
          expect(pairs.filter((pair) => pair.mentorId === id).length).toBeLessThanOrEqual(capacity);
        const turned = planPairs(poolOf(mentees.toReversed(), mentors.toReversed()), [], objective);
        const key = (list: typeof pairs) =>
          list.map((pair) => `${pair.menteeId}-${pair.mentorId}`).toSorted();
        expect(key(turned.pairs)).toEqual(key(pairs));
      },
    ),
    { numRuns: 60 },
  );
});
