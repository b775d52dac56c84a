import { z } from 'zod';
import { type Case, cases, type NameParts, type OwnForms } from './declension.ts';

const ownForms = z.partialRecord(
  z.enum(cases),
  z.object({ lastName: z.string(), firstName: z.string(), middleName: z.string() }).partial(),
);

/** Own forms of a name as a person's card keeps them; anything of another shape counts as none. */
export function readOwnForms(stored: unknown): OwnForms | undefined {
  const parsed = ownForms.safeParse(stored);
  if (!parsed.success) return undefined;
  const forms: Partial<Record<Case, Partial<NameParts>>> = {};
  for (const grammaticalCase of cases) {
    const { lastName, firstName, middleName } = parsed.data[grammaticalCase] ?? {};
    forms[grammaticalCase] = {
      ...(lastName ? { lastName } : {}),
      ...(firstName ? { firstName } : {}),
      ...(middleName ? { middleName } : {}),
    };
  }
  return forms;
}
