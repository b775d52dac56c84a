import { z } from 'zod';
import content from '../../../content/questionnaires.json' with { type: 'json' };
import type { Definition } from './questionnaire.ts';

const words = z.object({ ru: z.string().min(1), en: z.string().min(1) });

/** Shape of a questionnaire in the library and of the definition that a round keeps. */
export const definitionSchema = z.object({
  code: z.string(),
  version: z.number().int(),
  audience: z.literal('tandem'),
  title: words,
  intro: words,
  questions: z.array(
    z.object({
      code: z.string().regex(/^[a-z]\w*$/i),
      kind: z.enum(['scale10', 'yesNo', 'text']),
      required: z.boolean(),
      metric: z.string().nullable(),
      text: words,
    }),
  ),
});

/** Questionnaires that come with the product. */
export const library: readonly Definition[] = z.array(definitionSchema).parse(content.questionnaires);

export function findInLibrary(code: string): Definition | undefined {
  return library.find((definition) => definition.code === code);
}
