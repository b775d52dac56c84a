import words from '../../../content/roadmap-words.json' with { type: 'json' };
import {
  type RoadmapActivity,
  type RoadmapProblem,
  type RoadmapProblemName,
  type RoadmapStage,
  roadmapProblem,
  stagesExpected,
} from './roadmap.ts';
import { parseResponsible } from './roadmap-responsible.ts';
import { plainText, sentence, splitActivity, splitStage } from './roadmap-words.ts';
import { parseTerm } from './term.ts';

/** One row of the table of a road map, from whatever source. */
export interface RoadmapRow {
  /** From 1. */
  readonly row: number;
  readonly code: string;
  /** A spreadsheet took the code for a date and the date was read back. */
  readonly codeFromDate: boolean;
  /** Text of a column for the stage, where the table has one. */
  readonly stage: string;
  readonly activity: string;
  readonly term: string;
  readonly responsible: string;
}

interface RawRow extends RoadmapRow {
  readonly joined: readonly number[];
}

const lastCodePart = (code: string): number => Number(code.split('.').at(-1));
const stageOfCode = (code: string): number => Number(code.split('.')[0]);

/** «1», «1.1», without final points; undefined for anything else. */
function codeOf(text: string): string | undefined {
  const match = /^(\d{1,2}(?:\.\d{1,2}){0,2})[.)]?$/.exec(text.replace(/\s/gu, ''));
  return match?.[1];
}

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
const number = '(\\d{1,2}|[IVX]+)';
const stageWord = `${words.stage[0]}\\p{L}*`;
/** «Stage 1. », «1 stage: », «I. », «1. » before the title of a stage; the word for stage may be there or not. */
const wordedHead = new RegExp(
  `^\\s*(?:${stageWord}\\s*\\u2116?\\s*${number}|${number}(?:-\\p{L}+)?\\s*${stageWord})[\\s.):\\u2010-\\u2015-]*`,
  'iu',
);
const plainHead = new RegExp(`^\\s*${number}[.)]\\s+(?=\\p{Lu})`, 'u');

interface StageHead {
  readonly number: number;
  /** What stands after the number. */
  readonly rest: string;
}

function headOf(text: string, head: RegExp): StageHead | undefined {
  const match = head.exec(text);
  const typed = match?.[1] ?? match?.[2];
  if (match === null || typed === undefined) return undefined;
  const value = /^\d/.test(typed) ? Number(typed) : romans.indexOf(typed.toUpperCase()) + 1;
  return value === 0 ? undefined : { number: value, rest: text.slice(match[0].length) };
}

/** Builds stages out of rows and remarks on all that had to be guessed. */
class StageBuilder {
  readonly stages: RoadmapStage[] = [];
  readonly problems: RoadmapProblem[] = [];
  private current:
    | { stage: Omit<RoadmapStage, 'activities'>; activities: RoadmapActivity[]; row: number }
    | undefined;
  private readonly rowsOfCodes = new Map<string, number>();

  private say(
    row: number,
    name: RoadmapProblemName,
    params = {},
    typed: Readonly<Record<string, string>> = {},
  ): void {
    this.problems.push(roadmapProblem(row, name, params, typed));
  }

  openStage(row: number, number: number, text: string): void {
    this.closeStage();
    const { title, task, outcome } = splitStage(plainText(text));
    this.current = { stage: { number, title, task, outcome }, activities: [], row };
  }

  closeStage(): void {
    if (this.current === undefined) return;
    const { stage, activities, row } = this.current;
    const params = { stage: stage.number };
    if (stage.task === '') this.say(row, 'StageWithoutTask', params);
    if (stage.outcome === '') this.say(row, 'StageWithoutOutcome', params);
    if (activities.length === 0) this.say(row, 'StageEmpty', params);
    this.stages.push({ ...stage, activities });
    this.current = undefined;
  }

  private checkCode(row: RawRow, code: string, activities: readonly RoadmapActivity[], stage: number): void {
    const first = this.rowsOfCodes.get(code);
    if (first === undefined) this.rowsOfCodes.set(code, row.row);
    else this.say(row.row, 'CodeRepeated', { code, first });
    if (row.codeFromDate) this.say(row.row, 'CodeFromDate', { code });
    if (stageOfCode(code) !== stage) this.say(row.row, 'OtherStage', { code, stage });
    const before = activities.at(-1)?.code;
    const gap =
      before !== undefined &&
      stageOfCode(before) === stageOfCode(code) &&
      lastCodePart(code) > lastCodePart(before) + 1;
    if (gap) this.say(row.row, 'CodeGap', { before, after: code });
  }

  private readResponsible(
    row: RawRow,
    code: string,
  ): Pick<RoadmapActivity, 'responsibleText' | 'responsibleRoles'> {
    const typed = plainText(row.responsible);
    const { text, roles, others, mended } = parseResponsible(row.responsible);
    if (typed === '') this.say(row.row, 'ResponsibleMissing', { code });
    for (const other of others) this.say(row.row, 'ResponsibleUnclear', { code }, { typed: other });
    if (mended) this.say(row.row, 'ResponsibleMended', { code }, { typed, read: text });
    return { responsibleText: text, responsibleRoles: roles };
  }

