import type { Policy } from '../../core/scope.ts';

export type SummaryAction = 'summary.read' | 'summary.workbook';

const readers = ['administrator', 'curator', 'deputyHead', 'principal'] as const;

export const summaryPolicy: Policy<SummaryAction> = {
  /** General leadership and control of the programme (R95): the head sees what the curator sees. */
  'summary.read': readers,
  /** Holds names and contacts; every taking is recorded. */
  'summary.workbook': readers,
};
