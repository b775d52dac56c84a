import type { Policy } from '../../core/scope.ts';

export type OrganizationAction = 'organization.read' | 'organization.edit';

export const organizationPolicy: Policy<OrganizationAction> = {
  'organization.read': ['administrator', 'curator', 'deputyHead', 'principal', 'workingGroupMember'],
  'organization.edit': ['administrator', 'curator', 'deputyHead', 'principal'],
};
