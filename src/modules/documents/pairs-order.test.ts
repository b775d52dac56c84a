import { describe, expect, test } from 'vitest';
import { openDocx } from '../../../tests/support/documents/docx.ts';
import { introduction } from '../../../tests/support/documents/sample-papers.ts';
import { deputy, name, pupil, sampleOrder, teacher } from '../../../tests/support/documents/samples.ts';
import type { IntroductionOrderData } from './introduction-order.ts';
import type { PairsOrderData } from './order.ts';
import { renderFrom } from './render.ts';
import { defaultTemplate } from './service-templates.ts';

async function order(data: PairsOrderData) {
  return openDocx(renderFrom('orderPairs', data, await defaultTemplate('orderPairs')));
}

async function introductionOrder(data: IntroductionOrderData) {
  return openDocx(renderFrom('orderIntroduction', data, await defaultTemplate('orderIntroduction')));
}

describe('the order on pairs and groups', () => {
  test('reads as a clerk would write it', async () => {
    const { paragraphs } = await order(sampleOrder(6, { groups: 1 }));
    const from = paragraphs.indexOf('ПРИКАЗ');
    expect(paragraphs.slice(0, from)).toEqual([
      'Муниципальное автономное общеобразовательное учреждение «Средняя общеобразовательная школа № 50 с углублённым изучением отдельных предметов»',
      '(МАОУ СОШ № 50)',
    ]);
    const lines = paragraphs.slice(from, paragraphs.indexOf('Директор')).filter(Boolean);
    expect(lines).toEqual([
      'ПРИКАЗ',
      '29 марта 2024 г.\t№ 87-О',
      'г. Екатеринбург',
      'О закреплении наставнических пар и групп\nна 2023/2024 учебный год',
      expect.stringMatching(
        /^В соответствии с распоряжением Министерства просвещения Российской Федерации от 25\.12\.2019 № Р-145 «.*», в целях реализации программы наставничества МАОУ СОШ № 50 в 2023\/2024 учебном году$/u,
      ),
      'ПРИКАЗЫВАЮ:',
      'Закрепить на 2023/2024 учебный год наставнические пары и группы согласно приложению к настоящему приказу.',
      'Назначить куратором реализации программы наставничества Мамедову Дарью Львовну, заместителя директора по УВР.',
      'Наставникам организовать работу с наставляемыми в рамках программы наставничества МАОУ СОШ № 50 в сроки, указанные в приложении.',
      'Наставничество работников осуществлять с их письменного согласия в порядке, установленном статьёй 351.8 Трудового кодекса Российской Федерации.',
      'Мамедовой Д. Л., куратору:',
      'В срок до 5 апреля 2024 г. ознакомить с настоящим приказом наставников и наставляемых, родителей (законных представителей) несовершеннолетних участников.',
      'Организовать проведение организационной и пробной рабочей встреч, встречи-планирования в каждой паре (группе).',
      'Обеспечить сопровождение работы пар и групп, мониторинг и подведение итогов программы наставничества.',
      'Классным руководителям оказывать содействие участникам программы наставничества из числа обучающихся класса.',
      'Контроль за исполнением настоящего приказа оставляю за собой.',
    ]);
  });

  test('numbers its points by itself and keeps the signature with the last of them', async () => {
    const document = await order(sampleOrder(3));
    const body = document.xml('word/document.xml');
    const control = body.lastIndexOf('<w:p>', body.indexOf('Контроль за исполнением'));
    const signature = body.indexOf('<w:tbl>', control);
    const between = body.slice(control, signature);
    expect(between.match(/<w:p>/gu)).toHaveLength(2);
    expect(between.match(/<w:keepNext\/>/gu)).toHaveLength(2);
    expect(body.slice(signature, body.indexOf('</w:tbl>', signature))).toContain('<w:cantSplit/>');
    expect(document.tables[0]).toEqual([['Директор', '', 'Ю. В. Дорофеева']]);
  });

  test('lists a pair or a group in a row that is not torn, under a head that repeats', async () => {
    const document = await order(sampleOrder(30, { groups: 4 }));
    const table = document.tables.at(-1);
    expect(table).toHaveLength(31);
    expect(table?.[0]).toEqual([
      '№',
      'Наставник, должность (класс)',
      'Наставляемый, класс (должность)',
      'Форма наставничества',
      'Срок',
    ]);
    expect(table?.[1]?.[2]).toBe(
      '1) Заяц Иван Петрович\nученик 5А класса\n2) Константинопольская Александра-Виктория Святославовна\nученица 6Б класса\n3) Алиев Рауф Гасан оглы\nученик 7В класса\n4) Черных Мария Андреевна\nученица 8А класса',
    );
    expect(table?.[5]).toEqual([
      '5',
      'Ли Любовь Руслановна\nучитель физики',
      'Дзюба Егор Романович\nпреподаватель-организатор основ безопасности и защиты Родины',
      'учитель – учитель',
      'с 01.04.2024\nпо 25.12.2024',
    ]);
    const rows = document.xml('word/document.xml').match(/<w:tr>/gu)?.length ?? 0;
    expect(document.xml('word/document.xml').match(/<w:cantSplit\/>/gu)).toHaveLength(rows);
    expect(document.xml('word/document.xml').match(/<w:tblHeader\/>/gu)).toHaveLength(2);
    expect(document.paragraphs.find((line) => line.startsWith('Всего:'))).toBe(
      'Всего: 26 пар, 4 группы, 14 наставников, 35 наставляемых.',
    );
  });

  test('puts rows in cases when «assign … to …» is chosen', async () => {
    const data = sampleOrder(1, { rowStyle: 'assigned' });
    const rows = [
      { mentor: teacher(4), mentees: [pupil(0)], isGroup: false, form: 'учитель – ученик' },
      { mentor: pupil(1), mentees: [pupil(9)], isGroup: false, form: 'ученик – ученик' },
      { mentor: teacher(3), mentees: [teacher(7)], isGroup: false, form: 'учитель – учитель' },
    ];
    const table = (await order({ ...data, rows })).tables.at(-1);
    expect(table?.map((cells) => cells.slice(1, 3))).toEqual([
      ['Закрепить наставником', 'за наставляемым (наставляемыми)'],
      ['Ли Любовь Руслановну\nучителя физики', 'Зайцем Иваном Петровичем\nучеником 5А класса'],
      [
        'Константинопольскую Александру-Викторию Святославовну\nученицу 6Б класса',
        'Толстой Евой Ильиничной\nученицей 7А класса',
      ],
      [
        'Долгих Сергея Ивановича\nучителя английского языка',
        'Дзюбой Егором Романовичем\nпреподавателем-организатором основ безопасности и защиты Родины',
      ],
    ]);
  });

  test('as a directive speaks of a directive, with its controller', async () => {
    const controller = { name: name('Заяц Павел Кузьмич'), post: 'Заместитель директора по ВР' };
    const { text } = await order({ ...sampleOrder(2), act: 'directive', controller });
    expect(text).toContain('РАСПОРЯЖАЮСЬ:');
    expect(text).toContain('согласно приложению к настоящему распоряжению.');
    expect(text).toContain('С распоряжением ознакомлены:');
    expect(text).toContain('к распоряжению МАОУ СОШ № 50');
    expect(text).toContain(
      'Контроль за исполнением настоящего распоряжения возложить на Зайца Павла Кузьмича, заместителя директора по ВР.',
    );
    expect(text).not.toMatch(/приказ/iu);
  });

  test('of a draft leaves blanks, and no point for a curator that is not there', async () => {
    const { curator: _, number: __, date: ___, acquaintBy: ____, ...draft } = sampleOrder(2);
    const { text } = await order({ ...draft, acquainted: [] });
    expect(text).toContain('«___» ______________ 20___ г.\t№ ________');
    expect(text).not.toContain('куратор');
    expect(text).not.toContain('ознакомлены');
  });

  test('of pairs between pupils names neither groups nor the labour code', async () => {
    const rows = [{ mentor: pupil(2), mentees: [pupil(3)], isGroup: false, form: 'ученик – ученик' }];
    const { text } = await order({ ...sampleOrder(1), rows });
    expect(text).toContain('О закреплении наставнических пар\n');
    expect(text).not.toMatch(/351\.8|наставнические пары и группы/u);
    expect(text).toContain('Всего: 1 пара, 1 наставник, 1 наставляемый.');
  });

  test('takes nothing from a row but what an order may say', async () => {
    const category = 'С ограниченными возможностями здоровья';
    const mentee = { ...pupil(0), category, categories: [category], note: category };
    const row = { mentor: teacher(2), mentees: [mentee], isGroup: false, form: 'учитель – ученик', category };
    const document = await order({ ...sampleOrder(1), rows: [row] });
    expect(document.xml('word/document.xml')).not.toContain(category);
  });

  test('gives many a sheet of acquaintance, a few a line each', async () => {
    const many = await order(sampleOrder(30));
    expect(many.text).toContain('Лист ознакомления\nс приказом МАОУ СОШ № 50\nот 29 марта 2024 г. № 87-О');
    const signed = many.tables[1]?.slice(1).map((cells) => cells[1]);
    expect(signed?.[0]).toBe('Мамедова Д. Л.');
    expect(new Set(signed).size).toBe(signed?.length);
    const few = await order({ ...sampleOrder(1), acquainted: [deputy] });
    expect(few.text).toContain('С приказом ознакомлены:\n_________________ Д. Л. Мамедова');
    expect(few.text).not.toContain('Лист ознакомления');
  });

  test('keeps initials and numbers on one line', async () => {
    const document = await order(sampleOrder(1));
    expect(document.xml('word/document.xml')).toContain('Ю.\u00a0В.\u00a0Дорофеева');
    expect(document.xml('word/document.xml')).toContain('СОШ №\u00a050');
    expect(document.xml('word/document.xml')).toContain('29\u00a0марта\u00a02024\u00a0г.');
  });
});

