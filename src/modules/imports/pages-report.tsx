import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { requireViewer } from '../../http/viewer.ts';
import { messageByCode } from '../../i18n/index.ts';
import {
  Alert,
  ButtonLink,
  Card,
  Cluster,
  DataTable,
  KeyValue,
  Notice,
  PageHead,
  PostButton,
  Progress,
  Section,
  Stack,
  Stat,
  Stats,
} from '../../ui/index.ts';
import { fullName, type PersonLine } from '../people/index.ts';
import { type ImportReport, isAnswerKind } from './import-batch.ts';
import { ImportSteps, Problems } from './pages-parts.tsx';
import type { ImportView } from './service-plan.ts';

const refreshSeconds = 2;

/** How far an import is. Without script the page loads itself again every two seconds. */
export function progressPage(c: WebContext, view: ImportView, stalled: boolean) {
  const t = c.get('t');
  const title = t(`imports.progress.${view.kind}`);
  return page(
    c,
    {
      title,
      scripts: stalled ? [] : ['progress-poll'],
      refreshSeconds: stalled ? undefined : refreshSeconds,
    },
    <>
      <PageHead
        t={t}
        title={title}
        context={t('imports.progress.context')}
        crumbs={[{ label: t('imports.list.title'), href: '/imports' }]}
      />
      <ImportSteps c={c} current={4} view={view} />
      <Stack gap="l">
        {stalled ? (
          <Alert
            tone="warn"
            title={t('imports.stopped.stalledTitle')}
            action={
              <PostButton action={`/imports/${view.id}/apply`} kind="primary" size="s">
                {t('common.action.continue')}
              </PostButton>
            }
          >
            {t('imports.stopped.text', { count: view.rowsDone })}
          </Alert>
        ) : null}
        <Card>
          <Progress
            t={t}
            label={view.fileName}
            done={view.rowsDone}
            total={view.rowsTotal}
            state={stalled ? 'failed' : 'running'}
            pollHref={stalled ? undefined : `/imports/${view.id}/progress`}
          />
        </Card>
        <PostButton action={`/imports/${view.id}/cancel`} kind="quiet" icon="x">
          {t('imports.action.stop')}
        </PostButton>
      </Stack>
    </>,
  );
}

/** What was done, what was left open, what to do next. */
export function reportPage(
  c: WebContext,
  view: ImportView,
  report: ImportReport,
  absent: readonly PersonLine[],
) {
  const t = c.get('t');
  const title = t('imports.report.title');
  return page(
    c,
    { title, scripts: ['bulk-select'] },
    <>
      <PageHead
        t={t}
        title={title}
        context={view.fileName}
        crumbs={[{ label: t('imports.list.title'), href: '/imports' }]}
        action={<NextStep c={c} view={view} />}
      />
      <ImportSteps c={c} current={4} view={view} />
      <Stack gap="l">
        <Stats>
          <Stat
            t={t}
            value={report.created}
            label={t(`imports.count.created.${isAnswerKind(view.kind) ? 'candidates' : 'people'}`)}
          />
          <Stat t={t} value={report.updated} label={t('imports.count.updated')} />
          <Stat t={t} value={report.unchanged} label={t('imports.count.unchanged')} />
          {report.open > 0 ? <Stat t={t} value={report.open} label={t('imports.count.open')} /> : null}
        </Stats>
        {report.open > 0 ? (
          <Notice
            tone="warn"
            title={t('imports.report.openTitle', { count: report.open })}
            action={
              <PostButton action={`/imports/${view.id}/reopen`} size="s">
                {t('imports.action.reopen')}
              </PostButton>
            }
          >
            {t('imports.report.openText')}
          </Notice>
        ) : null}
        <Details c={c} report={report} />
        {absent.length > 0 ? <AbsentPeople c={c} people={absent} view={view} /> : null}
        {view.plan === undefined ? null : <Problems c={c} plan={view.plan} />}
      </Stack>
    </>,
  );
}

const NextStep: FC<{ c: WebContext; view: ImportView }> = ({ c, view }) => {
  const t = c.get('t');
  const year = requireViewer(c).years.find((entry) => entry.id === view.yearId);
  const href =
    view.kind === 'pupils'
      ? '/people'
      : view.kind === 'teachers'
        ? '/people?tab=teachers'
        : year === undefined
          ? '/people'
          : `/years/${year.startYear}/${view.kind}`;
  return (
    <ButtonLink href={href} kind="primary" icon="arrow-right">
      {t(`imports.next.${view.kind}`)}
    </ButtonLink>
  );
};

const detailKeys = ['classes', 'guardians', 'roles', 'bans', 'outsiders', 'skipped'] as const;

const Details: FC<{ c: WebContext; report: ImportReport }> = ({ c, report }) => {
  const t = c.get('t');
  const items = detailKeys
    .filter((key) => report[key] > 0)
    .map((key) => ({ label: t(`imports.detail.${key}`), value: t('ui.number', { value: report[key] }) }));
  return items.length === 0 ? null : (
    <Card title={t('imports.report.details')}>
      <KeyValue items={items} />
    </Card>
  );
};

/** People who are on the lists and were not in the file: told, and marked only by a person's own hand. */
const AbsentPeople: FC<{ c: WebContext; people: readonly PersonLine[]; view: ImportView }> = (props) => {
  const { c, people, view } = props;
  const t = c.get('t');
  const rest = (view.plan?.absent.length ?? 0) - people.length;
  return (
    <Section title={t('imports.absent.title')} context={t('imports.absent.text')} id="absent">
      <DataTable
        t={t}
        caption={t('imports.absent.title')}
        rows={people}
        rowKey={(person) => person.id}
        rowLabel={fullName}
        rowHref={(person) => `/people/${person.id}`}
        columns={[
          { key: 'name', header: t('imports.column.person'), primary: true, cell: fullName },
          {
            key: 'place',
            header: t('imports.column.place'),
            secondary: true,
            cell: (person) => person.classLabel ?? (person.position || '—'),
          },
        ]}
        selection={{
          action: '/people/chosen',
          name: 'person',
          actions: [{ label: t('people.action.leave'), value: 'leave', icon: 'user-x' }],
        }}
        empty={{ title: t('imports.absent.title') }}
      />
      {rest > 0 ? <p>{t('imports.preview.more', { count: rest })}</p> : null}
    </Section>
  );
};

/** An import that was stopped before it had a plan. */
export function stoppedPage(c: WebContext, view: ImportView) {
  const t = c.get('t');
  const title = t(`imports.state.${view.status}`);
  return page(
    c,
    { title },
    <>
      <PageHead
        t={t}
        title={title}
        context={view.fileName}
        crumbs={[{ label: t('imports.list.title'), href: '/imports' }]}
      />
      <Stack gap="l">
        <Notice tone="warn" title={t('imports.stopped.cancelledTitle')}>
          {view.errorCode === undefined
            ? t('imports.stopped.text', { count: view.rowsDone })
            : messageByCode(c.get('locale'), view.errorCode)}
        </Notice>
        <Cluster>
          <ButtonLink href={`/imports/${view.id}/columns`}>{t('imports.action.columns')}</ButtonLink>
          <ButtonLink href={`/imports/new?kind=${view.kind}`}>{t('imports.action.another')}</ButtonLink>
        </Cluster>
      </Stack>
    </>,
  );
}
