import type { FC } from 'hono/jsx';
import { groupBy } from '../../core/group-by.ts';
import { permits } from '../../core/scope.ts';
import type { WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { requireViewer, requireYear } from '../../http/viewer.ts';
import { objectives } from '../../matching-engine/index.ts';
import {
  Alert,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  DataTable,
  Dialog,
  DialogLink,
  EmptyState,
  Form,
  formState,
  Grid,
  Icon,
  Notice,
  PageHead,
  PostButton,
  RadioGroup,
  Stack,
  Stat,
  Status,
  Tabs,
} from '../../ui/index.ts';
import { directionTitle, type ParticipantRow } from '../participants/index.ts';
import { reasonsText } from '../tandems/index.ts';
import { missingPlaces } from './plan.ts';
import { matchingPolicy } from './policy.ts';
import type { DraftView } from './service.ts';
import type { DraftPair } from './store.ts';

export function personName(card: ParticipantRow | undefined): string {
  if (!card) return '—';
  return [card.person.lastName, card.person.firstName, card.person.middleName]
    .filter((part) => part !== '')
    .join(' ');
}

const rowsPerPage = 50;

/** The draft of pairs with its figures in words, by mentee; the unplaced with what is missing. */
export function draftPage(c: WebContext, view: DraftView, error?: string, status: 200 | 422 = 200) {
  const t = c.get('t');
  const year = requireYear(c);
  const base = `/years/${year.startYear}/pairs`;
  const { scope } = requireViewer(c);
  const { draft, field } = view;
  const open = draft?.status === 'draft';
  const edits = permits(scope, matchingPolicy, 'pairs.edit');
  const places = field.pool.mentors.reduce((sum, mentor) => sum + mentor.capacity, 0);
  return page(
    c,
    { title: t('matching.title'), year, status },
    <>
      <PageHead
        t={t}
        title={t('matching.title')}
        context={t('matching.context')}
        action={
          open && view.pairs.length > 0 && permits(scope, matchingPolicy, 'pairs.confirm') ? (
            <DialogLink dialog="confirm" kind="primary" icon="checks">
              {t('matching.action.confirm')}
            </DialogLink>
          ) : undefined
        }
      />
      <Tabs
        t={t}
        items={[
          { label: t('tandems.tab.matching'), href: base, current: true },
          { label: t('tandems.list.title'), href: `/years/${year.startYear}/tandems` },
        ]}
      />
      <Stack gap="l">
        {error === undefined ? null : <Alert tone="bad">{error}</Alert>}
        <Grid min="s">
          <Stat
            t={t}
            value={field.pool.mentees.length}
            label={t('matching.stat.mentees')}
            href={`/years/${year.startYear}/mentees?state=inBase`}
          />
          <Stat
            t={t}
            value={places}
            label={t('matching.stat.places')}
            href={`/years/${year.startYear}/mentors?state=inBase`}
          />
          {open ? (
            <Stat
              t={t}
              value={view.pairs.length}
              total={draft.figures.mentees}
              label={t('matching.stat.placed')}
            />
          ) : null}
        </Grid>
        {edits ? <RunCard c={c} base={base} view={view} /> : null}
        {open ? <DraftTable c={c} base={base} view={view} edits={edits} /> : null}
      </Stack>
      <Dialog t={t} id="confirm" title={t('matching.confirm.title')}>
        <p>{t('matching.confirm.text', { count: new Set(view.pairs.map((pair) => pair.mentorId)).size })}</p>
        <ButtonRow>
          <PostButton action={`${base}/confirm`} kind="primary">
            {t('matching.action.confirm')}
          </PostButton>
        </ButtonRow>
      </Dialog>
    </>,
  );
}

const RunCard: FC<{ c: WebContext; base: string; view: DraftView }> = ({ c, base, view }) => {
  const t = c.get('t');
  const year = requireYear(c);
  const { mentees, mentors } = view.field.pool;
  if (mentees.length === 0 || mentors.length === 0) {
    const confirmed = view.draft?.status === 'confirmed' && mentees.length === 0;
    return (
      <Card>
        <EmptyState
          title={t(confirmed ? 'matching.empty.doneTitle' : 'matching.empty.title')}
          icon="heart-handshake"
          action={
            <ButtonLink
              href={
                confirmed
                  ? `/years/${year.startYear}/tandems`
                  : `/years/${year.startYear}/${mentees.length === 0 ? 'mentees' : 'mentors'}`
              }
            >
              {t(
                confirmed
                  ? 'tandems.list.title'
                  : mentees.length === 0
                    ? 'participants.base.mentee'
                    : 'participants.base.mentor',
              )}
            </ButtonLink>
          }
        >
          {t(
            confirmed
              ? 'matching.empty.doneText'
              : mentees.length === 0
                ? 'matching.empty.noMentees'
                : 'matching.empty.noMentors',
          )}
        </EmptyState>
      </Card>
    );
  }
  const form = formState({
    objective: view.draft?.status === 'draft' ? view.draft.figures.objective : 'stable-max',
  });
  return (
    <Card title={t('matching.run.title')} context={t('matching.run.context')}>
      <Form t={t} action={`${base}/run`} form={form}>
        <RadioGroup
          t={t}
          form={form}
          name="objective"
          label={t('matching.field.objective')}
          layout="cards"
          options={objectives.map((value) => ({
            value,
            label: t(`matching.objective.${value}`),
            hint: t(`matching.objectiveHint.${value}`),
          }))}
        />
        <ButtonRow>
          <Button icon="sparkles" kind={view.draft?.status === 'draft' ? 'secondary' : 'primary'}>
            {t(view.draft?.status === 'draft' ? 'matching.action.again' : 'matching.action.run')}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
};

interface Line {
  readonly mentee: ParticipantRow;
  readonly pair: DraftPair | undefined;
}

const DraftTable: FC<{ c: WebContext; base: string; view: DraftView; edits: boolean }> = ({
  c,
  base,
  view,
  edits,
}) => {
  const t = c.get('t');
  const { cards, pool } = view.field;
  const figures = view.draft?.figures;
  const pairOf = new Map(view.pairs.map((pair) => [pair.menteeId, pair]));
  const load = groupBy(view.pairs, (pair) => pair.mentorId);
  const all: Line[] = pool.mentees.flatMap((facts) => {
    const mentee = cards.get(facts.id);
    return mentee ? [{ mentee, pair: pairOf.get(facts.id) }] : [];
  });
  const show = c.req.query('show') === 'unplaced' ? 'unplaced' : undefined;
  const found = show === 'unplaced' ? all.filter((line) => line.pair === undefined) : all;
  const number = Math.max(1, Number(c.req.query('page') ?? 1) || 1);
  const to = (next: number, only = show) => {
    const query = new URLSearchParams();
    if (only) query.set('show', only);
    if (next > 1) query.set('page', String(next));
    return query.size > 0 ? `${base}?${query}` : base;
  };
  const unplaced = all.length - view.pairs.length;
  const missing = missingPlaces(figures?.unplaced ?? []).slice(0, 5);
  const why = new Map((figures?.unplaced ?? []).map((entry) => [entry.menteeId, entry.reason]));
  return (
    <>
      <Notice tone={figures?.blockingPairs === 0 ? 'good' : 'info'} title={t('matching.certificate.title')}>
        <p>
          {figures?.blockingPairs === 0
            ? t('matching.certificate.stable')
            : t('matching.certificate.blocking', { count: figures?.blockingPairs ?? 0 })}
        </p>
        {unplaced > 0 && missing.length > 0 ? (
          <p>
            {t('matching.certificate.missing', {
              list: missing
                .map(({ direction, count }) => `${directionTitle(direction)} — ${count}`)
                .join(', '),
            })}
          </p>
        ) : null}
      </Notice>
      <DataTable
        t={t}
        caption={t('matching.table.caption')}
        rows={found.slice((number - 1) * rowsPerPage, number * rowsPerPage)}
        rowKey={(line) => line.mentee.id}
        {...(edits ? { rowHref: (line: Line) => `${base}/mentees/${line.mentee.id}` } : {})}
        columns={[
          {
            key: 'mentee',
            header: t('matching.column.mentee'),
            primary: true,
            cell: ({ mentee }) =>
              `${personName(mentee)}${mentee.person.classLabel ? `, ${mentee.person.classLabel}` : ''}`,
          },
          {
            key: 'mentor',
            header: t('matching.column.mentor'),
            secondary: true,
            cell: ({ mentee, pair }) =>
              pair ? (
                personName(cards.get(pair.mentorId))
              ) : (
                <Status tone="warn">{t(`matching.unplaced.${why.get(mentee.id) ?? 'noPlaces'}`)}</Status>
              ),
          },
          {
            key: 'why',
            header: t('matching.column.why'),
            from: 'm',
            cell: ({ pair }) => (pair ? reasonsText(t, pair.reasons) : ''),
          },
          {
            key: 'score',
            header: t('matching.column.score'),
            numeric: true,
            from: 'm',
            cell: ({ pair }) => (pair ? pair.score : ''),
          },
          {
            key: 'load',
            header: t('matching.column.load'),
            numeric: true,
            from: 'l',
            cell: ({ pair }) =>
              pair
                ? `${load.get(pair.mentorId)?.length ?? 0} / ${pool.mentors.find((mentor) => mentor.id === pair.mentorId)?.capacity ?? 0}`
                : '',
          },
          {
            key: 'lock',
            header: t('matching.column.lock'),
            from: 'm',
            cell: ({ mentee, pair }) =>
              pair && edits ? (
                <PostButton
                  action={`${base}/mentees/${mentee.id}/lock`}
                  hidden={{ locked: pair.locked ? 'no' : 'yes' }}
                  size="s"
                  kind="quiet"
                >
                  {pair.locked ? (
                    <>
                      <Icon name="lock" size="s" /> {t('matching.word.locked')}
                    </>
                  ) : (
                    t('matching.action.lock')
                  )}
                </PostButton>
              ) : (
                ''
              ),
          },
        ]}
        chips={[
          {
            label: t('matching.filter.all'),
            href: to(1, undefined),
            current: show === undefined,
            count: all.length,
          },
          {
            label: t('matching.filter.unplaced'),
            href: `${base}?show=unplaced`,
            current: show === 'unplaced',
            count: unplaced,
          },
        ]}
        page={{ number, size: rowsPerPage, total: found.length, href: (next) => to(next) }}
        empty={{
          title: t('matching.empty.allPlaced'),
          icon: 'checks',
          children: t('matching.empty.allPlacedText'),
        }}
      />
    </>
  );
};
