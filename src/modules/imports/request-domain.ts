import data from '../../../content/request-domains.json' with { type: 'json' };
import { searchKey } from '../people/index.ts';
import { splitList } from './choice-value.ts';

interface Phrase {
  readonly code: string;
  readonly words: readonly string[];
}

const whole = new Map<string, string>();
const phrases: Phrase[] = [];
for (const { code, title, synonyms } of data.domains) {
  for (const phrase of [title, ...synonyms]) {
    const key = searchKey(phrase);
    whole.set(key, code);
    phrases.push({ code, words: key.split(' ') });
  }
}
phrases.sort((a, b) => b.words.length - a.words.length || b.words.join('').length - a.words.join('').length);

// Vowels and the two signs that Russian endings consist of.
const endingLetter = /[\u0430\u0435\u0438\u043e\u0443\u044b\u044d\u044e\u044f\u0439\u044c]$/u;

/** A word without its ending: up to two last letters, when they are letters of endings. */
function stem(word: string): string {
  const once = word.length > 4 ? word.replace(endingLetter, '') : word;
  return once !== word && once.length > 4 ? once.replace(endingLetter, '') : once;
}

function holds(words: readonly string[], phrase: readonly string[]): boolean {
  return words.some((_, start) =>
    phrase.every((part, offset) => {
      const word = words[start + offset];
      return word !== undefined && (part.length > 4 ? word.startsWith(stem(part)) : word === part);
    }),
  );
}

/** The code of the direction that a text names, or undefined. */
export function domainOf(text: string): string | undefined {
  const key = searchKey(text);
  const exact = whole.get(key);
  if (exact !== undefined) return exact;
  const words = key.split(' ');
  return phrases.find((phrase) => holds(words, phrase.words))?.code;
}

export interface ParsedDomains {
  /** Codes in the order of the answer, each once. */
  readonly codes: readonly string[];
  /** Pieces that are no known direction, kept as typed. */
  readonly others: readonly string[];
}

/** Reads an answer in which directions are listed by commas, semicolons or lines. */
export function parseDomains(text: string): ParsedDomains {
  const codes = new Set<string>();
  const others: string[] = [];
  for (const piece of splitList(text)) {
    const code = domainOf(piece);
    if (code === undefined) others.push(piece);
    else codes.add(code);
  }
  return { codes: [...codes], others };
}
