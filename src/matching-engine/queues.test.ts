import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BucketQueue } from './bucket-queue.ts';
import { MinHeap } from './min-heap.ts';
import { drawOrder, keyOf, pairLot, wishKey } from './tie-break.ts';

describe('BucketQueue', () => {
  test('keeps each item at one moment, through moves and removals', () => {
    const step = fc.record({ item: fc.nat(5), moment: fc.integer({ min: -1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const queue = new BucketQueue(6, 4);
        const waiting = new Map<number, number>();
        for (const { item, moment } of steps) {
          if (moment === -1) queue.remove(item);
          else queue.move(item, moment);
          if (moment === -1) waiting.delete(item);
          else waiting.set(item, moment);
          for (let i = 0; i < 6; i++) expect(queue.momentOf(i)).toBe(waiting.get(i) ?? -1);
        }
        for (let moment = 0; moment <= 4; moment++) {
          const found: number[] = [];
          for (let item = queue.first(moment); item >= 0; item = queue.first(moment)) {
            found.push(item);
            queue.remove(item);
          }
          const expected = [...waiting].filter(([, at]) => at === moment).map(([item]) => item);
          expect(found.sort()).toEqual(expected.sort());
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('MinHeap', () => {
  test('gives items in the order of their keys', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 60 }), (keys) => {
        const heap = new MinHeap();
        keys.forEach((key, item) => {
          heap.push(item, key);
        });
        const given: number[] = [];
        while (heap.size > 0) {
          const least = heap.leastKey();
          const item = heap.pop();
          expect(keys[item]).toBe(least);
          given.push(least);
        }
        expect(given).toEqual([...keys].sort((a, b) => a - b));
        expect([heap.pop(), heap.leastKey()]).toEqual([-1, Number.POSITIVE_INFINITY]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('lots', () => {
  test('are the same for the same people and another for another seed', () => {
    const [a, b] = [keyOf('a'), keyOf('b')];
    expect(pairLot(1, a, b)).toBe(pairLot(1, a, b));
    expect(new Set([pairLot(1, a, b), pairLot(2, a, b), pairLot(1, b, a)]).size).toBe(3);
  });

  test('an order holds everybody once and depends on the seed', () => {
    const keys = Uint32Array.from({ length: 50 }, (_, i) => keyOf(`p${i}`));
    const order = drawOrder(1, keys);
    expect([...order].sort((x, y) => x - y)).toEqual([...keys.keys()]);
    expect([...drawOrder(1, keys)]).toEqual([...order]);
    expect([...drawOrder(2, keys)]).not.toEqual([...order]);
  });

  test('a wish is placed by rank, then by compatibility, then by lot, exactly', () => {
    const wishes = [
      wishKey(1, 1000, 2 ** 32 - 1),
      wishKey(1, 999, 0),
      wishKey(1, 1, 2 ** 32 - 1),
      wishKey(2, 1000, 0),
      wishKey(60_000, 1, 2 ** 32 - 64),
      wishKey(60_000, 1, 2 ** 32 - 1),
    ];
    expect([...wishes].sort((x, y) => x - y)).toEqual(wishes);
    expect(wishes.every(Number.isSafeInteger)).toBe(true);
  });
});
