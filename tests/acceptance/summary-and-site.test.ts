import PizZip from 'pizzip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { newId } from '../../src/core/id.ts';
import type { Cell, Table } from '../../src/files/table.ts';
import { readTableFile } from '../../src/files/table-reader.ts';
import type { WebApp } from '../../src/http/env.ts';
import { approveDocument, stepDocument } from '../../src/modules/documents/service-approval.ts';
import { addOwnDocument } from '../../src/modules/documents/service-register.ts';
import { newProfile } from '../../src/modules/organizations/defaults.ts';
import { insertOrganization, insertProfile } from '../../src/modules/organizations/store.ts';
import { readYearReport } from '../../src/modules/reporting/index.ts';
import type { Platform } from '../../src/platform.ts';
import { send, testPlatform, view } from '../support/app.ts';
import { describeEachEngine } from '../support/database.ts';
import { smallSchoolDay as day, type SmallSchool, smallSchool } from '../support/small-school.ts';

/** A page as its reader hears it: tags away, spaces and their kinds made one. */
function words(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;|\s/g, ' ')
    .replace(/ +/g, ' ');
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'object' && cell !== null ? cell.iso : String(cell ?? '');
}

/** Rows under the head of a sheet, as objects by column. */
function rowsOf(table: Table | undefined): Record<string, string>[] {
  const headAt = 3;
  const head = (table?.rows[headAt] ?? []).map(textOf);
  return (table?.rows.slice(headAt + 1) ?? []).map((row) =>
    Object.fromEntries(head.map((name, index) => [name, textOf(row[index])])),
  );
}

