import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import { requireViewer } from '../../http/viewer.ts';
import { type Locale, longDate, shortDate, type Translate } from '../../i18n/index.ts';
import { Stat } from '../../ui/index.ts';
import { fullName } from '../people/index.ts';
import type { TandemView } from '../tandems/index.ts';
import type { YearReport } from './service.ts';
import { percentOf, type Share } from './share.ts';
import type { RoundLine, YearSummary } from './summary.ts';

/** What the parts of the page are written with. */
export interface Words {
  readonly t: Translate;
  readonly locale: Locale;
  readonly summary: YearSummary;
  /** Address of the summary itself: `/years/2026/summary`. */
  readonly base: string;
}

export const summaryPath = '/years/:startYear{[0-9]{4}}/summary';

/** What the parts of the page stand on. */
export function wordsOf(c: WebContext, report: YearReport): Words {
  return {
    t: c.get('t'),
    locale: c.get('locale'),
    summary: report.summary,
    base: `/years/${report.year.startYear}/summary`,
  };
}

export function today(c: WebContext): string {
  return c.get('platform').clock.today(requireViewer(c).organization.timeZone);
}

/** The name, or what stands for it when the consent was withdrawn. */
export function personName(
  t: Translate,
  report: Pick<YearReport, 'masked'>,
  card: { personId: string; person: { lastName: string; firstName: string; middleName: string } },
): string {
  return report.masked.has(card.personId) ? t('reporting.masked') : fullName(card.person);
}

export function tandemName(t: Translate, report: Pick<YearReport, 'masked'>, tandem: TandemView): string {
  const mentees = tandem.mentees.map((mentee) => personName(t, report, mentee)).join('; ');
  return `${personName(t, report, tandem.mentor)} — ${mentees}`;
}

/** «62 of 110 (56 %)»: a percent with both of its numbers (L12). */
export function shareWords(t: Translate, share: Share): string {
  const percent = percentOf(share);
  if (percent === undefined) return t('reporting.share.none');
  return t('reporting.share.of', { part: share.part, whole: share.whole, percent });
}

export function surveyOrigin({ t, locale }: Pick<Words, 't' | 'locale'>, round: RoundLine): string {
  return t('reporting.origin.survey', {
    title: round.title[locale],
    from: longDate(locale, round.opensOn),
    to: longDate(locale, round.closesOn),
  });
}

export interface ShareStatProps {
  words: Words;
  share: Share;
  label: string;
  /** Where both numbers come from. */
  origin: string;
  href?: string | undefined;
  note?: string | undefined;
  previous?: string | undefined;
}

/** Where numbers come from and on which day they stood. */
export function basisWords({ t, locale, summary }: Words, origin: string): string {
  return t('reporting.share.source', { origin, date: shortDate(locale, summary.day) });
}

/** A share as a figure: numerator, denominator, percent, where they come from and on which day (L12). */
export const ShareStat: FC<ShareStatProps> = ({ words, share, label, origin, href, note, previous }) => {
  const { t } = words;
  const percent = percentOf(share);
  return (
    <Stat
      t={t}
      value={share.part}
      total={share.whole}
      label={label}
      href={href}
      previous={previous}
      note={
        <>
          {percent === undefined ? t('reporting.share.none') : t('reporting.share.percent', { percent })}
          {'. '}
          {basisWords(words, origin)}
          {note ? <> {note}</> : null}
        </>
      }
    />
  );
};
