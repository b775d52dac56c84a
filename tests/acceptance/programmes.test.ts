import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixedClock } from '../../src/core/clock.ts';
import { testPlatform, view } from '../support/app.ts';
import { openTestDatabase } from '../support/database.ts';
import {
  type ApiYear,
  addClasses,
  checkedOf,
  newSchool,
  plain,
  previewFields,
  withTemplate,
  type Year,
} from '../support/programme.ts';

const db = await openTestDatabase();
const platform = await testPlatform(db, fixedClock('2026-11-22T09:00:00Z'));
afterAll(async () => {
  await platform.dispose();
  await db.close();
});

describe('the default programme of a school', () => {
  let year: Year;
  beforeAll(async () => {
    year = await withTemplate(platform);
  });

  test('R156 the programme year has exactly the seven stages of the model, in their order', async () => {
    const { stages } = await year.read();
    expect(stages.map(({ number, title }) => `${number}. ${title}`)).toEqual([
      '1. Подготовка условий для запуска программы наставничества',
      '2. Формирование базы наставляемых',
      '3. Формирование базы наставников',
      '4. Отбор и обучение наставников',
      '5. Формирование наставнических пар или групп',
      '6. Организация работы наставнических пар или групп',
      '7. Завершение наставничества',
    ]);
    const words = await year.words('/years/2026');
    let at = 0;
    for (const { title } of stages) {
      const next = words.indexOf(title, at);
      expect(next, title).toBeGreaterThan(at);
      at = next;
    }
  });

  test('R221 every line has its number, words, a dated term and who answers; terms are a month, several, or all year', async () => {
    const { stages } = await year.read();
    const lines = stages.flatMap((stage) => stage.activities);
    expect(lines).toHaveLength(32);
    for (const line of lines) {
      expect(line.code).toMatch(/^[1-7]\.\d$/);
      expect(line.title.length).toBeGreaterThan(5);
      expect(line.termText).not.toBe('');
      expect(line.windowFrom <= line.windowTo).toBe(true);
      expect(line.responsibleRoles.length).toBeGreaterThan(0);
    }
    const term = (code: string) => {
      const line = lines.find((entry) => entry.code === code);
      return [line?.termText, line?.windowFrom, line?.windowTo, line?.allYear];
    };
    expect(term('1.3')).toEqual(['октябрь', '2026-10-01', '2026-10-31', false]);
    expect(term('3.4')).toEqual(['ноябрь-декабрь', '2026-11-01', '2026-12-31', false]);
    expect(term('6.4')).toEqual(['в течение года', '2027-03-01', '2027-05-31', true]);
    expect(term('7.2').slice(1)).toEqual(['2027-09-01', '2027-10-31', false]);
    expect(term('7.5').slice(1)).toEqual(['2027-12-01', '2027-12-31', false]);
  });

  test('R220 the four responsible roles exist, each line has at least one, and a line without any is refused', async () => {
    const words = await year.words('/years/2026');
    const { stages } = await year.read();
    const lines = stages.flatMap((stage) => stage.activities);
    for (const [role, name, count] of [
      ['administration', 'Администрация ОО', 6],
      ['curator', 'Куратор внедрения ЦМН', 23],
      ['classTeachers', 'Классные руководители', 3],
      ['workingGroup', 'Рабочая группа', 2],
    ] as const) {
      expect(lines.filter((line) => line.responsibleRoles.includes(role))).toHaveLength(count);
      expect(words).toContain(`${name} ${count}`);
    }
    expect(lines.filter((line) => line.responsibleRoles.length === 0)).toEqual([]);
    const line = await year.line('5.2');
    const form = {
      title: line.title,
      subItems: '',
      termText: line.termText,
      windowFrom: line.windowFrom,
      windowTo: line.windowTo,
      responsibleText: '',
      version: String(line.version),
    };
    const refused = await year.send(`/years/2026/activities/${line.id}/edit`, form);
    expect(refused.status).toBe(422);
    expect(plain(await refused.text())).toContain('Отметьте хотя бы одного ответственного');
    expect((await year.line('5.2')).responsibleRoles).toEqual(['workingGroup']);
  });

  test('R146 the basic provisions refer to the order R-145 and the national project, as a text that can be set', async () => {
    const page = await year.text('/years/2026/edit');
    const provisions = /<textarea[^>]*name="legalBasis"[^>]*>([^<]*)</.exec(page)?.[1] ?? '';
    expect(provisions).toContain('№ Р-145');
    expect(provisions).toContain('национального проекта «Образование»');
    const changed = await editProgramme(year, { legalBasis: 'распоряжение Минпросвещения № 999' });
    expect(changed.status).toBe(303);
    expect(await year.text('/years/2026/edit')).toContain('распоряжение Минпросвещения № 999');
  });

  test('R147 the task of better results of the school is linked to indicators, and the links can be changed', async () => {
    const page = await year.text('/years/2026/edit');
    expect(taskOf(page, 1)).toBe(
      'Улучшение показателей МАОУ СОШ № 50 в образовательной, социокультурной, спортивной и других сферах',
    );
    expect(checkedOf(page, 'indicators1')).toEqual(['I1', 'I2']);
    await editProgramme(year, { indicators1: ['I1', 'I5'] });
    expect(checkedOf(await year.text('/years/2026/edit'), 'indicators1')).toEqual(['I1', 'I5']);
  });

  test('R148 R149 R150 R151 R152 the further tasks of the model stand in the programme in their order', async () => {
    const page = await year.text('/years/2026/edit');
    expect([2, 3, 4, 5, 6].map((number) => taskOf(page, number).split(',')[0])).toEqual([
      'Подготовка обучающегося к самостоятельной',
      'Раскрытие личностного',
      'Создание психологически комфортной среды для развития и повышения квалификации педагогов',
      'Создание канала эффективного обмена личностным',
      'Формирование открытого и эффективного сообщества вокруг образовательной организации',
    ]);
    expect(taskOf(page, 4)).toContain('увеличение числа закрепившихся в профессии педагогических кадров');
    const seenByHead = await year.words('/years/2026/edit', await year.as('principal'));
    expect(seenByHead).toContain('Раскрытие личностного, творческого, профессионального потенциала');
  });

  test('R153 pupil-pupil, teacher-teacher and teacher-pupil are the chosen three of the school, and others can be', async () => {
    expect((await year.read()).formCodes).toEqual(['studentStudent', 'teacherTeacher', 'teacherStudent']);
    const page = await year.text('/years/2026/edit');
    expect(checkedOf(page, 'formCodes')).toEqual(['studentStudent', 'teacherTeacher', 'teacherStudent']);
    expect(plain(page)).toContain('ученик – ученик');
    await editProgramme(year, { formCodes: ['studentStudent', 'employerStudent'] });
    expect((await year.read()).formCodes).toEqual(['studentStudent', 'employerStudent']);
    await editProgramme(year, { formCodes: ['studentStudent', 'teacherTeacher', 'teacherStudent'] });
  });

  test('R166 stage 1 shows its task, its result, and resources with their inner and outer sources', async () => {
    const words = await year.words('/years/2026/stages/1');
    expect(words).toContain('сбор предварительных запросов от потенциальных наставляемых');
    expect(words).toContain('пределены необходимые ресурсы (кадровые, методические');
    const inner = words.indexOf('Внутренние источники');
    const outer = words.indexOf('Внешние источники');
    expect(words.slice(inner, outer)).toContain('Материалы для обучения наставников методические');
    expect(words.slice(outer)).toContain('Эксперты для первичного обучения наставников кадровые');
    const added = await year.send('/years/2026/stages/1/resources', {
      kind: 'material',
      contour: 'outer',
      title: 'Аудитория технопарка',
      source: 'Технопарк «Кванториум»',
    });
    expect(added.status).toBe(303);
    const after = await year.words('/years/2026/stages/1');
    expect(after.slice(after.indexOf('Внешние источники'))).toContain(
      'Аудитория технопарка материально-технические · Технопарк «Кванториум» · Ещё нет',
    );
  });
});

