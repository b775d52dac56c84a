import { isId } from '../../core/id.ts';
import { permits } from '../../core/scope.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { recallSearch, rememberSearch } from '../../http/search-memory.ts';
import { requireScope } from '../../http/viewer.ts';
import { ButtonLink, DataTable, type FilterChip, PageHead, Tabs } from '../../ui/index.ts';
import { columnsOf } from './pages-columns.tsx';
import { type Person, personKinds } from './person.ts';
import {
  kindsOfTab,
  type PersonFilter,
  type PersonSort,
  type PersonTab,
  personSorts,
  personTabs,
} from './person-list.ts';
import { fullName, searchKey } from './person-name.ts';
import { personPolicy } from './policy.ts';
import { chosenForm } from './schema.ts';
import { type PeopleList, readPeople, setPeopleStatus } from './service.ts';

const rowsPerPage = 50;

/** The list of people: pupils, staff, others. */
export function peopleListPages(app: WebApp): void {
  app.get('/people', async (c) => {
    const filter = filterOf(c);
    const list = await readPeople(c.get('platform'), requireScope(c), filter);
    return listPage(c, filter, list);
  });

  app.post('/people/search', async (c) => {
    const body = await c.req.parseBody();
    rememberSearch(c, 'people', typeof body.q === 'string' ? body.q : '');
    return c.redirect(href({ tab: tabOf(body.tab) }), 303);
  });

  app.get('/people/search/clear', (c) => {
    rememberSearch(c, 'people', '');
    return c.redirect(href({ tab: tabOf(c.req.query('tab')) }), 303);
  });

  app.post('/people/chosen', async (c) => {
    const result = await readForm(c, chosenForm);
    if (!result.ok) return redirectWithNotice(c, '/people', 'people.error.nobody', {}, 'warning');
    const { person, action } = result.data;
    const status = action === 'leave' ? 'left' : 'active';
    const count = await setPeopleStatus(c.get('platform'), requireScope(c), person, status);
    const key = action === 'leave' ? 'people.notice.left' : 'people.notice.returned';
    return redirectWithNotice(c, '/people', key, { count });
  });
}

interface View {
  readonly tab: PersonTab;
  readonly classId?: string | undefined;
  readonly kind?: Person['kind'] | undefined;
  readonly status?: Person['status'] | undefined;
  readonly sort?: PersonSort | undefined;
  readonly descending?: boolean | undefined;
  readonly page?: number | undefined;
}

/** Address of a view of the list. */
function href(view: View): string {
  const query = new URLSearchParams();
  if (view.tab !== 'students') query.set('tab', view.tab);
  if (view.classId !== undefined) query.set('class', view.classId);
  if (view.kind !== undefined) query.set('kind', view.kind);
  if (view.status === 'left') query.set('status', 'left');
  if (view.sort !== undefined && view.sort !== defaultSort(view.tab)) query.set('sort', view.sort);
  if (view.descending) query.set('dir', 'desc');
  if (view.page !== undefined && view.page > 1) query.set('page', String(view.page));
  return query.size > 0 ? `/people?${query}` : '/people';
}

function defaultSort(tab: PersonTab): PersonSort {
  return tab === 'students' ? 'class' : 'name';
}

function tabOf(text: unknown): PersonTab {
  return personTabs.find((entry) => entry === text) ?? 'students';
}

function filterOf(c: WebContext): PersonFilter {
  const query = (name: string) => c.req.query(name);
  const tab = tabOf(query('tab'));
  const classId = query('class');
  return {
    tab,
    classId:
      tab === 'students' && classId !== undefined && (classId === 'none' || isId(classId))
        ? classId
        : undefined,
    kind: tab === 'others' ? personKinds.find((entry) => entry === query('kind')) : undefined,
    status: query('status') === 'left' ? 'left' : 'active',
    search: searchKey(recallSearch(c, 'people')),
    sort: personSorts.find((entry) => entry === query('sort')) ?? defaultSort(tab),
    descending: query('dir') === 'desc',
    page: Math.max(1, Math.trunc(Number(query('page') ?? 1)) || 1),
    size: rowsPerPage,
  };
}

