import { randomBytes } from 'node:crypto';
import { newId } from '../../core/id.ts';
import type { Role, Scope } from '../../core/scope.ts';
import { authorize } from '../../core/scope.ts';
import type { Platform } from '../../platform.ts';
import { recordAudit } from '../audit/index.ts';
import { guessGender, insertPerson, type PersonName } from '../people/index.ts';
import { hashPassword } from './password.ts';
import { accountPolicy } from './policy.ts';
import { addAccount } from './service.ts';

/**
 * Adds a staff member who signs in by login and password: for whoever runs a server and makes organisations from
 * the command line. Answers the password when it was made here; it is shown once.
 */
export async function createStaffAccount(
  platform: Platform,
  scope: Scope,
  input: {
    name: PersonName;
    login: string;
    password: string | undefined;
    post: string;
    roles: readonly Role[];
  },
): Promise<{ personId: string; password: string | undefined }> {
  authorize(scope, accountPolicy, 'account.roles');
  const made = input.password === undefined ? randomBytes(12).toString('base64url') : undefined;
  const passwordHash = await hashPassword(input.password ?? made ?? '');
  const personId = newId();
  const now = platform.clock.now();
  const { organizationId } = scope;
  await platform.db.inOrganization(organizationId, async (tx) => {
    const fields = {
      kind: 'teacher' as const,
      ...input.name,
      gender: guessGender(input.name),
      bornOn: undefined,
      classId: undefined,
      position: input.post,
      subject: '',
      qualification: '',
      experienceYears: undefined,
      workplace: '',
      phone: '',
      email: '',
      nameForms: undefined,
      status: 'active' as const,
    };
    await insertPerson(tx, organizationId, personId, fields, now);
    await addAccount(tx, platform, organizationId, {
      personId,
      login: input.login,
      passwordHash,
      roles: input.roles,
    });
    const details = { roles: [...input.roles] };
    await recordAudit(
      tx,
      scope,
      { action: 'account.create', entity: 'person', entityId: personId, details },
      now,
    );
  });
  return { personId, password: made };
}
