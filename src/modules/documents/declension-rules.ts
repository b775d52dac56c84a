import { z } from 'zod';
import exceptions from '../../../content/declension-exceptions.json';

/** The six cases, named as `lvovich` names them. */
export const cases = [
  'nominative',
  'genitive',
  'dative',
  'accusative',
  'instrumental',
  'prepositional',
] as const;
export type Case = (typeof cases)[number];

export type Gender = 'male' | 'female';

const rule = z.object({
  about: z.string(),
  gender: z.enum(['male', 'female', 'any']),
  words: z.array(z.string()).optional(),
  endings: z.array(z.string()).optional(),
  except: z.array(z.string()).optional(),
  oneSyllable: z.boolean().optional(),
  afterTwoConsonants: z.boolean().optional(),
  doubtful: z.boolean().optional(),
  cut: z.int().min(0),
  forms: z.array(z.string()).length(5),
});

/**
 * One row of `content/declension-exceptions.json`: the words or endings it covers, how many letters to cut
 * and the endings of the five oblique cases. `doubtful` marks forms that families use in different ways.
 */
export type DeclensionRule = z.infer<typeof rule>;

const part = z.object({
  firstPartsUnchanged: z.array(z.string()),
  lastPartsThatFreezeFirst: z.array(z.string()),
  rules: z.array(rule),
});

/** How one part of a name declines, compound names with a hyphen included. */
export type PartTable = z.infer<typeof part>;

const table = z
  .object({
    vowels: z.string(),
    surnames: part,
    firstNames: part,
    patronymics: z.object({ male: z.array(z.string()), female: z.array(z.string()) }),
  })
  .parse(exceptions);

export const surnameTable = table.surnames;
export const firstNameTable = table.firstNames;
export const patronymicWords = table.patronymics;

function isVowel(letter: string): boolean {
  return table.vowels.includes(letter);
}

function hasOneSyllable(word: string): boolean {
  return [...word].filter(isVowel).length === 1;
}

function followsTwoConsonants(word: string, ending: string): boolean {
  const before = word.slice(0, word.length - ending.length).slice(-2);
  return before.length === 2 && ![...before].some(isVowel);
}

function covers(rule: DeclensionRule, word: string, gender: Gender): boolean {
  if (rule.gender !== 'any' && rule.gender !== gender) return false;
  if (rule.except?.includes(word)) return false;
  if (rule.oneSyllable && !hasOneSyllable(word)) return false;
  if (rule.words?.includes(word)) return true;
  return (rule.endings ?? []).some(
    (ending) =>
      word.length > ending.length &&
      word.endsWith(ending) &&
      (!rule.afterTwoConsonants || followsTwoConsonants(word, ending)),
  );
}

/** The first rule that covers a word (any letter case), if one does. */
export function findRule(
  rules: readonly DeclensionRule[],
  word: string,
  gender: Gender,
): DeclensionRule | undefined {
  const lower = word.toLowerCase();
  return rules.find((rule) => covers(rule, lower, gender));
}

/** The word in a case by a rule; a word typed in capitals keeps them. */
export function applyRule(rule: DeclensionRule, word: string, grammaticalCase: Case): string {
  const index = cases.indexOf(grammaticalCase) - 1;
  const ending = rule.forms[index];
  if (ending === undefined) return word;
  const isCapitals = word.length > 1 && word === word.toUpperCase();
  return word.slice(0, word.length - rule.cut) + (isCapitals ? ending.toUpperCase() : ending);
}
