import { Refusal } from '../../core/refusal.ts';
import { sendFile } from '../../http/download.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { uploadedFile, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import {
  Button,
  ButtonRow,
  Card,
  FileInput,
  Form,
  type FormState,
  formState,
  Grid,
  KeyValue,
  LinkCard,
  PageHead,
  PostButton,
  Stack,
  TextInput,
} from '../../ui/index.ts';
import { downloadBackup, readInstallation, replaceByBackup } from './service-backup.ts';

const largestBackup = 200 * 1024 * 1024;

/** The administrator's page: organisation, accounts, backup and restore. */
export function administrationPages(app: WebApp): void {
  app.get('/administration', (c) => administrationPage(c, formState()));

  app.post('/administration/backup', async (c) => {
    const { bytes } = await downloadBackup(c.get('platform'), requireScope(c));
    const { code, timeZone } = requireViewer(c).organization;
    return sendFile(
      c,
      bytes,
      `plecho-${code}-${c.get('platform').clock.today(timeZone)}.zip`,
      'application/zip',
    );
  });

  app.post('/administration/restore', async (c) => {
    const body = await c.req.parseBody();
    const files = new Map(
      Object.entries(body).filter((entry): entry is [string, File] => entry[1] instanceof File),
    );
    const code = typeof body.code === 'string' ? body.code : '';
    const file = await uploadedFile(files, 'file', largestBackup);
    if (!file)
      return administrationPage(c, formState({ code }, { file: c.get('t')('installation.error.file') }), 422);
    try {
      await replaceByBackup(c.get('platform'), requireScope(c), file.bytes, code);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 403) throw error;
      const field = error.code === 'installation.refusal.wrongCode' ? 'code' : 'file';
      return administrationPage(c, withError(c, formState({ code }), field, error), 422);
    }
    return redirectWithNotice(c, '/sign-in', 'installation.notice.restored');
  });
}

async function administrationPage(c: WebContext, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  const facts = await readInstallation(c.get('platform'), requireScope(c));
  const megabytes = (facts.fileBytes / 1024 / 1024).toLocaleString(
    c.get('locale') === 'ru' ? 'ru-RU' : 'en-GB',
    { maximumFractionDigits: 1 },
  );
  const alone = facts.organizations.length === 1;
  return page(
    c,
    { title: t('installation.administration.title'), status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={t('installation.administration.title')}
        context={requireViewer(c).organization.name}
      />
      <Stack gap="l">
        <Grid min="m">
          <LinkCard
            href="/organization"
            icon="building-community"
            title={t('organizations.profile.title')}
            text={t('installation.administration.organizationText')}
          />
          <LinkCard
            href="/accounts"
            icon="key"
            title={t('accounts.list.title')}
            text={t('installation.administration.accountsText')}
          />
          <LinkCard
            href="/imports"
            icon="table-import"
            title={t('installation.administration.imports')}
            text={t('installation.administration.importsText')}
          />
        </Grid>
        <Card title={t('installation.backup.title')} context={t('installation.backup.context')}>
          {alone ? (
            <PostButton action="/administration/backup" icon="download" kind="primary">
              {t('installation.backup.action')}
            </PostButton>
          ) : (
            <p>{t('installation.refusal.severalOrganizations')}</p>
          )}
        </Card>
        {alone ? (
          <Card title={t('installation.restore.title')} context={t('installation.restore.context')}>
            <Form t={t} action="/administration/restore" form={form} files>
              <FileInput t={t} form={form} name="file" label={t('installation.field.backup')} accept=".zip" />
              <TextInput
                t={t}
                form={form}
                name="code"
                label={t('installation.field.code')}
                hint={t('installation.hint.code', { code: facts.organizations[0]?.code ?? '' })}
                width="m"
                spellcheck={false}
              />
              <ButtonRow>
                <Button kind="danger">{t('installation.restore.action')}</Button>
              </ButtonRow>
            </Form>
          </Card>
        ) : null}
        <Card title={t('installation.facts.title')}>
          <KeyValue
            items={[
              { label: t('installation.facts.engine'), value: t(`installation.engine.${facts.engine}`) },
              { label: t('installation.facts.organizations'), value: facts.organizations.length },
              {
                label: t('installation.facts.files'),
                value: t('installation.facts.filesValue', { count: facts.files, megabytes }),
              },
              { label: t('installation.facts.address'), value: c.get('platform').config.publicUrl },
            ]}
          />
        </Card>
      </Stack>
    </>,
  );
}
