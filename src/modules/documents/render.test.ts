import { beforeAll, describe, expect, test } from 'vitest';
import categories from '../../../content/categories.json';
import { type OpenedDocx, openDocx } from '../../../tests/support/documents/docx.ts';
import {
  adultConsents,
  consents,
  introduction,
  missing,
  notices,
  roadmap,
} from '../../../tests/support/documents/sample-papers.ts';
import { sampleOrder, school } from '../../../tests/support/documents/samples.ts';
import { type DocumentData, renderFrom } from './render.ts';
import { defaultTemplate } from './service-templates.ts';
import { type DocumentKind, documentKinds } from './template-tags.ts';

async function make<Kind extends DocumentKind>(kind: Kind, data: DocumentData[Kind]) {
  return openDocx(renderFrom(kind, data, await defaultTemplate(kind)));
}

const samples: DocumentData = {
  orderPairs: sampleOrder(8, { groups: 2 }),
  orderIntroduction: introduction,
  roadmap,
  consentAdult: adultConsents,
  consentGuardian: consents(3),
  notice: notices(4),
  missingConsents: missing,
};

describe.each(documentKinds)('%s', (kind) => {
  let document: OpenedDocx;
  beforeAll(async () => {
    document = await make(kind, samples[kind]);
  });

  test('is well-formed, filled to the last tag and holds no trace of a missing value', () => {
    expect(document.text.length).toBeGreaterThan(200);
    expect(document.text).not.toMatch(/[{}]|undefined|null|NaN|\[object/u);
    expect(document.text).not.toMatch(/[^_.]\.\.(?!\.)| ,| ;|,,| {2}[^/]/u);
    expect(document.text).toContain('№ 50');
  });

  test('says nothing of a restricted category', () => {
    const { text } = document;
    const restricted = categories.mentee.filter((category) => category.restricted);
    expect(restricted.length).toBeGreaterThanOrEqual(4);
    for (const { title } of restricted) expect(text.toLowerCase()).not.toContain(title.toLowerCase());
    expect(text).not.toMatch(/ОВЗ|инвалид|трудн\S+ жизненн/iu);
  });

  test('keeps margins for filing and writes Russian', () => {
    const [, left = '0'] = /w:pgMar [^>]*w:left="(\d+)"/u.exec(document.xml('word/document.xml')) ?? [];
    expect(Number(left)).toBeGreaterThanOrEqual(kind === 'notice' ? 850 : 1133);
    expect(document.xml('word/styles.xml')).toContain('w:val="ru-RU"');
  });
});

describe('names that could break a document', () => {
  const hostile = { lastName: 'О’Нил <w:p>&', firstName: '{куратор}', middleName: '"\u0001\u000b' };

  test('stay text', async () => {
    const data = sampleOrder(1);
    const [row] = data.rows;
    if (!row) throw new Error('a sample without rows');
    const mentees = [{ kind: 'pupil', name: { ...hostile, gender: 'unknown' }, label: '5А' } as const];
    const document = await make('orderPairs', { ...data, rows: [{ ...row, mentees }] });
    expect(document.tables.at(-1)?.[1]?.[2]).toBe('О’Нил <w:p>& {куратор} "\nобучающийся 5А класса');
  });
});

describe('consents', () => {
  test('of a class are one file: a sheet a child, no blank sheet after the last', async () => {
    const document = await make('consentGuardian', consents(25));
    const body = document.xml('word/document.xml');
    expect(body.match(/<w:pageBreakBefore\/>/gu)).toHaveLength(25);
    expect(document.paragraphs.filter((line) => line === 'СОГЛАСИЕ')).toHaveLength(25);
    expect(body).not.toContain('<w:br w:type="page"/>');
    expect(document.paragraphs.findIndex((line) => line !== '')).toBe(0);
  });

  test('of a guardian name the child, the operator and everything that the law lists', async () => {
    const { text } = await make('consentGuardian', consents(1));
    for (const words of [
      'Я, Заяц Мария Ильинична,',
      'несовершеннолетнего Зайца Ивана Петровича, 12.05.2012 года рождения, ученика 5А класса,',
      'даю согласие Муниципальному автономному общеобразовательному учреждению «Средняя',
      school.address,
      'статьёй 9 Федерального закона от 27.07.2006 № 152-ФЗ',
      'Цель обработки:',
      'Перечень персональных данных,',
      'Перечень действий с персональными данными:',
      'по поручению оператора:',
      'Срок:',
      'Отзыв:',
      'документ, удостоверяющий личность:',
      'на основании',
      'С-5А-001',
      'подпись',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('ask a child past fourteen too, in the right gender', async () => {
    const { text } = await make('consentGuardian', consents(2));
    expect(text.match(/старше 14 лет/gu)).toHaveLength(1);
    expect(text).toContain('несовершеннолетней Константинопольской Александры-Виктории Святославовны');
    expect(text).toContain('моих персональных данных согласна (');
  });

  test('hold one purpose each', async () => {
    const texts = new Set<string>();
    for (const purpose of [
      'processing',
      'publication',
      'mentorTransfer',
      'specialCategories',
      'photoVideo',
    ] as const) {
      const { paragraphs } = await make('consentAdult', { ...adultConsents, purpose });
      const goals = paragraphs.filter((line) => line.startsWith('Цель обработки:'));
      expect(goals).toHaveLength(adultConsents.subjects.length);
      texts.add(goals[0] ?? '');
    }
    expect(texts.size).toBe(5);
  });

  test('to publication name the resource and leave room for conditions', async () => {
    const data = { ...adultConsents, purpose: 'publication' as const };
    const { text } = await make('consentAdult', { ...data, site: 'school50.example/mentoring' });
    expect(text).toContain('Информационный ресурс: school50.example/mentoring.');
    expect(text).toContain('Условия и запреты');
    expect(text).toContain('распространение (размещение на указанном ресурсе)');
    expect((await make('consentAdult', adultConsents)).text).not.toContain('Информационный ресурс');
  });
});

describe('the road map', () => {
  test('carries the approval, the reference and the full name of the school', async () => {
    const { text } = await make('roadmap', roadmap);
    expect(text).toMatch(/^УТВЕРЖДАЮ\nДиректор МАОУ СОШ № 50\n_+ Ю\. В\. Дорофеева\n5 сентября 2023 г\.\n/u);
    expect(text).toContain(
      'в Муниципальном автономном общеобразовательном учреждении «Средняя общеобразовательная школа № 50 с углублённым изучением отдельных предметов» на 2023/2024 учебный год',
    );
    expect(text).toContain('разработан в соответствии с распоряжением Министерства просвещения');
    expect(text).toContain('является максимально полное раскрытие потенциала личности');
    expect(text).toContain('«ученик – ученик», «учитель – учитель», «учитель – ученик».');
    expect(text).toContain('включает 2 этапа:');
  });

  test('prints stages, tasks, results and lines of the plan', async () => {
    const { tables, text } = await make('roadmap', roadmap);
    const [plan] = tables;
    expect(plan?.[0]).toEqual(['№ п/п', 'Мероприятие', 'Сроки', 'Ответственные']);
    expect(plan).toHaveLength(1 + 2 + 3);
    expect(plan?.[1]?.[1]).toBe(
      'Подготовка условий для запуска программы наставничества\nЗадача: информирование о запуске программы наставничества.\nРезультат: определены необходимые ресурсы.',
    );
    expect(plan?.[2]?.[1]).toContain(
      '\n– издание приказа о внедрении;\n– разработка и утверждение Положения',
    );
    expect(plan?.[3]?.slice(2)).toEqual(['сентябрь–октябрь', 'Классные руководители']);
    expect(text).toContain('обеспечат улучшение показателей школы');
  });

  test('of a draft leaves room for the date, and drops what it has not', async () => {
    const bare = {
      ...roadmap,
      approvedOn: undefined,
      tasks: [],
      expectedResults: [],
      perspectiveResults: '',
    };
    const { text } = await make('roadmap', bare);
    expect(text).toContain('«___» ______________ 20___ г.');
    expect(text).not.toMatch(/Задачи внедрения|Ожидаемые результаты|Перспективные/u);
  });
});

describe('notices', () => {
  test('tell each side who the other is, and the guardian to sign for a minor', async () => {
    const { text, tables } = await make('notice', notices(2));
    expect(tables).toHaveLength(2);
    expect(text).toContain('Кому: Зайцу Ивану Петровичу, ученику 5А класса');
    expect(text).toContain('Наставник: Егорова Екатерина Михайловна, педагог-психолог');
    expect(text).toContain('Кому: Орловой Анне Дмитриевне, социальному педагогу');
    expect(text).toContain('Основание: приказ от 29 марта 2024 г. № 87-О');
    expect(text).toContain('Срок: с 01.04.2024 по 25.12.2024');
    expect(text.match(/ознакомлен\(а\)/gu)).toHaveLength(1);
  });

  test('are never torn between two sheets', async () => {
    const document = await make('notice', notices(9));
    expect(document.xml('word/document.xml').match(/<w:cantSplit\/>/gu)).toHaveLength(9);
  });
});

test('the list of missing consents gives each class a sheet and leaves complete classes out', async () => {
  const { text, tables } = await make('missingConsents', missing);
  expect(tables).toHaveLength(2);
  expect(text).not.toContain('6Б');
  expect(text).toContain('Кого не хватает – 5А');
  expect(text).toContain('Не хватает 3 из 27 на 16 октября 2023 г.');
  expect(text).toContain('Классный руководитель: Хант Полина Александровна');
  expect(tables[0]?.slice(1).map((row) => row[3])).toEqual(['не получено', 'отказ', 'отозвано']);
  expect(tables[1]?.[1]?.slice(1, 4)).toEqual(['Цой Виктор Робертович', 'сам участник', 'истекло']);
});
