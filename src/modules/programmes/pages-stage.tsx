import type { FC } from 'hono/jsx';
import { Refusal } from '../../core/refusal.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { dateTime, longDate } from '../../i18n/index.ts';
import {
  Badge,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  Cluster,
  Form,
  type FormState,
  formState,
  Grid,
  Notice,
  PageHead,
  Prose,
  Section,
  Stack,
  TextArea,
  Timeline,
} from '../../ui/index.ts';
import { mayMark } from './activity.ts';
import { numberOf, wordsOf } from './pages-frame.tsx';
import { LineList } from './pages-lines.tsx';
import { ResourceCard, type ResourceForms } from './pages-resources.tsx';
import { stageCounts, stageTone, stageWord, windowWords } from './pages-words.ts';
import { gateForm, resourceChangeForm, resourceForm } from './schema.ts';
import { changeResource } from './service-details.ts';
import {
  closeStage,
  readStage,
  reopenStage,
  type StageCard,
  type StageFactsReader,
} from './service-stages.ts';
import type { GateWarning } from './stage-gate.ts';

const path = '/years/:startYear{[0-9]{4}}/stages/:number{[1-7]}';

/** A stage: task, outcome, resources, lines, and the gate with its reasons. */
export function stagePages(app: WebApp, readFacts: StageFactsReader): void {
  const show = async (c: WebContext, forms: StageForms, status: 200 | 422 = 200) => {
    const card = await readStage(
      c.get('platform'),
      requireScope(c),
      numberOf(c, 'startYear'),
      numberOf(c, 'number'),
      readFacts,
      wordsOf(c).today,
    );
    return stagePage(c, card, forms, status);
  };
  const addressOf = (c: WebContext) => `/years/${numberOf(c, 'startYear')}/stages/${numberOf(c, 'number')}`;

  app.get(path, (c) => show(c, {}));

  app.post(`${path}/gate`, async (c) => {
    const [startYear, number] = [numberOf(c, 'startYear'), numberOf(c, 'number')];
    const result = await readForm(c, gateForm);
    if (!result.ok) return show(c, { gate: result.form }, 422);
    const { decision, reason } = result.data;
    const scope = requireScope(c);
    const platform = c.get('platform');
    try {
      if (decision === 'close') {
        await closeStage(platform, scope, startYear, number, reason, readFacts, wordsOf(c).today);
      } else await reopenStage(platform, scope, startYear, number, reason);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 422) throw error;
      return show(c, { gate: withError(c, result.form, 'reason', error) }, 422);
    }
    const key = decision === 'close' ? 'programmes.notice.stageClosed' : 'programmes.notice.stageReopened';
    return redirectWithNotice(c, addressOf(c), key, { number });
  });

  app.post(`${path}/resources`, async (c) => {
    const result = await readForm(c, resourceForm);
    if (!result.ok) return show(c, { resource: result.form }, 422);
    const change = { kind: 'add', resource: result.data } as const;
    await changeResource(c.get('platform'), requireScope(c), numberOf(c, 'startYear'), change);
    return redirectWithNotice(c, `${addressOf(c)}#resources`, 'programmes.notice.resource');
  });

  app.post(`${path}/resources/change`, async (c) => {
    const result = await readForm(c, resourceChangeForm);
    if (!result.ok) return show(c, {}, 422);
    const { id, change } = result.data;
    await changeResource(
      c.get('platform'),
      requireScope(c),
      numberOf(c, 'startYear'),
      change === 'remove'
        ? { kind: 'remove', id }
        : { kind: 'available', id, available: change === 'available' },
    );
    return redirectWithNotice(c, `${addressOf(c)}#resources`, 'programmes.notice.resource');
  });
}

interface StageForms extends ResourceForms {
  readonly gate?: FormState;
}

