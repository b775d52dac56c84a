import type { CalendarDate } from '../../core/clock.ts';
import type { Cell, Table } from '../../files/table.ts';
import { isDateCell } from '../../files/table.ts';
import {
  type AnswerDecisions,
  type KnownPerson,
  type MatchedAnswers,
  matchMenteeAnswers,
} from './answer-matching.ts';
import { cellText } from './cell-value.ts';
import {
  applyUserColumns,
  type ColumnMap,
  letterOfColumn,
  type RememberedColumns,
  type UserColumns,
} from './column-map.ts';
import { pickTable, recogniseColumns } from './columns.ts';
import { dayText } from './date-value.ts';
import { knownGuardiansKept, type PupilGuardians } from './guardian-plan.ts';
import type { BatchKind, BatchMapping, ShownColumn, ShownSheet } from './import-batch.ts';
import type { FieldOf, ImportKind } from './import-kind.ts';
import { type ImportPlan, type PlanDecisions, planImport } from './import-plan.ts';
import { type MenteeAnswer, parseMenteeAnswers } from './mentee-answers.ts';
import { type MentorAnswer, parseMentorAnswers } from './mentor-answers.ts';
import { matchMentorAnswers } from './mentor-matching.ts';
import type { ExistingPerson, IncomingPerson } from './plan-person.ts';
import { pupilSubject, teacherSubject } from './plan-subjects.ts';
import { inRowOrder, type Problem } from './problem.ts';
import { type ParsedPupil, parsePupils } from './pupils.ts';
import { type ParsedTeacher, parseTeachers } from './teachers.ts';

/** What a first look at a file says. */
export interface FileLook {
  /** With what the page of columns shows. */
  readonly mapping: BatchMapping & { readonly look: ShownSheet };
  /** What is wrong with the columns that the user named. */
  readonly faults: readonly Problem[];
}

export interface LookRequest {
  readonly kind: BatchKind;
  /** The sheet to look at; the most telling one when undefined. */
  readonly table: number | undefined;
  readonly remembered: readonly RememberedColumns[];
  /** Columns that the user names; they go before what is recognised. */
  readonly user?: UserColumns | undefined;
}

const samplesShown = 4;
/** Below this the user should look (see `RecognisedColumn.confidence`). */
const sure = 0.7;

/** Recognises the columns of a file; a map remembered for the same header is taken as it is. */
export function lookAtFile(tables: readonly Table[], request: LookRequest): FileLook {
  const kind = request.kind as ImportKind;
  const chosen = request.table === undefined ? pickTable(tables, kind) : tables[request.table];
  const table = chosen ?? tables[0] ?? { name: '', rows: [] };
  const first = recogniseColumns(table, kind);
  const remembered = request.remembered.find((entry) => entry.fingerprint === first.fingerprint);
  const recognition = remembered === undefined ? first : recogniseColumns(table, kind, remembered);
  const found = { ...recognition.map, headerRow: remembered?.map.headerRow ?? recognition.map.headerRow };
  const { map, faults } = applyUserColumns(table, found, request.user ?? { columns: {} });
  const { headerRow } = map;
  const columns = Object.fromEntries(
    Object.entries<number | undefined>(map.columns).flatMap(([field, column]) =>
      column === undefined ? [] : [[field, column]],
    ),
  );
  const look: ShownSheet = {
    sheets: tables.map(({ name, rows }) => ({ name, rows: rows.length })),
    columns: shownColumns(table, headerRow),
    rows: Math.max(0, table.rows.length - headerRow),
    doubtful: recognition.columns.filter(({ confidence }) => confidence < sure).map(({ field }) => field),
    remembered: remembered !== undefined,
  };
  return {
    mapping: {
      table: Math.max(0, tables.indexOf(table)),
      headerRow,
      columns,
      fingerprint: first.fingerprint,
      confirmed: false,
      look,
    },
    faults,
  };
}

/** A value as people write it: a date without its machine form. */
function sampleText(cell: Cell): string {
  if (!isDateCell(cell)) return cellText(cell);
  const [day = '', time] = cell.iso.split('T');
  return time === undefined ? dayText(day) : `${dayText(day)} ${time.slice(0, 5)}`;
}

function shownColumns(table: Table, headerRow: number): ShownColumn[] {
  const below = table.rows.slice(headerRow, headerRow + 200);
  const width = Math.max(0, ...below.map((row) => row.length), table.rows[headerRow - 1]?.length ?? 0);
  const title = (column: number): string => {
    const own = cellText(table.rows[headerRow - 1]?.[column]);
    return own === '' ? cellText(table.rows[headerRow - 2]?.[column]) : own;
  };
  return Array.from({ length: width }, (_, column) => ({
    column,
    letter: letterOfColumn(column),
    title: headerRow === 0 ? '' : title(column),
    samples: below
      .map((row): Cell => row[column] ?? null)
      .map(sampleText)
      .filter((text) => text !== '')
      .slice(0, samplesShown),
  }));
}

