import type { FC } from 'hono/jsx';
import type { WebApp, WebContext, YearLink } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { currentYear, requireScope, requireViewer } from '../../http/viewer.ts';
import { longDate } from '../../i18n/index.ts';
import {
  ButtonLink,
  Card,
  DataTable,
  Notice,
  PageHead,
  PostButton,
  Stack,
  Status,
  type TaskItem,
  TaskList,
} from '../../ui/index.ts';
import { type LocalAct, progressOf } from './local-act.ts';
import { DocumentTabs, numberWords, prepares, statusTone } from './pages-common.tsx';
import { type DocumentStatus, documentStatuses, kindRules, type RegisteredDocument } from './register.ts';
import { type Register, readRegister } from './service-register.ts';

/** The register of documents of a year, with the checklist of local acts. */
export function documentPages(app: WebApp): void {
  app.get('/documents', async (c) => {
    const viewer = requireViewer(c);
    const asked = Number(c.req.query('year'));
    const year = (asked ? currentYear(viewer, asked) : undefined) ?? currentYear(viewer);
    const register = await readRegister(c.get('platform'), requireScope(c), year?.id);
    return registerPage(c, year, register);
  });
}

function registerPage(c: WebContext, year: YearLink | undefined, register: Register) {
  const t = c.get('t');
  const edits = prepares(c);
  const progress = progressOf(register.acts);
  const waiting = register.documents.filter((document) => document.status === 'onApproval');
  const orderHref = year && `/years/${year.startYear}/order/new`;
  const needsOrder = edits && orderHref !== undefined && register.tandemsWithoutOrder > 0;
  return page(
    c,
    { title: t('documents.register.title'), year },
    <>
      <PageHead
        t={t}
        title={t('documents.register.title')}
        context={
          year
            ? t('documents.register.context', { year: year.title, ...progress })
            : t('documents.register.noYear')
        }
        action={
          needsOrder ? (
            <ButtonLink kind="primary" href={orderHref} icon="file-text">
              {t('documents.action.makePairs')}
            </ButtonLink>
          ) : edits ? (
            <ButtonLink href="/documents/new" icon="file-upload">
              {t('documents.action.upload')}
            </ButtonLink>
          ) : undefined
        }
        menu={
          edits && needsOrder
            ? [{ label: t('documents.action.upload'), href: '/documents/new', icon: 'file-upload' }]
            : undefined
        }
      />
      <DocumentTabs c={c} current="register" />
      <Stack gap="l">
        <Reminders c={c} year={year} register={register} />
        {waiting.length > 0 ? (
          <Card look="tint" title={t('documents.waiting.title')} context={t('documents.waiting.context')}>
            <TaskList
              t={t}
              label={t('documents.waiting.title')}
              items={waiting.map((document) => ({
                title: document.title,
                href: `/documents/${document.id}`,
                state: 'due',
                note: numberWords(c, document),
              }))}
            />
          </Card>
        ) : null}
        {year ? <Checklist c={c} year={year} acts={register.acts} /> : null}
        <RegisterTable c={c} year={year} documents={register.documents} />
      </Stack>
    </>,
  );
}

const Reminders: FC<{ c: WebContext; year: YearLink | undefined; register: Register }> = (props) => {
  const { c, year, register } = props;
  const t = c.get('t');
  if (!year || !prepares(c)) return null;
  return (
    <>
      {register.tandemsWithoutOrder > 0 ? (
        <Notice tone="warn" title={t('documents.reminder.noOrder', { count: register.tandemsWithoutOrder })}>
          {t('documents.reminder.noOrderText')}
        </Notice>
      ) : null}
      {register.tandemsNotInformed > 0 ? (
        <Notice
          tone="info"
          title={t('documents.reminder.notInformed', { count: register.tandemsNotInformed })}
          action={
            <ButtonLink size="s" href="/documents/forms#notices">
              {t('documents.action.toNotices')}
            </ButtonLink>
          }
        />
      ) : null}
    </>
  );
};

const Checklist: FC<{ c: WebContext; year: YearLink; acts: readonly LocalAct[] }> = ({ c, year, acts }) => {
  const t = c.get('t');
  const { required, published } = progressOf(acts);
  return (
    <Card title={t('documents.acts.title')} context={t('documents.acts.context')} id="acts">
      <TaskList
        t={t}
        label={t('documents.acts.title')}
        items={[
          ...acts.map((act) => actItem(c, year, act)),
          {
            title: t('documents.acts.site'),
            href: prepares(c) ? '/site' : undefined,
            state: published === required ? 'done' : 'waiting',
            note: t('documents.acts.siteNote', { published, required }),
          },
        ]}
      />
    </Card>
  );
};

const actStates: Readonly<Record<LocalAct['state'], TaskItem['state']>> = {
  missing: 'ahead',
  draft: 'due',
  onApproval: 'waiting',
  approved: 'done',
  published: 'done',
  archived: 'ahead',
};

function actItem(c: WebContext, year: YearLink, act: LocalAct): TaskItem {
  const t = c.get('t');
  const { document } = act;
  const words = document && numberWords(c, document);
  const approved = document?.approvedOn;
  const state =
    act.state === 'missing'
      ? t(act.required ? 'documents.acts.missing' : 'documents.acts.optional')
      : t(`documents.act.${act.state}`);
  return {
    title: t(`documents.kind.${act.kind}`),
    href: document && `/documents/${document.id}`,
    state: actStates[act.state],
    due: state,
    note: words ?? (approved && longDate(c.get('locale'), approved)),
    action: prepares(c) ? <ActAction c={c} year={year} act={act} /> : undefined,
  };
}

