import type { Child, FC } from 'hono/jsx';
import { Icon } from './icon.tsx';
import { type Tone, toneIcon } from './tone.ts';

export interface TimelineItem {
  /** The day in words: "5 September 2026". */
  when: string;
  /** The same day for machines, YYYY-MM-DD. */
  date?: string | undefined;
  title: Child;
  text?: Child | undefined;
  tone?: Tone | undefined;
}

/** What happened or will happen, in order of days. */
export const Timeline: FC<{ items: readonly TimelineItem[] }> = ({ items }) => (
  <ol class="timeline">
    {items.map((item) => (
      <li class="timeline__item" data-tone={item.tone ?? 'neutral'}>
        <Icon name={toneIcon[item.tone ?? 'neutral']} size="s" />
        <time class="timeline__when" datetime={item.date}>
          {item.when}
        </time>
        <div class="timeline__body">
          <p class="timeline__title">{item.title}</p>
          {item.text ? <div class="timeline__text">{item.text}</div> : null}
        </div>
      </li>
    ))}
  </ol>
);
