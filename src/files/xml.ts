import { type FileLimits, megabyte } from './limits.ts';
import { fileRefusal, orRefuse } from './refusals.ts';
import { type XmlAttributes, XmlError, XmlScanner } from './xml-scanner.ts';

export interface XmlHandler {
  /**
   * Elements of these namespaces get their bare names; all others keep a prefix (`x14:row`, or `:row`),
   * so that they are never taken for ours. Without the set every element gets its bare name.
   */
  readonly namespaces?: ReadonlySet<string>;
  /** Answer `'skip'` to leave out the element and all that it holds. */
  open(name: string, attributes: XmlAttributes): 'skip' | undefined;
  text?(text: string): void;
  close?(name: string): void;
}

/** What all XML parts of one file together may still cost. */
export class XmlBudget {
  private bytes: number;
  private marks: number;
  private readonly limitMb: number;

  constructor(limits: FileLimits) {
    this.bytes = limits.unpackedBytes;
    this.marks = limits.xmlMarks;
    this.limitMb = Math.floor(limits.unpackedBytes / megabyte);
  }

  /** Real bytes, as they come out of the inflater: a part that is read twice counts twice. */
  takeBytes(count: number): void {
    this.bytes -= count;
    if (this.bytes < 0) throw fileRefusal('unpackedTooLarge', { limitMb: this.limitMb });
  }

  takeMarks(count: number): void {
    this.marks -= count;
    if (this.marks < 0) throw fileRefusal('tooHeavy');
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Attribute by its local name, whatever prefix its namespace got (`r:id`, `ns1:id`). */
export function attributeNamed(attributes: XmlAttributes, local: string): string | undefined {
  const plain = attributes[local];
  if (plain !== undefined) return plain;
  for (const key in attributes) {
    if (key.endsWith(`:${local}`) && !key.startsWith('xmlns:')) return attributes[key];
  }
  return undefined;
}

/** Turns written names into bare ones. Declarations are not scoped: office programs declare on the root. */
function namer(namespaces: ReadonlySet<string>): (written: string, attributes: XmlAttributes) => string {
  const prefixes = new Set<string>();
  let defaultIsMain = true;
  return (written, attributes) => {
    const colon = written.indexOf(':');
    for (const key in attributes) {
      if (!key.startsWith('xmlns')) continue;
      const isMain = namespaces.has(attributes[key] ?? '');
      if (key !== 'xmlns') {
        if (isMain) prefixes.add(key.slice('xmlns:'.length));
        else prefixes.delete(key.slice('xmlns:'.length));
      } else if (colon < 0 && !isMain) return `:${written}`;
      else defaultIsMain = isMain;
    }
    if (colon < 0) return defaultIsMain ? written : `:${written}`;
    return prefixes.has(written.slice(0, colon)) ? written.slice(colon + 1) : written;
  };
}

type Decoder = InstanceType<typeof TextDecoder>;

function decoderFor(first: Uint8Array): Decoder {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (first[0] === 0xfe && first[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  return new TextDecoder('utf-8', { fatal: true });
}

/**
 * Reads one XML part piece by piece; memory does not grow with its length.
 * Refuses `forbiddenXml` for any document type declaration, `broken` for what is not well formed,
 * `tooHeavy` past the budget.
 */
export async function readXml(
  pieces: AsyncIterable<Uint8Array>,
  budget: XmlBudget,
  handler: XmlHandler,
): Promise<void> {
  const nameOf = handler.namespaces === undefined ? localName : namer(handler.namespaces);
  const names: string[] = [];
  let skipFrom = 0;
  const scanner = new XmlScanner({
    open(written, attributes, marks) {
      budget.takeMarks(marks);
      const name = skipFrom === 0 ? nameOf(written, attributes) : '';
      names.push(name);
      if (skipFrom !== 0) return;
      // An element that moves its content to a foreign default namespace holds nothing of ours.
      if (name.startsWith(':') || handler.open(name, attributes) === 'skip') skipFrom = names.length;
    },
    text(text) {
      if (skipFrom === 0) handler.text?.(text);
    },
    close() {
      if (skipFrom === 0) handler.close?.(names.at(-1) ?? '');
      else if (skipFrom === names.length) skipFrom = 0;
      names.pop();
    },
  });
  await orRefuse('broken', async () => {
    try {
      let decoder: Decoder | undefined;
      for await (const piece of pieces) {
        decoder ??= decoderFor(piece);
        scanner.write(decoder.decode(piece, { stream: true }));
      }
      scanner.write(decoder?.decode() ?? '');
      scanner.end();
    } catch (error) {
      throw error instanceof XmlError && error.kind === 'declaration' ? fileRefusal('forbiddenXml') : error;
    }
  });
}
