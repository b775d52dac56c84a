import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type SourceFile, withoutComments } from './source-scan.ts';

export type Message = string | Readonly<Record<string, string>>;
/** `<namespace>.<key of its file>` → text or plural forms. */
export type Messages = ReadonlyMap<string, Message>;

export function namespacesOf(locale: string): string[] {
  return readdirSync(join(root, 'locales', locale))
    .map((name) => name.replace(/\.json$/, ''))
    .sort();
}

export function readMessages(locale: string): Messages {
  const entries = namespacesOf(locale).flatMap((namespace) => {
    const file = JSON.parse(readFileSync(join(root, 'locales', locale, `${namespace}.json`), 'utf8'));
    return Object.entries(file as Record<string, Message>).map(([key, message]): [string, Message] => [
      `${namespace}.${key}`,
      message,
    ]);
  });
  return new Map(entries);
}

/** Every text of a message: the one, or all plural forms. */
export function formsOf(message: Message): string[] {
  return typeof message === 'string' ? [message] : Object.values(message);
}

/** Names in braces, sorted; `count` of a plural may be left out of a form («one» in words). */
export function placeholdersOf(message: Message): string[] {
  const names = formsOf(message).flatMap((form) =>
    [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''),
  );
  return [...new Set(names)].filter((name) => typeof message === 'string' || name !== 'count').sort();
}

/** What a plural lacks or has too much of, by the rules of its language (Unicode CLDR through Intl). */
export function pluralFaults(locale: string, key: string, message: Message): string[] {
  if (typeof message === 'string') return [];
  const wanted = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
  const given = Object.keys(message).sort();
  return wanted.join() === given.join() ? [] : [`${key}: ${given.join()} instead of ${wanted.join()}`];
}

interface TypeRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** Keys that the rule concerns; all without it. */
  readonly keys?: RegExp;
}

const russianRules: readonly TypeRule[] = [
  { name: 'straight quotes instead of «»', pattern: /["“”]/ },
  { name: '«успешно»', pattern: /успешно/i },
  { name: '«пожалуйста» in an error', pattern: /пожалуйста/i, keys: /\.(?:refusal|error|problem)\b/ },
  { name: 'a Latin letter in a Russian word', pattern: /[а-яё][a-z]|[a-z][а-яё]/i },
];

const commonRules: readonly TypeRule[] = [
  { name: 'empty', pattern: /^$/ },
  { name: 'a hyphen for a dash', pattern: / - / },
  { name: 'three dots for …', pattern: /\.\.\./ },
  { name: 'spaces at an edge or in a row', pattern: /^\s|\s$| {2}/ },
];

// What is to be typed in Russian stands in quotes; the switch of the language names the other one in that language.
const englishRules: readonly TypeRule[] = [
  {
    name: 'Russian letters outside quotes',
    pattern: /^(?:[^«»“”]|«[^»]*»|“[^”]*”)*?[а-яё]/i,
    keys: /^(?!common\.account\.otherLanguage$)/,
  },
];

/** An opened « is closed by » before the next one opens or the text ends; nested ones use „“. */
function hasOddGuillemets(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    if (letter === '«') depth += 1;
    if (letter === '»') depth -= 1;
    if (depth < 0 || depth > 1) return true;
  }
  return depth !== 0;
}

/** Faults of the words of a message, one sentence each. */
export function wordingFaults(locale: 'ru' | 'en', key: string, message: Message): string[] {
  const rules = [...commonRules, ...(locale === 'ru' ? russianRules : englishRules)];
  return formsOf(message).flatMap((form) => {
    // The name of a parameter is no part of the words.
    const words = form.replace(/\{\w+\}/g, '…');
    const broken = rules.filter((rule) => (rule.keys?.test(key) ?? true) && rule.pattern.test(words));
    const faults = broken.map((rule) => `${locale} ${key}: ${rule.name}`);
    return hasOddGuillemets(words) ? [...faults, `${locale} ${key}: « without »`] : faults;
  });
}

export interface KeyUse {
  /** Literals that may be keys. */
  readonly literals: ReadonlySet<string>;
  /** Template literals that begin with a namespace: `common.role.${role}`. */
  readonly templates: ReadonlyMap<string, RegExp>;
}

function templatePattern(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[\\w-]+')}$`);
}

/** Keys that sources name, by whole literals and by templates. */
export function keyUse(files: readonly SourceFile[], namespaces: readonly string[]): KeyUse {
  const literals = new Set<string>();
  const templates = new Map<string, RegExp>();
  const begin = new RegExp(`^(?:${namespaces.join('|')})\\.`);
  for (const { text } of files) {
    const code = withoutComments(text);
    for (const [, , words = ''] of code.matchAll(/(['"`])([\w-]+(?:\.[\w-]+)+)\1/g)) {
      if (begin.test(words)) literals.add(words);
    }
    for (const [, words = ''] of code.matchAll(/`([\w.-]+\$\{[^`]*)`/g)) {
      if (begin.test(words)) templates.set(words, templatePattern(words));
    }
  }
  return { literals, templates };
}

/** `participants.${x}` could be any message of the file, so it proves none of them used. */
function isTooWide(template: string): boolean {
  return template.split('${')[0]?.split('.').length === 2;
}

/** @param groups prefixes whose keys are made in a way that no literal shows (each with its reason at the list) */
export function unusedKeys(messages: Messages, use: KeyUse, groups: readonly string[]): string[] {
  const patterns = [...use.templates].filter(([text]) => !isTooWide(text)).map(([, pattern]) => pattern);
  return [...messages.keys()].filter(
    (key) =>
      !use.literals.has(key) &&
      !patterns.some((pattern) => pattern.test(key)) &&
      !groups.some((group) => key.startsWith(group)),
  );
}

/** Literals of the shape of a key, in a group that exists, and templates, that no message answers. */
export function missingKeys(messages: Messages, use: KeyUse): string[] {
  const keys = [...messages.keys()];
  const group = (key: string) => key.split('.').slice(0, 2).join('.');
  const groups = new Set(keys.filter((key) => key.split('.').length > 2).map(group));
  const literals = [...use.literals].filter((text) => !messages.has(text) && groups.has(group(text)));
  const templates = [...use.templates].filter(([, pattern]) => !keys.some((key) => pattern.test(key)));
  return [...literals, ...templates.map(([text]) => text)];
}
