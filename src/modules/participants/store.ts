import type { Selectable } from 'kysely';
import type { CalendarDate } from '../../core/clock.ts';
import { groupBy } from '../../core/group-by.ts';
import { newId } from '../../core/id.ts';
import type { Tx } from '../../db/database.ts';
import type { ParticipantTable } from '../../db/tables/participants-and-consents.ts';
import type { Participant, ParticipantAnswers, ParticipantStatus, Side } from './participant.ts';

/** A card with the facts of its person that lists show. */
export interface ParticipantRow extends Participant {
  readonly person: {
    readonly id: string;
    readonly kind: string;
    readonly lastName: string;
    readonly firstName: string;
    readonly middleName: string;
    readonly gender: 'male' | 'female' | 'unknown';
    readonly bornOn: CalendarDate | undefined;
    readonly classId: string | undefined;
    readonly classLabel: string | undefined;
    readonly position: string;
    readonly subject: string;
    readonly experienceYears: number | undefined;
    readonly sortKey: string;
    readonly searchKey: string;
    readonly active: boolean;
  };
  readonly categories: readonly string[];
}

function toParticipant(row: Selectable<ParticipantTable>, directions: readonly string[]): Participant {
  return {
    id: row.id,
    yearId: row.programme_year_id,
    personId: row.person_id,
    side: row.side,
    status: row.status,
    source: row.source,
    enteredOn: row.entered_on ?? undefined,
    closedOn: row.closed_on ?? undefined,
    closeReason: row.close_reason,
    capacity: row.capacity,
    hoursPerMonth: row.hours_per_month === null ? undefined : Number(row.hours_per_month),
    minutesPerWeekFrom: row.minutes_per_week_from ?? undefined,
    minutesPerWeekTo: row.minutes_per_week_to ?? undefined,
    meetingMode: row.meeting_mode,
    wishedPartner: row.wished_partner,
    wishedAge: row.wished_age,
    need: row.need ?? undefined,
    requestText: row.request_text,
    workplace: row.workplace,
    availableToOthers: row.available_to_others,
    answeredAt: row.answered_at ?? undefined,
    directions,
    version: row.version,
  };
}

export interface ParticipantFilter {
  readonly yearId?: string;
  readonly side?: Side;
  readonly status?: ParticipantStatus;
  readonly ids?: readonly string[];
  readonly personId?: string;
}

/** Cards with their people, directions and categories, by name. */
export async function listParticipants(
  tx: Tx,
  organizationId: string,
  filter: ParticipantFilter,
): Promise<ParticipantRow[]> {
  let query = tx
    .selectFrom('participant')
    .innerJoin('person', (join) =>
      join
        .onRef('person.organization_id', '=', 'participant.organization_id')
        .onRef('person.id', '=', 'participant.person_id'),
    )
    .leftJoin('school_class', (join) =>
      join
        .onRef('school_class.organization_id', '=', 'person.organization_id')
        .onRef('school_class.id', '=', 'person.class_id')
        .on('school_class.organization_id', '=', organizationId),
    )
    .selectAll('participant')
    .select([
      'person.kind as person_kind',
      'person.last_name',
      'person.first_name',
      'person.middle_name',
      'person.gender',
      'person.born_on',
      'person.class_id',
      'person.position',
      'person.subject',
      'person.experience_years',
      'person.sort_key',
      'person.search_key',
      'person.status as person_status',
      'school_class.label as class_label',
    ])
    .where('participant.organization_id', '=', organizationId)
    .where('person.organization_id', '=', organizationId);
  if (filter.yearId !== undefined) query = query.where('participant.programme_year_id', '=', filter.yearId);
  if (filter.side !== undefined) query = query.where('participant.side', '=', filter.side);
  if (filter.status !== undefined) query = query.where('participant.status', '=', filter.status);
  if (filter.personId !== undefined) query = query.where('participant.person_id', '=', filter.personId);
  if (filter.ids !== undefined) {
    if (filter.ids.length === 0) return [];
    query = query.where('participant.id', 'in', [...filter.ids]);
  }
  const rows = await query.orderBy('person.sort_key').orderBy('participant.id').execute();
  const ids = rows.map((row) => row.id);
  const directions = await listCodes(tx, organizationId, 'participant_direction', ids);
  const categories = await listCodes(tx, organizationId, 'participant_category', ids);
  return rows.map((row) => ({
    ...toParticipant(row, directions.get(row.id) ?? []),
    person: {
      id: row.person_id,
      kind: row.person_kind,
      lastName: row.last_name,
      firstName: row.first_name,
      middleName: row.middle_name,
      gender: row.gender,
      bornOn: row.born_on ?? undefined,
      classId: row.class_id ?? undefined,
      classLabel: row.class_label ?? undefined,
      position: row.position,
      subject: row.subject,
      experienceYears: row.experience_years ?? undefined,
      sortKey: row.sort_key,
      searchKey: row.search_key,
      active: row.person_status === 'active',
    },
    categories: categories.get(row.id) ?? [],
  }));
}

