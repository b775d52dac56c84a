import { z } from 'zod';
import { isCalendarDate } from '../../core/calendar-date.ts';
import { parseClassLabel } from './class-label.ts';
import { guardianKinds } from './guardian.ts';
import { personKinds } from './person.ts';
import { normalisePhone } from './phone.ts';

const text = (max: number) => z.string().trim().max(max, 'common.error.tooLong').default('');
const name = (message: string) =>
  z.string(message).trim().min(1, message).max(100, 'common.error.tooLong').regex(/\p{L}/u, message);
const list = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);
/** An empty field of a form counts as absent. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());
const tick = z.preprocess((value) => value === 'yes' || value === true, z.boolean());

const phone = z
  .string()
  .trim()
  .default('')
  .transform((value, context) => {
    if (value === '') return '';
    const normal = normalisePhone(value);
    if (normal === undefined) context.addIssue({ code: 'custom', message: 'people.error.phone' });
    return normal ?? value;
  });
const email = z.union([z.literal(''), z.email('people.error.email')], 'people.error.email').default('');

export const personForm = z.object({
  kind: z.enum(personKinds),
  lastName: name('people.error.lastName'),
  firstName: name('people.error.firstName'),
  middleName: text(100),
  gender: z.enum(['male', 'female', 'unknown']).default('unknown'),
  bornOn: optional(z.string().refine(isCalendarDate, 'common.error.date')),
  classId: optional(z.uuid('common.error.invalidValue')),
  position: text(200),
  subject: text(200),
  qualification: text(100),
  experienceYears: optional(
    z.coerce.number('people.error.experience').int('people.error.experience').min(0).max(80),
  ),
  workplace: text(300),
  phone,
  email,
});
export type PersonForm = z.output<typeof personForm>;

/** `namesake`: the user has seen that somebody bears this name and says that it is another person. */
export const newPersonForm = personForm.extend({ namesake: tick });

export const editPersonForm = personForm.extend({ version: z.coerce.number().int() });

export const chosenForm = z.object({
  person: z.preprocess(list, z.array(z.uuid()).min(1, 'people.error.nobody').max(10_000)),
  action: z.enum(['leave', 'return']),
});

export const guardianForm = z.object({
  name: z.string().trim().min(1, 'people.error.guardianName').max(200, 'common.error.tooLong'),
  kind: z.enum(guardianKinds).default('unknown'),
  phone,
  email,
});
export type GuardianForm = z.output<typeof guardianForm>;

export const newClassForm = z.object({
  label: z
    .string()
    .trim()
    .transform((value, context) => {
      const parsed = parseClassLabel(value);
      if (!parsed.ok) {
        context.addIssue({ code: 'custom', message: 'people.error.classLabel' });
        return z.NEVER;
      }
      return parsed.value;
    }),
});

export const classTeacherForm = z.object({ teacherId: optional(z.uuid('common.error.invalidValue')) });

export const personLine = z
  .object({
    id: z.uuid(),
    kind: z.enum(personKinds),
    lastName: z.string(),
    firstName: z.string(),
    middleName: z.string(),
    classId: z.uuid().optional(),
    classLabel: z.string().optional(),
    position: z.string(),
    subject: z.string(),
    experienceYears: z.number().int().optional(),
    workplace: z.string(),
    status: z.enum(['active', 'left']),
    version: z.number().int(),
  })
  .meta({ id: 'Person' });

export const personCard = personLine
  .extend({
    gender: z.enum(['male', 'female', 'unknown']),
    bornOn: z.string().optional(),
    qualification: z.string(),
    phone: z.string(),
    email: z.string(),
    guardians: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(guardianKinds),
        lastName: z.string(),
        firstName: z.string(),
        middleName: z.string(),
        phone: z.string(),
      }),
    ),
  })
  .meta({ id: 'PersonCard' });

export const schoolClass = z
  .object({
    id: z.uuid(),
    label: z.string(),
    grade: z.number().int(),
    letter: z.string(),
    pupils: z.number().int(),
    teacherId: z.uuid().optional(),
  })
  .meta({ id: 'SchoolClass' });
