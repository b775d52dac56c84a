import type { FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { Icon } from './icon.tsx';

export interface FilterChip {
  label: string;
  href: string;
  current?: boolean | undefined;
  count?: number | undefined;
}

export interface FilterChipsProps {
  t: Translate;
  chips: readonly FilterChip[];
  label?: string | undefined;
  /** The list without any filter; shown when one is set. */
  clearHref?: string | undefined;
}

/** Filters as links: each leads to the list with that filter set, or taken off when it is set. */
export const FilterChips: FC<FilterChipsProps> = ({ t, chips, label, clearHref }) => (
  <nav class="chips" aria-label={label ?? t('ui.table.filters')}>
    <ul class="chips__list">
      {chips.map((chip) => (
        <li>
          <a class="chips__chip" href={chip.href} aria-current={chip.current ? 'true' : undefined}>
            {chip.current ? <Icon name="check" size="s" /> : null}
            {chip.label}
            {chip.count === undefined ? null : <span class="chips__count">{chip.count}</span>}
          </a>
        </li>
      ))}
      {clearHref ? (
        <li>
          <a class="chips__clear" href={clearHref}>
            {t('ui.table.clearFilters')}
          </a>
        </li>
      ) : null}
    </ul>
  </nav>
);
