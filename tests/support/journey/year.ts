import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { MessageKey, MessageParams } from '../../../src/i18n/index.ts';
import type { Hand } from './hand.ts';
import type { Look } from './look.ts';
import { example, ru, school } from './school.ts';

/** What each step of the journey needs. */
export interface Walk {
  readonly hand: Hand;
  readonly look: Look;
}

export function button(page: Page, key: MessageKey, params?: MessageParams): Locator {
  return page.locator('main').getByRole('button', { name: ru(key, params), exact: true });
}

export function link(page: Page, key: MessageKey, params?: MessageParams): Locator {
  return page.locator('main').getByRole('link', { name: ru(key, params), exact: true });
}

/** The field of a form by its name: two cards of a page may have a field with the same words. */
export function field(page: Page, name: string): Locator {
  return page.locator(`main [name="${name}"]:not([type="hidden"])`);
}

/** What stands there to be read, with plain spaces. */
export async function textOf(target: Locator): Promise<string> {
  return (await target.innerText()).replaceAll('\u00a0', ' ');
}

/** The message about what has just been done. */
export async function expectNotice(page: Page, key: MessageKey, params?: MessageParams): Promise<void> {
  expect(await textOf(page.locator('.toast__text'))).toBe(ru(key, params).replaceAll('\u00a0', ' '));
}

/** To a place of the first-level navigation: the rail of a wide window, the bar of a telephone and what is under «more». */
export async function goTo({ hand }: Walk, place: MessageKey): Promise<void> {
  const name = ru(place);
  const shown = hand.page.locator('nav').getByRole('link', { name, exact: true }).filter({ visible: true });
  if ((await shown.count()) === 0) await hand.press(hand.page.locator('.bottom-bar__more > summary'));
  await hand.follow(shown.first());
}

/** First visit: the wizard asks for the organisation and its first administrator, who is then signed in. */
export async function setUpSchool(walk: Walk): Promise<void> {
  const { hand, look } = walk;
  const { page } = hand;
  await hand.open('/');
  expect(new URL(page.url()).pathname).toBe('/setup');
  await look(page, 'setup');
  for (const name of ['name', 'shortName', 'place', 'principalName'] as const)
    await hand.write(field(page, name), school[name]);
  for (const name of ['lastName', 'firstName', 'middleName', 'post', 'login'] as const)
    await hand.write(field(page, name), school[name]);
  // Too short a password comes back with everything that was typed, and the page says what is wrong.
  await hand.write(field(page, 'password'), 'короткий');
  const refused = await hand.follow(button(page, 'installation.setup.action'));
  expect(refused.status()).toBe(422);
  expect(await page.locator('#error-summary').innerText()).toContain(ru('accounts.error.passwordShort'));
  expect(await field(page, 'lastName').inputValue()).toBe(school.lastName);
  await look(page, 'setup refused');
  await hand.write(field(page, 'password'), school.password);
  await hand.follow(button(page, 'installation.setup.action'));
  expect(new URL(page.url()).pathname).toBe('/today');
  await look(page, 'today at the start');
}

export async function signIn({ hand, look }: Walk): Promise<void> {
  const { page } = hand;
  await hand.open('/sign-in');
  await look(page, 'sign-in');
  await hand.write(field(page, 'login'), school.login);
  await hand.write(field(page, 'password'), school.password);
  await hand.follow(button(page, 'accounts.signIn.action'));
  expect(new URL(page.url()).pathname).toBe('/today');
}

/** What documents and the public page say about the school. */
export async function describeSchool({ hand, look }: Walk): Promise<void> {
  const { page } = hand;
  await hand.open('/organization');
  await look(page, 'organization');
  // Mentors of the school are teachers, elder pupils, students and people of enterprises.
  for (const form of await field(page, 'formCodes').all()) await hand.tick(form);
  await hand.tick(field(page, 'siteEnabled'));
  await hand.write(field(page, 'curatorOffice'), school.curatorOffice);
  await hand.follow(button(page, 'common.action.save'));
  await expectNotice(page, 'organizations.notice.saved');
  expect(await field(page, 'curatorOffice').inputValue()).toBe(school.curatorOffice);
}

/** The programme year from the school's own road map, uploaded; answers the year in which it begins. */
export async function makeYear(walk: Walk): Promise<number> {
  const { hand, look } = walk;
  const { page } = hand;
  await goTo(walk, 'common.place.year');
  await look(page, 'years');
  await hand.follow(link(page, 'programmes.list.create').first());
  await look(page, 'new year');
  const card = page.locator('form[action="/years/new/file"]');
  const startYear = Number(await card.locator('[name="startYear"]').inputValue());
  await hand.give(card.locator('[name="file"]'), example('roadmap-school-50.tsv'));
  await hand.follow(button(page, 'programmes.new.read'));
  await look(page, 'roadmap preview');
  const lines = await page.locator('.plan-line').count();
  expect(lines).toBe(32);
  // The term in words has become months of the year that was chosen.
  const first = page.locator('.plan-line').first();
  expect(await textOf(first)).toContain(`сентябрь ${startYear}`);
  await hand.follow(button(page, 'programmes.preview.save'));
  await expectNotice(page, 'programmes.notice.created', { count: lines });
  expect(new URL(page.url()).pathname).toBe(`/years/${startYear}`);
  await look(page, 'board');
  return startYear;
}

/** The same road map once more, from raw text pasted: nothing doubles, what differs is shown first. */
export async function pasteRoadmap({ hand, look }: Walk, startYear: number): Promise<void> {
  const { page } = hand;
  await hand.open(`/years/new?year=${startYear}#file`);
  const card = page.locator('form[action="/years/new/file"]');
  await hand.write(card.locator('[name="pasted"]'), await readFile(example('roadmap-school-50.txt'), 'utf8'));
  await hand.follow(button(page, 'programmes.new.read'));
  await look(page, 'roadmap preview of text');
  expect(await page.locator('.plan-line').count()).toBe(32);
  await hand.follow(button(page, 'programmes.preview.update'));
  expect(new URL(page.url()).pathname).toBe(`/years/${startYear}`);
  expect(await page.locator('.toast__text').innerText()).toContain('добавлено 0');
}

/** A line marked done in one tap, and the first stage closed over its warnings, with the reason on record. */
export async function leadYear({ hand, look }: Walk, startYear: number): Promise<void> {
  const { page } = hand;
  await hand.open(`/years/${startYear}`);
  const mark = page.getByRole('button', { name: ru('programmes.line.mark') });
  const open = await mark.count();
  const line = page
    .locator('.task')
    .filter({ has: page.locator('button') })
    .first();
  const code = (await line.locator('a').first().innerText()).split(' ')[0] ?? '';
  await hand.follow(line.locator('button'));
  await expectNotice(page, 'programmes.notice.done', { code });
  expect(await mark.count()).toBe(open - 1);

  await hand.follow(page.locator(`a[href="/years/${startYear}/stages/1"]`).first());
  await look(page, 'stage');
  const refused = await hand.follow(button(page, 'programmes.gate.close'));
  expect(refused.status()).toBe(422);
  expect(await page.locator('#error-summary').innerText()).toContain(ru('programmes.refusal.gateReason'));
  const reason = 'приказ подписан, собрание родителей перенесено на декабрь';
  await hand.write(field(page, 'reason'), reason);
  await hand.follow(button(page, 'programmes.gate.close'));
  await expectNotice(page, 'programmes.notice.stageClosed', { number: 1 });
  expect(await page.locator('#gate').innerText()).toContain(reason);
  await look(page, 'stage closed');

  await hand.open(`/years/${startYear}/calendar`);
  await look(page, 'calendar');
}