  addActivity(row: RawRow, code: string | undefined): void {
    if (this.current === undefined) {
      this.say(row.row, 'OutsideStage', { code: code ?? '' });
      return;
    }
    const { stage, activities } = this.current;
    const own = code ?? `${stage.number}.${activities.length + 1}`;
    const text = plainText(row.activity);
    if (text === '') {
      this.say(row.row, 'WithoutText', { code: own });
      return;
    }
    this.checkCode(row, own, activities, stage.number);
    for (const joined of row.joined) this.say(joined, 'RowJoined', { code: own });
    const termText = plainText(row.term);
    const term = parseTerm(termText);
    if (termText === '') this.say(row.row, 'TermMissing', { code: own });
    else if (term === undefined) this.say(row.row, 'TermUnclear', { code: own }, { typed: termText });
    const { title, subItems } = splitActivity(text);
    activities.push({
      row: row.row,
      code: own,
      title: sentence(title),
      subItems,
      termText,
      term,
      ...this.readResponsible(row, own),
    });
  }

  joinedToStage(rows: readonly number[], number: number): void {
    for (const row of rows) this.say(row, 'RowJoined', { code: String(number) });
  }

  unreadableCode(row: number, typed: string): void {
    this.say(row, 'CodeUnreadable', {}, { typed });
  }

  finish(): { stages: RoadmapStage[]; problems: RoadmapProblem[] } {
    this.closeStage();
    if (this.stages.length === 0) this.say(0, 'Empty');
    else if (this.stages.length !== stagesExpected) {
      this.say(0, 'StageCount', { found: this.stages.length, expected: stagesExpected });
    }
    this.problems.sort((a, b) => a.row - b.row);
    return { stages: this.stages, problems: this.problems };
  }
}

/** Looks at the addition alone: the text before it may be long. */
const glued = (left: string, right: string): string => {
  if (right.trim() === '') return left;
  return left === '' ? right : `${left} ${right}`;
};

function continued(row: RawRow, next: RoadmapRow): RawRow {
  return {
    ...row,
    activity: glued(row.activity, next.activity),
    term: glued(row.term, next.term),
    responsible: glued(row.responsible, next.responsible),
    joined: [...row.joined, next.row],
  };
}

/** Rows that a page break cut in two are put together again: a row without a number continues the one before. */
function wholeRows(
  rows: readonly RoadmapRow[],
  withCodes: boolean,
  unreadable: (row: RoadmapRow) => void,
): RawRow[] {
  const whole: RawRow[] = [];
  for (const row of rows) {
    if ([row.code, row.stage, row.activity, row.term, row.responsible].every((text) => text.trim() === ''))
      continue;
    const before = whole.at(-1);
    const numbered = !withCodes || codeOf(row.code) !== undefined || stageCell(row) !== undefined;
    if (numbered || before === undefined) {
      whole.push({ ...row, joined: [] });
      continue;
    }
    if (row.code.trim() !== '') unreadable(row);
    whole[whole.length - 1] = continued(
      before,
      row.code.trim() === '' ? row : { ...row, activity: glued(row.code, row.activity) },
    );
  }
  return whole;
}

const isAlone = (row: RoadmapRow): boolean =>
  [row.activity, row.term, row.responsible].every((text) => text.trim() === '');

/** The head of a stage in the first cell: worded, or a numbered title that spans the table. */
function stageCell(row: RoadmapRow): StageHead | undefined {
  return headOf(row.code, wordedHead) ?? (isAlone(row) ? headOf(row.code, plainHead) : undefined);
}

/** The stage that a row opens: its number and text. */
function stageOf(row: RawRow): { number: number; text: string } | undefined {
  const code = codeOf(row.code);
  const timeless = row.term.trim() === '' && row.responsible.trim() === '';
  if (code !== undefined && !code.includes('.') && timeless)
    return { number: Number(code), text: row.activity };
  const head = code === undefined ? stageCell(row) : undefined;
  if (head === undefined) return undefined;
  return { number: head.number, text: glued(head.rest, row.activity) };
}

/**
 * Puts the rows of a road map together: rows of stages, rows of activities, rows that a page break cut. Numbers
 * stay as they are (X2); what is missing or odd is remarked on.
 */
export function stagesOfRows(rows: readonly RoadmapRow[]): {
  stages: RoadmapStage[];
  problems: RoadmapProblem[];
} {
  const withCodes = rows.some((row) => codeOf(row.code) !== undefined);
  const unreadable: RoadmapRow[] = [];
  const whole = wholeRows(rows, withCodes, (row) => unreadable.push(row));
  const builder = new StageBuilder();
  for (const row of unreadable) builder.unreadableCode(row.row, row.code);
  let stages = 0;
  for (const row of whole) {
    const opened = stageOf(row);
    if (opened !== undefined) {
      builder.openStage(row.row, opened.number, opened.text);
      builder.joinedToStage(row.joined, opened.number);
      stages = opened.number;
      continue;
    }
    if (row.stage.trim() !== '') {
      const head = headOf(row.stage, wordedHead) ?? headOf(row.stage, plainHead);
      stages = head?.number ?? stages + 1;
      builder.openStage(row.row, stages, head?.rest ?? row.stage);
    }
    builder.addActivity(row, codeOf(row.code));
  }
  return builder.finish();
}
