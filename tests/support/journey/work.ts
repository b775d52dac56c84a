import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Hand } from './hand.ts';
import type { Look } from './look.ts';
import { download } from './pairs.ts';
import { ru, school } from './school.ts';
import { button, expectNotice, field, goTo, link, textOf, type Walk } from './year.ts';

/** Prints the card of a person and reads the code off it. */
export async function printCard({ hand, look }: Walk, person: string): Promise<string> {
  const { page } = hand;
  await hand.open('/accounts?role=mentor');
  await look(page, 'accounts');
  const row = page.locator('main tbody tr').filter({ hasText: person });
  await hand.tick(row.locator('input[name="person"]'));
  await hand.follow(button(page, 'accounts.list.printCodes'));
  await look(page, 'code cards');
  const card = page.locator('.code-card').filter({ hasText: person });
  return textOf(card.locator('.code-card__code'));
}

/** The printed card opens a session on a telephone. */
export async function enterByCard({ hand, look }: { hand: Hand; look: Look }, code: string): Promise<void> {
  const { page } = hand;
  await hand.open('/enter');
  await look(page, 'enter by card');
  await hand.write(field(page, 'code'), code);
  await hand.follow(button(page, 'accounts.signIn.codeAction'));
  expect(new URL(page.url()).pathname).toBe('/today');
}

/** The mentor marks a meeting: everything is filled in already, one tap says that it took place. */
export async function markMeeting(walk: Walk): Promise<void> {
  const { hand, look } = walk;
  const { page } = hand;
  await look(page, 'today of a mentor');
  await goTo(walk, 'common.place.myTandem');
  const card = page.locator('main a[href^="/tandems/"]');
  if (!page.url().includes('/tandems/')) await hand.follow(card.first());
  await look(page, 'tandem of a mentor');
  await hand.follow(link(page, 'tandems.action.mark').first());
  await look(page, 'meeting');
  await hand.tick(field(page, 'mentorMood').nth(3));
  await hand.write(field(page, 'nextStep'), 'Составить список кружков');
  await hand.follow(button(page, 'tandems.action.saveHeld'));
  await expectNotice(page, 'tandems.notice.held');
  expect(await textOf(page.locator('.timeline').first())).toContain('Составить список кружков');
  await look(page, 'tandem with a meeting');
}

/** Opens the satisfaction survey and prints personal links; answers the one of `person`. */
export async function openSurvey(walk: Walk, person: string): Promise<{ link: string; round: string }> {
  const { hand, look } = walk;
  const { page } = hand;
  await goTo(walk, 'common.place.surveys');
  await look(page, 'surveys');
  await hand.follow(link(page, 'questionnaires.action.open').first());
  await look(page, 'new survey');
  await hand.follow(button(page, 'questionnaires.action.open'));
  await expectNotice(page, 'questionnaires.notice.opened');
  const round = new URL(page.url()).pathname;
  await look(page, 'survey');
  await hand.follow(button(page, 'questionnaires.action.links'));
  await look(page, 'survey links');
  const slip = page.locator('.code-card').filter({ hasText: person.split(' ').slice(0, 2).join(' ') });
  const address = await slip.first().locator('a').getAttribute('href');
  return { link: new URL(address ?? '', page.url()).pathname, round };
}

/** Somebody without an account answers by the personal link; an answer left out is asked for again. */
export async function answerSurvey({ hand, look }: Walk, path: string): Promise<void> {
  const { page } = hand;
  await hand.open(path);
  await look(page, 'questionnaire');
  const refused = await hand.follow(button(page, 'questionnaires.action.send'));
  expect(refused.status()).toBe(422);
  await look(page, 'questionnaire refused');
  for (const scale of await page.locator('.scale').all()) await hand.tick(scale.locator('input[value="9"]'));
  for (const yes of await page.locator('main input[type="radio"][value="yes"]').all()) await hand.tick(yes);
  await hand.write(page.locator('main textarea').first(), 'Понравилось готовить проект вместе');
  await hand.follow(button(page, 'questionnaires.action.send'));
  expect(new URL(page.url()).pathname).toMatch(/\/thanks$/);
  await look(page, 'questionnaire thanks');
}

/** The work of a pair ends with its result on record. */
export async function closeTandem(walk: Walk, startYear: number, mentor: string): Promise<void> {
  const { hand, look } = walk;
  const { page } = hand;
  await hand.open(`/years/${startYear}/tandems`);
  await hand.follow(page.locator('main tbody a').filter({ hasText: new RegExp(`^${mentor} `) }));
  await look(page, 'tandem');
  await hand.press(page.locator('main .menu > summary').first());
  await hand.follow(page.getByRole('link', { name: ru('tandems.action.close') }));
  await look(page, 'tandem closing');
  await hand.tick(page.locator('input[name="outcome"][value="reached"]'));
  await hand.follow(button(page, 'tandems.action.close'));
  await expectNotice(page, 'tandems.notice.finished');
}

/** The year in figures, each of which opens, and as a workbook. */
export async function sumUp(walk: Walk): Promise<void> {
  const { hand, look } = walk;
  const { page } = hand;
  await goTo(walk, 'common.place.reports');
  await look(page, 'summary');
  expect(await page.locator('#satisfaction').innerText()).toMatch(/1/);
  const workbook = await download(walk, link(page, 'reporting.action.workbook'));
  const sheets = workbook.file('xl/workbook.xml')?.asText() ?? '';
  expect(sheets.match(/<sheet /g)?.length ?? 0).toBeGreaterThan(2);
  await hand.follow(page.locator('main a.stat').first());
  await look(page, 'summary people');
}

/** News for the public page; answers the address of the page. */
export async function publishNews(walk: Walk): Promise<string> {
  const { hand, look } = walk;
  const { page } = hand;
  await goTo(walk, 'common.place.site');
  await look(page, 'site');
  await hand.follow(link(page, 'site.action.addNews').first());
  await look(page, 'site item');
  await hand.write(field(page, 'title'), 'Первая встреча наставников');
  await hand.write(field(page, 'body'), 'Наставники и наставляемые познакомились в актовом зале.');
  await hand.follow(button(page, 'site.action.publish'));
  await expectNotice(page, 'site.notice.published');
  const address = await page.locator('.site-address__link').getAttribute('href');
  return address ?? '';
}

/** What a visitor reads, without script: school, goal, office, documents, news. */
export async function readPublicPage(page: Page, look: Look, address: string): Promise<void> {
  await page.goto(address);
  await look(page, 'public page');
  const words = await textOf(page.locator('main'));
  for (const expected of [school.curatorOffice, 'Первая встреча наставников', ru('site.public.goal')])
    expect(words).toContain(expected);
  expect(await page.locator('#documents a').count()).toBe(1);
  expect(await page.locator('script').count()).toBe(0);
}
