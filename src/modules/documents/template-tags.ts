import { z } from 'zod';
import content from '../../../content/document-tags.json';
import type { Case } from './declension-rules.ts';

export interface TemplateTag {
  readonly tag: string;
  readonly key: string;
  readonly kind: 'text' | 'words' | 'flag' | 'list';
  /** Russian, for whoever edits a template in a word processor. */
  readonly about: string;
  readonly tags?: readonly TemplateTag[] | undefined;
}

const tagSchema: z.ZodType<TemplateTag> = z.object({
  tag: z.string(),
  key: z.string(),
  kind: z.enum(['text', 'words', 'flag', 'list']),
  about: z.string(),
  get tags() {
    return z.array(tagSchema).optional();
  },
});

const group = z.enum(['common', 'order']);

export const documentKinds = [
  'orderPairs',
  'orderIntroduction',
  'roadmap',
  'consentAdult',
  'consentGuardian',
  'notice',
  'missingConsents',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

const catalogue = z
  .object({
    filters: z.object({
      cases: z.record(
        z.string(),
        z.enum(['nominative', 'genitive', 'dative', 'accusative', 'instrumental', 'prepositional']),
      ),
      styles: z.record(z.string(), z.enum(['brief', 'signature'])),
    }),
    common: z.array(tagSchema),
    order: z.array(tagSchema),
    documents: z.record(
      z.enum(documentKinds),
      z.object({
        title: z.string(),
        with: z.array(group),
        required: z.array(z.string()),
        tags: z.array(tagSchema),
      }),
    ),
  })
  .parse(content);

/** One spelling for a tag: case, spaces and «yo» do not matter to whoever types it. */
export function tagName(typed: string): string {
  const name = typed.toLowerCase().normalize('NFC').replaceAll('\u0451', '\u0435');
  return name.replace(/\s+/gu, ' ').trim();
}

export interface TagReference {
  readonly name: string;
  readonly grammaticalCase: Case;
  readonly style: 'full' | 'brief' | 'signature';
  /** Filters that are neither a case nor a style. */
  readonly unknownFilters: readonly string[];
}

const casesByFilter = new Map(
  Object.entries(catalogue.filters.cases).map(([filter, value]) => [tagName(filter), value]),
);
const stylesByFilter = new Map(
  Object.entries(catalogue.filters.styles).map(([filter, value]) => [tagName(filter), value]),
);

/** Reads «name|filter|filter»; without a filter of case it is the nominative. */
export function readTag(typed: string): TagReference {
  const [name = '', ...filters] = typed.split('|').map(tagName);
  let grammaticalCase: Case = 'nominative';
  let style: TagReference['style'] = 'full';
  const unknownFilters: string[] = [];
  for (const filter of filters) {
    const byCase = casesByFilter.get(filter);
    const byStyle = stylesByFilter.get(filter);
    if (byCase) grammaticalCase = byCase;
    else if (byStyle) style = byStyle;
    else unknownFilters.push(filter);
  }
  return { name, grammaticalCase, style, unknownFilters };
}

/** The tags that a template of a kind may use; lists hold their own. */
export function tagsOf(kind: DocumentKind): readonly TemplateTag[] {
  const { with: groups, tags } = catalogue.documents[kind];
  return [...groups.flatMap((each) => catalogue[each]), ...tags];
}

/** The tags without which a document of a kind would say nothing. */
export function requiredTags(kind: DocumentKind): readonly string[] {
  return catalogue.documents[kind].required;
}

/** Russian title of a kind of document. */
export function documentTitle(kind: DocumentKind): string {
  return catalogue.documents[kind].title;
}

function everyTag(tags: readonly TemplateTag[]): TemplateTag[] {
  return tags.flatMap((tag) => [tag, ...everyTag(tag.tags ?? [])]);
}

/** Tag name → key of the data, for filling; names are unique within a kind except the repeated row number. */
export function keysOf(kind: DocumentKind): ReadonlyMap<string, string> {
  return new Map(everyTag(tagsOf(kind)).map((tag) => [tagName(tag.tag), tag.key]));
}
