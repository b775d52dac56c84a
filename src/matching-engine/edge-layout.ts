import { limits, type RemovedPair } from './problem.ts';

/** Edges as they came, column by column; a rank of 0 is none. */
export interface RawEdges {
  readonly mentee: Int32Array;
  readonly mentor: Int32Array;
  readonly compatibility: Uint16Array;
  readonly menteeRank: Uint16Array;
  readonly mentorRank: Uint16Array;
}

export interface LaidEdges {
  readonly offset: Int32Array;
  readonly mentorOf: Int32Array;
  readonly compatibility: Uint16Array;
  readonly menteeRank: Uint16Array;
  readonly mentorRank: Uint16Array;
  /** Numbers (as they came) of edges that repeat an earlier one. */
  readonly repeated: readonly number[];
}

/** Room for the number of an edge within one person's list, beside the wish, in one exact double. */
const listSpan = 0x400000;

/**
 * Lays edges out mentee by mentee, each list best first, with dense ranks; pairs in `removed` (sorted by
 * mentee and mentor) are left out. Unranked people stand after the ranked, together or by compatibility.
 */
export function layEdges(
  raw: RawEdges,
  size: { readonly mentees: number; readonly mentors: number },
  removed: readonly RemovedPair[],
  byCompatibility: boolean,
): LaidEdges {
  const order = sortedBy(raw.mentee, size.mentees, sortedBy(raw.mentor, size.mentors));
  const repeated: number[] = [];
  const kept = new Int32Array(order.length);
  let count = 0;
  let nextRemoved = 0;
  let last = -1;
  for (const k of order) {
    const [i, j] = [raw.mentee[k] as number, raw.mentor[k] as number];
    if (last !== -1 && raw.mentee[last] === i && raw.mentor[last] === j) {
      repeated.push(k);
      continue;
    }
    last = k;
    let ban = removed[nextRemoved];
    while (ban !== undefined && (ban.mentee < i || (ban.mentee === i && ban.mentor < j)))
      ban = removed[++nextRemoved];
    if (ban?.mentee !== i || ban.mentor !== j) kept[count++] = k;
  }
  const wishOf = (rank: number, compatibility: number) => {
    if (rank !== 0) return rank;
    return byCompatibility ? limits.rank + 1 + limits.compatibility - compatibility : limits.rank + 1;
  };

  const edges = kept.subarray(0, count);
  const offset = startsOf(raw.mentee, edges, size.mentees);
  const menteeRank = new Uint16Array(count);
  const wishes = Float64Array.from(edges, (k) =>
    wishOf(raw.menteeRank[k] as number, raw.compatibility[k] as number),
  );
  const listed = ranked(offset, wishes, menteeRank);
  const laid = Int32Array.from(listed, (at) => edges[at] as number);
  const mentorOf = Int32Array.from(laid, (k) => raw.mentor[k] as number);

  const byMentor = sortedBy(mentorOf, size.mentors);
  const mentorStart = startsOf(mentorOf, byMentor, size.mentors);
  const mentorWishes = Float64Array.from(byMentor, (e) => {
    const k = laid[e] as number;
    return wishOf(raw.mentorRank[k] as number, raw.compatibility[k] as number);
  });
  const ranksInOrder = new Uint16Array(count);
  const mentorListed = ranked(mentorStart, mentorWishes, ranksInOrder);
  const mentorRank = new Uint16Array(count);
  mentorListed.forEach((at, place) => {
    mentorRank[byMentor[at] as number] = ranksInOrder[place] as number;
  });
  return {
    offset,
    mentorOf,
    compatibility: Uint16Array.from(laid, (k) => raw.compatibility[k] as number),
    menteeRank,
    mentorRank,
    repeated,
  };
}

/** Positions in ascending order of their key, equal keys in the order given (counting sort). */
function sortedBy(keys: Int32Array, span: number, order?: Int32Array): Int32Array {
  const at = new Int32Array(span + 1);
  for (const key of keys) at[key + 1] = (at[key + 1] as number) + 1;
  for (let k = 0; k < span; k++) at[k + 1] = (at[k + 1] as number) + (at[k] as number);
  const sorted = new Int32Array(keys.length);
  for (let k = 0; k < keys.length; k++) {
    const item = order === undefined ? k : (order[k] as number);
    const key = keys[item] as number;
    const place = at[key] as number;
    at[key] = place + 1;
    sorted[place] = item;
  }
  return sorted;
}

/** First place of each key in a list of items sorted by it. */
function startsOf(keys: Int32Array, items: Int32Array, span: number): Int32Array {
  const start = new Int32Array(span + 1);
  for (const item of items) {
    const key = keys[item] as number;
    start[key + 1] = (start[key + 1] as number) + 1;
  }
  for (let k = 0; k < span; k++) start[k + 1] = (start[k + 1] as number) + (start[k] as number);
  return start;
}

/**
 * Sorts each list by its wishes (equal ones as they stand) and writes the dense ranks, from 1, in the new
 * order. Returns the old place of each new one.
 */
function ranked(start: Int32Array, wishes: Float64Array, ranks: Uint16Array): Int32Array {
  const places = new Int32Array(wishes.length);
  for (let p = 0; p + 1 < start.length; p++) {
    const from = start[p] as number;
    const to = start[p + 1] as number;
    const list = wishes.subarray(from, to);
    for (let k = 0; k < list.length; k++) list[k] = (list[k] as number) * listSpan + k;
    list.sort();
    let rank = 0;
    let previous = -1;
    for (let k = 0; k < list.length; k++) {
      const wish = Math.floor((list[k] as number) / listSpan);
      if (wish !== previous) rank++;
      previous = wish;
      ranks[from + k] = rank;
      places[from + k] = from + ((list[k] as number) % listSpan);
    }
  }
  return places;
}
