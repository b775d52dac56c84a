import { Refusal } from '../../core/refusal.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, uploadedFile, withError } from '../../http/forms.ts';
import { page } from '../../http/page.tsx';
import { currentYear, requireScope, requireViewer } from '../../http/viewer.ts';
import { dateTime } from '../../i18n/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  DataTable,
  FileInput,
  Fold,
  Form,
  type FormState,
  fieldValue,
  formState,
  Grid,
  type IconName,
  LinkCard,
  Notice,
  PageHead,
  Section,
  Select,
  Stack,
  Status,
  TextArea,
  type Tone,
} from '../../ui/index.ts';
import { type BatchKind, batchKinds, type ImportStatus, isAnswerKind, isStalled } from './import-batch.ts';
import { ImportSteps } from './pages-parts.tsx';
import { uploadForm } from './schema.ts';
import { type ImportLine, readImports, startImport } from './service.ts';

/** The list of imports and the form that takes a file in. */
export function importListPages(app: WebApp): void {
  app.get('/imports', async (c) => {
    const lines = await readImports(c.get('platform'), requireScope(c));
    return listPage(c, lines);
  });

  app.get('/imports/new', async (c) => {
    const kind = c.req.query('kind');
    if (kind === 'roadmap') return c.redirect('/years/new', 303);
    const known = batchKinds.find((entry) => entry === kind);
    if (known === undefined) return c.redirect('/imports', 303);
    await readImports(c.get('platform'), requireScope(c));
    return newPage(c, known, formState({ kind: known, yearId: currentYear(requireViewer(c))?.id ?? '' }));
  });

  app.post('/imports', async (c) => {
    const result = await readForm(c, uploadForm);
    if (!result.ok) {
      const kind = batchKinds.find((entry) => entry === result.form.values.kind) ?? 'pupils';
      return newPage(c, kind, result.form, 422);
    }
    const { kind, yearId, pasted } = result.data;
    try {
      const file = await uploadedFile(result.files, 'file');
      if (!file && pasted.trim() === '') throw new Refusal('imports.error.fileOrText', 422);
      if (isAnswerKind(kind) && yearId === undefined) throw new Refusal('imports.refusal.noYear', 422);
      const { id } = await startImport(c.get('platform'), requireScope(c), {
        kind,
        yearId,
        fileName: file?.name ?? `${c.get('t')('imports.word.pasted')}.tsv`,
        mediaType: file?.mediaType || 'text/tab-separated-values',
        bytes: file?.bytes ?? new TextEncoder().encode(pasted),
      });
      return c.redirect(`/imports/${id}/columns`, 303);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 403) throw error;
      const field = error.code === 'imports.refusal.noYear' ? 'yearId' : 'file';
      return newPage(c, kind, withError(c, result.form, field, error), 422);
    }
  });
}

const kindIcon: Readonly<Record<BatchKind, IconName>> = {
  pupils: 'school',
  teachers: 'id-badge-2',
  mentees: 'user-question',
  mentors: 'user-heart',
};

const stateTone: Readonly<Record<ImportStatus, Tone>> = {
  mapping: 'warn',
  planning: 'warn',
  ready: 'warn',
  applying: 'info',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};

