import { monthName } from '../../i18n/format.ts';
import type { Locale, Translate } from '../../i18n/index.ts';

/** Month and year of `YYYY-MM`. */
export function monthWords(locale: Locale, month: string): string {
  return `${monthName(locale, Number(month.slice(5)))} ${month.slice(0, 4)}`;
}

const kinds = [
  'employer',
  'collegeStudent',
  'alumnus',
  'veteran',
  'entrepreneur',
  'publicFigure',
  'guardian',
] as const;

/** Kind of person from outside the school, in words. */
export function kindWords(t: Translate, kind: string): string {
  return t(`reporting.kind.${kinds.find((known) => known === kind) ?? 'other'}`);
}
