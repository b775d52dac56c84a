import type { ColumnType } from 'kysely';

/**
 * A jsonb column: read back as parsed JSON (`unknown`, so that every store checks it), written as text.
 * Stores write with `asJson(value)`.
 */
export type JsonColumn = ColumnType<unknown, string, string>;

export type NullableJsonColumn = ColumnType<unknown, string | null, string | null>;

/** JSON text for a jsonb column. */
export function asJson(value: unknown): string {
  return JSON.stringify(value);
}
