/** How equal ranks are told apart. */
export interface TieOptions {
  readonly seed: number;
  /** `compatibility`: the better matched first, then by lot; `lot`: by lot alone. */
  readonly ties: 'compatibility' | 'lot';
}

/** Scrambles 32 bits so that neighbouring inputs share nothing (the finaliser of MurmurHash3). */
export function scramble(bits: number): number {
  let h = bits | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A lot drawn for a pair: the same for the same seed and the same two people, whoever else takes part. */
export function pairLot(seed: number, menteeKey: number, mentorKey: number): number {
  return scramble(scramble(seed ^ Math.imul(menteeKey, 0x9e3779b1)) ^ Math.imul(mentorKey, 0x85ebca77));
}

/**
 * One number that puts a wish in its place, less is better: 16 bits of rank, 10 of lacking compatibility
 * (none when ties fall by lot alone) and 26 of the lot, together within the 53 exact bits of a double.
 */
export function wishKey(rank: number, compatibility: number, lot: number): number {
  return (rank * 1024 + (1000 - compatibility)) * 0x4000000 + (lot >>> 6);
}

/** A number for an id (FNV-1a over its UTF-16 units, then scrambled). */
export function keyOf(id: string): number {
  let h = 0x811c9dc5;
  for (let k = 0; k < id.length; k++) h = Math.imul(h ^ id.charCodeAt(k), 0x01000193);
  return scramble(h);
}

/** People in the order of lots drawn for their keys: who is served first among equals. */
export function drawOrder(seed: number, keys: Uint32Array): Int32Array {
  const drawn = Float64Array.from(keys, (key, i) => (scramble(seed ^ scramble(key)) >>> 1) * 0x400000 + i);
  return Int32Array.from(drawn.sort(), (value) => value % 0x400000);
}
