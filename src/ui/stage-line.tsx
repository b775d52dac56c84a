import type { FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export type StageState = 'done' | 'active' | 'due' | 'late' | 'ahead' | 'skipped';

export interface StageItem {
  number: number;
  name: string;
  state: StageState;
  /** Its own words instead of the usual ones of the state. */
  word?: string | undefined;
  /** A short count or a term: "3 of 5 tasks", "by 30 November". */
  note?: string | undefined;
  href?: string | undefined;
  current?: boolean | undefined;
}

const icons: Record<StageState, IconName> = {
  done: 'circle-check',
  active: 'player-play',
  due: 'clock',
  late: 'alert-octagon',
  ahead: 'circle-dashed',
  skipped: 'circle-minus',
};

/** The stages of a programme year as a line of lights, each with its word. */
export const StageLine: FC<{ t: Translate; stages: readonly StageItem[]; label: string }> = (props) => (
  <ol class="stage-line" aria-label={props.label}>
    {props.stages.map((stage) => {
      const words = (
        <>
          <span class="stage-line__light">
            <span class="stage-line__number" aria-hidden="true">
              {stage.number}
            </span>
            <Icon name={icons[stage.state]} size="s" />
          </span>
          <span class="stage-line__words">
            <span class="visually-hidden">{props.t('ui.stage.number', { number: stage.number })} </span>
            <span class="stage-line__name">{stage.name}</span>
            <span class="stage-line__state">{stage.word ?? props.t(`ui.stage.${stage.state}`)}</span>
            {stage.note ? <span class="stage-line__note">{stage.note}</span> : null}
          </span>
        </>
      );
      return (
        <li
          class="stage-line__stage"
          data-state={stage.state}
          aria-current={stage.current ? 'step' : undefined}
        >
          {stage.href ? (
            <a class="stage-line__link" href={stage.href}>
              {words}
            </a>
          ) : (
            <span class="stage-line__link">{words}</span>
          )}
        </li>
      );
    })}
  </ol>
);
