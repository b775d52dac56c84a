import { permits } from '../../core/scope.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { readForm } from '../../http/forms.ts';
import { redirectWithNotice } from '../../http/notice.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { longDate } from '../../i18n/index.ts';
import {
  ButtonLink,
  EmptyState,
  FilterChips,
  Fold,
  Grid,
  type MenuItem,
  Notice,
  PageHead,
  PostButton,
  Stack,
  StageLine,
  Stat,
  Status,
} from '../../ui/index.ts';
import { type Activity, lineState, mayMark, type ResponsibleRole, responsibleRoles } from './activity.ts';
import { numberOf, wordsOf, YearTabs } from './pages-frame.tsx';
import { LineList } from './pages-lines.tsx';
import { listPage } from './pages-list.tsx';
import {
  responsibleRoleWord,
  stageCounts,
  stageItem,
  stageTone,
  stageWord,
  windowWords,
} from './pages-words.ts';
import { programmePolicy } from './policy.ts';
import { phaseForm } from './schema.ts';
import { type Board, readBoard, readYears, type StageOverview } from './service.ts';
import { setYearStatus } from './service-years.ts';

/** The list of programmes and the board of one. */
export function boardPages(app: WebApp): void {
  app.get('/years', async (c) => {
    const years = await readYears(c.get('platform'), requireScope(c), wordsOf(c).today);
    return listPage(c, years);
  });

  app.get('/years/:startYear{[0-9]{4}}', async (c) => {
    const { today } = wordsOf(c);
    const board = await readBoard(c.get('platform'), requireScope(c), numberOf(c, 'startYear'), today);
    return boardPage(c, board);
  });

  app.post('/years/:startYear{[0-9]{4}}/phase', async (c) => {
    const startYear = numberOf(c, 'startYear');
    const result = await readForm(c, phaseForm);
    if (!result.ok) return c.redirect(`/years/${startYear}`, 303);
    await setYearStatus(c.get('platform'), requireScope(c), startYear, result.data.status);
    return redirectWithNotice(c, `/years/${startYear}`, `programmes.notice.${result.data.status}`);
  });
}

const shownStates = ['late', 'due', 'done', 'ahead'] as const;
type ShownState = (typeof shownStates)[number];

interface Filter {
  readonly state: ShownState | undefined;
  readonly role: ResponsibleRole | undefined;
}

function filterOf(c: WebContext): Filter {
  const [state, role] = [c.req.query('state'), c.req.query('role')];
  return {
    state: shownStates.find((known) => known === state),
    role: responsibleRoles.find((known) => known === role),
  };
}

function address(startYear: number, filter: Partial<Filter>): string {
  const query = new URLSearchParams();
  if (filter.state !== undefined) query.set('state', filter.state);
  if (filter.role !== undefined) query.set('role', filter.role);
  return `/years/${startYear}${query.size > 0 ? `?${query}` : ''}`;
}

function boardPage(c: WebContext, board: Board) {
  const words = wordsOf(c);
  const { t, locale, today } = words;
  const { year, phase, stages, counts } = board;
  const { startYear } = year;
  const filter = filterOf(c);
  const ofRole = (line: Activity) => filter.role === undefined || line.responsibleRoles.includes(filter.role);
  const matches = (line: Activity) =>
    ofRole(line) && (filter.state === undefined || lineState(line, today) === filter.state);
  const lines = stages.flatMap((overview) => overview.lines);
  const total = lines.length - counts.cancelled;
  const stat = (state: ShownState) => address(startYear, { ...filter, state });
  const filtered = filter.state !== undefined || filter.role !== undefined;
  const shown = stages.map((overview) => ({ ...overview, lines: overview.lines.filter(matches) }));
  const viewer = requireViewer(c);
  return page(
    c,
    { title: year.title, year: viewer.years.find((link) => link.id === year.id) },
    <>
      <PageHead
        t={t}
        title={year.title}
        context={t('programmes.board.context', {
          phase: t(`programmes.phase.${phase}`),
          span: t('programmes.list.span', {
            from: longDate(locale, year.startsOn),
            to: longDate(locale, year.endsOn),
          }),
        })}
        menu={menuOf(c, board)}
      />
      <YearTabs t={t} startYear={startYear} current="board" />
      <PhaseNotice c={c} board={board} />
      <StageLine
        t={t}
        label={t('programmes.board.stages')}
        stages={stages.map((overview) => stageItem(t, startYear, overview))}
      />
      <Grid min="xs">
        <Stat
          t={t}
          value={counts.late}
          label={t('programmes.board.late')}
          href={stat('late')}
          state={
            counts.late > 0
              ? { tone: 'bad', word: t('programmes.board.lateSome') }
              : { tone: 'good', word: t('programmes.board.lateNone') }
          }
        />
        <Stat t={t} value={counts.due} label={t('programmes.board.due')} href={stat('due')} />
        <Stat
          t={t}
          value={counts.done}
          total={total}
          label={t('programmes.board.done')}
          href={stat('done')}
        />
        <Stat t={t} value={counts.ahead} label={t('programmes.board.ahead')} href={stat('ahead')} />
      </Grid>
      <FilterChips
        t={t}
        label={t('programmes.board.roles')}
        chips={[
          ...(filter.state === undefined
            ? []
            : [
                {
                  label: t(`programmes.state.${filter.state}`),
                  href: address(startYear, { role: filter.role }),
                  current: true,
                },
              ]),
          ...responsibleRoles.map((role) => ({
            label: responsibleRoleWord(t, role),
            href: address(startYear, { state: filter.state, role: role === filter.role ? undefined : role }),
            current: role === filter.role,
            count: lines.filter((line) => line.responsibleRoles.includes(role)).length,
          })),
        ]}
        clearHref={filtered ? address(startYear, {}) : undefined}
      />
      {filtered && shown.every((overview) => overview.lines.length === 0) ? (
        <EmptyState
          title={t('programmes.board.nothingTitle')}
          icon="filter"
          action={<ButtonLink href={address(startYear, {})}>{t('programmes.board.showAll')}</ButtonLink>}
        >
          {t('programmes.board.nothingText')}
        </EmptyState>
      ) : (
        <Stack gap="s">
          {shown
            .filter((overview) => !filtered || overview.lines.length > 0)
            .map((overview) => (
              <StageFold
                c={c}
                board={board}
                overview={overview}
                filtered={filtered}
                back={address(startYear, filter)}
              />
            ))}
        </Stack>
      )}
    </>,
  );
}

