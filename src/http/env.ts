import type { Context, Hono } from 'hono';
import type { Viewer } from '../core/viewer.ts';
import type { Locale, Translate } from '../i18n/index.ts';
import type { Platform } from '../platform.ts';

export type { Viewer, YearLink } from '../core/viewer.ts';

export interface Env {
  Variables: {
    platform: Platform;
    requestId: string;
    locale: Locale;
    t: Translate;
    theme: 'light' | 'dark' | 'auto';
    viewer: Viewer | undefined;
  };
}

export type WebContext = Context<Env>;
export type WebApp = Hono<Env>;
