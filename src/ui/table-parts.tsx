import type { Child, FC } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { Button, type ButtonKind } from './button.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-names.ts';

export interface Sort {
  key: string;
  direction: 'ascending' | 'descending';
}

export interface BulkAction {
  label: string;
  /** Sent as `action` with the ticked rows. */
  value: string;
  kind?: ButtonKind | undefined;
  icon?: IconName | undefined;
  /** Sends this action elsewhere than the form. */
  formAction?: string | undefined;
}

export interface Selection {
  /** Where the ticked rows are posted. */
  action: string;
  /** Name of the checkboxes; the values are the rows' keys. */
  name: string;
  actions: readonly BulkAction[];
  hidden?: Record<string, string> | undefined;
  /** More fields of the bulk form, for example the class that all ticked rows move to. */
  fields?: Child | undefined;
}

interface HeadCellProps {
  t: Translate;
  column: {
    key: string;
    header: string;
    sortable?: boolean | undefined;
    numeric?: boolean | undefined;
    from?: 'm' | 'l' | undefined;
  };
  sort: Sort | undefined;
  sortHref: ((sort: Sort) => string) | undefined;
}

/** A head cell; a link that sorts, or turns the order around when the table is sorted by it. */
export const HeadCell: FC<HeadCellProps> = ({ t, column, sort, sortHref }) => {
  const current = sort?.key === column.key ? sort.direction : undefined;
  const next = current === 'ascending' ? 'descending' : 'ascending';
  return (
    <th
      class="table__head"
      scope="col"
      data-numeric={column.numeric ? 'true' : undefined}
      data-from={column.from}
      aria-sort={current}
    >
      {column.sortable && sortHref ? (
        <a class="table__sort" href={sortHref({ key: column.key, direction: next })}>
          {column.header}
          <Icon
            name={current === 'ascending' ? 'arrow-narrow-up' : current ? 'arrow-narrow-down' : 'arrows-sort'}
            size="s"
          />
          <span class="visually-hidden">
            {t(next === 'ascending' ? 'ui.table.sortAscending' : 'ui.table.sortDescending')}
          </span>
        </a>
      ) : (
        column.header
      )}
    </th>
  );
};

export const SelectCell: FC<{ t: Translate; name: string; value: string; label: string }> = (props) => (
  <td class="table__select">
    <label class="table__tick">
      <input class="choice__input table__box" type="checkbox" name={props.name} value={props.value} />
      <span class="visually-hidden">{props.t('ui.table.select', { row: props.label })}</span>
    </label>
  </td>
);

/** Words for a number of ticked rows in every plural form; the island picks the right one. */
function pluralWords(t: Translate): string {
  // 1, 2 and 5 stand for the forms one, few and many of Russian; English repeats `other`.
  return [1, 2, 5].map((count) => t('ui.table.selected', { count }).replace(String(count), '#')).join('|');
}

/** What to do with the ticked rows. Style alone counts them; the island says it in a sentence. */
export const BulkBar: FC<{ t: Translate; selection: Selection }> = ({ t, selection }) => (
  <div class="bulk-bar" data-part="bar">
    <p class="bulk-bar__count" role="status" data-part="count" data-words={pluralWords(t)}>
      <span class="bulk-bar__plain">{t('ui.table.selectedCount')}</span>
    </p>
    <p class="bulk-bar__hint">{t('ui.table.selectHint')}</p>
    <div class="bulk-bar__actions">
      {selection.fields}
      {selection.actions.map((action) => (
        <Button
          name="action"
          value={action.value}
          kind={action.kind ?? 'secondary'}
          icon={action.icon}
          formAction={action.formAction}
          size="s"
        >
          {action.label}
        </Button>
      ))}
    </div>
  </div>
);

export interface PlainTableProps {
  /** What the table says. */
  caption: string;
  hideCaption?: boolean | undefined;
  head: readonly { label: string; numeric?: boolean | undefined }[];
  rows: readonly (readonly Child[])[];
  /** A line of totals. */
  foot?: readonly Child[] | undefined;
  /** Headings of rows in the first column. */
  rowHeads?: boolean | undefined;
  /** False inside something that is not read aloud, a sample for example. */
  focusable?: boolean | undefined;
}

/** A small table of figures without filters or links; scrolls by keyboard too inside its own frame when it is too wide. */
export const PlainTable: FC<PlainTableProps> = (props) => {
  const numeric = (index: number) => (props.head[index]?.numeric ? 'true' : undefined);
  return (
    <section
      class="scroll"
      tabindex={props.focusable === false ? undefined : 0}
      aria-label={props.focusable === false ? undefined : props.caption}
    >
      <table class="table table--plain">
        <caption class={props.hideCaption ? 'visually-hidden' : 'table__title'}>{props.caption}</caption>
        <thead>
          <tr>
            {props.head.map((cell, index) => (
              <th class="table__head" scope="col" data-numeric={numeric(index)}>
                {cell.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr class="table__row">
              {row.map((cell, index) => {
                const Tag = props.rowHeads && index === 0 ? 'th' : 'td';
                return (
                  <Tag
                    class="table__cell"
                    scope={Tag === 'th' ? 'row' : undefined}
                    data-numeric={numeric(index)}
                  >
                    {cell}
                  </Tag>
                );
              })}
            </tr>
          ))}
        </tbody>
        {props.foot ? (
          <tfoot>
            <tr>
              {props.foot.map((cell, index) => (
                <td class="table__cell" data-numeric={numeric(index)}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </section>
  );
};
