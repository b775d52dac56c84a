import { z } from 'zod';
import { importKinds } from './import-kind.ts';

/**
 * The file of `--columns MAP.json`, the form on the page and the body of the interface: which column holds which
 * field. See `UserColumns` for what the values mean.
 */
export const userColumnsSchema = z.strictObject({
  kind: z.enum(importKinds).optional(),
  headerRow: z.number().int().min(0).max(1000).optional(),
  columns: z.record(
    z.string().max(40),
    z.union([z.string().max(300), z.number().int().min(1).max(1000), z.null()]),
  ),
});
