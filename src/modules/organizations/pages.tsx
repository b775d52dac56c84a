import { Refusal } from '../../core/refusal.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope } from '../../http/viewer.ts';
import {
  Button,
  ButtonRow,
  Card,
  Checkbox,
  CheckboxGroup,
  Form,
  type FormState,
  formState,
  PageHead,
  TextArea,
  TextInput,
} from '../../ui/index.ts';
import { mentoringForms } from './mentoring-form.ts';
import { profileForm } from './schema.ts';
import { editOrganization, type OrganizationCard, readOrganization } from './service.ts';

/** The organisation's own page: names, requisites of documents, forms of mentoring, public section. */
export function organizationPages(app: WebApp): void {
  app.get('/organization', async (c) => {
    const card = await readOrganization(c.get('platform'), requireScope(c));
    return profilePage(c, formOf(card));
  });

  app.post('/organization', async (c) => {
    const scope = requireScope(c);
    const result = await readForm(c, profileForm);
    if (!result.ok) return profilePage(c, result.form, 422);
    try {
      await editOrganization(c.get('platform'), scope, result.data);
    } catch (error) {
      if (error instanceof Refusal && error.status === 409)
        return profilePage(c, withError(c, result.form, 'form', error), 422);
      throw error;
    }
    return redirectWithNotice(c, '/organization', 'organizations.notice.saved');
  });
}

function formOf({ organization, profile }: OrganizationCard): FormState {
  const { formCodes, siteEnabled, version, timeZone: _zone, ...texts } = profile;
  return formState({
    ...texts,
    name: organization.name,
    shortName: organization.shortName,
    formCodes: [...formCodes],
    siteEnabled: siteEnabled ? 'on' : '',
    version: String(version),
  });
}

function profilePage(c: WebContext, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  return page(
    c,
    { title: t('organizations.profile.title'), status, scripts: ['focus-error-summary', 'confirm-leave'] },
    <>
      <PageHead t={t} title={t('organizations.profile.title')} context={t('organizations.profile.context')} />
      <Form
        t={t}
        action="/organization"
        form={form}
        hidden={{ version: String(form.values.version ?? '') }}
        confirmLeave
      >
        <Card title={t('organizations.profile.names')} context={t('organizations.profile.namesHint')}>
          <TextArea t={t} form={form} name="name" label={t('organizations.field.name')} rows={2} />
          <TextInput t={t} form={form} name="shortName" label={t('organizations.field.shortName')} />
          <TextInput
            t={t}
            form={form}
            name="place"
            label={t('organizations.field.place')}
            example={t('organizations.example.place')}
            width="l"
          />
          <TextArea
            t={t}
            form={form}
            name="address"
            label={t('organizations.field.address')}
            rows={2}
            optional
          />
        </Card>
        <Card title={t('organizations.profile.head')} context={t('organizations.profile.headHint')}>
          <TextInput t={t} form={form} name="principalName" label={t('organizations.field.principalName')} />
          <TextInput
            t={t}
            form={form}
            name="principalPost"
            label={t('organizations.field.principalPost')}
            width="l"
          />
        </Card>
        <Card title={t('organizations.profile.programme')}>
          <CheckboxGroup
            t={t}
            form={form}
            name="formCodes"
            label={t('organizations.field.forms')}
            options={mentoringForms.map((entry) => ({
              value: entry.code,
              label: entry.title,
              ...(entry.official ? {} : { hint: t('organizations.hint.localForm') }),
            }))}
          />
          <TextArea t={t} form={form} name="programmeGoal" label={t('organizations.field.goal')} rows={5} />
          <TextArea
            t={t}
            form={form}
            name="legalBasis"
            label={t('organizations.field.legalBasis')}
            hint={t('organizations.hint.legalBasis')}
            rows={5}
          />
        </Card>
        <Card title={t('organizations.profile.site')}>
          <Checkbox
            t={t}
            form={form}
            name="siteEnabled"
            value="on"
            label={t('organizations.field.siteEnabled')}
          />
          <TextArea
            t={t}
            form={form}
            name="siteIntro"
            label={t('organizations.field.siteIntro')}
            rows={4}
            optional
          />
          <TextArea
            t={t}
            form={form}
            name="curatorOffice"
            label={t('organizations.field.curatorOffice')}
            hint={t('organizations.hint.curatorOffice')}
            rows={2}
            optional
          />
        </Card>
        <ButtonRow sticky>
          <Button>{t('common.action.save')}</Button>
        </ButtonRow>
      </Form>
    </>,
  );
}
