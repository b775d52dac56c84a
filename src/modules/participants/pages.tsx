import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { recallSearch, rememberSearch } from '../../http/search-memory.ts';
import { requireScope, requireViewer, requireYear } from '../../http/viewer.ts';
import { ButtonLink, DataTable, PageHead, PostButton, Stack, Stat, Tabs, TextInput } from '../../ui/index.ts';
import { searchKey } from '../people/index.ts';
import { directions, directionTitle } from './direction.ts';
import { CardState, nameOf } from './pages-card-fields.tsx';
import type { Side } from './participant.ts';
import { chosenForm } from './schema.ts';
import { type BaseLine, closeCards, enterBase, readBase } from './service.ts';

/** The base of mentees and the base of mentors of a year. */
export function participantPages(app: WebApp): void {
  for (const side of ['mentee', 'mentor'] as const) {
    const path = `/years/:startYear/${side}s`;

    app.get(path, async (c) => {
      const year = requireYear(c);
      const lines = await readBase(c.get('platform'), requireScope(c), year.id, undefined, today(c));
      return basePage(c, side, lines);
    });

    app.post(`${path}/search`, async (c) => {
      const body = await c.req.parseBody();
      rememberSearch(c, `${side}s`, typeof body.q === 'string' ? body.q : '');
      return c.redirect(baseHref(c, side), 303);
    });

    app.post(`${path}/chosen`, async (c) => {
      const year = requireYear(c);
      const result = await readForm(c, chosenForm);
      if (!result.ok)
        return redirectWithNotice(c, baseHref(c, side), 'participants.error.nobody', {}, 'warning');
      const { participant, action, reason } = result.data;
      if (action === 'close') {
        await closeCards(c.get('platform'), requireScope(c), participant, reason, today(c));
        return redirectWithNotice(c, baseHref(c, side), 'participants.notice.closed', {
          count: participant.length,
        });
      }
      return entered(
        c,
        side,
        await enterBase(
          c.get('platform'),
          requireScope(c),
          { yearId: year.id, side, ids: participant },
          today(c),
        ),
      );
    });

    app.post(`${path}/enter`, async (c) => {
      const year = requireYear(c);
      return entered(
        c,
        side,
        await enterBase(c.get('platform'), requireScope(c), { yearId: year.id, side }, today(c)),
      );
    });
  }
}

export function today(c: WebContext): string {
  return c.get('platform').clock.today(requireViewer(c).organization.timeZone);
}

export function baseHref(c: WebContext, side: Side): string {
  return `/years/${c.req.param('startYear')}/${side}s`;
}

function entered(c: WebContext, side: Side, result: Awaited<ReturnType<typeof enterBase>>) {
  const kept = result.kept.noConsent + result.kept.noDirection;
  if (kept === 0)
    return redirectWithNotice(c, baseHref(c, side), 'participants.notice.entered', { count: result.entered });
  const params = {
    count: result.entered,
    noConsent: result.kept.noConsent,
    noDirection: result.kept.noDirection,
  };
  return redirectWithNotice(c, baseHref(c, side), 'participants.notice.enteredSome', params, 'warning');
}

const rowsPerPage = 50;
const filters = ['mayEnter', 'noConsent', 'noDirection', 'inBase', 'doubtful', 'closed'] as const;
type Filter = (typeof filters)[number];

function passes(line: BaseLine, filter: Filter): boolean {
  if (filter === 'inBase') return line.status === 'inBase';
  if (filter === 'closed') return line.status === 'closed';
  if (filter === 'doubtful') return line.doubtfulBans > 0;
  if (line.status !== 'candidate') return false;
  return filter === 'mayEnter' ? line.obstacles.length === 0 : line.obstacles.includes(filter);
}