/** Sends the form of the programme as it stands, with changes. */
async function editProgramme(
  year: Year,
  changes: Record<string, string | readonly string[]>,
): Promise<Response> {
  const page = await year.text('/years/2026/edit');
  const fields: Record<string, string | readonly string[]> = {};
  for (const [, name = '', value = ''] of page.matchAll(/<textarea[^>]*name="(\w+)"[^>]*>([^<]*)</g)) {
    fields[name] = value.replaceAll('&quot;', '"');
  }
  fields.title = /name="title"[^>]*value="([^"]*)"/.exec(page)?.[1] ?? '';
  fields.version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
  for (const name of ['formCodes', ...[1, 2, 3, 4, 5, 6].map((number) => `indicators${number}`)]) {
    fields[name] = checkedOf(page, name);
  }
  if (checkedOf(page, 'formsSettled').length > 0) fields.formsSettled = 'on';
  return year.send('/years/2026/edit', { ...fields, ...changes });
}

function taskOf(page: string, number: number): string {
  return new RegExp(`name="task${number}"[^>]*>([^<]*)<`).exec(page)?.[1] ?? '';
}

describe('the lines of stage 1', () => {
  let year: Year;
  beforeAll(async () => {
    year = await withTemplate(platform);
  });

  const september = ['2026-09-01', '2026-09-30'];
  const october = ['2026-10-01', '2026-10-31'];

  test('R167 R168 R169 R170 R171 line 1.1 holds order, regulation, road map, programme and site, in September by the administration, and is marked with its documents', async () => {
    const line = await year.line('1.1');
    expect([line.windowFrom, line.windowTo]).toEqual(september);
    expect(line.responsibleRoles).toEqual(['administration']);
    expect(line.subItems.slice(0, 5)).toEqual([
      'Издание приказа о внедрении целевой модели наставничества в МАОУ СОШ № 50',
      'Разработка и утверждение Положения о наставничестве в МАОУ СОШ № 50',
      'Разработка и утверждение «Дорожной карты» внедрения целевой модели наставничества в МАОУ СОШ № 50',
      'Разработка и утверждение Программы наставничества МАОУ СОШ № 50',
      'Размещение материалов на официальном сайте МАОУ СОШ № 50',
    ]);
    const address = `/years/2026/activities/${line.id}`;
    const order = new File(['приказ № 12'], 'Приказ о внедрении.txt', { type: 'text/plain' });
    expect((await year.send(`${address}/evidence`, { file: order, title: '' })).status).toBe(303);
    const site = { link: 'https://school50.ru/nastavnichestvo', title: 'Раздел сайта' };
    expect((await year.send(`${address}/evidence`, site)).status).toBe(303);
    const head = await year.as('principal');
    expect(
      (await year.send(`${address}/status`, { status: 'done', doneOn: '2026-09-05' }, head)).status,
    ).toBe(303);
    expect(await year.line('1.1')).toMatchObject({ status: 'done', state: 'done' });
    const page = await year.text(address);
    expect(plain(page)).toContain('сделано 5 сентября 2026 г.');
    expect(page).toContain('href="https://school50.ru/nastavnichestvo"');
    const file = /href="([^"]+\/evidence\/[^"]+)"/.exec(page)?.[1] ?? '';
    const sent = await view(year.app, file, year.cookie);
    expect(await sent.text()).toBe('приказ № 12');
    expect(sent.headers.get('content-disposition')).toContain(encodeURIComponent('Приказ о внедрении.txt'));
  });

  test('R173 R174 line 1.2 holds the administrative meeting and the choice of forms in September, which is preliminary', async () => {
    const line = await year.line('1.2');
    expect([line.windowFrom, line.windowTo]).toEqual(september);
    expect(line.responsibleRoles).toEqual(['administration']);
    expect(line.subItems).toEqual([
      'Проведение административного совещания по вопросам реализации целевой модели наставничества',
      'Выбор форм и программ наставничества',
    ]);
    expect(await year.words('/years/2026/edit')).toContain('Это предварительный выбор');
  });

  test('R188 line 3.1 makes the choice of forms final in November, and the preliminary one stays readable', async () => {
    const line = await year.line('3.1');
    expect([line.windowFrom, line.windowTo]).toEqual(['2026-11-01', '2026-11-30']);
    expect(line.responsibleRoles).toEqual(['curator']);
    expect(await year.words('/years/2026/stages/3')).toContain(
      'Выбор форм наставничества ещё предварительный',
    );
    await editProgramme(year, { formCodes: ['studentStudent'] });
    await editProgramme(year, { formCodes: ['studentStudent'], formsSettled: 'on' });
    const words = await year.words('/years/2026/edit');
    expect(words).toContain('Окончательный выбор сделан 22 ноября 2026 г.');
    expect(words).toContain('Предварительно были выбраны: ученик – ученик');
    expect(await year.words('/years/2026/stages/3')).not.toContain('ещё предварительный');
  });

  test('R175 line 1.3 informs parents in October by class teachers, class by class, each marking his own', async () => {
    const line = await year.line('1.3');
    expect([line.windowFrom, line.windowTo]).toEqual(october);
    expect(line.responsibleRoles).toEqual(['classTeachers']);
    const teacher = await year.school.person({ lastName: 'Ларина' });
    const classes = await addClasses(year, { '5А': teacher, '5Б': undefined });
    const cookie = await year.school.signedIn(['classTeacher'], teacher);
    const address = `/years/2026/activities/${line.id}`;
    const own = { classId: classes['5А'] ?? '', done: 'yes' };
    expect((await year.send(`${address}/classes`, own, cookie)).status).toBe(303);
    const foreign = { classId: classes['5Б'] ?? '', done: 'yes' };
    expect((await year.send(`${address}/classes`, foreign, cookie)).status).toBe(404);
    const words = await year.words(`${address}`);
    expect(words).toContain('Отмечено 1 из 2');
    expect(words).toContain('5А отмечено 22 ноября 2026 г. Снять 5Б не отмечено Отметить');
    expect((await year.send(`${address}/classes`, foreign)).status).toBe(303);
    expect(await year.words(address)).toContain('Отмечены все классы');
    expect((await year.send(`${address}/classes`, { ...own, done: 'no' }, cookie)).status).toBe(303);
    expect(await year.words(address)).toContain('Отмечено 1 из 2');
  });

  test('R176 R177 lines 1.4 and 1.5 are the meetings with organisations and with pupils, in October by the administration', async () => {
    const [partners, pupils] = [await year.line('1.4'), await year.line('1.5')];
    for (const line of [partners, pupils]) {
      expect([line.windowFrom, line.windowTo]).toEqual(october);
      expect(line.responsibleRoles).toEqual(['administration']);
    }
    expect(partners.title).toBe(
      'Встреча с представителями региональных организаций и предприятий с целью информирования о реализации программы наставничества',
    );
    expect(pupils.title).toBe(
      'Встреча с обучающимися образовательной организации с информированием о реализуемой программе наставничества',
    );
  });
});

