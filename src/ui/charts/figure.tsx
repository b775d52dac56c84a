import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import type { Translate } from '../../i18n/index.ts';
import { PlainTable, type PlainTableProps } from '../table-parts.tsx';

export interface ChartFigureProps {
  t: Translate;
  /** A sentence that says what the picture shows. */
  finding: string;
  /** What is measured, of how many, how sure: one line under the finding. */
  basis?: Child | undefined;
  /** The same numbers as a table, opened under the picture. */
  table?: Omit<PlainTableProps, 'caption' | 'hideCaption'> | undefined;
}

/** A chart with the sentence it proves on top and its numbers as a table under it. */
export const ChartFigure: FC<PropsWithChildren<ChartFigureProps>> = (props) => (
  <figure class="chart">
    <figcaption class="chart__head">
      <span class="chart__finding">{props.finding}</span>
      {props.basis ? <span class="chart__basis">{props.basis}</span> : null}
    </figcaption>
    {props.children}
    {props.table ? (
      <details class="chart__table">
        <summary>{props.t('ui.chart.table')}</summary>
        <PlainTable {...props.table} caption={props.finding} hideCaption />
      </details>
    ) : null}
  </figure>
);
