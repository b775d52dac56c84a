import { raw } from 'hono/html';
import type { FC, PropsWithChildren } from 'hono/jsx';
import { asset } from './assets.ts';

export type Theme = 'auto' | 'light' | 'dark';

/** Names of the small scripts in src/islands. Every page works without them. */
export type IslandName =
  | 'bulk-select'
  | 'confirm-leave'
  | 'dialog'
  | 'focus-error-summary'
  | 'menus'
  | 'progress-poll'
  | 'shell'
  | 'theme';

export interface DocumentProps {
  lang: 'ru' | 'en';
  /** Title of the page, without the product's name. */
  title: string;
  /** The product's or the organisation's name; stands after the title in the browser's tab. */
  siteName: string;
  theme?: Theme | undefined;
  /** Built scripts by name: islands (`theme`) or logical asset names (`modules/matching/board.js`). */
  scripts?: readonly (IslandName | `${string}.js`)[] | undefined;
  /** Seconds after which a browser without script loads the page again (long work in progress). */
  refreshSeconds?: number | undefined;
  /** Said to search engines: the public section may be indexed, everything else must not. */
  indexed?: boolean | undefined;
  description?: string | undefined;
}

/** Ground colours of the browser's own bars: the page ground of tokens.css in light and dark. */
const barColours = { light: '#f8f5f0', dark: '#171411' } as const;

/** The whole HTML document: head, hashed style sheet, module scripts; nothing inline. */
export const Document: FC<PropsWithChildren<DocumentProps>> = (props) => {
  const theme = props.theme ?? 'auto';
  const scripts = new Set(props.scripts);
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={props.lang} data-theme={theme === 'auto' ? undefined : theme}>
        <head>
          <meta charset="utf-8" />
          <title>{props.title === props.siteName ? props.title : `${props.title} · ${props.siteName}`}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content={theme === 'auto' ? 'light dark' : theme} />
          {theme === 'auto' ? (
            <>
              <meta name="theme-color" content={barColours.light} media="(prefers-color-scheme: light)" />
              <meta name="theme-color" content={barColours.dark} media="(prefers-color-scheme: dark)" />
            </>
          ) : (
            <meta name="theme-color" content={barColours[theme]} />
          )}
          {props.indexed ? null : <meta name="robots" content="noindex, nofollow" />}
          {props.description ? <meta name="description" content={props.description} /> : null}
          <meta name="format-detection" content="telephone=no" />
          <link rel="icon" type="image/svg+xml" href={asset('mark.svg')} />
          <link rel="stylesheet" href={asset('index.css')} />
          {props.refreshSeconds ? (
            <noscript>
              <meta http-equiv="refresh" content={String(props.refreshSeconds)} />
            </noscript>
          ) : null}
          {[...scripts].map((name) => (
            <script type="module" src={asset(name.endsWith('.js') ? name : `islands/${name}.js`)} />
          ))}
        </head>
        <body>{props.children}</body>
      </html>
    </>
  );
};
