import { calendarDate, daysInMonth } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import type { ResponsibleRole } from './activity.ts';
import type { PlanLine, YearPlan } from './plan.ts';
import { formatTerm } from './term.ts';
import { datedWindow } from './term-window.ts';

/** What a person corrected in a line of a plan. Months are `YYYY-MM`. */
export interface LineEdit {
  readonly included: boolean;
  /** First month, `all` for a line that runs all year, empty when nothing was chosen. */
  readonly from: string;
  readonly to: string;
  readonly roles: readonly ResponsibleRole[];
}

export const allYearChoice = 'all';

/** How the choices of a line stand before anybody touches them. */
export function editOf(line: PlanLine): LineEdit {
  return {
    included: line.included,
    from: line.allYear ? allYearChoice : (line.window?.from.slice(0, 7) ?? ''),
    to: line.window?.to.slice(0, 7) ?? '',
    roles: line.responsibleRoles,
  };
}

function monthOf(text: string): { year: number; month: number } | undefined {
  const match = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(text);
  return match ? { year: Number(match[1]), month: Number(match[2]) } : undefined;
}

/** Whole months; undefined when one is missing or they stand in the wrong order. */
function windowOf(from: string, to: string): { from: CalendarDate; to: CalendarDate } | undefined {
  const first = monthOf(from);
  const last = monthOf(to) ?? first;
  if (!first || !last) return undefined;
  const window = {
    from: calendarDate(first.year, first.month, 1),
    to: calendarDate(last.year, last.month, daysInMonth(last.year, last.month)),
  };
  return window.from <= window.to ? window : undefined;
}

/**
 * A line with what was corrected. What was left alone keeps its exact days and its own words; a corrected term or
 * a corrected role is worded anew.
 * @param rolesInWords words of responsible roles as a road map prints them
 */
export function withEdit(
  line: PlanLine,
  edit: LineEdit,
  startYear: number,
  rolesInWords: (roles: readonly ResponsibleRole[]) => string,
): PlanLine {
  const before = editOf(line);
  const sameRoles = [...edit.roles].sort().join() === [...before.roles].sort().join();
  const responsible = sameRoles
    ? { responsibleText: line.responsibleText, responsibleRoles: line.responsibleRoles }
    : { responsibleText: rolesInWords(edit.roles), responsibleRoles: edit.roles };
  const words = { ...line, ...responsible, included: edit.included };
  if (edit.from === before.from && (edit.to === before.to || edit.from === allYearChoice)) return words;
  if (edit.from === allYearChoice) {
    const term = { kind: 'allYear' } as const;
    const window = datedWindow(term, { startYear, stageNumber: line.stageNumber });
    return { ...words, allYear: true, window, termText: formatTerm(term) };
  }
  const window = windowOf(edit.from, edit.to);
  if (!window) return { ...words, allYear: false, window: undefined };
  const months = {
    kind: 'months',
    from: Number(window.from.slice(5, 7)),
    to: Number(window.to.slice(5, 7)),
  } as const;
  return { ...words, allYear: false, window, termText: formatTerm(months) };
}

/** A plan with all corrections, one for each line. */
export function withEdits(
  plan: YearPlan,
  edits: readonly LineEdit[],
  rolesInWords: (roles: readonly ResponsibleRole[]) => string,
): YearPlan {
  return {
    ...plan,
    lines: plan.lines.map((line, index) => {
      const edit = edits[index];
      return edit ? withEdit(line, edit, plan.startYear, rolesInWords) : line;
    }),
  };
}
