import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { hasMessage, type MessageKey, type MessageParams } from '../i18n/index.ts';
import type { WebContext } from './env.ts';

const cookieName = 'plecho_notice';

/** A notice for the next page; holds a message key and counts only, never a name. */
export interface Notice {
  readonly key: MessageKey;
  readonly params: MessageParams;
  readonly tone: 'good' | 'warning';
  readonly undo?: Undo | undefined;
}

/** Takes back what has just been done: a button of the notice posts `fields` to a path of our own. */
export interface Undo {
  readonly action: string;
  readonly label: MessageKey;
  readonly fields: Readonly<Record<string, string>>;
}

/** Answers a form: 303 to `path`, with a notice that the next page shows once. */
export function redirectWithNotice(
  c: WebContext,
  path: string,
  key: MessageKey,
  params: MessageParams = {},
  tone: Notice['tone'] = 'good',
  undo?: Undo,
): Response {
  const value = Buffer.from(JSON.stringify({ key, params, tone, undo })).toString('base64url');
  setCookie(c, cookieName, value, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 60 });
  return c.redirect(path, 303);
}

/** Takes the waiting notice, if there is a well-formed one, so that it is shown once. */
export function takeNotice(c: WebContext): Notice | undefined {
  const value = getCookie(c, cookieName);
  if (value === undefined) return undefined;
  deleteCookie(c, cookieName, { path: '/' });
  try {
    const parsed: unknown = JSON.parse(Buffer.from(value, 'base64url').toString('utf8'));
    return isNotice(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isNotice(value: unknown): value is Notice {
  if (typeof value !== 'object' || value === null) return false;
  const { key, params, tone, undo } = value as Record<string, unknown>;
  return (
    (undo === undefined || isUndo(undo)) &&
    typeof key === 'string' &&
    hasMessage(key) &&
    (tone === 'good' || tone === 'warning') &&
    typeof params === 'object' &&
    params !== null &&
    Object.values(params).every((entry) => typeof entry === 'string' || typeof entry === 'number')
  );
}

const ownPath = /^\/(?!\/)[\w/-]*$/;

function isUndo(value: unknown): value is Undo {
  if (typeof value !== 'object' || value === null) return false;
  const { action, label, fields } = value as Record<string, unknown>;
  return (
    typeof action === 'string' &&
    ownPath.test(action) &&
    typeof label === 'string' &&
    hasMessage(label) &&
    typeof fields === 'object' &&
    fields !== null &&
    Object.values(fields).every((entry) => typeof entry === 'string')
  );
}
