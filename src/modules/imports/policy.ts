import type { Policy } from '../../core/scope.ts';

export type ImportAction = 'import.run' | 'import.roles';

export const importPolicy: Policy<ImportAction> = {
  'import.run': ['administrator', 'curator', 'deputyHead'],
  /** Roles that posts call for are rights: only an administrator gives rights. */
  'import.roles': ['administrator'],
};
