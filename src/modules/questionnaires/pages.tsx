import type { FC } from 'hono/jsx';
import { addDays } from '../../core/calendar-date.ts';
import { Refusal } from '../../core/refusal.ts';
import { permits } from '../../core/scope.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm, withError } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer, requireYear } from '../../http/viewer.ts';
import { longDate } from '../../i18n/index.ts';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  DataTable,
  DateInput,
  EmptyState,
  FieldRow,
  Form,
  type FormState,
  formState,
  Grid,
  LinkCard,
  PageHead,
  PlainTable,
  PostButton,
  Progress,
  Select,
  Stack,
  Stat,
  Status,
} from '../../ui/index.ts';
import { library } from './library.ts';
import { linksPage } from './pages-links.tsx';
import { surveyPolicy } from './policy.ts';
import { satisfiedFrom } from './satisfaction.ts';
import { roundForm } from './schema.ts';
import {
  freshLinks,
  isOpen,
  openRound,
  type RoundProgress,
  type RoundView,
  readRound,
  readRounds,
  setRoundClosed,
} from './service.ts';

const base = '/years/:startYear/surveys';

/** Rounds of a year: opening, live progress, who has not answered, results with the numbers they stand on. */
export function surveyPages(app: WebApp): void {
  app.get(base, async (c) =>
    listPage(c, await readRounds(c.get('platform'), requireScope(c), requireYear(c).id)),
  );

  app.get(`${base}/new`, (c) =>
    newPage(c, formState({ template: 'satisfaction', opensOn: today(c), closesOn: addDays(today(c), 14) })),
  );

  app.post(`${base}/new`, async (c) => {
    const result = await readForm(c, roundForm);
    if (!result.ok) return newPage(c, result.form, 422);
    try {
      const id = await openRound(c.get('platform'), requireScope(c), requireYear(c).id, result.data);
      return redirectWithNotice(c, `${href(c)}/${id}`, 'questionnaires.notice.opened');
    } catch (error) {
      if (error instanceof Refusal && error.status === 422)
        return newPage(c, withError(c, result.form, 'closesOn', error), 422);
      throw error;
    }
  });

  app.get(`${base}/:roundId`, async (c) =>
    roundPage(c, await readRound(c.get('platform'), requireScope(c), c.req.param('roundId'))),
  );

  app.post(`${base}/:roundId/links`, async (c) => {
    const links = await freshLinks(c.get('platform'), requireScope(c), c.req.param('roundId'));
    return linksPage(c, links);
  });

  app.post(`${base}/:roundId/:action{close|reopen}`, async (c) => {
    const closed = c.req.param('action') === 'close';
    await setRoundClosed(c.get('platform'), requireScope(c), c.req.param('roundId'), closed);
    return redirectWithNotice(
      c,
      `${href(c)}/${c.req.param('roundId')}`,
      closed ? 'questionnaires.notice.closed' : 'questionnaires.notice.reopened',
    );
  });
}

function today(c: WebContext): string {
  return c.get('platform').clock.today(requireViewer(c).organization.timeZone);
}

function href(c: WebContext): string {
  return `/years/${c.req.param('startYear')}/surveys`;
}

function listPage(c: WebContext, rounds: readonly RoundProgress[]) {
  const t = c.get('t');
  const locale = c.get('locale');
  const manages = permits(requireViewer(c).scope, surveyPolicy, 'survey.manage');
  const open = manages ? (
    <ButtonLink href={`${href(c)}/new`} kind="primary" icon="plus">
      {t('questionnaires.action.open')}
    </ButtonLink>
  ) : undefined;
  return page(
    c,
    { title: t('questionnaires.list.title'), year: requireYear(c) },
    <>
      <PageHead
        t={t}
        title={t('questionnaires.list.title')}
        context={t('questionnaires.list.context')}
        action={rounds.length > 0 ? open : undefined}
      />
      {rounds.length === 0 ? (
        <Card>
          <EmptyState title={t('questionnaires.empty.title')} icon="clipboard-list" action={open}>
            {t('questionnaires.empty.text')}
          </EmptyState>
        </Card>
      ) : (
        <Stack gap="m">
          {rounds.map(({ round, invited, answered }) => (
            <LinkCard
              href={`${href(c)}/${round.id}`}
              icon="clipboard-list"
              title={round.definition.title[locale]}
              text={t('questionnaires.list.line', {
                answered,
                invited,
                date: longDate(locale, round.closesOn),
              })}
              badge={
                isOpen(round, today(c)) ? (
                  <Status tone="info">{t('questionnaires.state.open')}</Status>
                ) : (
                  <Status>{t('questionnaires.state.closed')}</Status>
                )
              }
            />
          ))}
        </Stack>
      )}
    </>,
  );
}

