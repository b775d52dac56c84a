import type { FC } from 'hono/jsx';
import { notFound, Refusal } from '../../core/refusal.ts';
import { sendFile } from '../../http/download.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { dateTime } from '../../i18n/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  DataTable,
  FileInput,
  Form,
  type FormState,
  formState,
  Grid,
  LinkCard,
  Notice,
  PageHead,
  PostButton,
  Prose,
  Stack,
} from '../../ui/index.ts';
import { DocumentTabs } from './pages-common.tsx';
import { putTemplate, readTemplateFile, readTemplates, resetTemplate } from './service-own-templates.ts';
import {
  type DocumentKind,
  documentKinds,
  documentTitle,
  type TemplateTag,
  tagsOf,
} from './template-tags.ts';

const maxBytes = 5 * 1024 * 1024;

/** A school's own templates: a .docx for each kind, checked before it is used, and the way back to ours. */
export function templatePages(app: WebApp): void {
  app.get('/documents/templates', async (c) => {
    const own = await readTemplates(c.get('platform'), requireScope(c));
    return listPage(c, own);
  });

  app.get('/documents/templates/:kind', async (c) => kindPage(c, kindOf(c), formState()));

  app.get('/documents/templates/:kind/file', async (c) => {
    const which = c.req.query('which') === 'own' ? 'own' : 'ours';
    const file = await readTemplateFile(c.get('platform'), requireScope(c), kindOf(c), which);
    return sendFile(c, file.bytes, file.name, file.mediaType);
  });

  app.post('/documents/templates/:kind', async (c) => {
    const kind = kindOf(c);
    const { file } = await c.req.parseBody();
    const failed = (error: Refusal) => kindPage(c, kind, withError(c, formState(), 'file', error), 422);
    if (!(file instanceof File) || file.size === 0) return failed(new Refusal('documents.error.noFile', 422));
    if (file.size > maxBytes) return failed(new Refusal('common.refusal.tooLarge', 413));
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await putTemplate(c.get('platform'), requireScope(c), kind, bytes);
    } catch (error) {
      if (error instanceof Refusal && /^(?:documents|files)\.refusal\./.test(error.code))
        return failed(error);
      throw error;
    }
    return redirectWithNotice(c, `/documents/templates/${kind}`, 'documents.notice.template');
  });

  app.post('/documents/templates/:kind/reset', async (c) => {
    const kind = kindOf(c);
    await resetTemplate(c.get('platform'), requireScope(c), kind);
    return redirectWithNotice(c, `/documents/templates/${kind}`, 'documents.notice.templateReset');
  });
}

function kindOf(c: WebContext): DocumentKind {
  const kind = documentKinds.find((known) => known === c.req.param('kind'));
  if (kind === undefined) throw notFound();
  return kind;
}

function listPage(c: WebContext, own: ReadonlyMap<string, Date>) {
  const t = c.get('t');
  const { timeZone } = requireViewer(c).organization;
  return page(
    c,
    { title: t('documents.templates.title') },
    <>
      <PageHead t={t} title={t('documents.templates.title')} context={t('documents.templates.context')} />
      <DocumentTabs c={c} current="templates" />
      <Grid min="l">
        {documentKinds.map((kind) => {
          const since = own.get(kind);
          return (
            <LinkCard
              href={`/documents/templates/${kind}`}
              icon="file-text"
              title={documentTitle(kind)}
              text={
                since
                  ? t('documents.templates.own', { date: dateTime(c.get('locale'), since, timeZone) })
                  : t('documents.templates.ours')
              }
            />
          );
        })}
      </Grid>
    </>,
  );
}

