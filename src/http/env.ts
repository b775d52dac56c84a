import type { Context, Hono } from 'hono';
import type { Scope } from '../core/scope.ts';
import type { Locale, Translate } from '../i18n/index.ts';
import type { Platform } from '../platform.ts';

/** A programme year as the year switch and the navigation need it. */
export interface YearLink {
  readonly id: string;
  readonly startYear: number;
  readonly title: string;
  readonly current: boolean;
}

/** Whoever is signed in, in the organisation he acts for. */
export interface Viewer {
  readonly scope: Scope;
  readonly sessionHash: string;
  readonly displayName: string;
  /** Completed years, when the birth date is known: children under 14 are addressed as «ты». */
  readonly age: number | undefined;
  readonly organization: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly shortName: string;
    readonly timeZone: string;
  };
  readonly years: readonly YearLink[];
}

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
