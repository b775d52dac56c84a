import type { Cell } from '../../files/table.ts';
import {
  type ClassLabel,
  fullName,
  nameSearchKey,
  type PersonName,
  parseClassLabel,
} from '../people/index.ts';
import { cellText, saysNothing } from './cell-value.ts';
import { splitNames } from './choice-value.ts';
import { parseMoment } from './date-value.ts';
import { type Problem, problemOf } from './problem.ts';
import { parseDomains } from './request-domain.ts';
import type { RowRemarks } from './row-fields.ts';

/** What answers of mentees and of mentors have in common. */
export interface Answer {
  readonly row: number;
  /** `YYYY-MM-DDTHH:mm:ss` of local time; '' when the form has no stamp. */
  readonly answeredAt: string;
  readonly name: PersonName;
  readonly classLabel: ClassLabel | undefined;
}

/** Somebody with whom the author does not want to work, as typed; `classLabel` when a class was typed beside. */
export interface AvoidedPerson {
  readonly typed: string;
  readonly name: string;
  readonly classLabel: string | undefined;
}

export function readMoment(cell: Cell, remarks: RowRemarks): string {
  const moment = parseMoment(cell);
  if (moment !== undefined) return moment;
  if (!saysNothing(cell))
    remarks.add('answeredAtUnreadable', { field: 'answeredAt', params: { typed: cellText(cell) } });
  return '';
}

export interface ReadDomains {
  readonly codes: readonly string[];
  readonly others: readonly string[];
}

/** Directions of help; what is no known direction is kept as typed, with a note. */
export function readDomains(text: string, remarks: RowRemarks): ReadDomains {
  const parsed = parseDomains(text);
  if (parsed.codes.length === 0 && parsed.others.length === 0)
    remarks.add('domainsMissing', { field: 'domains' });
  for (const other of parsed.others)
    remarks.add('domainUnknown', { field: 'domains', personal: { typed: other } });
  return parsed;
}

/** Parts a class («from 8A», in brackets) from the name beside it. */
function avoided(typed: string): AvoidedPerson {
  const words = typed
    .replace(/[()]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => word !== '');
  const at = words.findIndex((word) => /\d/.test(word) && parseClassLabel(word).ok);
  let classLabel: string | undefined;
  if (at !== -1) {
    const letterApart =
      /^\d+$/.test(words[at] ?? '') && /^["\u00ab]?\p{L}["\u00bb]?$/u.test(words[at + 1] ?? '');
    const parsed = parseClassLabel(words.splice(at, letterApart ? 2 : 1).join(''));
    if (parsed.ok) classLabel = parsed.value.label;
  }
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  return { typed, name: (capitals.length > 0 ? capitals : words).join(' '), classLabel };
}

function looksLikeName({ name }: AvoidedPerson): boolean {
  const words = name.split(' ');
  if (/\p{Lu}/u.test(name)) return words.length <= 5;
  return words.length === 2 && words.every((word) => /^\p{L}{3,}$/u.test(word));
}

/** Those with whom somebody does not want to work. A text in which no name can be seen is remarked on. */
export function readAvoided(cell: Cell, remarks: RowRemarks): readonly AvoidedPerson[] {
  if (saysNothing(cell)) return [];
  const all = splitNames(cell).map(avoided);
  for (const { typed } of all.filter((entry) => !looksLikeName(entry))) {
    remarks.add('avoidUnreadable', { field: 'avoid', personal: { typed } });
  }
  return all.filter(looksLikeName);
}

/**
 * Of several answers of one person (same name, same class) only the newest stays; the others are remarked on.
 * Without stamps the lower row counts as newer, as forms append their answers.
 */
export function newestAnswers<T extends Answer>(
  answers: readonly T[],
  tellsApart: (answer: T) => string,
): { readonly rows: readonly T[]; readonly problems: readonly Problem[] } {
  const newest = new Map<string, T>();
  const problems: Problem[] = [];
  for (const answer of answers) {
    const key = `${nameSearchKey(answer.name)}|${tellsApart(answer)}`;
    const before = newest.get(key);
    const isNewer = before === undefined || answer.answeredAt >= before.answeredAt;
    const [taken, left] = isNewer ? [answer, before] : [before, answer];
    newest.set(key, taken);
    if (left === undefined) continue;
    problems.push(
      problemOf(left.row, 'answeredTwice', {
        params: { newest: taken.row },
        personal: { name: fullName(left.name) },
      }),
    );
  }
  const kept = new Set(newest.values());
  return { rows: answers.filter((answer) => kept.has(answer)), problems };
}
