import type { Child, FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export type TaskState = 'late' | 'due' | 'ahead' | 'done' | 'waiting';

export interface TaskItem {
  title: string;
  href?: string | undefined;
  state: TaskState;
  /** Its own words instead of the usual ones of the state; empty when the line says it in `due` or `note`. */
  word?: string | undefined;
  /** The term in words: "by 30 November", "12 days late". */
  due?: string | undefined;
  /** Who, where, why: one line. */
  note?: Child | undefined;
  /** The one-tap action: a PostButton or a ButtonLink of size `s`. */
  action?: Child | undefined;
}

const icons: Record<TaskState, IconName> = {
  late: 'alert-octagon',
  due: 'clock',
  ahead: 'circle-dashed',
  done: 'circle-check',
  waiting: 'hourglass',
};

/** What to do: each line with its state, its term and its one-tap action. */
export const TaskList: FC<{ t: Translate; items: readonly TaskItem[]; label?: string | undefined }> = (
  props,
) => (
  <ul class="task-list" aria-label={props.label}>
    {props.items.map((item) => (
      <li class="task" data-state={item.state}>
        <Icon name={icons[item.state]} />
        <div class="task__words">
          <span class="task__title">
            {item.href ? <a href={item.href}>{item.title}</a> : item.title}
            {item.word === '' ? null : (
              <span class="visually-hidden">, {item.word ?? props.t(`ui.task.${item.state}`)}</span>
            )}
          </span>
          {item.due || item.note ? (
            <span class="task__note">
              {item.due ? <span class="task__due">{item.due}</span> : null}
              {item.note ? <span>{item.note}</span> : null}
            </span>
          ) : null}
        </div>
        {item.action ? <div class="task__action">{item.action}</div> : null}
      </li>
    ))}
  </ul>
);
