import { notFound, Refusal } from '../../core/refusal.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireYear } from '../../http/viewer.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  CheckboxGroup,
  DateInput,
  FieldRow,
  Fold,
  Form,
  type FormState,
  fieldValues,
  formState,
  PageHead,
  RadioGroup,
  Select,
  Stack,
  TextInput,
} from '../../ui/index.ts';
import { mentoringFormTitle } from '../organizations/index.ts';
import { fullName } from '../people/index.ts';
import { idOf, startYearOf, today, versionIn } from './pages-common.tsx';
import { introductionForm } from './schema.ts';
import { readBody } from './schema-body.ts';
import {
  type IntroductionDesk,
  makeIntroductionOrder,
  makeRoadmap,
  readIntroductionDesk,
} from './service-acts.ts';

/** The acts of stage 1 that are made here: the order on introducing the model (D1) and the road map (D4). */
export function actPages(app: WebApp): void {
  for (const path of ['new', ':id'] as const) {
    app.get(`/years/:startYear/introduction-order/${path}`, async (c) => {
      const desk = await deskOf(c, path);
      return introductionPage(c, desk, desk.order ? draftForm(desk) : newForm(c, desk));
    });

    app.post(`/years/:startYear/introduction-order/${path}`, async (c) => {
      const result = await readForm(c, introductionForm);
      if (!result.ok) return introductionPage(c, await deskOf(c, path), result.form, 422);
      const replaces = path === 'new' ? undefined : { id: idOf(c), version: versionIn(result.form) };
      try {
        const id = await makeIntroductionOrder(
          c.get('platform'),
          requireScope(c),
          startYearOf(c),
          result.data,
          today(c),
          replaces,
        );
        return redirectWithNotice(c, `/documents/${id}`, 'documents.notice.made');
      } catch (error) {
        if (!(error instanceof Refusal && error.code === 'documents.refusal.numberTaken')) throw error;
        return introductionPage(c, await deskOf(c, path), withError(c, result.form, 'number', error), 422);
      }
    });
  }

  app.post('/years/:startYear/roadmap', async (c) => {
    requireYear(c);
    const id = await makeRoadmap(c.get('platform'), requireScope(c), startYearOf(c), today(c));
    return redirectWithNotice(c, `/documents/${id}`, 'documents.notice.made');
  });
}

async function deskOf(c: WebContext, path: 'new' | ':id'): Promise<IntroductionDesk> {
  requireYear(c);
  const id = path === 'new' ? undefined : idOf(c);
  const desk = await readIntroductionDesk(c.get('platform'), requireScope(c), startYearOf(c), id, today(c));
  const isDraft = desk.order?.status === 'draft' && desk.order.kind === 'orderIntroduction';
  if (id !== undefined && !isDraft) throw notFound();
  return desk;
}

function newForm(c: WebContext, desk: IntroductionDesk): FormState {
  const { curatorId, memberIds, approves } = desk.suggested;
  const date = today(c);
  return formState({
    act: 'order',
    date,
    startsOn: date,
    curatorId: curatorId ?? '',
    chairId: curatorId ?? '',
    memberIds: [...memberIds],
    approves: [...approves],
  });
}

function draftForm(desk: IntroductionDesk): FormState {
  const body = readBody(desk.order?.body);
  if (body.form !== 'orderIntroduction') throw notFound();
  const { memberIds, approves, ...texts } = body.input;
  const given = Object.entries(texts).map(([name, value]) => [name, value ?? ''] as const);
  return formState({
    ...Object.fromEntries(given),
    memberIds: [...memberIds],
    approves: [...approves],
    version: String(desk.order?.version ?? 0),
  });
}

function introductionPage(c: WebContext, desk: IntroductionDesk, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  const year = requireYear(c);
  const { order } = desk;
  const title = t(order ? 'documents.introduction.editTitle' : 'documents.introduction.title');
  const staff = desk.school.staff.map((person) => ({
    value: person.id,
    label: [fullName(person), person.position].filter((part) => part !== '').join(', '),
  }));
  const person = (name: string, label: string, nobody: string) => (
    <Select t={t} form={form} name={name} label={label} placeholder={nobody} options={staff} optional />
  );
  const nobody = t('documents.word.nobody');
  return page(
    c,
    { title, year, status, scripts: ['focus-error-summary', 'confirm-leave'] },
    <>
      <PageHead
        t={t}
        title={title}
        context={t('documents.introduction.context', { year: year.title })}
        crumbs={[{ label: t('documents.register.title'), href: '/documents' }]}
      />
      <Form
        t={t}
        action={`/years/${year.startYear}/introduction-order/${order?.id ?? 'new'}`}
        form={form}
        confirmLeave
        hidden={order ? { version: String(form.values.version ?? order.version) } : undefined}
      >
        <Card title={t('documents.order.requisites')} context={t('documents.order.requisitesHint')}>
          <Stack>
            <RadioGroup
              t={t}
              form={form}
              name="act"
              label={t('documents.field.act')}
              layout="row"
              options={[
                { value: 'order', label: t('documents.act.order') },
                { value: 'directive', label: t('documents.act.directive') },
              ]}
            />
            <FieldRow>
              <TextInput
                t={t}
                form={form}
                name="number"
                label={t('documents.field.number')}
                example={t('documents.example.number')}
                width="m"
                optional
              />
              <DateInput t={t} form={form} name="date" label={t('documents.field.date')} optional />
            </FieldRow>
            <DateInput t={t} form={form} name="startsOn" label={t('documents.field.introduceOn')} optional />
            <CheckboxGroup
              t={t}
              form={form}
              name="approves"
              label={t('documents.field.approves')}
              hint={t('documents.hint.approves')}
              options={(['regulation', 'roadmap', 'programme'] as const).map((kind) => ({
                value: kind,
                label: t(`documents.kind.${kind}`),
              }))}
              optional
            />
          </Stack>
        </Card>
        <Card
          title={t('documents.introduction.people')}
          context={t('documents.introduction.forms', {
            forms: desk.year.formCodes.map(mentoringFormTitle).join(', '),
          })}
        >
          <Stack>
            {person('curatorId', t('documents.field.curator'), t('documents.word.noCurator'))}
            {person('controllerId', t('documents.field.controller'), t('documents.word.principalControls'))}
            {person('siteEditorId', t('documents.field.siteEditor'), nobody)}
            {person('chairId', t('documents.field.chair'), nobody)}
            <Fold
              title={t('documents.introduction.group')}
              level={3}
              look="line"
              note={t('documents.introduction.chosen', { count: fieldValues(form, 'memberIds').length })}
              open={fieldValues(form, 'memberIds').length > 0 && staff.length <= 30}
            >
              <CheckboxGroup
                t={t}
                form={form}
                name="memberIds"
                label={t('documents.introduction.group')}
                hideLabel
                options={staff}
                optional
              />
            </Fold>
          </Stack>
        </Card>
        <ButtonRow sticky>
          <Button icon="file-text">
            {t(order ? 'documents.order.remake' : 'documents.action.makeOrder')}
          </Button>
          <ButtonLink href={order ? `/documents/${order.id}` : '/documents'} kind="quiet">
            {t('common.action.cancel')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>,
  );
}
