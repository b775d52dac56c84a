import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { WebContext } from './env.ts';

const name = 'plecho_session';

export function readSessionCookie(c: WebContext): string | undefined {
  return getCookie(c, name);
}

/** `days` until the session ends by itself. */
export function writeSessionCookie(c: WebContext, value: string, days: number): void {
  const secure = c.get('platform').config.secureCookies;
  setCookie(c, name, value, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: days * 86_400,
    secure,
  });
}

export function clearSessionCookie(c: WebContext): void {
  deleteCookie(c, name, { path: '/' });
}
