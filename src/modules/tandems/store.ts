import type { Selectable } from 'kysely';
import type { CalendarDate } from '../../core/clock.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Tx } from '../../db/database.ts';
import { asJson } from '../../db/tables/index.ts';
import type { TandemTable } from '../../db/tables/matching-and-tandems.ts';
import { listParticipants, type ParticipantRow } from '../participants/index.ts';
import type { Tandem, TandemStatus } from './tandem.ts';

/** A tandem with the cards of its people. */
export interface TandemRow extends Tandem {
  readonly mentor: ParticipantRow;
  readonly mentees: readonly ParticipantRow[];
}

function toTandem(row: Selectable<TandemTable>): Tandem {
  return {
    id: row.id,
    yearId: row.programme_year_id,
    mentorId: row.mentor_id,
    type: row.type,
    formCode: row.form_code,
    goal: row.goal,
    status: row.status,
    startsOn: row.starts_on ?? undefined,
    endsOn: row.ends_on ?? undefined,
    orderId: row.order_id ?? undefined,
    reasons: Array.isArray(row.reasons) ? row.reasons.map(String) : [],
    outcome: row.outcome ?? undefined,
    closingNote: row.closing_note,
    informedOn: row.informed_on ?? undefined,
    version: row.version,
  };
}

export interface TandemFilter {
  readonly yearId?: string;
  readonly ids?: readonly string[];
  readonly orderId?: string;
  /** Tandems in which this person is the mentor or a mentee. */
  readonly personId?: string;
}

/** Up to so many tandems their people are asked for by id; above it one reading of all cards is cheaper. */
const fewTandems = 200;

/** Tandems with their people, by the mentor's name. */
export async function listTandems(
  tx: Tx,
  organizationId: string,
  filter: TandemFilter,
): Promise<TandemRow[]> {
  let query = tx.selectFrom('tandem').selectAll().where('organization_id', '=', organizationId);
  if (filter.yearId !== undefined) query = query.where('programme_year_id', '=', filter.yearId);
  if (filter.orderId !== undefined) query = query.where('order_id', '=', filter.orderId);
  if (filter.ids !== undefined) {
    if (filter.ids.length === 0) return [];
    query = query.where('id', 'in', [...filter.ids]);
  }
  const tandems = (await query.orderBy('created_at').orderBy('id').execute()).map(toTandem);
  if (tandems.length === 0) return [];
  const few = tandems.length <= fewTandems;
  let linkQuery = tx
    .selectFrom('tandem_mentee')
    .select(['tandem_id', 'mentee_id'])
    .where('organization_id', '=', organizationId)
    .where('left_on', 'is', null);
  if (few)
    linkQuery = linkQuery.where(
      'tandem_id',
      'in',
      tandems.map((tandem) => tandem.id),
    );
  const links = await linkQuery.execute();
  const own = [...tandems.map((tandem) => tandem.mentorId), ...links.map((link) => link.mentee_id)];
  const cards = await listParticipants(
    tx,
    organizationId,
    few ? { ids: [...new Set(own)] } : filter.yearId === undefined ? {} : { yearId: filter.yearId },
  );
  const byId = new Map(cards.map((card) => [card.id, card]));
  const menteesOf = groupBy(links, (link) => link.tandem_id);
  const rows: TandemRow[] = [];
  for (const tandem of tandems) {
    const mentor = byId.get(tandem.mentorId);
    if (!mentor) continue;
    const mentees = (menteesOf.get(tandem.id) ?? [])
      .map((link) => byId.get(link.mentee_id))
      .filter((card) => card !== undefined);
    const wanted =
      filter.personId === undefined || [mentor, ...mentees].some((card) => card.personId === filter.personId);
    if (wanted) rows.push({ ...tandem, mentor, mentees: mentees.toSorted(byName) });
  }
  return rows.toSorted((a, b) => byName(a.mentor, b.mentor));
}

function byName(a: ParticipantRow, b: ParticipantRow): number {
  return a.person.sortKey < b.person.sortKey ? -1 : a.person.sortKey > b.person.sortKey ? 1 : 0;
}

