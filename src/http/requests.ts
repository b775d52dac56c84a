import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { matchedRoutes } from 'hono/route';
import { type Locale, translator } from '../i18n/index.ts';
import type { Platform } from '../platform.ts';
import type { Env } from './env.ts';
import { requestDuration } from './metrics.ts';

/** First middleware: platform, request id, language and theme of the reader; logs route patterns, never addresses. */
export function startRequest(platform: Platform): MiddlewareHandler<Env> {
  return async (c, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    c.set('platform', platform);
    c.set('requestId', requestId);
    const locale = localeOf(getCookie(c, 'plecho_locale'));
    c.set('locale', locale);
    c.set('t', translator(locale));
    const theme = getCookie(c, 'plecho_theme');
    c.set('theme', theme === 'light' || theme === 'dark' ? theme : 'auto');
    c.header('X-Request-Id', requestId);
    await next();
    const seconds = (performance.now() - started) / 1000;
    // Middleware matches everything; the handler's own pattern tells which page it was, without ids or names.
    const route = matchedRoutes(c).findLast((entry) => entry.method !== 'ALL')?.path ?? 'none';
    const labels = { method: c.req.method, route, status: String(c.res.status) };
    requestDuration.observe(labels, seconds);
    platform.log.info({ requestId, ...labels, ms: Math.round(seconds * 1000) }, 'request');
  };
}

function localeOf(value: string | undefined): Locale {
  return value === 'en' ? 'en' : 'ru';
}
