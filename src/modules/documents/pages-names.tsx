import { Refusal } from '../../core/refusal.ts';
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
  Fieldset,
  Form,
  type FormState,
  formState,
  PageHead,
  RadioGroup,
  TextInput,
} from '../../ui/index.ts';
import { fullName } from '../people/index.ts';
import { type Case, type NameParts, nameInCase } from './declension.ts';
import { idOf } from './pages-common.tsx';
import { nameForm } from './schema.ts';
import { type NameCard, obliqueCases, printedPart, readName, saveNameForms } from './service-names.ts';

const parts = ['lastName', 'firstName', 'middleName'] as const;

/** How a name is declined in documents: a look before printing, and the person's own forms. */
export function namePages(app: WebApp): void {
  app.get('/documents/names/:id', async (c) => {
    const card = await readName(c.get('platform'), requireScope(c), idOf(c));
    return namePage(c, card, formOf(card));
  });

  app.post('/documents/names/:id', async (c) => {
    const result = await readForm(c, nameForm);
    if (!result.ok) {
      const card = await readName(c.get('platform'), requireScope(c), idOf(c));
      return namePage(c, card, result.form, 422);
    }
    const before = await readName(c.get('platform'), requireScope(c), idOf(c));
    // A gender just given changes what the rules say, so the forms are shown once more before they are kept.
    if (before.person.gender === 'unknown' && before.doubts.includes('gender')) {
      const known = { gender: result.data.gender, forms: {}, version: result.data.version };
      await saveNameForms(c.get('platform'), requireScope(c), idOf(c), known);
      const back = `/documents/names/${idOf(c)}?back=${encodeURIComponent(backOf(c))}`;
      return c.redirect(back, 303);
    }
    try {
      await saveNameForms(c.get('platform'), requireScope(c), idOf(c), {
        gender: result.data.gender,
        forms: typedForms(result.form, before),
        version: result.data.version,
      });
    } catch (error) {
      if (!(error instanceof Refusal && error.status === 409)) throw error;
      return namePage(c, before, withError(c, result.form, 'form', error), 422);
    }
    return redirectWithNotice(c, backOf(c), 'documents.notice.nameSaved');
  });
}

const ownPath = /^\/(?:years\/\d{4}\/order\/[\w-]+|documents(?:\/[\w-]+)?|people\/[\w-]+)$/;

/** Where the name was looked at from; only a page of ours. */
function backOf(c: WebContext): string {
  const back = c.req.query('back') ?? '';
  return ownPath.test(back) ? back : '/documents';
}

function fieldOf(part: keyof NameParts, grammaticalCase: Case): string {
  return `${part}-${grammaticalCase}`;
}

function formOf({ person, name }: NameCard): FormState {
  const values: FormState['values'] = { gender: person.gender, version: String(person.version) };
  for (const part of parts) {
    for (const grammaticalCase of obliqueCases) {
      values[fieldOf(part, grammaticalCase)] = printedPart(name, part, grammaticalCase);
    }
  }
  return formState(values);
}

/** What was typed: the doubtful parts as they stand, the others where they differ from the rule. */
function typedForms(form: FormState, card: NameCard): Partial<Record<Case, Partial<NameParts>>> {
  const forms: Partial<Record<Case, Partial<NameParts>>> = {};
  for (const grammaticalCase of obliqueCases) {
    const own: { -readonly [Part in keyof NameParts]?: string } = {};
    for (const part of parts) {
      const value = form.values[fieldOf(part, grammaticalCase)];
      if (typeof value !== 'string' || value.trim() === '') continue;
      const differs = value.trim() !== printedPart(card.name, part, grammaticalCase);
      if (differs || card.doubts.some((doubt) => doubt === part)) own[part] = value.trim();
    }
    forms[grammaticalCase] = own;
  }
  return forms;
}

function namePage(c: WebContext, card: NameCard, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  const { person, name, doubts } = card;
  const asksGender = doubts.includes('gender');
  const filled = parts.filter((part) => person[part] !== '');
  const doubtful = filled.filter((part) => doubts.some((doubt) => doubt === part));
  // The parts in doubt; all of them when somebody came to change what the rules are sure of.
  const shown = doubtful.length > 0 ? doubtful : filled;
  return page(
    c,
    { title: t('documents.name.title'), status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={fullName(person)}
        context={
          doubts.length > 0
            ? doubts.map((doubt) => t(`documents.doubt.${doubt}`)).join(', ')
            : t('documents.name.noDoubts')
        }
        crumbs={[{ label: t('documents.register.title'), href: '/documents' }]}
      />
      <Card
        title={t('documents.name.title')}
        context={asksGender ? t('documents.name.genderFirst') : t('documents.name.context')}
      >
        <Form
          t={t}
          action={`/documents/names/${person.id}?back=${encodeURIComponent(backOf(c))}`}
          form={form}
          hidden={{
            version: String(form.values.version ?? person.version),
            ...(asksGender ? {} : { gender: person.gender }),
          }}
        >
          {asksGender ? (
            <RadioGroup
              t={t}
              form={form}
              name="gender"
              label={t('documents.field.gender')}
              layout="row"
              options={[
                { value: 'male', label: t('documents.gender.male') },
                { value: 'female', label: t('documents.gender.female') },
              ]}
            />
          ) : (
            shown.map((part) => (
              <Fieldset legend={t(`documents.namePart.${part}`)}>
                {obliqueCases.map((grammaticalCase) => (
                  <TextInput
                    t={t}
                    form={form}
                    name={fieldOf(part, grammaticalCase)}
                    label={t(`documents.case.${grammaticalCase}`)}
                    hint={nameInCase(name, grammaticalCase)}
                    width="l"
                    spellcheck={false}
                  />
                ))}
              </Fieldset>
            ))
          )}
          <ButtonRow>
            <Button>{t(asksGender ? 'common.action.continue' : 'documents.action.saveName')}</Button>
            <ButtonLink href={backOf(c)} kind="quiet">
              {t('common.action.cancel')}
            </ButtonLink>
          </ButtonRow>
        </Form>
      </Card>
    </>,
  );
}
