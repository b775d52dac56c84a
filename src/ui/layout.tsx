import type { FC, PropsWithChildren } from 'hono/jsx';

type Gap = 'xs' | 's' | 'm' | 'l' | 'xl';

/** Things under one another with an even gap. */
export const Stack: FC<PropsWithChildren<{ gap?: Gap | undefined }>> = ({ gap = 'm', children }) => (
  <div class="stack" data-gap={gap}>
    {children}
  </div>
);

/** Things beside one another that wrap; `spread` pushes the last ones to the far edge. */
export const Cluster: FC<PropsWithChildren<{ gap?: Gap | undefined; spread?: boolean | undefined }>> = ({
  gap = 's',
  spread = false,
  children,
}) => (
  <div class="cluster" data-gap={gap} data-spread={spread ? 'true' : undefined}>
    {children}
  </div>
);

/** Equal cells that fill the width; `min` is the least width of a cell (xs 144, s 180, m 260, l 360 px). */
export const Grid: FC<
  PropsWithChildren<{ min?: 'xs' | 's' | 'm' | 'l' | undefined; gap?: Gap | undefined }>
> = ({ min = 'm', gap = 'm', children }) => (
  <div class="grid" data-min={min} data-gap={gap}>
    {children}
  </div>
);

/** Running text of 60-75 characters a line. */
export const Prose: FC<PropsWithChildren> = ({ children }) => <div class="prose">{children}</div>;

/** The first sentences of a page: what it says, before its parts. */
export const Lead: FC<PropsWithChildren> = ({ children }) => <p class="lead">{children}</p>;

/** Words for screen readers only. */
export const VisuallyHidden: FC<PropsWithChildren> = ({ children }) => (
  <span class="visually-hidden">{children}</span>
);

/** A block that only paper shows. */
export const PrintOnly: FC<PropsWithChildren> = ({ children }) => <div class="print-only">{children}</div>;

/** A block that paper leaves out. */
export const ScreenOnly: FC<PropsWithChildren> = ({ children }) => <div class="screen-only">{children}</div>;
