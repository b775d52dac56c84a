/** Numbered items by a growing key: a binary heap. An item may stand in it more than once. */
export class MinHeap {
  private readonly keys: number[] = [];
  private readonly items: number[] = [];

  get size(): number {
    return this.items.length;
  }

  clear(): void {
    this.keys.length = 0;
    this.items.length = 0;
  }

  /** Key of the item that `pop` would give; Infinity when empty. */
  leastKey(): number {
    return this.keys[0] ?? Number.POSITIVE_INFINITY;
  }

  push(item: number, key: number): void {
    const { keys, items } = this;
    let at = items.length;
    items.push(item);
    keys.push(key);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if ((keys[up] as number) <= key) break;
      keys[at] = keys[up] as number;
      items[at] = items[up] as number;
      at = up;
    }
    keys[at] = key;
    items[at] = item;
  }

  /** The item of the least key; -1 when empty. */
  pop(): number {
    const { keys, items } = this;
    const top = items[0] ?? -1;
    const key = keys.pop() ?? 0;
    const item = items.pop() ?? -1;
    const size = items.length;
    if (size === 0) return top;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= size) break;
      if (down + 1 < size && (keys[down + 1] as number) < (keys[down] as number)) down++;
      if ((keys[down] as number) >= key) break;
      keys[at] = keys[down] as number;
      items[at] = items[down] as number;
      at = down;
    }
    keys[at] = key;
    items[at] = item;
    return top;
  }
}
