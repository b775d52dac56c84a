import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../files/table.ts';
import { saysNothing } from './cell-value.ts';
import {
  parseGender,
  parseMode,
  parseWishedAges,
  parseWishedPartners,
  parseYesNo,
  splitList,
  splitNames,
} from './choice-value.ts';
import { parseEmail, parsePhone } from './contact-value.ts';
import { dayText, parseDate, parseMoment } from './date-value.ts';
import { hoursOf, parseDuration, parseMark, parsePeopleCount, parseYears } from './quantity-value.ts';
import { parseDomains } from './request-domain.ts';
import { isOwnOrganization, kindOfWorkplace } from './workplace.ts';

const today = '2023-09-05';

describe('parseDate', () => {
  it.each<[Cell, string]>([
    ['11.11.2011', '2011-11-11'],
    ['1.2.2011', '2011-02-01'],
    ['01.02.11', '2011-02-01'],
    ['15.04.95', '1995-04-15'],
    ['2011-11-11', '2011-11-11'],
    ['2011.11.05', '2011-11-05'],
    ['11/12/2011', '2011-12-11'],
    ['11-12-2011', '2011-12-11'],
    ['11,12,2011', '2011-12-11'],
    ['11 12 2011', '2011-12-11'],
    [' 11.12.2011 г. ', '2011-12-11'],
    ['11.12.2011г', '2011-12-11'],
    ['11 ноября 2011 г.', '2011-11-11'],
    ['«5» сентября 2011 года', '2011-09-05'],
    ['5 нояб. 2011', '2011-11-05'],
    ['12/31/2011', '2011-12-31'],
    [40859, '2011-11-12'],
    [40859.75, '2011-11-12'],
    ['40859', '2011-11-12'],
    [{ iso: '2011-11-12' }, '2011-11-12'],
    [{ iso: '2011-11-12T10:15:00' }, '2011-11-12'],
    ['29.02.2012', '2012-02-29'],
  ])('%j: %s', (cell, date) => {
    expect(parseDate(cell, today)).toMatchObject({ ok: true, date });
  });

  it.each<[Cell, string]>([
    [null, 'dateMissing'],
    ['', 'dateMissing'],
    ['не указана', 'dateMissing'],
    ['—', 'dateMissing'],
    ['н/д', 'dateMissing'],
    ['скоро', 'dateUnreadable'],
    ['11.11.201', 'dateUnreadable'],
    ['11 мартобря 2011', 'dateUnreadable'],
    [12, 'dateUnreadable'],
    ['31.02.2011', 'dateImpossible'],
    ['29.02.2011', 'dateImpossible'],
    ['32.01.2011', 'dateImpossible'],
    ['11.11.0011', 'dateImpossible'],
    ['11.11.3011', 'dateImpossible'],
    ['2011', 'dateYearOnly'],
    ['2011 г.', 'dateYearOnly'],
    [2011, 'dateYearOnly'],
  ])('%j: %s', (cell, fault) => {
    expect(parseDate(cell, today)).toEqual({ ok: false, fault });
  });

  it('tells what it guessed', () => {
    expect(parseDate('12/31/2011', today)).toMatchObject({ note: 'dateMonthFirst' });
    expect(parseDate('01.02.11', today)).toMatchObject({ note: 'dateShortYear' });
    expect(parseDate('01.02.24', today)).toMatchObject({ date: '1924-02-01' });
  });

  it('reads back every day that is written the usual way', () => {
    const day = fc
      .date({
        min: new Date('1930-01-01T00:00:00Z'),
        max: new Date('2023-09-05T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (date) => {
        expect(parseDate(dayText(date), today)).toEqual({ ok: true, date });
        expect(parseDate(date, today)).toEqual({ ok: true, date });
        expect(parseDate({ iso: date }, today)).toEqual({ ok: true, date });
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.double()),
        (cell) => void parseDate(cell, today),
      ),
    );
  });
});

