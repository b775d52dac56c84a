import type { PeerCertificate } from './peer-matching.ts';
import type { PeerProblem } from './peer-problem.ts';

export interface PeerReport {
  /** Nobody is in two tandems, no hard rule is broken, the pins are kept. */
  readonly isValid: boolean;
  readonly faults: readonly string[];
  readonly tandems: number;
  readonly weight: number;
  /** What no tandems can exceed in worth, by the prices; 0 beyond it proves the answer the best. */
  readonly gap: number | undefined;
}

/**
 * Judges tandems without a senior and their proof; shares no code with the solver. For any prices of people
 * and odd groups that reach twice the worth of every edge, half their sum bounds the worth of all tandems.
 */
export function checkPeers(
  problem: PeerProblem,
  answer: Int32Array,
  certificate?: PeerCertificate,
): PeerReport {
  const faults = new Set<string>();
  let tandems = 0;
  let weight = 0;
  let unpinned = 0;
  if (answer.length !== problem.peopleCount) faults.add('length');
  for (const [v, e] of answer.entries()) {
    const pin = problem.pin[v] ?? -1;
    if (pin !== -1 && pin !== e) faults.add('pinBroken');
    if (e === -1) continue;
    const [first, second] = [problem.first[e], problem.second[e]];
    if (first === undefined || second === undefined || (v !== first && v !== second)) {
      faults.add('edgeOfAnother');
      continue;
    }
    if (answer[first] !== e || answer[second] !== e) faults.add('oneSided');
    if (problem.removed.some((pair) => pair.mentee === first && pair.mentor === second))
      faults.add('forbiddenPair');
    if (v !== first) continue;
    tandems++;
    weight += problem.compatibility[e] ?? 0;
    if (pin === -1) unpinned += (problem.compatibility[e] ?? 0) + (certificate?.bonus ?? 0);
  }
  const isValid = faults.size === 0;
  const bound = certificate === undefined ? undefined : boundOf(problem, certificate, faults);
  return {
    isValid,
    faults: [...faults],
    tandems,
    weight,
    gap: bound === undefined ? undefined : bound - unpinned,
  };
}

/** Half the sum of the prices, once every edge is seen to be paid. */
function boundOf(problem: PeerProblem, certificate: PeerCertificate, faults: Set<string>): number {
  const { prices, groups, bonus } = certificate;
  if (prices.length !== problem.peopleCount) faults.add('prices: length');
  let sum = 0;
  for (const [v, price] of prices.entries()) {
    if (!(price >= 0)) faults.add('prices: below zero');
    if (problem.pin[v] === -1) sum += price;
  }
  const paid = new Float64Array(problem.first.length);
  for (const { people, price } of groups) {
    const inside = new Set(people);
    if (inside.size !== people.length || people.length % 2 === 0) faults.add('groups: not odd');
    if (!(price >= 0)) faults.add('prices: below zero');
    sum += (price * (people.length - 1)) / 2;
    for (const [e, first] of problem.first.entries()) {
      if (inside.has(first) && inside.has(problem.second[e] ?? -1)) paid[e] = (paid[e] as number) + price;
    }
  }
  for (const [e, first] of problem.first.entries()) {
    const second = problem.second[e] ?? -1;
    if (problem.pin[first] !== -1 || problem.pin[second] !== -1) continue;
    const total = (paid[e] as number) + (prices[first] ?? 0) + (prices[second] ?? 0);
    if (total < 2 * ((problem.compatibility[e] ?? 0) + bonus)) faults.add('prices: edge unpaid');
  }
  return sum / 2;
}
