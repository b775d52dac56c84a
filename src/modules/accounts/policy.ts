import type { Policy } from '../../core/scope.ts';

export type AccountAction = 'account.list' | 'account.invite' | 'account.roles';

export const accountPolicy: Policy<AccountAction> = {
  'account.list': ['administrator', 'curator', 'deputyHead'],
  /** Printed codes: a curator hands them out, a class teacher does so for his own class. */
  'account.invite': ['administrator', 'curator', 'deputyHead'],
  'account.roles': ['administrator'],
};