describe('parseMoment', () => {
  it.each<[Cell, string | undefined]>([
    [{ iso: '2023-09-21T17:05:00' }, '2023-09-21T17:05:00'],
    [{ iso: '2023-10-01' }, '2023-10-01T00:00:00'],
    [45190.711805555555, '2023-09-21T17:05:00'],
    [45190.9999999, '2023-09-22T00:00:00'],
    ['21.09.2023 17:05:00', '2023-09-21T17:05:00'],
    ['21.09.2023 9:05', '2023-09-21T09:05:00'],
    ['2023/09/28 8:38:24 PM GMT+3', '2023-09-28T20:38:24'],
    ['2023-09-28T08:38:24.000Z', '2023-09-28T08:38:24'],
    ['12/31/2023 12:05 AM', '2023-12-31T00:05:00'],
    ['вчера', undefined],
    [null, undefined],
  ])('%j: %s', (cell, moment) => {
    expect(parseMoment(cell)).toBe(moment);
  });
});

describe('parsePhone', () => {
  it.each<[Cell, string]>([
    ['+79799675576', '+79799675576'],
    ['8 (950) 510-19-20', '+79505101920'],
    ['89328332536', '+79328332536'],
    ['79328332536', '+79328332536'],
    [89328332536, '+79328332536'],
    ['9328332536', '+79328332536'],
    ['+7 (932) 833 25 36 доб. 12', '+79328332536'],
    ['тел. 8-932-833-25-36', '+79328332536'],
    ['8-932-833-25-36 (мама)', '+79328332536'],
    ['+375 29 123-45-67', '+375291234567'],
    ['89328332536, 89328332537', '+79328332536'],
  ])('%j: %s', (cell, phone) => {
    expect(parsePhone(cell)).toMatchObject({ ok: true, phone });
  });

  it('says when it took one of several', () => {
    expect(parsePhone('89328332536, 89328332537')).toMatchObject({ several: true });
    expect(parsePhone('89328332536; 8(932)8332536')).toMatchObject({ several: false });
    expect(parsePhone('мама 89328332536 папа 89328332537')).toMatchObject({
      phone: '+79328332536',
      several: true,
    });
  });

  it.each<[Cell, string]>([
    ['', 'phoneMissing'],
    ['нет', 'phoneMissing'],
    ['12-34-56', 'phoneUnreadable'],
    ['+7932833253', 'phoneUnreadable'],
    ['звонить вечером', 'phoneUnreadable'],
    ['893283325361', 'phoneUnreadable'],
  ])('%j: %s', (cell, fault) => {
    expect(parsePhone(cell)).toEqual({ ok: false, fault });
  });

  it('knows its own form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3000000000, max: 9999999999 }), (number) => {
        expect(parsePhone(`+7${number}`)).toEqual({ ok: true, phone: `+7${number}`, several: false });
        expect(parsePhone(`8${number}`)).toEqual({ ok: true, phone: `+7${number}`, several: false });
      }),
    );
  });
});

describe('parseEmail', () => {
  it.each([
    ['teacher1@school50.example', 'teacher1@school50.example'],
    [' Teacher.One@School50.Example ', 'teacher.one@school50.example'],
    ['mailto:a@b.example', 'a@b.example'],
    ['Иванова <a@b.example>', 'a@b.example'],
    ['a@b.example.', 'a@b.example'],
    ['a@почта.рф', 'a@почта.рф'],
  ])('%s: %s', (text, email) => {
    expect(parseEmail(text)).toEqual({ ok: true, email });
  });

  it.each([
    'a@b',
    '@b.example',
    'a b c',
    'a@@b.example',
    'a@b..example',
    'тичер@b.example',
    'a@schооl.example',
  ])('%s has a mistake', (text) => {
    expect(parseEmail(text)).toEqual({ ok: false, fault: 'emailUnreadable' });
  });

  it('passes over what says nothing', () => {
    expect(parseEmail('—')).toEqual({ ok: false, fault: 'emailMissing' });
    expect(parseEmail(null)).toEqual({ ok: false, fault: 'emailMissing' });
  });
});

