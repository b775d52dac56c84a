import { describe, expect, test } from 'vitest';
import { type Question, readAnswers } from './questionnaire.ts';
import { isSatisfied, personalMean, satisfactionFigures } from './satisfaction.ts';

const text = { ru: '', en: '' };
const questions: Question[] = [
  { code: 'a', kind: 'scale10', required: true, metric: 'a', text },
  { code: 'b', kind: 'scale10', required: true, metric: 'b', text },
  { code: 'glad', kind: 'yesNo', required: true, metric: 'glad', text },
  { code: 'more', kind: 'text', required: false, metric: null, text },
];

describe('reading answers', () => {
  test('a whole set', () => {
    expect(readAnswers(questions, { a: '7', b: '10', glad: 'yes', more: ' больше встреч ' })).toEqual({
      answers: { a: 7, b: 10, glad: true, more: 'больше встреч' },
      faults: {},
    });
  });
  test.each([
    [{ b: '3', glad: 'no' }, { a: 'required' }],
    [
      { a: '0', b: '11', glad: 'no' },
      { a: 'scale', b: 'scale' },
    ],
    [
      { a: '1.5', b: '2', glad: 'maybe' },
      { a: 'scale', glad: 'yesNo' },
    ],
    [{ a: '1', b: '2', glad: 'no', more: 'я'.repeat(4001) }, { more: 'tooLong' }],
  ])('%j', (sent, faults) => {
    expect(readAnswers(questions, sent as Record<string, string>).faults).toEqual(faults);
  });
});

describe('satisfaction', () => {
  test.each([
    [{ a: 7, b: 7, glad: true }, true],
    [{ a: 6, b: 7, glad: true }, false],
    [{ a: 10, b: 10, glad: false }, false],
    [{ glad: true }, false],
  ])('%j: %s', (answers, expected) => {
    expect(isSatisfied(questions, answers)).toBe(expected);
  });

  test('a person without scale answers has no mean', () => {
    expect(personalMean(questions, { glad: true })).toBeUndefined();
  });

  test('figures keep the numbers they stand on', () => {
    const figures = satisfactionFigures(questions, [
      { a: 10, b: 8, glad: true },
      { a: 4, b: 4, glad: true },
    ]);
    expect(figures).toMatchObject({ answered: 2, satisfied: 1, mean: 6.5 });
    expect(figures.questions).toEqual([
      { code: 'a', count: 2, mean: 7, yes: 0 },
      { code: 'b', count: 2, mean: 6, yes: 0 },
      { code: 'glad', count: 2, mean: undefined, yes: 2 },
    ]);
  });

  test('no answers give no mean', () => {
    expect(satisfactionFigures(questions, [])).toMatchObject({ answered: 0, satisfied: 0, mean: undefined });
  });
});