function stagePage(c: WebContext, card: StageCard, forms: StageForms, status: 200 | 422) {
  const words = wordsOf(c);
  const { t } = words;
  const { year, overview, stages } = card;
  const { stage, progress, lines } = overview;
  const { scope, years } = requireViewer(c);
  const base = `/years/${year.startYear}/stages`;
  const neighbour = (number: number) => stages.find((entry) => entry.stage.number === number);
  const [before, after] = [neighbour(stage.number - 1), neighbour(stage.number + 1)];
  return page(
    c,
    {
      title: t('programmes.stage.title', { number: stage.number, title: stage.title }),
      year: years.find((link) => link.id === year.id),
      status,
      scripts: ['focus-error-summary'],
    },
    <>
      <PageHead
        t={t}
        title={t('programmes.stage.title', { number: stage.number, title: stage.title })}
        crumbs={[{ label: year.title, href: `/years/${year.startYear}` }]}
        context={
          progress.from === undefined || progress.to === undefined
            ? undefined
            : t('programmes.stage.span', { span: windowWords(words, progress.from, progress.to) })
        }
      />
      <Cluster>
        <Badge tone={stageTone(progress)}>{stageWord(t, progress)}</Badge>
        <span>{stageCounts(t, progress)}</span>
      </Cluster>
      <Grid min="l">
        {stage.task ? (
          <Card title={t('programmes.stage.task')}>
            <Prose>
              <p>{stage.task}</p>
            </Prose>
          </Card>
        ) : null}
        {stage.outcome ? (
          <Card title={t('programmes.stage.outcome')}>
            <Prose>
              <p>{stage.outcome}</p>
            </Prose>
          </Card>
        ) : null}
      </Grid>
      <Section title={t('programmes.stage.lines')} id="lines">
        {lines.length === 0 ? (
          <p>{t('programmes.stage.noLines')}</p>
        ) : (
          <LineList
            words={words}
            lines={lines}
            startYear={year.startYear}
            label={t('programmes.stage.lines')}
            mayMark={(line) => mayMark(line, scope.roles, scope.personId)}
            people={card.people}
            back={`${base}/${stage.number}`}
          />
        )}
      </Section>
      {stage.number === 1 ? <ResourceCard c={c} card={card} forms={forms} /> : null}
      <GateCard c={c} card={card} form={forms.gate} />
      <ButtonRow>
        {before ? (
          <ButtonLink href={`${base}/${before.stage.number}`} icon="chevron-left" kind="quiet">
            {`${before.stage.number}. ${before.stage.title}`}
          </ButtonLink>
        ) : null}
        {after ? (
          <ButtonLink href={`${base}/${after.stage.number}`} icon="chevron-right" kind="quiet">
            {`${after.stage.number}. ${after.stage.title}`}
          </ButtonLink>
        ) : null}
      </ButtonRow>
    </>,
  );
}

/** What stands against closing the stage, the decision with its reason, and earlier decisions. */
const GateCard: FC<{ c: WebContext; card: StageCard; form: FormState | undefined }> = (props) => {
  const { c, card } = props;
  const { t, locale } = wordsOf(c);
  const { stage } = card.overview;
  const action = `/years/${card.year.startYear}/stages/${stage.number}/gate`;
  const form = props.form ?? formState();
  const closed = stage.closedOn !== undefined;
  return (
    <Card title={t('programmes.gate.title')} context={t('programmes.gate.notLocking')} id="gate">
      <Stack>
        {closed ? (
          <Notice tone="good">
            {t('programmes.gate.closedOn', { date: longDate(locale, stage.closedOn ?? '') })}
          </Notice>
        ) : card.warnings.length === 0 ? (
          <Notice tone="good">{t('programmes.gate.clear')}</Notice>
        ) : (
          <Notice tone="warn" title={t('programmes.gate.warned', { count: card.warnings.length })}>
            <Warnings c={c} warnings={card.warnings} />
          </Notice>
        )}
        {card.mayDecide ? (
          <Form t={t} action={action} form={form} hidden={{ decision: closed ? 'reopen' : 'close' }}>
            {closed || card.warnings.length > 0 ? (
              <TextArea
                t={t}
                form={form}
                name="reason"
                label={t(closed ? 'programmes.gate.reopenReason' : 'programmes.gate.reason')}
                example={closed ? undefined : t('programmes.gate.reasonExample')}
                optional={closed}
                rows={2}
              />
            ) : null}
            <ButtonRow>
              <Button kind={closed || card.warnings.length > 0 ? 'secondary' : 'primary'}>
                {t(closed ? 'programmes.gate.reopen' : 'programmes.gate.close')}
              </Button>
            </ButtonRow>
          </Form>
        ) : null}
        {card.decisions.length > 0 ? <Decisions c={c} card={card} /> : null}
      </Stack>
    </Card>
  );
};

function Warnings({ c, warnings }: { c: WebContext; warnings: readonly GateWarning[] }) {
  const t = c.get('t');
  return (
    <Prose>
      <ul>
        {warnings.map((warning) => (
          <li>{t(`programmes.gate.${warning.code}`, { count: warning.count })}</li>
        ))}
      </ul>
    </Prose>
  );
}

function Decisions({ c, card }: { c: WebContext; card: StageCard }) {
  const { t, locale } = wordsOf(c);
  const { timeZone } = requireViewer(c).organization;
  return (
    <Section title={t('programmes.gate.history')} level={3}>
      <Timeline
        items={card.decisions.map((decision) => ({
          when: dateTime(locale, decision.decidedAt, timeZone),
          title: t(`programmes.gate.decision.${decision.decision}`),
          tone: decision.decision === 'reopen' ? 'info' : decision.warnings.length > 0 ? 'warn' : 'good',
          text: (
            <>
              {decision.by ? <p>{decision.by}</p> : null}
              {decision.reason ? <p>{decision.reason}</p> : null}
              {decision.warnings.length > 0 ? <Warnings c={c} warnings={decision.warnings} /> : null}
            </>
          ),
        }))}
      />
    </Section>
  );
}
