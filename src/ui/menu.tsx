import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

/** A line of a menu: a link, or a button that posts when `action` is given. */
export interface MenuItem {
  label: string;
  href?: string | undefined;
  action?: string | undefined;
  /** Fields sent with `action`. */
  hidden?: Record<string, string> | undefined;
  icon?: IconName | undefined;
  tone?: 'danger' | undefined;
  current?: boolean | undefined;
  /** Offers the link's target as a file. */
  download?: boolean | undefined;
}

export interface MenuProps {
  /** Words on the closed menu. */
  label: string;
  icon?: IconName | undefined;
  /** Shows the icon only; the label is still read aloud. */
  iconOnly?: boolean | undefined;
  items?: readonly MenuItem[] | undefined;
  /** Side on which the open list hangs. */
  align?: 'start' | 'end' | undefined;
  /** Other content instead of, or under, the items. */
  children?: Child | undefined;
}

export const MenuList: FC<{ items: readonly MenuItem[] }> = ({ items }) => (
  <ul class="menu__list">
    {items.map((item) => (
      <li>
        {item.action === undefined ? (
          <a
            class="menu__item"
            href={item.href ?? '#'}
            data-tone={item.tone}
            aria-current={item.current ? 'true' : undefined}
            download={item.download}
          >
            {item.icon ? <Icon name={item.icon} /> : null}
            <span class="menu__word">{item.label}</span>
            {item.current ? <Icon name="check" size="s" /> : null}
          </a>
        ) : (
          <form method="post" action={item.action}>
            {Object.entries(item.hidden ?? {}).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <button type="submit" class="menu__item" data-tone={item.tone}>
              {item.icon ? <Icon name={item.icon} /> : null}
              <span class="menu__word">{item.label}</span>
            </button>
          </form>
        )}
      </li>
    ))}
  </ul>
);

/** A list of secondary actions that opens without script. */
export const Menu: FC<PropsWithChildren<MenuProps>> = (props) => (
  <details class="menu" data-align={props.align ?? 'end'} data-menu="true">
    <summary class="menu__summary" data-icon-only={props.iconOnly ? 'true' : undefined}>
      {props.icon ? <Icon name={props.icon} /> : null}
      <span class={props.iconOnly ? 'visually-hidden' : undefined}>{props.label}</span>
      {props.iconOnly ? null : <Icon name="chevron-down" size="s" />}
    </summary>
    <div class="menu__sheet">
      {props.items?.length ? <MenuList items={props.items} /> : null}
      {props.children}
    </div>
  </details>
);
