import type { FC } from 'hono/jsx';
import { notFound } from '../../core/refusal.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page, publicPage } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import {
  Button,
  ButtonRow,
  Card,
  Form,
  type FormState,
  formState,
  Notice,
  PageHead,
  RadioGroup,
  ScaleInput,
  Stack,
  TextArea,
} from '../../ui/index.ts';
import { type Definition, readAnswers } from './questionnaire.ts';
import { type Asked, readByLink, readForKeyingIn, readOwnInvitations, submitAnswers } from './service.ts';

/** Filling a questionnaire: signed in, by a personal link, or keyed in from paper. Works without script. */
export function surveyFillPages(app: WebApp): void {
  app.get('/my-surveys/:roundId', async (c) =>
    fillPage(c, await own(c), `/my-surveys/${c.req.param('roundId')}`),
  );

  app.post('/my-surveys/:roundId', async (c) => {
    const asked = await own(c);
    const { form, faults, answers } = await read(c, asked.round.definition);
    if (faults) return fillPage(c, asked, `/my-surveys/${c.req.param('roundId')}`, form, 422);
    await submitAnswers(c.get('platform'), asked, answers, requireScope(c).accountId);
    return redirectWithNotice(c, '/today', 'questionnaires.notice.thanks');
  });

  app.get('/q/:link', async (c) => linkPage(c, await byLink(c)));

  app.post('/q/:link', async (c) => {
    const asked = await byLink(c);
    const { form, faults, answers } = await read(c, asked.round.definition);
    if (faults) return linkPage(c, asked, form, 422);
    await submitAnswers(c.get('platform'), asked, answers, undefined);
    return c.redirect(`/q/${c.req.param('link')}/thanks`, 303);
  });

  app.get('/q/:link/thanks', (c) => {
    const t = c.get('t');
    return publicPage(
      c,
      { title: t('questionnaires.thanks.title') },
      <Stack gap="m">
        <h1>{t('questionnaires.thanks.title')}</h1>
        <p>{t('questionnaires.thanks.text')}</p>
      </Stack>,
    );
  });

  app.get('/years/:startYear/surveys/:roundId/enter/:invitationId', async (c) =>
    keyInPage(c, await paper(c)),
  );

  app.post('/years/:startYear/surveys/:roundId/enter/:invitationId', async (c) => {
    const asked = await paper(c);
    const { form, faults, answers } = await read(c, asked.round.definition);
    if (faults) return keyInPage(c, asked, form, 422);
    await submitAnswers(c.get('platform'), asked, answers, requireScope(c).accountId);
    return redirectWithNotice(
      c,
      `/years/${c.req.param('startYear')}/surveys/${asked.round.id}`,
      'questionnaires.notice.keyedIn',
    );
  });
}

function clockToday(c: WebContext): string {
  const viewer = c.get('viewer');
  return c.get('platform').clock.today(viewer?.organization.timeZone);
}

async function own(c: WebContext): Promise<Asked> {
  const all = await readOwnInvitations(c.get('platform'), requireScope(c), clockToday(c));
  const asked = all.find((entry) => entry.round.id === c.req.param('roundId'));
  if (!asked) throw notFound();
  return asked;
}

function byLink(c: WebContext): Promise<Asked> {
  return readByLink(c.get('platform'), c.req.param('link') ?? '', clockToday(c));
}

function paper(c: WebContext) {
  return readForKeyingIn(
    c.get('platform'),
    requireScope(c),
    c.req.param('roundId') ?? '',
    c.req.param('invitationId') ?? '',
  );
}

async function read(c: WebContext, definition: Definition) {
  const body = await c.req.parseBody();
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) if (typeof value === 'string') sent[name] = value;
  const { answers, faults } = readAnswers(definition.questions, sent);
  // Each sentence names its question: the summary above the form lists several of them.
  const errors = Object.fromEntries(
    Object.entries(faults).map(([code, fault]) => {
      const asked = definition.questions.find((question) => question.code === code);
      const question = asked?.text[c.get('locale')] ?? code;
      return [code, c.get('t')(`questionnaires.fault.${fault}`, { question })];
    }),
  );
  return { answers, faults: Object.keys(faults).length > 0, form: formState(sent, errors) };
}

