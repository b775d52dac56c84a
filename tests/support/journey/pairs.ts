import { readFile } from 'node:fs/promises';
import PizZip from 'pizzip';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { ru } from './school.ts';
import { button, expectNotice, field, goTo, textOf, type Walk } from './year.ts';

/** The pair that a person chose by hand, as the pages name the two. */
export interface ChosenPair {
  readonly mentee: string;
  readonly mentor: string;
}

/**
 * Runs the matching, changes one pair after reading the reasons, locks another, confirms all.
 * @param ban two people of whom one asked not to be put together with the other
 */
export async function makePairs(walk: Walk, startYear: number, ban: ChosenPair): Promise<ChosenPair> {
  const { hand, look } = walk;
  const { page } = hand;
  await goTo(walk, 'common.place.pairs');
  await look(page, 'pairs before');
  await hand.follow(button(page, 'matching.action.run'));
  expect(await textOf(page.locator('.toast__text'))).toMatch(/\d+ из \d+/);
  await look(page, 'pairs found');
  const rows = page.locator('main tbody tr');
  expect(await rows.count()).toBeGreaterThan(20);

  await readWhyNot(walk, ban);
  const changed = await changeFirst(walk);
  await lockOne(walk);
  // Found anew, what was chosen and locked by people stays.
  await hand.follow(button(page, 'matching.action.again'));
  expect(await textOf(rowOf(walk, changed.mentee))).toContain(changed.mentor);

  await hand.press(page.locator('#confirm-open'));
  await page.locator('#confirm').waitFor();
  await look(page, 'pairs confirm');
  await hand.follow(page.locator('#confirm form button'));
  expect(new URL(page.url()).pathname).toBe(`/years/${startYear}/tandems`);
  await look(page, 'tandems');
  return changed;
}

function rowOf({ hand }: Walk, name: string): Locator {
  return hand.page.locator('main tbody tr').filter({ hasText: name }).first();
}

/** A ban is said in words beside the mentor whom it concerns, and leaves nothing to press there. */
async function readWhyNot({ hand }: Walk, { mentee, mentor }: ChosenPair): Promise<void> {
  const { page } = hand;
  const back = page.url();
  await hand.follow(page.locator('main tbody a').filter({ hasText: mentee }));
  const row = page.locator('main tbody tr').filter({ hasText: mentor });
  expect(await textOf(row)).toContain(ru('matching.rule.banned'));
  expect(await row.locator('button').count()).toBe(0);
  await hand.open(back);
}

/** The first mentee with a mentor gets another one, out of the list that says why each fits or may not. */
async function changeFirst({ hand, look }: Walk): Promise<ChosenPair> {
  const { page } = hand;
  const row = page
    .locator('main tbody tr')
    .filter({ hasNotText: ru('matching.unplaced.noPlaces') })
    .first();
  const mentee = (await textOf(row.locator('a').first())).split(',')[0] ?? '';
  await hand.follow(row.locator('a').first());
  await look(page, 'pairs reasons');
  expect(await page.locator('h1').innerText()).toBe(mentee);
  const other = page
    .locator('main tbody tr')
    .filter({ has: page.locator('button') })
    .first();
  expect(await textOf(other)).toMatch(/[а-яё]{3}/);
  const mentor = (await textOf(other.locator('td, th').first())).split(',')[0] ?? '';
  await hand.follow(other.locator('button'));
  await expectNotice(page, 'matching.notice.chosen');
  return { mentee, mentor };
}

/** On a telephone the list keeps the two facts that matter; locking is done at a desk. */
async function lockOne({ hand }: Walk): Promise<void> {
  const lock = button(hand.page, 'matching.action.lock').filter({ visible: true });
  if ((await lock.count()) === 0) return;
  await hand.follow(lock.first());
  await expectNotice(hand.page, 'matching.notice.locked');
}

/** The file behind a link, as a person downloads it. */
export async function download({ hand }: Walk, target: Locator): Promise<PizZip> {
  const [file] = await Promise.all([hand.page.waitForEvent('download'), hand.press(target)]);
  return new PizZip(await readFile(await file.path()));
}

/** Words of a .docx without its markup. */
export function wordsOf(docx: PizZip): string {
  const xml = docx.file('word/document.xml')?.asText() ?? '';
  return xml
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ');
}

/** The order on the confirmed pairs: made, downloaded, signed on paper and approved. */
export async function makeOrder(walk: Walk, chosen: ChosenPair): Promise<void> {
  const { hand, look } = walk;
  const { page } = hand;
  await goTo(walk, 'common.place.documents');
  await look(page, 'documents');
  await hand.follow(page.locator('main a[href$="/order/new"]').first());
  await look(page, 'order form');
  await hand.write(field(page, 'number'), '112-о');
  const reason = field(page, 'dutyReason');
  if ((await reason.count()) > 0) await hand.write(reason, 'согласия собираются до 1 декабря');
  await hand.follow(button(page, 'documents.action.makeOrder'));
  await look(page, 'order');

  const order = await download(walk, page.locator('main a[href$="/file"]').filter({ visible: true }).first());
  const words = wordsOf(order);
  const [mentorSurname = ''] = chosen.mentor.split(' ');
  const [menteeSurname = ''] = chosen.mentee.split(' ');
  expect(words).toContain('ПРИКАЗ');
  expect(words).toContain('112-о');
  // Names may be declined: the stem of a surname stays.
  expect(words).toContain(mentorSurname.slice(0, -2));
  expect(words).toContain(menteeSurname.slice(0, -2));

  await hand.follow(button(page, 'documents.action.submit'));
  await expectNotice(page, 'documents.notice.submitted');
  await look(page, 'order on approval');
  await hand.follow(page.locator('#approve form[action$="/approve"] button'));
  await expectNotice(page, 'documents.notice.approved');
  await look(page, 'order approved');
}

/** The year's road map as a document, approved and put on the public page. */
export async function publishRoadmap(walk: Walk): Promise<void> {
  const { hand } = walk;
  const { page } = hand;
  await goTo(walk, 'common.place.documents');
  await hand.follow(page.locator('main form[action$="/roadmap"] button'));
  await hand.follow(button(page, 'documents.action.submit'));
  await hand.follow(page.locator('#approve form[action$="/approve"] button'));
  await hand.follow(button(page, 'documents.action.publish'));
  await expectNotice(page, 'documents.notice.published');
}