/** Up to so many cards their codes are asked for by id; above it one reading of all codes is cheaper. */
const fewCards = 500;

async function listCodes(
  tx: Tx,
  organizationId: string,
  table: 'participant_direction' | 'participant_category',
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  if (ids.length === 0) return new Map();
  const column = table === 'participant_direction' ? 'direction_code' : 'category_code';
  let query = tx
    .selectFrom(table)
    .select(['participant_id', `${column} as code`])
    .where('organization_id', '=', organizationId);
  if (ids.length <= fewCards) query = query.where('participant_id', 'in', [...ids]);
  const rows = await query.orderBy(table === 'participant_direction' ? 'position' : column).execute();
  return new Map(
    [...groupBy(rows, (row) => row.participant_id)].map(([id, group]) => [id, group.map((row) => row.code)]),
  );
}

export async function findParticipant(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<ParticipantRow | undefined> {
  return (await listParticipants(tx, organizationId, { ids: [id] }))[0];
}

function answerColumns(answers: ParticipantAnswers) {
  return {
    capacity: answers.capacity,
    hours_per_month: answers.hoursPerMonth === undefined ? null : String(answers.hoursPerMonth),
    minutes_per_week_from: answers.minutesPerWeekFrom ?? null,
    minutes_per_week_to: answers.minutesPerWeekTo ?? null,
    meeting_mode: answers.meetingMode,
    wished_partner: answers.wishedPartner,
    wished_age: answers.wishedAge,
    need: answers.need ?? null,
    request_text: answers.requestText,
    workplace: answers.workplace,
    available_to_others: answers.availableToOthers,
    answered_at: answers.answeredAt ?? null,
  };
}

export interface NewCard {
  /** Made here unless the caller has to know it beforehand. */
  readonly id?: string;
  readonly yearId: string;
  readonly personId: string;
  readonly side: Side;
  readonly source: Participant['source'];
  readonly answers: ParticipantAnswers;
}

/** Rows of one statement: 21 columns a card stay far below the 65,535 parameters of the protocol. */
const cardsOfOneStatement = 500;

/** Adds cards as candidates with few statements; answers their ids in the same order. */
export async function insertCards(
  tx: Tx,
  organizationId: string,
  cards: readonly NewCard[],
  now: Date,
): Promise<string[]> {
  const rows = cards.map((card) => ({ card, id: card.id ?? newId() }));
  for (let from = 0; from < rows.length; from += cardsOfOneStatement) {
    const part = rows.slice(from, from + cardsOfOneStatement);
    await tx
      .insertInto('participant')
      .values(
        part.map(({ card, id }) => ({
          organization_id: organizationId,
          id,
          programme_year_id: card.yearId,
          person_id: card.personId,
          side: card.side,
          status: 'candidate' as const,
          source: card.source,
          entered_on: null,
          closed_on: null,
          close_reason: '',
          ...answerColumns(card.answers),
          version: 1,
          created_at: now,
          updated_at: now,
        })),
      )
      .execute();
    const directions = part.flatMap(({ card, id }) =>
      [...new Set(card.answers.directions)].map((code, position) => ({
        organization_id: organizationId,
        participant_id: id,
        direction_code: code,
        position,
      })),
    );
    if (directions.length > 0) await tx.insertInto('participant_direction').values(directions).execute();
  }
  return rows.map((row) => row.id);
}

/** Writes answers of a card if nobody changed it since `version`; false when somebody did. */
export async function updateCard(
  tx: Tx,
  organizationId: string,
  id: string,
  version: number,
  answers: ParticipantAnswers,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('participant')
    .set({ ...answerColumns(answers), version: version + 1, updated_at: now })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await replaceDirections(tx, organizationId, id, answers.directions);
  return true;
}

async function replaceDirections(
  tx: Tx,
  organizationId: string,
  participantId: string,
  codes: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('participant_direction')
    .where('organization_id', '=', organizationId)
    .where('participant_id', '=', participantId)
    .execute();
  if (codes.length === 0) return;
  await tx
    .insertInto('participant_direction')
    .values(
      [...new Set(codes)].map((code, position) => ({
        organization_id: organizationId,
        participant_id: participantId,
        direction_code: code,
        position,
      })),
    )
    .execute();
}

export interface StatusChange {
  readonly status: ParticipantStatus;
  readonly enteredOn?: CalendarDate | null;
  readonly closedOn?: CalendarDate | null;
  readonly closeReason?: string;
}

/** Changes the state of cards; absent fields stay. */
export async function updateStatus(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
  change: StatusChange,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('participant')
    .set((e) => ({
      status: change.status,
      ...(change.enteredOn === undefined ? {} : { entered_on: change.enteredOn }),
      ...(change.closedOn === undefined ? {} : { closed_on: change.closedOn }),
      ...(change.closeReason === undefined ? {} : { close_reason: change.closeReason }),
      version: e('version', '+', 1),
      updated_at: now,
    }))
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...ids])
    .execute();
}
