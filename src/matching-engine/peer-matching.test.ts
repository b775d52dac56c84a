import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkPeers } from './peer-checker.ts';
import { type PeerCertificate, solvePeers } from './peer-matching.ts';
import { buildPeerProblem, type PeerProblem, type PeerProblemInput } from './peer-problem.ts';

function peers(most: number, highest: number): fc.Arbitrary<PeerProblemInput> {
  const cell = fc.record({
    kind: fc.integer({ min: 0, max: 9 }),
    compatibility: fc.integer({ min: 1, max: highest }),
    isTurned: fc.boolean(),
  });
  return fc
    .integer({ min: 0, max: most })
    .chain((size) =>
      fc.record({
        size: fc.constant(size),
        cells: fc.array(cell, { minLength: (size * (size - 1)) / 2, maxLength: (size * (size - 1)) / 2 }),
      }),
    )
    .map(({ size, cells }) => {
      const people = Array.from({ length: size }, (_, v) => ({ id: `p${v}` }));
      const edges: PeerProblemInput['edges'][number][] = [];
      const forbidden: NonNullable<PeerProblemInput['forbidden']>[number][] = [];
      const pins: NonNullable<PeerProblemInput['pins']>[number][] = [];
      let k = 0;
      for (let i = 0; i < size; i++) {
        for (let j = i + 1; j < size; j++) {
          const cellOf = cells[k++];
          if (cellOf === undefined || cellOf.kind > 6) continue;
          const [a, b] = cellOf.isTurned ? [j, i] : [i, j];
          const pair = { first: `p${a}`, second: `p${b}` };
          edges.push({ ...pair, compatibility: cellOf.compatibility });
          if (cellOf.kind === 6) forbidden.push({ ...pair, reason: 'veto' });
          else if (cellOf.kind === 5 && pins.length === 0) pins.push(pair);
        }
      }
      return { people, edges, forbidden, pins };
    });
}

/** Greatest worth of the unpinned tandems by trying all. */
function bestOfAll(problem: PeerProblem, bonus: number): number {
  const isTaken = Array.from(problem.pin, (e) => e !== -1);
  const from = (v: number): number => {
    if (v === problem.peopleCount) return 0;
    let best = from(v + 1);
    if (isTaken[v]) return best;
    for (const [e, first] of problem.first.entries()) {
      const second = problem.second[e] ?? 0;
      if (first !== v || isTaken[second]) continue;
      isTaken[v] = true;
      isTaken[second] = true;
      best = Math.max(best, (problem.compatibility[e] ?? 0) + bonus + from(v + 1));
      isTaken[v] = false;
      isTaken[second] = false;
    }
    return best;
  };
  return from(0);
}

function worthOf(problem: PeerProblem, answer: Int32Array, bonus: number): number {
  return problem.compatibility.reduce((sum, compatibility, e) => {
    const first = problem.first[e] ?? -1;
    return answer[first] === e && problem.pin[first] === -1 ? sum + compatibility + bonus : sum;
  }, 0);
}

describe('solvePeers', () => {
  test.each([
    ['many equal sums', 8, 4, 400],
    ['larger', 9, 1000, 200],
  ])('is as good as the best of all tandems, and proven so: %s', (_, most, highest, numRuns) => {
    fc.assert(
      fc.property(
        peers(most, highest),
        fc.constantFrom('placed', 'weight'),
        fc.nat(),
        (input, objective, seed) => {
          const problem = buildPeerProblem(input);
          const { answer, certificate } = solvePeers(problem, { objective, seed });
          expect(checkPeers(problem, answer, certificate)).toMatchObject({ faults: [], gap: 0 });
          const worth = worthOf(problem, answer, certificate.bonus);
          expect(worth).toBe(bestOfAll(problem, certificate.bonus));
        },
      ),
      { numRuns },
    );
  });

  test('opens and closes groups inside groups in a market of a few hundred', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      let state = seed;
      const below = (n: number) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 4294967296) * n);
      };
      const people = Array.from({ length: 151 }, (_, v) => ({ id: `p${String(v).padStart(3, '0')}` }));
      const pairs = new Map<string, PeerProblemInput['edges'][number]>();
      for (let k = 0; k < 151 * (seed % 3 === 0 ? 2 : 6); k++) {
        // Near neighbours: many odd cycles.
        const i = below(151);
        const j = (i + 1 + below(6)) % 151;
        const [first, second] = [people[Math.min(i, j)]?.id ?? '', people[Math.max(i, j)]?.id ?? ''];
        pairs.set(`${first} ${second}`, {
          first,
          second,
          compatibility: 1 + below(seed % 2 === 0 ? 1000 : 6),
        });
      }
      const problem = buildPeerProblem({ people, edges: [...pairs.values()] });
      for (const objective of ['placed', 'weight'] as const) {
        const { answer, certificate } = solvePeers(problem, { objective, seed });
        expect(checkPeers(problem, answer, certificate)).toMatchObject({ isValid: true, faults: [], gap: 0 });
      }
    }
  });

  test('most tandems first, or greatest compatibility', () => {
    const people = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
    const problem = buildPeerProblem({
      people,
      edges: [
        { first: 'a', second: 'b', compatibility: 10 },
        { first: 'c', second: 'b', compatibility: 900 },
        { first: 'c', second: 'd', compatibility: 10 },
      ],
    });
    expect([...solvePeers(problem).answer]).toEqual([0, 0, 2, 2]);
    expect([...solvePeers(problem, { objective: 'weight' }).answer]).toEqual([-1, 1, 1, -1]);
  });

  test('does not depend on the order or the direction of the input', () => {
    fc.assert(
      fc.property(peers(7, 5), fc.nat(), (input, seed) => {
        const turned = {
          ...input,
          people: [...input.people].reverse(),
          edges: input.edges.map((e) => ({ ...e, first: e.second, second: e.first })).reverse(),
        };
        const [one, two] = [buildPeerProblem(input), buildPeerProblem(turned)];
        expect(two).toEqual(one);
        expect(solvePeers(two, { seed })).toEqual(solvePeers(one, { seed }));
      }),
      { numRuns: 50 },
    );
  });
});

