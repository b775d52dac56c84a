import { forbidden, Refusal } from '../../core/refusal.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import {
  Button,
  ButtonRow,
  Card,
  Checkbox,
  CheckboxGroup,
  DateInput,
  FieldRow,
  Form,
  type FormState,
  formState,
  PageHead,
  Select,
  TextArea,
  TextInput,
} from '../../ui/index.ts';
import { type Activity, responsibleRoles } from './activity.ts';
import { numberOf } from './pages-frame.tsx';
import { responsibleRoleWord, responsibleWords } from './pages-words.ts';
import { activityForm } from './schema.ts';
import { type ActivityCard, editActivity, readActivity } from './service-activities.ts';

const path = '/years/:startYear{[0-9]{4}}/activities/:id/edit';

/** Words, term and responsible people of a line. */
export function activityEditPages(app: WebApp): void {
  const showActivity = async (c: WebContext, form: FormState | undefined, status: 200 | 422 = 200) => {
    const card = await readActivity(
      c.get('platform'),
      requireScope(c),
      numberOf(c, 'startYear'),
      c.req.param('id') ?? '',
    );
    if (!card.mayEdit) throw forbidden();
    return activityPage(c, card, form, status);
  };

  app.get(path, (c) => showActivity(c, undefined));

  app.post(path, async (c) => {
    const id = c.req.param('id');
    const result = await readForm(c, activityForm);
    if (!result.ok) return showActivity(c, result.form, 422);
    const { responsiblePersonId, ...edit } = result.data;
    try {
      await editActivity(c.get('platform'), requireScope(c), id, {
        ...edit,
        responsiblePersonId,
        responsibleText: edit.responsibleText || responsibleWords(c.get('t'), edit.responsibleRoles),
      });
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 409) throw error;
      return showActivity(c, withError(c, result.form, 'form', error), 422);
    }
    const address = `/years/${numberOf(c, 'startYear')}/activities/${id}`;
    return redirectWithNotice(c, address, 'programmes.notice.saved');
  });
}

function formOfActivity(line: Activity): FormState {
  return formState({
    title: line.title,
    subItems: line.subItems.join('\n'),
    termText: line.termText,
    windowFrom: line.windowFrom,
    windowTo: line.windowTo,
    allYear: line.allYear ? 'on' : '',
    responsibleText: line.responsibleText,
    responsibleRoles: [...line.responsibleRoles],
    responsiblePersonId: line.responsiblePersonId ?? '',
    version: String(line.version),
  });
}

function activityPage(c: WebContext, card: ActivityCard, given: FormState | undefined, status: 200 | 422) {
  const t = c.get('t');
  const { line, year } = card;
  const form = given ?? formOfActivity(line);
  const address = `/years/${year.startYear}/activities/${line.id}`;
  const title = t('programmes.activity.editTitle', { code: line.code });
  return page(
    c,
    {
      title,
      year: requireViewer(c).years.find((link) => link.id === year.id),
      status,
      scripts: ['focus-error-summary', 'confirm-leave'],
    },
    <>
      <PageHead
        t={t}
        title={title}
        crumbs={[
          { label: year.title, href: `/years/${year.startYear}` },
          { label: `${line.code} ${line.title}`, href: address },
        ]}
      />
      <Form
        t={t}
        action={`${address}/edit`}
        form={form}
        hidden={{ version: String(form.values.version ?? line.version) }}
        confirmLeave
      >
        <Card>
          <TextArea t={t} form={form} name="title" label={t('programmes.field.title')} rows={2} />
          <TextArea
            t={t}
            form={form}
            name="subItems"
            label={t('programmes.field.subItems')}
            rows={Math.max(3, line.subItems.length + 1)}
            optional
          />
        </Card>
        <Card title={t('programmes.activity.term')}>
          <FieldRow>
            <DateInput t={t} form={form} name="windowFrom" label={t('programmes.field.windowFrom')} />
            <DateInput t={t} form={form} name="windowTo" label={t('programmes.field.windowTo')} />
          </FieldRow>
          <Checkbox t={t} form={form} name="allYear" value="on" label={t('programmes.field.allYear')} />
          <TextInput
            t={t}
            form={form}
            name="termText"
            label={t('programmes.field.termText')}
            hint={t('programmes.field.termTextHint')}
            width="l"
          />
        </Card>
        <Card title={t('programmes.activity.responsible')}>
          <CheckboxGroup
            t={t}
            form={form}
            name="responsibleRoles"
            label={t('programmes.field.responsibleRoles')}
            options={responsibleRoles.map((role) => ({ value: role, label: responsibleRoleWord(t, role) }))}
          />
          <Select
            t={t}
            form={form}
            name="responsiblePersonId"
            label={t('programmes.field.responsiblePerson')}
            hint={t('programmes.field.responsiblePersonHint')}
            placeholder={t('programmes.field.nobody')}
            optional
            options={card.staff.map((person) => ({
              value: person.id,
              label: person.position ? `${person.name}, ${person.position}` : person.name,
            }))}
          />
          <TextInput
            t={t}
            form={form}
            name="responsibleText"
            label={t('programmes.field.responsibleText')}
            hint={t('programmes.field.responsibleTextHint')}
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
