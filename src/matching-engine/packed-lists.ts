import type { Market } from './market.ts';

/** Bits of a packed entry that hold the person on the other side: up to 4,194,303 a side. */
export const personBits = 22;
export const personMask = (1 << personBits) - 1;

/**
 * The edges seen from both sides. An entry is one 32-bit word: how much the edge lacks to the mentee's best
 * one (`entry >>> personBits`, 0..999) and the person on the other side. Each list stands in ascending
 * order, so most searches end after the first few entries.
 */
export interface PackedLists {
  /** Greatest compatibility of each mentee, 0 without edges. */
  readonly best: Uint16Array;
  readonly menteeStart: Int32Array;
  readonly menteeList: Uint32Array;
  readonly mentorStart: Int32Array;
  readonly mentorList: Uint32Array;
}

/**
 * Packs the edges of a market that reach the compatibility `least` and whose mentor has room.
 * Throws a RangeError when a side has more people than an entry can name.
 */
export function packLists(market: Market, least = 1): PackedLists {
  const { problem, menteeCount, mentorCount, start, end, room } = market;
  const { mentorOf, compatibility } = problem;
  if (menteeCount > personMask || mentorCount > personMask)
    throw new RangeError(`more than ${personMask} people on one side`);
  const best = new Uint16Array(menteeCount);
  const menteeStart = new Int32Array(menteeCount + 1);
  const mentorStart = new Int32Array(mentorCount + 1);
  for (let i = 0; i < menteeCount; i++) {
    let kept = 0;
    let most = 0;
    for (let e = start[i] as number; e < (end[i] as number); e++) {
      const j = mentorOf[e] as number;
      const weight = compatibility[e] as number;
      if (weight < least || room[j] === 0) continue;
      kept++;
      if (weight > most) most = weight;
      mentorStart[j + 1] = (mentorStart[j + 1] as number) + 1;
    }
    best[i] = most;
    menteeStart[i + 1] = (menteeStart[i] as number) + kept;
  }
  for (let j = 0; j < mentorCount; j++)
    mentorStart[j + 1] = (mentorStart[j + 1] as number) + (mentorStart[j] as number);

  const menteeList = new Uint32Array(menteeStart[menteeCount] as number);
  const mentorList = new Uint32Array(menteeList.length);
  const at = mentorStart.slice(0, mentorCount);
  let k = 0;
  for (let i = 0; i < menteeCount; i++) {
    for (let e = start[i] as number; e < (end[i] as number); e++) {
      const j = mentorOf[e] as number;
      const weight = compatibility[e] as number;
      if (weight < least || room[j] === 0) continue;
      const lack = ((best[i] as number) - weight) << personBits;
      menteeList[k++] = lack | j;
      const q = at[j] as number;
      at[j] = q + 1;
      mentorList[q] = lack | i;
    }
  }
  sortEach(menteeList, menteeStart);
  sortEach(mentorList, mentorStart);
  return { best, menteeStart, menteeList, mentorStart, mentorList };
}

function sortEach(list: Uint32Array, start: Int32Array): void {
  for (let p = 0; p + 1 < start.length; p++) {
    const from = start[p] as number;
    const to = start[p + 1] as number;
    if (to - from > 24) list.subarray(from, to).sort();
    else insertionSort(list, from, to);
  }
}

function insertionSort(list: Uint32Array, from: number, to: number): void {
  for (let k = from + 1; k < to; k++) {
    const entry = list[k] as number;
    let at = k;
    while (at > from && (list[at - 1] as number) > entry) {
      list[at] = list[at - 1] as number;
      at--;
    }
    list[at] = entry;
  }
}
