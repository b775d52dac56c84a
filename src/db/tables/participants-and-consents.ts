import type { CalendarDate } from '../../core/clock.ts';

export interface ParticipantTable {
  organization_id: string;
  id: string;
  programme_year_id: string;
  person_id: string;
  side: 'mentee' | 'mentor';
  status: 'candidate' | 'inBase' | 'closed';
  source: 'import' | 'self' | 'curator' | 'classTeacher' | 'psychologist' | 'socialPedagogue' | 'guardian';
  entered_on: CalendarDate | null;
  closed_on: CalendarDate | null;
  close_reason: string;
  capacity: number;
  hours_per_month: string | null;
  minutes_per_week_from: number | null;
  minutes_per_week_to: number | null;
  meeting_mode: 'inPerson' | 'online' | 'mixed' | 'unknown';
  wished_partner: string;
  wished_age: string;
  need: number | null;
  request_text: string;
  workplace: string;
  available_to_others: boolean;
  answered_at: Date | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

export interface ParticipantDirectionTable {
  organization_id: string;
  participant_id: string;
  direction_code: string;
  position: number;
}

export interface ParticipantCategoryTable {
  organization_id: string;
  participant_id: string;
  category_code: string;
  recorded_by: string | null;
  recorded_at: Date;
}

export interface ParticipantBanTable {
  organization_id: string;
  id: string;
  participant_id: string;
  typed_name: string;
  person_id: string | null;
  status: 'known' | 'doubtful' | 'dismissed';
  source: string;
  created_at: Date;
}

export interface ParticipantEventTable {
  organization_id: string;
  id: string;
  participant_id: string;
  kind: string;
  note: string;
  occurred_at: Date;
  recorded_by: string | null;
}

export interface ConsentTable {
  organization_id: string;
  id: string;
  person_id: string;
  purpose:
    | 'processing'
    | 'publication'
    | 'mentorTransfer'
    | 'specialCategories'
    | 'photoVideo'
    | 'mentorDuty';
  status: 'given' | 'refused' | 'withdrawn' | 'superseded';
  signer_kind: 'self' | 'guardian';
  signer_name: string;
  signer_person_id: string | null;
  signed_on: CalendarDate;
  valid_until: CalendarDate | null;
  medium: 'paper' | 'electronic';
  file_id: string | null;
  withdrawn_on: CalendarDate | null;
  note: string;
  recorded_by: string | null;
  recorded_at: Date;
}
