import type { FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';

export interface Tab {
  label: string;
  href: string;
  current?: boolean | undefined;
  count?: number | undefined;
}

/** Parts of one subject, each with its own address. */
export const Tabs: FC<{ t: Translate; items: readonly Tab[]; label?: string | undefined }> = (props) => (
  <nav class="tabs" aria-label={props.label ?? props.t('ui.nav.tabs')}>
    <ul class="tabs__list">
      {props.items.map((item) => (
        <li>
          <a class="tabs__tab" href={item.href} aria-current={item.current ? 'page' : undefined}>
            {item.label}
            {item.count === undefined ? null : <span class="tabs__count">{item.count}</span>}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
