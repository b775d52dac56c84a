import { describe, expect, test } from 'vitest';
import { buildProblem } from './build-problem.ts';
import type { Certificate } from './certificate.ts';
import { checkCertificate } from './certificate-checker.ts';

/** Edges 0: a-x 10, 1: a-y 20, 2: b-x 30; one place each. */
const problem = buildProblem({
  mentees: [{ id: 'a' }, { id: 'b' }],
  mentors: [
    { id: 'x', capacity: 1 },
    { id: 'y', capacity: 1 },
  ],
  edges: [
    { mentee: 'a', mentor: 'x', compatibility: 10, menteeRank: 1 },
    { mentee: 'a', mentor: 'y', compatibility: 20, menteeRank: 2 },
    { mentee: 'b', mentor: 'x', compatibility: 30 },
  ],
});
const both = Int32Array.of(1, 2);
const worth = { placed: 0, compatibility: 1, load: 0 };

function prices(mentees: number[], mentors: number[]): Certificate {
  return {
    prices: { worth, least: 1, mentees: Int32Array.from(mentees), mentors: Int32Array.from(mentors) },
  };
}

describe('checkCertificate', () => {
  test('prices that pay every edge and cost what the answer is worth prove it', () => {
    expect(checkCertificate(problem, both, prices([20, 30], [0, 0]))).toMatchObject({
      faults: [],
      dual: 50,
      primal: 50,
      gap: 0,
    });
  });

  test('shows the gap of an answer that is not the best', () => {
    expect(checkCertificate(problem, Int32Array.of(0, -1), prices([20, 30], [0, 0])).gap).toBe(40);
  });

  test.each<[string, Certificate]>([
    ['prices: edge unpaid', prices([19, 30], [0, 0])],
    ['prices: below zero', prices([20, -1], [31, 0])],
    ['prices: length', prices([20], [0, 0])],
    ['cover', { cover: { least: 1, mentees: Uint8Array.of(1, 0), mentors: Uint8Array.of(0, 1) } }],
    ['cover', { cover: { least: 2, mentees: Uint8Array.of(1, 1), mentors: Uint8Array.of(0, 0) } }],
    ['fairerCover', { fairerCover: { least: 5, mentees: Uint8Array.of(0), mentors: Uint8Array.of(1, 1) } }],
  ])('refuses a false proof: %s', (fault, certificate) => {
    expect(checkCertificate(problem, both, certificate).faults).toEqual([fault]);
  });

  test('a pair below the threshold of its prices is a fault', () => {
    const proof = prices([20, 30], [0, 0]);
    const certificate = proof.prices ? { prices: { ...proof.prices, least: 25 } } : {};
    expect(checkCertificate(problem, both, certificate).faults).toEqual(['prices: pair below least']);
  });

  test('a cover bounds the number placed', () => {
    const cover = { least: 1, mentees: Uint8Array.of(1, 1), mentors: Uint8Array.of(0, 0) };
    expect(checkCertificate(problem, both, { cover }).placedBound).toBe(2);
  });

  test('fairness needs both covers and a matching lowest pair', () => {
    const cover = { least: 1, mentees: Uint8Array.of(1, 1), mentors: Uint8Array.of(0, 0) };
    const fairerCover = { least: 21, mentees: Uint8Array.of(0, 0), mentors: Uint8Array.of(1, 0) };
    expect(checkCertificate(problem, both, { cover, fairerCover }).isFairest).toBe(true);
    expect(checkCertificate(problem, both, { cover }).isFairest).toBe(false);
    const weaker = { ...fairerCover, least: 22, mentees: Uint8Array.of(0, 0) };
    expect(checkCertificate(problem, both, { cover, fairerCover: weaker }).isFairest).toBe(false);
  });

  test('pins stand on both sides of the sum and take their place away', () => {
    const pinned = buildProblem({
      mentees: [{ id: 'a' }, { id: 'b' }],
      mentors: [{ id: 'x', capacity: 1 }],
      edges: [
        { mentee: 'a', mentor: 'x', compatibility: 10 },
        { mentee: 'b', mentor: 'x', compatibility: 30 },
      ],
      pins: [{ mentee: 'a', mentor: 'x' }],
    });
    const report = checkCertificate(pinned, Int32Array.of(0, -1), prices([0, 0], [0]));
    expect(report).toMatchObject({ faults: [], dual: 10, primal: 10, gap: 0 });
  });
});
