import fc from 'fast-check';
import { type SaxesOptions, SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { XmlError, XmlScanner } from './xml-scanner.ts';

type Told = ['open', string, Record<string, string>] | ['close', string] | ['text', string];

/** Neighbouring texts become one, so that it does not matter in how many pieces they came. */
function joined(told: readonly Told[]): Told[] {
  const result: Told[] = [];
  for (const one of told) {
    const last = result.at(-1);
    if (one[0] === 'text' && last?.[0] === 'text') result[result.length - 1] = ['text', last[1] + one[1]];
    else if (one[0] !== 'text' || one[1] !== '') result.push(one);
  }
  return result;
}

function scan(pieces: readonly string[]): Told[] | 'refused' {
  const told: Told[] = [];
  const scanner = new XmlScanner({
    open: (name, attributes) => told.push(['open', name, { ...attributes }]),
    close: (name) => told.push(['close', name]),
    text: (text) => told.push(['text', text]),
  });
  try {
    for (const piece of pieces) scanner.write(piece);
    scanner.end();
  } catch (error) {
    if (error instanceof XmlError) return 'refused';
    throw error;
  }
  return joined(told);
}

/** The conforming parser, as the judge. */
function judge(xml: string): Told[] | 'refused' {
  const told: Told[] = [];
  const parser = new SaxesParser<SaxesOptions & { xmlns: false }>({ xmlns: false });
  let depth = 0;
  parser.on('opentag', (tag) => {
    depth += 1;
    told.push(['open', tag.name, { ...tag.attributes }]);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    told.push(['close', tag.name]);
  });
  const onText = (text: string): void => {
    if (depth > 0) told.push(['text', text]);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('doctype', () => {
    throw new Error('declaration');
  });
  try {
    parser.write(xml).close();
  } catch {
    return 'refused';
  }
  return joined(told);
}

function cut(xml: string, places: readonly number[]): string[] {
  const marks = [...new Set(places.map((place) => place % (xml.length + 1)))].sort((a, b) => a - b);
  return [...marks, xml.length].map((end, index) => xml.slice(index === 0 ? 0 : marks[index - 1], end));
}

const name = fc.constantFrom('a', 'w:p', 'row', 'c', 'x-1', 'имя', '_x');
const text = fc.constantFrom(
  'слово',
  ' ',
  '\n',
  '\r\n',
  '&amp;',
  '&#1071;',
  '&#x1F600;',
  '&lt;',
  '[',
  '>',
  '"',
  'ё&quot;й',
);
const value = fc.constantFrom('', 'A1', 'два слова', '&amp;', '>', "'", '&#10;', '\t', 'preserve');
const attribute = fc.tuple(name, value).map(([key, content]) => ` ${key}="${content}"`);
const markup = fc.constantFrom('<!-- > < & -->', '<![CDATA[ <a> & ]]>', '<?target some > thing?>');
const element = fc.letrec<{ node: string; tree: string }>((tie) => ({
  node: fc.oneof({ maxDepth: 4 }, text, markup, tie('tree')),
  tree: fc
    .tuple(
      name,
      fc.uniqueArray(attribute, { maxLength: 3, selector: (one) => one.split('=')[0] }),
      fc.array(tie('node'), { maxLength: 4 }),
    )
    .map(([tag, attributes, nodes]) =>
      nodes.length === 0
        ? `<${tag}${attributes.join('')} />`
        : `<${tag}${attributes.join('')}>${nodes.join('')}</${tag} >`,
    ),
})).tree;
const head = fc.constantFrom('', '<?xml version="1.0" encoding="UTF-8"?>', '<!-- c -->\n');

describe('XmlScanner', () => {
  it('tells the same as a conforming parser, wherever the text is cut', () => {
    fc.assert(
      fc.property(head, element, fc.array(fc.nat(), { maxLength: 12 }), (before, tree, places) => {
        const xml = `${before}${tree}\n`;
        const expected = judge(xml);
        expect(expected).not.toBe('refused');
        expect(scan(cut(xml, places))).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('never takes for sound what the conforming parser calls broken, but for oddities that do no harm', () => {
    const harmless = [/\]\]>/, /<\?/, /--/, /[^\t\n\r\u0020-\ufffd]/];
    fc.assert(
      fc.property(
        element,
        fc.nat(),
        fc.constantFrom('<', '>', '&', '"', '/', '=', ' ', 'я', '&x;', '<b>', '</b>', ''),
        fc.nat(3),
        (tree, at, noise, gone) => {
          const place = at % tree.length;
          const xml = tree.slice(0, place) + noise + tree.slice(place + gone);
          const found = scan([xml]);
          const expected = judge(xml);
          if (found === 'refused' || harmless.some((one) => one.test(xml))) return;
          expect(found).toEqual(expected);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['nothing', ''],
    ['no element', '  \n'],
    ['two roots', '<a/><b/>'],
    ['text before the root', 'x<a/>'],
    ['text after the root', '<a/>x'],
    ['an unclosed tag', '<a><b></a>'],
    ['a missing end', '<a>'],
    ['a cut tag', '<a b="1"'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['a bare ampersand', '<a>R&D and so on and on</a>'],
    ['a forbidden character', '<a>&#0;</a>'],
    ['half of a pair', '<a>&#xD800;</a>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['an attribute without a value', '<a b/>'],
    ['attributes run together', '<a b="1"c="2"/>'],
    ['an attribute given twice', '<a b="1" b="2"/>'],
    ['a tag inside an attribute', '<a b="<"/>'],
    ['a tag without a name', '< a/>'],
    ['an odd name', '<1a/>'],
    ['a section outside the root', '<![CDATA[x]]><a/>'],
    ['an unknown declaration', '<!ELEMENT a><a/>'],
  ])('refuses %s', (_, xml) => {
    expect(scan([xml])).toBe('refused');
    expect(scan([...xml])).toBe('refused');
  });

  it('names a document type by its own kind, even cut into letters', () => {
    const scanner = new XmlScanner({ open: () => undefined, close: () => undefined, text: () => undefined });
    const write = (): void => {
      for (const letter of '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') scanner.write(letter);
    };
    expect(write).toThrow(expect.objectContaining({ kind: 'declaration' }));
  });

  it('holds no more than one token, however long the text is', () => {
    const scanner = new XmlScanner({ open: () => undefined, close: () => undefined, text: () => undefined });
    scanner.write('<a>');
    for (let piece = 0; piece < 100; piece += 1) scanner.write('слово '.repeat(10_000));
    expect(() => scanner.write(`<b c="${'x'.repeat(300_000)}`)).toThrow(XmlError);
  });
});
