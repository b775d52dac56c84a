/** The browser for the tests: `PLECHO_CHROMIUM`, else one of the system, else Playwright's. */
export function findChromium(): string | undefined;
/** Finds or installs a browser; throws when there is none in the end. */
export function ensureChromium(): Promise<string>;
