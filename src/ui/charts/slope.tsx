import type { Child, FC } from 'hono/jsx';
import type { Translate } from '../../i18n/index.ts';
import { ChartFigure } from './figure.tsx';
import { commonDigits, formatChange, formatNumber } from './number.ts';
import { linearScale, spread } from './scale.ts';

export interface SlopeLine {
  label: string;
  before: number;
  after: number;
  /** The line that the finding is about. */
  strong?: boolean | undefined;
}

export interface SlopeProps {
  t: Translate;
  finding: string;
  /** Number of people with both measurements and how sure the difference is. */
  basis: Child;
  lines: readonly SlopeLine[];
  beforeLabel?: string | undefined;
  afterLabel?: string | undefined;
  /** Ends of the scale; the least and the largest value unless given. */
  min?: number | undefined;
  max?: number | undefined;
}

const box = { width: 320, left: 36, right: 158, top: 34, lineHeight: 16 };

/** A text for a narrow column, broken at spaces into at most two lines of about `length` signs. */
export function breakLabel(text: string, length: number): string[] {
  const words = text.split(' ');
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && (last.length + word.length < length || lines.length === 2)) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines.map((line, index) =>
    index === 1 && line.length > length + 4 ? `${line.slice(0, length + 2).trimEnd()}…` : line,
  );
}

/** Before and after as lines between two columns, with names at the right ends. */
export const Slope: FC<SlopeProps> = (props) => {
  const { t, lines } = props;
  const values = lines.flatMap((line) => [line.before, line.after]);
  const domain = [props.min ?? Math.min(...values), props.max ?? Math.max(...values)] as const;
  const labels = lines.map((line) => breakLabel(line.label, 14));
  const gap = box.lineHeight * Math.max(1, ...labels.map((label) => label.length)) + 6;
  const height = Math.max(200, lines.length * gap + box.top + 16);
  const y = linearScale(domain, [height - 24, box.top + 12]);
  const limits = [box.top + 8, height - gap + 12] as const;
  const beforeY = spread(
    lines.map((line) => y(line.before)),
    box.lineHeight,
    [box.top + 8, height - 12],
  );
  const afterY = spread(
    lines.map((line) => y(line.after)),
    gap,
    limits,
  );
  const before = props.beforeLabel ?? t('ui.chart.before');
  const after = props.afterLabel ?? t('ui.chart.after');
  const digits = commonDigits(values);
  const number = (value: number) => formatNumber(t, value, digits);
  return (
    <ChartFigure
      t={t}
      finding={props.finding}
      basis={props.basis}
      table={{
        head: [
          { label: t('ui.chart.label') },
          { label: before, numeric: true },
          { label: after, numeric: true },
          { label: t('ui.chart.change'), numeric: true },
        ],
        rows: lines.map((line) => [
          line.label,
          number(line.before),
          number(line.after),
          formatChange(t, line.after - line.before, digits),
        ]),
        rowHeads: true,
      }}
    >
      <svg class="slope" viewBox={`0 0 ${box.width} ${height}`} role="img" aria-label={props.finding}>
        <text class="slope__head" x={box.left} y="16" text-anchor="middle">
          {before}
        </text>
        <text class="slope__head" x={box.right} y="16" text-anchor="middle">
          {after}
        </text>
        <line class="slope__axis" x1={box.left} x2={box.left} y1={box.top - 8} y2={height} />
        <line class="slope__axis" x1={box.right} x2={box.right} y1={box.top - 8} y2={height} />
        {lines.map((line, index) => {
          const left = beforeY[index] ?? 0;
          const right = afterY[index] ?? 0;
          return (
            <g class="slope__line" data-strong={line.strong ? 'true' : undefined}>
              <line x1={box.left} x2={box.right} y1={y(line.before)} y2={y(line.after)} />
              <circle cx={box.left} cy={y(line.before)} r="4" />
              <circle cx={box.right} cy={y(line.after)} r="4" />
              <line
                class="slope__leader"
                x1={box.right + 6}
                x2={box.right + 14}
                y1={y(line.after)}
                y2={right}
              />
              <text class="slope__value" x={box.left - 9} y={left + 4.5} text-anchor="end">
                {number(line.before)}
              </text>
              <text class="slope__value" x={box.right + 17} y={right + 4.5}>
                {number(line.after)}
              </text>
              {labels[index]?.map((part, row) => (
                <text class="slope__label" x={box.right + 46} y={right + 4.5 + row * box.lineHeight}>
                  {part}
                </text>
              ))}
            </g>
          );
        })}
      </svg>
    </ChartFigure>
  );
};
