import type { Policy } from '../../core/scope.ts';

export type DocumentAction = 'document.read' | 'document.edit' | 'document.approve' | 'document.templates';

const leaders = ['administrator', 'curator', 'deputyHead'] as const;

export const documentPolicy: Policy<DocumentAction> = {
  'document.read': [...leaders, 'principal'],
  /** The curator or the deputy head prepares, the head signs (R32, X7 of the domain reference). */
  'document.edit': leaders,
  /** The head approves here, or those who prepare record that he signed on paper; the record says who did. */
  'document.approve': [...leaders, 'principal'],
  'document.templates': leaders,
};
