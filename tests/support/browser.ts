import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { findChromium } from '../../scripts/steps/chromium.mjs';

const pictures = fileURLToPath(new URL('../browser/pictures/', import.meta.url));

export interface PageOptions {
  /** Of the window, in CSS pixels: the small phone or the usual desktop of the design. */
  readonly width?: 360 | 1280;
  readonly dark?: boolean;
  readonly javaScript?: boolean;
  readonly locale?: 'ru-RU' | 'en-GB';
}

export interface TestBrowser {
  /**
   * A page in a context of its own (own cookies). Console errors, page errors, violations of the content
   * policy and requests to another host fail the test that opened it, when it ends.
   */
  newPage(options?: PageOptions): Promise<Page>;
  /** Closes everything; what went wrong in pages opened outside a test fails here. */
  close(): Promise<void>;
}

const problemsOf = new WeakMap<Page, string[]>();

/** What went wrong in the page so far, forgotten by taking it: for a test that provokes a fault on purpose. */
export function takeProblems(page: Page): string[] {
  return problemsOf.get(page)?.splice(0) ?? [];
}

/** A refused form or a page that is not there is an answer, not a fault; a missing part of a page is one. */
function isAnswer(text: string, url: string, documents: ReadonlySet<string>): boolean {
  return text.startsWith('Failed to load resource: the server responded') && documents.has(url);
}

async function watch(context: BrowserContext, origin: string, problems: string[]): Promise<void> {
  const documents = new Set<string>();
  context.on('response', (response) => {
    if (response.request().resourceType() === 'document') documents.add(response.url());
  });
  context.on('console', (message) => {
    const { url } = message.location();
    if (message.type() !== 'error' || isAnswer(message.text(), url, documents)) return;
    problems.push(`console error at ${url}: ${message.text()}`);
  });
  context.on('weberror', (error) =>
    problems.push(`page error: ${error.error().stack ?? error.error().message}`),
  );
  // Report-only policies and violations in a page without a console are told through the event.
  await context.addInitScript(`addEventListener('securitypolicyviolation', (event) =>
    console.error('content policy: ' + event.effectiveDirective + ' ' + event.blockedURI))`);
  await context.route(
    (url) => url.protocol.startsWith('http') && url.origin !== origin,
    async (route) => {
      problems.push(`request to another host: ${route.request().url()}`);
      await route.abort();
    },
  );
}

/**
 * Starts the browser for one server.
 * @param origin of the server; relative addresses in `page.goto` are taken from it
 */
export async function launchBrowser(origin: string): Promise<TestBrowser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found: `npm test -- browser` installs one');
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const leftProblems: string[] = [];

  async function newPage(options: PageOptions = {}): Promise<Page> {
    const { width = 1280, dark = false, javaScript = true, locale = 'ru-RU' } = options;
    const context = await browser.newContext({
      baseURL: origin,
      viewport: { width, height: width === 360 ? 740 : 900 },
      hasTouch: width === 360,
      colorScheme: dark ? 'dark' : 'light',
      javaScriptEnabled: javaScript,
      locale,
      timezoneId: 'Europe/Moscow',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(15_000);
    const inTest = expect.getState().currentTestName !== undefined;
    const problems = inTest ? [] : leftProblems;
    await watch(context, origin, problems);
    if (inTest) {
      onTestFinished(async () => {
        await context.close();
        expect(problems).toEqual([]);
      });
    }
    const page = await context.newPage();
    problemsOf.set(page, problems);
    return page;
  }

  async function close(): Promise<void> {
    await browser.close();
    expect(leftProblems).toEqual([]);
  }

  return { newPage, close };
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeRun = `axe.run(document, {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  resultTypes: ['violations'],
})`;

/** The page as it stands has no machine-found violation of WCAG 2.2 A and AA. Needs a page with JavaScript. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  // In a window as tall as the page nothing lies under a bar that sticks to an edge: which link such a bar covers
  // by half depends on the font and the data, and scrolling frees it.
  const size = page.viewportSize();
  const tall = await page.evaluate<number>('document.documentElement.scrollHeight');
  if (size) await page.setViewportSize({ width: size.width, height: Math.max(size.height, tall + 200) });
  // The debugging protocol runs scripts that the content policy of the page would not.
  await page.evaluate(`typeof axe === 'undefined' && void (() => { ${axeSource} })()`);
  const results = await page.evaluate<AxeResults>(axeRun);
  if (size) await page.setViewportSize(size);
  const found = results.violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.target.join(' ')).join('\n  ')}`,
  );
  if (found.length > 0) throw new Error(`${page.url()} is not accessible:\n${found.join('\n')}`);
}

/** Nothing makes the page wider than the window; a table may scroll inside its own box. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(over, `pixels past the window at ${page.url()}`).toBeLessThanOrEqual(0);
}

/** Presses Tab until the element has the focus, as a person without a mouse does. */
export async function tabTo(page: Page, target: Locator, most = 100): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} was not reached by ${most} presses of Tab at ${page.url()}`);
}

/** Saves what the whole page looks like to `tests/browser/pictures/<name>.png`, to be looked at by people. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name.replace(/[^\w-]+/g, '-')}.png`), fullPage: true });
}
