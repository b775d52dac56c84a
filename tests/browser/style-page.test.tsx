import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleIslands, bundleStyles } from '../../scripts/bundle/browser.mjs';
import { collectPictures } from '../../scripts/bundle/pictures.mjs';
import { translator } from '../../src/i18n/index.ts';
import { Form, Progress, PublicDocument, setAssetManifest, TextInput } from '../../src/ui/index.ts';
import { StylePage } from '../../src/ui/style-page.tsx';
import {
  expectNoAxeViolations,
  expectNoSidewaysScroll,
  launchBrowser,
  picture,
  type TestBrowser,
  tabTo,
  takeProblems,
} from '../support/browser.ts';

const t = translator('ru');
const contentPolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'";

let server: Server;
let browser: TestBrowser;
const posted: string[] = [];
let work = { done: 0, total: 3, state: 'running', note: 'начато' };

const documentProps = { t, lang: 'ru', title: 'Проба', siteName: 'Плечо' } as const;

function page(path: string): string {
  if (path === '/work') {
    return String(
      <PublicDocument {...documentProps} scripts={['progress-poll']}>
        {work.state === 'done' ? (
          <h1>Загружено</h1>
        ) : (
          <Progress t={t} label="Загрузка" done={work.done} total={work.total} pollHref="/work.json" />
        )}
      </PublicDocument>,
    );
  }
  if (path === '/form') {
    return String(
      <PublicDocument {...documentProps} scripts={['confirm-leave']}>
        <Form t={t} action="/form" confirmLeave>
          <TextInput t={t} name="word" label="Слово" />
        </Form>
        <a href="/work">Дальше</a>
      </PublicDocument>,
    );
  }
  return String(<StylePage still={!path.includes('flash')} />);
}

