import { messageParams } from '../../core/row-problem.ts';
import type { WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { messageByCode, monthName } from '../../i18n/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Checkbox,
  CheckboxGroup,
  FieldRow,
  Fold,
  Form,
  type FormState,
  formState,
  KeyValue,
  Notice,
  PageHead,
  Select,
  Stack,
  Status,
} from '../../ui/index.ts';
import { responsibleRoles } from './activity.ts';
import { monthsBetween } from './calendar.ts';
import { wordsOf } from './pages-frame.tsx';
import { responsibleRoleWord, responsibleWords, type Words, windowWords } from './pages-words.ts';
import type { PlanLine, YearPlan } from './plan.ts';
import { allYearChoice, editOf } from './plan-edit.ts';
import { yearSpan } from './programme-year.ts';
import type { RoadmapProblem } from './roadmap.ts';
import type { PlanComparison } from './service-plans.ts';

export interface PreviewOptions {
  readonly plan: YearPlan;
  readonly problems: readonly RoadmapProblem[];
  readonly comparison: PlanComparison | undefined;
  /** Title that the programme will have. */
  readonly title: string;
  /** Finished sentences by field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly status: 200 | 422;
}

/** The plan as it was read, stage by stage, with terms and responsible roles to correct. Nothing is saved yet. */
export function previewPage(c: WebContext, options: PreviewOptions) {
  const { plan, comparison, problems } = options;
  const words = wordsOf(c);
  const { t } = words;
  const form = formOf(plan, options.errors);
  const merging = comparison !== undefined && plan.source === 'file';
  const looked = problems.filter((problem) => problem.severity !== 'note');
  return page(
    c,
    { title: t('programmes.preview.title'), status: options.status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={t('programmes.preview.title')}
        context={t(merging ? 'programmes.preview.updateContext' : 'programmes.preview.context', {
          title: options.title,
        })}
        crumbs={[{ label: t('programmes.new.title'), href: '/years/new' }]}
      />
      <Form t={t} action="/years/new/save" form={form} hidden={{ plan: JSON.stringify(plan) }}>
        <Stack>
          <Notice
            tone={looked.length > 0 ? 'warn' : 'good'}
            title={t('programmes.preview.summary', { count: plan.lines.length })}
          >
            {merging && comparison ? (
              <p>
                {t('programmes.preview.compare', {
                  created: comparison.created,
                  updated: comparison.updated,
                  unchanged: comparison.unchanged,
                })}
              </p>
            ) : null}
            <p>
              {looked.length > 0
                ? t('programmes.preview.problems', { count: looked.length })
                : t('programmes.preview.noProblems')}
            </p>
          </Notice>
          <ProblemList c={c} problems={problems} />
          {plan.stages.map((stage) => {
            const own = plan.lines.flatMap((line, index) =>
              line.stageNumber === stage.number ? [{ line, index }] : [],
            );
            return (
              <Fold
                title={`${stage.number}. ${stage.title}`}
                open
                note={<span>{t('programmes.preview.summary', { count: own.length })}</span>}
              >
                {own.length === 0 ? (
                  <p>{t('programmes.preview.stageWithout')}</p>
                ) : (
                  own.map(({ line, index }) => (
                    <LinePreview words={words} plan={plan} line={line} index={index} form={form} />
                  ))
                )}
              </Fold>
            );
          })}
          <Fold title={t('programmes.preview.programme')}>
            <KeyValue
              look="stacked"
              items={[
                { label: t('programmes.edit.goal'), value: plan.goal },
                {
                  label: t('programmes.edit.tasks'),
                  value: <Items texts={plan.tasks.map((task) => task.text)} />,
                },
                { label: t('programmes.read.expected'), value: <Items texts={plan.expectedResults} /> },
              ]}
            />
          </Fold>
          <ButtonRow sticky>
            <Button>{t(merging ? 'programmes.preview.update' : 'programmes.preview.save')}</Button>
            {plan.source === 'file' ? (
              <ButtonLink href={`/years/new?year=${plan.startYear}#file`} kind="quiet">
                {t('programmes.preview.another')}
              </ButtonLink>
            ) : (
              <ButtonLink href="/years/new" kind="quiet">
                {t('common.action.back')}
              </ButtonLink>
            )}
          </ButtonRow>
        </Stack>
      </Form>
    </>,
  );
}

function Items({ texts }: { texts: readonly string[] }) {
  return (
    <ul class="plan-line__items">
      {texts.map((text) => (
        <li>{text}</li>
      ))}
    </ul>
  );
}

function formOf(plan: YearPlan, errors: Readonly<Record<string, string>>): FormState {
  const values: Record<string, string | string[]> = {};
  plan.lines.forEach((line, index) => {
    const edit = editOf(line);
    values[`include${index}`] = edit.included ? 'on' : '';
    values[`from${index}`] = edit.from;
    values[`to${index}`] = edit.to;
    values[`roles${index}`] = [...edit.roles];
  });
  return formState(values, { ...errors });
}

/** Remarks about the source, row by row as the reader sees them in it. */
function ProblemList({ c, problems }: { c: WebContext; problems: readonly RoadmapProblem[] }) {
  const t = c.get('t');
  if (problems.length === 0) return null;
  const tones = { error: 'bad', warning: 'warn', note: 'info' } as const;
  return (
    <Fold
      title={t('programmes.preview.remarks', { count: problems.length })}
      open={problems.some((problem) => problem.severity !== 'note')}
    >
      <ul class="plan-problems">
        {problems.map((problem) => (
          <li>
            <Status tone={tones[problem.severity]}>
              {problem.row > 0 ? `${t('programmes.preview.row', { row: problem.row })}. ` : ''}
              {messageByCode(c.get('locale'), problem.code, messageParams(problem))}
            </Status>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

interface LinePreviewProps {
  words: Words;
  plan: YearPlan;
  line: PlanLine;
  index: number;
  form: FormState;
}

/** One line with its dated window; its term and responsible roles open for correction where they are. */
function LinePreview({ words, plan, line, index, form }: LinePreviewProps) {
  const { t, locale } = words;
  const broken = form.errors[`from${index}`] !== undefined || form.errors[`roles${index}`] !== undefined;
  const months = monthChoices(plan, line).map(({ year, month }) => ({
    value: `${year}-${String(month).padStart(2, '0')}`,
    label: `${monthName(locale, month)} ${year}`,
  }));
  const unclear = line.window === undefined || line.responsibleRoles.length === 0;
  return (
    <div class="plan-line">
      <div class="plan-line__head">
        <span class="plan-line__code">{line.code}</span>
        <span>{line.title}</span>
      </div>
      <div class="plan-line__body">
        {line.subItems.length > 0 ? <Items texts={line.subItems} /> : null}
        <p class="plan-line__facts">
          <Status tone={line.window ? 'neutral' : 'bad'} icon={line.window ? 'calendar' : undefined}>
            {line.window
              ? `${line.allYear ? `${t('programmes.window.allYear')}: ` : ''}${windowWords(words, line.window.from, line.window.to)}`
              : t('programmes.preview.noTerm')}
          </Status>
          <Status
            tone={line.responsibleRoles.length > 0 ? 'neutral' : 'bad'}
            icon={line.responsibleRoles.length > 0 ? 'user' : undefined}
          >
            {line.responsibleRoles.length > 0
              ? responsibleWords(t, line.responsibleRoles)
              : [t('programmes.preview.noRoles'), line.responsibleText]
                  .filter((text) => text !== '')
                  .join(': ')}
          </Status>
        </p>
        <Fold
          title={t('programmes.preview.fix')}
          level={3}
          look="line"
          open={broken || unclear || !line.included}
        >
          <Stack gap="s">
            <FieldRow>
              <Select
                t={t}
                form={form}
                name={`from${index}`}
                label={t('programmes.preview.from')}
                options={[{ value: allYearChoice, label: t('programmes.preview.allYear') }, ...months]}
              />
              <Select
                t={t}
                form={form}
                name={`to${index}`}
                label={t('programmes.preview.to')}
                options={months}
              />
            </FieldRow>
            <CheckboxGroup
              t={t}
              form={form}
              name={`roles${index}`}
              label={t('programmes.field.responsibleRoles')}
              layout="row"
              options={responsibleRoles.map((role) => ({ value: role, label: responsibleRoleWord(t, role) }))}
            />
            <Checkbox
              t={t}
              form={form}
              name={`include${index}`}
              value="on"
              label={t('programmes.preview.include')}
            />
          </Stack>
        </Fold>
      </div>
    </div>
  );
}

/** Months that a line may be put into: all of the programme, September to December of the next year, and its own. */
function monthChoices(plan: YearPlan, line: PlanLine) {
  const whole = yearSpan(plan.startYear, [
    { windowFrom: `${plan.startYear}-08-01`, windowTo: `${plan.startYear + 1}-12-31` },
    ...(line.window ? [{ windowFrom: line.window.from, windowTo: line.window.to }] : []),
  ]);
  return monthsBetween(whole.startsOn, whole.endsOn);
}
