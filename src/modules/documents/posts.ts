import RussianNouns from 'russian-nouns-js';
import { z } from 'zod';
import forms from '../../../content/post-forms.json';
import { type Case, cases } from './declension-rules.ts';

const strings = z.array(z.string());
const fiveForms = strings.length(5);

const byGender = z.object({ neuter: strings, masculine: strings, feminine: strings });

const content = z
  .object({
    adjectives: z.array(z.object({ endings: strings, cut: z.int(), forms: fiveForms })),
    adjectivesAsNouns: strings,
    unchanged: strings,
    unchangedFirstParts: strings,
    nouns: z.array(z.object({ word: z.string(), forms: fiveForms })),
    heads: strings,
    prepositions: strings,
    conjunctions: strings,
    indeclinableEndings: strings,
    feminineEndings: strings,
    subjects: z.record(z.string(), z.string()),
    subjectHeads: strings,
    organizations: byGender,
    acts: byGender,
  })
  .parse(forms);

const engine = new RussianNouns.Engine();
const { FEMININE, MASCULINE, NEUTER } = RussianNouns.Gender;

const heads = new Set([...content.heads, ...content.adjectivesAsNouns]);
const adjectivesAsNouns = new Set(content.adjectivesAsNouns);
const neverHeads = new Set([...content.prepositions, ...content.conjunctions]);
const conjunctions = new Set(content.conjunctions);
const nouns = new Map(content.nouns.map((noun) => [noun.word, noun.forms]));

type Adjective = (typeof content.adjectives)[number];

function adjectiveOf(word: string): Adjective | undefined {
  const lower = word.toLowerCase();
  if (heads.has(lower) && !adjectivesAsNouns.has(lower)) return undefined;
  return content.adjectives.find((each) =>
    each.endings.some((ending) => lower.length > ending.length + 1 && lower.endsWith(ending)),
  );
}

function declineAdjective(word: string, adjective: Adjective, grammaticalCase: Case): string {
  const ending = adjective.forms[cases.indexOf(grammaticalCase) - 1];
  return ending === undefined ? word : word.slice(0, word.length - adjective.cut) + ending;
}

function isAbbreviation(word: string): boolean {
  return word.endsWith('.') || !/\p{Ll}/u.test(word.slice(1));
}

interface Noun {
  readonly gender: string;
  readonly animate: boolean;
}

function declineNoun(word: string, grammaticalCase: Case, noun: Noun): string {
  const lower = word.toLowerCase();
  const index = cases.indexOf(grammaticalCase);
  const fixed = nouns.get(lower)?.[index - 1];
  const found =
    fixed ??
    (content.indeclinableEndings.some((ending) => lower.endsWith(ending)) && noun.gender !== NEUTER
      ? lower
      : engine.decline({ text: lower, ...noun }, RussianNouns.CASES[index] ?? '')[0]);
  if (found === undefined) return word;
  return word.slice(0, 1) === lower.slice(0, 1) ? found : found.slice(0, 1).toUpperCase() + found.slice(1);
}

function postNoun(word: string): Noun {
  const lower = word.toLowerCase();
  const feminine = content.feminineEndings.some((ending) => lower.endsWith(ending));
  return { gender: feminine ? FEMININE : MASCULINE, animate: true };
}

/** The head word, each part of a compound with a hyphen. */
function declineHead(word: string, grammaticalCase: Case): string {
  const pieces = word.split('-');
  return pieces
    .map((piece, index) => {
      const isFirst = index < pieces.length - 1;
      const frozen = isFirst && content.unchangedFirstParts.includes(piece.toLowerCase());
      if (frozen || piece === '' || isAbbreviation(piece)) return piece;
      return declineNoun(piece, grammaticalCase, postNoun(piece));
    })
    .join('-');
}

interface Token {
  readonly before: string;
  readonly word: string;
  readonly after: string;
}

