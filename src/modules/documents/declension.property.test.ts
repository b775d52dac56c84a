import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cases, declineName, type Gender, initialsThenSurname } from './declension.ts';
import { declineOrganization, declinePost } from './posts.ts';

const letters = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
const word = fc
  .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 })
  .map((found) => found.join('').replace(/^./u, (first) => first.toUpperCase()));
const compound = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('-'));
const gender = fc.constantFrom<Gender>('male', 'female');

test('any name keeps its beginning, its number of parts and its capitals in every case', () => {
  fc.assert(
    fc.property(compound, word, word, gender, (lastName, firstName, middleName, known) => {
      const name = { lastName, firstName, middleName, gender: known };
      for (const grammaticalCase of cases) {
        const declined = declineName(name, grammaticalCase);
        expect(declined.lastName.split('-')).toHaveLength(lastName.split('-').length);
        expect(declined.lastName.slice(0, 1)).toBe(lastName.slice(0, 1));
        expect(declined.firstName).toMatch(/^[А-ЯЁ][а-яё]*$/u);
        expect(declined.middleName).not.toBe('');
      }
    }),
  );
});

test("a woman's surname in a consonant never changes", () => {
  const consonant = fc.constantFrom(...'бвгджзйклмнпрстфхцчшщ');
  fc.assert(
    fc.property(word, consonant, fc.constantFrom(...cases), (start, end, grammaticalCase) => {
      const lastName = `${start}${end}`;
      const name = { lastName, firstName: 'Анна', middleName: '', gender: 'female' as const };
      expect(declineName(name, grammaticalCase).lastName).toBe(lastName);
    }),
  );
});

test('any text passes for a post, an organisation or a name without an error', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(...cases),
      (text, grammaticalCase) => {
        expect(typeof declinePost(text, grammaticalCase)).toBe('string');
        expect(typeof declineOrganization(text, grammaticalCase)).toBe('string');
        const name = { lastName: text, firstName: text, middleName: text };
        expect(typeof initialsThenSurname(name, grammaticalCase)).toBe('string');
        expect(typeof declineName(name, grammaticalCase).middleName).toBe('string');
      },
    ),
  );
});
