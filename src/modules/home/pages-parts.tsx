import type { Child, FC } from 'hono/jsx';
import type { CalendarDate } from '../../core/clock.ts';
import type { WebContext } from '../../http/env.ts';
import { requireViewer } from '../../http/viewer.ts';
import { type Locale, longDate, type Translate } from '../../i18n/index.ts';
import { ButtonLink, Card, Cluster, PostButton, type TaskItem, TaskList } from '../../ui/index.ts';
import { dueWords, type WeekTask } from '../programmes/index.ts';
import type { TandemView } from '../tandems/index.ts';

/** What every part of the home page is written with. */
export interface Words {
  readonly t: Translate;
  readonly locale: Locale;
  readonly today: CalendarDate;
  /** Address of the year's pages: `/years/2026`; undefined before the first year. */
  readonly year: string | undefined;
}

export function wordsOf(c: WebContext, startYear: number | undefined): Words {
  return {
    t: c.get('t'),
    locale: c.get('locale'),
    today: c.get('platform').clock.today(requireViewer(c).organization.timeZone),
    year: startYear === undefined ? undefined : `/years/${startYear}`,
  };
}

/** Lines of the road map for this week, each to be marked with one tap. */
export function taskItems(words: Words, tasks: readonly WeekTask[]): TaskItem[] {
  const { t } = words;
  return tasks.map((task) => ({
    title: `${task.line.code}. ${task.line.title}`,
    href: task.href,
    state: task.state,
    due: dueWords(words, task.line),
    note: t('home.task.stage', { number: task.line.stageNumber }),
    action: <TaskAction t={t} task={task} />,
  }));
}

const TaskAction: FC<{ t: Translate; task: WeekTask }> = ({ t, task }) => {
  if (task.openClasses.length > 0) {
    return (
      <Cluster gap="xs">
        {task.openClasses.map((entry) => (
          <PostButton
            action={`${task.href}/classes`}
            hidden={{ classId: entry.id, done: 'yes' }}
            size="s"
            icon="check"
          >
            {t('home.task.markClass', { label: entry.label })}
          </PostButton>
        ))}
      </Cluster>
    );
  }
  return task.markAction === undefined ? null : (
    <PostButton
      action={task.markAction}
      hidden={{ status: 'done', back: '/today' }}
      size="s"
      icon="check"
      label={t('home.task.markLong', { code: task.line.code })}
    >
      {t('home.task.mark')}
    </PostButton>
  );
};

/** What the road map asks this week; says so when it asks nothing. */
export const WeekCard: FC<{ words: Words; tasks: readonly WeekTask[] }> = ({ words, tasks }) => {
  const { t, year } = words;
  const late = tasks.filter((task) => task.state === 'late').length;
  return (
    <Card
      id="week"
      title={t('home.week.title')}
      context={late > 0 ? t('home.week.late', { count: late }) : undefined}
      foot={year === undefined ? undefined : <a href={year}>{t('home.week.all')}</a>}
    >
      {tasks.length === 0 ? (
        <p>{t('home.week.none')}</p>
      ) : (
        <TaskList t={t} items={taskItems(words, tasks)} label={t('home.week.title')} />
      )}
    </Card>
  );
};

/** Surnames and first names of a tandem. */
export function tandemTitle(tandem: TandemView): string {
  const name = (person: { lastName: string; firstName: string }) => `${person.lastName} ${person.firstName}`;
  return `${name(tandem.mentor.person)} — ${tandem.mentees.map((mentee) => name(mentee.person)).join(', ')}`;
}

const shownTandems = 6;

/** Tandems that somebody should look at, each with the reason. */
export const RiskCard: FC<{ words: Words; tandems: readonly TandemView[] }> = ({ words, tandems }) => {
  const { t, locale, year } = words;
  if (tandems.length === 0 || year === undefined) return null;
  return (
    <Card
      id="risk"
      title={t('home.risk.title')}
      context={t('home.risk.context', { count: tandems.length })}
      foot={
        tandems.length > shownTandems ? (
          <a href={`${year}/tandems?state=atRisk`}>{t('home.risk.all', { count: tandems.length })}</a>
        ) : undefined
      }
    >
      <TaskList
        t={t}
        label={t('home.risk.title')}
        items={tandems.slice(0, shownTandems).map((tandem) => ({
          title: tandemTitle(tandem),
          href: `/tandems/${tandem.id}`,
          state: 'due' as const,
          note: tandem.signals.map((signal) => t(`tandems.signal.${signal}`)).join(', '),
          due:
            tandem.lastMeetingOn === undefined
              ? undefined
              : t('home.risk.last', { date: longDate(locale, tandem.lastMeetingOn) }),
          action: (
            <ButtonLink href={`/tandems/${tandem.id}`} size="s" label={t('home.risk.openLong')}>
              {t('common.action.open')}
            </ButtonLink>
          ),
        }))}
      />
    </Card>
  );
};

/** A list of names that says how many more there are. */
export function nameList(t: Translate, names: readonly string[], shown: number): Child {
  const rest = names.length - shown;
  return (
    <ul class="name-list">
      {names.slice(0, rest === 1 ? shown + 1 : shown).map((name) => (
        <li>{name}</li>
      ))}
      {rest > 1 ? <li class="name-list__rest">{t('home.names.more', { count: rest })}</li> : null}
    </ul>
  );
}
