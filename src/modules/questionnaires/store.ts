import type { CalendarDate } from '../../core/clock.ts';
import type { Tx } from '../../db/database.ts';
import { asJson } from '../../db/tables/index.ts';
import { definitionSchema } from './library.ts';
import type { Answers, Definition } from './questionnaire.ts';

/** One asking of a questionnaire: its frozen definition and its window. */
export interface Round {
  readonly id: string;
  readonly yearId: string;
  readonly definition: Definition;
  readonly opensOn: CalendarDate;
  readonly closesOn: CalendarDate;
  readonly closedAt: Date | undefined;
}

export interface Invitation {
  readonly id: string;
  readonly roundId: string;
  readonly participantId: string;
  readonly answers: Answers | undefined;
  readonly submittedAt: Date | undefined;
}

export async function listRounds(
  tx: Tx,
  organizationId: string,
  filter: { yearId?: string; id?: string },
): Promise<Round[]> {
  let query = tx.selectFrom('survey_round').selectAll().where('organization_id', '=', organizationId);
  if (filter.yearId !== undefined) query = query.where('programme_year_id', '=', filter.yearId);
  if (filter.id !== undefined) query = query.where('id', '=', filter.id);
  const rows = await query.orderBy('opens_on', 'desc').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    yearId: row.programme_year_id,
    definition: definitionSchema.parse(row.definition),
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    closedAt: row.closed_at ?? undefined,
  }));
}

export async function insertRound(
  tx: Tx,
  organizationId: string,
  round: Omit<Round, 'closedAt'>,
  createdBy: string | undefined,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('survey_round')
    .values({
      organization_id: organizationId,
      id: round.id,
      programme_year_id: round.yearId,
      template_code: round.definition.code,
      template_version: round.definition.version,
      title: round.definition.title.ru,
      opens_on: round.opensOn,
      closes_on: round.closesOn,
      closed_at: null,
      definition: asJson(round.definition),
      created_by: createdBy ?? null,
      created_at: now,
    })
    .execute();
}

export async function closeRoundRow(
  tx: Tx,
  organizationId: string,
  id: string,
  closedAt: Date | null,
): Promise<void> {
  await tx
    .updateTable('survey_round')
    .set({ closed_at: closedAt })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

export interface NewInvitation {
  readonly id: string;
  readonly roundId: string;
  readonly participantId: string;
  readonly keyHash: string;
}

/** Adds invitations; a participant who is invited already keeps the first one. */
export async function insertInvitations(
  tx: Tx,
  organizationId: string,
  invitations: readonly NewInvitation[],
  now: Date,
): Promise<void> {
  for (let from = 0; from < invitations.length; from += 1000) {
    await tx
      .insertInto('survey_invitation')
      .values(
        invitations.slice(from, from + 1000).map((invitation) => ({
          organization_id: organizationId,
          id: invitation.id,
          round_id: invitation.roundId,
          participant_id: invitation.participantId,
          key_hash: invitation.keyHash,
          created_at: now,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['organization_id', 'round_id', 'participant_id']).doNothing(),
      )
      .execute();
  }
}

/** New links for a round: the old ones stop. */
export async function updateInvitationKey(
  tx: Tx,
  organizationId: string,
  id: string,
  keyHash: string,
): Promise<void> {
  await tx
    .updateTable('survey_invitation')
    .set({ key_hash: keyHash })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

export interface InvitationFilter {
  readonly roundId?: string;
  readonly id?: string;
  readonly keyHash?: string;
  readonly participantIds?: readonly string[];
}

/** Invitations with their answers, where there are any. */
export async function listInvitations(
  tx: Tx,
  organizationId: string,
  filter: InvitationFilter,
): Promise<Invitation[]> {
  let query = tx
    .selectFrom('survey_invitation')
    .leftJoin('survey_response', (join) =>
      join
        .onRef('survey_response.organization_id', '=', 'survey_invitation.organization_id')
        .onRef('survey_response.invitation_id', '=', 'survey_invitation.id')
        .on('survey_response.organization_id', '=', organizationId),
    )
    .select([
      'survey_invitation.id',
      'survey_invitation.round_id',
      'survey_invitation.participant_id',
      'survey_response.answers',
      'survey_response.submitted_at',
    ])
    .where('survey_invitation.organization_id', '=', organizationId);
  if (filter.roundId !== undefined) query = query.where('survey_invitation.round_id', '=', filter.roundId);
  if (filter.id !== undefined) query = query.where('survey_invitation.id', '=', filter.id);
  if (filter.keyHash !== undefined) query = query.where('survey_invitation.key_hash', '=', filter.keyHash);
  if (filter.participantIds !== undefined) {
    if (filter.participantIds.length === 0) return [];
    query = query.where('survey_invitation.participant_id', 'in', [...filter.participantIds]);
  }
  const rows = await query.orderBy('survey_invitation.id').execute();
  return rows.map((row) => ({
    id: row.id,
    roundId: row.round_id,
    participantId: row.participant_id,
    answers: row.submitted_at === null ? undefined : toAnswers(row.answers),
    submittedAt: row.submitted_at ?? undefined,
  }));
}

function toAnswers(value: unknown): Answers {
  const answers: Record<string, number | boolean | string> = {};
  if (typeof value !== 'object' || value === null) return answers;
  for (const [code, answer] of Object.entries(value)) {
    if (typeof answer === 'number' || typeof answer === 'boolean' || typeof answer === 'string')
      answers[code] = answer;
  }
  return answers;
}

/** Writes an answer; sent twice it has one effect, and the newer one counts. */
export async function saveResponse(
  tx: Tx,
  organizationId: string,
  invitation: { id: string; roundId: string },
  answers: Answers,
  enteredBy: string | undefined,
  now: Date,
): Promise<void> {
  const values = { answers: asJson(answers), entered_by: enteredBy ?? null, submitted_at: now };
  await tx
    .insertInto('survey_response')
    .values({
      organization_id: organizationId,
      invitation_id: invitation.id,
      round_id: invitation.roundId,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['organization_id', 'invitation_id']).doUpdateSet(values))
    .execute();
}
