import type { CalendarDate } from '../../core/clock.ts';
import type { NullableJsonColumn } from './json-column.ts';

export interface SchoolClassTable {
  organization_id: string;
  id: string;
  grade: number;
  letter: string;
  label: string;
  teacher_id: string | null;
  created_at: Date;
}

export interface PersonTable {
  organization_id: string;
  id: string;
  kind:
    | 'student'
    | 'teacher'
    | 'guardian'
    | 'employer'
    | 'collegeStudent'
    | 'alumnus'
    | 'veteran'
    | 'entrepreneur'
    | 'publicFigure'
    | 'other';
  last_name: string;
  first_name: string;
  middle_name: string;
  sort_key: string;
  search_key: string;
  gender: 'male' | 'female' | 'unknown';
  born_on: CalendarDate | null;
  class_id: string | null;
  position: string;
  subject: string;
  qualification: string;
  experience_years: number | null;
  workplace: string;
  phone: string;
  email: string;
  name_forms: NullableJsonColumn;
  status: 'active' | 'left';
  version: number;
  created_at: Date;
  updated_at: Date;
}

export interface GuardianLinkTable {
  organization_id: string;
  student_id: string;
  guardian_id: string;
  kind: 'mother' | 'father' | 'guardian' | 'trustee' | 'unknown';
  created_at: Date;
}

export interface AccountTable {
  organization_id: string;
  id: string;
  person_id: string;
  login: string | null;
  password_hash: string | null;
  status: 'active' | 'closed';
  locale: 'ru' | 'en';
  created_at: Date;
  last_sign_in_at: Date | null;
}

export interface RoleAssignmentTable {
  organization_id: string;
  id: string;
  person_id: string;
  role: string;
  starts_on: CalendarDate;
  ends_on: CalendarDate | null;
  created_at: Date;
}

export interface SessionTable {
  organization_id: string;
  token_hash: string;
  account_id: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  device: string;
}

export interface AccessCodeTable {
  organization_id: string;
  id: string;
  account_id: string;
  key_hash: string;
  created_at: Date;
  expires_at: Date;
}

export interface LoginDirectoryTable {
  key_hash: string;
  kind: 'login' | 'code';
  organization_id: string;
  account_id: string;
  created_at: Date;
}

export interface SignInThrottleTable {
  key_hash: string;
  failures: number;
  first_failed_at: Date;
  blocked_until: Date | null;
}