function newPage(c: WebContext, form: FormState, status: 200 | 422 = 200) {
  const t = c.get('t');
  return page(
    c,
    { title: t('questionnaires.new.title'), year: requireYear(c), status, scripts: ['focus-error-summary'] },
    <>
      <PageHead
        t={t}
        title={t('questionnaires.new.title')}
        context={t('questionnaires.new.context')}
        crumbs={[{ label: t('questionnaires.list.title'), href: href(c) }]}
      />
      <Card>
        <Form t={t} action={`${href(c)}/new`} form={form}>
          <Select
            t={t}
            form={form}
            name="template"
            label={t('questionnaires.field.template')}
            placeholder={false}
            options={library.map((definition) => ({
              value: definition.code,
              label: definition.title[c.get('locale')],
            }))}
          />
          <FieldRow>
            <DateInput t={t} form={form} name="opensOn" label={t('questionnaires.field.opensOn')} />
            <DateInput t={t} form={form} name="closesOn" label={t('questionnaires.field.closesOn')} />
          </FieldRow>
          <ButtonRow>
            <Button>{t('questionnaires.action.open')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </>,
  );
}

function decimal(c: WebContext, value: number | undefined): string {
  return value === undefined
    ? '—'
    : value.toLocaleString(c.get('locale') === 'ru' ? 'ru-RU' : 'en-GB', { maximumFractionDigits: 1 });
}

const Results: FC<{ c: WebContext; view: RoundView }> = ({ c, view }) => {
  const t = c.get('t');
  const { mentee, mentor, all } = view.figures;
  const scale = view.round.definition.questions.filter((question) => question.kind !== 'text');
  const cell = (figures: RoundView['figures']['all'], code: string) => {
    const entry = figures.questions.find((question) => question.code === code);
    if (!entry || entry.count === 0) return '—';
    return entry.mean === undefined
      ? t('questionnaires.result.yes', { yes: entry.yes, count: entry.count })
      : `${decimal(c, entry.mean)} (${entry.count})`;
  };
  return (
    <Card
      title={t('questionnaires.result.title')}
      context={t('questionnaires.result.rule', { from: satisfiedFrom })}
    >
      <Grid min="s">
        <Stat
          t={t}
          value={mentee.satisfied}
          total={mentee.answered}
          label={t('questionnaires.result.mentees')}
        />
        <Stat
          t={t}
          value={mentor.satisfied}
          total={mentor.answered}
          label={t('questionnaires.result.mentors')}
        />
        <Stat t={t} value={decimal(c, all.mean)} label={t('questionnaires.result.mean')} />
      </Grid>
      <PlainTable
        caption={t('questionnaires.result.table')}
        rowHeads
        head={[
          { label: t('questionnaires.result.question') },
          { label: t('questionnaires.result.menteesShort'), numeric: true },
          { label: t('questionnaires.result.mentorsShort'), numeric: true },
        ]}
        rows={scale.map((question) => [
          question.text[c.get('locale')],
          cell(mentee, question.code),
          cell(mentor, question.code),
        ])}
      />
    </Card>
  );
};

function roundPage(c: WebContext, view: RoundView) {
  const t = c.get('t');
  const locale = c.get('locale');
  const { round, lines } = view;
  const answered = lines.filter((line) => line.invitation.answers !== undefined).length;
  const manages = permits(requireViewer(c).scope, surveyPolicy, 'survey.manage');
  const self = `${href(c)}/${round.id}`;
  const silent = lines.filter((line) => line.invitation.answers === undefined);
  const texts = lines.flatMap((line) =>
    round.definition.questions
      .filter((question) => question.kind === 'text')
      .flatMap((question) => line.invitation.answers?.[question.code] ?? []),
  );
  return page(
    c,
    { title: round.definition.title[locale], year: requireYear(c) },
    <>
      <PageHead
        t={t}
        title={round.definition.title[locale]}
        context={t('questionnaires.round.window', {
          from: longDate(locale, round.opensOn),
          to: longDate(locale, round.closesOn),
        })}
        crumbs={[{ label: t('questionnaires.list.title'), href: href(c) }]}
        action={
          manages && silent.length > 0 && round.closedAt === undefined ? (
            <PostButton action={`${self}/links`} kind="primary" icon="printer">
              {t('questionnaires.action.links')}
            </PostButton>
          ) : undefined
        }
        menu={
          manages
            ? [
                round.closedAt === undefined
                  ? { label: t('questionnaires.action.close'), action: `${self}/close`, icon: 'lock' }
                  : { label: t('questionnaires.action.reopen'), action: `${self}/reopen`, icon: 'refresh' },
              ]
            : []
        }
      />
      <Stack gap="l">
        <Progress
          t={t}
          label={t('questionnaires.round.progress', { answered, invited: lines.length })}
          done={answered}
          total={lines.length}
          state={answered === lines.length ? 'done' : 'running'}
        />
        {answered > 0 ? <Results c={c} view={view} /> : null}
        {texts.length > 0 ? (
          <Card title={t('questionnaires.result.texts')}>
            <ul>
              {texts.map((text) => (
                <li>{String(text)}</li>
              ))}
            </ul>
          </Card>
        ) : null}
        <DataTable
          t={t}
          caption={t('questionnaires.round.silent')}
          rows={silent}
          rowKey={(line) => line.invitation.id}
          {...(manages
            ? { rowHref: (line: (typeof silent)[number]) => `${self}/enter/${line.invitation.id}` }
            : {})}
          columns={[
            {
              key: 'name',
              header: t('participants.column.person'),
              primary: true,
              cell: ({ card }) =>
                [card.person.lastName, card.person.firstName, card.person.middleName]
                  .filter((part) => part)
                  .join(' '),
            },
            {
              key: 'class',
              header: t('participants.column.class'),
              cell: ({ card }) => card.person.classLabel ?? card.person.position,
            },
            {
              key: 'side',
              header: t('questionnaires.round.side'),
              secondary: true,
              cell: ({ card }) => t(`common.role.${card.side}`),
            },
          ]}
          empty={{
            title: t('questionnaires.round.everybody'),
            icon: 'checks',
            children: t('questionnaires.round.everybodyText'),
          }}
        />
      </Stack>
    </>,
  );
}
