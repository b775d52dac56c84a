import type { FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { Icon } from './icon.tsx';

export interface PageInfo {
  /** Number of this page, from 1. */
  number: number;
  /** Rows on a full page. */
  size: number;
  /** Rows in the whole list. */
  total: number;
  href: (page: number) => string;
}

/** Numbers of the pages to link to: the first, the last, the neighbours; `undefined` stands for a gap. */
export function pageNumbers(current: number, last: number): (number | undefined)[] {
  const wanted = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last);
  const pages = [...new Set(wanted)].sort((a, b) => a - b);
  return pages.flatMap((page, index) => {
    const before = pages[index - 1];
    if (before === undefined || page - before === 1) return [page];
    return page - before === 2 ? [page - 1, page] : [undefined, page];
  });
}

/** How many rows are shown of how many, and the links to the other pages. */
export const Pagination: FC<{ t: Translate; page: PageInfo }> = ({ t, page }) => {
  const last = Math.max(1, Math.ceil(page.total / page.size));
  const from = Math.min((page.number - 1) * page.size + 1, page.total);
  const to = Math.min(page.number * page.size, page.total);
  if (last === 1) return <p class="pages__shown">{t('ui.table.all', { count: page.total })}</p>;
  return (
    <nav class="pages" aria-label={t('ui.pages.label')}>
      <p class="pages__shown">{t('ui.table.shown', { from, to, total: page.total })}</p>
      <ul class="pages__list">
        {page.number > 1 ? (
          <li>
            <a class="pages__link" href={page.href(page.number - 1)} rel="prev">
              <Icon name="chevron-left" size="s" />
              <span class="pages__word">{t('ui.pages.previous')}</span>
            </a>
          </li>
        ) : null}
        {pageNumbers(page.number, last).map((number) =>
          number === undefined ? (
            <li class="pages__gap" aria-hidden="true">
              …
            </li>
          ) : (
            <li class="pages__number" data-current={number === page.number ? 'true' : undefined}>
              <a
                class="pages__link"
                href={page.href(number)}
                aria-label={t('ui.pages.page', { page: number })}
                aria-current={number === page.number ? 'page' : undefined}
              >
                {number}
              </a>
            </li>
          ),
        )}
        {page.number < last ? (
          <li>
            <a class="pages__link" href={page.href(page.number + 1)} rel="next">
              <span class="pages__word">{t('ui.pages.next')}</span>
              <Icon name="chevron-right" size="s" />
            </a>
          </li>
        ) : null}
      </ul>
    </nav>
  );
};
