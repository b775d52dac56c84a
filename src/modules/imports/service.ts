import { newId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { listPersonLines, type PersonLine } from '../people/index.ts';
import { listYearLinks } from '../programmes/index.ts';
import { findStoredFile, insertStoredFile } from '../stored-files/index.ts';
import type { UserColumns } from './column-map.ts';
import type { FileLook } from './file-plan.ts';
import {
  type BatchDecisions,
  type BatchKind,
  type BatchMapping,
  type ImportBatch,
  type ImportReport,
  isAnswerKind,
  isStalled,
  noDecisions,
} from './import-batch.ts';
import { type ImportKind, isFieldOf, requiredFields } from './import-kind.ts';
import { importPolicy } from './policy.ts';
import { storedReport } from './schema.ts';
import { getImport, type ImportView, makePlan } from './service-plan.ts';
import { lookInThread } from './service-planning.ts';
import {
  findBatchState,
  insertBatch,
  listBatches,
  listRemembered,
  saveRemembered,
  updateBatch,
} from './store.ts';

export interface ImportLine extends ImportBatch {
  readonly report: ImportReport | undefined;
}

/** Imports of the organisation, newest first. */
export async function readImports(platform: Platform, scope: Scope): Promise<ImportLine[]> {
  authorize(scope, importPolicy, 'import.run');
  const rows = await platform.db.inOrganization(scope.organizationId, (tx) =>
    listBatches(tx, scope.organizationId, 100),
  );
  return rows.map((row) => ({ ...row, report: storedReport.safeParse(row.report).data }));
}

export async function readImport(platform: Platform, scope: Scope, id: string): Promise<ImportView> {
  authorize(scope, importPolicy, 'import.run');
  return platform.db.inOrganization(scope.organizationId, (tx) => getImport(tx, scope.organizationId, id));
}

export interface NewImport {
  readonly kind: BatchKind;
  /** Programme year that answers go into; an import of a list has none. */
  readonly yearId: string | undefined;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Columns that the user names before the file was looked at. */
  readonly user?: UserColumns | undefined;
}

/**
 * Takes a file in: it is kept as it came, looked at in a thread of its own, and waits with its recognised columns.
 * Refuses what cannot be read (`files.refusal.*`) and a file without rows.
 */
export async function startImport(
  platform: Platform,
  scope: Scope,
  input: NewImport,
): Promise<{ readonly id: string; readonly look: FileLook }> {
  authorize(scope, importPolicy, 'import.run');
  const { organizationId } = scope;
  const remembered = await platform.db.inOrganization(organizationId, async (tx) => {
    if (input.yearId !== undefined) {
      const years = await listYearLinks(tx, organizationId, platform.clock.today());
      if (!years.some((year) => year.id === input.yearId)) throw notFound();
    }
    return listRemembered(tx, organizationId, input.kind);
  });
  const look = await lookInThread(input.bytes, input.fileName, {
    kind: input.kind,
    table: undefined,
    remembered,
    user: input.user,
  });
  const { rows } = look.mapping.look;
  if (rows === 0) throw new Refusal('imports.refusal.noRows', 422);
  const stored = await platform.files.put(input.bytes);
  const now = platform.clock.now();
  const id = newId();
  const fileId = newId();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const file = {
      id: fileId,
      sha256: stored.sha256,
      sizeBytes: stored.size,
      name: input.fileName,
      mediaType: input.mediaType,
    };
    await insertStoredFile(tx, scope, file, now);
    const batch = {
      id,
      kind: input.kind,
      yearId: isAnswerKind(input.kind) ? input.yearId : undefined,
      fileId,
      fileName: input.fileName,
      mapping: look.mapping,
      rowsTotal: rows,
    };
    await insertBatch(tx, organizationId, batch, scope.accountId, now);
    const details = { kind: input.kind, rows };
    await recordAudit(tx, scope, { action: 'import.start', entity: 'import', entityId: id, details }, now);
  });
  return { id, look };
}

/**
 * The columns of an import's file with the map that it has; of another sheet when `table` says so, recognised anew.
 */
export async function readImportColumns(
  platform: Platform,
  scope: Scope,
  id: string,
  table?: number,
): Promise<ImportView> {
  authorize(scope, importPolicy, 'import.run');
  const { organizationId } = scope;
  const { view, sha256, remembered } = await platform.db.inOrganization(organizationId, async (tx) => {
    const found = await getImport(tx, organizationId, id);
    const stored = await findStoredFile(tx, organizationId, found.fileId);
    if (!stored) throw notFound();
    return {
      view: found,
      sha256: stored.sha256,
      remembered: await listRemembered(tx, organizationId, found.kind),
    };
  });
  if (table === undefined || table === view.mapping.table) return view;
  const bytes = await platform.files.get(sha256);
  const { mapping } = await lookInThread(bytes, view.fileName, { kind: view.kind, table, remembered });
  return { ...view, mapping };
}

/** Required fields of a kind that a map leaves without a column; alternatives joined by `|`. */
export function missingFields(kind: ImportKind, columns: Readonly<Record<string, number>>): string[] {
  return requiredFields[kind].filter((group) =>
    group.split('|').every((field) => columns[field] === undefined),
  );
}

/** What the page of columns sends: for each field the column from 0, or nothing. */
export interface ChosenColumns {
  readonly table: number;
  readonly headerRow: number;
  readonly columns: Readonly<Record<string, number>>;
}

/**
 * Takes the columns as a person has them: they are remembered for files with the same header, and the import is
 * planned. Refuses (422) a map that lacks a required field.
 */
