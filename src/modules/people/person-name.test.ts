import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessGender } from './gender.ts';
import { fullName, parseNameParts, parsePersonName, searchKey, shortName, sortKey } from './person-name.ts';

function parts(text: string): string[] {
  const parsed = parsePersonName(text);
  if (!parsed.ok) return [parsed.fault];
  return [parsed.name.lastName, parsed.name.firstName, parsed.name.middleName];
}

function notes(text: string): readonly string[] {
  const parsed = parsePersonName(text);
  return parsed.ok ? parsed.notes : [];
}

const name = (lastName: string, firstName: string, middleName = '') => ({ lastName, firstName, middleName });

describe('parsePersonName', () => {
  it.each([
    ['Волков Алексей Андреевич', ['Волков', 'Алексей', 'Андреевич']],
    ['  Лебедев \u00a0 Даниил Михайлович ', ['Лебедев', 'Даниил', 'Михайлович']],
    ['Волков Алексей', ['Волков', 'Алексей', '']],
    ['Римский - Корсаков Дмитрий Михайлович', ['Римский-Корсаков', 'Дмитрий', 'Михайлович']],
    ['Римская–Корсакова Гузель Львовна', ['Римская-Корсакова', 'Гузель', 'Львовна']],
    ['Салтыков Щедрин Михаил Евграфович', ['Салтыков Щедрин', 'Михаил', 'Евграфович']],
    ['Мамедов Али Гасан оглы', ['Мамедов', 'Али', 'Гасан оглы']],
    ['Алиева Лейла Рашид кызы', ['Алиева', 'Лейла', 'Рашид кызы']],
    ['фон Штерн Анна Ивановна', ['фон Штерн', 'Анна', 'Ивановна']],
    ['Де Ирина Олеговна', ['Де', 'Ирина', 'Олеговна']],
    ['Ли Мария Луиза Петровна', ['Ли', 'Мария Луиза', 'Петровна']],
    ['ВОЛКОВ АЛЕКСЕЙ АНДРЕЕВИЧ', ['Волков', 'Алексей', 'Андреевич']],
    ['римский-корсаков артём романович', ['Римский-Корсаков', 'Артём', 'Романович']],
    ['Волков А. А.', ['Волков', 'А.', 'А.']],
    ['Волков А.А.', ['Волков', 'А.', 'А.']],
    ['А.А.Волков', ['Волков', 'А.', 'А.']],
    ['Волков А А', ['Волков', 'А.', 'А.']],
    ['Алексей Андреевич Волков', ['Волков', 'Алексей', 'Андреевич']],
    ['Роман Аркадьевич Абрамович', ['Абрамович', 'Роман', 'Аркадьевич']],
    ['Абрамович Роман Аркадьевич', ['Абрамович', 'Роман', 'Аркадьевич']],
    ['Волков Андреевич Алексей', ['Волков', 'Алексей', 'Андреевич']],
    ['Алексей Волков', ['Волков', 'Алексей', '']],
    ['Лев Николай', ['Лев', 'Николай', '']],
    ['1. Волков Алексей', ['Волков', 'Алексей', '']],
    ['Волкова (Смирнова) Анна Ивановна', ['Волкова', 'Анна', 'Ивановна']],
    ['Smith John', ['Smith', 'John', '']],
    ["О'Коннор Анна Ивановна", ["О'Коннор", 'Анна', 'Ивановна']],
    ['Нгуен Тхи Тху Ханг', ['Нгуен', 'Тхи', 'Тху Ханг']],
    ['', ['nameMissing']],
    ['   ', ['nameMissing']],
    ['—', ['nameUnreadable']],
    ['123', ['nameUnreadable']],
    ['Волков', ['nameIncomplete']],
    ['Анна Ивановна', ['nameWithoutSurname']],
  ])('%j', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it('repairs Latin letters inside Cyrillic words and says so', () => {
    expect(parts('Cоловьёв Сeмён Александрович')).toEqual(['Соловьёв', 'Семён', 'Александрович']);
    expect(notes('Cоловьёв Сeмён Александрович')).toEqual(['latinLetters']);
    // A whole word of look-alikes is Cyrillic when the rest of the name is.
    expect(parts('Kox Анна Ивановна')).toEqual(['Кох', 'Анна', 'Ивановна']);
    expect(parts('Coлoвьëв Пётр Ильич')).toEqual(['Соловьёв', 'Пётр', 'Ильич']);
  });

  it('keeps genuinely Latin names and mends a Cyrillic slip inside them', () => {
    expect(notes('Smith John')).toEqual([]);
    expect(parts('Smith Jоhn')).toEqual(['Smith', 'John', '']);
    expect(notes('Smith Jоhn')).toEqual(['latinLetters']);
  });

  it('says what else it did', () => {
    expect(notes('Алексей Андреевич Волков')).toEqual(['reordered']);
    expect(notes('ВОЛКОВ АЛЕКСЕЙ')).toEqual(['caseMended']);
    expect(notes('Волков А.А.')).toEqual(['initials']);
    expect(notes('Волк0в Алексей')).toEqual(['unusual']);
    expect(notes('Волков Алекzей')).toEqual(['unusual']);
    expect(notes('  Волков   Алексей ')).toEqual([]);
  });

  it('composes letters that came apart, as a Mac writes them', () => {
    expect(parts('Зайцев Андрей'.normalize('NFD'))).toEqual(['Зайцев', 'Андрей', '']);
  });

  it('reads separate columns, and one column that holds everything', () => {
    expect(parseNameParts('ВОЛКОВ', 'Aлексей', '')).toEqual({
      ok: true,
      name: name('Волков', 'Алексей'),
      notes: ['latinLetters', 'caseMended'],
    });
    expect(parseNameParts('Волков Алексей Андреевич', '', '')).toMatchObject({
      name: { firstName: 'Алексей' },
    });
    expect(parseNameParts('', 'Алексей', 'Андреевич')).toEqual({ ok: false, fault: 'nameWithoutSurname' });
    expect(parseNameParts('Волков', '', 'Андреевич')).toEqual({ ok: false, fault: 'nameIncomplete' });
    expect(parseNameParts('', '', '')).toEqual({ ok: false, fault: 'nameMissing' });
  });

  it('reads back what it formats', () => {
    const surname = fc.constantFrom(
      'Волков',
      'Ли',
      'Кох',
      'Римский-Корсаков',
      'Долгих',
      'Мамедова',
      'Дзюба',
      'Хант',
    );
    const first = fc.constantFrom('Алексей', 'Анна', 'Пётр', 'Гузель', 'Лев', 'Зоя', 'Любовь', 'Али');
    const middle = fc.constantFrom('Андреевич', 'Ильинична', 'Львовна', 'Гасан оглы', 'Ильич', '');
    fc.assert(
      fc.property(surname, first, middle, (lastName, firstName, middleName) => {
        const person = { lastName, firstName, middleName };
        expect(parsePersonName(fullName(person))).toEqual({ ok: true, name: person, notes: [] });
      }),
    );
  });

  it('never throws and never returns a part with outer or double spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parsePersonName(text);
        if (!parsed.ok) return;
        for (const part of Object.values(parsed.name)) expect(part).toBe(part.trim().replace(/\s+/gu, ' '));
        expect(parsed.name.lastName).not.toBe('');
        expect(parsed.name.firstName).not.toBe('');
      }),
    );
  });
});

