export type XmlAttributes = Readonly<Record<string, string>>;

/** What a scanner tells; text may come in several pieces. */
export interface XmlEvents {
  /** `marks`: what the tag cost to read. */
  open(name: string, attributes: XmlAttributes, marks: number): void;
  close(name: string): void;
  text(text: string): void;
}

/** `declaration`: a document type declaration, which office files never have; `form`: not well formed. */
export class XmlError extends Error {
  constructor(readonly kind: 'declaration' | 'form') {
    super(kind);
    this.name = 'XmlError';
  }
}

const maxDepth = 256;
const maxAttributes = 128;
/** Only root elements have more; objects of many keys are slow. */
const usualAttributes = 16;
/** A tag or comment longer than this is no office document; it would have to be held in memory whole. */
const maxTokenChars = 262_144;
/** Longer references than `&#x10FFFF;` and those with leading zeros do not occur. */
const maxReferenceChars = 12;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const numeric = /^#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}))$/;
const name = /^[\p{L}_:][\p{L}\p{N}\p{M}_:.\u00b7-]*$/u;

function malformed(): XmlError {
  return new XmlError('form');
}

function character(reference: string): string {
  const known = named[reference];
  if (known !== undefined) return known;
  const [, hexadecimal, decimal] = numeric.exec(reference) ?? [];
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  const isCharacter =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 32 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0x10ffff);
  if (!isCharacter || code === 0xfffe || code === 0xffff) throw malformed();
  return String.fromCodePoint(code);
}

/** Puts characters in place of references; only the five names of XML itself exist. */
function resolved(text: string): string {
  let ampersand = text.indexOf('&');
  if (ampersand < 0) return text;
  let result = '';
  let position = 0;
  while (ampersand >= 0) {
    const end = text.indexOf(';', ampersand);
    if (end < 0 || end - ampersand > maxReferenceChars) throw malformed();
    result += text.slice(position, ampersand) + character(text.slice(ampersand + 1, end));
    position = end + 1;
    ampersand = text.indexOf('&', position);
  }
  return result + text.slice(position);
}

const unusual = /[<&\t\r\n]/;

