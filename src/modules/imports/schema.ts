import { z } from 'zod';
import { roles } from '../../core/scope.ts';
import { personKinds } from '../people/index.ts';
import { batchKinds } from './import-batch.ts';

const list = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
const count = z.number().int();
const record = z.record(z.string(), z.string());

/** The form in which a file is brought, or a table pasted. */
export const uploadForm = z.object({
  kind: z.enum(batchKinds),
  yearId: z.preprocess((value) => (value === '' ? undefined : value), z.uuid().optional()),
  pasted: z.string().max(4_000_000, 'common.error.tooLong').default(''),
});

export const storedMapping = z.object({
  table: count,
  headerRow: count,
  columns: z.record(z.string(), count),
  fingerprint: z.string(),
  confirmed: z.boolean(),
  look: z.object({
    sheets: z.array(z.object({ name: z.string(), rows: count })),
    columns: z.array(
      z.object({ column: count, letter: z.string(), title: z.string(), samples: z.array(z.string()) }),
    ),
    rows: count,
    doubtful: z.array(z.string()),
    remembered: z.boolean(),
  }),
});

export const storedDecisions = z.object({ rows: record, bans: record });

export const storedReport = z.object({
  created: count,
  updated: count,
  unchanged: count,
  open: count,
  skipped: count,
  classes: count,
  guardians: count,
  roles: count,
  bans: count,
  outsiders: count,
});

const value = z.union([z.string(), z.number()]);
const candidate = z.object({
  id: z.string(),
  label: z.string(),
  reasons: z.array(
    z.enum([
      'sameName',
      'typo',
      'diminutive',
      'swapped',
      'initials',
      'noMiddleName',
      'middleNameDiffers',
      'surnameOnly',
      'partOfSurname',
      'surnameDiffers',
      'classSame',
      'classDiffers',
      'classUnknown',
    ]),
  ),
});

export const storedPlan = z.object({
  counts: z.object({ create: count, update: count, unchanged: count, ask: count, skip: count }),
  problems: z.array(
    z.object({
      row: count,
      code: z.string(),
      severity: z.enum(['error', 'warning', 'note']),
      effect: z.enum(['row', 'field', 'none']),
      params: z.record(z.string(), value),
    }),
  ),
  problemCounts: z.record(z.string(), count),
  changes: z.array(
    z.object({
      row: count,
      name: z.string(),
      changes: z.array(z.object({ field: z.string(), before: value, after: value })),
    }),
  ),
  questions: z.array(
    z.object({
      row: count,
      typed: z.string(),
      code: z.string(),
      candidates: z.array(candidate),
      newKind: z.union([z.enum(personKinds), z.literal('')]),
    }),
  ),
  banQuestions: z.array(
    z.object({
      key: z.string(),
      row: count,
      author: z.string(),
      typed: z.string(),
      candidates: z.array(candidate),
    }),
  ),
  absent: z.array(z.string()),
  offers: z.array(z.object({ row: count, role: z.enum(roles), classLabel: z.string(), name: z.string() })),
  newClasses: z.array(z.string()),
  samples: z.array(z.object({ row: count, text: z.string() })),
});

/** Ticked role offers of the form that applies an import. */
export const applyForm = z.object({
  offer: z.preprocess(list, z.array(z.string().max(60)).max(5000)),
});

export const importLine = z
  .object({
    id: z.uuid(),
    kind: z.enum(batchKinds),
    status: z.enum(['mapping', 'planning', 'ready', 'applying', 'done', 'failed', 'cancelled']),
    rowsTotal: count,
    rowsDone: count,
    createdAt: z.string(),
    report: storedReport.optional(),
  })
  .meta({ id: 'Import' });