describe('writing names', () => {
  it('shortens with no-break spaces', () => {
    expect(shortName(name('Волков', 'Алексей', 'Андреевич'))).toBe('Волков\u00a0А.\u00a0А.');
    expect(shortName(name('Римский-Корсаков', 'Анна-Мария'))).toBe('Римский-Корсаков\u00a0А.-М.');
    expect(shortName(name('Мамедов', 'Али', 'Гасан оглы'))).toBe('Мамедов\u00a0А.\u00a0Г.');
  });
});

describe('searchKey', () => {
  it.each([
    ['Соловьёв', 'соловьев'],
    ['РИМСКИЙ-КОРСАКОВ', 'римский корсаков'],
    ["О'Коннор", 'оконнор'],
    ['  Волков,  А.А. ', 'волков а а'],
    ['Cоловьёв', 'соловьев'],
  ])('%s → %s', (text, key) => {
    expect(searchKey(text)).toBe(key);
  });

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => searchKey(searchKey(text)) === searchKey(text)),
    );
  });
});

describe('sortKey', () => {
  const sorted = (names: ReturnType<typeof name>[]) =>
    [...names].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)).map(fullName);

  it('puts yo beside ye, and after it only where nothing else differs', () => {
    expect(
      sorted([
        name('Жуков', 'Ян'),
        name('Ёлкин', 'Ян'),
        name('Ежов', 'Ян'),
        name('Емцов', 'Ян'),
        name('Ершов', 'Ян'),
      ]),
    ).toEqual(['Ежов Ян', 'Ёлкин Ян', 'Емцов Ян', 'Ершов Ян', 'Жуков Ян']);
    expect(sorted([name('Семёнов', 'Ян'), name('Семенов', 'Ян')])).toEqual(['Семенов Ян', 'Семёнов Ян']);
    expect(sorted([name('Семёнов', 'Ан'), name('Семенов', 'Ян')])).toEqual(['Семёнов Ан', 'Семенов Ян']);
  });

  it('sorts a shorter surname first and Cyrillic before Latin', () => {
    expect(
      sorted([
        name('Smith', 'John'),
        name('Ли Сун', 'Анна'),
        name('Лисин', 'Ян'),
        name('Ли', 'Яна'),
        name('Яковлев', 'Ян'),
      ]),
    ).toEqual(['Ли Яна', 'Ли Сун Анна', 'Лисин Ян', 'Яковлев Ян', 'Smith John']);
  });

  it('agrees with the Russian collation of the platform on ordinary surnames', () => {
    const surname = fc
      .array(fc.constantFrom(...'абвгдежзийклмнопрстуфхцчшщъыьэюя'), { minLength: 1, maxLength: 9 })
      .map((letters) => letters.join(''));
    const collator = new Intl.Collator('ru');
    fc.assert(
      fc.property(surname, surname, (left, right) => {
        const [a, b] = [sortKey(name(left, 'ян')), sortKey(name(right, 'ян'))];
        expect(Math.sign(a < b ? -1 : a > b ? 1 : 0)).toBe(Math.sign(collator.compare(left, right)));
      }),
    );
  });

  it('consists of digits only, so that no collation reads it otherwise', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => /^\d*$/.test(sortKey(name(text, 'Ян')))));
  });
});

describe('guessGender', () => {
  it.each([
    ['Волков Алексей Андреевич', 'male'],
    ['Ли Зоя Ильинична', 'female'],
    ['Мамедов Али Гасан оглы', 'male'],
    ['Алиева Лейла Рашид кызы', 'female'],
    ['Кох Тимур', 'male'],
    ['Кох Саша', 'unknown'],
    ['Долгих Саша', 'unknown'],
    ['Волкова Саша', 'female'],
    ['Волков А. А.', 'male'],
    ['Smith John', 'unknown'],
    ['Хант Никита Ильич', 'male'],
  ])('%s: %s', (text, gender) => {
    const parsed = parsePersonName(text);
    expect(parsed.ok && guessGender(parsed.name)).toBe(gender);
  });
});
