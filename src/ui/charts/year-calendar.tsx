import type { FC } from 'hono/jsx';
import type { Translate } from '../../i18n/index.ts';
import { Icon } from '../icon.tsx';
import type { IconName } from '../icon-names.ts';
import type { TaskState } from '../task-list.tsx';

export interface CalendarBar {
  label: string;
  /** A short sign before the label: the number of the line. */
  code?: string | undefined;
  href?: string | undefined;
  /** Months from the first of the calendar, with parts: 1.5 is the middle of the second month. */
  from: number;
  to: number;
  state: TaskState;
  /** State and term in words, for readers who do not see the bar. */
  words: string;
}

export interface CalendarGroup {
  /** The bar of the group as a whole: a stage. */
  head: CalendarBar;
  bars: readonly CalendarBar[];
}

export interface YearCalendarProps {
  t: Translate;
  caption: string;
  /** Head of the column of names. */
  nameLabel: string;
  /** Months in order: short and full name, and the year. */
  months: readonly { label: string; name: string; year: number }[];
  groups: readonly CalendarGroup[];
  /** Where today is, in months from the first; undefined when it lies outside. */
  now?: number | undefined;
  nowLabel: string;
}

const icons: Record<TaskState, IconName> = {
  late: 'alert-octagon',
  due: 'clock',
  ahead: 'circle-dashed',
  done: 'circle-check',
  waiting: 'circle-minus',
};

const BarRow: FC<{ bar: CalendarBar; months: number; now: number | undefined; head?: boolean }> = (props) => {
  const { bar, months } = props;
  const at = (value: number) => `${Number(((value / months) * 100).toFixed(3))}%`;
  return (
    <tr class="year-calendar__row" data-state={bar.state} data-head={props.head ? 'true' : undefined}>
      <th class="year-calendar__name" scope={props.head ? 'rowgroup' : 'row'}>
        <span class="year-calendar__words">
          <Icon name={icons[bar.state]} size="s" />
          {bar.code ? <span class="year-calendar__code">{bar.code}</span> : null}
          {bar.href ? <a href={bar.href}>{bar.label}</a> : <span>{bar.label}</span>}
        </span>
      </th>
      <td class="year-calendar__plot" colspan={months}>
        <svg class="year-calendar__svg" width="100%" height="100%" aria-hidden="true" focusable="false">
          {Array.from({ length: months - 1 }, (_, index) => (
            <line class="year-calendar__grid" x1={at(index + 1)} x2={at(index + 1)} y1="0" y2="100%" />
          ))}
          <svg x="0" y="50%" width="100%" height="14" overflow="visible" aria-hidden="true">
            <rect
              class="year-calendar__bar"
              x={at(bar.from)}
              width={at(Math.max(bar.to - bar.from, 0.2))}
              y={props.head ? '-4' : '-6'}
              height={props.head ? '8' : '12'}
              rx={props.head ? '2' : '4'}
            />
          </svg>
          {props.now === undefined ? null : (
            <line class="year-calendar__now" x1={at(props.now)} x2={at(props.now)} y1="0" y2="100%" />
          )}
        </svg>
        <span class="visually-hidden">{bar.words}</span>
      </td>
    </tr>
  );
};

/** Terms of a year as bars over its months, stage by stage, with a line where today is. Prints on a wide sheet. */
export const YearCalendar: FC<YearCalendarProps> = (props) => {
  const years = [...new Set(props.months.map((month) => month.year))];
  const count = props.months.length;
  return (
    <table class="year-calendar">
      <caption class="visually-hidden">{props.caption}</caption>
      <colgroup>
        <col class="year-calendar__first" />
        {props.months.map(() => (
          <col />
        ))}
      </colgroup>
      <thead>
        <tr>
          <td />
          {years.map((year) => (
            <th
              class="year-calendar__year"
              scope="colgroup"
              colspan={props.months.filter((month) => month.year === year).length}
            >
              {year}
            </th>
          ))}
        </tr>
        <tr>
          <th class="year-calendar__corner" scope="col">
            {props.nameLabel}
          </th>
          {props.months.map((month, index) => {
            const current = props.now !== undefined && Math.floor(props.now) === index;
            return (
              <th class="year-calendar__month" scope="col" data-current={current ? 'true' : undefined}>
                <abbr title={`${month.name} ${month.year}`}>{month.label}</abbr>
                {current ? <span class="visually-hidden"> {props.nowLabel}</span> : null}
              </th>
            );
          })}
        </tr>
      </thead>
      {props.groups.map((group) => (
        <tbody>
          <BarRow bar={group.head} months={count} now={props.now} head />
          {group.bars.map((bar) => (
            <BarRow bar={bar} months={count} now={props.now} />
          ))}
        </tbody>
      ))}
    </table>
  );
};
