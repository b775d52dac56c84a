import type { CalendarDate } from '../../core/clock.ts';
import type { JsonColumn } from './json-column.ts';

export interface ProgrammeYearTable {
  organization_id: string;
  id: string;
  title: string;
  start_year: number;
  starts_on: CalendarDate;
  ends_on: CalendarDate;
  goal: string;
  legal_basis: string;
  tasks: JsonColumn;
  form_codes: JsonColumn;
  preliminary_form_codes: JsonColumn;
  forms_settled_on: CalendarDate | null;
  expected_results: JsonColumn;
  perspective_results: string;
  source: 'template' | 'file' | 'previousYear';
  previous_year_id: string | null;
  status: 'draft' | 'approved' | 'running' | 'closing' | 'closed';
  version: number;
  created_at: Date;
  updated_at: Date;
}

export interface StageTable {
  organization_id: string;
  programme_year_id: string;
  number: number;
  title: string;
  task: string;
  outcome: string;
  closed_on: CalendarDate | null;
}

export interface ActivityTable {
  organization_id: string;
  id: string;
  programme_year_id: string;
  stage_number: number;
  position: number;
  code: string;
  title: string;
  sub_items: JsonColumn;
  term_text: string;
  window_from: CalendarDate;
  window_to: CalendarDate;
  all_year: boolean;
  responsible_text: string;
  responsible_roles: JsonColumn;
  responsible_person_id: string | null;
  status: 'planned' | 'inProgress' | 'done' | 'cancelled';
  done_on: CalendarDate | null;
  done_by: string | null;
  note: string;
  version: number;
  updated_at: Date;
}

export interface ActivityEvidenceTable {
  organization_id: string;
  id: string;
  activity_id: string;
  title: string;
  file_id: string | null;
  document_id: string | null;
  link: string | null;
  created_by: string | null;
  created_at: Date;
}

export interface StageDecisionTable {
  organization_id: string;
  id: string;
  programme_year_id: string;
  stage_number: number;
  decision: 'close' | 'reopen';
  warnings: JsonColumn;
  reason: string;
  decided_by: string | null;
  decided_at: Date;
}

export interface ProgrammeResourceTable {
  organization_id: string;
  id: string;
  programme_year_id: string;
  kind: 'staff' | 'methodical' | 'material' | 'financial' | 'psychological' | 'information';
  contour: 'inner' | 'outer';
  title: string;
  source: string;
  available: boolean;
  created_at: Date;
}

export interface ActivityClassMarkTable {
  organization_id: string;
  activity_id: string;
  class_id: string;
  done_on: CalendarDate;
  done_by: string | null;
}
