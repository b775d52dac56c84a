import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  type TestBrowser,
  tabTo,
  takeProblems,
} from '../support/browser.ts';

// The other browser tests lean on these checks, so each of them must be seen to fail on a planted fault.

const bodies: Record<string, string> = {
  '/': '<a href="#one">One</a> <a href="#two">Two</a>',
  '/refused': '<p>The form again</p>',
  '/inline-style': '<p style="color: red">Red</p>',
  '/missing-part': '<link rel="stylesheet" href="/absent.css">',
  '/script-error': '<script src="/throws.js"></script>',
  '/foreign': '<img alt="" src="http://foreign.example/picture.png">',
  '/picture-without-words': '<img src="/favicon.ico" width="50" height="50">',
  '/wide': `<pre>${'x'.repeat(900)}</pre>`,
};

let server: Server;
let browser: TestBrowser;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    const body = bodies[path];
    if (path === '/throws.js') {
      response.setHeader('content-type', 'text/javascript').end('throw new Error("planted")');
      return;
    }
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    if (path !== '/foreign') response.setHeader('content-security-policy', "default-src 'self'");
    const status = path === '/refused' ? 422 : body === undefined ? 404 : 200;
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      `<!doctype html><html lang="en"><title>Page</title><main><h1>Page</h1>${body ?? ''}</main></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  browser = await launchBrowser(
    `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`,
  );
});

afterAll(async () => {
  await browser.close();
  server.close();
});

test('a sound page passes every check', async () => {
  const page = await browser.newPage({ width: 360, dark: true });
  await page.goto('/');
  await expectNoAxeViolations(page);
  await expectNoSidewaysScroll(page);
  await tabTo(page, page.getByRole('link', { name: 'Two' }));
  expect(takeProblems(page)).toEqual([]);
});

test('an answer of 422 is not a fault', async () => {
  const page = await browser.newPage();
  await page.goto('/refused');
  expect(takeProblems(page)).toEqual([]);
});

test.each([
  ['/inline-style', 'violates the following Content Security Policy', true],
  ['/inline-style', 'violates the following Content Security Policy', false],
  ['/missing-part', '404', true],
  ['/script-error', 'page error: Error: planted', true],
  ['/foreign', 'request to another host: http://foreign.example/picture.png', true],
])('%s is told as: %s (script %s)', async (path, told, javaScript) => {
  const page = await browser.newPage({ javaScript });
  await page.goto(path);
  expect(takeProblems(page).join('\n')).toContain(told);
});

test('a picture without words is told by axe', async () => {
  const page = await browser.newPage();
  await page.goto('/picture-without-words');
  await expect(expectNoAxeViolations(page)).rejects.toThrow(/image-alt/);
});

test('a line wider than the window is told', async () => {
  const page = await browser.newPage({ width: 360 });
  await page.goto('/wide');
  await expect(expectNoSidewaysScroll(page)).rejects.toThrow(/pixels past the window/);
});

test('an element that the keyboard cannot reach is told', async () => {
  const page = await browser.newPage();
  await page.goto('/');
  await expect(tabTo(page, page.getByRole('heading'), 5)).rejects.toThrow(/was not reached/);
});
