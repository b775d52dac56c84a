import type { FC } from 'hono/jsx';
import { notFound, Refusal } from '../../core/refusal.ts';
import { sendFile } from '../../http/download.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { currentYear, requireScope, requireViewer, requireYear } from '../../http/viewer.ts';
import type { MessageKey } from '../../i18n/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Checkbox,
  DateInput,
  Form,
  type FormState,
  formState,
  PageHead,
  RadioGroup,
  Select,
  Stack,
} from '../../ui/index.ts';
import { consentPurposes } from '../consents/index.ts';
import { DocumentTabs, prepares, startYearOf, today } from './pages-common.tsx';
import { informedForm, sheetQuery } from './schema.ts';
import { printRoadmap } from './service-acts.ts';
import { printConsents, printMissingConsents, readSheetGroups, type SheetChoice } from './service-forms.ts';
import { markNoticesGiven, printNotices } from './service-notices.ts';
import { readRegister } from './service-register.ts';

/** Sheets to print: blank consents, who is missing, notices, the road map. */
export function printPages(app: WebApp): void {
  app.get('/documents/forms', (c) => formsPage(c));

  app.get('/documents/consents.docx', async (c) => {
    const choice = choiceOf(c);
    try {
      return send(c, await printConsents(c.get('platform'), requireScope(c), choice, today(c)));
    } catch (error) {
      return mendable(c, error);
    }
  });

  app.get('/documents/missing-consents.docx', async (c) => {
    const choice = choiceOf(c);
    try {
      return send(c, await printMissingConsents(c.get('platform'), requireScope(c), choice, today(c)));
    } catch (error) {
      return mendable(c, error);
    }
  });

  app.get('/years/:startYear/roadmap.docx', async (c) => {
    requireYear(c);
    return send(c, await printRoadmap(c.get('platform'), requireScope(c), startYearOf(c), today(c)));
  });

  app.get('/years/:startYear/notices.docx', async (c) => {
    requireYear(c);
    const order = c.req.query('order');
    return send(c, await printNotices(c.get('platform'), requireScope(c), startYearOf(c), order, today(c)));
  });

  app.post('/years/:startYear/notices/informed', async (c) => {
    requireYear(c);
    const result = await readForm(c, informedForm);
    if (!result.ok) return redirectWithNotice(c, '/documents', 'common.error.date', {}, 'warning');
    const { informedOn, order } = result.data;
    const count = await markNoticesGiven(
      c.get('platform'),
      requireScope(c),
      startYearOf(c),
      order,
      informedOn,
      today(c),
    );
    const back = order === undefined ? '/documents' : `/documents/${order}`;
    return redirectWithNotice(c, back, 'documents.notice.informed', { count });
  });
}

function send(c: WebContext, file: { name: string; mediaType: string; bytes: Uint8Array }): Response {
  return sendFile(c, file.bytes, file.name, file.mediaType);
}

function choiceOf(c: WebContext): SheetChoice {
  const parsed = sheetQuery.safeParse(c.req.query());
  if (!parsed.success) throw notFound();
  const { purpose, who, person, missing, signer } = parsed.data;
  return { purpose, group: parsed.data.class, who, personId: person, missingOnly: missing, signer };
}

const mendableCodes: ReadonlySet<string> = new Set([
  'documents.refusal.nobody',
  'documents.refusal.nobodyMissing',
  'documents.refusal.twoTemplates',
  'documents.refusal.noForm',
]);

/** Nothing to print for: back to the page that asked, with the reason. */
function mendable(c: WebContext, error: unknown) {
  const known = error instanceof Refusal && mendableCodes.has(error.code);
  const referer = c.req.header('referer') ?? '';
  if (!known || !URL.canParse(referer)) throw error;
  const { pathname, search } = new URL(referer);
  const back = /^\/(?:documents|consents)(?:\/|$)/.test(pathname) ? `${pathname}${search}` : '/consents';
  return redirectWithNotice(c, back, error.code as MessageKey, {}, 'warning');
}

