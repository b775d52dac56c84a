import type { JsonColumn } from './json-column.ts';

export interface OrganizationTable {
  id: string;
  parent_id: string | null;
  level: 'region' | 'municipality' | 'school' | 'partner';
  kind:
    | 'school'
    | 'kindergarten'
    | 'college'
    | 'university'
    | 'extraEducation'
    | 'employer'
    | 'ngo'
    | 'media'
    | 'authority'
    | 'iro'
    | 'cnppm';
  contour: 'inner' | 'outer';
  code: string;
  name: string;
  short_name: string;
  created_at: Date;
}

export interface InstallationSettingTable {
  key: string;
  value: JsonColumn;
  updated_at: Date;
}

export interface OrganizationProfileTable {
  organization_id: string;
  time_zone: string;
  place: string;
  address: string;
  principal_name: string;
  principal_post: string;
  legal_basis: string;
  programme_goal: string;
  curator_office: string;
  site_intro: string;
  site_enabled: boolean;
  form_codes: JsonColumn;
  version: number;
  updated_at: Date;
}