function tokenOf(text: string): Token {
  const [, before = '', word = '', after = ''] = /^([(«"]*)(.*?)([,;)»"]*)$/u.exec(text) ?? [];
  return { before, word, after };
}

function canBeHead(word: string): boolean {
  return /^\p{L}/u.test(word) && !neverHeads.has(word.toLowerCase()) && !isAbbreviation(word);
}

function namesPost(word: string): boolean {
  return heads.has(word.toLowerCase()) || heads.has(word.toLowerCase().split('-')[0] ?? '');
}

/** Whether a later piece of a list is a post of its own: adjectives, then a word known to head posts. */
function opensPost(tokens: readonly Token[], from: number): boolean {
  for (let index = from; index < tokens.length; index++) {
    const word = tokens[index]?.word ?? '';
    if (namesPost(word)) return true;
    if (!adjectiveOf(word)) return false;
  }
  return false;
}

/** Declines adjectives and the head from `from`; returns the index of the first word left as it is. */
function declinePiece(tokens: readonly Token[], from: number, grammaticalCase: Case, out: string[]): number {
  let index = from;
  for (; index < tokens.length; index++) {
    const word = tokens[index]?.word ?? '';
    if (!canBeHead(word)) return index;
    const adjective = adjectiveOf(word);
    if (!adjective) {
      out[index] = declineHead(word, grammaticalCase);
      return index + 1;
    }
    out[index] = declineAdjective(word, adjective, grammaticalCase);
    const next = tokens[index + 1]?.word ?? '';
    const governs = adjectivesAsNouns.has(word.toLowerCase()) && !namesPost(next);
    if (governs) return index + 1;
  }
  return index;
}

/**
 * A post in a case: its adjectives and head word change, the rest stays; each post
 * of a list joined by commas or a conjunction changes too. Abbreviated posts stay.
 */
export function declinePost(post: string, grammaticalCase: Case): string {
  const tidy = post.trim().replace(/\s+/gu, ' ');
  const lower = tidy.toLowerCase();
  if (grammaticalCase === 'nominative' || content.unchanged.some((prefix) => lower.startsWith(prefix))) {
    return tidy;
  }
  const tokens = tidy.split(' ').map(tokenOf);
  const out = tokens.map((token) => token.word);
  let after = declinePiece(tokens, 0, grammaticalCase, out);
  const aside = tokens[after];
  if (aside?.before === '(' && namesPost(aside.word)) {
    after = declinePiece(tokens, after, grammaticalCase, out);
  }
  for (let index = Math.max(after, 1); index < tokens.length; index++) {
    const previous = tokens[index - 1];
    const opens = previous?.after.includes(',') || conjunctions.has(previous?.word.toLowerCase() ?? '');
    if (opens && opensPost(tokens, index)) declinePiece(tokens, index, grammaticalCase, out);
  }
  return tokens.map((token, index) => token.before + (out[index] ?? '') + token.after).join(' ');
}

function subjectGenitive(subject: string): string | undefined {
  const lower = subject.trim().toLowerCase();
  const whole = content.subjects[lower];
  if (whole !== undefined) return whole;
  for (const separator of [', ', ...content.conjunctions.map((word) => ` ${word} `)]) {
    const parts = lower.split(separator);
    const genitives = parts.map((part) => content.subjects[part.trim()]);
    if (parts.length > 1 && genitives.every((part) => part !== undefined)) return genitives.join(separator);
  }
  return undefined;
}

/** A bare post of a teacher joined with its subject in the genitive; an unknown subject stands in brackets. */
export function postWithSubject(post: string, subject: string): string {
  const bare = post.trim();
  if (subject.trim() === '' || !content.subjectHeads.includes(bare.toLowerCase())) return bare;
  const genitive = subjectGenitive(subject);
  return genitive ? `${bare} ${genitive}` : `${bare} (${subject.trim()})`;
}

type Kinds = z.infer<typeof byGender>;

function kindNoun(word: string, kinds: Kinds): Noun | undefined {
  const lower = word.toLowerCase();
  if (kinds.neuter.includes(lower)) return { gender: NEUTER, animate: false };
  if (kinds.masculine.includes(lower)) return { gender: MASCULINE, animate: false };
  if (kinds.feminine.includes(lower)) return { gender: FEMININE, animate: false };
  return undefined;
}

function declineTitle(title: string, grammaticalCase: Case, kinds: Kinds): string {
  const tidy = title.trim().replace(/\s+/gu, ' ');
  if (grammaticalCase === 'nominative') return tidy;
  const words = tidy.split(' ');
  const at = words.findIndex((word) => !adjectiveOf(word));
  const head = words[at];
  const noun = head === undefined ? undefined : kindNoun(head, kinds);
  if (head === undefined || !noun) return tidy;
  if (grammaticalCase === 'accusative' && noun.gender !== FEMININE) return tidy;
  const adjectives = words.slice(0, at).map((word) => {
    const adjective = adjectiveOf(word);
    return adjective ? declineAdjective(word, adjective, grammaticalCase) : word;
  });
  return [...adjectives, declineNoun(head, grammaticalCase, noun), ...words.slice(at + 1)].join(' ');
}

/**
 * The full name of an organisation in a case: adjectives up to the noun of its kind change, what follows
 * stays. A name that opens with anything else (an abbreviation) stays whole.
 */
export function declineOrganization(name: string, grammaticalCase: Case): string {
  return declineTitle(name, grammaticalCase, content.organizations);
}

/** The title of a legal act in a case; an unknown kind of act stays whole. */
export function declineAct(title: string, grammaticalCase: Case): string {
  return declineTitle(title, grammaticalCase, content.acts);
}
