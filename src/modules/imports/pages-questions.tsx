import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import {
  Button,
  ButtonRow,
  Card,
  Cluster,
  Form,
  formState,
  Grid,
  PostButton,
  RadioGroup,
  Section,
  Stack,
} from '../../ui/index.ts';
import { problemText } from './pages-parts.tsx';
import type { KeptCandidate, KeptQuestion, PlanSummary } from './plan-summary.ts';
import type { ImportView } from './service-plan.ts';

/** Questions on one page; the others come when these are answered. */
const shownAtOnce = 40;

/** Rows and names in doubt, each with its candidates: nothing is guessed behind the user's back. */
export const Questions: FC<{ c: WebContext; view: ImportView; plan: PlanSummary }> = ({ c, view, plan }) => {
  const t = c.get('t');
  const { questions, banQuestions } = plan;
  if (questions.length + banQuestions.length === 0) return null;
  const obvious = questions.filter(isObvious).length;
  const rows = questions.slice(0, shownAtOnce);
  const bans = banQuestions.slice(0, shownAtOnce);
  return (
    <Section
      id="questions"
      title={t('imports.questions.title')}
      context={t('imports.questions.context', { count: questions.length + banQuestions.length })}
    >
      <Stack gap="l">
        {obvious > 0 ? (
          <Cluster>
            <PostButton
              action={`/imports/${view.id}/decisions`}
              hidden={{ obvious: 'yes' }}
              icon="checks"
              kind="primary"
            >
              {t('imports.action.acceptObvious', { count: obvious })}
            </PostButton>
          </Cluster>
        ) : null}
        <Form t={t} action={`/imports/${view.id}/decisions`} label={t('imports.questions.title')}>
          <Grid min="l">
            {rows.map((question) => (
              <RowQuestion c={c} question={question} />
            ))}
            {bans.map((question) => (
              <Card look="plain">
                <RadioGroup
                  t={t}
                  form={formState()}
                  name={`ban-${question.key}`}
                  label={t('imports.questions.ban', { author: question.author, typed: question.typed })}
                  hint={t('imports.questions.row', { row: question.row })}
                  optional
                  options={[
                    ...candidateOptions(c, question.candidates),
                    { value: 'nobody', label: t('imports.questions.nobody') },
                  ]}
                />
              </Card>
            ))}
          </Grid>
          <ButtonRow>
            <Button kind="secondary">{t('imports.action.decide')}</Button>
          </ButtonRow>
        </Form>
      </Stack>
    </Section>
  );
};

/** One candidate who stands out: a name without its patronymic in the right class, a slip of a letter. */
export function isObvious(question: KeptQuestion): boolean {
  return question.code === 'imports.problem.personLikely' && question.candidates.length === 1;
}

function candidateOptions(c: WebContext, candidates: readonly KeptCandidate[]) {
  const t = c.get('t');
  return candidates.map((candidate) => ({
    value: candidate.id,
    label: candidate.label,
    hint: candidate.reasons.map((reason) => t(`imports.reason.${reason}`)).join(', ') || undefined,
  }));
}

const RowQuestion: FC<{ c: WebContext; question: KeptQuestion }> = ({ c, question }) => {
  const t = c.get('t');
  return (
    <Card>
      <RadioGroup
        t={t}
        form={formState()}
        name={`row-${question.row}`}
        label={t('imports.questions.who', { row: question.row, typed: question.typed })}
        hint={
          question.candidates.length === 0
            ? problemText(c, { code: question.code, params: { typed: question.typed, candidates: '' } })
            : undefined
        }
        optional
        options={[
          ...candidateOptions(c, question.candidates),
          ...(question.newKind === ''
            ? []
            : [
                {
                  value: 'new',
                  label: t('imports.questions.new', { kind: t(`people.kind.${question.newKind}`) }),
                },
              ]),
          { value: 'skip', label: t('imports.questions.skip') },
        ]}
      />
    </Card>
  );
};
