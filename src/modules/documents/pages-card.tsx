import { Refusal } from '../../core/refusal.ts';
import { sendFile } from '../../http/download.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, uploadedFile, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope } from '../../http/viewer.ts';
import type { MessageKey } from '../../i18n/index.ts';
import {
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  Dialog,
  Form,
  type FormState,
  type MenuItem,
  PageHead,
  PostButton,
} from '../../ui/index.ts';
import { idOf, statusTone, today } from './pages-common.tsx';
import { DocumentDetails } from './pages-document.tsx';
import { approvalForm, remarkForm, versionForm } from './schema.ts';
import { approveDocument, type DocumentStep, removeDraft, stepDocument } from './service-approval.ts';
import {
  addScan,
  choicesFor,
  type DocumentCard,
  readDocument,
  readDocumentFile,
} from './service-register.ts';

const steps: readonly { readonly path: string; readonly step: DocumentStep; readonly notice: MessageKey }[] =
  [
    { path: 'submit', step: 'submit', notice: 'documents.notice.submitted' },
    { path: 'publish', step: 'publish', notice: 'documents.notice.published' },
    { path: 'unpublish', step: 'unpublish', notice: 'documents.notice.unpublished' },
    { path: 'archive', step: 'archive', notice: 'documents.notice.archived' },
  ];

/** One document: its files, its way to the head's signature, to the site and to the archive. */
export function documentCardPages(app: WebApp): void {
  app.get('/documents/:id', async (c) => cardPage(c, {}));

  for (const which of ['file', 'scan'] as const) {
    app.get(`/documents/:id/${which}`, async (c) => {
      const file = await readDocumentFile(c.get('platform'), requireScope(c), idOf(c), which);
      return sendFile(c, file.bytes, file.name, file.mediaType);
    });
  }

  for (const { path, step, notice } of steps) {
    app.post(`/documents/:id/${path}`, async (c) => {
      const version = await versionOf(c);
      await stepDocument(c.get('platform'), requireScope(c), idOf(c), step, version);
      return redirectWithNotice(c, `/documents/${idOf(c)}`, notice);
    });
  }

  app.post('/documents/:id/send-back', async (c) => {
    const result = await readForm(c, remarkForm);
    if (!result.ok) return cardPage(c, { remark: result.form }, 422);
    const { version, remark } = result.data;
    await stepDocument(c.get('platform'), requireScope(c), idOf(c), 'sendBack', version, remark);
    return redirectWithNotice(c, `/documents/${idOf(c)}`, 'documents.notice.sentBack');
  });

  app.post('/documents/:id/approve', async (c) => {
    const result = await readForm(c, approvalForm);
    if (!result.ok) return cardPage(c, { approval: result.form }, 422);
    try {
      await approveDocument(c.get('platform'), requireScope(c), idOf(c), result.data, today(c));
    } catch (error) {
      if (error instanceof Refusal && approvalFields.has(error.code)) {
        const field = approvalFields.get(error.code) ?? 'form';
        return cardPage(c, { approval: withError(c, result.form, field, error) }, 422);
      }
      throw error;
    }
    return redirectWithNotice(c, `/documents/${idOf(c)}`, 'documents.notice.approved');
  });

  app.post('/documents/:id/scan', async (c) => {
    const upload = await uploadedFile(await filesOf(c), 'file');
    if (!upload)
      return redirectWithNotice(c, `/documents/${idOf(c)}`, 'documents.error.noFile', {}, 'warning');
    await addScan(c.get('platform'), requireScope(c), idOf(c), upload);
    return redirectWithNotice(c, `/documents/${idOf(c)}`, 'documents.notice.scan');
  });

  app.post('/documents/:id/remove', async (c) => {
    await removeDraft(c.get('platform'), requireScope(c), idOf(c), await versionOf(c));
    return redirectWithNotice(c, '/documents', 'documents.notice.removed');
  });
}

/** Refusals of an approval that a field can mend. */
const approvalFields: ReadonlyMap<string, string> = new Map([
  ['documents.refusal.numberNeeded', 'number'],
  ['documents.refusal.numberTaken', 'number'],
  ['documents.refusal.future', 'approvedOn'],
  ['documents.refusal.dutyConfirm', 'dutyConfirmed'],
]);

async function versionOf(c: WebContext): Promise<number> {
  const result = await readForm(c, versionForm);
  if (!result.ok) throw new Refusal('common.refusal.badRequest', 400);
  return result.data.version;
}