/** Spaces of every kind become plain ones (XML 1.0, 3.3.3). */
function attributeValue(written: string): string {
  if (written.includes('<')) throw malformed();
  return resolved(written.replace(/\r\n|[\t\r\n]/g, ' '));
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

/** Ends a name in a tag: space, `/`, `=`, `>`, or no character at all. */
function endsName(code: number): boolean {
  return isSpace(code) || code === 47 || code === 61 || code === 62 || Number.isNaN(code);
}

/**
 * Reads XML piece by piece as far as office documents need it: no document types, no external anything.
 * It jumps from tag to tag by `indexOf`, which made it several times faster here than a conforming parser
 * that looks at every character; a property test holds the two against each other.
 */
export class XmlScanner {
  private rest = '';
  private readonly names: string[] = [];
  private readonly checkedNames = new Set<string>();
  private sawRoot = false;

  constructor(private readonly events: XmlEvents) {}

  write(piece: string): void {
    const text = this.rest + piece;
    let position = 0;
    while (position < text.length) {
      const next =
        text.charCodeAt(position) === 60 ? this.markup(text, position) : this.content(text, position);
      if (next < 0) break;
      position = next;
    }
    this.rest = text.slice(position);
    if (this.rest.length > maxTokenChars) throw malformed();
  }

  end(): void {
    // A carriage return at the very end was kept back for its line feed.
    if (this.rest.trim() !== '' || this.names.length > 0 || !this.sawRoot) throw malformed();
  }

  /** Text up to the next tag, or up to what the next piece may still complete. Returns -1 to wait. */
  private content(text: string, from: number): number {
    let end = text.indexOf('<', from);
    if (end < 0) {
      end = text.length;
      const ampersand = text.lastIndexOf('&');
      const isCut =
        ampersand >= from && end - ampersand <= maxReferenceChars && !text.includes(';', ampersand);
      if (isCut) end = ampersand;
      if (text.charCodeAt(end - 1) === 13) end -= 1;
      if (end === from) return -1;
    }
    this.emit(resolved(withLineFeeds(text.slice(from, end))));
    return end;
  }

  private emit(text: string): void {
    if (this.names.length > 0) this.events.text(text);
    else if (text.trim() !== '') throw malformed();
  }

  /** One tag, comment, section or instruction beginning at `from`. Returns -1 when it is not whole yet. */
  private markup(text: string, from: number): number {
    const code = text.charCodeAt(from + 1);
    if (code === 47) return this.closingTag(text, from);
    if (code === 63) return endOf(text, '?>', from + 2);
    if (code === 33) return this.declaration(text, from);
    return Number.isNaN(code) ? -1 : this.openingTag(text, from);
  }

  private declaration(text: string, from: number): number {
    if (text.startsWith('<!--', from)) return endOf(text, '-->', from + 4);
    if (text.startsWith('<![CDATA[', from)) {
      const end = endOf(text, ']]>', from + 9);
      if (end < 0) return -1;
      if (this.names.length === 0) throw malformed();
      this.events.text(withLineFeeds(text.slice(from + 9, end - 3)));
      return end;
    }
    const start = text.slice(from, from + 9);
    if (start === '<!DOCTYPE') throw new XmlError('declaration');
    if ('<!--'.startsWith(start) || '<![CDATA['.startsWith(start) || '<!DOCTYPE'.startsWith(start)) return -1;
    throw malformed();
  }

  private closingTag(text: string, from: number): number {
    const end = text.indexOf('>', from);
    if (end < 0) return -1;
    const open = this.names.pop();
    if (open === undefined || text.slice(from + 2, end).trimEnd() !== open) throw malformed();
    this.events.close(open);
    return end + 1;
  }

  private openingTag(text: string, from: number): number {
    let position = from + 1;
    while (!endsName(text.charCodeAt(position))) position += 1;
    const tag = text.slice(from + 1, position);
    const attributes: Record<string, string> = {};
    let count = 0;
    for (;;) {
      const gap = position;
      while (isSpace(text.charCodeAt(position))) position += 1;
      const code = text.charCodeAt(position);
      if (Number.isNaN(code)) return -1;
      if (code === 62) return this.opened(tag, attributes, count, false, position + 1);
      if (code === 47) {
        const next = text.charCodeAt(position + 1);
        if (Number.isNaN(next)) return -1;
        if (next !== 62) throw malformed();
        return this.opened(tag, attributes, count, true, position + 2);
      }
      count += 1;
      if (gap === position || count > maxAttributes) throw malformed();
      position = this.attribute(text, position, attributes);
      if (position < 0) return -1;
    }
  }

  /** Reads `name="value"` into `attributes`; returns where it ends, or -1 when it is not whole yet. */
  private attribute(text: string, from: number, attributes: Record<string, string>): number {
    let position = from;
    while (!endsName(text.charCodeAt(position))) position += 1;
    const key = text.slice(from, position);
    while (isSpace(text.charCodeAt(position))) position += 1;
    if (position >= text.length) return -1;
    if (text.charCodeAt(position) !== 61) throw malformed();
    position += 1;
    while (isSpace(text.charCodeAt(position))) position += 1;
    if (position >= text.length) return -1;
    const quote = text[position];
    if (quote !== '"' && quote !== "'") throw malformed();
    const end = text.indexOf(quote, position + 1);
    if (end < 0) return -1;
    const value = text.slice(position + 1, end);
    this.check(key);
    if (Object.hasOwn(attributes, key)) throw malformed();
    attributes[key] = unusual.test(value) ? attributeValue(value) : value;
    return end + 1;
  }

  private opened(
    tag: string,
    attributes: XmlAttributes,
    count: number,
    isEmpty: boolean,
    end: number,
  ): number {
    this.check(tag);
    if (this.names.length === 0 && this.sawRoot) throw malformed();
    if (this.names.length >= maxDepth) throw malformed();
    this.sawRoot = true;
    this.events.open(tag, attributes, 1 + (count > usualAttributes ? 4 * count : count));
    if (isEmpty) this.events.close(tag);
    else this.names.push(tag);
    return end;
  }

  /** Names repeat: each is looked at closely once. */
  private check(one: string): void {
    if (this.checkedNames.has(one)) return;
    if (!name.test(one)) throw malformed();
    if (this.checkedNames.size < 1_000) this.checkedNames.add(one);
  }
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length;
}

/** Line ends of all systems become line feeds (XML 1.0, 2.11). */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
