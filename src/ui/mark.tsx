import type { FC } from 'hono/jsx';

/**
 * The product mark: a taller and a shorter form that lean on one another. It is drawn with the text colour
 * of its place, the shorter form lighter, so that it stands on any ground and prints in black.
 */
export const Mark: FC<{ size?: 's' | 'm' | 'l' | undefined }> = ({ size = 'm' }) => (
  <svg class="mark" data-size={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path
      class="mark__tall"
      d="M3.6 27.5 12.1 5.9a3.4 3.4 0 0 1 6.4.2l1.9 5.6-6.9 17.1a2.7 2.7 0 0 1-2.5 1.7H5.6a2.2 2.2 0 0 1-2-3Z"
    />
    <path
      class="mark__short"
      d="M21.8 14.6a2.6 2.6 0 0 1 2.5 1.8l3.9 11.3a2.1 2.1 0 0 1-2 2.8h-7.3a2.1 2.1 0 0 1-2-2.8l2.4-10.5a3.4 3.4 0 0 1 2.5-2.6Z"
    />
  </svg>
);
