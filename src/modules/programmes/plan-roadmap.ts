import resources from '../../../content/programme-resources.json' with { type: 'json' };
import type { PlanLine, PlanStage, YearPlan } from './plan.ts';
import { type ProgrammeTask, stageCount, type YearSource } from './programme-year.ts';
import { contours, type ProgrammeResource, resourceKinds } from './resource.ts';
import { type Roadmap, type RoadmapProblem, roadmapProblem } from './roadmap.ts';
import { schoolNumbers } from './roadmap-head.ts';
import { defaultRoadmap, defaultTasks } from './roadmap-template.ts';
import { dateRoadmap } from './roadmap-year.ts';

/** What a programme takes from its school where the road map is silent. */
export interface SchoolWords {
  /** Short name: the one field that texts take the name from (X1). */
  readonly name: string;
  readonly goal: string;
  readonly legalBasis: string;
  readonly formCodes: readonly string[];
}

/** Resources that a new programme starts with (content/programme-resources.json); none counts as there yet. */
export function defaultResources(): Omit<ProgrammeResource, 'id'>[] {
  return resources.resources.flatMap((entry) => {
    const kind = resourceKinds.find((known) => known === entry.kind);
    const contour = contours.find((known) => known === entry.contour);
    const { title, source } = entry;
    return kind && contour ? [{ kind, contour, title, source, available: false }] : [];
  });
}

/** The plan of the default road map: seven stages and 32 lines (R156, R221). */
export function planFromTemplate(school: SchoolWords, startYear: number): YearPlan {
  const roadmap = defaultRoadmap(school.name);
  return planOf(roadmap, roadmap, defaultTasks(school.name), school, startYear, 'template');
}

export interface ReadPlan {
  readonly plan: YearPlan;
  readonly problems: readonly RoadmapProblem[];
}

/**
 * The plan of a school's own road map. What the file does not say (goal, tasks, results) comes from the school
 * and the default road map, so that documents are whole; stages that it lacks come without lines.
 */
export function planFromRoadmap(roadmap: Roadmap, school: SchoolWords, startYear: number): ReadPlan {
  const model = defaultRoadmap(school.name);
  const tasks = roadmap.tasks.length > 0 ? judged(roadmap.tasks, school) : defaultTasks(school.name);
  const named = roadmap.problems.filter((problem) => !problem.code.endsWith('OtherSchool'));
  return {
    plan: planOf(roadmap, model, tasks, school, startYear, 'file'),
    problems: [...foreignSchools(roadmap, school), ...named],
  };
}

/** Tasks of a file with the indicators that the default programme judges tasks of the same words by. */
function judged(texts: readonly string[], school: SchoolWords): ProgrammeTask[] {
  const model = defaultTasks(school.name);
  const beginning = (text: string) => text.toLowerCase().split(/\s+/u).slice(0, 2).join(' ');
  return texts.map((text) => ({
    text,
    indicatorCodes: model.find((task) => beginning(task.text) === beginning(text))?.indicatorCodes ?? [],
  }));
}

/**
 * Names of other schools in the source, row by row: a slip of copying that would be printed (X1). A school whose
 * name has no number cannot be told from others, then only different numbers in one text count.
 */
function foreignSchools(roadmap: Roadmap, school: SchoolWords): RoadmapProblem[] {
  const own = [...school.name.matchAll(/\d{1,5}/g)].map((match) => match[0]);
  const foreignIn = (numbers: readonly string[]) =>
    own.length === 0 ? [] : numbers.filter((number) => !own.includes(number));
  const remark = (row: number, foreign: readonly string[]) => {
    const numbers = [...new Set([...own, ...foreign])].sort((a, b) => Number(a) - Number(b));
    return roadmapProblem(row, 'OtherSchool', { numbers: numbers.join(', ') });
  };
  const rows = roadmap.stages.flatMap((stage) =>
    stage.activities.flatMap((activity) => {
      const foreign = foreignIn(schoolNumbers([activity.title, ...activity.subItems]));
      return foreign.length > 0 ? [{ row: activity.row, foreign }] : [];
    }),
  );
  const general = roadmap.problems.find((problem) => problem.code.endsWith('OtherSchool'));
  const remarks = rows.map(({ row, foreign }) => remark(row, foreign));
  if (!general) return remarks;
  if (own.length === 0) return [general];
  const inRows = new Set(rows.flatMap(({ foreign }) => foreign));
  const rest = foreignIn(String(general.params.numbers ?? '').split(', ')).filter(
    (number) => !inRows.has(number),
  );
  return rest.length > 0 ? [remark(0, rest), ...remarks] : remarks;
}

function planOf(
  roadmap: Roadmap,
  model: Roadmap,
  tasks: readonly ProgrammeTask[],
  school: SchoolWords,
  startYear: number,
  source: YearSource,
): YearPlan {
  const dated = dateRoadmap(roadmap.stages, startYear);
  const codes = new Map<string, number>();
  const lines = dated.flatMap((stage) =>
    stage.activities.map(
      (line): PlanLine => ({
        code: uniqueCode(line.code, codes),
        stageNumber: Math.min(Math.max(stage.number, 1), stageCount),
        title: line.title,
        subItems: line.subItems,
        termText: line.termText,
        window: { from: line.windowFrom, to: line.windowTo },
        allYear: line.allYear,
        responsibleText: line.responsibleText,
        responsibleRoles: line.responsibleRoles,
        included: true,
      }),
    ),
  );
  const template = source === 'template';
  return {
    startYear,
    source,
    previousYearId: undefined,
    goal: template ? school.goal || roadmap.goal : roadmap.goal || school.goal || model.goal,
    legalBasis: roadmap.legalBasis || model.legalBasis || school.legalBasis,
    tasks,
    formCodes: template || roadmap.formCodes.length === 0 ? school.formCodes : roadmap.formCodes,
    expectedResults: roadmap.expectedResults.length > 0 ? roadmap.expectedResults : model.expectedResults,
    perspectiveResults: roadmap.perspectiveResults || model.perspectiveResults,
    stages: sevenStages(roadmap, model),
    lines: [...lines].sort((a, b) => a.stageNumber - b.stageNumber),
    resources: defaultResources(),
  };
}

/** Numbers stay as written (X2); only one that occurs again gets a mark, because a line is known by it. */
function uniqueCode(code: string, seen: Map<string, number>): string {
  const count = (seen.get(code) ?? 0) + 1;
  seen.set(code, count);
  return count === 1 ? code : `${code}-${count}`;
}

/** Exactly seven stages in their order (R156): those of the road map, what it lacks after the model. */
function sevenStages(roadmap: Roadmap, model: Roadmap): PlanStage[] {
  return Array.from({ length: stageCount }, (_, index) => {
    const number = index + 1;
    const own = roadmap.stages.find((stage) => stage.number === number);
    const usual = model.stages.find((stage) => stage.number === number);
    return {
      number,
      title: own?.title || usual?.title || '',
      task: own?.task || usual?.task || '',
      outcome: own?.outcome || usual?.outcome || '',
    };
  });
}