describe('quantities', () => {
  it.each<[Cell, number | undefined, number | undefined]>([
    ['до 30 минут', undefined, 30],
    ['30–60 минут', 30, 60],
    ['1–2 часа', 60, 120],
    ['1 час', 60, 60],
    ['час', 60, 60],
    ['полчаса', 30, 30],
    ['полтора часа', 90, 90],
    ['1,5 часа', 90, 90],
    ['1 час 30 минут', 90, 90],
    ['от 30 минут до 1 часа', 30, 60],
    ['больше 2 часов', 120, undefined],
    ['не более 2 ч', undefined, 120],
    ['два часа', 120, 120],
    [45, 45, 45],
    [2, 120, 120],
    ['40', 40, 40],
  ])('%j a week: %s..%s minutes', (cell, from, to) => {
    expect(parseDuration(cell, 'guess')).toEqual({ from, to });
  });

  it.each<Cell>(['', 'когда получится', { iso: '2023-02-01' }, 'по 10, 20, 30 минут'])(
    '%j is no duration',
    (cell) => {
      expect(parseDuration(cell, 'guess')).toBeUndefined();
    },
  );

  it.each<[Cell, number | undefined]>([
    [6, 6],
    ['6 ч', 6],
    ['6 часов', 6],
    ['4-6 часов', 4],
    ['до 12', 12],
    ['1,5', 1.5],
    ['90 минут', 1.5],
  ])('%j a month: %s hours', (cell, hours) => {
    const range = parseDuration(cell, 'hours');
    expect(range && hoursOf(range)).toBe(hours);
  });

  it.each<[Cell, number | undefined]>([
    [2, 2],
    ['двух', 2],
    ['2-3 человека', 3],
    ['не более 4', 4],
    ['сколько скажете', undefined],
  ])('%j people: %s', (cell, count) => {
    expect(parsePeopleCount(cell)).toBe(count);
  });

  it.each<[Cell, number | undefined]>([
    [7, 7],
    ['7 из 10', 7],
    ['10', 10],
    ['11', undefined],
    [0, undefined],
    ['очень', undefined],
    [7.5, undefined],
  ])('mark %j: %s', (cell, mark) => {
    expect(parseMark(cell)).toBe(mark);
  });

  it.each<[Cell, number | undefined]>([
    ['17', 17],
    [17.8, 17],
    ['17 лет', 17],
    ['1 год 3 мес.', 1],
    ['3 месяца', 0],
    ['менее года', 0],
    ['0', 0],
    ['много', undefined],
  ])('experience %j: %s', (cell, years) => {
    expect(parseYears(cell)).toBe(years);
  });
});

