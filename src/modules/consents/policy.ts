import type { Policy } from '../../core/scope.ts';

export type ConsentAction = 'consent.list' | 'consent.listOwnClass' | 'consent.mark' | 'consent.markOwnClass';

export const consentPolicy: Policy<ConsentAction> = {
  'consent.list': ['administrator', 'curator', 'deputyHead'],
  /** A class teacher sees and marks consents of his own class only (X10). */
  'consent.listOwnClass': ['classTeacher'],
  'consent.mark': ['administrator', 'curator', 'deputyHead'],
  'consent.markOwnClass': ['classTeacher'],
};
