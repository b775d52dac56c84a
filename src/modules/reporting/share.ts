/** A part of a whole. A percent never stands alone: both numbers go with it (L12). */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** Whole percents, 0..100; undefined when there is nothing to take a part of. */
export function percentOf(share: Share): number | undefined {
  return share.whole === 0 ? undefined : Math.round((share.part * 100) / share.whole);
}
