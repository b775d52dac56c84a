import type { FC } from 'hono/jsx';
import { asset } from './assets.ts';
import type { IconName } from './icon-names.ts';

export interface IconProps {
  name: IconName;
  size?: 's' | 'm' | 'l' | undefined;
}

/** A picture from the sprite. It says nothing to a screen reader: a word always stands beside it. */
export const Icon: FC<IconProps> = ({ name, size = 'm' }) => (
  <svg class="icon" data-size={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <use href={`${asset('icons.svg')}#${name}`} />
  </svg>
);
