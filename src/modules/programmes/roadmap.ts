import type { CalendarDate } from '../../core/clock.ts';
import type { RowProblem, Severity } from '../../core/row-problem.ts';
import type { ResponsibleRole } from './activity.ts';
import type { Term } from './term.ts';

/** One line of a road map as it was read (domain reference B2, Activity). */
export interface RoadmapActivity {
  /** Row of the table or line of the text, from 1; 0 in a template. */
  readonly row: number;
  /** As the source writes it, without a final point: «1.1». */
  readonly code: string;
  /** What is to be done: the first sentence, or what stands before a list. */
  readonly title: string;
  /** The further parts of a line that holds several. */
  readonly subItems: readonly string[];
  readonly termText: string;
  /** Undefined when there is no term or it was not understood. */
  readonly term: Term | undefined;
  readonly responsibleText: string;
  readonly responsibleRoles: readonly ResponsibleRole[];
}

export interface RoadmapStage {
  /** From 1. */
  readonly number: number;
  readonly title: string;
  readonly task: string;
  /** The result that the stage is to have. */
  readonly outcome: string;
  readonly activities: readonly RoadmapActivity[];
}

/** What a road map says besides its table; '' and empty lists: it does not say. */
export interface RoadmapHead {
  readonly goal: string;
  readonly tasks: readonly string[];
  /** Codes of `content/mentoring-forms.json`. */
  readonly formCodes: readonly string[];
  readonly expectedResults: readonly string[];
  readonly perspectiveResults: string;
  /** The act on which the road map rests, in its own words. */
  readonly legalBasis: string;
  /** First calendar year of the school year that it is made for. */
  readonly startYear: number | undefined;
  readonly approvedOn: CalendarDate | undefined;
}

export const emptyHead: RoadmapHead = {
  goal: '',
  tasks: [],
  formCodes: [],
  expectedResults: [],
  perspectiveResults: '',
  legalBasis: '',
  startYear: undefined,
  approvedOn: undefined,
};

export interface Roadmap extends RoadmapHead {
  readonly stages: readonly RoadmapStage[];
  readonly problems: readonly RoadmapProblem[];
}

/** The programme has seven stages in this order (R156). */
export const stagesExpected = 7;

const severities = {
  Empty: 'error',
  StageCount: 'warning',
  StageWithoutTask: 'warning',
  StageWithoutOutcome: 'warning',
  StageEmpty: 'warning',
  OutsideStage: 'error',
  OtherStage: 'warning',
  CodeRepeated: 'warning',
  CodeGap: 'note',
  CodeFromDate: 'note',
  CodeUnreadable: 'warning',
  WithoutText: 'error',
  TermMissing: 'warning',
  TermUnclear: 'warning',
  ResponsibleMissing: 'warning',
  ResponsibleUnclear: 'warning',
  ResponsibleMended: 'note',
  RowJoined: 'note',
  OtherSchool: 'warning',
} as const satisfies Record<string, Severity>;

export type RoadmapProblemName = keyof typeof severities;
export type RoadmapProblemCode = `imports.problem.roadmap${RoadmapProblemName}`;
/** A remark about a line of a road map; its message stands with those of the other imports. */
export type RoadmapProblem = RowProblem<RoadmapProblemCode>;

export const roadmapProblemNames = Object.keys(severities) as RoadmapProblemName[];

const effects: Partial<Record<RoadmapProblemName, RowProblem['effect']>> = {
  Empty: 'row',
  OutsideStage: 'row',
  WithoutText: 'row',
  TermMissing: 'field',
  TermUnclear: 'field',
};

/** A remark about a row; a road map holds no personal data, but what was typed stays out of logs all the same. */
export function roadmapProblem(
  row: number,
  name: RoadmapProblemName,
  params: Readonly<Record<string, string | number>> = {},
  typed: Readonly<Record<string, string>> = {},
): RoadmapProblem {
  return {
    row,
    code: `imports.problem.roadmap${name}`,
    severity: severities[name],
    effect: effects[name] ?? 'none',
    params,
    personal: typed,
  };
}