describe('stages and their gates', () => {
  test('R157 stages run in sequence with a gate on each page, and overlap in months', async () => {
    const year = await withTemplate(platform);
    const { stages } = await year.read();
    const starts = stages.map((stage) => stage.activities.map((line) => line.windowFrom).sort()[0] ?? '');
    expect([...starts].sort()).toEqual(starts);
    const ends = stages.map((stage) =>
      stage.activities
        .map((line) => line.windowTo)
        .sort()
        .at(-1),
    );
    // Stage 2 begins before stage 1 ends, stage 6 before stage 5 does.
    expect([starts[1], ends[0]]).toEqual(['2026-09-01', '2026-10-31']);
    expect([starts[5], ends[4]]).toEqual(['2027-03-01', '2027-04-30']);
    for (const number of [1, 2, 3, 4, 5, 6, 7]) {
      const words = await year.words(`/years/2026/stages/${number}`);
      expect(words).toContain('Завершение этапа');
      if (number > 1) expect(words).toContain(`${number - 1} предыдущ`);
    }
    expect((await year.read()).stages.map((stage) => stage.state)).toEqual([
      'late',
      'late',
      'due',
      'ahead',
      'ahead',
      'ahead',
      'ahead',
    ]);
  });

  test('L14 a gate warns, takes a reason, lets go on, and keeps what was decided', async () => {
    const year = await withTemplate(platform);
    const silent = await year.send('/years/2026/stages/5/gate', { decision: 'close', reason: ' ' });
    expect(silent.status).toBe(422);
    const refused = plain(await silent.text());
    expect(refused).toContain('Не завершены 4 предыдущих этапа');
    expect(refused).toContain('Не отмечены 4 мероприятия этапа');
    expect(refused).toContain('Напишите, почему этап завершается с замечаниями.');
    expect((await year.read()).stages[4]?.closedOn).toBeUndefined();
    const reason = 'Приказ подпишут 10 апреля, пары уже встречаются';
    const closed = await year.send('/years/2026/stages/5/gate', { decision: 'close', reason });
    expect(closed.status).toBe(303);
    expect((await year.read()).stages[4]).toMatchObject({ closedOn: '2026-11-22', state: 'done' });
    const words = await year.words('/years/2026/stages/5');
    expect(words).toContain(`Этап завершён Иванова А. П. ${reason} Не завершены 4 предыдущих этапа`);
    // Work of a later stage was open before and stays open: the first meeting may come before the order (X3).
    const meeting = await year.line('6.1');
    const marked = await year.send(`/years/2026/activities/${meeting.id}/status`, { status: 'done' });
    expect(marked.status).toBe(303);
    const again = await year.send('/years/2026/stages/5/gate', { decision: 'reopen', reason: 'Новая пара' });
    expect(again.status).toBe(303);
    expect((await year.read()).stages[4]?.closedOn).toBeUndefined();
    expect(await year.words('/years/2026/stages/5')).toContain('Этап открыт снова');
  });
});

