import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { Icon } from './icon.tsx';
import { type Tone, toneIcon } from './tone.ts';

export interface StatProps {
  t: Translate;
  value: number | string;
  /** What is counted: "consents collected". */
  label: string;
  /** Out of how many; draws the share under the number. */
  total?: number | undefined;
  /** Where the number opens to what it is made of. */
  href?: string | undefined;
  /** Last year's number. */
  previous?: number | string | undefined;
  /** A state with its word: "12 left", "below the target". */
  state?: { tone: Tone; word: string } | undefined;
  note?: Child | undefined;
}

/** A number that says what it counts, out of how many, and opens to what it is made of. */
export const Stat: FC<StatProps> = (props) => {
  const { t, value, total } = props;
  const share = typeof value === 'number' && total ? Math.max(0, Math.min(1, value / total)) : undefined;
  const body = (
    <>
      <span class="stat__figure">
        <span class="stat__value">{typeof value === 'number' ? t('ui.number', { value }) : value}</span>
        {total === undefined ? null : <span class="stat__total">{t('ui.stat.of', { total })}</span>}
      </span>
      <span class="stat__label">{props.label}</span>
      {share === undefined ? null : (
        <svg class="stat__share" width="100%" height="4" aria-hidden="true" focusable="false">
          <rect class="stat__track" width="100%" height="4" rx="2" />
          <rect class="stat__part" width={`${(share * 100).toFixed(1)}%`} height="4" rx="2" />
        </svg>
      )}
      {props.state ? (
        <span class="stat__state" data-tone={props.state.tone}>
          <Icon name={toneIcon[props.state.tone]} size="s" />
          {props.state.word}
        </span>
      ) : null}
      {props.previous === undefined ? null : (
        <span class="stat__note">{t('ui.stat.previous', { value: props.previous })}</span>
      )}
      {props.note ? <span class="stat__note">{props.note}</span> : null}
    </>
  );
  return props.href ? (
    <a class="stat" href={props.href}>
      {body}
    </a>
  ) : (
    <div class="stat">{body}</div>
  );
};

/** Numbers of one subject in one frame. */
export const Stats: FC<PropsWithChildren> = ({ children }) => <div class="stats">{children}</div>;