async function filesOf(c: WebContext): Promise<ReadonlyMap<string, File>> {
  const body = await c.req.parseBody();
  return new Map(
    Object.entries(body).flatMap(([name, value]) => (value instanceof File ? [[name, value] as const] : [])),
  );
}

interface Typed {
  readonly approval?: FormState;
  readonly remark?: FormState;
}

async function cardPage(c: WebContext, typed: Typed, status: 200 | 422 = 200) {
  const t = c.get('t');
  const card = await readDocument(c.get('platform'), requireScope(c), idOf(c), today(c));
  const { document } = card;
  return page(
    c,
    { title: document.title, status, scripts: ['focus-error-summary', 'dialog'] },
    <>
      <PageHead
        t={t}
        title={document.title}
        crumbs={[{ label: t('documents.register.title'), href: '/documents' }]}
        context={
          <Badge tone={statusTone[document.status]}>
            {t(document.published ? 'documents.act.published' : `documents.status.${document.status}`)}
          </Badge>
        }
        action={<MainAction c={c} card={card} />}
        menu={menuOf(c, card)}
      />
      <DocumentDetails c={c} card={card} approval={typed.approval} remark={typed.remark} />
      {choicesFor(card).remove ? (
        <Dialog t={t} id="remove" title={t('documents.remove.title')}>
          <Form
            t={t}
            action={`/documents/${document.id}/remove`}
            hidden={{ version: String(document.version) }}
          >
            <p>{t(card.tandems.length > 0 ? 'documents.remove.textOrder' : 'documents.remove.text')}</p>
            <ButtonRow>
              <Button kind="danger">{t('documents.remove.action')}</Button>
            </ButtonRow>
          </Form>
        </Dialog>
      ) : null}
    </>,
  );
}

function MainAction({ c, card }: { c: WebContext; card: DocumentCard }) {
  const t = c.get('t');
  const { document } = card;
  const choices = choicesFor(card);
  const hidden = { version: String(document.version) };
  if (choices.submit) {
    return (
      <PostButton action={`/documents/${document.id}/submit`} hidden={hidden} kind="primary" icon="send">
        {t('documents.action.submit')}
      </PostButton>
    );
  }
  if (choices.approve) {
    return (
      <ButtonLink href="#approve" kind="primary" icon="writing-sign">
        {t('documents.action.approve')}
      </ButtonLink>
    );
  }
  if (choices.publish) {
    return (
      <PostButton action={`/documents/${document.id}/publish`} hidden={hidden} kind="primary" icon="world">
        {t('documents.action.publish')}
      </PostButton>
    );
  }
  const which = document.scanFileId ? 'scan' : 'file';
  return (
    <ButtonLink href={`/documents/${document.id}/${which}`} icon="download">
      {t('common.action.download')}
    </ButtonLink>
  );
}

function editHref(card: DocumentCard): string {
  const { document, body } = card;
  const year = card.year?.startYear;
  if (body.form === 'orderPairs') return `/years/${year}/order/${document.id}`;
  if (body.form === 'orderIntroduction') return `/years/${year}/introduction-order/${document.id}`;
  return `/documents/${document.id}/edit`;
}

function menuOf(c: WebContext, card: DocumentCard): MenuItem[] {
  const t = c.get('t');
  const { document, body } = card;
  const choices = choicesFor(card);
  const address = `/documents/${document.id}`;
  const hidden = { version: String(document.version) };
  const items: MenuItem[] = [
    { label: t('documents.action.downloadFile'), href: `${address}/file`, icon: 'download' },
  ];
  if (document.scanFileId) {
    items.push({ label: t('documents.action.downloadScan'), href: `${address}/scan`, icon: 'download' });
  }
  if (choices.edit && body.form === 'roadmap') {
    const action = `/years/${body.data.startYear}/roadmap`;
    items.push({ label: t('documents.action.renew'), action, icon: 'refresh' });
  } else if (choices.edit) {
    items.push({ label: t('documents.action.edit'), href: editHref(card), icon: 'pencil' });
  }
  if (choices.unpublish) {
    items.push({
      label: t('documents.action.unpublish'),
      action: `${address}/unpublish`,
      hidden,
      icon: 'eye-off',
    });
  }
  if (choices.archive) {
    items.push({
      label: t('documents.action.archive'),
      action: `${address}/archive`,
      hidden,
      icon: 'archive',
    });
  }
  if (choices.remove) {
    items.push({ label: t('documents.remove.action'), href: '#remove', icon: 'trash', tone: 'danger' });
  }
  return items;
}
