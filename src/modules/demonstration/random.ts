import { createHash } from 'node:crypto';

/** Chance that repeats itself: the same seed and the same name give the same draws. */
export interface Random {
  /** At least 0, below 1. */
  next(): number;
  /** A whole number between two bounds, both included. */
  int(from: number, to: number): number;
  /** True with a probability of 0..1. */
  chance(probability: number): boolean;
  /** One of the items; throws when there are none. */
  pick<T>(items: readonly T[]): T;
  /** The items in another order. */
  shuffled<T>(items: readonly T[]): T[];
}

/** A number of 32 bits from a text (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/**
 * A generator of one purpose (mulberry32). Each purpose has its own name, so that a change in one leaves the
 * draws of the others as they were.
 */
export function createRandom(seed: number, name: string): Random {
  let state = hashOf(`${seed}:${name}`);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    shuffled: (items) => {
      const rest = [...items];
      return items.flatMap(() => rest.splice(int(0, rest.length - 1), 1));
    },
  };
}

/**
 * An id that is the same for the same seed and name (UUID version 8, RFC 9562). The matching breaks ties by ids:
 * the pairs of the demonstration repeat themselves only when the ids of its cards do.
 */
export function stableId(seed: number, name: string): string {
  const hex = createHash('sha256').update(`${seed}:${name}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