describeEachEngine('the summary of a year', (db) => {
  let platform: Platform & { dispose(): Promise<void> };
  let school: SmallSchool;
  let app: WebApp;
  let curator: string;
  const base = '/years/2026/summary';
  const page = async (path: string, cookie = curator) => words(await (await view(app, path, cookie)).text());
  const workbook = async (cookie = curator) => {
    const answer = await view(app, `${base}.xlsx`, cookie);
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const tables = async (cookie = curator) =>
    (await readTableFile(await workbook(cookie), 'итоги.xlsx')).tables;

  beforeAll(async () => {
    platform = await testPlatform(db());
    school = await smallSchool(platform);
    app = createApp(platform);
    curator = await school.staff(['curator']);
  });
  afterAll(() => platform.dispose());

  test('L9 the summary is complete though no mentor wrote a word: people, tandems, meetings, outcomes, stages', async () => {
    const { summary } = await readYearReport(platform, school.system, 2026, day);
    expect(summary.people).toEqual({
      total: 8,
      mentees: 5,
      mentors: 4,
      both: 1,
      outsideMentors: [{ kind: 'employer', count: 1 }],
    });
    expect(summary.bases).toEqual({
      mentee: { candidates: 2, inBase: 4, closed: 0 },
      mentor: { candidates: 0, inBase: 4, closed: 0 },
    });
    expect(summary.unplaced).toBe(1);
    expect(summary.tandems).toMatchObject({
      total: 4,
      pairs: 3,
      groups: 1,
      working: 1,
      finished: 2,
      terminated: 1,
      withoutOrder: 4,
    });
    expect(summary.meetings).toEqual({
      held: 5,
      missed: 1,
      minutes: 215,
      byKind: [
        { kind: 'introductory', held: 3, missed: 0 },
        { kind: 'trial', held: 1, missed: 0 },
        { kind: 'planning', held: 1, missed: 0 },
        { kind: 'regular', held: 0, missed: 1 },
        { kind: 'closing', held: 0, missed: 0 },
        { kind: 'closingGroup', held: 0, missed: 0 },
      ],
      byMonth: [
        { month: '2026-10', held: 3, missed: 0 },
        { month: '2026-11', held: 2, missed: 1 },
      ],
      tandemsWithoutMeeting: 0,
    });
    expect(summary.consents).toEqual({ part: 7, whole: 9, withdrawn: 1 });
    expect(summary.stages.map((stage) => stage.state === 'done')).toEqual([true, ...Array(6).fill(false)]);
    expect(summary.stages[0]).toMatchObject({
      closedOn: day,
      reason: 'Партнёры подпишут соглашение в декабре',
      warnings: [
        { code: 'openActivities', count: 5 },
        { code: 'resourcesMissing', count: 8 },
      ],
    });
    const text = await page(base);
    expect(text).toContain(
      'В программе 8 человек: 5 наставляемых и 4 наставника. Один из них и наставник, и наставляемый.',
    );
    expect(text).toContain('Создано: 3 пары и 1 группа. Состоялось: 5 встреч.');
    expect(text).toContain('Причина: Партнёры подпишут соглашение в декабре');
  });

  test('a child in two tandems counts once, and the API tells the same numbers as the page', async () => {
    const answer = await view(app, `/api/v1${base}`, curator);
    const { summary } = await readYearReport(platform, school.system, 2026, day);
    const body: unknown = await answer.json();
    expect(body).toEqual(JSON.parse(JSON.stringify(summary)));
    // Volkov is in a pair with a teacher and in one with an engineer.
    expect(summary.tandems.total).toBe(4);
    expect(summary.forms.reduce((sum, form) => sum + form.mentees, 0)).toBe(5);
    expect(await page(`${base}/people?part=mentees`)).toContain('Всего 5 строк');
    expect((await view(app, `/api/v1${base}`)).status).toBe(401);
  });

  test('R26 forms that nobody uses stand in the summary as zero, with the demand for them', async () => {
    const { summary } = await readYearReport(platform, school.system, 2026, day);
    const line = (code: string) => summary.forms.find((form) => form.code === code);
    expect(summary.forms).toHaveLength(6);
    expect(line('collegeStudentStudent')).toMatchObject({ pairs: 0, groups: 0, mentees: 0, wishes: 1 });
    expect(line('employerCollegeStudent')).toMatchObject({ pairs: 0, groups: 0, mentees: 0, wishes: 0 });
    expect(line('studentStudent')).toMatchObject({ pairs: 0, groups: 1, mentees: 2, mentors: 1, wishes: 1 });
    expect(line('employerStudent')).toMatchObject({ pairs: 1, mentees: 1, switchedOn: false });
    expect(summary.openWishes).toBe(0);
    const text = await page(base);
    expect(text).toContain('Не используются: студент – ученик, работодатель – студент');
    expect(text).toMatch(/студент – ученик \(в школе не включена\) 1 0 0 0 0/);
  });

  test('L12 a percent shows its numerator and denominator, where they come from and on which day', async () => {
    const { summary } = await readYearReport(platform, school.system, 2026, day);
    // Seven pupils of 10-19 with a birth date; four of them are mentees. The youngest and the undated count nowhere.
    expect(summary.coverage).toEqual([
      { code: 'I1', part: 4, whole: 7, unknown: 1 },
      { code: 'I2', part: 2, whole: 4, unknown: 1 },
      { code: 'I3', part: 1, whole: 1, unknown: 1 },
    ]);
    const text = await page(base);
    expect(text).toContain(
      '4 из 7 ученики 10–19 лет в роли наставляемых 57 %. Откуда: список учеников и педагогов школы, на 22.11.2026.',
    );
    expect(text).toContain('У 1 ученика не указана дата рождения, в счёт он не вошёл.');
    const [sheet] = await tables();
    const shares = rowsOf(sheet).filter((row) => row['%'] !== '');
    expect(shares.length).toBeGreaterThan(20);
    for (const row of shares) {
      expect(row.Откуда, row.Показатель).not.toBe('');
      expect(row.Дата).toBe(day);
      expect(Number(row['%'])).toBe(Math.round((Number(row.Значение) * 100) / Number(row['Из скольких'])));
    }
    // On the page a percent stands with both numbers: «4 из 7 (57 %)», or under the figure that shows them.
    const lonely = [...text.matchAll(/(.{60})\b\d+ %/g)].filter((match) => !/\d из \d/.test(match[1] ?? ''));
    expect(lonely.map((match) => match[0])).toEqual([]);
  });

  test('R204 the goal of each finished tandem is counted as reached, partly or not, and opens to the tandem', async () => {
    const { summary } = await readYearReport(platform, school.system, 2026, day);
    expect(summary.outcomes).toEqual({ finished: 2, reached: 1, partly: 1, notReached: 0, terminated: 1 });
    expect(await page(base)).toContain('Цель достигнута у 1 из 2 (50 %) завершённых пар и групп');
    const reached = await (await view(app, `${base}/tandems?state=reached`, curator)).text();
    expect(reached).toContain(`/tandems/${school.tandems.group}`);
    expect(reached).not.toContain(`/tandems/${school.tandems.teachers}`);
    const broken = await (await view(app, `${base}/tandems?state=terminated`, curator)).text();
    expect(broken).toContain(`/tandems/${school.tandems.enterprise}`);
  });

  test('R212 personal satisfaction is computed of those who answered, with the rule beside it', async () => {
    const { summary } = await readYearReport(platform, school.system, 2026, day);
    expect(summary.rounds[0]?.sides).toEqual({
      mentee: { invited: 4, answered: 2, satisfied: 1, mean: 7 },
      mentor: { invited: 3, answered: 2, satisfied: 1, mean: 8.5 },
    });
    const text = await page(base);
    expect(text).toContain('1 из 2 довольных наставляемых 50 %.');
    expect(text).toContain('Ответили 2 из 4 (50 %).');
    expect(text).toMatch(/не (?:ниже|меньше) 7|7 из 10|от 7/);
  });

  test('R147 the task of better figures of the school is linked to indicators with their numbers', async () => {
    const text = await page(base);
    expect(text).toMatch(
      /Улучшение показателей .{0,80}в образовательной, социокультурной, спортивной и других сферах ученики 10–19 лет в роли наставляемых: 4 из 7 \(57 %\) ученики 15–19 лет в роли наставников: 2 из 4 \(50 %\)/,
    );
    expect(text).toContain('предприятия, давшие наставников: 1 наставник с предприятий');
    expect(text).toContain('измеримого показателя нет');
  });

  test('R222 the report holds the results in perspective, each with the figure that speaks of it', async () => {
    const text = await page(base);
    for (const line of [
      'Подготовка обучающихся: ученики 10–19 лет с наставником 4 из 7 (57 %)',
      'Раскрытие потенциала каждого цель пары достигнута: 1 из 2 (50 %)',
      'Комфортная среда: довольны участием 2 из 4 (50 %)',
      'Закрепление кадров: молодые специалисты с наставником 1 из 1 (100 %)',
      'Привлечение общественности и предприятий 1 наставник не из школы',
      'привлечение общественности, региональных предприятий и организаций к участию',
    ])
      expect(text).toContain(line);
  });

  test('every number opens to the people, tandems and meetings that it counts', async () => {
    const names = async (part: string) => {
      const html = await (await view(app, `${base}/people?part=${part}`, curator)).text();
      const cells = [...html.matchAll(/<th class="table__cell"[^>]*>(.*?)<\/th>/g)];
      return cells.map(
        (cell) =>
          words(cell[1] ?? '')
            .trim()
            .split(' ')[0],
      );
    };
    expect(await names('both')).toEqual(['Орлова']);
    expect(await names('unplaced')).toEqual(['Белкина']);
    expect(await names('outside')).toEqual(['Белов']);
    expect(await names('candidates')).toEqual(['Имя', 'Лебедев']);
    expect(await names('I1')).toEqual(['Белкина', 'Волков', 'Имя', 'Орлова']);
    expect(await names('I2')).toEqual(['Зайцев', 'Орлова']);
    expect(await names('I3')).toEqual(['Новикова']);
    const november = await page(`${base}/meetings?month=2026-11`);
    expect(november.match(/Соколова Ирина Юрьевна — Волков Илья/g)).toHaveLength(2);
    expect(november).not.toContain('05.10.2026');
    const withdrawn = await page(`${base}/consents?state=withdrawn`);
    expect(withdrawn).toContain('Имя скрыто: согласие отозвано');
  });

  test('a withdrawn consent takes the name out of every list and of the workbook, typed words about the tandem too', async () => {
    for (const path of ['', '/people?part=mentees', '/tandems', '/meetings', '/consents'])
      expect(await page(`${base}${path}`), path).not.toContain('Егоров');
    const cells = (await tables()).flatMap((table) => table.rows.flat().map(textOf));
    expect(cells.filter((cell) => cell.includes('Егоров'))).toEqual([]);
    expect(cells.filter((cell) => cell.includes('Имя скрыто: согласие отозвано')).length).toBeGreaterThan(2);
    const mentees = rowsOf((await tables())[3]);
    const hidden = mentees.find((row) => row.ФИО === 'Имя скрыто: согласие отозвано');
    expect(hidden).toMatchObject({
      'Год рождения': '',
      'Основной запрос': '',
      'Результаты программы': 'Цель достигнута',
    });
  });

  test('the workbook has the six sheets, both bases in the columns of their forms, and no cell is a formula', async () => {
    const bytes = await workbook();
    const { tables: sheets } = await readTableFile(bytes, 'итоги.xlsx');
    expect(sheets.map((sheet) => sheet.name)).toEqual([
      'Сводка',
      'Пары и группы',
      'Встречи',
      'База наставляемых',
      'База наставников',
      'Анкеты',
    ]);
    expect(sheets[3]?.rows[3]).toEqual([
      '№',
      'ФИО',
      'Контакт (данные представителя)',
      'Год рождения',
      'Основной запрос',
      'Дата вхождения в программу',
      'ФИО наставника',
      'Форма наставничества',
      'Место работы/учёбы наставника',
      'Дата завершения',
      'Результаты программы',
      'Ссылка на кейс или отзыв',
      'Отметка о прохождении',
    ]);
    expect(sheets[4]?.rows[3]).toEqual([
      '№',
      'ФИО',
      'Контакт',
      'Место работы/учёбы',
      'Основные компетенции',
      'Важные для программы достижения',
      'Интересы',
      'Желаемый возраст наставляемых',
      'Ресурс времени',
      'Дата вхождения в программу',
      'ФИО наставляемых',
      'Форма наставничества',
      'Место работы/учёбы наставляемого',
      'Дата завершения',
      'Результаты программы',
      'Ссылка на кейс или отзыв',
    ]);
    const volkov = rowsOf(sheets[3]).find((row) => row.ФИО === 'Волков Илья');
    expect(volkov).toMatchObject({
      'Год рождения': '2012',
      'Дата вхождения в программу': '2026-10-01',
      'ФИО наставника': 'Белов Денис Андреевич; Соколова Ирина Юрьевна',
      'Дата завершения': '',
      'Отметка о прохождении': '',
    });
    const belov = rowsOf(sheets[4]).find((row) => row.ФИО === 'Белов Денис Андреевич');
    expect(belov).toMatchObject({
      Контакт: '+79120000001',
      'Место работы/учёбы': 'инженер, ООО «Маяк»',
      'Основные компетенции': 'профориентация',
      'Желаемый возраст наставляемых': '13–15 лет',
      'Ресурс времени': '8 ч в месяц',
      'Дата завершения': '2026-11-20',
    });
    expect(rowsOf(sheets[1])).toHaveLength(4);
    expect(rowsOf(sheets[2])).toHaveLength(6);
    expect(rowsOf(sheets[5])).toHaveLength(10);
    expect(rowsOf(sheets[1]).map((row) => row['Пояснение к итогу'])).toContain('=СУММ(1;2)');
    const parts = new PizZip(bytes).file(/^xl\/worksheets\/sheet\d\.xml$/);
    expect(parts).toHaveLength(6);
    for (const part of parts) expect(part.asText()).not.toMatch(/<f[ >]/);
  });

  test('restricted directions stay out of the workbook of those who may not see them, and its taking is recorded', async () => {
    const request = async (cookie: string) =>
      rowsOf((await tables(cookie))[3]).find((row) => row.ФИО === 'Волков Илья')?.['Основной запрос'];
    expect(await request(curator)).toBe('учёба; поведение');
    expect(await request(await school.staff(['deputyHead']))).toBe('учёба');
    expect(await request(await school.staff(['principal']))).toBe('учёба');
    const taken = await db().inOrganization(school.organization.id, (tx) =>
      tx.selectFrom('audit_entry').select('details').where('action', '=', 'summary.workbook').execute(),
    );
    expect(taken.length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(taken)).not.toMatch(/[а-яё]/i);
  });

  test('teachers, mentors and children may not open the summary', async () => {
    for (const role of ['classTeacher', 'mentor', 'mentee', 'psychologist'] as const) {
      const cookie = await school.staff([role]);
      expect((await view(app, base, cookie)).status, role).toBe(403);
      expect((await view(app, `${base}.xlsx`, cookie)).status, role).toBe(403);
      expect((await view(app, `${base}/people`, cookie)).status, role).toBe(403);
    }
  });
});

describeEachEngine('the public page', (db) => {
  let platform: Platform & { dispose(): Promise<void> };
  let school: SmallSchool;
  let app: WebApp;
  let curator: string;
  const path = () => `/s/${school.organization.code}`;
  const pdf = (name: string) => new File([`%PDF-1.4 ${name}`], name, { type: 'application/pdf' });
  const item = (fields: Record<string, string | File>) =>
    send(
      app,
      '/site/items',
      { section: 'news', body: '', eventOn: '', action: 'publish', ...fields },
      curator,
    );
  const idOf = async (title: string) => {
    const html = await (await view(app, '/site', curator)).text();
    return new RegExp(`/site/items/([0-9a-f-]{36})"[^>]*>${title}`).exec(html)?.[1] ?? '';
  };
  const publicHtml = async () => (await view(app, path())).text();

  beforeAll(async () => {
    platform = await testPlatform(db());
    school = await smallSchool(platform);
    app = createApp(platform);
    curator = await school.staff(['curator']);
  });
  afterAll(() => platform.dispose());

  test('a page that is switched off answers like an absent one, to its editors a preview', async () => {
    await send(app, '/site/switch', { enabled: 'no' }, curator);
    expect((await view(app, path())).status).toBe(404);
    expect((await view(app, `/api/v1/organizations/${school.organization.code}/site`)).status).toBe(404);
    expect(await (await view(app, '/site/preview', curator)).text()).toContain('Сейчас страница выключена');
    await send(app, '/site/switch', { enabled: 'yes' }, curator);
    expect((await view(app, path())).status).toBe(200);
    expect((await view(app, '/s/no-such-school')).status).toBe(404);
  });

  test('R4 a school and a municipal centre each have a public section, open without a session and without a script', async () => {
    const now = platform.clock.now();
    const id = newId();
    const centre = {
      id,
      parentId: undefined,
      level: 'municipality' as const,
      kind: 'authority' as const,
      contour: 'inner' as const,
      code: `centre-${id.slice(-8)}`,
      name: 'Центр развития образования города',
      shortName: 'ЦРО',
    };
    await db().inOrganization(id, async (tx) => {
      await insertOrganization(tx, centre, now);
      const profile = { ...newProfile({ place: 'г. Киров', principalName: '' }), siteEnabled: true };
      await insertProfile(tx, id, profile, now);
    });
    for (const address of [path(), `/s/${centre.code}`]) {
      const answer = await view(app, address);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
      expect(answer.headers.get('set-cookie')).toBeNull();
      const html = await answer.text();
      expect(html).not.toMatch(/<script|onload|style="|noindex/);
      expect(html).toMatch(/<h1[^>]*>Наставничество<\/h1>/);
      expect(html).toContain('Максимально полное раскрытие потенциала личности');
      expect(html).toContain('учитель – ученик');
    }
    const list = await (await view(app, '/s')).text();
    expect(list).toContain(`/s/${centre.code}`);
    expect(list).toContain(path());
    const english = await (await view(app, `${path()}?lang=en`)).text();
    expect(english).toContain('lang="en"');
    expect(english).toContain('<h1 class="site-head__title">Mentoring</h1>');
  });

  test('R100 the curator fills the page with news, events, methodical and legal items: adds, orders, changes, withdraws', async () => {
    await item({ title: 'Первая новость', body: 'Начали.\n\nПодробности: https://example.org/a.' });
    await item({ title: 'Вторая новость' });
    await item({ section: 'events', title: 'День профессий', eventOn: '2026-12-05' });
    await item({ section: 'method', title: 'Памятка наставнику', file: pdf('памятка.pdf') });
    await item({ section: 'legal', title: 'Положение о наставничестве' });
    await item({ title: 'Ещё не готово', action: 'save' });
    let html = await publicHtml();
    expect(html.indexOf('Вторая новость')).toBeLessThan(html.indexOf('Первая новость'));
    expect(html).toContain('<time datetime="2026-12-05">5\u00a0декабря\u00a02026\u00a0г.</time>');
    expect(html).toContain('href="https://example.org/a" rel="nofollow noopener noreferrer"');
    expect(html).not.toContain('Ещё не готово');
    expect(words(html)).toContain('PDF, 1 КБ');

    await send(app, `/site/items/${await idOf('Первая новость')}/up`, {}, curator);
    html = await publicHtml();
    expect(html.indexOf('Первая новость')).toBeLessThan(html.indexOf('Вторая новость'));

    const second = await idOf('Вторая новость');
    const form = await (await view(app, `/site/items/${second}`, curator)).text();
    const version = /name="version" value="(\d+)"/.exec(form)?.[1] ?? '';
    const change = {
      section: 'news',
      title: 'Вторая, исправленная',
      body: '',
      eventOn: '',
      action: 'save',
      version,
    };
    expect((await send(app, `/site/items/${second}`, change, curator)).status).toBe(303);
    expect((await send(app, `/site/items/${second}`, change, curator)).status).toBe(422);
    expect(await publicHtml()).toContain('Вторая, исправленная');
    await send(app, `/site/items/${second}/withdraw`, {}, curator);
    expect(await publicHtml()).not.toContain('Вторая, исправленная');
    await send(app, `/site/items/${second}/publish`, {}, curator);
    expect(await publicHtml()).toContain('Вторая, исправленная');
    await send(app, `/site/items/${second}/remove`, {}, curator);
    expect(await (await view(app, '/site', curator)).text()).not.toContain('Вторая, исправленная');
  });

  test('R171 an approved document and the materials of the programme stand on the page as files to take', async () => {
    const principal = await school.scope(['principal', 'curator']);
    const upload = { name: 'Положение.pdf', bytes: Buffer.from('%PDF-1.4 положение') };
    const input = {
      title: 'Положение о программе наставничества',
      number: '17',
      datedOn: day,
      yearId: undefined,
    };
    const id = await addOwnDocument(platform, principal, { ...input, kind: 'regulation' }, upload);
    const order = await addOwnDocument(
      platform,
      principal,
      { ...input, kind: 'protocol', title: 'Протокол с фамилиями' },
      upload,
    );
    const approval = { number: '17', datedOn: day, approvedOn: day, dutyConfirmed: false, version: 1 };
    await approveDocument(platform, principal, id, approval, day);
    expect(await publicHtml()).not.toContain('Положение о программе');
    await stepDocument(platform, principal, id, 'publish', 2);
    const html = await publicHtml();
    expect(html).toContain('Положение о программе наставничества');
    expect(html).not.toContain('Протокол с фамилиями');
    const file = await view(app, `${path()}/documents/${id}`);
    expect(file.status).toBe(200);
    expect(await file.text()).toBe('%PDF-1.4 положение');
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect((await view(app, `${path()}/documents/${order}`)).status).toBe(404);
    const memo = /\/s\/[\w-]+\/items\/[0-9a-f-]{36}/.exec(html)?.[0] ?? '';
    expect(await (await view(app, memo)).text()).toBe('%PDF-1.4 памятка.pdf');

    const answer = await view(app, `/api/v1/organizations/${school.organization.code}/site`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      code: school.organization.code,
      documents: [
        { title: 'Положение о программе наставничества', number: '17', file: { name: 'Положение.pdf' } },
      ],
    });
  });

  test('the fragment for another site is plain: no script, no style, no address of a host, files beside it', async () => {
    const html = await (await view(app, '/site/fragment.html', curator)).text();
    expect(html).not.toMatch(/<script|<style|<link|<img|class=|style=|(?:href|src)="(?:https?:|\/)/);
    expect(html).toMatch(/^<section id="nastavnichestvo" lang="ru"><h2>Наставничество<\/h2>/);
    expect(html).toContain('href="files/01.pdf"');
    const zip = Buffer.from(await (await view(app, '/site/fragment.zip', curator)).arrayBuffer());
    expect(zip.subarray(0, 2).toString()).toBe('PK');
    for (const name of ['nastavnichestvo.html', 'files/01.pdf', 'files/02.pdf'])
      expect(zip.includes(name)).toBe(true);
  });

  test('what nobody may publish is refused, and no name of a participant reaches the page', async () => {
    const page = await item({
      title: 'Скрипт',
      file: new File(['<script>'], 'a.html', { type: 'text/html' }),
    });
    expect(page.status).toBe(422);
    expect(await page.text()).toContain('Такой файл нельзя поместить на страницу');
    await item({ title: '<script>alert(1)</script>', body: '<img src=x onerror=alert(1)>' });
    const html = await publicHtml();
    expect(html).not.toMatch(/<script|<img/);
    for (const name of ['Волков', 'Соколова', 'Белкина', 'Лебедев']) expect(html).not.toContain(name);
    const form = await (await view(app, '/site/items/new', curator)).text();
    expect(form).toContain('Имена и фотографии — только с согласия');
  });

  test('only those who lead the programme may fill the page', async () => {
    for (const role of ['principal', 'classTeacher', 'mentor', 'mentee'] as const) {
      const cookie = await school.staff([role]);
      expect((await view(app, '/site', cookie)).status, role).toBe(403);
      expect((await send(app, '/site/switch', { enabled: 'no' }, cookie)).status, role).toBe(403);
      expect((await send(app, '/site/items', { section: 'news', title: 'Нет' }, cookie)).status, role).toBe(
        403,
      );
    }
    expect((await view(app, path())).status).toBe(200);
  });
});
