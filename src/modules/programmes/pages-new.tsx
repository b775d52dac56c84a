import { Refusal } from '../../core/refusal.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, uploadedFile, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { messageByCode, translator } from '../../i18n/index.ts';
import {
  Button,
  ButtonRow,
  Card,
  FileInput,
  Form,
  type FormState,
  formState,
  Grid,
  PageHead,
  Select,
  Stack,
  TextArea,
} from '../../ui/index.ts';
import { wordsOf } from './pages-frame.tsx';
import { previewPage } from './pages-preview.tsx';
import { responsibleWords } from './pages-words.ts';
import { planFaults, type YearPlan } from './plan.ts';
import { withEdits } from './plan-edit.ts';
import { schoolYearOf } from './programme-year.ts';
import { fileForm, newYearForm, previousForm } from './schema.ts';
import { lineEdits, planSchema, previewForm } from './schema-plan.ts';
import {
  comparePlan,
  createFromTemplate,
  readPreviousPlan,
  readRoadmapPlan,
  readTemplatePlan,
  yearTitle,
} from './service-plans.ts';
import { savePlan } from './service-years.ts';

/** Three ways to start a programme; the last two show what was read before anything is saved. */
export function newYearPages(app: WebApp): void {
  app.get('/years/new', async (c) => newPage(c, {}));

  app.post('/years', async (c) => {
    const result = await readForm(c, newYearForm);
    if (!result.ok) return newPage(c, { template: result.form }, 422);
    const { startYear } = result.data;
    try {
      const saved = await createFromTemplate(c.get('platform'), requireScope(c), startYear);
      return redirectWithNotice(c, `/years/${startYear}`, 'programmes.notice.created', {
        count: saved.created,
      });
    } catch (error) {
      return newPage(c, { template: withError(c, result.form, 'startYear', expected(error)) }, 422);
    }
  });

  app.post('/years/new/template', async (c) => {
    const result = await readForm(c, newYearForm);
    if (!result.ok) return newPage(c, { template: result.form }, 422);
    return showPlan(c, await readTemplatePlan(c.get('platform'), requireScope(c), result.data.startYear));
  });

  app.post('/years/new/previous', async (c) => {
    const result = await readForm(c, previousForm);
    if (!result.ok) return newPage(c, { previous: result.form }, 422);
    const { from, startYear } = result.data;
    return showPlan(c, await readPreviousPlan(c.get('platform'), requireScope(c), from, startYear));
  });

  app.post('/years/new/file', async (c) => {
    const result = await readForm(c, fileForm);
    if (!result.ok) return newPage(c, { file: result.form }, 422);
    const { pasted, startYear } = result.data;
    try {
      const file = await uploadedFile(result.files, 'file');
      if (!file && pasted.trim() === '') throw new Refusal('programmes.error.fileOrText', 422);
      const source = file ? { bytes: file.bytes, fileName: file.name } : { pasted };
      const read = await readRoadmapPlan(c.get('platform'), requireScope(c), source, startYear);
      if (read.plan.lines.length === 0) throw new Refusal('programmes.refusal.noStages', 422);
      return showPlan(c, read.plan, read.problems);
    } catch (error) {
      return newPage(c, { file: withError(c, result.form, 'file', expected(error)) }, 422);
    }
  });

  app.post('/years/new/save', async (c) => {
    const result = await readForm(c, previewForm);
    const given = result.ok ? planSchema.safeParse(asJson(result.data.plan)) : undefined;
    if (!result.ok || !given?.success) throw new Refusal('programmes.refusal.planBroken', 422);
    const rolesInWords = (roles: Parameters<typeof responsibleWords>[1]) =>
      responsibleWords(translator('ru'), roles);
    const edits = lineEdits(result.data, given.data.lines.length);
    const plan = withEdits(given.data, edits, rolesInWords);
    // A school may load its road map anew; the other ways only create.
    const ifExists = plan.source === 'file' ? 'merge' : 'refuse';
    try {
      if (planFaults(plan).length > 0) throw new Refusal('programmes.refusal.planIncomplete', 422);
      const saved = await savePlan(
        c.get('platform'),
        requireScope(c),
        plan,
        yearTitle(plan.startYear),
        ifExists,
      );
      const target = `/years/${saved.startYear}`;
      return saved.updated + saved.unchanged > 0
        ? redirectWithNotice(c, target, 'programmes.notice.updated', {
            created: saved.created,
            updated: saved.updated,
          })
        : redirectWithNotice(c, target, 'programmes.notice.created', { count: saved.created });
    } catch (error) {
      const refusal = expected(error);
      return showPlan(c, plan, [], { errors: planErrors(c, plan, refusal), status: 422 });
    }
  });
}

