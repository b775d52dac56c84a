import type { TemplateValues } from './template-values.ts';

/** A first capital made small, unless it opens an abbreviation: for a text that goes on within a sentence. */
export function startingSmall(text: string): string {
  const isAbbreviation = /^\p{Lu}[\p{Lu}\d.-]/u.test(text);
  return isAbbreviation ? text : text.slice(0, 1).toLowerCase() + text.slice(1);
}

export function startingBig(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Without the mark that ends a sentence or an item of a list: the template sets its own. */
export function withoutEnd(text: string): string {
  return withoutLooseEnds(text.trim().replace(/[.;,]+$/u, ''));
}

/** Items of a list as the templates punctuate them. */
export function itemValues(items: readonly string[]): readonly TemplateValues[] {
  const kept = items.map(withoutEnd).filter(Boolean);
  return kept.map((text, index) => ({ text: startingSmall(text), isLast: index === kept.length - 1 }));
}

/** Titles of forms of mentoring in their order. */
export function formValues(forms: readonly string[]): readonly TemplateValues[] {
  return forms.map((form, index) => ({ form, isLast: index === forms.length - 1 }));
}

/** No line ends between the numero sign and its number, or between a short abbreviation and the name after it. */
export function withoutLooseEnds(text: string): string {
  return text
    .replace(/\u2116\s*(?=[\p{L}\d])/gu, '\u2116\u00a0')
    .replace(/(^|\s)(\p{Ll}{1,2}\.) (?=\p{Lu})/gu, '$1$2\u00a0');
}