describe('two years at once', () => {
  test('R223 L15 next year is made from last year with its months moved, both run, and their counts stay apart', async () => {
    const year = await newSchool(platform);
    expect((await year.send('/years', { startYear: '2025' })).status).toBe(303);
    const first = await year.line('1.1', 2025);
    const done = { status: 'done', doneOn: '2025-09-20', note: 'приказ № 5' };
    expect((await year.send(`/years/2025/activities/${first.id}/status`, done)).status).toBe(303);
    const before = await year.read(2025);

    const preview = await year.send('/years/new/previous', { from: '2025', startYear: '2026' });
    expect(preview.status).toBe(200);
    const saved = await year.send('/years/new/save', previewFields(await preview.text()));
    expect(saved.headers.get('location')).toBe('/years/2026');

    const [old, made] = [await year.read(2025), await year.read(2026)];
    expect(old).toEqual(before);
    expect(made.year.counts).toEqual({ late: 8, due: 4, ahead: 20, done: 0, cancelled: 0 });
    expect(old.year.counts.done).toBe(1);
    const lines = (of: ApiYear) => of.stages.flatMap((stage) => stage.activities);
    expect(lines(made).map((line) => line.code)).toEqual(lines(old).map((line) => line.code));
    const moved = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
    for (const [index, line] of lines(old).entries()) {
      const next = lines(made)[index];
      expect([next?.windowFrom, next?.windowTo]).toEqual(
        // The last day of February is the 28th in 2026 and in 2027.
        [moved(line.windowFrom), moved(line.windowTo)],
      );
      expect(next?.title).toBe(line.title);
      expect(next?.responsibleRoles).toEqual(line.responsibleRoles);
    }
    // Both run on 22 November 2026: stage 7 of the first, stages 1 to 3 of the second (X5).
    expect(old.stages[6]?.activities.find((line) => line.code === '7.4')?.state).toBe('due');
    expect(made.stages[2]?.activities.find((line) => line.code === '3.1')?.state).toBe('due');
    for (const phase of [2025, 2026]) {
      await year.send(`/years/${phase}/phase`, { status: 'approved' });
      expect((await year.read(phase)).year.phase).toBe('running');
    }
    const mark = await year.line('3.1', 2026);
    await year.send(`/years/2026/activities/${mark.id}/status`, { status: 'done' });
    expect((await year.read(2025)).year.counts).toEqual(before.year.counts);
    expect((await year.read(2026)).year.counts.done).toBe(1);
    const list = await year.words('/years');
    expect(list).toContain('Программа наставничества 2025/2026');
    expect(list).toContain('Программа наставничества 2026/2027');
  });
});
