import type { FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { Icon } from './icon.tsx';

export interface Crumb {
  label: string;
  href: string;
}

/** The way down to this page. The page itself is its title and is not repeated. */
export const Breadcrumbs: FC<{ t: Translate; items: readonly Crumb[] }> = ({ t, items }) => (
  <nav class="breadcrumbs" aria-label={t('ui.nav.breadcrumbs')}>
    <ol class="breadcrumbs__list">
      {items.map((item) => (
        <li class="breadcrumbs__item">
          <a href={item.href}>{item.label}</a>
          <Icon name="chevron-right" size="s" />
        </li>
      ))}
    </ol>
  </nav>
);
