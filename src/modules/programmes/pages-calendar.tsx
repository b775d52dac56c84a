import { dateParts, daysInMonth } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import type { WebApp, WebContext } from '../../http/env.ts';
import { page } from '../../http/page.tsx';
import { requireScope, requireViewer } from '../../http/viewer.ts';
import { longDate, monthName } from '../../i18n/index.ts';
import { type CalendarBar, PageHead, TaskList, type TaskState, YearCalendar } from '../../ui/index.ts';
import { type Activity, lineState } from './activity.ts';
import { type CalendarMonth, linesOfMonth, monthIndex, monthsBetween } from './calendar.ts';
import { numberOf, wordsOf, YearTabs } from './pages-frame.tsx';
import { dueWords, stageCounts, stageWord, taskStates, type Words, windowWords } from './pages-words.ts';
import { type Board, readBoard, type StageOverview } from './service.ts';

/** The year as a calendar: bars over months on a wide screen and on paper, a list by month on a phone. */
export function calendarPages(app: WebApp): void {
  app.get('/years/:startYear{[0-9]{4}}/calendar', async (c) => {
    const { today } = wordsOf(c);
    const board = await readBoard(c.get('platform'), requireScope(c), numberOf(c, 'startYear'), today);
    return calendarPage(c, board);
  });
}

/** Months from the start of a calendar, with the part of the month that has passed before a day. */
function position(day: CalendarDate, first: CalendarMonth): number {
  const { year, month, day: number } = dateParts(day);
  return monthIndex({ year, month }, first) + (number - 1) / daysInMonth(year, month);
}

const stageStates: Readonly<Record<StageOverview['progress']['state'], TaskState>> = {
  done: 'done',
  late: 'late',
  due: 'due',
  active: 'due',
  ready: 'due',
  ahead: 'ahead',
};

function calendarPage(c: WebContext, board: Board) {
  const words = wordsOf(c);
  const { t, locale, today } = words;
  const { year, stages } = board;
  const months = monthsBetween(year.startsOn, year.endsOn);
  const first = months[0] ?? { year: year.startYear, month: 9 };
  const bar = (from: CalendarDate, to: CalendarDate) => {
    const end = dateParts(to);
    return {
      from: position(from, first),
      to: position(to, first) + 1 / daysInMonth(end.year, end.month),
    };
  };
  const lineBar = (line: Activity): CalendarBar => ({
    code: line.code,
    label: line.title,
    href: `/years/${year.startYear}/activities/${line.id}`,
    ...bar(line.windowFrom, line.windowTo),
    state: taskStates[lineState(line, today)],
    words: `${windowWords(words, line.windowFrom, line.windowTo)}; ${t(`programmes.state.${lineState(line, today)}`)}`,
  });
  const groups = stages.map(({ stage, progress, lines }) => ({
    head: {
      code: String(stage.number),
      label: stage.title,
      href: `/years/${year.startYear}/stages/${stage.number}`,
      ...bar(progress.from ?? year.startsOn, progress.to ?? year.startsOn),
      state: stageStates[progress.state],
      words: `${stageWord(t, progress)}, ${stageCounts(t, progress)}`,
    },
    bars: lines.map(lineBar),
  }));
  const inside = year.startsOn <= today && today <= year.endsOn;
  return page(
    c,
    {
      title: t('programmes.calendar.title'),
      year: requireViewer(c).years.find((link) => link.id === year.id),
    },
    <div class="year-calendar-page stack" data-gap="l">
      <PageHead
        t={t}
        title={year.title}
        context={t('programmes.calendar.context', {
          from: longDate(locale, year.startsOn),
          to: longDate(locale, year.endsOn),
        })}
      />
      <YearTabs t={t} startYear={year.startYear} current="calendar" />
      <div class="year-calendar-page__table">
        <p class="year-calendar-page__legend">{t('programmes.calendar.legend')}</p>
        <YearCalendar
          t={t}
          caption={t('programmes.calendar.caption')}
          nameLabel={t('programmes.calendar.line')}
          months={months.map((month) => ({
            label: monthName(locale, month.month).slice(0, 3),
            name: monthName(locale, month.month),
            year: month.year,
          }))}
          groups={groups}
          now={inside ? position(today, first) : undefined}
          nowLabel={t('programmes.calendar.now')}
        />
      </div>
      <div class="year-calendar-page__months month-list">
        {inside ? (
          <p>
            <a href={`#${monthId(dateParts(today))}`}>{t('programmes.calendar.toNow')}</a>
          </p>
        ) : null}
        {months.map((month) => (
          <MonthList words={words} board={board} month={month} />
        ))}
      </div>
    </div>,
  );
}

function monthId({ year, month }: CalendarMonth): string {
  return `month-${year}-${month}`;
}

/** What begins, goes on or ends in a month. */
function MonthList({ words, board, month }: { words: Words; board: Board; month: CalendarMonth }) {
  const { t, locale, today } = words;
  const lines = linesOfMonth(
    board.stages.flatMap((overview) => overview.lines),
    month,
  );
  const now = dateParts(today);
  return (
    <section class="month-list__month" id={monthId(month)}>
      <h2 class="month-list__title">
        <span class="month-list__name">{`${monthName(locale, month.month)} ${month.year}`}</span>
        {now.year === month.year && now.month === month.month ? (
          <span class="tag">{t('programmes.calendar.now')}</span>
        ) : null}
      </h2>
      {lines.length === 0 ? (
        <p>{t('programmes.calendar.monthEmpty')}</p>
      ) : (
        <TaskList
          t={t}
          items={lines.map((line) => ({
            title: `${line.code} ${line.title}`,
            href: `/years/${board.year.startYear}/activities/${line.id}`,
            state: taskStates[lineState(line, today)],
            due: dueWords(words, line),
            note: windowWords(words, line.windowFrom, line.windowTo),
          }))}
        />
      )}
    </section>
  );
}
