import type { Problem } from './problem.ts';

/**
 * What is left to decide once the pinned pairs stand: pinned mentees have no edges, and their places are
 * taken from the room of their mentors. Edge numbers are those of the problem.
 */
export interface Market {
  readonly problem: Problem;
  readonly menteeCount: number;
  readonly mentorCount: number;
  /** Edges of mentee `i`: `start[i] … end[i] - 1`. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Places left at each mentor, 0..10. */
  readonly room: Uint8Array;
}

/** The market of a problem. Shares the arrays of the problem where nothing is pinned. */
export function marketOf(problem: Problem): Market {
  const { menteeCount, mentorCount, offset, pin } = problem;
  const start = offset.subarray(0, menteeCount);
  const end = offset.subarray(1, menteeCount + 1);
  if (pin.every((edge) => edge === -1))
    return { problem, menteeCount, mentorCount, start, end, room: problem.capacity };
  const room = problem.capacity.slice();
  const cut = end.slice();
  for (let i = 0; i < menteeCount; i++) {
    const pinned = pin[i] as number;
    if (pinned === -1) continue;
    cut[i] = start[i] as number;
    const j = problem.mentorOf[pinned] as number;
    room[j] = (room[j] as number) - 1;
  }
  return { problem, menteeCount, mentorCount, start, end: cut, room };
}

/** First slot of each mentor when every place has its own number; `mentorCount + 1` entries. */
export function slotsOf(market: Market): Int32Array {
  const slots = new Int32Array(market.mentorCount + 1);
  for (let j = 0; j < market.mentorCount; j++)
    slots[j + 1] = (slots[j] as number) + (market.room[j] as number);
  return slots;
}

/** An answer with only the pinned pairs in it: the edge of each mentee, or -1. */
export function pinnedPairs(problem: Problem): Int32Array {
  return problem.pin.slice();
}
