import type { CalendarDate } from '../../core/clock.ts';
import { shiftYears } from './calendar.ts';
import { type RoadmapActivity, type RoadmapStage, stagesExpected } from './roadmap.ts';
import { datedWindow, march, startOfWindow, usualStageStart, type Window } from './term-window.ts';

/** A line with its term laid on the calendar of a programme year. */
export interface DatedActivity extends RoadmapActivity {
  readonly windowFrom: CalendarDate;
  readonly windowTo: CalendarDate;
  readonly allYear: boolean;
}

export interface DatedStage extends Omit<RoadmapStage, 'activities'> {
  readonly activities: readonly DatedActivity[];
}

/** Windows of the lines that name a time; those that run all year or have no readable term are left open. */
function namedWindows(stage: RoadmapStage, startYear: number, stageStart: number): (Window | undefined)[] {
  return stage.activities.map(({ term }) =>
    term === undefined || term.kind === 'allYear'
      ? undefined
      : datedWindow(term, { startYear, stageNumber: stage.number, stageStart }),
  );
}

/**
 * Month 0..15 in which the work of a stage begins: that of its first line with a time, seen from where the stage
 * before began. The closing stage never begins before spring.
 */
function stageStartOf(stage: RoadmapStage, startYear: number, before: number): number {
  const bound = stage.number === stagesExpected ? Math.max(before, march) : before;
  const first = namedWindows(stage, startYear, bound).find((window) => window !== undefined);
  if (first === undefined) return Math.max(bound, usualStageStart(stage.number));
  return Math.max(0, startOfWindow(first, startYear));
}

function spanOf(windows: readonly (Window | undefined)[]): Window | undefined {
  const known = windows.filter((window) => window !== undefined);
  const from = known.map((window) => window.from).sort()[0];
  const to = known
    .map((window) => window.to)
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? undefined : { from, to };
}

/**
 * Lays a road map on the calendar of the programme that begins in September of `startYear`. Stages stand in the
 * order of the work, so a month that occurs twice goes after the start of the stage before. A line without a
 * readable term gets the term of its stage.
 */
export function dateRoadmap(stages: readonly RoadmapStage[], startYear: number): DatedStage[] {
  let before = 0;
  return stages.map((stage) => {
    const stageStart = stageStartOf(stage, startYear, before);
    before = Math.max(before, stageStart);
    const context = { startYear, stageNumber: stage.number, stageStart };
    const windows = namedWindows(stage, startYear, stageStart);
    const whole = datedWindow({ kind: 'allYear' }, context);
    const span = spanOf(windows) ?? whole;
    return {
      ...stage,
      activities: stage.activities.map((activity, at) => {
        const allYear = activity.term?.kind === 'allYear';
        const window = windows[at] ?? (allYear ? whole : span);
        return { ...activity, windowFrom: window.from, windowTo: window.to, allYear };
      }),
    };
  });
}

/** Numbers of years in a term move on; a pair of years («2023-2024», «2023/24») moves in any text. */
export function shiftYearsInText(text: string, years: number, kind: 'term' | 'text'): string {
  const moved = (year: string): string => String(Number(year) + years);
  if (kind === 'term') return text.replace(/(?<!\d)20\d\d(?!\d)/g, moved);
  return text.replace(
    /(?<!\d)(20\d\d)(\s*[\u2010-\u2015/-]\s*)(20\d\d|\d\d)(?!\d)/gu,
    (whole, from: string, dash: string, to: string) => {
      const next = Number(from) + 1;
      if (Number(to) !== next && Number(to) !== next % 100) return whole;
      const last = String(next + years);
      return `${moved(from)}${dash}${to.length === 2 ? last.slice(2) : last}`;
    },
  );
}

interface ShiftableLine {
  readonly title: string;
  readonly subItems: readonly string[];
  readonly termText: string;
  readonly windowFrom: CalendarDate;
  readonly windowTo: CalendarDate;
}

/** A line of last year's road map for the road map `years` later: its months move, its words stay (R223). */
export function shiftedLine<Line extends ShiftableLine>(line: Line, years: number): Line {
  return {
    ...line,
    title: shiftYearsInText(line.title, years, 'text'),
    subItems: line.subItems.map((item) => shiftYearsInText(item, years, 'text')),
    termText: shiftYearsInText(line.termText, years, 'term'),
    windowFrom: shiftYears(line.windowFrom, years),
    windowTo: shiftYears(line.windowTo, years),
  };
}
