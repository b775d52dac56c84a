import type { CalendarDate } from '../../core/clock.ts';
import { isId, newId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, roles as knownRoles, type Role, type Scope } from '../../core/scope.ts';
import type { Viewer } from '../../core/viewer.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { findPersonInTx, type SetClassTeacherRole } from '../people/index.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { accountPolicy } from './policy.ts';
import { keyHash, newAccessCode, normaliseAccessCode, normaliseLogin } from './secret.ts';
import { addAccount } from './service.ts';
import { codeDays, daysFrom } from './session.ts';
import {
  deleteDirectoryEntries,
  endRole,
  findAccount,
  findAccountOfPerson,
  insertDirectoryEntry,
  insertRoles,
  listRoles,
  listRolesOfPeople,
  updateAccount,
} from './store.ts';
import { type AccountLine, listAccountLines, saveAccessCode } from './store-cards.ts';
import { deleteSession, deleteSessionsOf, listSessions, type SessionLine } from './store-sessions.ts';

export async function listAccounts(platform: Platform, scope: Scope): Promise<AccountLine[]> {
  authorize(scope, accountPolicy, 'account.list');
  const day = platform.clock.today();
  return platform.db.inOrganization(scope.organizationId, (tx) =>
    listAccountLines(tx, scope.organizationId, day),
  );
}

/** A code that is shown once, to be printed and cut out. */
export interface CodeCard {
  readonly personId: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  /** Four groups of four digits. */
  readonly code: string;
}

/**
 * Makes fresh sign-in codes for people (an account is added where there is none); older codes stop.
 * The codes are answered once and kept nowhere in clear.
 */
export async function issueCodes(
  platform: Platform,
  scope: Scope,
  personIds: readonly string[],
): Promise<CodeCard[]> {
  authorize(scope, accountPolicy, 'account.invite');
  const { organizationId } = scope;
  const now = platform.clock.now();
  return platform.db.inOrganization(organizationId, async (tx) => {
    const cards: CodeCard[] = [];
    for (const personId of personIds) {
      const person = isId(personId) ? await findPersonInTx(tx, organizationId, personId) : undefined;
      if (!person) throw notFound();
      const existing = await findAccountOfPerson(tx, organizationId, personId);
      const accountId =
        existing?.id ?? (await addAccount(tx, platform, organizationId, { personId, roles: [] }));
      const code = newAccessCode();
      const hash = keyHash(normaliseAccessCode(code) ?? '');
      await deleteDirectoryEntries(tx, organizationId, accountId, 'code');
      await insertDirectoryEntry(tx, { kind: 'code', hash, organizationId, accountId }, now);
      await saveAccessCode(
        tx,
        organizationId,
        { id: newId(), accountId, hash, expiresAt: daysFrom(now, codeDays) },
        now,
      );
      const { lastName, firstName, middleName } = person;
      cards.push({ personId, lastName, firstName, middleName, code });
    }
    return cards;
  });
}

/** Gives a person a role in a running transaction; nothing happens when he holds it already. */
export async function grantRole(
  tx: Tx,
  platform: Platform,
  organizationId: string,
  personId: string,
  role: Role,
): Promise<void> {
  await grantRoleToAll(tx, platform, organizationId, [personId], role);
}

/** Gives each of several people a role in a running transaction; who holds it already keeps it. */
export async function grantRoleToAll(
  tx: Tx,
  platform: Platform,
  organizationId: string,
  personIds: readonly string[],
  role: Role,
): Promise<void> {
  const startsOn = platform.clock.today();
  const assignments = [...new Set(personIds)].map((personId) => ({ id: newId(), personId, role, startsOn }));
  await insertRoles(tx, organizationId, assignments, platform.clock.now());
}

/** Ends a role in a running transaction; it stops at the next request. */
export async function revokeRole(
  tx: Tx,
  platform: Platform,
  organizationId: string,
  personId: string,
  role: Role,
): Promise<void> {
  await endRole(tx, organizationId, personId, role, yesterday(platform.clock.today()));
}

/** Gives the role of a class teacher to whoever begins to lead a class, and ends it: for the module of people. */
export function classTeacherRole(platform: Platform): SetClassTeacherRole {
  return (tx, organizationId, personId, leads) =>
    (leads ? grantRole : revokeRole)(tx, platform, organizationId, personId, 'classTeacher');
}

