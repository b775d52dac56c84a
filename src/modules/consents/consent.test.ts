import { describe, expect, test } from 'vitest';
import { isExpiring, requiredSigner, stateOf, usualTerm } from './consent.ts';

const child = { kind: 'student', bornOn: '2012-03-10' } as const;
const nearlyAdult = { kind: 'student', bornOn: '2008-11-22' } as const;
const teacher = { kind: 'teacher', bornOn: undefined } as const;
const day = '2026-11-22';

describe('who signs', () => {
  test.each([
    [child, 'guardian'],
    [nearlyAdult, 'self'],
    [{ kind: 'student', bornOn: '2008-11-23' }, 'guardian'],
    [{ kind: 'student', bornOn: undefined }, 'guardian'],
    [teacher, 'self'],
  ] as const)('%j: %s', (person, signer) => {
    expect(requiredSigner(person, day)).toBe(signer);
  });
});

describe('state of a consent', () => {
  const given = {
    status: 'given',
    signerKind: 'guardian',
    signedOn: '2026-09-20',
    validUntil: '2027-12-31',
  } as const;
  test.each([
    ['nothing signed', undefined, child, 'missing'],
    ['in force', given, child, 'given'],
    ['last day', { ...given, validUntil: day }, child, 'given'],
    ['day after the last', { ...given, validUntil: '2026-11-21' }, child, 'expired'],
    ['without a term', { ...given, validUntil: undefined }, child, 'given'],
    ['refused', { ...given, status: 'refused' }, child, 'refused'],
    ['withdrawn', { ...given, status: 'withdrawn' }, child, 'withdrawn'],
    ['a minor signed himself', { ...given, signerKind: 'self' }, child, 'wrongSigner'],
    ['an adult signed himself', { ...given, signerKind: 'self' }, teacher, 'given'],
    ['signed by a guardian before coming of age', given, nearlyAdult, 'given'],
  ] as const)('%s', (_name, consent, person, state) => {
    expect(stateOf(consent, person, day)).toBe(state);
  });
});

test('a consent marked in a school year holds to the end of its programme year', () => {
  expect(usualTerm('2023-09-20')).toBe('2024-12-31');
  expect(usualTerm('2024-03-01')).toBe('2024-12-31');
});

test('the registry says 30 days before that a term ends', () => {
  expect(isExpiring('2026-12-22', day)).toBe(true);
  expect(isExpiring('2026-12-23', day)).toBe(false);
  expect(isExpiring('2026-11-21', day)).toBe(false);
});
