import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectNoAxeViolations, expectNoSidewaysScroll, picture } from '../browser.ts';

export interface LookOptions {
  /** False for a page without script, where axe cannot run. */
  readonly axe: boolean;
}

/** Looks at a page as it stands; `name` says which kind of page it is. */
export type Look = (page: Page, name: string, options?: LookOptions) => Promise<void>;

/**
 * What must hold on each page of a journey: one heading, no sideways scroll and, once for each kind of page, no
 * violation found by axe. With `PICTURES=1` each kind of page is also kept as a picture for people to look at.
 * @param journey stands before the names of pictures
 */
export function watcher(journey: string, usual: LookOptions = { axe: true }): Look {
  const seen = new Set<string>();
  return async (page, name, options = usual) => {
    expect(await page.locator('h1:visible').count(), `headings at ${page.url()}`).toBe(1);
    await expectNoSidewaysScroll(page);
    if (seen.has(name)) return;
    seen.add(name);
    if (options.axe && usual.axe) await expectNoAxeViolations(page);
    if (process.env.PICTURES) await picture(page, `${journey} ${String(seen.size).padStart(2, '0')} ${name}`);
  };
}
