import type { ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { Refusal } from '../core/refusal.ts';
import { constraintOf } from '../db/database.ts';
import { hasMessage, messageByCode } from '../i18n/index.ts';
import { InvalidInput } from './api.ts';
import type { Env, WebContext } from './env.ts';
import { messagePage } from './page.tsx';

/** Constraint violations are refusals: the message key is `common.constraint.<name of the constraint>`. */
function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const constraint = constraintOf(error);
  const code = constraint === undefined ? '' : `common.constraint.${constraint}`;
  if (hasMessage(code)) return new Refusal(code, 409);
  if (error instanceof HTTPException && error.status < 500) {
    return new Refusal(
      error.status === 413 ? 'common.refusal.tooLarge' : 'common.refusal.badRequest',
      error.status === 413 ? 413 : 400,
    );
  }
  return undefined;
}

export function wantsJson(c: WebContext): boolean {
  return c.req.path.startsWith('/api/');
}

/** The one place that turns a refusal or a bug into a page or an `application/problem+json` (RFC 9457). */
export const onError: ErrorHandler<Env> = (error, c) => {
  const refusal = asRefusal(error);
  const requestId = c.get('requestId');
  const locale = c.get('locale') ?? 'ru';
  if (!refusal) {
    // The message of an unknown error may quote a row, so only its kind and stack frames are logged.
    const frames = error.stack
      ?.split('\n')
      .filter((line) => line.trimStart().startsWith('at '))
      .slice(0, 12);
    c.get('platform').log.error({ requestId, kind: error.name, frames }, 'request failed');
  }
  const status = refusal?.status ?? 500;
  const code = refusal?.code ?? 'common.refusal.bug';
  const text = messageByCode(locale, code, { requestId, ...refusal?.params });
  if (wantsJson(c)) {
    const errors = error instanceof InvalidInput ? { errors: error.errors } : {};
    const problem = { type: 'about:blank', title: text, status, code, requestId, ...errors };
    return c.body(JSON.stringify(problem), status, {
      'Content-Type': 'application/problem+json; charset=utf-8',
    });
  }
  if (status === 401) {
    const back = c.req.method === 'GET' ? `?next=${encodeURIComponent(c.req.path)}` : '';
    return c.redirect(`/sign-in${back}`, 303);
  }
  return messagePage(c, status, text);
};

export const onNotFound: NotFoundHandler<Env> = (c) => {
  const text = c.get('t')('common.refusal.notFound');
  if (wantsJson(c)) {
    const problem = { type: 'about:blank', title: text, status: 404, code: 'common.refusal.notFound' };
    return c.body(JSON.stringify(problem), 404, {
      'Content-Type': 'application/problem+json; charset=utf-8',
    });
  }
  return messagePage(c, 404, text);
};
