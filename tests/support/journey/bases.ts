import { expect } from 'vitest';
import { ru } from './school.ts';
import { button, expectNotice, field, goTo, textOf, type Walk } from './year.ts';

/** Rows of the registry of consents that lack one, by the figure that the page shows. */
async function lacking({ hand }: Walk): Promise<number> {
  const stat = hand.page.locator('.stat').filter({ hasText: ru('consents.stat.missing') });
  return Number((await textOf(stat.locator('.stat__value'))).replaceAll(/\D/g, ''));
}

/** Marks everybody of a class, of the staff or of the school in one go. Answers how many consents were marked. */
export async function markGroup(walk: Walk, group: string): Promise<number> {
  const { hand, look } = walk;
  const { page } = hand;
  await hand.press(page.locator('#mark-group-open'));
  const dialog = page.locator('#mark-group');
  await dialog.waitFor();
  await look(page, 'consents dialog');
  await hand.choose(dialog.locator('[name="classId"]'), new RegExp(`^${group}$`));
  await hand.follow(button(page, 'consents.group.action'));
  return Number((await textOf(page.locator('.toast__text'))).replaceAll(/\D/g, ''));
}

/** Consents of the people who wish to take part: a class, then everybody; who lacks one is a list to print. */
export async function collectConsents(walk: Walk): Promise<void> {
  const { hand, look } = walk;
  const { page } = hand;
  await goTo(walk, 'common.place.consents');
  await look(page, 'consents');
  const atFirst = await lacking(walk);
  expect(atFirst).toBeGreaterThan(100);
  // Without a consent nobody is in a base, so the list names everybody, class by class.
  await hand.open('/consents/missing');
  await look(page, 'consents missing');
  expect(await page.locator('.tick-list li').count()).toBe(atFirst);
  await hand.open('/consents');
  expect(await markGroup(walk, '5А')).toBeGreaterThan(20);
  expect(await lacking(walk)).toBeLessThan(atFirst);
  await markGroup(walk, ru('consents.word.all'));
  expect(await lacking(walk)).toBe(0);
  await look(page, 'consents given');
}

/** Employees agree in writing to mentor employees: a consent of its own, asked of the staff. */
export async function collectDutyConsents(walk: Walk): Promise<void> {
  await walk.hand.open('/consents?purpose=mentorDuty&class=staff');
  expect(await markGroup(walk, ru('consents.word.staff'))).toBeGreaterThan(10);
}

/** One person ticked in the list and marked. */
export async function markOne({ hand }: Walk): Promise<void> {
  const { page } = hand;
  await hand.open('/consents?state=missing');
  await hand.tick(field(page, 'person').first());
  await hand.follow(button(page, 'consents.action.mark'));
  await expectNotice(page, 'consents.notice.marked', { count: 1 });
}

/** Candidates who have a consent and a direction enter their base. Answers how many did. */
export async function fillBase(
  { hand, look }: Walk,
  startYear: number,
  side: 'mentee' | 'mentor',
): Promise<number> {
  const { page } = hand;
  await hand.open(`/years/${startYear}/${side}s`);
  await look(page, `base of ${side}s before`);
  await hand.follow(page.locator('main form[action$="/enter"] button'));
  await look(page, `base of ${side}s`);
  const stat = page
    .locator('.stat')
    .filter({ hasText: ru('participants.stat.inBase') })
    .first();
  const inBase = Number((await textOf(stat.locator('.stat__value'))).replaceAll(/\D/g, ''));
  expect(inBase).toBeGreaterThan(20);
  return inBase;
}

/** A card of the base: answers, whom the mentee does not want beside him, history. */
export async function lookAtCard(
  { hand, look }: Walk,
  startYear: number,
  mentee: string,
  unwanted: string,
): Promise<void> {
  const { page } = hand;
  await hand.open(`/years/${startYear}/mentees`);
  await hand.write(page.getByRole('searchbox'), mentee);
  await hand.follow(page.locator('main').getByRole('button', { name: ru('ui.search.submit') }));
  // What was searched for is a name, so it stands in no address.
  expect(new URL(page.url()).search).toBe('');
  await hand.follow(page.locator('main tbody a'));
  expect(await page.locator('h1').innerText()).toContain(mentee);
  await look(page, 'card of a mentee');
  const words = await textOf(page.locator('main'));
  for (const expected of [unwanted, ru('participants.ban.known'), ru('participants.event.enteredBase')])
    expect(words).toContain(expected);
}
