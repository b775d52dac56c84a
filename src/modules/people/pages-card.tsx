import type { Child } from 'hono/jsx';
import { Refusal } from '../../core/refusal.ts';
import { permits } from '../../core/scope.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { Button, ButtonLink, ButtonRow, Form, type FormState, formState, PageHead } from '../../ui/index.ts';
import { cardPage } from './pages-card-parts.tsx';
import { formOfPerson, NamesakeNotice, PersonFields } from './pages-form.tsx';
import { personKinds } from './person.ts';
import { type PersonLine, tabOfKind } from './person-list.ts';
import { fullName } from './person-name.ts';
import { personPolicy } from './policy.ts';
import { chosenForm, editPersonForm, guardianForm, newPersonForm } from './schema.ts';
import { addPerson, editPerson, type PersonCard, readPerson, setPeopleStatus } from './service.ts';
import { readClasses } from './service-classes.ts';
import { addGuardian, removeGuardian } from './service-guardians.ts';

/** Parts of a person's card that higher modules write: roles, consents, participation. */
export type PersonSections = (c: WebContext, card: PersonCard) => Promise<Child>;

/** A person's card, adding one by hand, changing, legal representatives. */
export function personPages(app: WebApp, sections: PersonSections): void {
  app.get('/people/new', async (c) => {
    const kind = personKinds.find((entry) => entry === c.req.query('kind')) ?? 'student';
    return newPage(c, formState({ kind, gender: 'unknown' }));
  });

  app.post('/people/new', async (c) => {
    const result = await readForm(c, newPersonForm);
    if (!result.ok) return newPage(c, result.form, [], 422);
    try {
      const added = await addPerson(c.get('platform'), requireScope(c), result.data, today(c));
      if ('namesakes' in added) return newPage(c, result.form, added.namesakes, 422);
      return redirectWithNotice(c, `/people/${added.id}`, 'people.notice.added');
    } catch (error) {
      const form = withRefusal(c, result.form, error);
      return newPage(c, form, [], 422);
    }
  });

  app.get('/people/:id', async (c) => showCard(c, sections, formState({ kind: 'unknown' })));

  app.get('/people/:id/edit', async (c) => {
    const card = await read(c);
    return editPage(c, card.person, formOfPerson(card.person));
  });

  app.post('/people/:id/edit', async (c) => {
    const { person } = await read(c);
    const result = await readForm(c, editPersonForm);
    if (!result.ok) return editPage(c, person, result.form, 422);
    try {
      await editPerson(c.get('platform'), requireScope(c), person.id, result.data, today(c));
    } catch (error) {
      return editPage(c, person, withRefusal(c, result.form, error), 422);
    }
    return redirectWithNotice(c, `/people/${person.id}`, 'people.notice.saved');
  });

  app.post('/people/:id/status', async (c) => {
    const id = c.req.param('id');
    const body = await c.req.parseBody();
    const result = chosenForm.parse({ person: id, action: body.action });
    const status = result.action === 'leave' ? 'left' : 'active';
    const count = await setPeopleStatus(c.get('platform'), requireScope(c), [id], status);
    const key = result.action === 'leave' ? 'people.notice.left' : 'people.notice.returned';
    return redirectWithNotice(c, `/people/${id}`, key, { count }, 'good', {
      action: `/people/${id}/status`,
      label: 'people.action.undo',
      fields: { action: result.action === 'leave' ? 'return' : 'leave' },
    });
  });

  app.post('/people/:id/guardians', async (c) => {
    const id = c.req.param('id');
    const result = await readForm(c, guardianForm);
    if (!result.ok) return showCard(c, sections, result.form, 422);
    try {
      await addGuardian(c.get('platform'), requireScope(c), id, result.data);
    } catch (error) {
      return showCard(c, sections, withRefusal(c, result.form, error), 422);
    }
    return redirectWithNotice(c, `/people/${id}`, 'people.notice.guardianAdded');
  });

  app.post('/people/:id/guardians/:guardianId/remove', async (c) => {
    const { id, guardianId } = c.req.param();
    await removeGuardian(c.get('platform'), requireScope(c), id, guardianId);
    return redirectWithNotice(c, `/people/${id}`, 'people.notice.guardianRemoved', {}, 'warning');
  });
}

function today(c: WebContext): string {
  return c.get('platform').clock.today(requireViewer(c).organization.timeZone);
}

function read(c: WebContext): Promise<PersonCard> {
  return readPerson(c.get('platform'), requireScope(c), c.req.param('id') ?? '');
}

/** Shows a rule's refusal beside the field that it is about; anything else goes on to the one error page. */
function withRefusal(c: WebContext, form: FormState, error: unknown): FormState {
  if (!(error instanceof Refusal) || (error.status !== 409 && error.status !== 422)) throw error;
  const field =
    error.code === 'people.refusal.bornInFuture'
      ? 'bornOn'
      : error.code === 'people.refusal.guardianName'
        ? 'name'
        : 'form';
  return withError(c, form, field, error);
}

async function showCard(c: WebContext, sections: PersonSections, form: FormState, status: 200 | 422 = 200) {
  const card = await read(c);
  return cardPage(c, card, await sections(c, card), form, status);
}

async function classesFor(c: WebContext) {
  return (await readClasses(c.get('platform'), requireScope(c))).classes;
}

async function newPage(
  c: WebContext,
  form: FormState,
  namesakes: readonly PersonLine[] = [],
  status: 200 | 422 = 200,
) {
  const t = c.get('t');
  const kind = personKinds.find((entry) => entry === form.values.kind) ?? 'student';
  const tab = tabOfKind(kind);
  const title = t(`people.action.add.${tab}`);
  if (!permits(requireScope(c), personPolicy, 'person.edit'))
    throw new Refusal('common.refusal.forbidden', 403);
  return page(
    c,
    { title, status, scripts: ['focus-error-summary', 'confirm-leave'] },
    <>
      <PageHead t={t} title={title} crumbs={[{ label: t('people.list.title'), href: '/people' }]} />
      <Form t={t} action="/people/new" form={form} confirmLeave>
        <NamesakeNotice c={c} namesakes={namesakes} form={form} />
        <PersonFields c={c} form={form} kind={kind} classes={await classesFor(c)} />
        <ButtonRow sticky>
          <Button>{t('people.action.addPerson')}</Button>
          <ButtonLink href="/people" kind="quiet">
            {t('common.action.cancel')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>,
  );
}

async function editPage(c: WebContext, person: PersonLine, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  const name = fullName(person);
  if (!permits(requireScope(c), personPolicy, 'person.edit'))
    throw new Refusal('common.refusal.forbidden', 403);
  const kind = personKinds.find((entry) => entry === form.values.kind) ?? person.kind;
  return page(
    c,
    { title: name, status, scripts: ['focus-error-summary', 'confirm-leave'] },
    <>
      <PageHead
        t={t}
        title={t('people.edit.title')}
        context={name}
        crumbs={[
          { label: t('people.list.title'), href: '/people' },
          { label: name, href: `/people/${person.id}` },
        ]}
      />
      <Form
        t={t}
        action={`/people/${person.id}/edit`}
        form={form}
        hidden={{ version: String(form.values.version ?? person.version) }}
        confirmLeave
      >
        <PersonFields c={c} form={form} kind={kind} classes={await classesFor(c)} />
        <ButtonRow sticky>
          <Button>{t('common.action.save')}</Button>
          <ButtonLink href={`/people/${person.id}`} kind="quiet">
            {t('common.action.cancel')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>,
  );
}
