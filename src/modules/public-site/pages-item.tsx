import { notFound, Refusal } from '../../core/refusal.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, uploadedFile, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import {
  Button,
  ButtonRow,
  Card,
  Checkbox,
  DateInput,
  FileInput,
  Form,
  type FormState,
  formState,
  Notice,
  PageHead,
  PostButton,
  RadioGroup,
  TextArea,
  TextInput,
} from '../../ui/index.ts';
import { itemForm } from './schema.ts';
import { addItem, editItem, moveItem, readItem, removeItem, setPublished } from './service.ts';
import { publicFileExtensions, type SiteItem, siteSections } from './site-item.ts';

const path = '/site/items/:id';

/** One item of the public page: written, published, withdrawn, moved, removed. */
export function siteItemPages(app: WebApp): void {
  app.get('/site/items/new', (c) => {
    const section = siteSections.find((entry) => entry === c.req.query('section')) ?? 'news';
    return itemPage(c, undefined, formState({ section }));
  });

  app.post('/site/items', async (c) => {
    const result = await readForm(c, itemForm);
    if (!result.ok) return itemPage(c, undefined, result.form, 422);
    try {
      const upload = await uploadedFile(result.files, 'file');
      await addItem(c.get('platform'), requireScope(c), result.data, upload, today(c));
    } catch (error) {
      return refused(c, undefined, result.form, error);
    }
    return saved(c, result.data.action);
  });

  app.get(path, async (c) => {
    const item = await read(c);
    return itemPage(c, item, formOf(item));
  });

  app.post(path, async (c) => {
    const item = await read(c);
    const result = await readForm(c, itemForm);
    if (!result.ok) return itemPage(c, item, result.form, 422);
    try {
      const upload = await uploadedFile(result.files, 'file');
      await editItem(c.get('platform'), requireScope(c), item.id, result.data, upload, today(c));
    } catch (error) {
      return refused(c, item, result.form, error);
    }
    return saved(c, result.data.action);
  });

  app.post(`${path}/:action{publish|withdraw|up|down|remove}`, async (c) => {
    const { id, action } = c.req.param();
    const scope = requireScope(c);
    if (id === undefined) throw notFound();
    if (action === 'up' || action === 'down') {
      await moveItem(c.get('platform'), scope, id, action);
      return redirectWithNotice(c, '/site', 'site.notice.moved');
    }
    if (action === 'remove') {
      await removeItem(c.get('platform'), scope, id);
      return redirectWithNotice(c, '/site', 'site.notice.removed');
    }
    await setPublished(c.get('platform'), scope, id, action === 'publish', today(c));
    return redirectWithNotice(
      c,
      '/site',
      action === 'publish' ? 'site.notice.published' : 'site.notice.withdrawn',
    );
  });
}

function today(c: WebContext): string {
  return c.get('platform').clock.today(requireViewer(c).organization.timeZone);
}

function read(c: WebContext): Promise<SiteItem> {
  return readItem(c.get('platform'), requireScope(c), c.req.param('id') ?? '');
}

function saved(c: WebContext, action: 'save' | 'publish'): Response {
  return redirectWithNotice(c, '/site', action === 'publish' ? 'site.notice.published' : 'site.notice.saved');
}

function refused(c: WebContext, item: SiteItem | undefined, form: FormState, error: unknown) {
  if (!(error instanceof Refusal) || ![409, 413, 422].includes(error.status)) throw error;
  return itemPage(c, item, withError(c, form, error.status === 409 ? 'form' : 'file', error), 422);
}

function formOf(item: SiteItem): FormState {
  return formState({
    section: item.section,
    title: item.title,
    body: item.body,
    eventOn: item.eventOn ?? '',
    version: String(item.version),
  });
}

function itemPage(c: WebContext, item: SiteItem | undefined, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  const title = t(item === undefined ? 'site.item.newTitle' : 'site.item.editTitle');
  const published = item?.publishedOn !== undefined;
  return page(
    c,
    { title, status, scripts: ['focus-error-summary', 'confirm-leave'] },
    <>
      <PageHead
        t={t}
        title={title}
        crumbs={[{ label: t('site.admin.title'), href: '/site' }]}
        menu={
          item === undefined
            ? []
            : [
                { label: t('site.action.up'), action: `/site/items/${item.id}/up`, icon: 'arrow-up' },
                { label: t('site.action.down'), action: `/site/items/${item.id}/down`, icon: 'arrow-down' },
              ]
        }
      />
      <Form
        t={t}
        action={item === undefined ? '/site/items' : `/site/items/${item.id}`}
        form={form}
        files
        hidden={{ version: String(form.values.version ?? item?.version ?? 0) }}
        confirmLeave
      >
        <Card>
          <RadioGroup
            t={t}
            form={form}
            name="section"
            label={t('site.field.section')}
            options={siteSections.map((section) => ({
              value: section,
              label: t(`site.sectionOne.${section}`),
              hint: t(`site.sectionHint.${section}`),
            }))}
          />
          <TextInput
            t={t}
            form={form}
            name="title"
            label={t('site.field.title')}
            example={t('site.example.title')}
            maxlength={300}
          />
          <DateInput
            t={t}
            form={form}
            name="eventOn"
            label={t('site.field.eventOn')}
            hint={t('site.hint.eventOn')}
            optional
          />
          <Notice
            tone="warn"
            title={t('site.item.names')}
            action={
              <a href="/consents?purpose=publication&state=given&who=everybody">{t('site.item.namesLink')}</a>
            }
          >
            {t('site.item.namesText')}
          </Notice>
          <TextArea
            t={t}
            form={form}
            name="body"
            label={t('site.field.body')}
            hint={t('site.hint.body')}
            rows={10}
            optional
          />
          {item?.file ? (
            <Checkbox
              t={t}
              form={form}
              name="removeFile"
              label={t('site.field.removeFile', { name: item.file.name })}
            />
          ) : null}
          <FileInput
            t={t}
            form={form}
            name="file"
            label={t(item?.file ? 'site.field.otherFile' : 'site.field.file')}
            hint={t('site.hint.file')}
            accept={publicFileExtensions.map((extension) => `.${extension}`).join(',')}
            formats="PDF, DOCX, XLSX, PPTX, JPG, PNG"
            limit={t('site.hint.fileLimit')}
            optional
          />
        </Card>
        <ButtonRow sticky>
          {published ? (
            <Button name="action" value="save">
              {t('common.action.save')}
            </Button>
          ) : (
            <>
              <Button name="action" value="publish" icon="world">
                {t('site.action.publish')}
              </Button>
              <Button name="action" value="save" kind="secondary">
                {t('site.action.saveDraft')}
              </Button>
            </>
          )}
        </ButtonRow>
      </Form>
      {item === undefined ? null : (
        <Card title={t('site.item.away')} context={t('site.item.awayText')}>
          <ButtonRow>
            {published ? (
              <PostButton action={`/site/items/${item.id}/withdraw`} icon="eye-off">
                {t('site.action.withdraw')}
              </PostButton>
            ) : null}
            <PostButton action={`/site/items/${item.id}/remove`} kind="danger" icon="trash">
              {t('site.action.remove')}
            </PostButton>
          </ButtonRow>
        </Card>
      )}
    </>,
  );
}
