import type { Child } from 'hono/jsx';
import type { Translate } from '../i18n/index.ts';
import { EmptyState, type EmptyStateProps } from './empty-state.tsx';
import { SearchInput, type SearchInputProps } from './file-input.tsx';
import { type FilterChip, FilterChips } from './filter-chips.tsx';
import { type PageInfo, Pagination } from './pagination.tsx';
import { BulkBar, HeadCell, SelectCell, type Selection, type Sort } from './table-parts.tsx';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => Child;
  /** Can be sorted by; needs `sortHref` of the table. */
  sortable?: boolean | undefined;
  /** Figures: to the end of the cell, all digits of one width. */
  numeric?: boolean | undefined;
  /** The fact that names the row: the link, and the head of the card on a phone. Exactly one column. */
  primary?: boolean | undefined;
  /** The fact that stands under it on a phone. Columns without either flag are not shown there. */
  secondary?: boolean | undefined;
  /** Least width of the table at which the column is worth its place: `m` 760 px, `l` 960 px. */
  from?: 'm' | 'l' | undefined;
  /** Keeps the words on one line. */
  nowrap?: boolean | undefined;
}

export interface DataTableProps<Row> {
  t: Translate;
  /** What the table lists; read aloud, and printed above it. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Name of the row in words, for its checkbox. */
  rowLabel?: ((row: Row) => string) | undefined;
  /** Where a row opens; the primary column becomes the link and its target fills the row. */
  rowHref?: ((row: Row) => string) | undefined;
  /** Key of the row that is open in the panel. */
  openKey?: string | undefined;
  sort?: Sort | undefined;
  sortHref?: ((sort: Sort) => string) | undefined;
  chips?: readonly FilterChip[] | undefined;
  /** The list without filters. */
  clearHref?: string | undefined;
  search?: Omit<SearchInputProps, 't'> | undefined;
  page?: PageInfo | undefined;
  selection?: Selection | undefined;
  /** What stands instead of rows when there are none. */
  empty: EmptyStateProps & { children?: Child };
  /** Something at the far end of the filters: a saved view, an export. */
  tools?: Child | undefined;
}

/**
 * A list of the product: search and filters as addresses, sort in the head, 50 rows a page, bulk actions.
 * In a narrow place (a phone, a panel) every row becomes a card with its primary and secondary facts.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t, columns, rows, selection } = props;
  const table = (
    <table class="table" data-selectable={selection ? 'true' : undefined}>
      <caption class="table__caption">{props.caption}</caption>
      <thead>
        <tr>
          {selection ? (
            <th class="table__select" scope="col" data-part="all" data-words={t('ui.table.selectAll')}>
              <span class="visually-hidden">{t('ui.table.selection')}</span>
            </th>
          ) : null}
          {columns.map((column) => (
            <HeadCell t={t} column={column} sort={props.sort} sortHref={props.sortHref} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = props.rowKey(row);
          const label = props.rowLabel?.(row) ?? key;
          return (
            <tr class="table__row" data-open={key === props.openKey ? 'true' : undefined}>
              {selection ? <SelectCell t={t} name={selection.name} value={key} label={label} /> : null}
              {columns.map((column) => {
                const Tag = column.primary ? 'th' : 'td';
                const content = column.cell(row);
                return (
                  <Tag
                    class="table__cell"
                    scope={column.primary ? 'row' : undefined}
                    data-fact={column.primary ? 'primary' : column.secondary ? 'secondary' : undefined}
                    data-numeric={column.numeric ? 'true' : undefined}
                    data-nowrap={column.nowrap ? 'true' : undefined}
                    data-from={column.from}
                  >
                    {column.primary && props.rowHref ? (
                      <a
                        class="table__link"
                        href={props.rowHref(row)}
                        aria-current={key === props.openKey ? 'true' : undefined}
                      >
                        {content}
                      </a>
                    ) : (
                      content
                    )}
                  </Tag>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
  return (
    <div class="data-table">
      {props.search || props.chips?.length || props.tools ? (
        <div class="data-table__tools">
          {props.search ? <SearchInput t={t} {...props.search} /> : null}
          {props.chips?.length ? <FilterChips t={t} chips={props.chips} clearHref={props.clearHref} /> : null}
          {props.tools ? <div class="data-table__extra">{props.tools}</div> : null}
        </div>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState {...props.empty} />
      ) : selection ? (
        <form class="data-table__form" method="post" action={selection.action} data-island="bulk-select">
          {Object.entries(selection.hidden ?? {}).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {table}
          <BulkBar t={t} selection={selection} />
        </form>
      ) : (
        table
      )}
      {props.page && rows.length > 0 ? <Pagination t={t} page={props.page} /> : null}
    </div>
  );
}