async function kindPage(c: WebContext, kind: DocumentKind, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  const { timeZone } = requireViewer(c).organization;
  const since = (await readTemplates(c.get('platform'), requireScope(c))).get(kind);
  const address = `/documents/templates/${kind}`;
  return page(
    c,
    { title: documentTitle(kind), status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={documentTitle(kind)}
        context={
          since
            ? t('documents.templates.own', { date: dateTime(c.get('locale'), since, timeZone) })
            : t('documents.templates.ours')
        }
        crumbs={[
          { label: t('documents.register.title'), href: '/documents' },
          { label: t('documents.templates.title'), href: '/documents/templates' },
        ]}
      />
      <Stack gap="l">
        <Card title={t('documents.templates.howTitle')}>
          <Stack>
            <Prose>
              <ol>
                <li>{t('documents.templates.how1')}</li>
                <li>{t('documents.templates.how2')}</li>
                <li>{t('documents.templates.how3')}</li>
              </ol>
            </Prose>
            <ButtonRow>
              <ButtonLink href={`${address}/file`} icon="download">
                {t('documents.templates.downloadOurs')}
              </ButtonLink>
              {since ? (
                <ButtonLink href={`${address}/file?which=own`} icon="download">
                  {t('documents.templates.downloadOwn')}
                </ButtonLink>
              ) : null}
            </ButtonRow>
            <Form t={t} action={address} form={form} files>
              <FileInput
                t={t}
                form={form}
                name="file"
                label={t('documents.templates.file')}
                accept=".docx"
                formats=".docx"
                limit={t('documents.templates.limit')}
              />
              <ButtonRow>
                <Button icon="file-upload">{t('documents.templates.put')}</Button>
              </ButtonRow>
            </Form>
            {since ? (
              <Notice
                tone="info"
                title={t('documents.templates.resetTitle')}
                action={
                  <PostButton action={`${address}/reset`} size="s">
                    {t('documents.templates.reset')}
                  </PostButton>
                }
              >
                {t('documents.templates.resetText')}
              </Notice>
            ) : null}
          </Stack>
        </Card>
        <TagHelp c={c} kind={kind} />
      </Stack>
    </>,
  );
}

interface TagRow {
  readonly tag: TemplateTag;
  readonly depth: number;
}

function rowsOf(tags: readonly TemplateTag[], depth = 0): TagRow[] {
  return tags.flatMap((tag) => [{ tag, depth }, ...rowsOf(tag.tags ?? [], depth + 1)]);
}

/** Conditions and lists are opened with # and closed with a slash. */
function opens(tag: TemplateTag): boolean {
  return tag.kind === 'flag' || tag.kind === 'list';
}

/** The dictionary of tags: what may stand in braces and what comes in its place. */
const TagHelp: FC<{ c: WebContext; kind: DocumentKind }> = ({ c, kind }) => {
  const t = c.get('t');
  return (
    <Card title={t('documents.tags.title')} context={t('documents.tags.context')} id="tags">
      <Stack>
        <Prose>
          <ul>
            <li>{t('documents.tags.words')}</li>
            <li>{t('documents.tags.list')}</li>
            <li>{t('documents.tags.unless')}</li>
          </ul>
        </Prose>
        <DataTable
          t={t}
          caption={t('documents.tags.caption')}
          rows={rowsOf(tagsOf(kind))}
          rowKey={({ tag, depth }) => `${depth}-${tag.key}`}
          columns={[
            {
              key: 'tag',
              header: t('documents.tags.tag'),
              primary: true,
              cell: ({ tag, depth }) => (
                <code>{`${'\u2014 '.repeat(depth)}{${opens(tag) ? '#' : ''}${tag.tag}}`}</code>
              ),
            },
            {
              key: 'kind',
              header: t('documents.tags.kind'),
              from: 'm',
              cell: ({ tag }) => t(`documents.tags.kind.${tag.kind}`),
            },
            {
              key: 'about',
              header: t('documents.tags.about'),
              secondary: true,
              cell: ({ tag }) => tag.about,
            },
          ]}
          empty={{ title: t('documents.tags.caption') }}
        />
      </Stack>
    </Card>
  );
};
