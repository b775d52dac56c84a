import { calendarDate } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import { type Activity, lineState } from './activity.ts';

export const stageCount = 7;

export type YearStatus = 'draft' | 'approved' | 'running' | 'closing' | 'closed';
export type YearSource = 'template' | 'file' | 'previousYear';

/** Indicators of the methodology R-145 (annex; domain reference C7). */
export const indicatorCodes = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6'] as const;
export type IndicatorCode = (typeof indicatorCodes)[number];

/** A task of the programme, with the codes of the indicators by which it is judged (R147). */
export interface ProgrammeTask {
  readonly text: string;
  readonly indicatorCodes: readonly IndicatorCode[];
}

/** A school's programme of one year (domain reference B2): about 16 months, so that two overlap (X5, L15). */
export interface ProgrammeYear {
  readonly id: string;
  readonly title: string;
  /** Year in whose September it starts; one programme for each. */
  readonly startYear: number;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly goal: string;
  readonly legalBasis: string;
  readonly tasks: readonly ProgrammeTask[];
  readonly formCodes: readonly string[];
  /** The first choice, as it stood before the final one; empty until then (X4). */
  readonly preliminaryFormCodes: readonly string[];
  /** Day of the final choice; undefined while the choice is preliminary. */
  readonly formsSettledOn: CalendarDate | undefined;
  readonly expectedResults: readonly string[];
  readonly perspectiveResults: string;
  readonly source: YearSource;
  readonly previousYearId: string | undefined;
  readonly status: YearStatus;
  readonly version: number;
}

/** One of the seven stages (R156). */
export interface Stage {
  /** 1..7. */
  readonly number: number;
  readonly title: string;
  readonly task: string;
  readonly outcome: string;
  readonly closedOn: CalendarDate | undefined;
}

export type YearPhase = 'draft' | 'ahead' | 'running' | 'ended' | 'closed';

/** Where a year stands on a day: what people decided (draft, closed) and, between, what the calendar says. */
export function phaseOf(
  year: Pick<ProgrammeYear, 'status' | 'startsOn' | 'endsOn'>,
  today: CalendarDate,
): YearPhase {
  if (year.status === 'closed' || year.status === 'draft') return year.status;
  if (today < year.startsOn) return 'ahead';
  return today > year.endsOn ? 'ended' : 'running';
}

/**
 * The year that people work in unless they name another. Of those whose term covers today and which are not
 * closed, the one that started last; a draft gives way to an approved one, because it is still being written.
 * With none running: the next to start, else the newest.
 */
export function currentYearOf<Y extends Pick<ProgrammeYear, 'status' | 'startsOn' | 'endsOn' | 'startYear'>>(
  years: readonly Y[],
  today: CalendarDate,
): Y | undefined {
  const newestFirst = [...years].sort((a, b) => b.startYear - a.startYear);
  const running = newestFirst.filter(
    (year) => year.status !== 'closed' && year.startsOn <= today && today <= year.endsOn,
  );
  return (
    running.find((year) => year.status !== 'draft') ??
    running[0] ??
    newestFirst.findLast((year) => year.startsOn > today) ??
    newestFirst[0]
  );
}

/**
 * First and last day of a year from the windows of its lines: at least the school year, September to August,
 * and as long as the lines need: stage 7 of the model ends in December of the next school year.
 */
export function yearSpan(
  startYear: number,
  windows: readonly { readonly windowFrom: CalendarDate; readonly windowTo: CalendarDate }[],
): { startsOn: CalendarDate; endsOn: CalendarDate } {
  let startsOn = calendarDate(startYear, 9, 1);
  let endsOn = calendarDate(startYear + 1, 8, 31);
  for (const window of windows) {
    if (window.windowFrom < startsOn) startsOn = window.windowFrom;
    if (window.windowTo > endsOn) endsOn = window.windowTo;
  }
  return { startsOn, endsOn };
}

/** Start year of the school year that a day belongs to: from June on one prepares the next September. */
export function schoolYearOf(day: CalendarDate): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 6 ? year : year - 1;
}

export type StageState = 'done' | 'late' | 'due' | 'active' | 'ready' | 'ahead';

export interface StageProgress {
  readonly state: StageState;
  /** Share of done lines among those not cancelled, 0..100; 100 when all are cancelled. */
  readonly percent: number;
  readonly total: number;
  readonly done: number;
  readonly late: number;
  readonly due: number;
  readonly ahead: number;
  readonly cancelled: number;
  /** From the first to the last day of its lines; undefined without lines. */
  readonly from: CalendarDate | undefined;
  readonly to: CalendarDate | undefined;
}

/**
 * Where a stage stands. Closed by a decision: done. Otherwise the worst of its lines: late, then due; `ready`
 * when nothing is left to do; `active` when something was begun. A line that runs all year does not by itself
 * start a stage: regular meetings (6.4) would light stage 6 in September.
 */
export function stageProgress(
  stage: Pick<Stage, 'closedOn'>,
  lines: readonly Activity[],
  today: CalendarDate,
): StageProgress {
  const counts = { done: 0, late: 0, due: 0, ahead: 0, cancelled: 0 };
  let dueNow = 0;
  for (const line of lines) {
    const state = lineState(line, today);
    counts[state] += 1;
    if (state === 'due' && !line.allYear) dueNow += 1;
  }
  const total = lines.length - counts.cancelled;
  const begun = counts.done > 0 || lines.some((line) => line.status === 'inProgress');
  const dated = lines.filter((line) => !line.allYear);
  const spanned = dated.length > 0 ? dated : lines;
  const state: StageState =
    stage.closedOn !== undefined
      ? 'done'
      : lines.length > 0 && counts.done === total
        ? 'ready'
        : counts.late > 0
          ? 'late'
          : dueNow > 0
            ? 'due'
            : begun
              ? 'active'
              : 'ahead';
  return {
    state,
    percent: total === 0 ? (lines.length > 0 ? 100 : 0) : Math.floor((counts.done * 100) / total),
    total,
    ...counts,
    from: least(spanned.map((line) => line.windowFrom)),
    to: least(
      spanned.map((line) => line.windowTo),
      -1,
    ),
  };
}

/** The first day of a list; the last one with direction -1. */
function least(days: readonly CalendarDate[], direction: 1 | -1 = 1): CalendarDate | undefined {
  return [...days].sort((a, b) => direction * a.localeCompare(b))[0];
}
