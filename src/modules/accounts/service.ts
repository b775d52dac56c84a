import { ageOn } from '../../core/calendar-date.ts';
import { isId, newId } from '../../core/id.ts';
import { Refusal } from '../../core/refusal.ts';
import { roles as knownRoles, type Role } from '../../core/scope.ts';
import type { Viewer, YearLink } from '../../core/viewer.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { keyHash, newToken, normaliseAccessCode, normaliseLogin } from './secret.ts';
import { daysFrom, parseSessionCookie, sessionCookie, sessionDays, touchEveryMs } from './session.ts';
import {
  deleteThrottle,
  findAccount,
  findDirectoryEntry,
  findThrottle,
  insertAccount,
  insertDirectoryEntry,
  insertRoles,
  listRoles,
  saveThrottle,
  updateAccount,
} from './store.ts';
import { isCodeInForce } from './store-cards.ts';
import { deleteSession, findSession, insertSession, touchSession } from './store-sessions.ts';
import { afterFailure, isBlocked, type ThrottleKind } from './throttle.ts';

export interface Attempt {
  /** Network address of the browser; only its hash is kept. */
  readonly address: string;
  readonly device: string;
}

/** Signs in by login and password; answers the cookie of a new session. The same refusal for every reason. */
export async function signIn(
  platform: Platform,
  input: { login: string; password: string } & Attempt,
): Promise<string> {
  const login = normaliseLogin(input.login);
  const throttles = [throttleKey('login', login), throttleKey('address', input.address)];
  await refuseBlocked(platform, throttles);
  const entry = await platform.db.inDirectory((tx) => findDirectoryEntry(tx, 'login', keyHash(login)));
  const account =
    entry &&
    (await platform.db.inOrganization(entry.organizationId, (tx) =>
      findAccount(tx, entry.organizationId, entry.accountId),
    ));
  // The hash is computed for an unknown login too, so that both answers take as long.
  const fits = await verifyPassword(input.password, account?.passwordHash);
  if (!entry || !account || !fits || account.status !== 'active') {
    await noteFailure(platform, throttles);
    throw new Refusal('accounts.refusal.wrongPassword', 422);
  }
  await forgetFailures(platform, throttles);
  return startSession(platform, entry.organizationId, account.id, input.device);
}

/** Signs in by a printed code. */
export async function enterWithCode(platform: Platform, input: { code: string } & Attempt): Promise<string> {
  const throttles = [throttleKey('address', input.address)];
  await refuseBlocked(platform, throttles);
  const digits = normaliseAccessCode(input.code);
  const hash = keyHash(digits ?? '');
  const entry =
    digits === undefined
      ? undefined
      : await platform.db.inDirectory((tx) => findDirectoryEntry(tx, 'code', hash));
  const now = platform.clock.now();
  const good =
    entry &&
    (await platform.db.inOrganization(entry.organizationId, async (tx) => {
      const account = await findAccount(tx, entry.organizationId, entry.accountId);
      return (
        account?.status === 'active' &&
        (await isCodeInForce(tx, entry.organizationId, entry.accountId, hash, now))
      );
    }));
  if (!entry || !good) {
    await noteFailure(platform, throttles);
    throw new Refusal('accounts.refusal.wrongCode', 422);
  }
  return startSession(platform, entry.organizationId, entry.accountId, input.device);
}

/** A new session with an id of its own, always fresh at sign-in (against session fixation). */
async function startSession(
  platform: Platform,
  organizationId: string,
  accountId: string,
  device: string,
): Promise<string> {
  const token = newToken();
  const now = platform.clock.now();
  await platform.db.inOrganization(organizationId, async (tx) => {
    const session = { tokenHash: keyHash(token), accountId, expiresAt: daysFrom(now, sessionDays), device };
    await insertSession(tx, organizationId, session, now);
    await updateAccount(tx, organizationId, accountId, { lastSignInAt: now });
  });
  return sessionCookie(organizationId, token);
}

export async function signOut(platform: Platform, viewer: Viewer): Promise<void> {
  const { organizationId } = viewer.scope;
  await platform.db.inOrganization(organizationId, (tx) =>
    deleteSession(tx, organizationId, viewer.sessionHash),
  );
}

