/** Maps numbers of a domain to positions of a range, both as [from, to]; a domain of one point maps to the middle. */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const [from, to] = domain;
  const width = to - from;
  if (width === 0) return () => (range[0] + range[1]) / 2;
  return (value) => range[0] + ((value - from) / width) * (range[1] - range[0]);
}

/** Round numbers between `min` and `max`, about `count` of them, in steps of 1, 2 or 5 times a power of ten. */
export function ticks(min: number, max: number, count = 5): number[] {
  if (!(max > min)) return [min];
  const rough = (max - min) / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const ratio = rough / power;
  const step = power * (ratio >= 7.5 ? 10 : ratio >= 3.5 ? 5 : ratio >= 1.5 ? 2 : 1);
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/**
 * Moves positions apart so that neighbours are at least `gap` away from one another and all stay within
 * `range`, keeping their order. For labels at the ends of lines.
 */
export function spread(
  positions: readonly number[],
  gap: number,
  range: readonly [number, number],
): number[] {
  const order = positions
    .map((position, index) => ({ position, index }))
    .sort((a, b) => a.position - b.position);
  let floor = range[0];
  for (const item of order) {
    item.position = Math.max(item.position, floor);
    floor = item.position + gap;
  }
  let ceiling = range[1];
  for (const item of order.toReversed()) {
    item.position = Math.min(item.position, ceiling);
    ceiling = item.position - gap;
  }
  const moved = [...positions];
  for (const { position, index } of order) moved[index] = position;
  return moved;
}

/** A length in per cent of the whole, as an SVG attribute. */
export function percent(value: number, [from, to]: readonly [number, number]): string {
  const share = to === from ? 0 : (value - from) / (to - from);
  return `${Number((Math.max(0, Math.min(1, share)) * 100).toFixed(2))}%`;
}
