import type { CalendarDate } from '../../core/clock.ts';
import type { JsonColumn } from './json-column.ts';

export interface MatchDraftTable {
  organization_id: string;
  id: string;
  programme_year_id: string;
  name: string;
  objective: string;
  status: 'draft' | 'confirmed' | 'discarded';
  certificate: JsonColumn;
  version: number;
  created_by: string | null;
  created_at: Date;
  confirmed_at: Date | null;
}

export interface MatchPairTable {
  organization_id: string;
  draft_id: string;
  mentee_id: string;
  mentor_id: string;
  score: number;
  reasons: JsonColumn;
  origin: 'engine' | 'person';
  locked: boolean;
}

export interface TandemTable {
  organization_id: string;
  id: string;
  programme_year_id: string;
  mentor_id: string;
  type: 'pair' | 'group';
  form_code: string;
  goal: string;
  status: 'agreed' | 'assigned' | 'working' | 'finished' | 'terminated';
  starts_on: CalendarDate | null;
  ends_on: CalendarDate | null;
  order_id: string | null;
  draft_id: string | null;
  reasons: JsonColumn;
  outcome: 'reached' | 'partly' | 'notReached' | null;
  closing_note: string;
  informed_on: CalendarDate | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export interface TandemMenteeTable {
  organization_id: string;
  tandem_id: string;
  mentee_id: string;
  joined_on: CalendarDate;
  left_on: CalendarDate | null;
}

export interface MeetingTable {
  organization_id: string;
  id: string;
  tandem_id: string;
  kind: 'introductory' | 'trial' | 'planning' | 'regular' | 'closing' | 'closingGroup';
  status: 'planned' | 'held' | 'missed';
  held_on: CalendarDate;
  duration_minutes: number | null;
  meeting_mode: 'inPerson' | 'online' | 'mixed' | 'unknown';
  topic: string;
  next_step: string;
  missed_reason: string;
  mentor_mood: number | null;
  mentee_mood: number | null;
  marked_by: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface MeetingAttendanceTable {
  organization_id: string;
  meeting_id: string;
  mentee_id: string;
  present: boolean;
}