function listPage(c: WebContext, filter: PersonFilter, list: PeopleList) {
  const t = c.get('t');
  const mayEdit = permits(requireScope(c), personPolicy, 'person.edit');
  const { byKind } = list.counts;
  const countOf = (tab: PersonTab) => kindsOfTab(tab).reduce((sum, kind) => sum + (byKind.get(kind) ?? 0), 0);
  const typed = recallSearch(c, 'people');
  const hasChip = filter.classId !== undefined || filter.kind !== undefined || filter.status === 'left';
  const isFiltered = hasChip || typed !== '';
  return page(
    c,
    { title: t('people.list.title'), scripts: ['bulk-select'] },
    <>
      <PageHead
        t={t}
        title={t('people.list.title')}
        context={t('people.list.context')}
        action={
          mayEdit ? (
            <ButtonLink href="/imports" icon="table-import" kind="primary">
              {t('people.action.import')}
            </ButtonLink>
          ) : undefined
        }
        menu={[
          ...(mayEdit
            ? [
                {
                  label: t(`people.action.add.${filter.tab}`),
                  href: `/people/new?kind=${kindsOfTab(filter.tab)[0] ?? 'other'}`,
                  icon: 'user-plus' as const,
                },
              ]
            : []),
          { label: t('people.classes.title'), href: '/classes', icon: 'school' as const },
        ]}
      />
      <Tabs
        t={t}
        items={personTabs.map((tab) => ({
          label: t(`people.tab.${tab}`),
          href: href({ tab }),
          current: tab === filter.tab,
          count: countOf(tab),
        }))}
      />
      <DataTable
        t={t}
        caption={t(`people.tab.${filter.tab}`)}
        rows={list.lines}
        rowKey={(person) => person.id}
        rowLabel={fullName}
        rowHref={(person) => `/people/${person.id}`}
        columns={columnsOf(c, filter.tab)}
        sort={{ key: filter.sort, direction: filter.descending ? 'descending' : 'ascending' }}
        sortHref={(sort) =>
          href({
            ...filter,
            sort: personSorts.find((entry) => entry === sort.key),
            descending: sort.direction === 'descending',
            page: 1,
          })
        }
        search={{
          label: t('people.list.search'),
          placeholder: t('people.list.searchExample'),
          action: '/people/search',
          method: 'post',
          value: typed,
          keep: { tab: filter.tab },
          clearHref: `/people/search/clear?tab=${filter.tab}`,
        }}
        chips={chipsOf(c, filter, list)}
        clearHref={hasChip ? href({ tab: filter.tab }) : undefined}
        page={{
          number: filter.page,
          size: rowsPerPage,
          total: list.total,
          href: (number) => href({ ...filter, page: number }),
        }}
        selection={mayEdit ? selectionOf(c, filter) : undefined}
        empty={emptyOf(c, filter.tab, isFiltered, mayEdit)}
      />
    </>,
  );
}

function selectionOf(c: WebContext, filter: PersonFilter) {
  const t = c.get('t');
  const cards = {
    label: t('people.action.printCodes'),
    value: 'codes',
    icon: 'printer' as const,
    formAction: '/accounts/codes',
  };
  const change =
    filter.status === 'left'
      ? { label: t('people.action.return'), value: 'return', icon: 'arrow-back-up' as const }
      : { label: t('people.action.leave'), value: 'leave', icon: 'user-x' as const };
  return {
    action: '/people/chosen',
    name: 'person',
    actions: filter.status === 'left' ? [change] : [cards, change],
  };
}

function emptyOf(c: WebContext, tab: PersonTab, isFiltered: boolean, mayEdit: boolean) {
  const t = c.get('t');
  if (isFiltered) {
    return {
      title: t('people.empty.filtered'),
      icon: 'search' as const,
      children: t('people.emptyText.filtered'),
    };
  }
  return {
    title: t(`people.empty.${tab}`),
    icon: 'users' as const,
    children: t(`people.emptyText.${tab}`),
    action: mayEdit ? (
      <ButtonLink href={tab === 'teachers' ? '/imports/new?kind=teachers' : '/imports/new?kind=pupils'}>
        {t('people.action.import')}
      </ButtonLink>
    ) : undefined,
  };
}

function chipsOf(c: WebContext, filter: PersonFilter, list: PeopleList): FilterChip[] {
  const t = c.get('t');
  const { counts, classes } = list;
  const left = kindsOfTab(filter.tab).reduce((sum, kind) => sum + (counts.leftByKind.get(kind) ?? 0), 0);
  const chip = (label: string, view: View, current: boolean, count: number): FilterChip => ({
    label,
    href: current ? href({ tab: filter.tab }) : href(view),
    current,
    count,
  });
  const { tab } = filter;
  const classChips = classes
    .filter((entry) => (counts.byClass.get(entry.id) ?? 0) > 0)
    .map((entry) =>
      chip(
        entry.label,
        { tab, classId: entry.id },
        filter.classId === entry.id,
        counts.byClass.get(entry.id) ?? 0,
      ),
    );
  const withoutClass = counts.byClass.get('none') ?? 0;
  const kindChips = kindsOfTab('others')
    .filter((kind) => (counts.byKind.get(kind) ?? 0) > 0)
    .map((kind) =>
      chip(t(`people.kinds.${kind}`), { tab, kind }, filter.kind === kind, counts.byKind.get(kind) ?? 0),
    );
  return [
    ...(tab === 'students' ? classChips : []),
    ...(tab === 'students' && withoutClass > 0
      ? [chip(t('people.chip.noClass'), { tab, classId: 'none' }, filter.classId === 'none', withoutClass)]
      : []),
    ...(tab === 'others' ? kindChips : []),
    ...(left > 0
      ? [chip(t('people.chip.left'), { tab, status: 'left' }, filter.status === 'left', left)]
      : []),
  ];
}
