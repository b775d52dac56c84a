import type { FC } from 'hono/jsx';
import { notFound, Refusal } from '../../core/refusal.ts';
import { permits } from '../../core/scope.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope } from '../../http/viewer.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  DataTable,
  Form,
  type FormState,
  formState,
  PageHead,
  PostButton,
  Select,
  Stack,
  Status,
  TextInput,
} from '../../ui/index.ts';
import { fullName } from './person-name.ts';
import { personPolicy } from './policy.ts';
import { classTeacherForm, newClassForm } from './schema.ts';
import {
  addClass,
  assignClassTeacher,
  type ClassList,
  readClasses,
  removeClass,
  type SetClassTeacherRole,
} from './service-classes.ts';
import type { ClassLine } from './store-classes.ts';

/** Classes: how many pupils, who leads them. */
export function classPages(app: WebApp, setRole: SetClassTeacherRole): void {
  app.get('/classes', async (c) => listPage(c, await read(c), formState()));

  app.post('/classes', async (c) => {
    const result = await readForm(c, newClassForm);
    if (!result.ok) return listPage(c, await read(c), result.form, 422);
    try {
      await addClass(c.get('platform'), requireScope(c), result.data.label);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 409) throw error;
      return listPage(c, await read(c), withError(c, result.form, 'label', error), 422);
    }
    return redirectWithNotice(c, '/classes', 'people.notice.classAdded');
  });

  app.get('/classes/:id', async (c) => {
    const list = await read(c);
    const one = list.classes.find((entry) => entry.id === c.req.param('id'));
    if (!one) throw notFound();
    return classPage(c, list, one);
  });

  app.post('/classes/:id/teacher', async (c) => {
    const result = await readForm(c, classTeacherForm);
    const teacherId = result.ok ? result.data.teacherId : undefined;
    if (!result.ok) throw notFound();
    await assignClassTeacher(c.get('platform'), requireScope(c), c.req.param('id'), teacherId, setRole);
    const key = teacherId === undefined ? 'people.notice.teacherRemoved' : 'people.notice.teacherAssigned';
    return redirectWithNotice(c, '/classes', key);
  });

  app.post('/classes/:id/delete', async (c) => {
    await removeClass(c.get('platform'), requireScope(c), c.req.param('id'), setRole);
    return redirectWithNotice(c, '/classes', 'people.notice.classDeleted', {}, 'warning');
  });
}

function read(c: WebContext): Promise<ClassList> {
  return readClasses(c.get('platform'), requireScope(c));
}

function listPage(c: WebContext, list: ClassList, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  const mayEdit = permits(requireScope(c), personPolicy, 'class.edit');
  return page(
    c,
    { title: t('people.classes.title'), status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={t('people.classes.title')}
        context={t('people.classes.context')}
        crumbs={[{ label: t('people.list.title'), href: '/people' }]}
      />
      <Stack gap="l">
        <DataTable
          t={t}
          caption={t('people.classes.title')}
          rows={list.classes}
          rowKey={(entry) => entry.id}
          rowHref={(entry) => `/classes/${entry.id}`}
          columns={[
            { key: 'label', header: t('people.column.class'), primary: true, cell: (entry) => entry.label },
            {
              key: 'teacher',
              header: t('people.column.classTeacher'),
              secondary: true,
              cell: (entry) => <Teacher c={c} entry={entry} />,
            },
            {
              key: 'pupils',
              header: t('people.column.pupils'),
              numeric: true,
              from: 'm',
              cell: (entry) => entry.pupils,
            },
          ]}
          empty={{
            title: t('people.classes.empty'),
            icon: 'school',
            children: t('people.classes.emptyText'),
            action: mayEdit ? (
              <ButtonLink href="/imports/new?kind=pupils">{t('people.action.import')}</ButtonLink>
            ) : undefined,
          }}
        />
        {mayEdit ? (
          <Card title={t('people.classes.add')}>
            <Form t={t} action="/classes" form={form}>
              <TextInput
                t={t}
                form={form}
                name="label"
                label={t('people.field.classLabel')}
                example={t('people.example.class')}
                width="s"
              />
              <ButtonRow>
                <Button kind="secondary">{t('people.action.addClass')}</Button>
              </ButtonRow>
            </Form>
          </Card>
        ) : null}
      </Stack>
    </>,
  );
}

const Teacher: FC<{ c: WebContext; entry: ClassLine }> = ({ c, entry }) =>
  entry.teacher === undefined ? (
    <Status tone="warn">{c.get('t')('people.classes.noTeacher')}</Status>
  ) : (
    <span>{fullName(entry.teacher)}</span>
  );

function classPage(c: WebContext, list: ClassList, one: ClassLine) {
  const t = c.get('t');
  const mayEdit = permits(requireScope(c), personPolicy, 'class.edit');
  const title = t('people.classes.one', { label: one.label });
  return page(
    c,
    { title },
    <>
      <PageHead
        t={t}
        title={title}
        context={t('people.classes.pupils', { count: one.pupils })}
        crumbs={[
          { label: t('people.list.title'), href: '/people' },
          { label: t('people.classes.title'), href: '/classes' },
        ]}
        action={
          <ButtonLink href={`/people?class=${one.id}`} icon="users">
            {t('people.classes.showPupils')}
          </ButtonLink>
        }
      />
      <Stack gap="l">
        <Card title={t('people.column.classTeacher')} context={t('people.classes.teacherHint')}>
          {mayEdit ? (
            <Form t={t} action={`/classes/${one.id}/teacher`}>
              <Select
                t={t}
                form={formState({ teacherId: one.teacherId ?? '' })}
                name="teacherId"
                label={t('people.field.classTeacher')}
                placeholder={t('people.classes.noTeacher')}
                width="l"
                options={list.teachers.map((teacher) => ({ value: teacher.id, label: fullName(teacher) }))}
                optional
              />
              <ButtonRow>
                <Button>{t('common.action.save')}</Button>
              </ButtonRow>
            </Form>
          ) : (
            <Teacher c={c} entry={one} />
          )}
        </Card>
        {mayEdit && one.pupils === 0 ? (
          <Card look="quiet" title={t('people.classes.delete')} context={t('people.classes.deleteHint')}>
            <PostButton action={`/classes/${one.id}/delete`} kind="danger" icon="trash">
              {t('people.classes.delete')}
            </PostButton>
          </Card>
        ) : null}
      </Stack>
    </>,
  );
}