describe('the order that introduces the model', () => {
  test('names curator, group, forms, papers and the site in the right cases', async () => {
    const { paragraphs } = await introductionOrder(introduction);
    for (const line of [
      'Внедрить в Муниципальном автономном общеобразовательном учреждении «Средняя общеобразовательная школа № 50 с углублённым изучением отдельных предметов» с 5 сентября 2023 г. целевую модель наставничества (далее – целевая модель).',
      'Назначить куратором внедрения целевой модели Мамедову Дарью Львовну, заместителя директора по УВР.',
      'Мамедова Дарья Львовна, заместитель директора по УВР (председатель);',
      'Орлова Анна Дмитриевна, социальный педагог.',
      'Реализовать в 2023/2024 учебном году следующие формы наставничества: «ученик – ученик», «учитель – учитель», «учитель – ученик».',
      'Положение о наставничестве в МАОУ СОШ № 50.',
      'Возложить на Орлова Романа Михайловича, учителя информатики, ответственность за размещение материалов в разделе «Наставничество» официального сайта МАОУ СОШ № 50.',
    ]) {
      expect(paragraphs).toContain(line);
    }
  });

  test('leaves out what it does not approve', async () => {
    const approves = { regulation: false, roadmap: false, programme: false };
    const { chair: _, siteEditor: __, ...rest } = introduction;
    const { text } = await introductionOrder({ ...rest, members: [], forms: [], approves });
    expect(text).not.toMatch(/Утвердить|рабочую группу|следующие формы|официального сайта/u);
    expect(text).toContain('Контроль за исполнением настоящего приказа оставляю за собой.');
  });
});
