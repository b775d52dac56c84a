import { describe, expect, test } from 'vitest';
import { translator } from '../i18n/index.ts';
import { type Column, DataTable, Pagination, PlainTable, pageNumbers, type Sort } from './index.ts';

const t = translator('ru');
const html = (node: unknown) => String(node);

interface Row {
  id: string;
  name: string;
  score: number;
}

const rows: Row[] = [
  { id: 'p1', name: 'Константинопольская Александра-Виктория Святославовна', score: 7 },
  { id: 'p2', name: '<img src=x onerror=alert(1)>', score: 1200 },
];

const columns: Column<Row>[] = [
  { key: 'name', header: 'Имя', cell: (row) => row.name, sortable: true, primary: true },
  { key: 'score', header: 'Баллы', cell: (row) => row.score, sortable: true, numeric: true, secondary: true },
  { key: 'note', header: 'Заметка', cell: () => 'нет', from: 'l' },
];

const sortHref = (sort: Sort) => `?sort=${sort.key}.${sort.direction}`;
const base = {
  t,
  caption: 'База наставляемых',
  columns,
  rows,
  rowKey: (row: Row) => row.id,
  rowLabel: (row: Row) => row.name,
  empty: { title: 'Пока никого', children: 'Загрузите список.' },
};

describe('a list', () => {
  const table = html(
    <DataTable
      {...base}
      rowHref={(row) => `/people/${row.id}`}
      openKey="p1"
      sort={{ key: 'name', direction: 'ascending' }}
      sortHref={sortHref}
      page={{ number: 2, size: 50, total: 498, href: (page) => `?page=${page}` }}
      search={{
        action: '/people',
        label: 'Найти',
        value: 'елк',
        clearHref: '/people',
        keep: { sort: 'name' },
      }}
      chips={[
        { label: 'Все', href: '/people', count: 498 },
        { label: 'Без согласия', href: '/people?consent=no', current: true },
      ]}
      clearHref="/people"
    />,
  );

  test('names itself and its rows', () => {
    expect(table).toContain('<caption class="table__caption">База наставляемых</caption>');
    expect(table.match(/<th[^>]*scope="row"/g)).toHaveLength(2);
    expect(table).not.toContain('<img');
  });

  test('sorts by links and says the order', () => {
    expect(table).toMatch(/<th[^>]*aria-sort="ascending"[^>]*><a[^>]*href="\?sort=name\.descending"/);
    expect(table).toContain('href="?sort=score.ascending"');
    expect(table.match(/aria-sort/g)).toHaveLength(1);
    expect(table).toContain('сортировать по убыванию');
  });

  test('marks the facts for a phone and the widths for the others', () => {
    expect(table.match(/data-fact="primary"/g)).toHaveLength(2);
    expect(table.match(/data-fact="secondary"/g)).toHaveLength(2);
    expect(table.match(/data-from="l"/g)).toHaveLength(3);
    expect(table).toContain('data-numeric="true"');
  });

  test('opens a row by its main link and marks the open one', () => {
    expect(table).toMatch(/data-open="true"><th[^>]*><a[^>]*href="\/people\/p1" aria-current="true"/);
    expect(table).toContain('href="/people/p2"');
  });

  test('keeps the rest of the address in a search and shows set filters', () => {
    expect(table).toContain('<input type="hidden" name="sort" value="name"/>');
    expect(table).toMatch(/<search class="search"><form[^>]*method="get" action="\/people"/);
    expect(table).toContain('value="елк"');
    expect(table).toMatch(/href="\/people\?consent=no" aria-current="true"/);
    expect(table).toContain('Сбросить отбор');
  });

  test('says which rows are shown', () => {
    expect(table).toContain('Показано 51–100 из 498');
    expect(table).toContain('rel="prev"');
    expect(table).toContain('rel="next"');
  });

  test('cannot be acted on in bulk unless told so', () => {
    expect(table).not.toContain('type="checkbox"');
    expect(table).not.toContain('bulk-bar');
  });
});

describe('bulk actions', () => {
  const table = html(
    <DataTable
      {...base}
      selection={{
        action: '/people/bulk',
        name: 'person',
        hidden: { year: 'y1' },
        actions: [{ label: 'Запросить согласие', value: 'ask', kind: 'primary' }],
      }}
    />,
  );

  test('work as a plain form of named checkboxes', () => {
    expect(table).toMatch(/<form[^>]*method="post" action="\/people\/bulk"/);
    expect([...table.matchAll(/name="person" value="(\w+)"/g)].map((m) => m[1])).toEqual(['p1', 'p2']);
    expect(table).toMatch(/<button type="submit"[^>]*name="action" value="ask"/);
    expect(table).toContain('<input type="hidden" name="year" value="y1"/>');
    expect(table).toContain('Выбрать: Константинопольская Александра-Виктория Святославовна');
  });

  test('have the number in every plural form', () => {
    expect(table).toContain('data-words="Выбрана # строка|Выбраны # строки|Выбрано # строк"');
    expect(
      html(<DataTable {...base} t={translator('en')} selection={{ action: '/', name: 'n', actions: [] }} />),
    ).toContain('data-words="# row selected|# rows selected|# rows selected"');
  });
});

test('an empty list teaches instead of showing a table', () => {
  const table = html(<DataTable {...base} rows={[]} selection={{ action: '/', name: 'n', actions: [] }} />);
  expect(table).toContain('Пока никого');
  expect(table).toContain('Загрузите список.');
  expect(table).not.toContain('<table');
  expect(table).not.toContain('<form');
});

describe('pages', () => {
  test.each([
    [1, 1, [1]],
    [1, 2, [1, 2]],
    [3, 10, [1, 2, 3, 4, undefined, 10]],
    [5, 10, [1, undefined, 4, 5, 6, undefined, 10]],
    [4, 10, [1, 2, 3, 4, 5, undefined, 10]],
    [10, 10, [1, undefined, 9, 10]],
  ])('of page %i of %i', (current, last, expected) => {
    expect(pageNumbers(current, last)).toEqual(expected);
  });

  test('one page only says how many rows there are', () => {
    const pages = html(<Pagination t={t} page={{ number: 1, size: 50, total: 21, href: () => '#' }} />);
    expect(pages).toBe('<p class="pages__shown">Всего 21 строка</p>');
  });

  test('the last page ends with the last row', () => {
    const pages = html(
      <Pagination t={t} page={{ number: 10, size: 50, total: 498, href: (n) => `?p=${n}` }} />,
    );
    expect(pages).toContain('Показано 451–498 из 498');
    expect(pages).not.toContain('rel="next"');
    expect(pages).toMatch(/href="\?p=10" aria-label="Страница 10" aria-current="page"/);
  });
});

test('a plain table is a region that scrolls by keyboard', () => {
  const table = html(
    <PlainTable
      caption="Встречи"
      head={[{ label: 'Форма' }, { label: 'Пар', numeric: true }]}
      rows={[['ученик – ученик', 18]]}
      foot={['Всего', 18]}
      rowHeads
    />,
  );
  expect(table).toMatch(/^<section class="scroll" tabindex="0" aria-label="Встречи">/);
  expect(table).toContain('<th class="table__cell" scope="row">ученик – ученик</th>');
  expect(table.match(/data-numeric="true"/g)).toHaveLength(3);
});
