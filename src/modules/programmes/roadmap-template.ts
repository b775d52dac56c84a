import template from '../../../content/programme-template.json' with { type: 'json' };
import { type ResponsibleRole, responsibleRoles } from './activity.ts';
import { type IndicatorCode, indicatorCodes, type ProgrammeTask } from './programme-year.ts';
import { emptyHead, type Roadmap, type RoadmapActivity, type RoadmapStage } from './roadmap.ts';
import { parseTerm } from './term.ts';

/** Stands in the texts of the template for the short name of the organisation (X1: one field, no slips). */
const organizationMark = '{organization}';

function isResponsibleRole(role: string): role is ResponsibleRole {
  return (responsibleRoles as readonly string[]).includes(role);
}

/** The default road map: seven stages and 32 lines of school No. 50, with the name of this organisation in them. */
export function defaultRoadmap(organizationName: string): Roadmap {
  const named = (text: string): string => text.replaceAll(organizationMark, organizationName);
  const stages: RoadmapStage[] = template.stages.map(({ activities, ...stage }) => ({
    number: stage.number,
    title: stage.title,
    task: named(stage.task),
    outcome: named(stage.outcome),
    activities: activities.map(
      (activity): RoadmapActivity => ({
        row: 0,
        code: activity.code,
        title: named(activity.title),
        subItems: activity.subItems.map(named),
        termText: activity.term,
        term: parseTerm(activity.term),
        responsibleText: activity.responsible,
        responsibleRoles: activity.roles.filter(isResponsibleRole),
      }),
    ),
  }));
  return {
    ...emptyHead,
    goal: named(template.goal),
    tasks: template.tasks.map(({ text }) => named(text)),
    formCodes: template.formCodes,
    expectedResults: template.expectedResults.map(named),
    perspectiveResults: named(template.perspectiveResults),
    legalBasis: named(template.legalBasis),
    stages,
    problems: [],
  };
}

function isIndicatorCode(code: string): code is IndicatorCode {
  return (indicatorCodes as readonly string[]).includes(code);
}

/** Tasks of the default programme with the indicators by which each is judged (R147). */
export function defaultTasks(organizationName: string): ProgrammeTask[] {
  return template.tasks.map((task) => ({
    text: task.text.replaceAll(organizationMark, organizationName),
    indicatorCodes: task.indicatorCodes.filter(isIndicatorCode),
  }));
}
