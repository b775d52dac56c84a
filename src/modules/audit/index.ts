export type { AuditLine, AuditRecord } from './audit.ts';
export { listAuditOf, recordAudit } from './store.ts';
