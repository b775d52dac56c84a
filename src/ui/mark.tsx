import type { FC } from 'hono/jsx';

/**
 * The product mark: a taller and a shorter form that lean on one another. It is drawn with the text colour
 * of its place, the shorter form lighter, so that it stands on any ground and prints in black.
 */
export const Mark: FC<{ size?: 's' | 'm' | 'l' | undefined }> = ({ size = 'm' }) => (
  <svg class="mark" data-size={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path class="mark__tall" d="M2.8 29 11.4 5.7a3.8 3.8 0 0 1 7.2 2.6L10.9 29Z" />
    <path class="mark__short" d="M22.1 29 17.8 17.3a3.8 3.8 0 0 1 7.2-2.6L30.2 29Z" />
  </svg>
);
