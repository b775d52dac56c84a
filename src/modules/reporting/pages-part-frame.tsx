import type { WebContext } from '../../http/env.ts';
import { longDate } from '../../i18n/index.ts';
import { PageHead } from '../../ui/index.ts';
import { wordsOf } from './pages-words.tsx';
import type { YearReport } from './service.ts';

export const rowsPerPage = 50;

/** The part of an address after its path, with what changes; empty values are left out. */
export function query(values: Record<string, string | number | undefined>): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '' && !(name === 'page' && value === 1))
      parts.set(name, String(value));
  }
  return parts.size > 0 ? `?${parts}` : '';
}

/** Number of the page that the address names, from 1. */
export function pageNumber(c: WebContext): number {
  return Math.max(1, Number(c.req.query('page') ?? 1) || 1);
}

/** Head of a part, with the way back to the summary. */
export function head(c: WebContext, report: YearReport, title: string) {
  const { t, locale, base, summary } = wordsOf(c, report);
  return (
    <PageHead
      t={t}
      title={title}
      context={t('reporting.asOf', { date: longDate(locale, summary.day) })}
      crumbs={[{ label: t('reporting.title'), href: base }]}
    />
  );
}

/** Rows of one page. */
export const slice = <T,>(rows: readonly T[], number: number) =>
  rows.slice((number - 1) * rowsPerPage, number * rowsPerPage);