const Questions: FC<{ c: WebContext; definition: Definition; form: FormState }> = ({
  c,
  definition,
  form,
}) => {
  const t = c.get('t');
  const locale = c.get('locale');
  return (
    <>
      {definition.questions.map((question) => {
        const field = {
          t,
          form,
          name: question.code,
          label: question.text[locale],
          optional: !question.required,
        };
        if (question.kind === 'scale10') {
          return (
            <ScaleInput
              {...field}
              lowLabel={t('questionnaires.scale.low')}
              highLabel={t('questionnaires.scale.high')}
            />
          );
        }
        if (question.kind === 'yesNo') {
          return (
            <RadioGroup
              {...field}
              layout="row"
              options={[
                { value: 'yes', label: t('common.word.yes') },
                { value: 'no', label: t('common.word.no') },
              ]}
            />
          );
        }
        return <TextArea {...field} rows={3} />;
      })}
    </>
  );
};

function startForm(asked: Asked): FormState {
  const answers = Object.entries(asked.invitation.answers ?? {});
  return formState(
    Object.fromEntries(
      answers.map(([code, value]) => [code, value === true ? 'yes' : value === false ? 'no' : String(value)]),
    ),
  );
}

const Filling: FC<{ c: WebContext; asked: Asked; action: string; form: FormState; sendLabel: string }> = ({
  c,
  asked,
  action,
  form,
  sendLabel,
}) => {
  const t = c.get('t');
  return (
    <Stack gap="m">
      {asked.invitation.answers === undefined ? null : <Notice>{t('questionnaires.fill.again')}</Notice>}
      <Card>
        <Form t={t} action={action} form={form} confirmLeave>
          <Questions c={c} definition={asked.round.definition} form={form} />
          <ButtonRow>
            <Button size="l" icon="send">
              {sendLabel}
            </Button>
          </ButtonRow>
        </Form>
      </Card>
    </Stack>
  );
};

const scripts = ['focus-error-summary', 'confirm-leave'] as const;

function fillPage(
  c: WebContext,
  asked: Asked,
  action: string,
  form = startForm(asked),
  status: 200 | 422 = 200,
) {
  const t = c.get('t');
  const { definition } = asked.round;
  const title = definition.title[c.get('locale')];
  return page(
    c,
    { title, status, scripts },
    <>
      <PageHead t={t} title={title} context={definition.intro[c.get('locale')]} />
      <Filling c={c} asked={asked} action={action} form={form} sendLabel={t('questionnaires.action.send')} />
    </>,
  );
}

function linkPage(c: WebContext, asked: Asked, form = startForm(asked), status: 200 | 422 = 200) {
  const t = c.get('t');
  const { definition } = asked.round;
  const title = definition.title[c.get('locale')];
  return publicPage(
    c,
    { title, status, width: 'text', scripts },
    <Stack gap="m">
      <h1>{title}</h1>
      <p>{definition.intro[c.get('locale')]}</p>
      <Filling
        c={c}
        asked={asked}
        action={`/q/${c.req.param('link')}`}
        form={form}
        sendLabel={t('questionnaires.action.send')}
      />
    </Stack>,
  );
}

function keyInPage(
  c: WebContext,
  asked: Awaited<ReturnType<typeof paper>>,
  form = startForm(asked),
  status: 200 | 422 = 200,
) {
  const t = c.get('t');
  const { person } = asked.card;
  const base = `/years/${c.req.param('startYear')}/surveys/${asked.round.id}`;
  return page(
    c,
    {
      title: t('questionnaires.keyIn.title'),
      status,
      scripts,
      year: requireViewer(c).years.find((year) => year.id === asked.round.yearId),
    },
    <>
      <PageHead
        t={t}
        title={t('questionnaires.keyIn.title')}
        context={[person.lastName, person.firstName, person.classLabel].filter((part) => part).join(' ')}
        crumbs={[{ label: asked.round.definition.title[c.get('locale')], href: base }]}
      />
      <Filling
        c={c}
        asked={asked}
        action={`${base}/enter/${asked.invitation.id}`}
        form={form}
        sendLabel={t('common.action.save')}
      />
    </>,
  );
}
