import { describe, expect, test } from 'vitest';
import type { MeetingKind, TandemView } from '../tandems/index.ts';
import { conversationIdeas, ideaFor } from './conversation-idea.ts';

const held = (kind: MeetingKind) => ({ kind, status: 'held' }) as TandemView['meetings'][number];
const tandem = (
  kinds: readonly MeetingKind[],
  menteeKind: string,
  id = '00000000-0000-7000-8000-000000000000',
) => ({
  id,
  meetings: kinds.map(held),
  held: kinds.length,
  mentees: [{ person: { kind: menteeKind } }] as unknown as TandemView['mentees'],
});

test('there are enough ideas, each with a code of its own', () => {
  expect(new Set(conversationIdeas.map((idea) => idea.code)).size).toBe(conversationIdeas.length);
  for (const moment of ['introductory', 'trial', 'planning', 'regular'] as const)
    for (const audience of ['student', 'teacher'] as const)
      expect(
        conversationIdeas.filter((idea) => idea.moment === moment && idea.audience === audience).length,
      ).toBeGreaterThanOrEqual(2);
});

describe('the idea fits the meeting that comes next', () => {
  test.each([
    [[], 'introductory'],
    [['introductory'], 'trial'],
    [['introductory', 'trial'], 'planning'],
    [['introductory', 'trial', 'planning'], 'regular'],
    [['introductory', 'trial', 'planning', 'regular', 'regular'], 'regular'],
  ] as [MeetingKind[], string][])('%j: %s', (kinds, moment) => {
    expect(ideaFor(tandem(kinds, 'student'))).toMatchObject({ moment, audience: 'student' });
    expect(ideaFor(tandem(kinds, 'teacher'))).toMatchObject({ moment, audience: 'teacher' });
  });
});

test('it stays until the next meeting, then another one comes, and every idea has its turn', () => {
  const first: MeetingKind[] = ['introductory', 'trial', 'planning'];
  const after = (count: number) =>
    ideaFor(tandem([...first, ...Array(count).fill('regular')], 'student'))?.code;
  expect(after(0)).toBe(after(0));
  expect(after(0)).not.toBe(after(1));
  const all = conversationIdeas.filter((idea) => idea.moment === 'regular' && idea.audience === 'student');
  expect(new Set(all.map((_, count) => after(count))).size).toBe(all.length);
});

test('two tandems of one mentor need not begin with the same', () => {
  const ids = ['00000000-0000-7000-8000-000000000000', '00000000-0000-7000-8000-000000000001'];
  const [one, other] = ids.map(
    (id) => ideaFor(tandem(['introductory', 'trial', 'planning'], 'student', id))?.code,
  );
  expect(one).not.toBe(other);
});
