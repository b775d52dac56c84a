import type { MiddlewareHandler } from 'hono';
import { Refusal } from '../core/refusal.ts';
import type { Env } from './env.ts';

const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer: no foreign host, no inline script or style, no framing, no referrer. */
export function securityHeaders(options: { https: boolean }): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    c.header('Content-Security-Policy', contentSecurityPolicy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'same-origin');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    c.header('Permissions-Policy', 'camera=(self), geolocation=(), microphone=()');
    if (options.https) c.header('Strict-Transport-Security', 'max-age=31536000');
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store');
  };
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A state change needs proof that it came from our own page (OWASP, cross-site request forgery):
 * Sec-Fetch-Site where the browser sends it, else Origin, else Referer; without any of them it is refused.
 * Our own page is one of the public address or of the host that was asked (its scheme may differ behind a proxy).
 */
export function sameOriginOnly(publicUrl: string): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (!safeMethods.has(c.req.method)) {
      const host = c.req.header('host') ?? new URL(c.req.url).host;
      const origins = [publicUrl, `http://${host}`, `https://${host}`];
      const origin = c.req.header('origin') ?? originOf(c.req.header('referer'));
      const site = c.req.header('sec-fetch-site');
      const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
      const foreignOrigin = origin === undefined ? site === undefined : !origins.includes(origin);
      if (foreignSite || foreignOrigin) throw new Refusal('common.refusal.foreignOrigin', 403);
    }
    await next();
  };
}

function originOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  return new URL(address).origin;
}
