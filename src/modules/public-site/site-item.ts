import type { CalendarDate } from '../../core/clock.ts';

/** Sections of the public page that the school fills itself (R100): news, events, methodical and legal items. */
export const siteSections = ['news', 'events', 'method', 'legal'] as const;
export type SiteSection = (typeof siteSections)[number];

/** A file that visitors may take. */
export interface PublicFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** One item of the public page. */
export interface SiteItem {
  readonly id: string;
  readonly section: SiteSection;
  readonly title: string;
  /** Plain text: an empty line parts paragraphs, addresses of sites become links. */
  readonly body: string;
  readonly file: PublicFile | undefined;
  /** The day of an event. */
  readonly eventOn: CalendarDate | undefined;
  /** Day of publication; without one only the editors see it. */
  readonly publishedOn: CalendarDate | undefined;
  /** Order in the section, least first. */
  readonly position: number;
  readonly version: number;
}

/** An approved document that the school put on its page. */
export interface PublicDocument {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string;
  readonly datedOn: CalendarDate | undefined;
  readonly file: PublicFile;
}

/** Everything that a visitor sees. Holds no name of a participant. */
export interface PublicSite {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly place: string;
  readonly address: string;
  readonly enabled: boolean;
  readonly intro: string;
  readonly goal: string;
  readonly legalBasis: string;
  readonly curatorOffice: string;
  readonly formCodes: readonly string[];
  readonly documents: readonly PublicDocument[];
  /** In the order of the sections and, within each, of the school. */
  readonly items: readonly SiteItem[];
}

/** Paragraphs of a plain text: parted by empty lines. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r?\n\s*\r?\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

export type TextPiece = { readonly text: string; readonly href?: string };

const address = /https?:\/\/[^\s<>"\u00ab\u00bb]+/gu;
/** What ends a sentence rather than an address. */
const closing = /[.,;:!?)\]]+$/u;

/** A text in pieces, with the addresses of sites in it apart, so that a page may link them. */
export function textPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const href = match[0].replace(closing, '');
    if (!URL.canParse(href)) continue;
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) });
    pieces.push({ text: href, href });
    from = match.index + href.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** Kinds of file that a school may put on its page: what browsers and office programs open, and no page or program. */
export const publicFileExtensions = [
  'pdf',
  'docx',
  'doc',
  'odt',
  'xlsx',
  'xls',
  'ods',
  'pptx',
  'ppt',
  'odp',
  'jpg',
  'jpeg',
  'png',
] as const;

export function isPublicFileName(name: string): boolean {
  const extension = /\.([a-z]{3,4})$/i.exec(name)?.[1]?.toLowerCase();
  return publicFileExtensions.some((known) => known === extension);
}

/** Whether a section still has something to come after, or before, an item: for the buttons that move it. */
export function placesOf(
  items: readonly SiteItem[],
  item: SiteItem,
): { readonly up: SiteItem | undefined; readonly down: SiteItem | undefined } {
  const section = items.filter((entry) => entry.section === item.section);
  const at = section.findIndex((entry) => entry.id === item.id);
  return { up: at > 0 ? section[at - 1] : undefined, down: at < 0 ? undefined : section[at + 1] };
}

/** Files of the open page in the order of their archive. */
export function filesOf(site: Pick<PublicSite, 'documents' | 'items'>): PublicFile[] {
  return [...site.documents, ...site.items].flatMap(({ file }) => (file === undefined ? [] : [file]));
}

/** Where the archive of the page keeps a file: numbered, because names may meet and not every server serves Russian ones. */
export function archivePath(site: Pick<PublicSite, 'documents' | 'items'>, file: PublicFile): string {
  const number = filesOf(site).findIndex((entry) => entry.id === file.id) + 1;
  const extension = /\.[a-z\d]{2,5}$/i.exec(file.name)?.[0]?.toLowerCase() ?? '';
  return `files/${String(number).padStart(2, '0')}${extension}`;
}
