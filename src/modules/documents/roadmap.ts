import type { CalendarDate } from '../../core/clock.ts';
import { dayInWords, organizationValues } from './common-values.ts';
import type { OrganizationHead } from './order.ts';
import { countOf } from './phrases.ts';
import type { TemplateValues } from './template-values.ts';
import { formValues, itemValues, startingSmall, withoutEnd, withoutLooseEnds } from './text-pieces.ts';

export interface RoadmapActivity {
  /** «1.1». */
  readonly code: string;
  readonly title: string;
  /** Parts of the activity, each printed on a line of its own. */
  readonly subItems: readonly string[];
  /** Term in words: a month, a range of months, all the year. */
  readonly term: string;
  readonly responsible: string;
}

export interface RoadmapStage {
  readonly number: number;
  readonly title: string;
  readonly task: string;
  readonly outcome: string;
  readonly activities: readonly RoadmapActivity[];
}

/** D4: the plan of activities of a programme year, approved by the head (R145-R152). */
export interface RoadmapData {
  readonly organization: OrganizationHead;
  /** Calendar year the school year begins in. */
  readonly startYear: number;
  /** Absent while the plan is a draft: a blank is left. */
  readonly approvedOn?: CalendarDate | undefined;
  /** A noun phrase in the nominative, as the programme keeps it (R5). */
  readonly goal: string;
  readonly tasks: readonly string[];
  /** Titles of the forms of mentoring. */
  readonly forms: readonly string[];
  readonly stages: readonly RoadmapStage[];
  readonly expectedResults: readonly string[];
  /** What the plan is to bring, as a sentence goes on; empty leaves the section out. */
  readonly perspectiveResults: string;
}

function joinMonths(term: string): string {
  return term.trim().replace(/\s*[-\u2013\u2014]\s*/gu, '\u2013');
}

function stageValues(stage: RoadmapStage): TemplateValues {
  return {
    number: String(stage.number),
    title: withoutEnd(stage.title),
    task: startingSmall(withoutEnd(stage.task)),
    outcome: startingSmall(withoutEnd(stage.outcome)),
    activities: stage.activities.map((activity) => ({
      code: withoutEnd(activity.code),
      activity: withoutLooseEnds(activity.title.trim()),
      subItems: itemValues(activity.subItems),
      term: joinMonths(activity.term),
      responsible: activity.responsible.trim(),
    })),
  };
}

/** What the template of D4 is filled with. */
export function roadmapValues(data: RoadmapData): TemplateValues {
  const tasks = itemValues(data.tasks);
  const expectedResults = itemValues(data.expectedResults);
  return {
    ...organizationValues(data.organization, data.startYear),
    approvedOn: dayInWords(data.approvedOn),
    goal: startingSmall(withoutEnd(data.goal)),
    hasTasks: tasks.length > 0,
    tasks,
    forms: formValues(data.forms),
    stageCount: countOf(data.stages.length, 'stage'),
    stages: data.stages.map(stageValues),
    hasExpectedResults: expectedResults.length > 0,
    expectedResults,
    perspectiveResults: startingSmall(withoutEnd(data.perspectiveResults)),
  };
}
