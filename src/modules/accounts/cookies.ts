import { getConnInfo } from '@hono/node-server/conninfo';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { WebContext } from '../../http/env.ts';
import { sessionDays } from './session.ts';

const name = 'plecho_session';

export function readSessionCookie(c: WebContext): string | undefined {
  return getCookie(c, name);
}

export function writeSessionCookie(c: WebContext, value: string): void {
  const secure = c.get('platform').config.secureCookies;
  setCookie(c, name, value, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: sessionDays * 86_400,
    secure,
  });
}

export function clearSessionCookie(c: WebContext): void {
  deleteCookie(c, name, { path: '/' });
}

/** Network address of the browser; a trusted proxy names it in X-Forwarded-For (the nearest untrusted entry counts). */
export function addressOf(c: WebContext): string {
  const { isTrustedProxy } = c.get('platform').config;
  let address = 'unknown';
  try {
    address = getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    return address;
  }
  const chain = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  while (isTrustedProxy(address) && chain.length > 0) address = chain.pop() ?? address;
  return address;
}
