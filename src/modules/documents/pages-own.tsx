import { notFound, Refusal } from '../../core/refusal.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, uploadedFile, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { currentYear, requireScope, requireViewer } from '../../http/viewer.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  DateInput,
  FieldRow,
  FileInput,
  Form,
  type FormState,
  formState,
  PageHead,
  Select,
  TextInput,
} from '../../ui/index.ts';
import { idOf, prepares, today } from './pages-common.tsx';
import { isRegisterKind, registerKinds } from './register.ts';
import { ownDocumentForm } from './schema.ts';
import { addOwnDocument, changeOwnDocument, readDocument } from './service-register.ts';
import { uploadExtensions } from './upload-type.ts';

/** Bringing a document as a file, and changing its words while it is a draft. */
export function ownDocumentPages(app: WebApp): void {
  app.get('/documents/new', (c) => {
    if (!prepares(c)) throw notFound();
    const asked = c.req.query('kind') ?? '';
    const kind = isRegisterKind(asked) ? asked : '';
    const year = currentYear(requireViewer(c));
    const title = kind === '' || kind === 'other' ? '' : c.get('t')(`documents.kind.${kind}`);
    const scope =
      kind.startsWith('regulation') || kind === 'councilRegulation' ? 'always' : (year?.id ?? 'always');
    return ownPage(c, '/documents', formState({ kind, title, scope }));
  });

  app.post('/documents', async (c) => {
    const result = await readForm(c, ownDocumentForm);
    const upload = await uploadedFile(result.files, 'file');
    if (!result.ok) return ownPage(c, '/documents', result.form, 422);
    if (!upload) {
      const missing = new Refusal('documents.error.noFile', 422);
      return ownPage(c, '/documents', withError(c, result.form, 'file', missing), 422);
    }
    try {
      const id = await addOwnDocument(c.get('platform'), requireScope(c), inputOf(result.data), upload);
      return redirectWithNotice(c, `/documents/${id}`, 'documents.notice.uploaded');
    } catch (error) {
      if (!isUploadRefusal(error)) throw error;
      return ownPage(c, '/documents', withError(c, result.form, 'file', error), 422);
    }
  });

  app.get('/documents/:id/edit', async (c) => {
    if (!prepares(c)) throw notFound();
    const { document, body } = await readDocument(c.get('platform'), requireScope(c), idOf(c), today(c));
    if (document.status !== 'draft' || body.form !== 'uploaded') throw notFound();
    const form = formState({
      kind: document.kind,
      title: document.title,
      number: document.number,
      datedOn: document.datedOn ?? '',
      scope: document.yearId ?? 'always',
      version: String(document.version),
    });
    return ownPage(c, `/documents/${document.id}/edit`, form);
  });

  app.post('/documents/:id/edit', async (c) => {
    const action = `/documents/${idOf(c)}/edit`;
    const result = await readForm(c, ownDocumentForm);
    const upload = await uploadedFile(result.files, 'file');
    if (!result.ok) return ownPage(c, action, result.form, 422);
    const { version = 0 } = result.data;
    try {
      const input = inputOf(result.data);
      await changeOwnDocument(c.get('platform'), requireScope(c), idOf(c), version, input, upload);
      return redirectWithNotice(c, `/documents/${idOf(c)}`, 'documents.notice.saved');
    } catch (error) {
      if (!isUploadRefusal(error)) throw error;
      return ownPage(c, action, withError(c, result.form, 'file', error), 422);
    }
  });
}

function inputOf(form: ReturnType<typeof ownDocumentForm.parse>) {
  const { scope, version: _version, ...input } = form;
  return { ...input, yearId: scope === 'always' ? undefined : scope };
}

function isUploadRefusal(error: unknown): error is Refusal {
  return error instanceof Refusal && error.code === 'documents.refusal.uploadType';
}

function ownPage(c: WebContext, action: string, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  const isNew = action === '/documents';
  const { years } = requireViewer(c);
  const title = t(isNew ? 'documents.own.title' : 'documents.own.editTitle');
  const version = form.values.version;
  return page(
    c,
    { title, status, scripts: ['focus-error-summary', 'confirm-leave'] },
    <>
      <PageHead
        t={t}
        title={title}
        context={t('documents.own.context')}
        crumbs={[{ label: t('documents.register.title'), href: '/documents' }]}
      />
      <Card>
        <Form
          t={t}
          action={action}
          form={form}
          files
          confirmLeave
          hidden={typeof version === 'string' ? { version } : undefined}
        >
          <Select
            t={t}
            form={form}
            name="kind"
            label={t('documents.field.kind')}
            options={registerKinds.map((kind) => ({ value: kind, label: t(`documents.kind.${kind}`) }))}
          />
          <TextInput t={t} form={form} name="title" label={t('documents.field.title')} />
          <FieldRow>
            <TextInput
              t={t}
              form={form}
              name="number"
              label={t('documents.field.number')}
              width="m"
              optional
            />
            <DateInput t={t} form={form} name="datedOn" label={t('documents.field.date')} optional />
          </FieldRow>
          <Select
            t={t}
            form={form}
            name="scope"
            label={t('documents.field.scope')}
            hint={t('documents.hint.scope')}
            options={[
              ...years.map((year) => ({ value: year.id, label: year.title })),
              { value: 'always', label: t('documents.word.always') },
            ]}
          />
          <FileInput
            t={t}
            form={form}
            name="file"
            label={t(isNew ? 'documents.field.file' : 'documents.field.otherFile')}
            accept={uploadExtensions.join(',')}
            formats={t('documents.hint.formats')}
            limit={t('documents.hint.limit')}
            optional={!isNew}
          />
          <ButtonRow>
            <Button icon={isNew ? 'file-upload' : undefined}>
              {t(isNew ? 'documents.action.upload' : 'common.action.save')}
            </Button>
            <ButtonLink href="/documents" kind="quiet">
              {t('common.action.cancel')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Card>
    </>,
  );
}
