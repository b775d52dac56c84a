import { describe, expect, test } from 'vitest';
import { countOf, dayInDigits, pupilInCase, schoolYear } from './phrases.ts';
import { declineAct } from './posts.ts';

describe('a number with its noun', () => {
  test.each([
    [0, 'pair', '0 пар'],
    [1, 'pair', '1 пара'],
    [3, 'pair', '3 пары'],
    [5, 'pair', '5 пар'],
    [11, 'pair', '11 пар'],
    [21, 'group', '21 группа'],
    [22, 'group', '22 группы'],
    [112, 'mentor', '112 наставников'],
    [104, 'mentor', '104 наставника'],
    [1, 'mentee', '1 наставляемый'],
    [2, 'mentee', '2 наставляемых'],
    [7, 'stage', '7 этапов'],
  ] as const)('%i %s', (count, noun, expected) => {
    expect(countOf(count, noun)).toBe(expected.replace(' ', '\u00a0'));
  });
});

describe('a pupil by class', () => {
  const pupil = { label: '5А', kind: 'school' } as const;

  test.each([
    ['male', ['ученик', 'ученика', 'ученику', 'ученика', 'учеником', 'ученике']],
    ['female', ['ученица', 'ученицы', 'ученице', 'ученицу', 'ученицей', 'ученице']],
    [
      undefined,
      ['обучающийся', 'обучающегося', 'обучающемуся', 'обучающегося', 'обучающимся', 'обучающемся'],
    ],
  ] as const)('%s', (gender, words) => {
    const cases = [
      'nominative',
      'genitive',
      'dative',
      'accusative',
      'instrumental',
      'prepositional',
    ] as const;
    expect(cases.map((each) => pupilInCase(pupil, gender, each))).toEqual(
      words.map((word) => `${word} 5А\u00a0класса`),
    );
  });

  test.each([
    [{ label: '5А класс', kind: 'school' }, 'ученицу 5А\u00a0класса'],
    [{ label: '10 кл.', kind: 'school' }, 'ученицу 10\u00a0класса'],
    [{ label: '', kind: 'school' }, 'ученицу'],
    [{ label: 'ИС-21', kind: 'college' }, 'студентку группы\u00a0ИС-21'],
  ] as const)('%o', (place, expected) => {
    expect(pupilInCase(place, 'female', 'accusative')).toBe(expected);
  });
});

test('days and school years', () => {
  expect(dayInDigits('2023-09-05')).toBe('05.09.2023');
  expect(schoolYear(2023)).toBe('2023/2024');
});

describe('a legal act', () => {
  test.each([
    ['распоряжение Министерства просвещения', 'распоряжением Министерства просвещения'],
    ['приказ управления образования от 01.09.2023 № 5', 'приказом управления образования от 01.09.2023 № 5'],
    ['Федеральный закон № 273-ФЗ', 'Федеральным законом № 273-ФЗ'],
    ['государственная программа «Развитие образования»', 'государственной программой «Развитие образования»'],
    ['методические рекомендации', 'методические рекомендации'],
  ])('%s', (title, expected) => {
    expect(declineAct(title, 'instrumental')).toBe(expected);
  });
});
