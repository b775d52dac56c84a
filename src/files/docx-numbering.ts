import type { OfficePackage } from './office-package.ts';
import { readXml } from './xml.ts';
import type { XmlAttributes } from './xml-scanner.ts';

/** Namespaces of the transitional and the strict edition (ECMA-376, ISO/IEC 29500). */
export const wordNamespaces: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);

/** Attribute `w:val` (or another) whatever the prefix of the namespace. */
export function wordAttribute(attributes: XmlAttributes, local: string): string | undefined {
  for (const key in attributes) {
    if (key === local || key.endsWith(`:${local}`)) return attributes[key];
  }
  return undefined;
}

interface Level {
  start: number;
  format: string;
  pattern: string;
}

interface List {
  /** Lists made from the same base go on counting where the other stopped. */
  readonly base: string;
  readonly levels: readonly Level[];
  /** Levels that this list starts anew. */
  readonly restarts: Set<number>;
}

interface Numbering {
  /** Lists by the number that paragraphs carry. */
  readonly lists: ReadonlyMap<string, List>;
  /** List and level that a paragraph style brings along. */
  readonly styles: ReadonlyMap<string, { readonly list: string; readonly level: number }>;
}

const levelCount = 9;
const romanDigits: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
/** The Russian alphabet as lists use it: without \u0451, \u0439, \u044a, \u044b, \u044c. */
const russianLetters = Array.from({ length: 32 }, (_, index) => String.fromCharCode(0x430 + index)).filter(
  (letter) => !/[\u0439\u044a\u044b\u044c]/.test(letter),
);

function roman(value: number): string {
  let rest = Math.min(value, 3999);
  let text = '';
  for (const [worth, digits] of romanDigits) {
    while (rest >= worth) {
      text += digits;
      rest -= worth;
    }
  }
  return text;
}

function letter(value: number, letters: readonly string[]): string {
  const repeats = Math.min(Math.floor((value - 1) / letters.length) + 1, 5);
  return (letters[(value - 1) % letters.length] ?? '').repeat(Math.max(repeats, 0));
}

const latinLetters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index));

function shown(value: number, format: string): string {
  switch (format) {
    case 'upperRoman':
      return roman(value).toUpperCase();
    case 'lowerRoman':
      return roman(value);
    case 'upperLetter':
      return letter(value, latinLetters).toUpperCase();
    case 'lowerLetter':
      return letter(value, latinLetters);
    case 'russianUpper':
      return letter(value, russianLetters).toUpperCase();
    case 'russianLower':
      return letter(value, russianLetters);
    case 'none':
      return '';
    case 'decimalZero':
      return value < 10 ? `0${value}` : String(value);
    default:
      return String(value);
  }
}

function emptyLevels(): Level[] {
  return Array.from({ length: levelCount }, () => ({ start: 1, format: 'decimal', pattern: '' }));
}

async function readLists(source: OfficePackage, part: string): Promise<Map<string, List>> {
  const bases = new Map<string, Level[]>();
  const lists = new Map<string, List>();
  let levels: Level[] | undefined;
  let level: Level | undefined;
  let depth = 0;
  let listId = '';
  await readXml(source.read(part), source.budget, {
    namespaces: wordNamespaces,
    open(name, attributes) {
      const value = wordAttribute(attributes, 'val');
      if (name === 'pPr' || name === 'rPr') return 'skip';
      if (name === 'abstractNum') {
        levels = emptyLevels();
        bases.set(wordAttribute(attributes, 'abstractNumId') ?? '', levels);
      } else if (name === 'num') listId = wordAttribute(attributes, 'numId') ?? '';
      else if (name === 'abstractNumId') {
        const base = value ?? '';
        levels = (bases.get(base) ?? emptyLevels()).map((one) => ({ ...one }));
        lists.set(listId, { base, levels, restarts: new Set() });
      } else if (name === 'lvl' || name === 'lvlOverride') {
        depth = Number(wordAttribute(attributes, 'ilvl') ?? 0);
        level = levels?.[depth];
      } else if (level !== undefined && name === 'start') level.start = Number(value ?? 1);
      else if (level !== undefined && name === 'startOverride') {
        level.start = Number(value ?? 1);
        lists.get(listId)?.restarts.add(depth);
      } else if (level !== undefined && name === 'numFmt') level.format = value ?? 'decimal';
      else if (level !== undefined && name === 'lvlText') level.pattern = value ?? '';
      return undefined;
    },
  });
  return lists;
}

async function readListStyles(source: OfficePackage, part: string): Promise<Numbering['styles']> {
  const styles = new Map<string, { list: string; level: number }>();
  let style = '';
  let level = 0;
  await readXml(source.read(part), source.budget, {
    namespaces: wordNamespaces,
    open(name, attributes) {
      if (name === 'style') {
        style = wordAttribute(attributes, 'styleId') ?? '';
        level = 0;
      } else if (name === 'ilvl') level = Number(wordAttribute(attributes, 'val') ?? 0);
      else if (name === 'numId') styles.set(style, { list: wordAttribute(attributes, 'val') ?? '', level });
      return undefined;
    },
  });
  return styles;
}

/** Numbers that Word shows before paragraphs of lists but does not keep in their text. */
export class ParagraphNumbers {
  private readonly counters = new Map<string, number[]>();

  private constructor(private readonly numbering: Numbering) {}

  static async read(
    source: OfficePackage,
    numberingPart: string | undefined,
    stylesPart: string | undefined,
  ): Promise<ParagraphNumbers> {
    const lists =
      numberingPart === undefined ? new Map<string, List>() : await readLists(source, numberingPart);
    const styles =
      stylesPart === undefined || lists.size === 0 ? new Map() : await readListStyles(source, stylesPart);
    return new ParagraphNumbers({ lists, styles });
  }

  /** Counts the paragraph and returns its number with punctuation (`1.2.`), '' for bullets and plain text. */
  next(style: string, listId: string | undefined, level: number | undefined): string {
    const fromStyle = this.numbering.styles.get(style);
    const list = this.numbering.lists.get(listId ?? fromStyle?.list ?? '');
    const depth = level ?? fromStyle?.level ?? 0;
    const own = list?.levels[depth];
    if (list === undefined || own === undefined) return '';

    const counts = this.counters.get(list.base) ?? list.levels.map((one) => one.start - 1);
    this.counters.set(list.base, counts);
    if (list.restarts.delete(depth)) counts[depth] = own.start - 1;
    counts[depth] = (counts[depth] ?? 0) + 1;
    for (let deeper = depth + 1; deeper < levelCount; deeper += 1) {
      counts[deeper] = (list.levels[deeper]?.start ?? 1) - 1;
    }
    if (own.format === 'bullet' || own.format === 'none') return '';
    return own.pattern.replace(/%([1-9])/g, (_, digit: string) => {
      const position = Number(digit) - 1;
      const one = list.levels[position];
      // A level above that was not used yet shows its first number.
      const value = Math.max(counts[position] ?? 1, one?.start ?? 1);
      return shown(value, one?.format ?? 'decimal');
    });
  }
}