export async function chooseColumns(
  platform: Platform,
  scope: Scope,
  id: string,
  chosen: ChosenColumns,
): Promise<void> {
  authorize(scope, importPolicy, 'import.run');
  const view = await readImportColumns(platform, scope, id, chosen.table);
  const width = view.mapping.look.columns.length;
  const columns = Object.fromEntries(
    Object.entries(chosen.columns).filter(
      ([field, column]) => isFieldOf(view.kind, field) && column >= 0 && column < width,
    ),
  );
  if (missingFields(view.kind, columns).length > 0) throw new Refusal('imports.refusal.columnsMissing', 422);
  const mapping = { ...view.mapping, headerRow: chosen.headerRow, columns, confirmed: true };
  await saveMapping(platform, scope, id, view.kind, mapping);
  await makePlan(platform, scope, id);
}

/** Keeps a confirmed map with the import and for files to come; earlier decisions were about other rows. */
export async function saveMapping(
  platform: Platform,
  scope: Scope,
  id: string,
  kind: BatchKind,
  mapping: BatchMapping,
): Promise<void> {
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const change = { mapping, decisions: noDecisions };
    const from = ['mapping', 'ready', 'failed', 'cancelled'] as const;
    if (!(await updateBatch(tx, scope.organizationId, id, from, change, now)))
      throw new Refusal('imports.refusal.underWay', 409);
    await saveRemembered(tx, scope.organizationId, kind, mapping, now);
  });
}

/** Keeps what the user decided about rows in doubt and plans again; only offered candidates are taken. */
export async function decide(
  platform: Platform,
  scope: Scope,
  id: string,
  said: BatchDecisions,
): Promise<void> {
  authorize(scope, importPolicy, 'import.run');
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const view = await getImport(tx, scope.organizationId, id);
    const rows = { ...view.decisions.rows };
    for (const question of view.plan?.questions ?? []) {
      const answer = said.rows[String(question.row)];
      const isCandidate = question.candidates.some((candidate) => candidate.id === answer);
      const isNew = answer === 'new' && question.newKind !== '';
      if (answer !== undefined && (isCandidate || isNew || answer === 'skip'))
        rows[String(question.row)] = answer;
    }
    const bans = { ...view.decisions.bans };
    for (const question of view.plan?.banQuestions ?? []) {
      const answer = said.bans[question.key];
      const isCandidate = question.candidates.some((candidate) => candidate.id === answer);
      if (answer !== undefined && (isCandidate || answer === 'nobody')) bans[question.key] = answer;
    }
    const from = ['ready', 'failed', 'cancelled'] as const;
    if (!(await updateBatch(tx, scope.organizationId, id, from, { decisions: { rows, bans } }, now)))
      throw new Refusal('imports.refusal.underWay', 409);
  });
  await makePlan(platform, scope, id);
}

/** Opens a finished import again, to decide about rows that were left; what is done is found unchanged. */
export async function reopenImport(platform: Platform, scope: Scope, id: string): Promise<void> {
  authorize(scope, importPolicy, 'import.run');
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    await getImport(tx, scope.organizationId, id);
    if (!(await updateBatch(tx, scope.organizationId, id, ['done'], { status: 'ready' }, now)))
      throw new Refusal('imports.refusal.underWay', 409);
  });
  await makePlan(platform, scope, id);
}

/** Takes all decisions back and plans again. */
export async function forgetDecisions(platform: Platform, scope: Scope, id: string): Promise<void> {
  authorize(scope, importPolicy, 'import.run');
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    await getImport(tx, scope.organizationId, id);
    const from = ['ready', 'failed', 'cancelled'] as const;
    if (!(await updateBatch(tx, scope.organizationId, id, from, { decisions: noDecisions }, now)))
      throw new Refusal('imports.refusal.underWay', 409);
  });
  await makePlan(platform, scope, id);
}

/** Stops an import: rows that are done stay, the others wait. */
export async function cancelImport(platform: Platform, scope: Scope, id: string): Promise<void> {
  authorize(scope, importPolicy, 'import.run');
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const view = await getImport(tx, scope.organizationId, id);
    const from = ['mapping', 'ready', 'applying', 'failed'] as const;
    if (!(await updateBatch(tx, scope.organizationId, id, from, { status: 'cancelled' }, now)))
      throw new Refusal('imports.refusal.finished', 409);
    const details = { rowsDone: view.rowsDone };
    await recordAudit(tx, scope, { action: 'import.cancel', entity: 'import', entityId: id, details }, now);
  });
}

/** How many of the people who are not in the file are named. */
const absentShown = 100;

/** People of a plan who are on the lists and not in the file, as they are now: those who left meanwhile are out. */
export async function readAbsent(
  platform: Platform,
  scope: Scope,
  ids: readonly string[],
): Promise<PersonLine[]> {
  authorize(scope, importPolicy, 'import.run');
  const people = await platform.db.inOrganization(scope.organizationId, (tx) =>
    listPersonLines(tx, scope.organizationId, ids.slice(0, absentShown)),
  );
  return people.filter((person) => person.status === 'active');
}

export interface ImportProgress {
  readonly status: ImportBatch['status'];
  readonly done: number;
  readonly total: number;
  /** Nobody works at it any more: it can be taken up again. */
  readonly stalled: boolean;
}

export async function readProgress(platform: Platform, scope: Scope, id: string): Promise<ImportProgress> {
  authorize(scope, importPolicy, 'import.run');
  const batch = await platform.db.inOrganization(scope.organizationId, (tx) =>
    findBatchState(tx, scope.organizationId, id),
  );
  if (!batch) throw notFound();
  const stalled = isStalled(batch, platform.clock.now());
  return { status: batch.status, done: batch.rowsDone, total: batch.rowsTotal, stalled };
}
