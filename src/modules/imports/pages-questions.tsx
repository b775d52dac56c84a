import type { FC } from 'hono/jsx';
import type { WebContext } from '../../http/env.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Cluster,
  Form,
  formState,
  Grid,
  Notice,
  PostButton,
  RadioGroup,
  Section,
  Stack,
} from '../../ui/index.ts';
import type { KeptCandidate, KeptQuestion, PlanSummary } from './plan-summary.ts';
import type { ImportView } from './service-plan.ts';

/** Questions on one page; the others come when these are answered. */
const shownAtOnce = 40;

/** Rows and names in doubt, each with its candidates: nothing is guessed behind the user's back. */
export const Questions: FC<{ c: WebContext; view: ImportView; plan: PlanSummary }> = ({ c, view, plan }) => {
  const t = c.get('t');
  const { banQuestions } = plan;
  const absent = plan.questions.filter((question) => question.candidates.length === 0);
  const questions = plan.questions.filter((question) => !isHopeless(question));
  if (questions.length + banQuestions.length === 0) return <Unknown c={c} view={view} absent={absent} />;
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
        <Unknown c={c} view={view} absent={absent} />
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
        <Form t={t} action={`/imports/${view.id}/decisions`} label={t('imports.questions.title')} wide>
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

/**
 * One candidate who stands out: a name without its patronymic, a slip of a letter, and nobody else of that name in
 * the class that was typed.
 */
export function isObvious(question: KeptQuestion): boolean {
  if (question.code !== 'imports.problem.personLikely') return false;
  const [first, ...others] = question.candidates;
  return (
    first !== undefined &&
    (others.length === 0 ||
      (first.reasons.includes('classSame') &&
        others.every((candidate) => candidate.reasons.includes('classDiffers'))))
  );
}

/** Nobody comes near and nobody is to be added: there is nothing to choose, only a list to bring first. */
function isHopeless(question: KeptQuestion): boolean {
  return question.candidates.length === 0 && question.newKind === '';
}

function candidateOptions(c: WebContext, candidates: readonly KeptCandidate[]) {
  const t = c.get('t');
  return candidates.map((candidate) => ({
    value: candidate.id,
    label: candidate.label,
    hint: candidate.reasons.map((reason) => t(`imports.reason.${reason}`)).join(', ') || undefined,
  }));
}

/** Authors who are on no list: the list has to be brought first. */
const Unknown: FC<{ c: WebContext; view: ImportView; absent: readonly KeptQuestion[] }> = (props) => {
  const { c, view, absent } = props;
  const t = c.get('t');
  if (absent.length === 0) return null;
  const kind = view.kind === 'mentors' ? 'teachers' : 'pupils';
  const hopeless = absent.filter(isHopeless);
  return (
    <Notice
      tone="warn"
      title={t('imports.unknown.title', { count: absent.length })}
      action={
        <ButtonLink href={`/imports/new?kind=${kind}`} size="s">
          {t(`imports.new.${kind}`)}
        </ButtonLink>
      }
    >
      <p>{t('imports.unknown.text')}</p>
      {hopeless.length > 0 ? (
        <ul>
          {hopeless.slice(0, 100).map((question) => (
            <li>{t('imports.questions.who', { row: question.row, typed: question.typed })}</li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
};

const RowQuestion: FC<{ c: WebContext; question: KeptQuestion }> = ({ c, question }) => {
  const t = c.get('t');
  return (
    <Card>
      <RadioGroup
        t={t}
        form={formState()}
        name={`row-${question.row}`}
        label={t('imports.questions.who', { row: question.row, typed: question.typed })}
        options={[
          ...candidateOptions(c, question.candidates),
          ...(question.newKind === ''
            ? []
            : [
                {
                  value: 'new',
                  label: t(
                    question.candidates.length === 0 ? 'imports.questions.add' : 'imports.questions.new',
                    { kind: t(`people.kind.${question.newKind}`) },
                  ),
                },
              ]),
          { value: 'skip', label: t('imports.questions.skip') },
        ]}
      />
    </Card>
  );
};
