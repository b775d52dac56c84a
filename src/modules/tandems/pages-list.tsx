import { groupBy } from '../../core/group-by.ts';
import { permits } from '../../core/scope.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { hasRole, requireScope, requireViewer, requireYear } from '../../http/viewer.ts';
import { shortDate } from '../../i18n/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  DataTable,
  DateInput,
  Dialog,
  DialogLink,
  EmptyState,
  Form,
  formState,
  Grid,
  PageHead,
  Stack,
  Stat,
  Status,
  Tabs,
} from '../../ui/index.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import { TandemCard, tandemName } from './pages-parts.tsx';
import { tandemPolicy } from './policy.ts';
import { markGroupClosing, readOwnTandems, readTandems, type TandemView } from './service.ts';

const filters = ['atRisk', 'working', 'assigned', 'agreed', 'finished', 'terminated'] as const;
type Filter = (typeof filters)[number];

function passes(view: TandemView, filter: Filter): boolean {
  return filter === 'atRisk' ? view.signals.length > 0 : view.status === filter;
}

/** Lists of tandems: all of a year for those who lead, one's own for mentor and mentee. */
export function tandemListPages(app: WebApp): void {
  app.get('/years/:startYear/tandems', async (c) => {
    const views = await readTandems(c.get('platform'), requireScope(c), requireYear(c).id, today(c));
    return yearPage(c, views);
  });

  app.post('/years/:startYear/tandems/group-closing', async (c) => {
    const body = await c.req.parseBody();
    const heldOn = typeof body.heldOn === 'string' && body.heldOn !== '' ? body.heldOn : today(c);
    const count = await markGroupClosing(
      c.get('platform'),
      requireScope(c),
      requireYear(c).id,
      heldOn,
      today(c),
    );
    return redirectWithNotice(
      c,
      `/years/${c.req.param('startYear')}/tandems`,
      'tandems.notice.groupClosing',
      { count },
    );
  });

  app.get('/my-tandems', async (c) => {
    const views = await readOwnTandems(c.get('platform'), requireScope(c), today(c));
    const [only] = views;
    if (views.length === 1 && only) return c.redirect(`/tandems/${only.id}`, 303);
    return ownPage(c, views);
  });
}

export function today(c: WebContext): string {
  return c.get('platform').clock.today(requireViewer(c).organization.timeZone);
}

const rowsPerPage = 50;

