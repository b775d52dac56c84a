import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareClasses, parseClassLabel } from './class-label.ts';

describe('parseClassLabel', () => {
  it.each([
    ['5А', '5А', false],
    ['5 А', '5А', false],
    [' 11Б ', '11Б', false],
    ['5 «А»', '5А', true],
    ['5«А»', '5А', true],
    ['5"A"', '5А', true],
    ['5A', '5А', true],
    ['5B', '5В', true],
    ['5а', '5А', true],
    ['5-а', '5А', true],
    ['5–А', '5А', true],
    ['5А класс', '5А', true],
    ['класс 5А', '5А', true],
    ['10 А (гум)', '10А', true],
    ['10А гуманитарный', '10А', true],
    ['10 гуманитарный', '10', true],
    ['11 класс', '11', true],
    ['11', '11', false],
    ['5.1', '5.1', false],
    ['5-1', '5.1', true],
    ['XI Б', '11Б', true],
    ['V«А»', '5А', true],
    ['7 кадетский', '7', true],
    ['5D', '5D', false],
    ['учащийся 8 "В" класса', '8В', true],
  ])('%s → %s', (text, label, odd) => {
    const parsed = parseClassLabel(text);
    expect(parsed.ok && parsed.value.label).toBe(label);
    expect(parsed.ok && parsed.odd).toBe(odd);
  });

  it('reads numbers as a spreadsheet keeps them', () => {
    expect(parseClassLabel(7)).toEqual({ ok: true, value: { grade: 7, letter: '', label: '7' }, odd: false });
    expect(parseClassLabel(5.1)).toMatchObject({ value: { grade: 5, letter: '1', label: '5.1' } });
  });

  it.each([
    ['', 'classMissing'],
    ['—', 'classMissing'],
    ['класс', 'classMissing'],
    ['А', 'classUnreadable'],
    ['5 А Б', 'classUnreadable'],
    ['МАОУ СОШ № 50', 'classUnreadable'],
    ['13А', 'classGradeUnknown'],
    ['0Б', 'classGradeUnknown'],
    ['102', 'classGradeUnknown'],
  ])('%j: %s', (text, fault) => {
    expect(parseClassLabel(text)).toEqual({ ok: false, fault });
  });

  it('reads back its own label and never calls it odd', () => {
    const grade = fc.integer({ min: 1, max: 12 });
    const letter = fc.constantFrom('', 'А', 'Б', 'В', 'Г', 'Ж', 'К', 'Э', 'КК', '1', '2');
    fc.assert(
      fc.property(grade, letter, (number, mark) => {
        const label = `${number}${/\d/.test(mark) ? '.' : ''}${mark}`;
        expect(parseClassLabel(label)).toEqual({
          ok: true,
          value: { grade: number, letter: mark, label },
          odd: false,
        });
      }),
    );
  });

  it('sorts 9 before 10', () => {
    const read = (text: string) => {
      const parsed = parseClassLabel(text);
      if (!parsed.ok) throw new Error(text);
      return parsed.value;
    };
    const labels = ['10А', '9Б', '9А', '11А', '1В'].map(read).sort(compareClasses);
    expect(labels.map(({ label }) => label)).toEqual(['1В', '9А', '9Б', '10А', '11А']);
  });
});
