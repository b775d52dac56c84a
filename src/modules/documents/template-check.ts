import { Refusal } from '../../core/refusal.ts';
import { compileTemplate, type TemplatePart } from './template-fill.ts';
import {
  type DocumentKind,
  readTag,
  requiredTags,
  type TemplateTag,
  tagName,
  tagsOf,
} from './template-tags.ts';

export type TagProblem =
  | { readonly kind: 'unknown'; readonly tag: string }
  | { readonly kind: 'filter'; readonly tag: string }
  | { readonly kind: 'place'; readonly tag: string; readonly list: string };

function listHolding(name: string, tags: readonly TemplateTag[]): string | undefined {
  for (const tag of tags) {
    const inside = tag.tags ?? [];
    if (inside.some((each) => tagName(each.tag) === name)) return tag.tag;
    const deeper = listHolding(name, inside);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

interface Walk {
  readonly all: readonly TemplateTag[];
  readonly seen: Set<string>;
  readonly problems: TagProblem[];
}

function visit(parts: readonly TemplatePart[], known: readonly TemplateTag[], walk: Walk): void {
  for (const part of parts) {
    if (part.type !== 'placeholder') continue;
    const { name, unknownFilters } = readTag(part.value);
    const tag = known.find((each) => tagName(each.tag) === name);
    const isOurs = part.module === undefined || part.module === 'loop';
    if (!tag || !isOurs) {
      const list = isOurs ? listHolding(name, walk.all) : undefined;
      // A tag of raw XML carries a sign of its own.
      const shown = isOurs ? part.value : `@${part.value}`;
      walk.problems.push(
        list === undefined ? { kind: 'unknown', tag: shown } : { kind: 'place', tag: shown, list },
      );
      continue;
    }
    walk.seen.add(name);
    if (unknownFilters.length > 0) walk.problems.push({ kind: 'filter', tag: part.value });
    visit(part.inside, part.inverted ? known : [...(tag.tags ?? []), ...known], walk);
  }
}

/** Tags of a template that its kind does not know, or that stand outside the list they belong to. */
export function findTagProblems(kind: DocumentKind, template: Uint8Array): readonly TagProblem[] {
  return walkTemplate(kind, template).problems;
}

function walkTemplate(kind: DocumentKind, template: Uint8Array): Walk {
  const all = tagsOf(kind);
  const walk: Walk = { all, seen: new Set(), problems: [] };
  visit(compileTemplate(kind, template).parts(), all, walk);
  return walk;
}

const named = (tags: readonly string[]) =>
  [...new Set(tags)]
    .map((tag) => `{${tag}}`)
    .join(', ')
    .slice(0, 200);

/**
 * Refuses a template that a kind of document cannot be made of, in plain words with the tag at fault:
 * `documents.refusal.templateTag` (unknown), `templateTagFilter` (unknown case), `templateTagPlace` (outside
 * its list), `templateTagMissing` (a document without it would say nothing), `templateBroken`, `templateFile`.
 */
export function refuseBadTags(kind: DocumentKind, template: Uint8Array): void {
  const { problems, seen } = walkTemplate(kind, template);
  const tagsWith = (problem: TagProblem['kind']) =>
    problems.filter((each) => each.kind === problem).map((each) => each.tag);
  const unknown = tagsWith('unknown');
  if (unknown.length > 0) {
    throw new Refusal('documents.refusal.templateTag', 422, { tags: named(unknown) });
  }
  const filters = tagsWith('filter');
  if (filters.length > 0) {
    throw new Refusal('documents.refusal.templateTagFilter', 422, { tags: named(filters) });
  }
  const misplaced = problems.find((each) => each.kind === 'place');
  if (misplaced) {
    const params = { tags: named([misplaced.tag]), list: `{#${misplaced.list}}` };
    throw new Refusal('documents.refusal.templateTagPlace', 422, params);
  }
  const missing = requiredTags(kind).filter((tag) => !seen.has(tagName(tag)));
  if (missing.length > 0) {
    throw new Refusal('documents.refusal.templateTagMissing', 422, { tags: named(missing) });
  }
}
