import type { FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';

export interface ProgressProps {
  t: Translate;
  /** What is being done. */
  label: string;
  done: number;
  /** Unknown yet: leave it out. */
  total?: number | undefined;
  state?: 'running' | 'done' | 'failed' | undefined;
  /** Words about the present step, read aloud politely when they change. */
  note?: string | undefined;
  /**
   * Address that answers `{ done, total?, state, note? }`. The `progress-poll` island asks it every second and
   * loads the page again at the end; without script the page refreshes itself (`Document.refreshSeconds`).
   */
  pollHref?: string | undefined;
  id?: string | undefined;
}

/** A bar with counts: what is done out of what. */
export const Progress: FC<ProgressProps> = (props) => {
  const { t, done, total, state = 'running' } = props;
  const id = props.id ?? 'progress';
  const counts = total === undefined ? String(done) : t('ui.progress.counts', { done, total });
  return (
    <div
      class="progress"
      data-state={state}
      data-poll={props.pollHref}
      data-words={props.pollHref ? t('ui.progress.counts', { done: '{done}', total: '{total}' }) : undefined}
    >
      <div class="progress__head">
        <label class="progress__label" for={id}>
          {props.label}
        </label>
        <span class="progress__counts" data-part="counts">
          {counts}
        </span>
      </div>
      <progress
        class="progress__bar"
        id={id}
        max={total === undefined ? undefined : Math.max(total, 1)}
        value={total === undefined ? undefined : Math.min(done, total)}
      >
        {counts}
      </progress>
      <p class="progress__note" role="status" data-part="note">
        {props.note ?? t(`ui.progress.${state}`)}
      </p>
    </div>
  );
};
