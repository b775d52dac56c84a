import type { CalendarDate } from '../../core/clock.ts';
import type { ImportKind } from './import-kind.ts';

/**
 * `mapping`: columns are to be looked at; `ready`: planned, may be applied; `applying`; `done`; `failed`: stopped
 * with an error, may be tried again; `cancelled`: stopped by a person, what was done stays.
 */
export type ImportStatus = 'mapping' | 'planning' | 'ready' | 'applying' | 'done' | 'failed' | 'cancelled';

/** Kinds that are brought into lists of people and bases; a road map is brought into a programme year. */
export const batchKinds = ['pupils', 'teachers', 'mentees', 'mentors'] as const;
export type BatchKind = (typeof batchKinds)[number];

export function isBatchKind(kind: ImportKind): kind is BatchKind {
  return batchKinds.some((entry) => entry === kind);
}

/** Whether a file of the kind holds answers of a questionnaire, which go into the bases of a year. */
export function isAnswerKind(kind: BatchKind): kind is 'mentees' | 'mentors' {
  return kind === 'mentees' || kind === 'mentors';
}

/** A column of the chosen sheet as the page of columns shows it. */
export interface ShownColumn {
  /** From 0. */
  readonly column: number;
  readonly letter: string;
  readonly title: string;
  /** First values below the header. */
  readonly samples: readonly string[];
}

/** What the page of columns shows of the chosen sheet; kept, so that a large file is not read for it again. */
export interface ShownSheet {
  /** All sheets of the file. */
  readonly sheets: readonly { readonly name: string; readonly rows: number }[];
  readonly columns: readonly ShownColumn[];
  /** Rows below the header. */
  readonly rows: number;
  /** Fields whose column is not certain: the user should look. */
  readonly doubtful: readonly string[];
  /** The columns are those of an earlier file with the same header. */
  readonly remembered: boolean;
}

/** Which sheet and which columns of it are read. */
export interface BatchMapping {
  /** Number of the sheet or table in the file, from 0. */
  readonly table: number;
  /** Row in which the header ends, from 1; 0 for none. */
  readonly headerRow: number;
  /** Field → column from 0. */
  readonly columns: Readonly<Record<string, number>>;
  /** Key under which the map is remembered for files with the same header. */
  readonly fingerprint: string;
  /** A person has looked at the columns. */
  readonly confirmed: boolean;
  readonly look: ShownSheet;
}

/** What the user decided about rows in doubt. */
export interface BatchDecisions {
  /** Row → id of a person, `new` for somebody new, `skip` to leave the row out. */
  readonly rows: Readonly<Record<string, string>>;
  /** Key of a question about a ban (see `banKey`) → id of a person, or `nobody`. */
  readonly bans: Readonly<Record<string, string>>;
}

export const noDecisions: BatchDecisions = { rows: {}, bans: {} };

/** Key of a doubtful name with whom somebody does not want to work. */
export function banKey(row: number, typed: string): string {
  return `${row}:${typed}`;
}

/** What an import did. */
export interface ImportReport {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows that nobody decided about, and rows left out on purpose. */
  readonly open: number;
  readonly skipped: number;
  readonly classes: number;
  readonly guardians: number;
  readonly roles: number;
  /** Known and doubtful names with whom somebody does not want to work. */
  readonly bans: number;
  /** People from outside who were entered for their answers. */
  readonly outsiders: number;
}

export const emptyReport: ImportReport = {
  created: 0,
  updated: 0,
  unchanged: 0,
  open: 0,
  skipped: 0,
  classes: 0,
  guardians: 0,
  roles: 0,
  bans: 0,
  outsiders: 0,
};

export interface ImportBatch {
  readonly id: string;
  readonly kind: BatchKind;
  /** The programme year that answers go into. */
  readonly yearId: string | undefined;
  readonly fileId: string;
  readonly fileName: string;
  readonly status: ImportStatus;
  readonly rowsTotal: number;
  readonly rowsDone: number;
  /** Message key of what stopped it. */
  readonly errorCode: string | undefined;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Milliseconds without a step after which an import under way counts as stopped: its process is gone. */
export const stalledAfterMs = 60_000;

/** Whether somebody may take up an import that was under way: nobody is working at it any more. */
export function isStalled(batch: Pick<ImportBatch, 'status' | 'updatedAt'>, now: Date): boolean {
  return batch.status === 'applying' && now.getTime() - batch.updatedAt.getTime() > stalledAfterMs;
}

/** The days between which the answers of a file were given; undefined when none has a stamp. */
export interface AnswerSpan {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}