beforeAll(async () => {
  const parts = await Promise.all([bundleIslands(), bundleStyles(), collectPictures()]);
  const files = new Map(parts.flatMap((part) => [...part.outputs]));
  setAssetManifest(Object.fromEntries(parts.flatMap((part) => [...part.names])));
  const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', woff2: 'font/woff2' };
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    const file = files.get(`public${path}`);
    if (file) {
      const type = Object.entries(types).find(([ending]) => path.endsWith(`.${ending}`))?.[1];
      response.setHeader('content-type', type ?? 'application/octet-stream');
      response.end(file);
      return;
    }
    if (path === '/work.json') {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(work));
      return;
    }
    if (request.method === 'POST') {
      request.setEncoding('utf8');
      let body = '';
      request.on('data', (chunk: string) => {
        body += chunk;
      });
      request.on('end', () => {
        posted.push(`${path} ${body}`);
        response.writeHead(303, { location: '/' }).end();
      });
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', contentPolicy);
    response.end(page(path));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  browser = await launchBrowser(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterAll(async () => {
  await browser.close();
  server.close();
  setAssetManifest({});
});

describe.each([360, 1280] as const)('at %i px', (width) => {
  test.each([false, true])('every component is accessible and fits (dark: %s)', async (dark) => {
    const tab = await browser.newPage({ width, dark });
    await tab.goto('/flash');
    await expectNoSidewaysScroll(tab);
    await expectNoAxeViolations(tab);
    await picture(tab, `style-page-${width}-${dark ? 'dark' : 'light'}`);
  });

  test('all of it fits without script and with letters twice as large', async () => {
    const tab = await browser.newPage({ width, javaScript: false });
    await tab.goto('/');
    await expectNoSidewaysScroll(tab);
    const enlarged = await browser.newPage({ width: 1280 });
    await enlarged.goto('/');
    await enlarged.setViewportSize({ width: width / 2 < 320 ? 320 : width / 2, height: 400 });
    await expectNoSidewaysScroll(enlarged);
  });
});

describe('without script', () => {
  test('a dialog opens by its link and closes to what opened it', async () => {
    const tab = await browser.newPage({ javaScript: false });
    await tab.goto('/');
    await tab.locator('#remove-mentor-open').click();
    await expect.poll(() => tab.locator('#remove-mentor').isVisible()).toBe(true);
    await tab.locator('.dialog__close').click();
    await expect.poll(() => tab.locator('#remove-mentor').isVisible()).toBe(false);
    expect(tab.url()).toContain('#remove-mentor-open');
  });

  test('menus open, a message closes, ticked rows count themselves', async () => {
    const tab = await browser.newPage({ javaScript: false });
    await tab.goto('/flash');
    await tab.locator('.toast__close').click();
    expect(await tab.locator('.toast').isVisible()).toBe(false);
    await tab.locator('.page-head .menu summary').click();
    expect(await tab.locator('.page-head .menu__sheet').isVisible()).toBe(true);
    const list = tab.locator('.data-table').first();
    await list.locator('tbody .table__box').nth(0).check();
    await list.locator('tbody .table__box').nth(1).check();
    expect(await list.locator('.bulk-bar__count').isVisible()).toBe(true);
    expect(await list.locator('.bulk-bar__hint').isVisible()).toBe(false);
  });
});

describe('with script', () => {
  test('a dialog is modal, closes by Escape and gives the focus back', async () => {
    const tab = await browser.newPage();
    await tab.goto('/');
    const opener = tab.locator('#remove-mentor-open');
    await opener.focus();
    await tab.keyboard.press('Enter');
    expect(await tab.locator('#remove-mentor').evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
    await tab.keyboard.press('Escape');
    expect(await tab.locator('#remove-mentor').isVisible()).toBe(false);
    expect(await opener.evaluate((link) => link === link.ownerDocument.activeElement)).toBe(true);
  });

  test('a dialog that the address names is modal too, and closing leaves the address', async () => {
    const tab = await browser.newPage();
    await tab.goto('/#remove-mentor');
    expect(await tab.locator('#remove-mentor').evaluate((dialog) => dialog.matches(':modal'))).toBe(true);
    await tab.locator('.dialog__foot a').click();
    await expect.poll(() => tab.locator('#remove-mentor').isVisible()).toBe(false);
    expect(tab.url()).toContain('#remove-mentor-open');
  });

  test('one menu at a time, closed by Escape, by another menu and by a click beside it', async () => {
    const tab = await browser.newPage();
    await tab.goto('/');
    const open = tab.locator('details[data-menu][open]');
    await tab.locator('.account__summary').click();
    await tab.keyboard.press('Escape');
    expect(await open.count()).toBe(0);
    await tab.locator('.account__summary').click();
    await tab.locator('.year-switch__summary').click();
    expect(await open.count()).toBe(1);
    await tab.locator('h1').click();
    expect(await open.count()).toBe(0);
  });

  test('rows are chosen one by one, by a range and all at once, and counted in a sentence', async () => {
    const tab = await browser.newPage();
    await tab.goto('/');
    const list = tab.locator('.data-table').first();
    const boxes = list.locator('tbody .table__box');
    const count = list.locator('.bulk-bar__count');
    await boxes.nth(0).check();
    expect(await count.innerText()).toBe('Выбрана 1 строка');
    await boxes.nth(3).click({ modifiers: ['Shift'] });
    expect(await count.innerText()).toBe('Выбраны 4 строки');
    await list.locator('thead input').check();
    expect(await count.innerText()).toBe('Выбрано 5 строк');
    await list.locator('thead input').uncheck();
    expect(await count.isVisible()).toBe(false);
  });

  test('errors take the focus and lead to their fields', async () => {
    const tab = await browser.newPage();
    await tab.goto('/');
    const focused = () => tab.evaluate<string>('document.activeElement.id');
    expect(await focused()).toBe('error-summary');
    await tab.locator('.error-summary a').nth(2).click();
    expect(await focused()).toBe('field-place');
  });

  test('the theme changes at once and is told to the server', async () => {
    const tab = await browser.newPage();
    await tab.goto('/');
    await tab.locator('.account__summary').click();
    await tab.locator('.account__sheet [value="dark"]').click();
    expect(await tab.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await tab.locator('.account__sheet [value="dark"]').getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => posted.at(-1)).toBe('/theme back=%2Fui&theme=dark');
  });

  test('long work shows its counts, bears a lost connection and loads the page at the end', async () => {
    work = { done: 0, total: 3, state: 'running', note: 'начато' };
    const tab = await browser.newPage();
    await tab.goto('/work');
    work = { done: 2, total: 3, state: 'running', note: 'Проверяем 7Б' };
    await expect.poll(() => tab.locator('.progress__counts').innerText(), { timeout: 5000 }).toBe('2 из 3');
    expect(await tab.locator('.progress__note').innerText()).toBe('Проверяем 7Б');
    await tab.route('**/work.json', (route) => route.abort());
    await tab.waitForTimeout(1500);
    await tab.unroute('**/work.json');
    expect(takeProblems(tab).every((problem) => problem.includes('work.json'))).toBe(true);
    work = { done: 3, total: 3, state: 'done', note: '' };
    await expect.poll(() => tab.locator('h1').innerText(), { timeout: 10_000 }).toBe('Загружено');
  });

  test('words that were not sent are not left without a question', async () => {
    const tab = await browser.newPage();
    await tab.goto('/form');
    await tab.locator('a', { hasText: 'Дальше' }).click();
    await tab.waitForURL('**/work');
    await tab.goto('/form');
    await tab.locator('#field-word').fill('слово');
    const question = tab.waitForEvent('dialog');
    const leaving = tab.locator('a', { hasText: 'Дальше' }).click();
    const dialog = await question;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await leaving;
    expect(tab.url()).toContain('/form');
    await tab.locator('#field-word').press('Enter');
    await expect.poll(() => posted.at(-1)).toContain('word=');
  });
});

test('the keyboard goes past the navigation first', async () => {
  const tab = await browser.newPage({ javaScript: false });
  await tab.goto('/');
  await tab.keyboard.press('Tab');
  const skip = tab.locator('.skip-link');
  expect(await skip.evaluate((link) => link === link.ownerDocument.activeElement)).toBe(true);
  await tab.keyboard.press('Enter');
  await tabTo(tab, tab.locator('.breadcrumbs a').first(), 2);
});
