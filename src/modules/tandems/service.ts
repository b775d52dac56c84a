import type { CalendarDate } from '../../core/clock.ts';
import { newId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, permits, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { tandemPolicy } from './policy.ts';
import type { MeetingForm } from './schema.ts';
import { findTandem, listTandems, type TandemRow, updateTandems } from './store.ts';
import {
  deleteMeeting,
  insertMeetings,
  listMeetings,
  type MeetingRow,
  updateMenteeMood,
} from './store-meetings.ts';
import { lastHeld, nextMeetingDue, signalsOf, statusAfterMeeting, type TandemSignal } from './tandem.ts';

/** A tandem with its meetings and what follows from them. */
export interface TandemView extends TandemRow {
  readonly meetings: readonly MeetingRow[];
  readonly held: number;
  readonly lastMeetingOn: CalendarDate | undefined;
  readonly nextDueOn: CalendarDate | undefined;
  readonly signals: readonly TandemSignal[];
}

function toView(row: TandemRow, meetings: readonly MeetingRow[], today: CalendarDate): TandemView {
  const own = meetings.filter((meeting) => meeting.tandemId === row.id);
  return {
    ...row,
    meetings: own,
    held: own.filter((meeting) => meeting.status === 'held').length,
    lastMeetingOn: lastHeld(own),
    nextDueOn: nextMeetingDue(row, own),
    signals: signalsOf(row, own, today),
  };
}

/** Views of tandems inside a running transaction; for other modules too. */
export async function listTandemViews(
  tx: Tx,
  organizationId: string,
  filter: Parameters<typeof listTandems>[2],
  today: CalendarDate,
): Promise<TandemView[]> {
  const rows = await listTandems(tx, organizationId, filter);
  const meetings = await listMeetings(
    tx,
    organizationId,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toView(row, meetings, today));
}

/** All tandems of a year. */
export async function readTandems(
  platform: Platform,
  scope: Scope,
  yearId: string,
  today: CalendarDate,
): Promise<TandemView[]> {
  authorize(scope, tandemPolicy, 'tandem.list');
  return platform.db.inOrganization(scope.organizationId, (tx) =>
    listTandemViews(tx, scope.organizationId, { yearId }, today),
  );
}

/** The viewer's own tandems: as a mentor or as a mentee. */
export async function readOwnTandems(
  platform: Platform,
  scope: Scope,
  today: CalendarDate,
): Promise<TandemView[]> {
  authorize(scope, tandemPolicy, 'tandem.readOwn');
  const { personId } = scope;
  if (personId === undefined) return [];
  return platform.db.inOrganization(scope.organizationId, (tx) =>
    listTandemViews(tx, scope.organizationId, { personId }, today),
  );
}

/** Whether the viewer is the mentor of the tandem. */
export function isMentorOf(scope: Scope, tandem: TandemRow): boolean {
  return scope.personId !== undefined && tandem.mentor.personId === scope.personId;
}

function isMenteeOf(scope: Scope, tandem: TandemRow): boolean {
  return scope.personId !== undefined && tandem.mentees.some((mentee) => mentee.personId === scope.personId);
}

/** One tandem: for those who lead the programme, and for its own people; to everybody else it is absent. */
export async function readTandem(
  platform: Platform,
  scope: Scope,
  id: string,
  today: CalendarDate,
): Promise<TandemView> {
  return platform.db.inOrganization(scope.organizationId, async (tx) => {
    const view = (await listTandemViews(tx, scope.organizationId, { ids: [id] }, today))[0];
    if (
      !view ||
      !(permits(scope, tandemPolicy, 'tandem.list') || isMentorOf(scope, view) || isMenteeOf(scope, view))
    )
      throw notFound();
    return view;
  });
}

async function getForMarking(tx: Tx, scope: Scope, id: string): Promise<TandemRow> {
  const tandem = await findTandem(tx, scope.organizationId, id);
  if (!tandem) throw notFound();
  const own = permits(scope, tandemPolicy, 'tandem.markOwn') && isMentorOf(scope, tandem);
  if (!own && !permits(scope, tandemPolicy, 'tandem.markAny')) throw notFound();
  return tandem;
}

/**
 * Marks a meeting as held or missed. The id comes from the form, so that a form sent twice has one effect.
 * The first held meeting sets the tandem to work.
 */
export async function markMeeting(
  platform: Platform,
  scope: Scope,
  tandemId: string,
  form: MeetingForm,
  meetingId: string,
  today: CalendarDate,
): Promise<void> {
  if (form.heldOn > today) throw new Refusal('tandems.refusal.future', 422);
  const now = platform.clock.now();
  const { organizationId } = scope;
  await platform.db.inOrganization(organizationId, async (tx) => {
    const tandem = await getForMarking(tx, scope, tandemId);
    if (tandem.status === 'finished' || tandem.status === 'terminated')
      throw new Refusal('tandems.refusal.closed', 409);
    const known = await listMeetings(tx, organizationId, [tandemId]);
    if (known.some((meeting) => meeting.id === meetingId)) return;
    const menteeIds = tandem.mentees.map((mentee) => mentee.id);
    const present = form.present.length > 0 ? form.present.filter((id) => menteeIds.includes(id)) : menteeIds;
    await insertMeetings(
      tx,
      organizationId,
      [
        {
          ...form,
          durationMinutes: form.durationMinutes,
          mentorMood: form.mentorMood,
          menteeMood: form.menteeMood,
          id: meetingId,
          tandemId,
          present,
          menteeIds,
          markedBy: scope.accountId,
        },
      ],
      now,
    );
    const status = statusAfterMeeting(tandem.status, form);
    const startsOn = tandem.startsOn ?? form.heldOn;
    if (status !== tandem.status)
      await updateTandems(tx, organizationId, [tandemId], { status, startsOn }, now);
    const details = { kind: form.kind, status: form.status };
    await recordAudit(
      tx,
      scope,
      { action: 'meeting.mark', entity: 'tandem', entityId: tandemId, details },
      now,
    );
  });
}

/** Marks the closing group meeting (road map 6.7) for every working tandem of a year at once; answers how many. */
export async function markGroupClosing(
  platform: Platform,
  scope: Scope,
  yearId: string,
  heldOn: CalendarDate,
  today: CalendarDate,
): Promise<number> {
  authorize(scope, tandemPolicy, 'tandem.markAny');
  if (heldOn > today) throw new Refusal('tandems.refusal.future', 422);
  const now = platform.clock.now();
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const views = await listTandemViews(tx, organizationId, { yearId }, today);
    const open = views.filter(
      (view) =>
        view.status !== 'terminated' &&
        !view.meetings.some((meeting) => meeting.kind === 'closingGroup' && meeting.status === 'held'),
    );
    const meetings = open.map((view) => {
      const menteeIds = view.mentees.map((mentee) => mentee.id);
      return {
        ...blankMeeting,
        id: newId(),
        tandemId: view.id,
        kind: 'closingGroup' as const,
        heldOn,
        menteeIds,
        present: menteeIds,
        markedBy: scope.accountId,
      };
    });
    await insertMeetings(tx, organizationId, meetings, now);
    await recordAudit(
      tx,
      scope,
      {
        action: 'meeting.markGroupClosing',
        entity: 'programmeYear',
        entityId: yearId,
        details: { count: meetings.length },
      },
      now,
    );
    return meetings.length;
  });
}

