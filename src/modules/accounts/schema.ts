import { z } from 'zod';
import { roles } from '../../core/scope.ts';

export const signInForm = z.object({
  login: z.string().trim().min(1, 'accounts.error.login').max(200, 'common.error.tooLong'),
  password: z.string().min(1, 'accounts.error.password').max(1000, 'common.error.tooLong'),
  next: z.string().optional(),
});

export const codeForm = z.object({
  code: z.string().trim().min(1, 'accounts.error.code').max(60, 'accounts.error.code'),
});

/** At least 10 characters: NIST SP 800-63B asks for 8; no rules of composition. */
export const newPassword = z
  .string()
  .min(10, 'accounts.error.passwordShort')
  .max(1000, 'common.error.tooLong');
export const newLogin = z
  .string()
  .trim()
  .min(3, 'accounts.error.loginShort')
  .max(200, 'common.error.tooLong');

export const ownAccountForm = z.object({
  login: newLogin,
  currentPassword: z.string().max(1000, 'common.error.tooLong').default(''),
  newPassword,
});

const list = (value: unknown) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

export const peopleForm = z.object({
  person: z.preprocess(list, z.array(z.string()).min(1, 'accounts.error.nobody').max(500)),
});

export const rolesForm = z.object({ role: z.preprocess(list, z.array(z.enum(roles))) });