describe('choices', () => {
  it.each<[Cell, boolean | undefined]>([
    ['да', true],
    ['Да, согласен', true],
    [true, true],
    ['+', true],
    ['нет', false],
    ['Не согласна', false],
    ['не против', true],
    [false, false],
    ['подумаю', undefined],
    ['', undefined],
  ])('%j: %s', (cell, answer) => {
    expect(parseYesNo(cell)).toBe(answer);
  });

  it('reads genders, modes, partners and ages', () => {
    expect(['м', 'Ж', 'жен.', 'мальчик', 'x'].map(parseGender)).toEqual([
      'male',
      'female',
      'female',
      'male',
      undefined,
    ]);
    expect(['очно', 'онлайн', 'по-разному', 'Очно, онлайн', 'дистанционно', '?'].map(parseMode)).toEqual([
      'inPerson',
      'online',
      'mixed',
      'mixed',
      'online',
      undefined,
    ]);
    expect(parseWishedPartners('представитель предприятия')).toEqual(['employer']);
    expect(parseWishedPartners('учитель или студент')).toEqual(['teacher', 'collegeStudent']);
    expect(parseWishedPartners('ученик, без разницы')).toEqual(['any']);
    expect(parseWishedPartners('космонавт')).toEqual([]);
    expect(['10–12 лет', '13-15', 'взрослые', 'без разницы', 'старички'].map(parseWishedAges)).toEqual([
      ['10-12'],
      ['13-15'],
      ['adults'],
      ['any'],
      [],
    ]);
    expect(parseWishedAges('10–12 лет, 13–15 лет')).toEqual(['10-12', '13-15']);
  });

  it('splits lists and names', () => {
    expect(splitList('учёба (математика, физика), спорт; творчество\nобщение.')).toEqual([
      'учёба (математика, физика)',
      'спорт',
      'творчество',
      'общение',
    ]);
    expect(splitNames('Волков Алексей, Ли Зоя и Кох Пётр')).toEqual(['Волков Алексей', 'Ли Зоя', 'Кох Пётр']);
    expect(['нет', 'Таких нет', 'никого', '-', ''].map(splitNames)).toEqual([[], [], [], [], []]);
  });

  it('knows when a cell says nothing', () => {
    expect(['', ' ', '—', '-', '...', 'нет данных', 'Н/Д', '?'].every(saysNothing)).toBe(true);
    expect(['нетушки', '0', 'Ли', '+'].some(saysNothing)).toBe(false);
  });
});

describe('parseDomains', () => {
  it.each<[string, string[], string[]]>([
    ['профориентация, адаптация', ['careerGuidance', 'adaptation'], []],
    ['олимпиады и таланты; цифровые навыки', ['talents', 'digitalSkills'], []],
    ['УЧЕБА', ['study'], []],
    ['учёба (математика, физика)', ['study'], []],
    ['помощь по математике', ['study'], []],
    ['подготовка к олимпиадам, олимпиады и таланты', ['talents'], []],
    ['публичные выступления', ['communication'], []],
    ['споры, вышивка', [], ['споры', 'вышивка']],
    ['спортивные секции', ['sport'], []],
    ['другое: вождение', [], ['другое: вождение']],
    ['', [], []],
  ])('%s', (text, codes, others) => {
    expect(parseDomains(text)).toEqual({ codes, others });
  });
});

describe('workplaces', () => {
  const names = ['МАОУ «СОШ № 50 с углублённым изучением отдельных предметов»', 'МАОУ СОШ № 50'];

  it.each([
    ['МАОУ СОШ № 50', true],
    ['маоу сош №50', true],
    ['школа 50', true],
    ['СОШ 50, учитель', true],
    ['Школа', true],
    ['', true],
    ['МАОУ СОШ № 5', false],
    ['школа № 51', false],
    ['Банк', false],
    ['Дом 50', false],
    ['Политехнический колледж, студент', false],
  ])('%s is the own school: %s', (place, own) => {
    expect(isOwnOrganization(place, names)).toBe(own);
  });

  it('tells a school with a name by its words', () => {
    expect(isOwnOrganization('гимназия имени Пушкина', ['Гимназия им. Пушкина'])).toBe(true);
    expect(isOwnOrganization('гимназия имени Гоголя', ['Гимназия им. Пушкина'])).toBe(false);
  });

  it.each([
    ['Банк', 'employer'],
    ['ООО «Мегионнефть»', 'employer'],
    ['Политехнический колледж, студент', 'collegeStudent'],
    ['Политехнический колледж, преподаватель', 'other'],
    ['ИП Волкова', 'entrepreneur'],
    ['пенсионерка', 'veteran'],
    ['депутат городской думы', 'publicFigure'],
    ['школа № 3', 'other'],
    ['МИПТ', 'employer'],
  ])('%s: %s', (place, kind) => {
    expect(kindOfWorkplace(place)).toBe(kind);
  });
});
