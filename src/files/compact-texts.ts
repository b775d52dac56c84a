import type { FileLimits } from './limits.ts';
import { fileRefusal } from './refusals.ts';

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** A typed array that doubles when full. */
export class Growable<T extends Numbers> {
  private items: T;
  length = 0;

  constructor(private readonly make: (length: number) => T) {
    this.items = make(64);
  }

  push(value: number): void {
    if (this.length === this.items.length) {
      const larger = this.make(this.length * 2);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length] = value;
    this.length += 1;
  }

  at(position: number): number {
    return this.items[position] ?? 0;
  }

  set(position: number, value: number): void {
    this.items[position] = value;
  }

  /** Exactly the used part, in a buffer of its own, so that it can be handed to another thread. */
  finish(): T {
    const exact = this.make(this.length);
    exact.set(this.items.subarray(0, this.length));
    return exact;
  }
}

/** Texts of a file outside the JavaScript heap, as UTF-16 in segments; a text never crosses a segment. */
export interface CompactTexts {
  readonly segments: readonly Uint8Array[];
  /** Start of each text in characters, counted over all segments. */
  readonly starts: Uint32Array;
  /** Length of each text in characters. */
  readonly lengths: Uint16Array;
}

const segmentChars = 131_072;
const rememberedChars = 48;
const rememberedTexts = 20_000;

/** Collects texts and gives each a number. Refuses `longCell` and `tooMuchText`. */
export class TextCollector {
  private readonly segments: Buffer[] = [];
  private used = segmentChars;
  private total = 0;
  private readonly starts = new Growable((length) => new Uint32Array(length));
  private readonly lengths = new Growable((length) => new Uint16Array(length));
  private readonly recent = new Map<string, number>();

  constructor(private readonly limits: FileLimits) {
    // A text must fit into a segment, and its length into sixteen bits.
    if (limits.cellChars > 0xffff) throw new RangeError('cellChars is at most 65,535');
  }

  /** Stores the text under the next number, even if it was seen before. */
  append(text: string): number {
    const { cellChars, textChars } = this.limits;
    if (text.length > cellChars) throw fileRefusal('longCell', { limit: cellChars });
    this.total += text.length;
    const number = this.starts.length;
    if (this.total > textChars || number >= this.limits.cells) {
      throw fileRefusal('tooMuchText', { limit: textChars });
    }
    if (this.used + text.length > segmentChars) {
      this.segments.push(Buffer.allocUnsafeSlow(segmentChars * 2));
      this.used = 0;
    }
    const segment = this.segments.length - 1;
    this.segments[segment]?.write(text, this.used * 2, 'utf16le');
    this.starts.push(segment * segmentChars + this.used);
    this.lengths.push(text.length);
    this.used += text.length;
    return number;
  }

  /** Like `append`, but a short text seen lately keeps its number: classes, posts, yes and no. */
  add(text: string): number {
    if (text.length > rememberedChars) return this.append(text);
    const known = this.recent.get(text);
    if (known !== undefined) return known;
    if (this.recent.size >= rememberedTexts) this.recent.clear();
    const number = this.append(text);
    // A copy: the text itself may be a slice that keeps a whole piece of the file in memory.
    const end = this.used * 2;
    const copy = this.segments.at(-1)?.toString('utf16le', end - text.length * 2, end) ?? '';
    this.recent.set(copy, number);
    return number;
  }

  get count(): number {
    return this.starts.length;
  }

  isEmpty(number: number): boolean {
    return this.lengths.at(number) === 0;
  }

  finish(): CompactTexts {
    return { segments: this.segments, starts: this.starts.finish(), lengths: this.lengths.finish() };
  }
}

/** Gives texts back by number; each is made once, however many cells share it. */
export function textReader(texts: CompactTexts): (number: number) => string {
  const segments = texts.segments.map((bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  );
  const made: (string | undefined)[] = new Array<string | undefined>(texts.starts.length);
  return (number) => {
    const known = made[number];
    if (known !== undefined) return known;
    const start = texts.starts[number] ?? 0;
    const from = (start % segmentChars) * 2;
    const length = (texts.lengths[number] ?? 0) * 2;
    const text = segments[Math.floor(start / segmentChars)]?.toString('utf16le', from, from + length) ?? '';
    made[number] = text;
    return text;
  };
}
