import { z } from 'zod';
import content from '../../../content/help-contacts.json' with { type: 'json' };

const words = z.object({ ru: z.string().min(1), en: z.string().min(1) });

/** Whom anybody can call at any hour. */
export const helpContacts = z
  .array(
    z.object({
      code: z.string(),
      phone: z.string(),
      /** Digits for the telephone. */
      call: z.string().regex(/^\+?\d+$/),
      name: words,
    }),
  )
  .parse(content.contacts);
