import { Refusal } from '../../core/refusal.ts';
import { permits } from '../../core/scope.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { longDate } from '../../i18n/index.ts';
import {
  Button,
  ButtonRow,
  Card,
  Checkbox,
  CheckboxGroup,
  Fold,
  Form,
  type FormState,
  fieldValues,
  formState,
  KeyValue,
  PageHead,
  Prose,
  Stack,
  TextArea,
  TextInput,
} from '../../ui/index.ts';
import { mentoringForms, mentoringFormTitle } from '../organizations/index.ts';
import { numberOf, wordsOf, YearTabs } from './pages-frame.tsx';
import { programmePolicy } from './policy.ts';
import { indicatorCodes, type ProgrammeYear } from './programme-year.ts';
import { taskSlots, yearForm } from './schema.ts';
import { readBoard } from './service.ts';
import { editYear } from './service-years.ts';

const yearPath = '/years/:startYear{[0-9]{4}}/edit';

/** What a programme says of itself: goal, tasks, forms, results. */
export function editPages(app: WebApp): void {
  const showYear = async (c: WebContext, form: FormState | undefined, status: 200 | 422 = 200) => {
    const { today } = wordsOf(c);
    const { year } = await readBoard(c.get('platform'), requireScope(c), numberOf(c, 'startYear'), today);
    return yearPage(c, year, form, status);
  };

  app.get(yearPath, (c) => showYear(c, undefined));

  app.post(yearPath, async (c) => {
    const startYear = numberOf(c, 'startYear');
    const result = await readForm(c, yearForm);
    if (!result.ok) return showYear(c, result.form, 422);
    try {
      await editYear(c.get('platform'), requireScope(c), startYear, result.data, wordsOf(c).today);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 409) throw error;
      return showYear(c, withError(c, result.form, 'form', error), 422);
    }
    return redirectWithNotice(c, `/years/${startYear}/edit`, 'programmes.notice.saved');
  });
}

function formOfYear(year: ProgrammeYear): FormState {
  const tasks = Object.fromEntries(
    year.tasks.flatMap((task, index) => [
      [`task${index + 1}`, task.text],
      [`indicators${index + 1}`, [...task.indicatorCodes]],
    ]),
  );
  return formState({
    ...tasks,
    title: year.title,
    goal: year.goal,
    legalBasis: year.legalBasis,
    formCodes: [...year.formCodes],
    formsSettled: year.formsSettledOn === undefined ? '' : 'on',
    expectedResults: year.expectedResults.join('\n'),
    perspectiveResults: year.perspectiveResults,
    version: String(year.version),
  });
}

function yearPage(c: WebContext, year: ProgrammeYear, given: FormState | undefined, status: 200 | 422) {
  const t = c.get('t');
  const mayEdit = permits(requireScope(c), programmePolicy, 'programme.edit');
  return page(
    c,
    {
      title: t('programmes.edit.title'),
      year: requireViewer(c).years.find((link) => link.id === year.id),
      status,
      scripts: ['focus-error-summary', 'confirm-leave'],
    },
    <>
      <PageHead t={t} title={year.title} context={t('programmes.edit.context')} />
      <YearTabs t={t} startYear={year.startYear} current="programme" />
      {mayEdit ? (
        <YearForm c={c} year={year} form={given ?? formOfYear(year)} />
      ) : (
        <YearFacts c={c} year={year} />
      )}
    </>,
  );
}

function formsHint(c: WebContext, year: ProgrammeYear): string {
  const { t, locale } = wordsOf(c);
  if (year.formsSettledOn === undefined) return t('programmes.edit.formsPreliminary');
  const final = t('programmes.edit.formsFinal', { date: longDate(locale, year.formsSettledOn) });
  if (year.preliminaryFormCodes.length === 0) return final;
  const forms = year.preliminaryFormCodes.map(mentoringFormTitle).join(', ');
  return `${final} ${t('programmes.edit.formsBefore', { forms })}`;
}

