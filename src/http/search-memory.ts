import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { WebContext } from './env.ts';

/**
 * What somebody searched for is often a name, and names never stand in addresses or logs.
 * A search form posts; its text waits in a short-lived cookie of that list.
 */
export function rememberSearch(c: WebContext, list: string, text: string): void {
  const name = `plecho_search_${list}`;
  const trimmed = text.trim().slice(0, 200);
  if (trimmed === '') deleteCookie(c, name, { path: '/' });
  else {
    const value = Buffer.from(trimmed).toString('base64url');
    setCookie(c, name, value, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 900 });
  }
}

/** The remembered text of a list; empty when nothing was searched for. */
export function recallSearch(c: WebContext, list: string): string {
  const value = getCookie(c, `plecho_search_${list}`);
  return value === undefined ? '' : Buffer.from(value, 'base64url').toString('utf8');
}
