import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildSprite } from '../../scripts/icons.mjs';
import { iconNames } from './icon-names.ts';
import { StylePage } from './style-page.tsx';

const page = String(<StylePage />);
const all = (pattern: RegExp) => [...page.matchAll(pattern)].map((match) => match[1] ?? '');

test('every identifier on the page is there once, and every reference finds its own', () => {
  const ids = all(/ id="([^"]+)"/g);
  expect(ids.length).toBeGreaterThan(40);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const references = [
    ...all(/ for="([^"]+)"/g),
    ...all(/ aria-(?:describedby|labelledby)="([^"]+)"/g).flatMap((value) => value.split(' ')),
    ...all(/ href="#([^"]+)"/g),
  ];
  expect(references.filter((id) => !ids.includes(id))).toEqual([]);
});

test('nothing is inline and nothing is foreign', () => {
  expect(page).not.toMatch(/ style="| on[a-z]+="|<style|javascript:|https?:\/\//);
});

test('every picture without a name is hidden from screen readers', () => {
  for (const [svg] of page.matchAll(/<svg[^>]*>/g))
    expect(svg).toMatch(/aria-hidden="true"|role="img" aria-label="./);
});

test('every component with a file is shown', () => {
  const folder = new URL('./', import.meta.url);
  const blocks = readdirSync(folder)
    .filter(
      (name) => name.endsWith('.tsx') && !/test|style-page|^(document|public-document|icon)\.tsx$/.test(name),
    )
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').match(/class="[a-z-]+"/) ?? []);
  expect(blocks.length).toBeGreaterThan(30);
  expect(blocks.filter((block) => !page.includes(block))).toEqual([]);
});

test('the sprite holds every listed icon and no other, and the page asks for no others', () => {
  const sprite = buildSprite(iconNames);
  const symbols = [...sprite.matchAll(/<symbol id="([^"]+)"/g)].map((match) => match[1]);
  expect(symbols).toEqual([...iconNames].sort());
  expect(sprite).not.toContain('stroke="none"');
  expect(sprite.match(/<symbol[^>]*><\/symbol>/g)).toBeNull();
  const used = new Set(all(/icons\.svg#([a-z0-9-]+)"/g));
  expect([...used].filter((name) => !symbols.includes(name))).toEqual([]);
  expect(() => buildSprite(['no-such-icon'])).toThrow('no-such-icon');
});

test('every script that pages may name exists', () => {
  for (const name of all(/islands\/([a-z-]+)\.js"/g)) {
    expect(existsSync(new URL(`../islands/${name}.ts`, import.meta.url)), name).toBe(true);
  }
});
