import type { FC } from 'hono/jsx';
import type { Translate } from '../../i18n/index.ts';
import type { Tone } from '../tone.ts';
import { ChartFigure } from './figure.tsx';
import { percent } from './scale.ts';

export interface TimeBand {
  label: string;
  /** Positions on the strip, from 0 at its start to `length` at its end (days, for example). */
  from: number;
  to: number;
  /** The term in words: "September to October 2026". */
  display: string;
  tone?: Tone | undefined;
  href?: string | undefined;
}

export interface TimeStripProps {
  t: Translate;
  finding: string;
  /** Length of the strip in the unit of the bands. */
  length: number;
  /** Divisions from left to right: a month's short name and where it begins. */
  divisions: readonly { label: string; from: number }[];
  bands: readonly TimeBand[];
  /** Where today is. */
  now?: number | undefined;
}

/** Terms as bands over months: each row a name, its band and its term in words. */
export const TimeStrip: FC<TimeStripProps> = (props) => {
  const range = [0, props.length] as const;
  const at = (value: number) => percent(value, range);
  return (
    <ChartFigure t={props.t} finding={props.finding}>
      <table class="time-strip">
        <thead aria-hidden="true">
          <tr>
            <td />
            <td class="time-strip__plot">
              <svg class="time-strip__svg" width="100%" height="18" aria-hidden="true" focusable="false">
                {props.divisions.map((division) => (
                  <text class="time-strip__division" x={at(division.from)} y="13">
                    {division.label}
                  </text>
                ))}
              </svg>
            </td>
          </tr>
        </thead>
        <tbody>
          {props.bands.map((band) => (
            <tr class="time-strip__row" data-tone={band.tone}>
              <th class="time-strip__label" scope="row">
                {band.href ? <a href={band.href}>{band.label}</a> : band.label}
              </th>
              <td class="time-strip__plot">
                <svg class="time-strip__svg" width="100%" height="100%" aria-hidden="true" focusable="false">
                  {props.divisions.map((division) => (
                    <line
                      class="dot-plot__grid"
                      x1={at(division.from)}
                      x2={at(division.from)}
                      y1="0"
                      y2="100%"
                    />
                  ))}
                  <rect
                    class="time-strip__band"
                    x={at(band.from)}
                    width={percent(band.to - band.from, range)}
                    y="50%"
                    height="12"
                    rx="3"
                  />
                  {props.now === undefined ? null : (
                    <line class="time-strip__now" x1={at(props.now)} x2={at(props.now)} y1="0" y2="100%" />
                  )}
                </svg>
                <span class="visually-hidden">{band.display}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ChartFigure>
  );
};
