import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import { Icon } from './icon.tsx';

export interface FoldProps {
  title: string;
  /** Heading level; 2 unless the fold stands inside another block. */
  level?: 2 | 3 | undefined;
  /** Before the title: a light, a number. */
  mark?: Child | undefined;
  /** At the far end of the title: a state, a count. */
  note?: Child | undefined;
  open?: boolean | undefined;
  id?: string | undefined;
  /** `line` has no frame: for a part of a card. */
  look?: 'card' | 'line' | undefined;
}

/** A titled part that opens and closes without script. Paper shows it open. */
export const Fold: FC<PropsWithChildren<FoldProps>> = (props) => {
  const Tag = `h${props.level ?? 2}` as 'h2' | 'h3';
  return (
    <details class="fold" open={props.open ?? false} id={props.id} data-look={props.look ?? 'card'}>
      <summary class="fold__summary">
        <Icon name="chevron-right" size="s" />
        {props.mark}
        <Tag class="fold__title">{props.title}</Tag>
        {props.note ? <span class="fold__note">{props.note}</span> : null}
      </summary>
      <div class="fold__body">{props.children}</div>
    </details>
  );
};
