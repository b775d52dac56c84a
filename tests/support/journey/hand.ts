import type { Locator, Page, Response } from 'playwright-core';

/** Bytes that a person chooses on the own disk. */
export interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** One way of using the product: the same journey is walked by mouse, by touch and by keyboard alone. */
export interface Hand {
  readonly page: Page;
  readonly way: 'mouse' | 'touch' | 'keyboard';
  /** Opens an address as a person does who types it or follows a printed one. */
  open(path: string): Promise<void>;
  /** Presses what stays on the page: a fold, a menu, a link to a dialog. */
  press(target: Locator): Promise<void>;
  /** Presses a link or a button that leads to another page and waits for it. */
  follow(target: Locator): Promise<Response>;
  write(field: Locator, text: string): Promise<void>;
  choose(select: Locator, label: string | RegExp): Promise<void>;
  /** Ticks a box or picks one answer of several. */
  tick(choice: Locator): Promise<void>;
  /** Chooses a file of the disk. */
  give(input: Locator, file: string | ChosenFile): Promise<void>;
}

/** Most presses of Tab between two controls: a page of fifty rows with a tick, a link and a button each. */
const mostTabs = 400;

async function arrive(page: Page, press: () => Promise<void>): Promise<Response> {
  const answered = page.waitForResponse(
    (response) =>
      response.frame() === page.mainFrame() &&
      response.request().isNavigationRequest() &&
      (response.status() < 300 || response.status() >= 400),
  );
  const loaded = page.waitForEvent('load');
  // The first to fail tells why; the other must not fail unheard.
  const both = Promise.all([answered, loaded]);
  both.catch(() => undefined);
  await press();
  const [response] = await both;
  return response;
}

async function follow(page: Page, press: () => Promise<void>): Promise<Response> {
  const response = await arrive(page, press);
  if (response.status() >= 400 && response.status() !== 422)
    throw new Error(`${response.status()} at ${response.url()}: ${await page.locator('body').innerText()}`);
  return response;
}

async function open(page: Page, path: string): Promise<void> {
  const response = await page.goto(path);
  if (!response?.ok()) throw new Error(`${response?.status()} at ${path}`);
}

/** What a finger or a pointer hits: the words beside a box rather than the box itself. */
async function wordsOf(choice: Locator): Promise<Locator> {
  const id = await choice.getAttribute('id');
  return id === null ? choice : choice.page().locator(`label[for="${id}"]`).first();
}

/** A mouse at a desk, or a finger on a telephone. */
export function pointer(page: Page, way: 'mouse' | 'touch'): Hand {
  const hit = (target: Locator) => (way === 'mouse' ? target.click() : target.tap());
  return {
    page,
    way,
    open: (path) => open(page, path),
    press: hit,
    follow: (target) => follow(page, () => hit(target)),
    write: (field, text) => field.fill(text),
    choose: async (select, label) => {
      const option = select.locator('option').filter({ hasText: label }).first();
      await select.selectOption((await option.getAttribute('value')) ?? '');
    },
    tick: async (choice) => {
      if (!(await choice.isChecked())) await hit(await wordsOf(choice));
    },
    give: (input, file) => input.setInputFiles(file),
  };
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === element.ownerDocument.activeElement);
}

/** No mouse at all: Tab, arrows, Space, Enter and letters. */
export function keyboard(page: Page): Hand {
  const { keyboard: keys } = page;
  // As long as somebody listens, the browser hands its dialog over; asked for at the moment of the press, too late.
  page.on('filechooser', () => undefined);
  async function reach(target: Locator): Promise<void> {
    await target.waitFor({ state: 'visible' });
    for (let pressed = 0; pressed < mostTabs; pressed += 1) {
      if (await isFocused(target)) return;
      await keys.press('Tab');
    }
    throw new Error(`${target} was not reached by ${mostTabs} presses of Tab at ${page.url()}`);
  }
  async function press(target: Locator): Promise<void> {
    await reach(target);
    await keys.press('Enter');
  }
  async function tick(choice: Locator): Promise<void> {
    if (await choice.isChecked()) return;
    if ((await choice.getAttribute('type')) !== 'radio') {
      await reach(choice);
      await keys.press('Space');
      return;
    }
    // Of a group of answers Tab reaches the chosen one, or the first; arrows go on from there.
    const name = await choice.getAttribute('name');
    const group = page.locator(`input[type="radio"][name="${name}"]`);
    const chosen = page.locator(`input[type="radio"][name="${name}"]:checked`);
    await reach((await chosen.count()) > 0 ? chosen : group.first());
    await keys.press('Space');
    for (let moved = 0; moved < 20 && !(await choice.isChecked()); moved += 1) await keys.press('ArrowDown');
  }
  return {
    page,
    way: 'keyboard',
    open: (path) => open(page, path),
    press,
    follow: (target) => follow(page, () => press(target)),
    write: async (field, text) => {
      await reach(field);
      await keys.press('Control+A');
      await keys.insertText(text);
    },
    choose: async (select, label) => {
      const option = select.locator('option').filter({ hasText: label }).first();
      const wanted = await option.getAttribute('value');
      await reach(select);
      await keys.press('Home');
      for (let moved = 0; moved < 200 && (await select.inputValue()) !== wanted; moved += 1)
        await keys.press('ArrowDown');
    },
    tick,
    give: async (input, file) => {
      await reach(input);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press('Space')]);
      await chooser.setFiles(file);
    },
  };
}