async function formsPage(c: WebContext) {
  if (!prepares(c)) throw notFound();
  const t = c.get('t');
  const year = currentYear(requireViewer(c));
  const platform = c.get('platform');
  const classes = await readSheetGroups(platform, requireScope(c));
  const register = await readRegister(platform, requireScope(c), year?.id);
  const groups = [
    { value: 'all', label: t('documents.forms.all') },
    ...classes.map((entry) => ({ value: entry.id, label: entry.label })),
    { value: 'staff', label: t('consents.word.staff') },
  ];
  const form = formState({
    class: 'all',
    purpose: 'processing',
    who: 'candidates',
    missing: 'yes',
    signer: '',
  });
  return page(
    c,
    { title: t('documents.forms.title'), year },
    <>
      <PageHead t={t} title={t('documents.forms.title')} context={t('documents.forms.context')} />
      <DocumentTabs c={c} current="forms" />
      <Stack gap="l">
        <Card title={t('documents.forms.consents')} context={t('documents.forms.consentsHint')} id="consents">
          <Form t={t} action="/documents/consents.docx" method="get" form={form}>
            <SheetFields c={c} form={form} groups={groups} />
            <ButtonRow>
              <Button icon="download">{t('documents.action.downloadForms')}</Button>
              <Button kind="secondary" icon="download" formAction="/documents/missing-consents.docx">
                {t('documents.action.downloadMissing')}
              </Button>
            </ButtonRow>
          </Form>
        </Card>
        {year ? (
          <Card
            title={t('documents.forms.notices')}
            context={
              register.tandemsOrdered > 0
                ? t('documents.forms.noticesHint', { count: register.tandemsNotInformed })
                : t('documents.forms.noOrdered')
            }
            id="notices"
          >
            <Stack>
              {register.tandemsOrdered > 0 ? (
                <ButtonRow>
                  <ButtonLink href={`/years/${year.startYear}/notices.docx`} icon="download">
                    {t('documents.action.notices')}
                  </ButtonLink>
                </ButtonRow>
              ) : null}
              {register.tandemsNotInformed > 0 ? <InformedForm c={c} startYear={year.startYear} /> : null}
            </Stack>
          </Card>
        ) : null}
        {year ? (
          <Card title={t('documents.forms.roadmap')} context={t('documents.forms.roadmapHint')} id="roadmap">
            <ButtonRow>
              <ButtonLink href={`/years/${year.startYear}/roadmap.docx`} icon="download">
                {t('documents.action.downloadRoadmap')}
              </ButtonLink>
            </ButtonRow>
          </Card>
        ) : null}
      </Stack>
    </>,
  );
}

interface SheetFieldsProps {
  c: WebContext;
  form: FormState;
  groups: readonly { value: string; label: string }[];
}

const SheetFields: FC<SheetFieldsProps> = ({ c, form, groups }) => {
  const t = c.get('t');
  return (
    <>
      <Select
        t={t}
        form={form}
        name="purpose"
        label={t('documents.field.purpose')}
        hint={t('documents.hint.purpose')}
        placeholder={false}
        options={consentPurposes.map((purpose) => ({
          value: purpose,
          label: t(`consents.purpose.${purpose}`),
        }))}
      />
      <Select
        t={t}
        form={form}
        name="class"
        label={t('documents.field.group')}
        placeholder={false}
        options={groups}
        width="l"
      />
      <RadioGroup
        t={t}
        form={form}
        name="who"
        label={t('documents.field.who')}
        layout="row"
        options={[
          { value: 'candidates', label: t('documents.forms.candidates') },
          { value: 'everybody', label: t('documents.forms.everybody') },
        ]}
      />
      <RadioGroup
        t={t}
        form={form}
        name="signer"
        label={t('documents.field.signer')}
        layout="row"
        options={[
          { value: '', label: t('documents.forms.everySigner') },
          { value: 'guardian', label: t('documents.forms.guardians') },
          { value: 'self', label: t('documents.forms.adults') },
        ]}
      />
      <Checkbox
        t={t}
        form={form}
        name="missing"
        label={t('documents.field.missingOnly')}
        hint={t('documents.hint.missingOnly')}
      />
    </>
  );
};

const InformedForm: FC<{ c: WebContext; startYear: number }> = ({ c, startYear }) => {
  const t = c.get('t');
  const form = formState({ informedOn: today(c) });
  return (
    <Form t={t} action={`/years/${startYear}/notices/informed`} form={form}>
      <DateInput t={t} form={form} name="informedOn" label={t('documents.field.informedOn')} max={today(c)} />
      <ButtonRow>
        <Button kind="secondary" icon="checks">
          {t('documents.action.informed')}
        </Button>
      </ButtonRow>
    </Form>
  );
};
