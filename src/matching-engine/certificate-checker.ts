import type { Certificate, Cover, Prices, Worth } from './certificate.ts';
import type { Problem } from './problem.ts';

/** What a certificate says of an answer once every number in it has been looked at. */
export interface CertificateReport {
  /** Faults that make the certificate worthless; empty for a sound one. */
  readonly faults: readonly string[];
  /** Nobody can place more people than this; undefined without a sound cover. */
  readonly placedBound: number | undefined;
  /** The answer is the fairest of those that place as many: nobody has a higher lowest compatibility. */
  readonly isFairest: boolean;
  /** Sum of the prices: no answer is worth more. Pinned pairs are counted on both sides. */
  readonly dual: number | undefined;
  /** Worth of the answer in the same sum. */
  readonly primal: number | undefined;
  /** `dual - primal`; 0 proves the answer optimal. */
  readonly gap: number | undefined;
}

/**
 * Reads a certificate against the problem and the answer; shares no code with any solver. The answer itself
 * is judged by `checkAnswer`. Bounds are over all answers that keep the pins and the hard rules.
 */
export function checkCertificate(
  problem: Problem,
  answer: Int32Array,
  certificate: Certificate,
): CertificateReport {
  const faults: string[] = [];
  const room = roomOf(problem);
  const placed = answer.reduce((sum, e) => sum + (e === -1 ? 0 : 1), 0);
  const { cover, fairerCover, prices } = certificate;
  let placedBound: number | undefined;
  if (cover) {
    const size = coverSize(problem, room, cover);
    if (size === undefined || cover.least > 1) faults.push('cover');
    else placedBound = size;
  }
  const lowest = lowestOf(problem, answer);
  let isFairest = placed === placedBound && lowest === 1000;
  if (fairerCover) {
    const size = coverSize(problem, room, fairerCover);
    if (size === undefined) faults.push('fairerCover');
    else if (placed === placedBound && size < placed && lowest >= fairerCover.least - 1) isFairest = true;
  }
  const sums = prices === undefined ? undefined : priceSums(problem, room, answer, prices, faults);
  return {
    faults,
    placedBound,
    isFairest,
    dual: sums?.dual,
    primal: sums?.primal,
    gap: sums === undefined ? undefined : sums.dual - sums.primal,
  };
}

function roomOf(problem: Problem): Int32Array {
  const room = Int32Array.from(problem.capacity);
  for (const e of problem.pin) {
    if (e === -1) continue;
    const j = problem.mentorOf[e] as number;
    room[j] = (room[j] as number) - 1;
  }
  return room;
}

/** Lowest compatibility of the pairs that are not pinned; 1000, the highest there is, without any. */
function lowestOf(problem: Problem, answer: Int32Array): number {
  let lowest = 1000;
  answer.forEach((e, i) => {
    if (e !== -1 && problem.pin[i] === -1) lowest = Math.min(lowest, problem.compatibility[e] as number);
  });
  return lowest;
}

/** Size of a cover with the pinned pairs added, or undefined when some usable edge escapes it. */
function coverSize(problem: Problem, room: Int32Array, cover: Cover): number | undefined {
  if (cover.mentees.length !== problem.menteeCount || cover.mentors.length !== problem.mentorCount)
    return undefined;
  let size = 0;
  for (let i = 0; i < problem.menteeCount; i++) {
    if (problem.pin[i] !== -1) {
      size++;
      continue;
    }
    if (cover.mentees[i] === 1) {
      size++;
      continue;
    }
    for (let e = problem.offset[i] as number; e < (problem.offset[i + 1] as number); e++) {
      const j = problem.mentorOf[e] as number;
      const isUsable = (problem.compatibility[e] as number) >= cover.least && (room[j] as number) > 0;
      if (isUsable && cover.mentors[j] !== 1) return undefined;
    }
  }
  for (let j = 0; j < problem.mentorCount; j++) if (cover.mentors[j] === 1) size += room[j] as number;
  return size;
}

/** Cost of the `k`-th mentee of a mentor, pinned ones counted first: the growth of the squared distance. */
function stepOfLoad(problem: Problem, mentor: number, k: number): number {
  return 2 * (k - (problem.wishedGroup[mentor] as number)) - 1;
}

function priceSums(
  problem: Problem,
  room: Int32Array,
  answer: Int32Array,
  prices: Prices,
  faults: string[],
): { dual: number; primal: number } | undefined {
  const { worth, least } = prices;
  if (prices.mentees.length !== problem.menteeCount || prices.mentors.length !== problem.mentorCount) {
    faults.push('prices: length');
    return undefined;
  }
  const filled = new Int32Array(problem.mentorCount);
  for (let j = 0; j < problem.mentorCount; j++)
    filled[j] = (problem.capacity[j] as number) - (room[j] as number);
  const pinnedCount = filled.slice();
  const find = (fault: string): void => {
    if (!faults.includes(fault)) faults.push(fault);
  };
  let both = 0;
  let primal = 0;
  let dual = 0;
  for (let i = 0; i < problem.menteeCount; i++) {
    const price = prices.mentees[i] as number;
    const pin = problem.pin[i] as number;
    if (pin !== -1) {
      both += worthOf(problem, worth, pin);
      continue;
    }
    if (!(price >= 0)) find('prices: below zero');
    dual += price;
    for (let e = problem.offset[i] as number; e < (problem.offset[i + 1] as number); e++) {
      const j = problem.mentorOf[e] as number;
      if ((problem.compatibility[e] as number) < least || (room[j] as number) === 0) continue;
      if (price + (prices.mentors[j] as number) < worthOf(problem, worth, e)) find('prices: edge unpaid');
    }
    const made = answer[i] as number;
    if (made === -1) continue;
    if ((problem.compatibility[made] as number) < least) find('prices: pair below least');
    primal += worthOf(problem, worth, made);
    const j = problem.mentorOf[made] as number;
    filled[j] = (filled[j] as number) + 1;
  }
  for (let j = 0; j < problem.mentorCount; j++) {
    const price = prices.mentors[j] as number;
    const pinned = pinnedCount[j] as number;
    both -= worth.load * (pinned - (problem.wishedGroup[j] as number)) ** 2;
    for (let k = pinned + 1; k <= (problem.capacity[j] as number); k++) {
      const cost = worth.load * stepOfLoad(problem, j, k);
      dual += Math.max(0, price - cost);
      if (k <= (filled[j] as number)) primal -= cost;
    }
  }
  return { dual: dual + both, primal: primal + both };
}

function worthOf(problem: Problem, worth: Worth, edge: number): number {
  return worth.placed + worth.compatibility * (problem.compatibility[edge] as number);
}