interface PeoplePlan<K extends BatchKind, Row> {
  readonly kind: K;
  readonly rows: readonly Row[];
  readonly plan: ImportPlan;
  readonly problems: readonly Problem[];
}

interface AnswerPlan<K extends BatchKind, A extends MenteeAnswer | MentorAnswer>
  extends Omit<MatchedAnswers<A>, 'problems'> {
  readonly kind: K;
  readonly problems: readonly Problem[];
}

/** A file read through its columns and compared with the people who are there. */
export type FilePlan =
  | PeoplePlan<'pupils', ParsedPupil>
  | PeoplePlan<'teachers', ParsedTeacher>
  | AnswerPlan<'mentees', MenteeAnswer>
  | AnswerPlan<'mentors', MentorAnswer>;

export interface PlanRequest {
  readonly kind: BatchKind;
  readonly mapping: BatchMapping;
  readonly today: CalendarDate;
  /** For lists: the people of the kind who are there, those who left too. */
  readonly existing: readonly ExistingPerson[];
  /** For a list of pupils: legal representatives whom they have. */
  readonly guardians: PupilGuardians;
  /** For answers: everybody whom a typed name may mean. */
  readonly people: readonly KnownPerson[];
  /** Full and short name of the school. */
  readonly organizationNames: readonly string[];
  /** Row → id of a person, `new` or `skip`. */
  readonly decisions: Readonly<Record<string, string>>;
}

function columnMap<K extends BatchKind>(kind: K, mapping: BatchMapping): ColumnMap<K> {
  const columns = mapping.columns as Partial<Record<FieldOf<K>, number>>;
  return { kind, headerRow: mapping.headerRow, columns };
}

/** A person who comes in a list is active again; the list's own keys are not kept, so they tell nothing. */
const incoming = (person: IncomingPerson): IncomingPerson => ({
  ...person,
  externalKey: '',
  details: { ...person.details, status: 'active' },
});

function planDecisions(decisions: PlanRequest['decisions']): PlanDecisions {
  return new Map(
    Object.entries(decisions).map(([row, decision]) => [
      Number(row),
      decision === 'new' || decision === 'skip' ? decision : { personId: decision },
    ]),
  );
}

/** Answers that are left out stay open: their authors are asked about again next time. */
function answerDecisions(decisions: PlanRequest['decisions']): AnswerDecisions {
  return new Map(
    Object.entries(decisions)
      .filter(([, decision]) => decision !== 'skip')
      .map(([row, decision]) => [Number(row), decision]),
  );
}

/** Reads a file through its columns and says what each row would do. */
export function planFile(tables: readonly Table[], request: PlanRequest): FilePlan {
  const { kind, mapping, today } = request;
  const table = tables[mapping.table] ?? { name: '', rows: [] };
  if (kind === 'pupils') {
    const { rows, problems } = parsePupils(table, columnMap(kind, mapping), today);
    const subjects = rows.map((row) => incoming(pupilSubject(row)));
    const plan = planImport(request.existing, subjects, planDecisions(request.decisions));
    const kept = knownGuardiansKept(plan, rows, request.guardians);
    return { kind, rows, plan: kept, problems: inRowOrder([...problems, ...plan.problems]) };
  }
  if (kind === 'teachers') {
    const { rows, problems } = parseTeachers(table, columnMap(kind, mapping), today);
    const subjects = rows.map((row) => {
      const subject = incoming(teacherSubject(row));
      // Who leads a class is offered apart, like every role.
      return { ...subject, details: { ...subject.details, leadsClass: '' } };
    });
    const plan = planImport(request.existing, subjects, planDecisions(request.decisions));
    return { kind, rows, plan, problems: inRowOrder([...problems, ...plan.problems]) };
  }
  const decisions = answerDecisions(request.decisions);
  if (kind === 'mentees') {
    const { rows, problems } = parseMenteeAnswers(table, columnMap(kind, mapping));
    const { problems: doubts, ...found } = matchMenteeAnswers(rows, request.people, decisions);
    return { kind, ...found, problems: inRowOrder([...problems, ...doubts]) };
  }
  const { rows, problems } = parseMentorAnswers(table, columnMap(kind, mapping));
  const { problems: doubts, ...found } = matchMentorAnswers(
    rows,
    request.people,
    request.organizationNames,
    decisions,
  );
  return { kind, ...found, problems: inRowOrder([...problems, ...doubts]) };
}