/** Refusals that a page can show beside what was typed; anything else goes on. */
function expected(error: unknown): Refusal {
  if (error instanceof Refusal && [409, 413, 422, 503].includes(error.status)) return error;
  throw error;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One sentence for each line that lacks something, else the refusal itself. */
function planErrors(c: WebContext, plan: YearPlan, refusal: Refusal): Record<string, string> {
  const t = c.get('t');
  const faults = planFaults(plan);
  if (faults.length === 0) {
    return { form: messageByCode(c.get('locale'), refusal.code, refusal.params) };
  }
  return Object.fromEntries(
    faults.map(({ line, fault }) => {
      const code = plan.lines[line]?.code ?? '';
      const name = fault === 'noTerm' ? `from${line}` : `roles${line}`;
      return [name, t(`programmes.error.${fault}`, { code })];
    }),
  );
}

async function showPlan(
  c: WebContext,
  plan: YearPlan,
  problems: Parameters<typeof previewPage>[1]['problems'] = [],
  outcome: { errors: Record<string, string>; status: 200 | 422 } = { errors: {}, status: 200 },
) {
  const comparison = await comparePlan(c.get('platform'), requireScope(c), plan);
  return previewPage(c, { plan, problems, comparison, title: yearTitle(plan.startYear), ...outcome });
}

interface NewForms {
  readonly template?: FormState;
  readonly file?: FormState;
  readonly previous?: FormState;
}

async function newPage(c: WebContext, forms: NewForms, status: 200 | 422 = 200) {
  const { t, today } = wordsOf(c);
  const { years } = requireViewer(c);
  // Refuses whoever may not create programmes, and tells how many lines the model has.
  const model = await readTemplatePlan(c.get('platform'), requireScope(c), schoolYearOf(today));
  const taken = new Set(years.map((year) => year.startYear));
  const now = schoolYearOf(today);
  const choices = [now - 1, now, now + 1, now + 2];
  const free = choices.find((year) => year >= now && !taken.has(year)) ?? now;
  const asked = choices.find((year) => String(year) === c.req.query('year'));
  const from = years.find((year) => String(year.startYear) === c.req.query('from')) ?? years[0];
  const option = (year: number) => ({
    value: String(year),
    label: t('programmes.new.yearOption', { from: String(year), to: String(year + 1) }),
  });
  const selects = (form: FormState, allowTaken: boolean) => (
    <Select
      t={t}
      form={form}
      name="startYear"
      label={t('programmes.new.startYear')}
      placeholder={false}
      width="l"
      options={choices.map((year) => ({ ...option(year), disabled: !allowTaken && taken.has(year) }))}
    />
  );
  const template = forms.template ?? formState({ startYear: String(free) });
  const file = forms.file ?? formState({ startYear: String(asked ?? free) });
  const previous =
    forms.previous ?? formState({ startYear: String(free), from: String(from?.startYear ?? '') });
  return page(
    c,
    { title: t('programmes.new.title'), status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={t('programmes.new.title')}
        context={t('programmes.new.context')}
        crumbs={[{ label: t('programmes.list.title'), href: '/years' }]}
      />
      <Stack gap="l">
        <Grid min="l">
          <Card
            title={t('programmes.new.templateTitle')}
            context={t('programmes.new.templateText', { count: model.lines.length })}
            id="template"
          >
            <Form t={t} action="/years" form={template} label={t('programmes.new.templateTitle')}>
              {selects(template, false)}
              <ButtonRow>
                <Button>{t('programmes.new.template')}</Button>
                <Button kind="quiet" formAction="/years/new/template">
                  {t('programmes.new.templatePreview')}
                </Button>
              </ButtonRow>
            </Form>
          </Card>
          {from ? (
            <Card
              title={t('programmes.new.previousTitle')}
              context={t('programmes.new.previousText')}
              id="previous"
            >
              <Form
                t={t}
                action="/years/new/previous"
                form={previous}
                label={t('programmes.new.previousTitle')}
              >
                <Select
                  t={t}
                  form={previous}
                  name="from"
                  label={t('programmes.new.previousYear')}
                  placeholder={false}
                  options={years.map((year) => ({ value: String(year.startYear), label: year.title }))}
                />
                {selects(previous, false)}
                <ButtonRow>
                  <Button kind="secondary">{t('programmes.new.previous')}</Button>
                </ButtonRow>
              </Form>
            </Card>
          ) : null}
        </Grid>
        <Card title={t('programmes.new.fileTitle')} context={t('programmes.new.fileText')} id="file">
          <Form t={t} action="/years/new/file" form={file} files label={t('programmes.new.fileTitle')}>
            {selects(file, true)}
            <FileInput
              t={t}
              form={file}
              name="file"
              label={t('programmes.new.file')}
              accept=".docx,.xlsx,.tsv,.csv,.txt"
              formats=".docx, .xlsx, .tsv, .csv, .txt"
              optional
            />
            <TextArea
              t={t}
              form={file}
              name="pasted"
              label={t('programmes.new.pasted')}
              hint={t('programmes.new.pastedHint')}
              rows={6}
              monospace
              optional
            />
            <ButtonRow>
              <Button kind="secondary">{t('programmes.new.read')}</Button>
            </ButtonRow>
          </Form>
        </Card>
      </Stack>
    </>,
  );
}