const ActAction: FC<{ c: WebContext; year: YearLink; act: LocalAct }> = ({ c, year, act }) => {
  const t = c.get('t');
  const { document, kind } = act;
  const name = t(`documents.kind.${kind}`);
  if (document === undefined && kind === 'roadmap') {
    return (
      <PostButton
        action={`/years/${year.startYear}/roadmap`}
        size="s"
        label={t('documents.action.makeLabel', { name })}
      >
        {t('documents.action.make')}
      </PostButton>
    );
  }
  if (document === undefined && kind === 'orderIntroduction') {
    return (
      <ButtonLink
        href={`/years/${year.startYear}/introduction-order/new`}
        size="s"
        label={t('documents.action.makeLabel', { name })}
      >
        {t('documents.action.make')}
      </ButtonLink>
    );
  }
  if (document === undefined) {
    return (
      <ButtonLink
        href={`/documents/new?kind=${kind}`}
        size="s"
        label={t('documents.action.uploadLabel', { name })}
      >
        {t('documents.action.uploadOwn')}
      </ButtonLink>
    );
  }
  if (act.state === 'approved' && !kindRules[kind].personal) {
    return (
      <PostButton
        action={`/documents/${document.id}/publish`}
        hidden={{ version: String(document.version) }}
        size="s"
        label={t('documents.action.publishLabel', { name })}
      >
        {t('documents.action.publish')}
      </PostButton>
    );
  }
  return null;
};

const RegisterTable: FC<{
  c: WebContext;
  year: YearLink | undefined;
  documents: readonly RegisteredDocument[];
}> = ({ c, year, documents }) => {
  const t = c.get('t');
  const { years } = requireViewer(c);
  const status = documentStatuses.find((entry) => entry === c.req.query('state'));
  const open = documents.filter((document) => document.status !== 'archived');
  const found = status === undefined ? open : documents.filter((document) => document.status === status);
  const to = (state: DocumentStatus | undefined, startYear = year?.startYear) => {
    const query = new URLSearchParams();
    if (startYear !== undefined && startYear !== currentYear(requireViewer(c))?.startYear)
      query.set('year', String(startYear));
    if (state !== undefined) query.set('state', state);
    return query.size > 0 ? `/documents?${query}` : '/documents';
  };
  const number = Math.max(1, Number(c.req.query('page') ?? 1) || 1);
  return (
    <Card title={t('documents.table.title')} context={t('documents.table.context')} id="register">
      <DataTable
        t={t}
        caption={t('documents.table.title')}
        rows={found.slice((number - 1) * rowsPerPage, number * rowsPerPage)}
        rowKey={(document) => document.id}
        rowHref={(document) => `/documents/${document.id}`}
        columns={[
          {
            key: 'title',
            header: t('documents.column.title'),
            cell: (document) => document.title,
            primary: true,
          },
          {
            key: 'kind',
            header: t('documents.column.kind'),
            cell: (document) => t(`documents.kindShort.${document.kind}`),
            from: 'l',
          },
          {
            key: 'number',
            header: t('documents.column.number'),
            cell: (document) => numberWords(c, document) ?? t('documents.word.noNumber'),
            from: 'm',
          },
          {
            key: 'state',
            header: t('documents.column.state'),
            secondary: true,
            nowrap: true,
            cell: (document) => (
              <Status tone={statusTone[document.status]}>
                {t(document.published ? 'documents.act.published' : `documents.status.${document.status}`)}
              </Status>
            ),
          },
          {
            key: 'file',
            header: t('documents.column.file'),
            from: 'm',
            nowrap: true,
            cell: (document) => <FileLink c={c} document={document} />,
          },
        ]}
        chips={[
          ...documentStatuses
            .map((entry) => ({
              label: t(`documents.filter.${entry}`),
              href: to(entry === status ? undefined : entry),
              current: entry === status,
              count: documents.filter((document) => document.status === entry).length,
            }))
            .filter((chip) => chip.count > 0 || chip.current),
          ...(years.length > 1
            ? years.map((entry) => ({
                label: t('documents.filter.year', {
                  from: String(entry.startYear),
                  to: String(entry.startYear + 1),
                }),
                href: to(status, entry.startYear),
                current: entry.id === year?.id,
              }))
            : []),
        ]}
        clearHref={status === undefined ? undefined : to(undefined)}
        page={{
          number,
          size: rowsPerPage,
          total: found.length,
          href: (next) => `${to(status)}${to(status).includes('?') ? '&' : '?'}page=${next}`,
        }}
        empty={{
          title: t(documents.length === 0 ? 'documents.empty.title' : 'documents.empty.noneTitle'),
          icon: 'files',
          children: t(documents.length === 0 ? 'documents.empty.text' : 'documents.empty.noneText'),
        }}
      />
    </Card>
  );
};

const rowsPerPage = 50;

const FileLink: FC<{ c: WebContext; document: RegisteredDocument }> = ({ c, document }) => {
  const t = c.get('t');
  if (document.scanFileId !== undefined)
    return <a href={`/documents/${document.id}/scan`}>{t('documents.word.scan')}</a>;
  if (document.fileId === undefined) return <>—</>;
  return <a href={`/documents/${document.id}/file`}>{t('common.action.download')}</a>;
};