function listPage(c: WebContext, lines: readonly ImportLine[]) {
  const t = c.get('t');
  const viewer = requireViewer(c);
  const now = c.get('platform').clock.now();
  return page(
    c,
    { title: t('imports.list.title') },
    <>
      <PageHead
        t={t}
        title={t('imports.list.title')}
        context={t('imports.list.context')}
        crumbs={[{ label: t('people.list.title'), href: '/people' }]}
      />
      <Stack gap="xl">
        <Grid min="m">
          {batchKinds.map((kind) => (
            <LinkCard
              href={`/imports/new?kind=${kind}`}
              icon={kindIcon[kind]}
              title={t(`imports.kind.${kind}`)}
              text={t(`imports.kindHint.${kind}`)}
            />
          ))}
          <LinkCard
            href="/years/new"
            icon="map"
            title={t('imports.kind.roadmap')}
            text={t('imports.kindHint.roadmap')}
          />
        </Grid>
        <Section title={t('imports.list.past')}>
          <DataTable
            t={t}
            caption={t('imports.list.past')}
            rows={lines}
            rowKey={(line) => line.id}
            rowHref={(line) => `/imports/${line.id}`}
            columns={[
              {
                key: 'kind',
                header: t('imports.column.kind'),
                primary: true,
                cell: (line) => t(`imports.kind.${line.kind}`),
              },
              {
                key: 'state',
                header: t('imports.column.state'),
                secondary: true,
                cell: (line) => (
                  <Status tone={isStalled(line, now) ? 'bad' : stateTone[line.status]}>
                    {isStalled(line, now) ? t('imports.state.stalled') : t(`imports.state.${line.status}`)}
                  </Status>
                ),
              },
              {
                key: 'result',
                header: t('imports.column.result'),
                from: 'm',
                cell: (line) => resultWords(c, line),
              },
              { key: 'file', header: t('imports.column.file'), from: 'l', cell: (line) => line.fileName },
              {
                key: 'when',
                header: t('imports.column.when'),
                from: 'm',
                nowrap: true,
                cell: (line) => dateTime(c.get('locale'), line.createdAt, viewer.organization.timeZone),
              },
            ]}
            empty={{
              title: t('imports.list.empty'),
              icon: 'table-import',
              level: 3,
              children: t('imports.list.emptyText'),
            }}
          />
        </Section>
      </Stack>
    </>,
  );
}

function resultWords(c: WebContext, line: ImportLine): string {
  const { report } = line;
  if (report === undefined) return '—';
  return c.get('t')('imports.result.short', {
    created: report.created,
    updated: report.updated,
    unchanged: report.unchanged,
  });
}

const accepted = '.xlsx,.csv,.tsv,.txt,.docx';

function newPage(c: WebContext, kind: BatchKind, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  const viewer = requireViewer(c);
  const needsYear = isAnswerKind(kind);
  const title = t(`imports.new.${kind}`);
  return page(
    c,
    { title, status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={title}
        context={t(`imports.newHint.${kind}`)}
        crumbs={[{ label: t('imports.list.title'), href: '/imports' }]}
      />
      <ImportSteps c={c} current={1} />
      {needsYear && viewer.years.length === 0 ? (
        <Notice
          tone="warn"
          title={t('imports.new.noYearTitle')}
          action={
            <ButtonLink href="/years/new" size="s">
              {t('imports.new.makeYear')}
            </ButtonLink>
          }
        >
          {t('imports.new.noYearText')}
        </Notice>
      ) : (
        <Form t={t} action="/imports" form={form} files hidden={{ kind }}>
          <Card title={t('imports.new.fileTitle')}>
            <FileInput
              t={t}
              form={form}
              name="file"
              label={t('imports.field.file')}
              accept={accepted}
              formats=".xlsx, .csv, .tsv, .docx"
              limit={t('imports.new.limit')}
            />
            <Fold
              title={t('imports.field.pasted')}
              level={3}
              look="line"
              open={fieldValue(form, 'pasted') !== ''}
              id="paste"
            >
              <TextArea
                t={t}
                form={form}
                name="pasted"
                label={t('imports.field.table')}
                hint={t('imports.hint.pasted')}
                rows={6}
                monospace
                optional
              />
            </Fold>
            {needsYear ? (
              <Select
                t={t}
                form={form}
                name="yearId"
                label={t('imports.field.year')}
                hint={t('imports.hint.year')}
                width="l"
                options={viewer.years.map((year) => ({ value: year.id, label: year.title }))}
              />
            ) : null}
          </Card>
          <Card look="quiet" title={t('imports.new.needTitle')}>
            <p>{t(`imports.need.${kind}`)}</p>
          </Card>
          <ButtonRow sticky>
            <Button icon="arrow-right">{t('imports.action.next')}</Button>
            <ButtonLink href="/imports" kind="quiet">
              {t('common.action.cancel')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      )}
    </>,
  );
}
