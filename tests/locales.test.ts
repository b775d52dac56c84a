import { describe, expect, test } from 'vitest';
import { english, russian } from '../src/i18n/catalogue.ts';
import { isTest } from './support/code-rules.ts';
import {
  keyUse,
  missingKeys,
  namespacesOf,
  placeholdersOf,
  pluralFaults,
  readMessages,
  unusedKeys,
  wordingFaults,
} from './support/messages.ts';
import { filesUnder } from './support/source-scan.ts';

const ru = readMessages('ru');
const en = readMessages('en');
const namespaces = namespacesOf('ru');
const sources = filesUnder('src', /\.tsx?$/).filter(
  ({ path }) => !isTest(path) && path !== 'src/i18n/catalogue.ts',
);
const use = keyUse(sources, namespaces);

/** Groups of keys that no literal and no template shows, each with the place that makes them. */
const madeElsewhere: readonly string[] = [];

describe('the messages', () => {
  test('stand in files that the catalogue knows', () => {
    expect(namespaces).toEqual(Object.keys(russian).sort());
    expect(namespacesOf('en')).toEqual(Object.keys(english).sort());
    expect(ru.size).toBeGreaterThan(300);
  });

  test('are the same in both languages', () => {
    expect(
      [...ru.keys()].filter((key) => !en.has(key)),
      'missing in English',
    ).toEqual([]);
    expect(
      [...en.keys()].filter((key) => !ru.has(key)),
      'missing in Russian',
    ).toEqual([]);
  });

  test('take the same parameters and have the same kind in both languages', () => {
    const shape = (message = ru.get('')) =>
      message === undefined ? 'absent' : `${typeof message} ${placeholdersOf(message).join()}`;
    const different = [...ru.keys()].filter(
      (key) => en.has(key) && shape(ru.get(key)) !== shape(en.get(key)),
    );
    expect(different).toEqual([]);
  });

  test('have every plural form of their language', () => {
    expect([...ru].flatMap(([key, message]) => pluralFaults('ru', key, message))).toEqual([]);
    expect([...en].flatMap(([key, message]) => pluralFaults('en', key, message))).toEqual([]);
  });

  test('keep to the typography and the words of the product', () => {
    expect([...ru].flatMap(([key, message]) => wordingFaults('ru', key, message))).toEqual([]);
    expect([...en].flatMap(([key, message]) => wordingFaults('en', key, message))).toEqual([]);
  });

  test('are all used', () => {
    expect(unusedKeys(ru, use, madeElsewhere)).toEqual([]);
  });

  test('are there for every key that the sources name', () => {
    expect(use.literals.size).toBeGreaterThan(100);
    expect(missingKeys(ru, use)).toEqual([]);
  });
});

describe('the checks see a planted fault', () => {
  test.each([
    ['ru', 'people.title', 'Класс "5А"', 'straight quotes'],
    ['ru', 'people.title', 'Успешно сохранено', 'успешно'],
    ['ru', 'people.refusal.absent', 'Пожалуйста, повторите', 'пожалуйста'],
    ['ru', 'people.title', 'Cохранить', 'a Latin letter'],
    ['ru', 'people.title', '«Плечо', '« without »'],
    ['ru', 'people.title', 'Пара - это двое', 'a hyphen'],
    ['en', 'people.title', 'Wait...', 'three dots'],
    ['en', 'people.title', 'Save ', 'spaces'],
    ['en', 'people.title', '', 'empty'],
    ['en', 'people.title', 'Класс', 'Russian letters'],
  ] as const)('%s %s: %s', (locale, key, words, told) => {
    expect(wordingFaults(locale, key, words)).toEqual([expect.stringContaining(told)]);
  });

  test.each([
    ['ru', 'people.title', '«Плечо» — дом наставничества: {count} из 5'],
    ['ru', 'people.hint', 'Пожалуйста, проверьте ещё раз'],
    ['ru', 'people.title', 'PDF и QR-код'],
    ['en', 'people.title', 'Write “Задача: …”, or «м»'],
  ] as const)('and passes %s %s: %s', (locale, key, words) => {
    expect(wordingFaults(locale, key, words)).toEqual([]);
  });

  test('in plural forms and parameters', () => {
    expect(pluralFaults('ru', 'a.b', { one: '', other: '' })).toHaveLength(1);
    expect(pluralFaults('ru', 'a.b', { one: '', few: '', many: '', other: '' })).toEqual([]);
    expect(pluralFaults('en', 'a.b', { one: '', few: '', other: '' })).toHaveLength(1);
    expect(placeholdersOf('{who} and {what}')).toEqual(['what', 'who']);
    expect(placeholdersOf({ one: 'one {what}', other: '{count} {what}' })).toEqual(['what']);
  });

  test('in the use of keys', () => {
    const messages = new Map(
      ['people.role.a', 'people.role.b', 'people.card.title', 'people.old'].map((key) => [key, 'x']),
    );
    const text = [
      "t('people.card.title');",
      't(`people.role.$' + '{role}`);',
      "t('people.card.typo');",
      't(`people.gone.$' + '{x}`);',
      "// t('people.old')",
    ].join('\n');
    const found = keyUse([{ path: 'src/a.ts', text }], ['people']);
    expect(unusedKeys(messages, found, [])).toEqual(['people.old']);
    expect(unusedKeys(messages, found, ['people.o'])).toEqual([]);
    expect(missingKeys(messages, found)).toEqual(['people.card.typo', 'people.gone.$' + '{x}']);
  });

  test('in a template that could be any key of a file', () => {
    const wide = keyUse([{ path: 'src/a.ts', text: 't(`people.$' + '{x}`);' }], ['people']);
    expect(unusedKeys(new Map([['people.title', 'x']]), wide, [])).toEqual(['people.title']);
  });
});
