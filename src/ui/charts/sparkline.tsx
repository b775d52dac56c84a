import type { FC } from 'hono/jsx';
import type { Translate } from '../../i18n/index.ts';
import { linearScale } from './scale.ts';

export interface SparklineProps {
  t: Translate;
  /** What is shown: "Meetings by month". */
  label: string;
  /** In order of time; gaps are left out of the line. */
  values: readonly (number | undefined)[];
}

const width = 96;
const height = 24;

/** A word-sized line of how a number went, its last point marked; first and last value are read aloud. */
export const Sparkline: FC<SparklineProps> = ({ t, label, values }) => {
  const known = values.flatMap((value, index) => (value === undefined ? [] : [{ index, value }]));
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return null;
  const numbers = known.map((point) => point.value);
  const x = linearScale([0, Math.max(1, values.length - 1)], [3, width - 4]);
  const y = linearScale([Math.min(...numbers), Math.max(...numbers)], [height - 4, 4]);
  const points = known.map((point) => `${x(point.index).toFixed(1)},${y(point.value).toFixed(1)}`).join(' ');
  const words = `${label}: ${t('ui.chart.trend', { first: first.value, last: last.value })}`;
  return (
    <svg
      class="sparkline"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words}
    >
      <polyline class="sparkline__line" points={points} />
      <circle class="sparkline__end" cx={x(last.index).toFixed(1)} cy={y(last.value).toFixed(1)} r="2.5" />
    </svg>
  );
};
