import { setCookie } from 'hono/cookie';
import type { WebApp, WebContext } from './env.ts';

const yearSeconds = 365 * 86_400;

/** Theme and language of this browser; kept in cookies so that the sign-in page has them too. */
export function preferenceRoutes(app: WebApp): void {
  app.post('/preferences/theme', async (c) => {
    const body = await c.req.parseBody();
    const theme = body.theme === 'light' || body.theme === 'dark' ? body.theme : 'auto';
    setCookie(c, 'plecho_theme', theme, { path: '/', sameSite: 'Lax', maxAge: yearSeconds });
    return c.redirect(backTo(c, body.back), 303);
  });

  app.post('/preferences/locale', async (c) => {
    const body = await c.req.parseBody();
    setCookie(c, 'plecho_locale', c.get('locale') === 'ru' ? 'en' : 'ru', {
      path: '/',
      sameSite: 'Lax',
      maxAge: yearSeconds,
    });
    return c.redirect(backTo(c, body.back), 303);
  });
}

/** The page that the form stood on: named by the form, else by the referrer; only a path of our own. */
function backTo(c: WebContext, given: unknown): string {
  const referer = c.req.header('referer');
  const path =
    typeof given === 'string'
      ? given
      : referer !== undefined && URL.canParse(referer)
        ? new URL(referer).pathname
        : '/';
  return /^\/(?![/\\])/.test(path) ? path : '/';
}
