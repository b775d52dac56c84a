import { newId } from '../../core/id.ts';
import type { Tx } from '../../db/database.ts';

/** Somebody a participant would not like to work with: known once the typed name is matched to a person. */
export interface Ban {
  readonly id: string;
  readonly participantId: string;
  readonly typedName: string;
  readonly personId: string | undefined;
  readonly status: 'known' | 'doubtful' | 'dismissed';
}

export interface NewBan {
  readonly participantId: string;
  readonly typedName: string;
  readonly personId: string | undefined;
  readonly source: string;
}

/** Bans of a year's participants, or of one of them. */
export async function listBans(
  tx: Tx,
  organizationId: string,
  filter: { participantId?: string } = {},
): Promise<Ban[]> {
  let query = tx
    .selectFrom('participant_ban')
    .select(['id', 'participant_id', 'typed_name', 'person_id', 'status'])
    .where('organization_id', '=', organizationId);
  if (filter.participantId !== undefined) query = query.where('participant_id', '=', filter.participantId);
  const rows = await query.orderBy('created_at').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    participantId: row.participant_id,
    typedName: row.typed_name,
    personId: row.person_id ?? undefined,
    status: row.status,
  }));
}

/** Adds a ban unless the same typed name stands there already. */
export async function addBan(tx: Tx, organizationId: string, ban: NewBan, now: Date): Promise<void> {
  const present = await listBans(tx, organizationId, { participantId: ban.participantId });
  if (
    present.some(
      (entry) =>
        entry.typedName === ban.typedName || (ban.personId !== undefined && entry.personId === ban.personId),
    )
  )
    return;
  await tx
    .insertInto('participant_ban')
    .values({
      organization_id: organizationId,
      id: newId(),
      participant_id: ban.participantId,
      typed_name: ban.typedName,
      person_id: ban.personId ?? null,
      status: ban.personId === undefined ? 'doubtful' : 'known',
      source: ban.source,
      created_at: now,
    })
    .execute();
}

/** Settles a doubtful name: a person, or nobody. False when there is no such ban. */
export async function settleBan(
  tx: Tx,
  organizationId: string,
  id: string,
  personId: string | undefined,
): Promise<boolean> {
  const result = await tx
    .updateTable('participant_ban')
    .set(
      personId === undefined
        ? { status: 'dismissed', person_id: null }
        : { status: 'known', person_id: personId },
    )
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function replaceCategories(
  tx: Tx,
  organizationId: string,
  participantId: string,
  codes: readonly string[],
  recordedBy: string | undefined,
  now: Date,
): Promise<void> {
  await tx
    .deleteFrom('participant_category')
    .where('organization_id', '=', organizationId)
    .where('participant_id', '=', participantId)
    .execute();
  if (codes.length === 0) return;
  await tx
    .insertInto('participant_category')
    .values(
      [...new Set(codes)].map((code) => ({
        organization_id: organizationId,
        participant_id: participantId,
        category_code: code,
        recorded_by: recordedBy ?? null,
        recorded_at: now,
      })),
    )
    .execute();
}

export type EventKind =
  | 'created'
  | 'answersChanged'
  | 'enteredBase'
  | 'leftBase'
  | 'closed'
  | 'reopened'
  | 'categoriesChanged';

export interface ParticipantEvent {
  readonly kind: string;
  readonly note: string;
  readonly occurredAt: Date;
}

/** Adds a line to the history of cards (R25). */
export async function addEvents(
  tx: Tx,
  organizationId: string,
  participantIds: readonly string[],
  kind: EventKind,
  note: string,
  recordedBy: string | undefined,
  now: Date,
): Promise<void> {
  for (let from = 0; from < participantIds.length; from += 1000) {
    await tx
      .insertInto('participant_event')
      .values(
        participantIds.slice(from, from + 1000).map((participantId) => ({
          organization_id: organizationId,
          id: newId(),
          participant_id: participantId,
          kind,
          note,
          occurred_at: now,
          recorded_by: recordedBy ?? null,
        })),
      )
      .execute();
  }
}

/** Note of an event that an import made; a hand's has another one or none. */
const byImport = 'import';

/**
 * Cards of a year whose answers were last written by a person and not by an import: bringing the same answers
 * again must not undo that.
 */
export async function listHandEdited(
  tx: Tx,
  organizationId: string,
  yearId: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('participant_event')
    .innerJoin('participant', (join) =>
      join
        .onRef('participant.organization_id', '=', 'participant_event.organization_id')
        .onRef('participant.id', '=', 'participant_event.participant_id')
        .on('participant.organization_id', '=', organizationId),
    )
    .select(['participant_event.participant_id', 'participant_event.note'])
    .where('participant_event.organization_id', '=', organizationId)
    .where('participant.programme_year_id', '=', yearId)
    .where('participant_event.kind', 'in', ['created', 'answersChanged'])
    .orderBy('participant_event.occurred_at')
    .orderBy('participant_event.id')
    .execute();
  const edited = new Set<string>();
  for (const { participant_id: id, note } of rows) {
    if (note === byImport) edited.delete(id);
    else edited.add(id);
  }
  return edited;
}

export async function listEvents(
  tx: Tx,
  organizationId: string,
  participantId: string,
): Promise<ParticipantEvent[]> {
  const rows = await tx
    .selectFrom('participant_event')
    .select(['kind', 'note', 'occurred_at'])
    .where('organization_id', '=', organizationId)
    .where('participant_id', '=', participantId)
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ kind: row.kind, note: row.note, occurredAt: row.occurred_at }));
}