function yearPage(c: WebContext, views: readonly TandemView[]) {
  const t = c.get('t');
  const year = requireYear(c);
  const { scope } = requireViewer(c);
  const base = `/years/${year.startYear}/tandems`;
  const filter = filters.find((entry) => entry === c.req.query('state'));
  const found = filter === undefined ? views : views.filter((view) => passes(view, filter));
  const number = Math.max(1, Number(c.req.query('page') ?? 1) || 1);
  const to = (state: Filter | undefined, next = 1) => {
    const query = new URLSearchParams();
    if (state !== undefined) query.set('state', state);
    if (next > 1) query.set('page', String(next));
    return query.size > 0 ? `${base}?${query}` : base;
  };
  const counts = new Map(filters.map((entry) => [entry, views.filter((view) => passes(view, entry)).length]));
  const forms = groupBy(views, (view) => view.formCode);
  const edits = permits(scope, tandemPolicy, 'tandem.edit');
  const form = formState({ heldOn: today(c) });
  return page(
    c,
    { title: t('tandems.list.title'), year },
    <>
      <PageHead
        t={t}
        title={t('tandems.list.title')}
        context={
          [...forms].map(([code, group]) => `${mentoringFormTitle(code)}: ${group.length}`).join(' · ') ||
          t('tandems.list.context')
        }
        action={
          edits && views.length > 0 ? (
            <DialogLink dialog="group-closing" icon="users-group">
              {t('tandems.action.groupClosing')}
            </DialogLink>
          ) : undefined
        }
      />
      <Tabs
        t={t}
        items={[
          { label: t('tandems.tab.matching'), href: `/years/${year.startYear}/pairs` },
          { label: t('tandems.list.title'), href: base, current: true, count: views.length },
        ]}
      />
      <Stack gap="l">
        <Grid min="s">
          <Stat t={t} value={views.length} label={t('tandems.stat.all')} href={base} />
          <Stat
            t={t}
            value={views.reduce((sum, view) => sum + view.held, 0)}
            label={t('tandems.stat.meetings')}
          />
          <Stat
            t={t}
            value={counts.get('atRisk') ?? 0}
            label={t('tandems.stat.atRisk')}
            href={to('atRisk')}
          />
        </Grid>
        <DataTable
          t={t}
          caption={t('tandems.list.title')}
          rows={found.slice((number - 1) * rowsPerPage, number * rowsPerPage)}
          rowKey={(view) => view.id}
          rowHref={(view) => `/tandems/${view.id}`}
          columns={[
            {
              key: 'people',
              header: t('tandems.column.people'),
              cell: (view) => tandemName(c, view),
              primary: true,
            },
            {
              key: 'form',
              header: t('tandems.column.form'),
              cell: (view) => mentoringFormTitle(view.formCode),
              from: 'l',
            },
            { key: 'held', header: t('tandems.column.held'), cell: (view) => view.held, numeric: true },
            {
              key: 'last',
              header: t('tandems.column.last'),
              cell: (view) => (view.lastMeetingOn ? shortDate(c.get('locale'), view.lastMeetingOn) : '—'),
              nowrap: true,
              from: 'm',
            },
            {
              key: 'state',
              header: t('tandems.column.state'),
              secondary: true,
              cell: (view) =>
                view.signals.length > 0 ? (
                  <Status tone="warn">
                    {view.signals.map((signal) => t(`tandems.signal.${signal}`)).join(', ')}
                  </Status>
                ) : (
                  <Status tone={view.status === 'working' || view.status === 'finished' ? 'good' : 'neutral'}>
                    {t(`tandems.status.${view.status}`)}
                  </Status>
                ),
            },
          ]}
          chips={filters
            .filter((entry) => entry === filter || (counts.get(entry) ?? 0) > 0)
            .map((entry) => ({
              label: t(`tandems.filter.${entry}`),
              href: to(entry === filter ? undefined : entry),
              current: entry === filter,
              count: counts.get(entry),
            }))}
          clearHref={base}
          page={{ number, size: rowsPerPage, total: found.length, href: (next) => to(filter, next) }}
          empty={{
            title: t('tandems.empty.title'),
            icon: 'heart-handshake',
            children: t('tandems.empty.text'),
            action: (
              <ButtonLink href={`/years/${year.startYear}/pairs`}>{t('tandems.tab.matching')}</ButtonLink>
            ),
          }}
        />
      </Stack>
      {edits ? (
        <Dialog t={t} id="group-closing" title={t('tandems.action.groupClosing')}>
          <Form t={t} action={`${base}/group-closing`} form={form}>
            <p>{t('tandems.groupClosing.text')}</p>
            <DateInput t={t} form={form} name="heldOn" label={t('tandems.field.heldOn')} max={today(c)} />
            <ButtonRow>
              <Button>{t('tandems.action.groupClosingMark')}</Button>
            </ButtonRow>
          </Form>
        </Dialog>
      ) : null}
    </>,
  );
}

function ownPage(c: WebContext, views: readonly TandemView[]) {
  const t = c.get('t');
  const viewer = requireViewer(c);
  const title = t(hasRole(viewer, 'mentor') ? 'tandems.mine.mentor' : 'tandems.mine.mentee');
  return page(
    c,
    { title },
    <>
      <PageHead t={t} title={title} />
      {views.length === 0 ? (
        <Card>
          <EmptyState title={t('tandems.mine.emptyTitle')} icon="heart-handshake">
            {t('tandems.mine.emptyText')}
          </EmptyState>
        </Card>
      ) : (
        <Stack gap="m">
          {views.map((view) => (
            <TandemCard c={c} view={view} />
          ))}
        </Stack>
      )}
    </>,
  );
}