const blankMeeting = {
  status: 'held' as const,
  durationMinutes: undefined,
  mode: 'inPerson' as const,
  topic: '',
  nextStep: '',
  missedReason: '',
  mentorMood: undefined,
  menteeMood: undefined,
};

/** Takes a mark back. */
export async function unmarkMeeting(
  platform: Platform,
  scope: Scope,
  tandemId: string,
  meetingId: string,
): Promise<void> {
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    await getForMarking(tx, scope, tandemId);
    if (!(await deleteMeeting(tx, scope.organizationId, tandemId, meetingId))) throw notFound();
    await recordAudit(
      tx,
      scope,
      { action: 'meeting.unmark', entity: 'tandem', entityId: tandemId, details: {} },
      now,
    );
  });
}

/** A mentee says how the meeting felt, 1..5; only he and those who lead the programme see it. */
export async function giveMenteeMood(
  platform: Platform,
  scope: Scope,
  tandemId: string,
  meetingId: string,
  mood: number,
): Promise<void> {
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const tandem = await findTandem(tx, scope.organizationId, tandemId);
    if (!tandem || !isMenteeOf(scope, tandem)) throw notFound();
    if (!(await updateMenteeMood(tx, scope.organizationId, tandemId, meetingId, mood, now))) throw notFound();
  });
}

export async function changeGoal(
  platform: Platform,
  scope: Scope,
  tandemId: string,
  goal: string,
  version: number,
): Promise<void> {
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    await getForMarking(tx, scope, tandemId);
    if ((await updateTandems(tx, scope.organizationId, [tandemId], { goal }, now, version)) === 0) {
      throw new Refusal('common.refusal.changedMeanwhile', 409);
    }
  });
}

/** Ends a tandem: with the goal reached, partly or not (R204), or early with a reason. */
export async function closeTandem(
  platform: Platform,
  scope: Scope,
  tandemId: string,
  input: { endsOn: CalendarDate; closingNote: string; outcome?: 'reached' | 'partly' | 'notReached' },
): Promise<void> {
  authorize(scope, tandemPolicy, 'tandem.edit');
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const tandem = await findTandem(tx, scope.organizationId, tandemId);
    if (!tandem) throw notFound();
    if (tandem.status === 'finished' || tandem.status === 'terminated')
      throw new Refusal('tandems.refusal.closed', 409);
    const status = input.outcome === undefined ? 'terminated' : 'finished';
    await updateTandems(tx, scope.organizationId, [tandemId], { ...input, status }, now);
    await recordAudit(
      tx,
      scope,
      { action: `tandem.${status}`, entity: 'tandem', entityId: tandemId, details: {} },
      now,
    );
  });
}

/** Notes that both sides were told of their tandem (R202). */
export async function markInformed(
  platform: Platform,
  scope: Scope,
  ids: readonly string[],
  day: CalendarDate,
): Promise<void> {
  authorize(scope, tandemPolicy, 'tandem.edit');
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    if (
      (await updateTandems(tx, scope.organizationId, ids, { informedOn: day }, platform.clock.now())) !==
      ids.length
    )
      throw notFound();
  });
}
