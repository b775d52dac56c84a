import type { Child, FC } from 'hono/jsx';
import type { Translate } from '../../i18n/index.ts';
import { ChartFigure } from './figure.tsx';
import { commonDigits, formatChange, formatNumber } from './number.ts';
import { percent, ticks } from './scale.ts';

export interface DotRow {
  label: string;
  /** Left out when the group is too small to be shown. */
  before?: number | undefined;
  after?: number | undefined;
  /** Interval of the later value. */
  low?: number | undefined;
  high?: number | undefined;
  /** Number of people, in words: "18 pairs". */
  size?: string | undefined;
}

export interface DotPlotProps {
  t: Translate;
  finding: string;
  /** Number of people with both measurements and what the interval is. */
  basis: Child;
  rows: readonly DotRow[];
  min: number;
  max: number;
  hiddenBelow?: number | undefined;
}

/** Before (ring) and after (dot) of several measures on one scale, with the interval of the later value. */
export const DotPlot: FC<DotPlotProps> = (props) => {
  const { t } = props;
  const range = [props.min, props.max] as const;
  const at = (value: number) => percent(value, range);
  const marks = ticks(props.min, props.max, 5);
  const digits = commonDigits(props.rows.flatMap((row) => [row.before ?? 0, row.after ?? 0]));
  const number = (value: number) => formatNumber(t, value, digits);
  return (
    <ChartFigure t={t} finding={props.finding} basis={props.basis}>
      <p class="chart__key">
        <svg class="chart__key-sign" width="16" height="16" aria-hidden="true" focusable="false">
          <circle class="dot-plot__before" cx="8" cy="8" r="4.5" />
        </svg>
        {t('ui.chart.before')}
        <svg class="chart__key-sign" width="16" height="16" aria-hidden="true" focusable="false">
          <circle class="dot-plot__after" cx="8" cy="8" r="5" />
        </svg>
        {t('ui.chart.after')}
        <svg class="chart__key-sign" width="24" height="16" aria-hidden="true" focusable="false">
          <rect class="dot-plot__interval" x="1" width="22" y="8" height="10" rx="5" />
        </svg>
        {t('ui.chart.interval')}
      </p>
      <table class="dot-plot">
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t('ui.chart.label')}</th>
            <td />
            <th scope="col">{t('ui.chart.before')}</th>
            <th scope="col">{t('ui.chart.after')}</th>
            <th scope="col">{t('ui.chart.change')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr class="dot-plot__row">
              <th class="dot-plot__label" scope="row">
                {row.label}
                {row.size ? <span class="dot-plot__size">{row.size}</span> : null}
              </th>
              {row.before === undefined || row.after === undefined ? (
                <td class="bar-chart__hidden" colspan={4}>
                  {t('ui.chart.hidden', { min: props.hiddenBelow ?? 5 })}
                </td>
              ) : (
                <>
                  <td class="dot-plot__plot">
                    <svg
                      class="dot-plot__svg"
                      width="100%"
                      height="100%"
                      aria-hidden="true"
                      focusable="false"
                    >
                      {marks.map((mark) => (
                        <line class="dot-plot__grid" x1={at(mark)} x2={at(mark)} y1="0" y2="100%" />
                      ))}
                      {row.low === undefined || row.high === undefined ? null : (
                        <rect
                          class="dot-plot__interval"
                          x={at(row.low)}
                          width={percent(row.high - row.low, [0, props.max - props.min])}
                          y="50%"
                          height="10"
                          rx="5"
                        />
                      )}
                      <line
                        class="dot-plot__change"
                        x1={at(row.before)}
                        x2={at(row.after)}
                        y1="50%"
                        y2="50%"
                      />
                      <circle class="dot-plot__before" cx={at(row.before)} cy="50%" r="4.5" />
                      <circle class="dot-plot__after" cx={at(row.after)} cy="50%" r="5" />
                    </svg>
                  </td>
                  <td class="dot-plot__value">{number(row.before)}</td>
                  <td class="dot-plot__value">{number(row.after)}</td>
                  <td class="dot-plot__value dot-plot__value--change">
                    {formatChange(t, row.after - row.before, digits)}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
        <tfoot aria-hidden="true">
          <tr>
            <td />
            <td class="dot-plot__plot">
              <svg class="dot-plot__svg" width="100%" height="18" aria-hidden="true" focusable="false">
                {marks.map((mark) => (
                  <text class="dot-plot__tick" x={at(mark)} y="13" text-anchor="middle">
                    {mark}
                  </text>
                ))}
              </svg>
            </td>
            <td colspan={3} />
          </tr>
        </tfoot>
      </table>
    </ChartFigure>
  );
};
