import type { FC, PropsWithChildren } from 'hono/jsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';
import { type Tone, toneIcon } from './tone.ts';

export interface StatusProps {
  tone?: Tone | undefined;
  icon?: IconName | undefined;
}

/** A state in a list or a line: icon and word, without a frame. */
export const Status: FC<PropsWithChildren<StatusProps>> = ({ tone = 'neutral', icon, children }) => (
  <span class="status" data-tone={tone}>
    <Icon name={icon ?? toneIcon[tone]} size="s" />
    <span class="status__word">{children}</span>
  </span>
);

/** The same on a tinted ground, for the head of a page or a card. */
export const Badge: FC<PropsWithChildren<StatusProps>> = ({ tone = 'neutral', icon, children }) => (
  <span class="badge" data-tone={tone}>
    <Icon name={icon ?? toneIcon[tone]} size="s" />
    <span class="badge__word">{children}</span>
  </span>
);

/** A small word without a state: a form of mentoring, a subject, a class. */
export const Tag: FC<PropsWithChildren> = ({ children }) => <span class="tag">{children}</span>;
