import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';
import { createNameIndex, type NameCandidate, nameKeys } from './name-index.ts';
import { matchName, type NameMatch } from './name-match.ts';
import { fullName, parsePersonName } from './person-name.ts';

function person(id: string, text: string, classLabel?: string): NameCandidate {
  const parsed = parsePersonName(text);
  if (!parsed.ok) throw new Error(text);
  return { id, name: parsed.name, classLabel };
}

const people = [
  person('volkov-alexey', 'Волков Алексей Андреевич', '5А'),
  person('volkov-andrey', 'Волков Андрей Андреевич', '5А'),
  person('novikova-5', 'Новикова Юлия Сергеевна', '5А'),
  person('novikova-8', 'Новикова Юлия Дмитриевна', '8В'),
  person('novikova-10', 'Новикова Юлия Алексеевна', '10Б'),
  person('semenova-6', 'Семёнова Дарья Михайловна', '6В'),
  person('semenova-8', 'Семёнова Дарья Михайловна', '8Б'),
  person('orlov-pupil', 'Орлов Роман Михайлович', '7В'),
  person('orlov-teacher', 'Орлов Роман Михайлович'),
  person('rimsky', 'Римский-Корсаков Артём Романович', '8А'),
  person('li', 'Ли Алиса', '9Б'),
  person('kuznetsova', 'Кузнецова Вероника Ивановна', '8В'),
];

function summary(match: NameMatch<NameCandidate>): string {
  if (match.kind === 'none') return 'none';
  if (match.kind === 'exact') return `exact ${match.candidate.id}`;
  return `${match.kind} ${match.candidates[0]?.candidate.id}`;
}

describe('matchName', () => {
  it.each([
    ['Волков Алексей Андреевич', '5А', 'exact volkov-alexey'],
    ['волков  алексей андреевич', '5 «а»', 'exact volkov-alexey'],
    ['Bолков Aлeксей Андреевич', '5A', 'exact volkov-alexey'],
    ['Алексей Андреевич Волков', undefined, 'exact volkov-alexey'],
    ['Волков Алексей', '5А', 'likely volkov-alexey'],
    ['Волков Алеша', '5А', 'likely volkov-alexey'],
    ['Алексей Волков', '5А', 'likely volkov-alexey'],
    ['Валков Алексей', '5А', 'likely volkov-alexey'],
    ['Волков Алексей Андреевич', '6А', 'likely volkov-alexey'],
    ['Новикова Юлия', '8В', 'likely novikova-8'],
    ['Новикова Юлия', undefined, 'doubtful novikova-10'],
    ['Семенова Дарья Михайловна', '6В', 'exact semenova-6'],
    ['Семенова Дарья Михайловна', undefined, 'doubtful semenova-6'],
    ['Орлов Роман Михайлович', '7В', 'exact orlov-pupil'],
    ['Орлов Роман Михайлович', undefined, 'doubtful orlov-pupil'],
    ['Римский Артём Романович', '8А', 'likely rimsky'],
    ['Римский-Корсаков А. Р.', '8А', 'likely rimsky'],
    ['Ли Алиса', '9Б', 'exact li'],
    ['Ли Алиса Ивановна', '9Б', 'likely li'],
    ['Кузницова Вероника Ивановна', '8В', 'likely kuznetsova'],
    ['Кузенцова Вероника Ивановна', '8В', 'likely kuznetsova'],
    ['Смирнова Вероника Ивановна', '8В', 'doubtful kuznetsova'],
    ['Волков', '5А', 'doubtful volkov-alexey'],
    ['Ананасов Ананас Ананасович', '5А', 'none'],
    ['нет', undefined, 'none'],
  ])('%s (%s): %s', (typed, classLabel, expected) => {
    expect(summary(matchName(typed, classLabel, people))).toBe(expected);
  });

  it('says why', () => {
    const likely = matchName('Новикова Юлия', '8В', people);
    expect(likely.kind === 'likely' && likely.candidates[0]?.reasons).toEqual([
      'sameName',
      'noMiddleName',
      'classSame',
    ]);
    const moved = matchName('Волков Алексей Андреевич', '6А', people);
    expect(moved.kind === 'likely' && moved.candidates[0]?.reasons).toEqual(['sameName', 'classDiffers']);
    const swapped = matchName('Юлиа Новикова', '8В', people);
    expect(swapped.kind === 'likely' && swapped.candidates[0]?.reasons).toContain('swapped');
  });

  it('does not take a name without a patronymic for granted when a namesake has one', () => {
    const two = [person('a', 'Ли Алиса', '9Б'), person('b', 'Ли Алиса Ивановна', '9Б')];
    expect(matchName('Ли Алиса', '9Б', two).kind).toBe('doubtful');
  });

  it('is exact for every full name that only one person of the class bears', () => {
    const index = createNameIndex(people);
    for (const candidate of people) {
      const same = people.filter((other) => fullName(other.name) === fullName(candidate.name));
      const match = matchName(candidate.name, candidate.classLabel, index);
      if (candidate.classLabel !== undefined || same.length === 1) {
        expect(summary(match)).toBe(`exact ${candidate.id}`);
      }
    }
  });

  it('looks at a few of 10,000 people, not at all of them', () => {
    const letters = [...'абвгдежзиклмнопрстуфхцчш'];
    const pick = (at: number) => letters[at % letters.length] ?? '';
    const surname = (n: number) => `${pick(n)}${pick(n >> 3)}о${pick(n >> 6)}${pick(n >> 10)}ин`;
    const many = Array.from({ length: 10_000 }, (_, n) =>
      person(String(n), `${surname(n)} Алексей Андреевич${n}`, `${1 + (n % 11)}А`),
    );
    const index = createNameIndex(many);
    const looked = many.slice(0, 200).map(({ name }) => index.near(nameKeys(name), undefined).length);
    expect(Math.max(...looked)).toBeLessThan(200);
    for (const one of many.slice(0, 200))
      expect(summary(matchName(one.name, one.classLabel, index))).toBe(`exact ${one.id}`);
  });
});

describe('editDistance', () => {
  it.each([
    ['волков', 'волков', 0],
    ['волков', 'валков', 1],
    ['волков', 'вокал', 3],
    ['кузнецова', 'кузенцова', 1],
    ['ли', 'лия', 1],
    ['абв', 'гдежз', 3],
  ])('%s / %s: %i', (left, right, distance) => {
    expect(editDistance(left, right, 2)).toBe(distance);
  });

  it('is symmetrical and zero only for equal words', () => {
    const word = fc
      .array(fc.constantFrom('а', 'б', 'в'), { maxLength: 6 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(word, word, (left, right) => {
        expect(editDistance(left, right, 5)).toBe(editDistance(right, left, 5));
        expect(editDistance(left, right, 5) === 0).toBe(left === right);
      }),
    );
  });
});
