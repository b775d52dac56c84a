import { newId } from '../../core/id.ts';
import type { Tx } from '../../db/database.ts';
import { asJson } from '../../db/tables/index.ts';
import { objectives } from '../../matching-engine/index.ts';
import type { RunFigures } from './plan.ts';

/** A proposal of pairs that people look at, change and confirm. */
export interface Draft {
  readonly id: string;
  readonly yearId: string;
  readonly status: 'draft' | 'confirmed' | 'discarded';
  readonly figures: RunFigures;
  readonly createdAt: Date;
  readonly version: number;
}

export interface DraftPair {
  readonly menteeId: string;
  readonly mentorId: string;
  readonly score: number;
  readonly reasons: readonly string[];
  readonly origin: 'engine' | 'person';
  readonly locked: boolean;
}

function toFigures(value: unknown): RunFigures {
  const blank: RunFigures = {
    objective: 'stable',
    placed: 0,
    mentees: 0,
    places: 0,
    weight: 0,
    blockingPairs: 0,
    unplaced: [],
  };
  if (typeof value !== 'object' || value === null) return blank;
  const given = value as Partial<RunFigures>;
  const objective = objectives.find((entry) => entry === given.objective) ?? 'stable';
  return { ...blank, ...given, objective };
}

/** The newest draft of a year that is not discarded. */
export async function findNewestDraft(
  tx: Tx,
  organizationId: string,
  yearId: string,
): Promise<Draft | undefined> {
  const row = await tx
    .selectFrom('match_draft')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('programme_year_id', '=', yearId)
    .where('status', '<>', 'discarded')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    yearId: row.programme_year_id,
    status: row.status,
    figures: toFigures(row.certificate),
    createdAt: row.created_at,
    version: row.version,
  };
}

export async function listPairs(tx: Tx, organizationId: string, draftId: string): Promise<DraftPair[]> {
  const rows = await tx
    .selectFrom('match_pair')
    .select(['mentee_id', 'mentor_id', 'score', 'reasons', 'origin', 'locked'])
    .where('organization_id', '=', organizationId)
    .where('draft_id', '=', draftId)
    .orderBy('mentee_id')
    .execute();
  return rows.map((row) => ({
    menteeId: row.mentee_id,
    mentorId: row.mentor_id,
    score: row.score,
    reasons: Array.isArray(row.reasons) ? row.reasons.map(String) : [],
    origin: row.origin,
    locked: row.locked,
  }));
}

/** Stores a fresh draft with its pairs; older drafts of the year are discarded, confirmed ones stay. */
export async function insertDraft(
  tx: Tx,
  organizationId: string,
  input: {
    yearId: string;
    name: string;
    figures: RunFigures;
    pairs: readonly DraftPair[];
    createdBy: string | undefined;
  },
  now: Date,
): Promise<string> {
  const id = newId();
  await tx
    .updateTable('match_draft')
    .set({ status: 'discarded' })
    .where('organization_id', '=', organizationId)
    .where('programme_year_id', '=', input.yearId)
    .where('status', '=', 'draft')
    .execute();
  await tx
    .insertInto('match_draft')
    .values({
      organization_id: organizationId,
      id,
      programme_year_id: input.yearId,
      name: input.name,
      objective: input.figures.objective,
      status: 'draft',
      certificate: asJson(input.figures),
      version: 1,
      created_by: input.createdBy ?? null,
      created_at: now,
      confirmed_at: null,
    })
    .execute();
  for (let from = 0; from < input.pairs.length; from += 1000) {
    await tx
      .insertInto('match_pair')
      .values(input.pairs.slice(from, from + 1000).map((pair) => toColumns(organizationId, id, pair)))
      .execute();
  }
  return id;
}

function toColumns(organizationId: string, draftId: string, pair: DraftPair) {
  return {
    organization_id: organizationId,
    draft_id: draftId,
    mentee_id: pair.menteeId,
    mentor_id: pair.mentorId,
    score: pair.score,
    reasons: asJson(pair.reasons),
    origin: pair.origin,
    locked: pair.locked,
  };
}

/** Sets or removes the pair of one mentee. */
export async function savePair(
  tx: Tx,
  organizationId: string,
  draftId: string,
  menteeId: string,
  pair: DraftPair | undefined,
): Promise<void> {
  await tx
    .deleteFrom('match_pair')
    .where('organization_id', '=', organizationId)
    .where('draft_id', '=', draftId)
    .where('mentee_id', '=', menteeId)
    .execute();
  if (pair)
    await tx
      .insertInto('match_pair')
      .values(toColumns(organizationId, draftId, pair))
      .execute();
}

/** Writes figures or state of a draft if nobody changed it since `version`; false when somebody did. */
export async function updateDraft(
  tx: Tx,
  organizationId: string,
  id: string,
  version: number,
  change: { figures?: RunFigures; status?: Draft['status']; confirmedAt?: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('match_draft')
    .set({
      ...(change.figures === undefined ? {} : { certificate: asJson(change.figures) }),
      ...(change.status === undefined ? {} : { status: change.status }),
      ...(change.confirmedAt === undefined ? {} : { confirmed_at: change.confirmedAt }),
      version: version + 1,
    })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
