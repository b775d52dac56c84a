import type { Cell } from '../../files/table.ts';
import { type Locale, longDate, type Translate } from '../../i18n/index.ts';
import type { ParticipantRow } from '../participants/index.ts';
import { fullName } from '../people/index.ts';
import type { TandemView } from '../tandems/index.ts';
import type { WorkbookReport } from './service.ts';

/** What every sheet is written with. */
export interface SheetWords {
  readonly t: Translate;
  readonly locale: Locale;
  readonly report: WorkbookReport;
}

/** Title lines of a sheet: what it is, of which school and year, on which day. */
export function sheetTitles({ t, locale, report }: SheetWords, name: string): string[] {
  const { startYear } = report.year;
  const year = t('common.year.label', { from: String(startYear), to: String(startYear + 1) });
  return [
    name,
    `${report.organizationName}. ${year}`,
    t('reporting.asOf', { date: longDate(locale, report.summary.day) }),
  ];
}

/** Name of a participant, or the words that stand for it when his consent was withdrawn. */
export function shownName({ t, report }: SheetWords, card: ParticipantRow): string {
  return report.masked.has(card.personId) ? t('reporting.masked') : fullName(card.person);
}

/** Class of a pupil, post of a teacher, workplace of a guest. */
export function placeOf({ report }: SheetWords, card: ParticipantRow): string {
  if (report.masked.has(card.personId)) return '';
  const workplace = card.workplace || (report.people.get(card.personId)?.workplace ?? '');
  return [card.person.classLabel ?? card.person.position, workplace].filter((part) => part !== '').join(', ');
}

/** What somebody typed about a tandem may name its people: it stays out when one of them withdrew his consent. */
export function freeText({ report }: SheetWords, tandem: TandemView, text: string): string {
  const hides = [tandem.mentor, ...tandem.mentees].some((card) => report.masked.has(card.personId));
  return hides ? '' : text;
}

export function dateCell(day: string | undefined): Cell {
  return day === undefined ? null : { iso: day };
}
