import type { CalendarDate } from '../../core/clock.ts';
import { groupBy } from '../../core/group-by.ts';
import type { Tx } from '../../db/database.ts';
import type { Meeting } from './tandem.ts';

/** A meeting with the day on which it was marked, in the order of days. */
export interface MeetingRow extends Meeting {
  readonly markedOn: CalendarDate;
}

/** Meetings of tandems, oldest first. */
export async function listMeetings(
  tx: Tx,
  organizationId: string,
  tandemIds: readonly string[],
): Promise<MeetingRow[]> {
  if (tandemIds.length === 0) return [];
  const rows = await tx
    .selectFrom('meeting')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('tandem_id', 'in', [...tandemIds])
    .orderBy('held_on')
    .orderBy('id')
    .execute();
  const attendance = await tx
    .selectFrom('meeting_attendance')
    .innerJoin('meeting', (join) =>
      join
        .onRef('meeting.organization_id', '=', 'meeting_attendance.organization_id')
        .onRef('meeting.id', '=', 'meeting_attendance.meeting_id'),
    )
    .select(['meeting_attendance.meeting_id', 'meeting_attendance.mentee_id'])
    .where('meeting_attendance.organization_id', '=', organizationId)
    .where('meeting.organization_id', '=', organizationId)
    .where('meeting.tandem_id', 'in', [...tandemIds])
    .where('meeting_attendance.present', '=', true)
    .execute();
  const present = groupBy(attendance, (row) => row.meeting_id);
  return rows.map((row) => ({
    id: row.id,
    tandemId: row.tandem_id,
    kind: row.kind,
    status: row.status,
    heldOn: row.held_on,
    durationMinutes: row.duration_minutes ?? undefined,
    mode: row.meeting_mode,
    topic: row.topic,
    nextStep: row.next_step,
    missedReason: row.missed_reason,
    mentorMood: row.mentor_mood ?? undefined,
    menteeMood: row.mentee_mood ?? undefined,
    present: (present.get(row.id) ?? []).map((entry) => entry.mentee_id),
    markedOn: row.created_at.toISOString().slice(0, 10),
  }));
}

export interface NewMeeting extends Meeting {
  /** All mentees of the tandem on that day; those in `present` were there. */
  readonly menteeIds: readonly string[];
  readonly markedBy: string | undefined;
}

export async function insertMeetings(
  tx: Tx,
  organizationId: string,
  meetings: readonly NewMeeting[],
  now: Date,
): Promise<void> {
  for (let from = 0; from < meetings.length; from += 500) {
    const part = meetings.slice(from, from + 500);
    await tx
      .insertInto('meeting')
      .values(
        part.map((meeting) => ({
          organization_id: organizationId,
          id: meeting.id,
          tandem_id: meeting.tandemId,
          kind: meeting.kind,
          status: meeting.status,
          held_on: meeting.heldOn,
          duration_minutes: meeting.durationMinutes ?? null,
          meeting_mode: meeting.mode,
          topic: meeting.topic,
          next_step: meeting.nextStep,
          missed_reason: meeting.missedReason,
          mentor_mood: meeting.mentorMood ?? null,
          mentee_mood: meeting.menteeMood ?? null,
          marked_by: meeting.markedBy ?? null,
          created_at: now,
          updated_at: now,
        })),
      )
      .execute();
    const attendance = part.flatMap((meeting) =>
      meeting.menteeIds.map((menteeId) => ({
        organization_id: organizationId,
        meeting_id: meeting.id,
        mentee_id: menteeId,
        present: meeting.status === 'held' && meeting.present.includes(menteeId),
      })),
    );
    if (attendance.length > 0) await tx.insertInto('meeting_attendance').values(attendance).execute();
  }
}

/** Takes a mark back; its attendance goes with it. False when there is no such meeting in the tandem. */
export async function deleteMeeting(
  tx: Tx,
  organizationId: string,
  tandemId: string,
  id: string,
): Promise<boolean> {
  const result = await tx
    .deleteFrom('meeting')
    .where('organization_id', '=', organizationId)
    .where('tandem_id', '=', tandemId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** The mentee's own mood of a meeting, given by himself. */
export async function updateMenteeMood(
  tx: Tx,
  organizationId: string,
  tandemId: string,
  id: string,
  mood: number,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('meeting')
    .set({ mentee_mood: mood, updated_at: now })
    .where('organization_id', '=', organizationId)
    .where('tandem_id', '=', tandemId)
    .where('id', '=', id)
    .where('status', '=', 'held')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
