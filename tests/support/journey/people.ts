import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { MessageKey } from '../../../src/i18n/index.ts';
import { example, ru } from './school.ts';
import { button, expectNotice, field, goTo, textOf, type Walk } from './year.ts';

export type ListKind = 'pupils' | 'teachers' | 'mentees' | 'mentors';

/** Figures of a report, as they stand on the page. */
export interface Report {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly open: number;
}

/** A file as far as the page of its columns. */
export async function upload(walk: Walk, kind: ListKind, file: string): Promise<void> {
  const { hand, look } = walk;
  const { page } = hand;
  await goTo(walk, 'common.place.people');
  await look(page, 'people');
  await hand.open('/imports');
  await look(page, 'imports');
  await hand.follow(page.locator(`main a[href="/imports/new?kind=${kind}"]`));
  await look(page, `import file ${kind}`);
  await hand.give(field(page, 'file'), example(file));
  await hand.follow(button(page, 'imports.action.next'));
  await look(page, `import columns ${kind}`);
}

/** Takes the columns as they stand and shows what the import would do. */
export async function check({ hand, look }: Walk, kind: ListKind): Promise<void> {
  await hand.follow(button(hand.page, 'imports.action.check'));
  await look(hand.page, `import check ${kind}`);
}

/** Lets the checked import do its work, waits while it shows how far it is, reads its report. */
export async function carryOut({ hand, look }: Walk, kind: ListKind): Promise<Report> {
  const { page } = hand;
  await hand.follow(page.locator('main form[action$="/apply"] button[data-kind="primary"]'));
  await page
    .getByRole('heading', { level: 1, name: ru('imports.report.title'), exact: true })
    .waitFor({ timeout: 60_000 });
  await page.waitForLoadState('load');
  await look(page, `import report ${kind}`);
  const figure = async (key: MessageKey) => {
    const stat = page.locator('.stat').filter({ hasText: ru(key) });
    if ((await stat.count()) === 0) return 0;
    return Number((await textOf(stat.locator('.stat__value'))).replaceAll(/\D/g, ''));
  };
  const side = kind === 'mentees' || kind === 'mentors' ? 'candidates' : 'people';
  return {
    created: await figure(`imports.count.created.${side}`),
    updated: await figure('imports.count.updated'),
    unchanged: await figure('imports.count.unchanged'),
    open: await figure('imports.count.open'),
  };
}

/** Pupils of the example school: what is wrong in the file is said row by row, and twice the same file changes nothing. */
export async function importPupils(walk: Walk): Promise<void> {
  const { page } = walk.hand;
  await upload(walk, 'pupils', 'pupils.xlsx');
  expect(await textOf(page.locator('main'))).toContain(ru('imports.columns.found'));
  const guardian = page.locator('[name="field-guardianName"] option:checked');
  expect(await guardian.textContent()).toContain('Законный представитель');
  await check(walk, 'pupils');
  const warnings = await textOf(page.locator('#problems-warning'));
  expect(warnings).toContain('Макарова Мария Сергеевна уже есть в строке 15');
  expect(warnings).toContain(ru('imports.problem.dateMissing'));
  const mended = (await page.locator('#problems-note').textContent()) ?? '';
  expect(mended).toContain('исправлено на «Соловьёв Семён Александрович»');
  expect(mended).toContain('Класс «5 «А»» прочитан как 5А.');
  expect(await carryOut(walk, 'pupils')).toEqual({ created: 493, updated: 0, unchanged: 0, open: 0 });
}

/** The same file again: the columns are remembered, nobody doubles. */
export async function importPupilsAgain(walk: Walk): Promise<void> {
  await upload(walk, 'pupils', 'pupils.xlsx');
  expect(await textOf(walk.hand.page.locator('main'))).toContain(ru('imports.columns.remembered'));
  await check(walk, 'pupils');
  expect(await carryOut(walk, 'pupils')).toEqual({ created: 0, updated: 0, unchanged: 493, open: 0 });
}

/** Teachers from a file of Windows-1251 with semicolons; the roles that their posts call for are offered. */
export async function importTeachers(walk: Walk): Promise<void> {
  const { page } = walk.hand;
  await upload(walk, 'teachers', 'teachers.csv');
  await check(walk, 'teachers');
  const offers = await textOf(page.locator('main form[action$="/apply"]'));
  for (const line of ['Мамедова Дарья Львовна: завуч', 'Егорова Екатерина Михайловна: педагог-психолог'])
    expect(offers).toContain(line);
  expect(await carryOut(walk, 'teachers')).toEqual({ created: 52, updated: 0, unchanged: 0, open: 0 });
}

/** An answer to a question «who is this?»: the candidate who fits best, else the last answer, «nobody» or «leave out». */
function answerTo(question: Locator): Locator {
  const known = question.locator('input:not([value="new"]):not([value="skip"]):not([value="nobody"])');
  return known.or(question.locator('input[value="skip"], input[value="nobody"]')).first();
}

/** Decides every name in doubt: those with one candidate in one go, the rest one by one. Answers how many there were. */
export async function decideDoubts({ hand }: Walk): Promise<number> {
  const { page } = hand;
  const questions = page.locator('#questions fieldset');
  const asked = await questions.count();
  const obvious = page.locator('#questions form:has(input[name="obvious"]) button');
  if ((await obvious.count()) > 0) {
    await hand.follow(obvious);
    await expectNotice(page, 'imports.notice.decided');
  }
  for (let round = 0; round < 5 && (await questions.count()) > 0; round += 1) {
    for (const question of await questions.all()) await hand.tick(answerTo(question));
    await hand.follow(button(page, 'imports.action.decide'));
    await expectNotice(page, 'imports.notice.decided');
  }
  expect(await questions.count(), 'questions left').toBe(0);
  return asked;
}

/** A list of answers with its names in doubt decided: everybody becomes a candidate, nothing is left open. */
export async function importAnswers(walk: Walk, kind: 'mentees' | 'mentors'): Promise<void> {
  await upload(walk, kind, kind === 'mentees' ? 'mentee-answers.xlsx' : 'mentor-answers.xlsx');
  await check(walk, kind);
  expect(await decideDoubts(walk)).toBeGreaterThan(0);
  const created = kind === 'mentees' ? 110 : 51;
  expect(await carryOut(walk, kind)).toEqual({ created, updated: 0, unchanged: 0, open: 0 });
}
