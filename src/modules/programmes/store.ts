import type { Selectable } from 'kysely';
import type { CalendarDate } from '../../core/clock.ts';
import type { Tx } from '../../db/database.ts';
import { asJson } from '../../db/tables/index.ts';
import type { ProgrammeYearTable } from '../../db/tables/programmes.ts';
import {
  indicatorCodes as indicatorCodesOfModel,
  type ProgrammeTask,
  type ProgrammeYear,
  type Stage,
} from './programme-year.ts';

export function toTexts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

function toTasks(value: unknown): ProgrammeTask[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { text, indicatorCodes } = entry as Record<string, unknown>;
    const named = toTexts(indicatorCodes);
    const known = indicatorCodesOfModel.filter((code) => named.includes(code));
    return typeof text === 'string' ? [{ text, indicatorCodes: known }] : [];
  });
}

function toYear(row: Selectable<ProgrammeYearTable>): ProgrammeYear {
  return {
    id: row.id,
    title: row.title,
    startYear: row.start_year,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    goal: row.goal,
    legalBasis: row.legal_basis,
    tasks: toTasks(row.tasks),
    formCodes: toTexts(row.form_codes),
    preliminaryFormCodes: toTexts(row.preliminary_form_codes),
    formsSettledOn: row.forms_settled_on ?? undefined,
    expectedResults: toTexts(row.expected_results),
    perspectiveResults: row.perspective_results,
    source: row.source,
    previousYearId: row.previous_year_id ?? undefined,
    status: row.status,
    version: row.version,
  };
}

function toColumns(year: Omit<ProgrammeYear, 'id' | 'version'>) {
  return {
    title: year.title,
    start_year: year.startYear,
    starts_on: year.startsOn,
    ends_on: year.endsOn,
    goal: year.goal,
    legal_basis: year.legalBasis,
    tasks: asJson(year.tasks),
    form_codes: asJson(year.formCodes),
    preliminary_form_codes: asJson(year.preliminaryFormCodes),
    forms_settled_on: year.formsSettledOn ?? null,
    expected_results: asJson(year.expectedResults),
    perspective_results: year.perspectiveResults,
    source: year.source,
    previous_year_id: year.previousYearId ?? null,
    status: year.status,
  };
}

/** Years of an organisation, newest first. */
export async function listYears(tx: Tx, organizationId: string): Promise<ProgrammeYear[]> {
  const rows = await tx
    .selectFrom('programme_year')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('start_year', 'desc')
    .execute();
  return rows.map(toYear);
}

export async function findYear(
  tx: Tx,
  organizationId: string,
  startYear: number,
): Promise<ProgrammeYear | undefined> {
  const row = await tx
    .selectFrom('programme_year')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('start_year', '=', startYear)
    .executeTakeFirst();
  return row && toYear(row);
}

export async function findYearById(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<ProgrammeYear | undefined> {
  const row = await tx
    .selectFrom('programme_year')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toYear(row);
}

export async function insertYear(
  tx: Tx,
  organizationId: string,
  year: ProgrammeYear,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('programme_year')
    .values({
      organization_id: organizationId,
      id: year.id,
      ...toColumns(year),
      version: year.version,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

/** Writes a year if nobody changed it since `year.version`; false when somebody did. */
export async function updateYear(
  tx: Tx,
  organizationId: string,
  year: ProgrammeYear,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('programme_year')
    .set({ ...toColumns(year), version: year.version + 1, updated_at: now })
    .where('organization_id', '=', organizationId)
    .where('id', '=', year.id)
    .where('version', '=', year.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Stages of a year, 1 to 7. */
export async function listStages(tx: Tx, organizationId: string, yearId: string): Promise<Stage[]> {
  const rows = await tx
    .selectFrom('stage')
    .select(['number', 'title', 'task', 'outcome', 'closed_on'])
    .where('organization_id', '=', organizationId)
    .where('programme_year_id', '=', yearId)
    .orderBy('number')
    .execute();
  return rows.map(({ closed_on, ...stage }) => ({ ...stage, closedOn: closed_on ?? undefined }));
}

export async function insertStages(
  tx: Tx,
  organizationId: string,
  yearId: string,
  stages: readonly Stage[],
): Promise<void> {
  const rows = stages.map(({ closedOn, ...stage }) => ({
    organization_id: organizationId,
    programme_year_id: yearId,
    ...stage,
    closed_on: closedOn ?? null,
  }));
  await tx.insertInto('stage').values(rows).execute();
}

/** Closes a stage on a day, or opens it again; false when it is so already. */
export async function setStageClosed(
  tx: Tx,
  organizationId: string,
  yearId: string,
  number: number,
  closedOn: CalendarDate | undefined,
): Promise<boolean> {
  const result = await tx
    .updateTable('stage')
    .set({ closed_on: closedOn ?? null })
    .where('organization_id', '=', organizationId)
    .where('programme_year_id', '=', yearId)
    .where('number', '=', number)
    .where('closed_on', closedOn === undefined ? 'is not' : 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Writes the title, the task and the outcome of a stage. */
export async function updateStageTexts(
  tx: Tx,
  organizationId: string,
  yearId: string,
  stage: Pick<Stage, 'number' | 'title' | 'task' | 'outcome'>,
): Promise<void> {
  await tx
    .updateTable('stage')
    .set({ title: stage.title, task: stage.task, outcome: stage.outcome })
    .where('organization_id', '=', organizationId)
    .where('programme_year_id', '=', yearId)
    .where('number', '=', stage.number)
    .execute();
}
