import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import demonstration from '../../content/demonstration.json' with { type: 'json' };
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  picture,
  type TestBrowser,
} from '../support/browser.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// Every place of every role on the demonstration school: no violation of WCAG 2.2 AA, no sideways scroll,
// no console error, no foreign request (the browser of the tests watches for the last two by itself).

let server: RunningServer;
let browser: TestBrowser;

beforeAll(async () => {
  server = await startServer({ env: { PLECHO_DEMO: '1' }, readyWithin: 120_000 });
  browser = await launchBrowser(server.url);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await page.fill('input[name="login"]', login);
  await page.fill('input[name="password"]', demonstration.password);
  await page.click('form[action="/sign-in"] button[type="submit"]');
  await page.waitForURL('**/today');
}

/** Addresses of the first-level places, as the viewer's own navigation names them. */
async function places(page: Page): Promise<string[]> {
  const hrefs = await page
    .locator('nav a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(hrefs.filter((href) => href.startsWith('/')))];
}

/** Pages that several roles share are judged once a width; a home page is each role's own. */
const judged = new Set<string>();
const ownPages = new Set(['/today', '/account']);

describe.each(demonstration.accounts.map((account) => account.login))('%s', (login) => {
  test.each([360, 1280] as const)('sees every place at %i px', { timeout: 120_000 }, async (width) => {
    const page = await browser.newPage({ width, dark: width === 360 });
    await signIn(page, login);
    const found = await places(page);
    expect(found).toContain('/today');
    for (const href of found) {
      const answer = await page.goto(server.url + href);
      expect(answer?.status(), href).toBe(200);
      expect(await page.locator('h1').count(), href).toBe(1);
      await expectNoSidewaysScroll(page);
      if (judged.has(`${href} ${width}`) && !ownPages.has(href)) continue;
      judged.add(`${href} ${width}`);
      await expectNoAxeViolations(page);
      await picture(page, `${login} ${href} ${width}`);
    }
    await page.close();
  });
});
