import type { FC } from 'hono/jsx';
import { groupBy } from '../../core/group-by.ts';
import type { WebContext } from '../../http/env.ts';
import { messageByCode } from '../../i18n/index.ts';
import { Fold, PlainTable, Section, Stack, Status, Stepper, type Tone } from '../../ui/index.ts';
import type { KeptProblem, PlanSummary } from './plan-summary.ts';
import type { ImportView } from './service-plan.ts';

/** Where an import is: file, columns, check, the end. */
export const ImportSteps: FC<{ c: WebContext; current: 1 | 2 | 3 | 4; view?: ImportView | undefined }> = (
  props,
) => {
  const { c, current, view } = props;
  const t = c.get('t');
  const mayChange = view !== undefined && view.status !== 'applying' && view.status !== 'done';
  return (
    <Stepper
      t={t}
      label={t('imports.step.label')}
      current={current}
      steps={[
        { label: t('imports.step.file') },
        {
          label: t('imports.step.columns'),
          href: mayChange && current > 2 ? `/imports/${view.id}/columns` : undefined,
        },
        { label: t('imports.step.check') },
        { label: t('imports.step.end') },
      ]}
    />
  );
};

export function problemText(c: WebContext, problem: Pick<KeptProblem, 'code' | 'params'>): string {
  return messageByCode(c.get('locale'), problem.code, problem.params);
}

const tones: Readonly<Record<KeptProblem['severity'], Tone>> = {
  error: 'bad',
  warning: 'warn',
  note: 'info',
};
const severities = ['error', 'warning', 'note'] as const;

/** Remarks that stand on the page as questions already. */
function questionKeys(plan: PlanSummary): Set<string> {
  const bans = new Set(plan.banQuestions.map(({ row }) => row));
  return new Set([
    ...plan.questions.map(({ row, code }) => `${row} ${code}`),
    ...plan.problems
      .filter(({ row, code }) => bans.has(row) && /\.avoid(Likely|Doubtful)$/.test(code))
      .map(({ row, code }) => `${row} ${code}`),
  ]);
}

/** Remarks about rows, what could not be taken first; repaired things are folded away. */
export const Problems: FC<{ c: WebContext; plan: PlanSummary; asked?: boolean | undefined }> = (props) => {
  const { c, plan, asked = false } = props;
  const t = c.get('t');
  const questions = asked ? questionKeys(plan) : new Set<string>();
  const problems = plan.problems.filter((problem) => !questions.has(`${problem.row} ${problem.code}`));
  const groups = groupBy(problems, (problem) => problem.severity);
  const shown = problems.length;
  const hidden = plan.problems.length - shown;
  const total = Object.values(plan.problemCounts).reduce((sum, count) => sum + count, -hidden);
  if (shown === 0) return null;
  return (
    <Section
      title={t('imports.problems.title')}
      context={total > shown ? t('imports.problems.some', { shown, total }) : t('imports.problems.context')}
    >
      <Stack gap="s">
        {severities.map((severity) => {
          const rows = groups.get(severity) ?? [];
          if (rows.length === 0) return null;
          return (
            <Fold
              title={t(`imports.severity.${severity}`)}
              level={3}
              mark={<Status tone={tones[severity]}>{''}</Status>}
              note={String(rows.length)}
              open={severity !== 'note' && rows.length <= 40}
              id={`problems-${severity}`}
            >
              <PlainTable
                caption={t(`imports.severity.${severity}`)}
                hideCaption
                head={[{ label: t('imports.column.row') }, { label: t('imports.column.message') }]}
                rowHeads
                rows={rows.map((problem) => [
                  problem.row === 0 ? t('imports.word.file') : String(problem.row),
                  problemText(c, problem),
                ])}
              />
            </Fold>
          );
        })}
      </Stack>
    </Section>
  );
};
