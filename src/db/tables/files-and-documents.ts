import type { CalendarDate } from '../../core/clock.ts';
import type { JsonColumn } from './json-column.ts';

export interface StoredFileTable {
  organization_id: string;
  id: string;
  sha256: string;
  size_bytes: number;
  name: string;
  media_type: string;
  created_by: string | null;
  created_at: Date;
}

export interface DocumentTable {
  organization_id: string;
  id: string;
  programme_year_id: string | null;
  kind: string;
  number: string;
  dated_on: CalendarDate | null;
  title: string;
  status: 'draft' | 'onApproval' | 'approved' | 'archived';
  body: JsonColumn;
  file_id: string | null;
  scan_file_id: string | null;
  approved_on: CalendarDate | null;
  approved_by: string | null;
  published: boolean;
  remark: string;
  version: number;
  created_by: string | null;
  created_at: Date;
  updated_at: Date;
}

export interface DocumentTemplateTable {
  organization_id: string;
  kind: string;
  file_id: string;
  created_by: string | null;
  created_at: Date;
}