function YearForm({ c, year, form }: { c: WebContext; year: ProgrammeYear; form: FormState }) {
  const t = c.get('t');
  const shown = Math.min(taskSlots, Math.max(year.tasks.length + 1, 3));
  const hidden = { version: String(form.values.version ?? year.version) };
  return (
    <Form t={t} action={`/years/${year.startYear}/edit`} form={form} hidden={hidden} confirmLeave>
      <Card>
        <TextInput t={t} form={form} name="title" label={t('programmes.edit.name')} />
        <TextArea t={t} form={form} name="goal" label={t('programmes.edit.goal')} rows={5} />
        <TextArea
          t={t}
          form={form}
          name="legalBasis"
          label={t('programmes.edit.legalBasis')}
          hint={t('programmes.edit.legalBasisHint')}
          rows={5}
        />
      </Card>
      <Card title={t('programmes.edit.forms')}>
        <CheckboxGroup
          t={t}
          form={form}
          name="formCodes"
          label={t('programmes.edit.forms')}
          hint={formsHint(c, year)}
          hideLabel
          options={mentoringForms.map((entry) => ({ value: entry.code, label: entry.title }))}
        />
        <Checkbox
          t={t}
          form={form}
          name="formsSettled"
          value="on"
          label={t('programmes.edit.formsSettled')}
        />
      </Card>
      <Card title={t('programmes.edit.tasks')} context={t('programmes.edit.tasksHint')}>
        <Stack gap="l">
          {Array.from({ length: shown }, (_, index) => (
            <Stack gap="s">
              <TextArea
                t={t}
                form={form}
                name={`task${index + 1}`}
                label={t('programmes.edit.task', { number: index + 1 })}
                rows={2}
                optional
              />
              <IndicatorFold c={c} form={form} number={index + 1} />
            </Stack>
          ))}
        </Stack>
      </Card>
      <Card title={t('programmes.edit.results')}>
        <TextArea
          t={t}
          form={form}
          name="expectedResults"
          label={t('programmes.edit.expected')}
          rows={7}
          optional
        />
        <TextArea
          t={t}
          form={form}
          name="perspectiveResults"
          label={t('programmes.edit.perspective')}
          rows={5}
          optional
        />
      </Card>
      <ButtonRow sticky>
        <Button>{t('programmes.edit.save')}</Button>
      </ButtonRow>
    </Form>
  );
}

/** Indicators by which a task is judged (R147); folded, because most tasks need one look at them. */
function IndicatorFold({ c, form, number }: { c: WebContext; form: FormState; number: number }) {
  const t = c.get('t');
  const name = `indicators${number}`;
  const chosen = fieldValues(form, name);
  return (
    <Fold
      title={
        chosen.length > 0
          ? t('programmes.edit.indicatorsChosen', { list: chosen.join(', ') })
          : t('programmes.edit.indicatorsNone')
      }
      level={3}
      look="line"
    >
      <CheckboxGroup
        t={t}
        form={form}
        name={name}
        label={t('programmes.edit.indicators', { number })}
        optional
        options={indicatorCodes.map((code) => ({
          value: code,
          label: `${code}: ${t(`programmes.indicator.${code}`)}`,
        }))}
      />
    </Fold>
  );
}

/** The same for somebody who may only read. */
function YearFacts({ c, year }: { c: WebContext; year: ProgrammeYear }) {
  const t = c.get('t');
  return (
    <Card>
      <KeyValue
        look="stacked"
        items={[
          { label: t('programmes.edit.goal'), value: year.goal },
          { label: t('programmes.edit.legalBasis'), value: year.legalBasis },
          {
            label: t('programmes.edit.forms'),
            value: `${year.formCodes.map(mentoringFormTitle).join(', ')}. ${formsHint(c, year)}`,
          },
          {
            label: t('programmes.edit.tasks'),
            value: (
              <Prose>
                <ul>
                  {year.tasks.map((task) => (
                    <li>
                      {task.text}
                      {task.indicatorCodes.length > 0
                        ? ` ${t('programmes.read.indicators', { list: task.indicatorCodes.join(', ') })}`
                        : null}
                    </li>
                  ))}
                </ul>
              </Prose>
            ),
          },
          {
            label: t('programmes.read.expected'),
            value: (
              <Prose>
                <ul>
                  {year.expectedResults.map((result) => (
                    <li>{result}</li>
                  ))}
                </ul>
              </Prose>
            ),
          },
          { label: t('programmes.edit.perspective'), value: year.perspectiveResults },
        ]}
      />
    </Card>
  );
}