describe('buildPeerProblem', () => {
  const people = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  const edges = [{ first: 'b', second: 'a', compatibility: 5 }];

  test.each<[string, Partial<PeerProblemInput>]>([
    ['idRepeated at people[3]', { people: [...people, { id: 'a' }] }],
    ['personUnknown at edges[0].second', { edges: [{ first: 'a', second: 'q', compatibility: 1 }] }],
    ['selfPair at edges[0]', { edges: [{ first: 'a', second: 'a', compatibility: 1 }] }],
    ['compatibilityOutOfRange', { edges: [{ first: 'a', second: 'b', compatibility: 0 }] }],
    ['edgeRepeated at edges[1]', { edges: [...edges, { first: 'a', second: 'b', compatibility: 5 }] }],
    ['pinWithoutEdge at pins[0]', { pins: [{ first: 'a', second: 'c' }] }],
    [
      'pinForbidden at pins[0]',
      { pins: [{ first: 'a', second: 'b' }], forbidden: [{ first: 'b', second: 'a', reason: 'veto' }] },
    ],
    [
      'pinRepeated at pins[1]',
      {
        pins: [
          { first: 'a', second: 'b' },
          { first: 'b', second: 'a' },
        ],
      },
    ],
  ])('refuses %s', (message, change) => {
    expect(() => buildPeerProblem({ people, edges, ...change })).toThrow(message);
  });
});

describe('checkPeers', () => {
  const problem = buildPeerProblem({
    people: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
    edges: [
      { first: 'a', second: 'b', compatibility: 4 },
      { first: 'b', second: 'c', compatibility: 4 },
      { first: 'a', second: 'c', compatibility: 4 },
    ],
  });
  const triangle = (price: number, people = [0, 1, 2]): PeerCertificate => ({
    bonus: 0,
    prices: new Float64Array(3),
    groups: [{ people, price }],
  });

  test('an odd group proves what people alone cannot', () => {
    expect(checkPeers(problem, Int32Array.of(0, 0, -1), triangle(8))).toEqual({
      isValid: true,
      faults: [],
      tandems: 1,
      weight: 4,
      gap: 0,
    });
  });

  test('refuses false answers and false proofs', () => {
    const faults = (answer: number[], proof?: PeerCertificate) =>
      checkPeers(problem, Int32Array.from(answer), proof).faults;
    expect(faults([0, 0])).toEqual(['length']);
    expect(faults([0, -1, -1])).toEqual(['oneSided']);
    expect(faults([2, -1, -1])).toEqual(['edgeOfAnother']);
    expect(faults([0, 0, -1], triangle(7))).toEqual(['prices: edge unpaid']);
    expect(faults([0, 0, -1], triangle(8, [0, 1]))).toContain('groups: not odd');
    const below = { ...triangle(9), prices: Float64Array.of(-1, 0, 0) };
    expect(faults([0, 0, -1], below)).toEqual(['prices: below zero']);
    const forbidden = { ...problem, removed: [{ mentee: 0, mentor: 1, reason: 'veto' }] };
    expect(checkPeers(forbidden, Int32Array.of(0, 0, -1)).faults).toEqual(['forbiddenPair']);
    const pinned = { ...problem, pin: Int32Array.of(2, -1, 2) };
    expect(checkPeers(pinned, Int32Array.of(0, 0, -1)).faults).toContain('pinBroken');
  });
});
