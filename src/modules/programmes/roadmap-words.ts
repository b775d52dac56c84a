import words from '../../../content/roadmap-words.json' with { type: 'json' };

/** Lower case, yo as ye, punctuation as single spaces: how words of a road map are compared. */
export function wordKey(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('\u0451', '\u0435')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Markup of pasted text becomes line breaks or goes; spaces become single. Lines keep their order. */
export function plainLines(text: string): string[] {
  return text
    .normalize('NFC')
    .replace(/<\/?(?:p|br|div|li)\b[^>]*>/giu, '\n')
    .replace(/<\/?[a-z][^>]*>/giu, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/gu, ' ').trim())
    .filter((line) => line !== '');
}

/** A cell as one line. */
export function plainText(text: string): string {
  return plainLines(text).join(' ');
}

export function withoutFinalMark(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s.;,:]/u.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

/** The first letter as a capital. */
export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The places of words (whole, case aside) that are followed by a colon. */
function markerOf(
  text: string,
  markers: readonly string[],
): { readonly from: number; readonly to: number } | undefined {
  const lower = text.toLowerCase().replaceAll('\u0451', '\u0435');
  const found = markers.flatMap((marker) => {
    const match = new RegExp(`(?<!\\p{L})${marker}(?:\\s+${words.stage[0] ?? ''}\\p{L}*)?\\s*:`, 'u').exec(
      lower,
    );
    return match === null ? [] : [{ from: match.index, to: match.index + match[0].length }];
  });
  return found.sort((a, b) => a.from - b.from)[0];
}

export interface StageText {
  readonly title: string;
  readonly task: string;
  readonly outcome: string;
}

/** Parts «title Task: … Result: …» of the row of a stage, in one cell. */
export function splitStage(text: string): StageText {
  const task = markerOf(text, words.task);
  const outcome = markerOf(text, words.outcome);
  const ends = [task?.from, outcome?.from].filter((end) => end !== undefined);
  const part = (marker: typeof task): string => {
    if (marker === undefined) return '';
    const end = ends.filter((at) => at > marker.from).sort((a, b) => a - b)[0] ?? text.length;
    return sentence(withoutFinalMark(text.slice(marker.to, end).trim()));
  };
  return {
    title: withoutFinalMark(text.slice(0, Math.min(...ends, text.length)).trim()),
    task: part(task),
    outcome: part(outcome),
  };
}

export function hasStageMarkers(text: string): boolean {
  return markerOf(text, words.task) !== undefined || markerOf(text, words.outcome) !== undefined;
}

export interface ActivityText {
  readonly title: string;
  readonly subItems: readonly string[];
}

const part = (text: string): string => sentence(withoutFinalMark(text.replace(/^[\s\u2010-\u2015-]+/u, '')));
const parts = (texts: readonly string[]): string[] => texts.map(part).filter((text) => text !== '');

/** «Lead: a; b; c» and «Lead: - a; - b». */
function splitLead(text: string): ActivityText | undefined {
  const colon = text.indexOf(': ');
  if (colon === -1) return undefined;
  const items = text.slice(colon + 2).split(/;\s*|(?:^|\s)[\u2010-\u2015-]\s+/u);
  const filled = parts(items);
  return filled.length > 1 ? { title: part(text.slice(0, colon)), subItems: filled } : undefined;
}

/** «1. … 2. … 3. …», numbered from one without a gap. */
function numberedItems(text: string): string[] {
  const items: string[] = [];
  let rest = text;
  for (let number = 1; ; number++) {
    const match = new RegExp(`(?:^|[\\s;.])${number}[.)]\\s+(?=\\p{Lu})`, 'u').exec(rest);
    if (match === null || (number === 1 && match.index > 0)) break;
    if (number > 1) items.push(rest.slice(0, match.index));
    rest = rest.slice(match.index + match[0].length);
  }
  return rest === text ? [] : [...items, rest];
}

/** Ends of sentences; short words before a point are taken for abbreviations. */
function sentences(text: string): string[] {
  return text.split(/(?<=\p{L}{4}\)?|\p{L}\))\.\s+(?=\p{Lu})/u);
}

/** What is to be done and its further parts: a numbered list, a list after a colon, or several sentences. */
export function splitActivity(text: string): ActivityText {
  const numbered = numberedItems(text);
  if (numbered.length > 1) {
    const [first = '', ...rest] = numbered;
    const lead = splitLead(first);
    return lead === undefined
      ? { title: part(first), subItems: parts(rest) }
      : { title: lead.title, subItems: [...lead.subItems, ...parts(rest)] };
  }
  const lead = splitLead(text);
  if (lead !== undefined) return lead;
  const [first = '', ...rest] = sentences(text);
  return { title: part(first), subItems: parts(rest) };
}
