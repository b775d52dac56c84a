import { Refusal } from '../core/refusal.ts';

/**
 * The database cannot be used before somebody does something about it; the message says what, to whoever runs the
 * program. Not for visitors.
 */
export class SetupProblem extends Error {
  override name = 'SetupProblem';
}

interface SqlErrorParts {
  readonly code: string;
  readonly constraint?: string | undefined;
  readonly table?: string | undefined;
  readonly column?: string | undefined;
  readonly position?: number | undefined;
}

/**
 * A statement failed. Holds what code may decide on and nothing of what was written: PostgreSQL repeats the values
 * of the row in `detail` and in some messages, and those are personal data.
 */
export class SqlError extends Error {
  /** SQLSTATE, five characters (PostgreSQL manual, appendix A). */
  readonly code: string;
  readonly constraint: string | undefined;
  readonly table: string | undefined;
  readonly column: string | undefined;
  /** Character of the statement, from 1. */
  readonly position: number | undefined;

  constructor(message: string, parts: SqlErrorParts) {
    super(`${withoutValues(message, parts.code)} (SQLSTATE ${parts.code})`);
    this.name = 'SqlError';
    this.code = parts.code;
    this.constraint = parts.constraint;
    this.table = parts.table;
    this.column = parts.column;
    this.position = parts.position;
  }
}

/** Messages of class 22 (data exception) quote values, those of the other classes only names of the schema. */
function withoutValues(message: string, code: string): string {
  if (code.startsWith('22')) return message.replace(/:\s*".*$/s, '').replace(/"[^"]*"/g, '"…"');
  return message.replace(/"[^"]*[^\w".][^"]*"/g, '"…"');
}

const sqlState = /^[0-9A-Z]{5}$/;
const full = new Set(['53100', '53200']);
const busy = new Set(['53300', '55P03', '57014', '25P03']);
const gone = new Set(['57P01', '57P02', '57P03', '57P05', '08000', '08003', '08006', '08001', '08004']);
const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  'EHOSTUNREACH',
]);

/** The driver's own failures carry no code. */
const driverOutage =
  /^(Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after|Client (was closed|has encountered))/;

function textOf(error: object, key: string): string | undefined {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : undefined;
}

function outage(code: string, status: 503 | 507, cause: Error): Refusal {
  const refusal = new Refusal(code, status);
  refusal.cause = cause;
  return refusal;
}

/** The engine is gone; the next call may find it again. */
export function unavailable(message: string): Refusal {
  return outage('db.refusal.unavailable', 503, new Error(message));
}

/** Too many wait, or one held the connection too long. */
export function tooBusy(message: string): Refusal {
  return outage('db.refusal.busy', 503, new Error(message));
}

/** SQLSTATE of a failure, from a driver's error or ours. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const code = textOf(error, 'code');
  return code !== undefined && sqlState.test(code) ? code : undefined;
}

/** What the driver threw, in the words of the product: a Refusal for an outage, a `SqlError` for a bad statement. */
export function fromDriver(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Refusal || error instanceof SqlError) return error;
  const networkCode = textOf(error, 'code');
  if (networkCodes.has(networkCode ?? '') || driverOutage.test(error.message)) {
    return outage('db.refusal.unavailable', 503, error);
  }
  const code = sqlStateOf(error);
  if (code === undefined) return error;
  const failure = new SqlError(error.message, {
    code,
    constraint: textOf(error, 'constraint'),
    table: textOf(error, 'table'),
    column: textOf(error, 'column'),
    position: Number(textOf(error, 'position')) || undefined,
  });
  if (error.stack !== undefined) failure.stack = error.stack.replace(error.message, failure.message);
  if (full.has(code)) return outage('db.refusal.full', 507, failure);
  if (busy.has(code)) return outage('db.refusal.busy', 503, failure);
  if (gone.has(code)) return outage('db.refusal.unavailable', 503, failure);
  return failure;
}
