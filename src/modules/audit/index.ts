export type { AuditLine, AuditRecord } from './audit.ts';
export { listAuditOf, recordAudit, recordAudits } from './store.ts';
