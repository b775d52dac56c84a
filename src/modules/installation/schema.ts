import { z } from 'zod';
import { newLogin, newPassword } from '../accounts/index.ts';
import { organizationNames } from '../organizations/index.ts';

const name = z.string().trim().min(1, 'common.error.required').max(120, 'common.error.tooLong');

/** The whole set-up in one form: the organisation and its first administrator. */
export const setupForm = organizationNames.extend({
  lastName: name,
  firstName: name,
  middleName: z.string().trim().max(120, 'common.error.tooLong'),
  post: z.string().trim().max(200, 'common.error.tooLong'),
  login: newLogin,
  password: newPassword,
  isCurator: z.preprocess((value) => value === 'yes' || value === true, z.boolean()),
  setupKey: z.string().optional(),
});

export type SetupForm = z.output<typeof setupForm>;