function basePage(c: WebContext, side: Side, all: readonly BaseLine[]) {
  const t = c.get('t');
  const year = requireYear(c);
  const base = baseHref(c, side);
  const lines = all.filter((line) => line.side === side);
  const filter = filters.find((entry) => entry === c.req.query('state'));
  const direction = directions.find((entry) => entry.code === c.req.query('direction'))?.code;
  const text = recallSearch(c, `${side}s`);
  const key = searchKey(text);
  const sort = c.req.query('sort') === 'class' ? 'class' : 'name';
  const found = lines.filter(
    (line) =>
      (filter === undefined ? line.status !== 'closed' : passes(line, filter)) &&
      (direction === undefined || line.directions.includes(direction)) &&
      (key === '' || key.split(' ').every((word) => line.person.searchKey.includes(word))),
  );
  if (sort === 'class') {
    const grade = (line: BaseLine) => line.person.classLabel ?? '';
    found.sort((a, b) => grade(a).localeCompare(grade(b), 'ru', { numeric: true }));
  }
  const number = Math.max(1, Number(c.req.query('page') ?? 1) || 1);
  const to = (changes: {
    state?: string | undefined;
    direction?: string | undefined;
    sort?: string;
    page?: number;
  }) => {
    const query = new URLSearchParams();
    const state = 'state' in changes ? changes.state : filter;
    const chosen = 'direction' in changes ? changes.direction : direction;
    const order = changes.sort ?? sort;
    if (state !== undefined) query.set('state', state);
    if (chosen !== undefined) query.set('direction', chosen);
    if (order !== 'name') query.set('sort', order);
    if (changes.page !== undefined && changes.page > 1) query.set('page', String(changes.page));
    return query.size > 0 ? `${base}?${query}` : base;
  };
  const count = (entry: Filter) => lines.filter((line) => passes(line, entry)).length;
  const mayEnter = count('mayEnter');
  const present = directions.filter((entry) => lines.some((line) => line.directions.includes(entry.code)));
  return page(
    c,
    { title: t(`participants.base.${side}`), year, scripts: ['bulk-select'] },
    <>
      <PageHead
        t={t}
        title={t(`participants.base.${side}`)}
        context={t(`participants.baseContext.${side}`)}
        action={
          mayEnter > 0 ? (
            <PostButton action={`${base}/enter`} kind="primary" icon="user-check">
              {t('participants.action.enterAll', { count: mayEnter })}
            </PostButton>
          ) : undefined
        }
        menu={[
          { label: t(`participants.action.add.${side}`), href: `${base}/new`, icon: 'user-plus' },
          {
            label: t('participants.action.import'),
            href: `/imports/new?kind=${side}s`,
            icon: 'table-import',
          },
        ]}
      />
      <Tabs
        t={t}
        items={(['mentee', 'mentor'] as const).map((entry) => ({
          label: t(`participants.base.${entry}`),
          href: baseHref(c, entry),
          current: entry === side,
          count: all.filter((line) => line.side === entry && line.status !== 'closed').length,
        }))}
      />
      <Stack gap="l">
        <div class="grid" data-min="s">
          <Stat
            t={t}
            value={count('inBase')}
            total={lines.filter((line) => line.status !== 'closed').length}
            label={t('participants.stat.inBase')}
            href={to({ state: 'inBase' })}
          />
          <Stat
            t={t}
            value={count('noConsent')}
            label={t('participants.stat.noConsent')}
            href={to({ state: 'noConsent' })}
          />
          {side === 'mentor' ? (
            <Stat
              t={t}
              value={lines
                .filter((line) => line.status === 'inBase')
                .reduce((sum, line) => sum + line.capacity, 0)}
              label={t('participants.stat.places')}
            />
          ) : null}
        </div>
        <DataTable
          t={t}
          caption={t(`participants.base.${side}`)}
          rows={found.slice((number - 1) * rowsPerPage, number * rowsPerPage)}
          rowKey={(line) => line.id}
          rowLabel={(line) => nameOf(line.person)}
          rowHref={(line) => `/years/${year.startYear}/participants/${line.id}`}
          columns={[
            {
              key: 'name',
              header: t('participants.column.person'),
              cell: (line) => nameOf(line.person),
              primary: true,
              sortable: true,
            },
            {
              key: 'class',
              header: t(side === 'mentee' ? 'participants.column.class' : 'participants.column.post'),
              cell: (line) => line.person.classLabel ?? line.person.position,
              sortable: true,
            },
            {
              key: 'directions',
              header: t(`participants.column.directions.${side}`),
              cell: (line) => line.directions.map(directionTitle).join(', ') || '—',
            },
            side === 'mentee'
              ? {
                  key: 'need',
                  header: t('participants.column.need'),
                  cell: (line) => line.need ?? '—',
                  numeric: true,
                  from: 'l',
                }
              : {
                  key: 'capacity',
                  header: t('participants.column.capacity'),
                  cell: (line) => line.capacity,
                  numeric: true,
                  from: 'm',
                },
            {
              key: 'state',
              header: t('participants.column.state'),
              cell: (line) => <CardState c={c} line={line} />,
              secondary: true,
            },
          ]}
          sort={{ key: sort, direction: 'ascending' }}
          sortHref={(next) => to({ sort: next.key })}
          chips={[
            ...filters
              .filter((entry) => entry === filter || count(entry) > 0)
              .map((entry) => ({
                label: t(`participants.filter.${entry}`),
                href: to({ state: entry === filter ? undefined : entry }),
                current: entry === filter,
                count: count(entry),
              })),
            ...present.map((entry) => ({
              label: entry.title,
              href: to({ direction: entry.code === direction ? undefined : entry.code }),
              current: entry.code === direction,
            })),
          ]}
          clearHref={base}
          search={{
            action: `${base}/search`,
            method: 'post',
            name: 'q',
            value: text,
            label: t('participants.search'),
          }}
          page={{ number, size: rowsPerPage, total: found.length, href: (next) => to({ page: next }) }}
          selection={{
            action: `${base}/chosen`,
            name: 'participant',
            fields: <TextInput t={t} name="reason" label={t('participants.field.closeReason')} optional />,
            actions: [
              { label: t('participants.action.enter'), value: 'enter', icon: 'user-check' },
              { label: t('participants.action.close'), value: 'close', kind: 'quiet', icon: 'archive' },
            ],
          }}
          empty={{
            title: t(lines.length === 0 ? `participants.empty.${side}` : 'participants.empty.filtered'),
            icon: 'user-heart',
            children: t(
              lines.length === 0 ? `participants.emptyText.${side}` : 'participants.emptyText.filtered',
            ),
            action:
              lines.length === 0 ? (
                <ButtonLink href={`/imports/new?kind=${side}s`}>{t('participants.action.import')}</ButtonLink>
              ) : undefined,
          }}
        />
      </Stack>
    </>,
  );
}