/** Reads the years that the navigation offers, in the transaction that found the viewer. */
export type ListYears = (tx: Tx, organizationId: string, today: string) => Promise<YearLink[]>;

/**
 * The viewer of a session cookie, with the roles that hold today: a role removed stops at the next request.
 * Undefined for a malformed, expired or ended session.
 */
export async function findViewer(
  platform: Platform,
  cookie: string,
  listYears: ListYears,
): Promise<Viewer | undefined> {
  const parsed = parseSessionCookie(cookie);
  if (!parsed || !isId(parsed.organizationId)) return undefined;
  const { organizationId } = parsed;
  const sessionHash = keyHash(parsed.token);
  const now = platform.clock.now();
  return platform.db.inOrganization(organizationId, async (tx) => {
    const session = await findSession(tx, organizationId, sessionHash, now);
    if (!session) return undefined;
    if (now.getTime() - session.lastSeenAt.getTime() > touchEveryMs)
      await touchSession(tx, organizationId, sessionHash, now);
    const today = platform.clock.today(session.timeZone);
    const held = new Set(await listRoles(tx, organizationId, session.personId, today));
    return {
      scope: {
        organizationId,
        accountId: session.accountId,
        personId: session.personId,
        roles: new Set(knownRoles.filter((role) => held.has(role))),
      },
      sessionHash,
      displayName:
        [session.firstName, session.middleName].filter((part) => part !== '').join(' ') || session.lastName,
      age: session.bornOn === undefined ? undefined : ageOn(session.bornOn, today),
      organization: {
        id: organizationId,
        code: session.organizationCode,
        name: session.organizationName,
        shortName: session.organizationShortName,
        timeZone: session.timeZone,
      },
      years: await listYears(tx, organizationId, today),
    };
  });
}

export interface NewAccount {
  readonly personId: string;
  readonly login?: string;
  /** Made with `preparePassword` before the transaction: hashing must not hold it open. */
  readonly passwordHash?: string;
  readonly roles: readonly Role[];
}

/** Adds an account with roles inside a running transaction; answers its id. A taken login is refused. */
export async function addAccount(
  tx: Tx,
  platform: Platform,
  organizationId: string,
  input: NewAccount,
): Promise<string> {
  const now = platform.clock.now();
  const id = newId();
  const login = input.login === undefined ? undefined : normaliseLogin(input.login);
  const passwordHash = input.passwordHash;
  await insertAccount(
    tx,
    organizationId,
    { id, personId: input.personId, login, passwordHash, status: 'active', locale: 'ru' },
    now,
  );
  if (login !== undefined) {
    await insertDirectoryEntry(
      tx,
      { kind: 'login', hash: keyHash(login), organizationId, accountId: id },
      now,
    );
  }
  const startsOn = platform.clock.today();
  await insertRoles(
    tx,
    organizationId,
    input.roles.map((role) => ({ id: newId(), personId: input.personId, role, startsOn })),
    now,
  );
  return id;
}

export function preparePassword(password: string): Promise<string> {
  return hashPassword(password);
}

interface ThrottleKey {
  readonly kind: ThrottleKind;
  readonly hash: string;
}

function throttleKey(kind: ThrottleKind, value: string): ThrottleKey {
  return { kind, hash: keyHash(`${kind}:${value}`) };
}

async function refuseBlocked(platform: Platform, keys: readonly ThrottleKey[]): Promise<void> {
  const now = platform.clock.now();
  const blocked = await platform.db.inDirectory(async (tx) => {
    for (const key of keys) if (isBlocked(await findThrottle(tx, key.hash), now)) return true;
    return false;
  });
  if (blocked) throw new Refusal('accounts.refusal.tooManyTries', 429);
}

async function noteFailure(platform: Platform, keys: readonly ThrottleKey[]): Promise<void> {
  const now = platform.clock.now();
  await platform.db.inDirectory(async (tx) => {
    for (const key of keys)
      await saveThrottle(tx, key.hash, afterFailure(await findThrottle(tx, key.hash), key.kind, now));
  });
}

async function forgetFailures(platform: Platform, keys: readonly ThrottleKey[]): Promise<void> {
  await platform.db.inDirectory(async (tx) => {
    for (const key of keys) if (key.kind === 'login') await deleteThrottle(tx, key.hash);
  });
}
