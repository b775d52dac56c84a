import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';
import { type Tone, toneIcon } from './tone.ts';

export interface NoticeProps {
  tone?: Tone | undefined;
  title?: string | undefined;
  /** Another sign than that of the tone. */
  icon?: IconName | undefined;
  /** What can be done about it. */
  action?: Child | undefined;
}

/** Something to know before going on, in its place on the page. */
export const Notice: FC<PropsWithChildren<NoticeProps>> = ({
  tone = 'info',
  title,
  icon,
  action,
  children,
}) => (
  <div class="notice" data-tone={tone} role="note">
    <span class="notice__sign">
      <Icon name={icon ?? toneIcon[tone]} />
    </span>
    <div class="notice__body">
      {title ? <p class="notice__title">{title}</p> : null}
      {children ? <div class="notice__text">{children}</div> : null}
      {action ? <div class="notice__action">{action}</div> : null}
    </div>
  </div>
);

/** The same when it must be heard at once: read aloud as soon as the page shows it. */
export const Alert: FC<PropsWithChildren<NoticeProps>> = ({ tone = 'bad', title, action, children }) => (
  <div class="notice" data-tone={tone} role="alert">
    <span class="notice__sign">
      <Icon name={toneIcon[tone]} />
    </span>
    <div class="notice__body">
      {title ? <p class="notice__title">{title}</p> : null}
      {children ? <div class="notice__text">{children}</div> : null}
      {action ? <div class="notice__action">{action}</div> : null}
    </div>
  </div>
);
