import { describe, expect, test } from 'vitest';
import { isPublicFileName, paragraphsOf, placesOf, type SiteItem, textPieces } from './site-item.ts';

test('empty lines part paragraphs, whatever the ends of lines', () => {
  expect(paragraphsOf('Раз\r\n\r\nдва\nи три\n \n\nчетыре\n')).toEqual(['Раз', 'два\nи три', 'четыре']);
  expect(paragraphsOf(' \n ')).toEqual([]);
});

describe('addresses in a text', () => {
  test.each([
    ['без адресов', [{ text: 'без адресов' }]],
    [
      'см. https://edu.gov.ru/a?b=1. Дальше',
      [
        { text: 'см. ' },
        { text: 'https://edu.gov.ru/a?b=1', href: 'https://edu.gov.ru/a?b=1' },
        { text: '. Дальше' },
      ],
    ],
    ['«https://x.ru»', [{ text: '«' }, { text: 'https://x.ru', href: 'https://x.ru' }, { text: '»' }]],
    ['javascript:alert(1)', [{ text: 'javascript:alert(1)' }]],
    ['https://', [{ text: 'https://' }]],
  ])('%s', (text, pieces) => {
    expect(textPieces(text)).toEqual(pieces);
  });
});

test.each([
  ['Приказ.PDF', true],
  ['памятка.docx', true],
  ['страница.html', false],
  ['картинка.svg', false],
  ['без расширения', false],
])('%s may be published: %s', (name, may) => {
  expect(isPublicFileName(name)).toBe(may);
});

test('an item moves within its own section', () => {
  const item = (id: string, section: SiteItem['section']) => ({ id, section }) as SiteItem;
  const items = [item('1', 'news'), item('2', 'method'), item('3', 'news')];
  expect(placesOf(items, item('1', 'news'))).toEqual({ up: undefined, down: items[2] });
  expect(placesOf(items, item('3', 'news')).up).toBe(items[0]);
  expect(placesOf(items, item('2', 'method'))).toEqual({ up: undefined, down: undefined });
});
