import type { Child, FC } from 'hono/jsx';
import type { Translate } from '../../i18n/index.ts';
import type { Tone } from '../tone.ts';
import { ChartFigure } from './figure.tsx';
import { percent } from './scale.ts';

export interface Bar {
  label: string;
  /** Left out when the group is too small to be shown. */
  value?: number | undefined;
  /** The value in words: "62 of 110", "4.3". The number itself unless given. */
  display?: string | undefined;
  /** Sets the bar apart; say why in the finding or the label. */
  tone?: Tone | undefined;
  /** Opens the number to what it is made of. */
  href?: string | undefined;
}

export interface BarChartProps {
  t: Translate;
  finding: string;
  basis?: Child | undefined;
  bars: readonly Bar[];
  /** The full length; the largest value unless given. */
  max?: number | undefined;
  /** A line that all are measured by. */
  target?: number | undefined;
  /** Groups below this number of people have no value; said in their place. 5 unless given. */
  hiddenBelow?: number | undefined;
}

/**
 * Horizontal bars with direct labels. It is a table whose middle column is drawn, so that it reads aloud,
 * copies and prints as one.
 */
export const BarChart: FC<BarChartProps> = (props) => {
  const { t, bars } = props;
  const values = bars.flatMap((bar) => (bar.value === undefined ? [] : [bar.value]));
  const range = [0, props.max ?? Math.max(1, ...values, props.target ?? 0)] as const;
  return (
    <ChartFigure t={t} finding={props.finding} basis={props.basis}>
      <table class="bar-chart">
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t('ui.chart.label')}</th>
            <td />
            <th scope="col">{t('ui.chart.value')}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr class="bar-chart__row" data-tone={bar.tone}>
              <th class="bar-chart__label" scope="row">
                {bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label}
              </th>
              {bar.value === undefined ? (
                <td class="bar-chart__hidden" colspan={2}>
                  {t('ui.chart.hidden', { min: props.hiddenBelow ?? 5 })}
                </td>
              ) : (
                <>
                  <td class="bar-chart__bar">
                    <svg class="bar-chart__svg" width="100%" height="20" aria-hidden="true" focusable="false">
                      <rect class="bar-chart__track" width="100%" height="12" y="4" rx="3" />
                      <rect
                        class="bar-chart__part"
                        width={percent(bar.value, range)}
                        height="12"
                        y="4"
                        rx="3"
                      />
                      {props.target === undefined ? null : (
                        <line
                          class="bar-chart__target"
                          x1={percent(props.target, range)}
                          x2={percent(props.target, range)}
                          y1="0"
                          y2="20"
                        />
                      )}
                    </svg>
                  </td>
                  <td class="bar-chart__value">{bar.display ?? t('ui.number', { value: bar.value })}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {props.target === undefined ? null : (
        <p class="chart__key">
          <svg class="chart__key-sign" width="12" height="16" aria-hidden="true" focusable="false">
            <line class="bar-chart__target" x1="6" x2="6" y1="0" y2="16" />
          </svg>
          {t('ui.chart.target', { value: props.target })}
        </p>
      )}
    </ChartFigure>
  );
};
