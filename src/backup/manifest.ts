import { z } from 'zod';

export const manifestName = 'manifest.json';

/** What a backup holds; written first, checked before anything is restored. */
export const manifestSchema = z.object({
  product: z.literal('plecho'),
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** Highest migration of the schema that the rows were read from. */
  schema: z.number().int().positive(),
  organizations: z.array(z.object({ code: z.string(), name: z.string() })),
  tables: z.record(z.string().regex(/^[a-z_]+$/), z.object({ rows: z.number().int(), sha256: z.string() })),
  files: z.array(z.object({ sha256: z.string().regex(/^[\da-f]{64}$/), size: z.number().int() })),
});

export type Manifest = z.output<typeof manifestSchema>;

export function tableEntry(table: string): string {
  return `tables/${table}.ndjson`;
}

export function fileEntry(sha256: string): string {
  return `files/${sha256}`;
}
