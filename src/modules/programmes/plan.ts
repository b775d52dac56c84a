import type { CalendarDate } from '../../core/clock.ts';
import type { Activity, ResponsibleRole } from './activity.ts';
import type { ProgrammeTask, ProgrammeYear, Stage, YearSource } from './programme-year.ts';
import type { ProgrammeResource } from './resource.ts';
import { shiftedLine } from './roadmap-year.ts';

/** A line of a programme that is not saved yet. */
export interface PlanLine {
  readonly code: string;
  /** 1..7. */
  readonly stageNumber: number;
  readonly title: string;
  readonly subItems: readonly string[];
  readonly termText: string;
  /** Undefined when the term could not be understood: it must be given before saving. */
  readonly window: { readonly from: CalendarDate; readonly to: CalendarDate } | undefined;
  readonly allYear: boolean;
  readonly responsibleText: string;
  readonly responsibleRoles: readonly ResponsibleRole[];
  readonly responsiblePersonId?: string | undefined;
  /** Goes into the programme when it is saved. */
  readonly included: boolean;
}

export type PlanStage = Omit<Stage, 'closedOn'>;

/** A whole programme before it is saved: read from a template, a file or last year's programme. */
export interface YearPlan {
  readonly startYear: number;
  readonly source: YearSource;
  readonly previousYearId: string | undefined;
  readonly goal: string;
  readonly legalBasis: string;
  readonly tasks: readonly ProgrammeTask[];
  readonly formCodes: readonly string[];
  readonly expectedResults: readonly string[];
  readonly perspectiveResults: string;
  readonly stages: readonly PlanStage[];
  readonly lines: readonly PlanLine[];
  readonly resources: readonly Omit<ProgrammeResource, 'id'>[];
}

/** A line that the programme takes, with everything that a line must have. */
export type CompleteLine = PlanLine & { readonly window: NonNullable<PlanLine['window']> };

export interface PlanFault {
  /** Index of the line in the plan. */
  readonly line: number;
  readonly fault: 'noTerm' | 'noRoles';
}

/** What keeps a plan from being saved: a line without a term or without anybody who answers for it (R220, R221). */
export function planFaults(plan: YearPlan): PlanFault[] {
  return plan.lines.flatMap((line, index) => {
    if (!line.included) return [];
    const faults: PlanFault[] = [];
    if (line.window === undefined) faults.push({ line: index, fault: 'noTerm' });
    if (line.responsibleRoles.length === 0) faults.push({ line: index, fault: 'noRoles' });
    return faults;
  });
}

/** Lines that go into the programme. */
export function completeLines(plan: YearPlan): CompleteLine[] {
  return plan.lines.flatMap((line) =>
    line.included && line.window !== undefined ? [{ ...line, window: line.window }] : [],
  );
}

/**
 * A plan for a new year from last year's programme (R223): the same stages, lines, resources and responsible
 * people, months shifted by whole years; whether a resource is there has to be seen anew. Lines that were cancelled are offered unticked; marks, notes and
 * evidence stay with their year. The choice of forms starts anew as a preliminary one.
 */
export function planFromYear(
  year: ProgrammeYear,
  stages: readonly Stage[],
  lines: readonly Activity[],
  resources: readonly ProgrammeResource[],
  startYear: number,
): YearPlan {
  const years = startYear - year.startYear;
  return {
    startYear,
    source: 'previousYear',
    previousYearId: year.id,
    goal: year.goal,
    legalBasis: year.legalBasis,
    tasks: year.tasks,
    formCodes: year.formCodes,
    expectedResults: year.expectedResults,
    perspectiveResults: year.perspectiveResults,
    stages: stages.map(({ number, title, task, outcome }) => ({ number, title, task, outcome })),
    lines: lines
      .map((line) => shiftedLine(line, years))
      .map((line) => ({
        code: line.code,
        stageNumber: line.stageNumber,
        title: line.title,
        subItems: line.subItems,
        termText: line.termText,
        window: { from: line.windowFrom, to: line.windowTo },
        allYear: line.allYear,
        responsibleText: line.responsibleText,
        responsibleRoles: line.responsibleRoles,
        responsiblePersonId: line.responsiblePersonId,
        included: line.status !== 'cancelled',
      })),
    resources: resources.map(({ id: _id, ...resource }) => ({ ...resource, available: false })),
  };
}
