import { dateParts, daysBetween, daysInMonth } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import {
  dayAndMonth,
  type Locale,
  longDate,
  type MessageKey,
  monthName,
  type Translate,
} from '../../i18n/index.ts';
import type { StageItem, StageState as StageLight, TaskState, Tone } from '../../ui/index.ts';
import { type Activity, type LineState, lineState, type ResponsibleRole } from './activity.ts';
import type { StageProgress, YearPhase } from './programme-year.ts';
import type { StageOverview } from './service.ts';

/** What turns rules into words of the reader's language. */
export interface Words {
  readonly t: Translate;
  readonly locale: Locale;
  readonly today: CalendarDate;
}

const roleKeys: Readonly<Record<ResponsibleRole, MessageKey>> = {
  administration: 'programmes.role.administration',
  curator: 'programmes.role.curator',
  classTeachers: 'programmes.role.classTeachers',
  workingGroup: 'programmes.role.workingGroup',
};

export function responsibleRoleWord(t: Translate, role: ResponsibleRole): string {
  return t(roleKeys[role]);
}

export function responsibleWords(t: Translate, roles: readonly ResponsibleRole[]): string {
  return roles.map((role) => responsibleRoleWord(t, role)).join(', ');
}

function isWholeMonths(from: CalendarDate, to: CalendarDate): boolean {
  const end = dateParts(to);
  return dateParts(from).day === 1 && end.day === daysInMonth(end.year, end.month);
}

/** A window in words: months where it is made of whole months, days otherwise; the year is always said. */
export function windowWords({ t, locale }: Words, from: CalendarDate, to: CalendarDate): string {
  if (!isWholeMonths(from, to)) {
    return from === to
      ? longDate(locale, to)
      : t('programmes.window.days', {
          from: from.slice(0, 4) === to.slice(0, 4) ? dayAndMonth(locale, from) : longDate(locale, from),
          to: longDate(locale, to),
        });
  }
  const [a, b] = [dateParts(from), dateParts(to)];
  const last = `${monthName(locale, b.month)}\u00a0${b.year}`;
  if (a.year === b.year && a.month === b.month) return last;
  const first = monthName(locale, a.month);
  return t('programmes.window.months', {
    from: a.year === b.year ? first : `${first}\u00a0${a.year}`,
    to: last,
  });
}

/** The term of a line in words, as its state makes it matter: how late, by when, in which months. */
export function dueWords(
  words: Words,
  line: Pick<Activity, 'status' | 'windowFrom' | 'windowTo' | 'allYear' | 'doneOn'>,
): string {
  const { t, locale, today } = words;
  const state = lineState(line, today);
  if (state === 'done') {
    return t('programmes.due.doneOn', { date: longDate(locale, line.doneOn ?? today) });
  }
  if (state === 'cancelled') return t('programmes.due.cancelled');
  if (state === 'late') return t('programmes.due.late', { count: daysBetween(line.windowTo, today) });
  const date = longDate(locale, line.windowTo);
  if (line.allYear) return t('programmes.due.allYear', { date });
  if (state === 'ahead') return windowWords(words, line.windowFrom, line.windowTo);
  const left = daysBetween(today, line.windowTo);
  if (left === 0) return t('programmes.due.lastDay');
  const short = dayAndMonth(locale, line.windowTo);
  return left <= 14
    ? t('programmes.due.left', { count: left, date: short })
    : t('programmes.due.by', { date: short });
}

/** How a list shows the state of a line; a cancelled one waits for nobody. */
export const taskStates: Readonly<Record<LineState, TaskState>> = {
  late: 'late',
  due: 'due',
  ahead: 'ahead',
  done: 'done',
  cancelled: 'waiting',
};

export const lineTones: Readonly<Record<LineState, Tone>> = {
  late: 'bad',
  due: 'warn',
  ahead: 'neutral',
  done: 'good',
  cancelled: 'neutral',
};

export const phaseTones: Readonly<Record<YearPhase, Tone>> = {
  draft: 'warn',
  ahead: 'info',
  running: 'good',
  ended: 'warn',
  closed: 'neutral',
};

const lights: Readonly<Record<StageProgress['state'], StageLight>> = {
  done: 'done',
  late: 'late',
  due: 'due',
  active: 'active',
  ready: 'active',
  ahead: 'ahead',
};

export function stageWord(t: Translate, progress: StageProgress): string {
  if (progress.state === 'late') return t('programmes.stageState.late', { count: progress.late });
  return t(`programmes.stageState.${progress.state}`);
}

export function stageCounts(t: Translate, progress: StageProgress): string {
  if (progress.total === 0) return t('programmes.stageNote.empty');
  return t('programmes.stageNote.counts', { done: progress.done, total: progress.total });
}

/** The light of a stage on the line of seven. */
export function stageItem(t: Translate, startYear: number, overview: StageOverview): StageItem {
  const { stage, progress } = overview;
  return {
    number: stage.number,
    name: stage.title,
    state: lights[progress.state],
    word: stageWord(t, progress),
    note: stageCounts(t, progress),
    href: `/years/${startYear}/stages/${stage.number}`,
  };
}

export function stageTone(progress: StageProgress): Tone {
  const tones = {
    done: 'good',
    late: 'bad',
    due: 'warn',
    active: 'info',
    ready: 'info',
    ahead: 'neutral',
  } as const;
  return tones[progress.state];
}
