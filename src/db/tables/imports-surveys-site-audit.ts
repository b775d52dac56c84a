import type { CalendarDate } from '../../core/clock.ts';
import type { JsonColumn, NullableJsonColumn } from './json-column.ts';

export interface ImportBatchTable {
  organization_id: string;
  id: string;
  kind: 'pupils' | 'teachers' | 'mentees' | 'mentors' | 'roadmap';
  programme_year_id: string | null;
  file_id: string;
  file_name: string;
  status: 'mapping' | 'planning' | 'ready' | 'applying' | 'done' | 'failed' | 'cancelled';
  mapping: JsonColumn;
  plan: JsonColumn;
  decisions: JsonColumn;
  report: NullableJsonColumn;
  rows_total: number;
  rows_done: number;
  error_code: string | null;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface ImportMappingTable {
  organization_id: string;
  kind: string;
  fingerprint: string;
  mapping: JsonColumn;
  updated_at: Date;
}

export interface SurveyRoundTable {
  organization_id: string;
  id: string;
  programme_year_id: string;
  template_code: string;
  template_version: number;
  title: string;
  opens_on: CalendarDate;
  closes_on: CalendarDate;
  closed_at: Date | null;
  definition: JsonColumn;
  created_by: string | null;
  created_at: Date;
}

export interface SurveyInvitationTable {
  organization_id: string;
  id: string;
  round_id: string;
  participant_id: string;
  key_hash: string;
  created_at: Date;
}

export interface SurveyResponseTable {
  organization_id: string;
  invitation_id: string;
  round_id: string;
  answers: JsonColumn;
  entered_by: string | null;
  submitted_at: Date;
}

export interface SiteItemTable {
  organization_id: string;
  id: string;
  section: 'news' | 'events' | 'method' | 'legal';
  title: string;
  body: string;
  file_id: string | null;
  published_on: CalendarDate | null;
  /** Order in the section, least first. */
  position: number;
  event_on: CalendarDate | null;
  version: number;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface AuditEntryTable {
  organization_id: string;
  id: string;
  occurred_at: Date;
  account_id: string | null;
  action: string;
  entity: string;
  entity_id: string | null;
  details: JsonColumn;
}