/** One stage of the board with its lines; stages where something is going on stand open. */
function StageFold(props: {
  c: WebContext;
  board: Board;
  overview: StageOverview;
  filtered: boolean;
  back: string;
}) {
  const { c, board, overview } = props;
  const words = wordsOf(c);
  const { t } = words;
  const { stage, progress, lines } = overview;
  const { startYear } = board.year;
  const viewer = requireViewer(c);
  const going = progress.state === 'late' || progress.state === 'due' || progress.state === 'active';
  const span =
    progress.from !== undefined && progress.to !== undefined
      ? windowWords(words, progress.from, progress.to)
      : undefined;
  return (
    <Fold
      title={`${stage.number}. ${stage.title}`}
      open={props.filtered || going || progress.state === 'ready'}
      id={`stage-${stage.number}`}
      note={
        <>
          <Status tone={stageTone(progress)}>{stageWord(t, progress)}</Status>
          <span>{stageCounts(t, progress)}</span>
          {span === undefined ? null : <span>{span}</span>}
        </>
      }
    >
      {lines.length === 0 ? (
        <p>{t('programmes.stage.noLines')}</p>
      ) : (
        <LineList
          words={words}
          lines={lines}
          startYear={startYear}
          label={stage.title}
          mayMark={(line) => mayMark(line, viewer.scope.roles, viewer.scope.personId)}
          people={board.people}
          evidence={board.evidence}
          back={`${props.back}#stage-${stage.number}`}
        />
      )}
      <ButtonLink
        href={`/years/${startYear}/stages/${stage.number}`}
        kind="quiet"
        size="s"
        icon="arrow-right"
      >
        {t('programmes.board.openStage')}
      </ButtonLink>
    </Fold>
  );
}

function menuOf(c: WebContext, { year, phase }: Board): MenuItem[] {
  const t = c.get('t');
  const base = `/years/${year.startYear}`;
  const scope = requireScope(c);
  const mayEdit = permits(scope, programmePolicy, 'programme.edit');
  const mayApprove = permits(scope, programmePolicy, 'programme.approve');
  const items: MenuItem[] = [
    { label: t('programmes.board.roadmap'), href: `${base}/roadmap.docx`, icon: 'download', download: true },
  ];
  if (mayEdit) {
    items.push(
      { label: t('programmes.board.edit'), href: `${base}/edit`, icon: 'edit' },
      {
        label: t('programmes.board.update'),
        href: `/years/new?year=${year.startYear}#file`,
        icon: 'file-upload',
      },
      {
        label: t('programmes.board.newYear'),
        href: `/years/new?from=${year.startYear}`,
        icon: 'calendar-plus',
      },
    );
  }
  if (mayApprove && (phase === 'running' || phase === 'ahead')) {
    items.push({
      label: t('programmes.board.close'),
      action: `${base}/phase`,
      hidden: { status: 'closed' },
      icon: 'archive',
    });
  }
  if (mayApprove && phase === 'closed') {
    items.push({
      label: t('programmes.board.reopen'),
      action: `${base}/phase`,
      hidden: { status: 'approved' },
      icon: 'arrow-back-up',
    });
  }
  items.push({ label: t('programmes.board.allYears'), href: '/years', icon: 'stack-2' });
  return items;
}

/** A draft asks to be approved, a programme whose term is over asks to be closed. */
function PhaseNotice({ c, board }: { c: WebContext; board: Board }) {
  const t = c.get('t');
  const { year, phase } = board;
  if (phase !== 'draft' && phase !== 'ended') return null;
  const may = permits(requireScope(c), programmePolicy, 'programme.approve');
  const next = phase === 'draft' ? 'approved' : 'closed';
  return (
    <Notice
      tone={phase === 'draft' ? 'info' : 'warn'}
      title={t(`programmes.board.${phase}Title`)}
      action={
        may ? (
          <PostButton
            action={`/years/${year.startYear}/phase`}
            hidden={{ status: next }}
            kind="primary"
            size="s"
          >
            {t(phase === 'draft' ? 'programmes.board.approve' : 'programmes.board.close')}
          </PostButton>
        ) : undefined
      }
    >
      {t(`programmes.board.${phase}Text`)}
    </Notice>
  );
}