export async function findTandem(tx: Tx, organizationId: string, id: string): Promise<TandemRow | undefined> {
  return (await listTandems(tx, organizationId, { ids: [id] }))[0];
}

export interface NewTandem {
  readonly id: string;
  readonly yearId: string;
  readonly mentorId: string;
  readonly menteeIds: readonly string[];
  readonly formCode: string;
  readonly status: TandemStatus;
  readonly draftId: string | undefined;
  readonly reasons: readonly string[];
  readonly joinedOn: CalendarDate;
}

/** Adds tandems with their mentees. */
export async function insertTandems(
  tx: Tx,
  organizationId: string,
  tandems: readonly NewTandem[],
  now: Date,
): Promise<void> {
  for (let from = 0; from < tandems.length; from += 500) {
    const part = tandems.slice(from, from + 500);
    await tx
      .insertInto('tandem')
      .values(
        part.map((tandem) => ({
          organization_id: organizationId,
          id: tandem.id,
          programme_year_id: tandem.yearId,
          mentor_id: tandem.mentorId,
          type: tandem.menteeIds.length > 1 ? ('group' as const) : ('pair' as const),
          form_code: tandem.formCode,
          goal: '',
          status: tandem.status,
          starts_on: null,
          ends_on: null,
          order_id: null,
          draft_id: tandem.draftId ?? null,
          reasons: asJson(tandem.reasons),
          outcome: null,
          closing_note: '',
          informed_on: null,
          version: 1,
          created_at: now,
          updated_at: now,
        })),
      )
      .execute();
    const links = part.flatMap((tandem) => tandem.menteeIds.map((menteeId) => ({ tandem, menteeId })));
    if (links.length === 0) continue;
    await tx
      .insertInto('tandem_mentee')
      .values(
        links.map(({ tandem, menteeId }) => ({
          organization_id: organizationId,
          tandem_id: tandem.id,
          mentee_id: menteeId,
          joined_on: tandem.joinedOn,
          left_on: null,
        })),
      )
      .execute();
  }
}

export interface TandemChange {
  readonly goal?: string;
  readonly status?: TandemStatus;
  readonly startsOn?: CalendarDate;
  readonly endsOn?: CalendarDate;
  readonly orderId?: string;
  readonly outcome?: 'reached' | 'partly' | 'notReached';
  readonly closingNote?: string;
  readonly informedOn?: CalendarDate;
}

/** Changes what is given of tandems; absent fields stay. With `version` only if nobody changed it; answers how many changed. */
export async function updateTandems(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
  change: TandemChange,
  now: Date,
  version?: number,
): Promise<number> {
  if (ids.length === 0) return 0;
  let query = tx
    .updateTable('tandem')
    .set((e) => ({
      ...(change.goal === undefined ? {} : { goal: change.goal }),
      ...(change.status === undefined ? {} : { status: change.status }),
      ...(change.startsOn === undefined ? {} : { starts_on: change.startsOn }),
      ...(change.endsOn === undefined ? {} : { ends_on: change.endsOn }),
      ...(change.orderId === undefined ? {} : { order_id: change.orderId }),
      ...(change.outcome === undefined ? {} : { outcome: change.outcome }),
      ...(change.closingNote === undefined ? {} : { closing_note: change.closingNote }),
      ...(change.informedOn === undefined ? {} : { informed_on: change.informedOn }),
      version: e('version', '+', 1),
      updated_at: now,
    }))
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...ids]);
  if (version !== undefined) query = query.where('version', '=', version);
  const result = await query.executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Takes tandems out of their order: those that nothing else has happened to are only agreed again. */
export async function releaseTandems(
  tx: Tx,
  organizationId: string,
  orderId: string,
  ids: readonly string[],
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const ofOrder = tx
    .updateTable('tandem')
    .where('organization_id', '=', organizationId)
    .where('order_id', '=', orderId)
    .where('id', 'in', [...ids]);
  await ofOrder.set({ status: 'agreed' }).where('status', '=', 'assigned').execute();
  await ofOrder.set((e) => ({ order_id: null, version: e('version', '+', 1), updated_at: now })).execute();
}
