/** One line of the record: who did what to which thing. Details hold ids, codes and counts, never names. */
export interface AuditRecord {
  /** Verb with its subject: `consent.mark`, `activity.done`. */
  readonly action: string;
  /** Table or notion that was touched: `consent`. */
  readonly entity: string;
  readonly entityId: string | undefined;
  readonly details: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export interface AuditLine extends AuditRecord {
  readonly id: string;
  readonly occurredAt: Date;
  readonly accountId: string | undefined;
}