/** Roles that people hold on a day, by person; of everybody when none are named. */
export async function rolesOfPeople(
  tx: Tx,
  organizationId: string,
  day: CalendarDate,
  personIds?: readonly string[],
): Promise<ReadonlyMap<string, readonly Role[]>> {
  const held = await listRolesOfPeople(tx, organizationId, day, personIds);
  return new Map(
    [...held].map(([personId, roles]) => [personId, knownRoles.filter((role) => roles.includes(role))]),
  );
}

/** Sets exactly these roles of a person, from today. The last administrator cannot be removed. */
export async function setRoles(
  platform: Platform,
  scope: Scope,
  personId: string,
  wanted: readonly Role[],
): Promise<void> {
  authorize(scope, accountPolicy, 'account.roles');
  const { organizationId } = scope;
  const today = platform.clock.today();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const person = isId(personId) ? await findPersonInTx(tx, organizationId, personId) : undefined;
    if (!person) throw notFound();
    const held = new Set(await listRoles(tx, organizationId, personId, today));
    if (held.has('administrator') && !wanted.includes('administrator')) {
      const others = (await listAccountLines(tx, organizationId, today)).filter(
        (line) => line.personId !== personId && line.roles.includes('administrator') && !line.closed,
      );
      if (others.length === 0) throw new Refusal('accounts.refusal.lastAdministrator', 409);
    }
    for (const role of knownRoles) {
      if (wanted.includes(role)) await grantRole(tx, platform, organizationId, personId, role);
      // A role holds to the end of `ends_on`: yesterday stops it at the next request.
      else if (held.has(role)) await endRole(tx, organizationId, personId, role, yesterday(today));
    }
  });
}

function yesterday(today: string): string {
  return new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
}

/** Sets login and password of one's own account; every other session of it ends. */
export async function changeOwnPassword(
  platform: Platform,
  viewer: Viewer,
  input: { login: string; currentPassword: string; newPassword: string },
): Promise<void> {
  const { organizationId, accountId } = viewer.scope;
  if (accountId === undefined) throw notFound();
  const account = await platform.db.inOrganization(organizationId, (tx) =>
    findAccount(tx, organizationId, accountId),
  );
  if (!account) throw notFound();
  if (
    account.passwordHash !== undefined &&
    !(await verifyPassword(input.currentPassword, account.passwordHash))
  ) {
    throw new Refusal('accounts.refusal.wrongCurrentPassword', 422);
  }
  const passwordHash = await hashPassword(input.newPassword);
  const login = normaliseLogin(input.login);
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    await updateAccount(tx, organizationId, accountId, { login, passwordHash });
    if (login !== account.login) {
      await deleteDirectoryEntries(tx, organizationId, accountId, 'login');
      await insertDirectoryEntry(tx, { kind: 'login', hash: keyHash(login), organizationId, accountId }, now);
    }
    await deleteSessionsOf(tx, organizationId, accountId, viewer.sessionHash);
  });
}

export interface OwnAccount {
  readonly login: string | undefined;
  readonly hasPassword: boolean;
  readonly sessions: readonly SessionLine[];
}

export async function readOwnAccount(platform: Platform, viewer: Viewer): Promise<OwnAccount> {
  const { organizationId, accountId } = viewer.scope;
  if (accountId === undefined) throw notFound();
  const now = platform.clock.now();
  return platform.db.inOrganization(organizationId, async (tx) => {
    const account = await findAccount(tx, organizationId, accountId);
    if (!account) throw notFound();
    const sessions = await listSessions(tx, organizationId, accountId, now);
    return { login: account.login, hasPassword: account.passwordHash !== undefined, sessions };
  });
}

/** Ends one's own sessions: the one of `tokenHash`, or all but the present one. */
export async function endOwnSessions(
  platform: Platform,
  viewer: Viewer,
  tokenHash: string | undefined,
): Promise<void> {
  const { organizationId, accountId } = viewer.scope;
  if (accountId === undefined) throw notFound();
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    if (tokenHash === undefined) {
      await deleteSessionsOf(tx, organizationId, accountId, viewer.sessionHash);
      return;
    }
    const own = await listSessions(tx, organizationId, accountId, now);
    if (!own.some((session) => session.tokenHash === tokenHash)) throw notFound();
    await deleteSession(tx, organizationId, tokenHash);
  });
}
