import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export interface EmptyStateProps {
  /** What will be here. */
  title: string;
  /** The one next step. */
  action?: Child | undefined;
  icon?: IconName | undefined;
  /** How it will look: a few example rows or a picture; not read aloud. */
  sample?: Child | undefined;
  level?: 2 | 3 | undefined;
}

/** An empty place that teaches: what this is, why it matters (children), the one next step, a sample. */
export const EmptyState: FC<PropsWithChildren<EmptyStateProps>> = (props) => {
  const Tag = `h${props.level ?? 2}` as 'h2' | 'h3';
  return (
    <div class="empty-state">
      <div class="empty-state__words">
        <span class="empty-state__sign" aria-hidden="true">
          <Icon name={props.icon ?? 'circle-dashed'} size="l" />
        </span>
        <Tag class="empty-state__title">{props.title}</Tag>
        {props.children ? <div class="empty-state__why">{props.children}</div> : null}
        {props.action ? <div class="empty-state__action">{props.action}</div> : null}
      </div>
      {props.sample ? (
        <div class="empty-state__sample" aria-hidden="true">
          {props.sample}
        </div>
      ) : null}
    </div>
  );
};
