import { searchKey } from '../people/index.ts';
import { type FieldOf, fieldsOf, type ImportKind, type TitleRule, titleRules } from './import-kind.ts';

/** A title for comparison: as a search key, with single letters joined; a mere number sign is "no". */
export function titleKey(title: string): string {
  if (/^\s*[\u2116#]\s*$/u.test(title)) return 'no';
  return searchKey(title).replace(/(?<!\S)\p{L}(?: \p{L})+(?!\S)/gu, (run) => run.replaceAll(' ', ''));
}

interface CompiledRule {
  readonly titles: ReadonlySet<string>;
  readonly phrases: readonly string[];
  readonly words: readonly (readonly string[])[];
  readonly not: readonly string[];
}

function compile(rule: TitleRule): CompiledRule {
  const titles = rule.titles.map(titleKey);
  return {
    titles: new Set(titles),
    phrases: titles.filter((title) => title.includes(' ')),
    words: rule.words.map((group) => group.map(searchKey)),
    not: (rule.not ?? []).map(searchKey),
  };
}

const compiled = new Map<ImportKind, ReadonlyMap<string, CompiledRule>>();

function rulesOf(kind: ImportKind): ReadonlyMap<string, CompiledRule> {
  const known = compiled.get(kind);
  if (known !== undefined) return known;
  const made = new Map(Object.entries(titleRules(kind)).map(([field, rule]) => [field, compile(rule)]));
  compiled.set(kind, made);
  return made;
}

/** How well a title names a field: 1 the very title, less for a part of it or for telling words, 0 not at all. */
function titleScore(key: string, rule: CompiledRule): number {
  if (rule.titles.has(key)) return 1;
  const words = key.split(' ');
  if (rule.not.some((stem) => words.some((word) => word.startsWith(stem)))) return 0;
  if (rule.phrases.some((phrase) => ` ${key} `.includes(` ${phrase} `))) return 0.85;
  let best = 0;
  for (const group of rule.words) {
    if (!group.every((stem) => words.some((word) => word.startsWith(stem)))) continue;
    const exact = group.filter((stem) => words.includes(stem)).length;
    // A short title says little besides the word found, so the word weighs more in it.
    best = Math.max(
      best,
      Math.min(0.84, 0.55 + 0.08 * group.length + 0.02 * exact + (words.length <= 3 ? 0.06 : 0)),
    );
  }
  return best;
}

export interface TitleMatch<K extends ImportKind> {
  readonly field: FieldOf<K>;
  readonly column: number;
  /** 0..1. */
  readonly score: number;
}

/** Gives each field the column whose title names it best; a column goes to one field only. */
export function matchTitles<K extends ImportKind>(kind: K, titles: readonly string[]): TitleMatch<K>[] {
  const rules = rulesOf(kind);
  const all: (TitleMatch<K> & { readonly order: number })[] = [];
  titles.forEach((title, column) => {
    const key = titleKey(title);
    if (key === '') return;
    fieldsOf(kind).forEach((field, order) => {
      const rule = rules.get(field);
      const score = rule === undefined ? 0 : titleScore(key, rule);
      if (score > 0) all.push({ field, column, score, order });
    });
  });
  all.sort((a, b) => b.score - a.score || a.order - b.order || a.column - b.column);
  const fields = new Set<string>();
  const columns = new Set<number>();
  return all.flatMap(({ field, column, score }) => {
    if (fields.has(field) || columns.has(column)) return [];
    fields.add(field);
    columns.add(column);
    return [{ field, column, score }];
  });
}
