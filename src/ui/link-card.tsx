import type { Child, FC } from 'hono/jsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export interface LinkCardProps {
  href: string;
  title: string;
  text?: Child | undefined;
  icon?: IconName | undefined;
  /** `l` for children: a big target with few words. */
  size?: 'm' | 'l' | undefined;
  /** Something to see before going: a badge, a number. */
  badge?: Child | undefined;
}

/** A whole card that is one link. */
export const LinkCard: FC<LinkCardProps> = ({ href, title, text, icon, size = 'm', badge }) => (
  <a class="link-card" href={href} data-size={size}>
    {icon ? (
      <span class="link-card__sign">
        <Icon name={icon} size={size === 'l' ? 'l' : 'm'} />
      </span>
    ) : null}
    <span class="link-card__words">
      <span class="link-card__title">{title}</span>
      {text ? <span class="link-card__text">{text}</span> : null}
      {badge ? <span class="link-card__badge">{badge}</span> : null}
    </span>
    <Icon name="chevron-right" size="s" />
  </a>
);
