import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { WebApp } from '../../src/http/env.ts';
import { markConsents } from '../../src/modules/consents/index.ts';
import { listDocumentsInTx } from '../../src/modules/documents/index.ts';
import { setCategories } from '../../src/modules/participants/service.ts';
import { listTandems } from '../../src/modules/tandems/index.ts';
import type { Platform } from '../../src/platform.ts';
import { send, type TestSchool, testPlatform, testSchool, view } from '../support/app.ts';
import { describeEachEngine } from '../support/database.ts';
import { openDocx } from '../support/documents/docx.ts';
import { day, type Member, type SchoolYear, schoolYear } from '../support/documents/school-year.ts';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describeEachEngine('documents', (db) => {
  let platform: Platform & { dispose(): Promise<void> };
  let school: TestSchool;
  let app: WebApp;
  let year: SchoolYear;
  let deputy: string;
  let principal: string;
  let mentor: Member;
  let pupils: Member[];
  let tandems: string[];

  const bytesAt = async (path: string, cookie: string) => {
    const answer = await view(app, path, cookie);
    expect(answer.status, path).toBe(200);
    expect(answer.headers.get('content-type')).toBe(docxType);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const docxAt = async (path: string, cookie: string) => openDocx(await bytesAt(path, cookie));
  const register = (yearId = year.yearId) =>
    db().inOrganization(school.organization.id, (tx) =>
      listDocumentsInTx(tx, school.organization.id, { yearId }),
    );
  const versionOf = async (id: string) =>
    String((await register()).find((document) => document.id === id)?.version ?? 0);
  const idOf = (answer: Response) => answer.headers.get('location')?.split('/').at(-1) ?? '';
  const approve = async (id: string, fields: Record<string, string> = {}, cookie = principal) =>
    send(
      app,
      `/documents/${id}/approve`,
      { approvedOn: day, datedOn: day, number: '', version: await versionOf(id), ...fields },
      cookie,
    );
  const pdf = (name: string) =>
    new File([new TextEncoder().encode('%PDF-1.7 regulation')], name, { type: 'application/pdf' });

  beforeAll(async () => {
    platform = await testPlatform(db());
    school = await testSchool(platform);
    app = createApp(platform);
    deputy = await school.signedIn(
      ['deputyHead', 'curator'],
      await school.person({
        lastName: 'Мамедова',
        firstName: 'Дарья',
        middleName: 'Львовна',
        position: 'заместитель директора по УВР',
      }),
    );
    principal = await school.signedIn(['principal']);
    year = await schoolYear(platform, school);
    mentor = await year.teacher('Зайцев Никита Львович', 'учитель', 'физика');
    pupils = [
      await year.pupil('Черных Мария Андреевна', '5А', '2015-03-01'),
      await year.pupil('Шевченко Максим Олегович', '5А', '2015-04-01'),
      await year.pupil('Алиев Рауф Гасан оглы', '5А', '2015-05-01'),
    ];
    const [first, ...group] = pupils;
    if (!first) throw new Error('no pupils');
    tandems = [
      await year.pair(mentor, [first], 'teacherStudent'),
      await year.pair(
        await year.teacher('Хант Полина Александровна', 'учитель', 'математика'),
        group,
        'teacherStudent',
      ),
    ];
  });
  afterAll(() => platform.dispose());

  const orderFields = (changes: Record<string, string | readonly string[]> = {}) => ({
    act: 'order',
    number: '',
    date: day,
    rowStyle: 'assigned',
    startsOn: day,
    endsOn: '2027-05-31',
    tandemIds: tandems,
    ...changes,
  });

  test('R203 R32 the deputy head makes the order on confirmed pairs and groups: declined names, a file that stays the same, tandems assigned by it', async () => {
    const form = await (await view(app, '/years/2026/order/new', deputy)).text();
    expect(form).toContain('Зайцев Никита Львович — Черных Мария Андреевна, 5А');
    const made = await send(app, '/years/2026/order/new', orderFields({ number: '87-О' }), deputy);
    expect(made.status).toBe(303);
    const id = idOf(made);

    const bytes = await bytesAt(`/documents/${id}/file`, deputy);
    const { text, tables } = openDocx(bytes);
    expect(text).toContain('№ 87-О');
    expect(text).toContain('22 ноября 2026 г.');
    // Assign whom (accusative) to whom (instrumental), posts and classes with them.
    const cells = tables.flat(2).join('\n');
    expect(cells).toContain('Зайцева Никиту Львовича');
    expect(cells).toContain('учителя физики');
    expect(cells).toContain('Черных Марией Андреевной');
    expect(cells).toContain('Шевченко Максимом Олеговичем');
    expect(cells).toContain('ученицей 5А класса');
    expect(cells).toContain('Хант Полину Александровну');

    const [registered] = await register();
    expect(registered).toMatchObject({
      id,
      kind: 'orderPairs',
      number: '87-О',
      datedOn: day,
      status: 'draft',
    });
    const fixed = await db().inOrganization(school.organization.id, (tx) =>
      listTandems(tx, school.organization.id, { orderId: id }),
    );
    expect(fixed.map((tandem) => tandem.id).toSorted()).toEqual(tandems.toSorted());
    for (const tandem of fixed) {
      expect(tandem).toMatchObject({ status: 'assigned', startsOn: day, endsOn: '2027-05-31' });
    }
    expect(await bytesAt(`/documents/${id}/file`, principal)).toEqual(bytes);
    expect(await (await view(app, '/documents', deputy)).text()).toContain('№ 87-О от 22');
    expect(await (await view(app, '/years/2026/order/new', deputy)).text()).toContain(
      'Пар и групп без приказа нет',
    );
  });

  test('a draft of an order is made anew with other pairs; an approved one never changes', async () => {
    const [order] = await register();
    if (!order) throw new Error('no order');
    const [kept = ''] = tandems;
    const changed = await send(
      app,
      `/years/2026/order/${order.id}`,
      { ...orderFields({ number: '87-О', tandemIds: [kept] }), version: String(order.version) },
      deputy,
    );
    expect(changed.status).toBe(303);
    const left = await db().inOrganization(school.organization.id, (tx) =>
      listTandems(tx, school.organization.id, { yearId: year.yearId }),
    );
    expect(left.find((tandem) => tandem.id !== kept)).toMatchObject({ status: 'agreed', orderId: undefined });
    const stale = await send(
      app,
      `/years/2026/order/${order.id}`,
      { ...orderFields({ number: '87-О' }), version: String(order.version) },
      deputy,
    );
    expect(stale.status).toBe(422);
    expect(await stale.text()).toContain('Запись тем временем изменили');

    expect(
      (await send(app, `/documents/${order.id}/submit`, { version: await versionOf(order.id) }, deputy))
        .status,
    ).toBe(303);
    const noNumber = await approve(order.id);
    expect(noNumber.status).toBe(422);
    expect(await noNumber.text()).toContain('укажите его номер и дату');
    expect((await approve(order.id, { number: '88-О', datedOn: '2026-11-20' })).status).toBe(303);
    const bytes = await bytesAt(`/documents/${order.id}/file`, deputy);
    expect(openDocx(bytes).text).toContain('20 ноября 2026 г.');
    expect(openDocx(bytes).text).toContain('№ 88-О');

    expect((await view(app, `/years/2026/order/${order.id}`, deputy)).status).toBe(404);
    const late = await send(
      app,
      `/years/2026/order/${order.id}`,
      { ...orderFields(), version: await versionOf(order.id) },
      deputy,
    );
    expect(late.status).toBe(409);
    expect(await bytesAt(`/documents/${order.id}/file`, deputy)).toEqual(bytes);
    const taken = await send(
      app,
      '/years/2026/order/new',
      orderFields({ number: '88-О', tandemIds: tandems.slice(1) }),
      deputy,
    );
    expect(taken.status).toBe(422);
    expect(await taken.text()).toContain('Номер 88-О в этом году уже есть');
  });

  test('R202 participants are told by printed notices, and the curator notes it in one step', async () => {
    const [order] = (await register()).filter((document) => document.kind === 'orderPairs');
    const path = `/years/2026/notices.docx?order=${order?.id}`;
    const { text } = await docxAt(path, deputy);
    expect(text).toContain('Кому: Зайцеву Никите Львовичу');
    expect(text).toContain('Кому: Черных Марии Андреевне');
    expect(text).toContain('Родитель (законный представитель) ознакомлен(а)');
    expect(text).toContain('№ 88-О');
    expect(text).toContain('с 22.11.2026');
    const marked = await send(
      app,
      '/years/2026/notices/informed',
      { informedOn: day, order: order?.id ?? '' },
      deputy,
    );
    expect(marked.status).toBe(303);
    const told = await db().inOrganization(school.organization.id, (tx) =>
      listTandems(tx, school.organization.id, { orderId: order?.id ?? '' }),
    );
    expect(told.map((tandem) => tandem.informedOn)).toEqual([day]);
    const page = await (await view(app, `/documents/${order?.id}`, deputy)).text();
    expect(page).toContain('Извещены участники: 1 из 1');
  });

  test('R145 R146 R148 R149 R150 R151 R152 the road map prints with the approval of the head, the full name of the school, the legal basis from the setting and every task', async () => {
    const before = await docxAt('/years/2026/roadmap.docx', principal);
    const head = before.paragraphs.slice(0, 4).join('\n');
    expect(head).toContain('УТВЕРЖДАЮ');
    expect(head).toContain('Ю. В. Дорофеева');
    expect(head).toContain('«___» ______________ 20___ г.');
    expect(before.text).toContain('МАОУ СОШ № 50');
    expect(before.text).toContain(
      'распоряжением Министерства просвещения Российской Федерации от 25.12.2019 № Р-145',
    );
    expect(before.text).toContain('национального проекта «Образование»');
    for (const task of [
      'подготовка обучающегося к самостоятельной, осознанной',
      'раскрытие личностного, творческого, профессионального потенциала каждого обучающегося',
      'психологически комфортной среды',
      'канала эффективного обмена личностным, жизненным и профессиональным опытом',
      'открытого и эффективного сообщества вокруг',
    ]) {
      expect(before.text).toContain(task);
    }

    const made = await send(app, '/years/2026/roadmap', {}, deputy);
    const id = idOf(made);
    expect((await approve(id, { approvedOn: '2026-09-05' })).status).toBe(303);
    const approved = await docxAt(`/documents/${id}/file`, principal);
    expect(approved.paragraphs.slice(0, 4).join('\n')).toContain('5 сентября 2026 г.');
    // While the programme says the same, the print carries the day of the approval.
    expect((await docxAt('/years/2026/roadmap.docx', principal)).text).toContain('5 сентября 2026 г.');

    const profile = await (await view(app, '/organization', deputy)).text();
    const version = /name="version" value="(\d+)"/.exec(profile)?.[1] ?? '';
    const saved = await send(
      app,
      '/organization',
      {
        name: 'МАОУ СОШ № 50',
        shortName: 'МАОУ СОШ № 50',
        place: 'г. Киров',
        address: '',
        principalName: 'Дорофеева Юлия Викторовна',
        principalPost: 'директор',
        legalBasis: 'приказ министерства образования области от 01.08.2026 № 5-17 «О наставничестве»',
        programmeGoal: 'Раскрытие потенциала',
        curatorOffice: 'кабинет 21',
        siteIntro: '',
        siteEnabled: 'on',
        formCodes: ['teacherStudent', 'teacherTeacher'],
        version,
      },
      deputy,
    );
    expect(saved.status).toBe(303);
    const after = await docxAt('/years/2026/roadmap.docx', principal);
    expect(after.text).toContain('приказом министерства образования области от 01.08.2026 № 5-17');
    expect(after.text).not.toContain('Р-145 «Об утверждении');
    // What was approved stays; the changed print waits for an approval of its own.
    expect(after.text).toContain('«___» ______________ 20___ г.');
    expect((await docxAt(`/documents/${id}/file`, principal)).text).toContain('№ Р-145');
  });

  test('R72 R91 R167 R168 R169 R170 R171 the local acts of stage 1 are a checklist: made or uploaded, approved, put on the site', async () => {
    const started = await (await view(app, '/documents', deputy)).text();
    expect(started).toContain('/years/2026/introduction-order/new');
    expect(started).toContain('/documents/new?kind=regulation');
    expect(started).toContain('/documents/new?kind=programme');

    const introduction = await send(
      app,
      '/years/2026/introduction-order/new',
      {
        act: 'order',
        number: '12-О',
        date: '2026-09-01',
        startsOn: '2026-09-05',
        approves: ['regulation', 'roadmap', 'programme'],
      },
      deputy,
    );
    expect(introduction.status).toBe(303);
    const text = (await docxAt(`/documents/${idOf(introduction)}/file`, deputy)).text;
    expect(text).toContain('О внедрении целевой модели');
    expect(text).toContain('Положение о наставничестве');
    expect(text).toContain('План мероприятий («дорожную карту»)');
    expect((await approve(idOf(introduction), { number: '12-О', datedOn: '2026-09-01' })).status).toBe(303);

    const roadmap = idOf(await send(app, '/years/2026/roadmap', {}, deputy));
    expect((await approve(roadmap, { approvedOn: '2026-09-05' })).status).toBe(303);

    for (const kind of ['regulation', 'programme']) {
      const uploaded = await send(
        app,
        '/documents',
        {
          kind,
          title: `Свой документ ${kind}`,
          number: '',
          datedOn: '',
          scope: kind === 'regulation' ? 'always' : year.yearId,
          file: pdf(`${kind}.pdf`),
        },
        deputy,
      );
      expect(uploaded.status).toBe(303);
      expect((await approve(idOf(uploaded))).status).toBe(303);
      const published = await send(
        app,
        `/documents/${idOf(uploaded)}/publish`,
        { version: await versionOf(idOf(uploaded)) },
        deputy,
      );
      expect(published.status).toBe(303);
    }
    const done = await (await view(app, '/documents', deputy)).text();
    expect(done).toContain('утверждено 4 из 5 обязательных актов');
    expect(done).toContain('на сайте 2 из 5');

    const site = await view(app, `/s/${school.organization.code}`);
    const files = [...(await site.text()).matchAll(/href="([^"]*\/documents\/[^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(files.length).toBeGreaterThanOrEqual(2);
    for (const file of files) expect((await view(app, file)).status).toBe(200);
    // Evidence of the line «1.1» of the road map.
    const board = await (await view(app, '/years/2026', deputy)).text();
    const line = /\/activities\/[\da-f-]{36}/.exec(board)?.[0] ?? '';
    expect(await (await view(app, `/years/2026${line}`, deputy)).text()).toContain('Свой документ programme');
  });

  test('an order with names of participants, and a page that is no document, never go to the site or the register', async () => {
    const order = (await register()).find((document) => document.kind === 'orderPairs');
    const refused = await send(
      app,
      `/documents/${order?.id}/publish`,
      { version: String(order?.version) },
      deputy,
    );
    expect(refused.status).toBe(422);
    const page = await send(
      app,
      '/documents',
      {
        kind: 'other',
        title: 'Страница',
        scope: 'always',
        number: '',
        datedOn: '',
        file: new File(['<script>alert(1)</script>'], 'regulation.pdf', { type: 'application/pdf' }),
      },
      deputy,
    );
    expect(page.status).toBe(422);
    expect(await page.text()).toContain('Такой файл не подходит');
  });

  test('a restricted category and a closed direction never stand in an order', async () => {
    const counselor = await school.scope(['curator', 'psychologist']);
    const child = await year.pupil('Толстая Ева Ильинична', '5А', '2015-06-01');
    await markConsents(
      platform,
      school.system,
      { who: { personIds: [child.personId] }, purpose: 'specialCategories', signedOn: day },
      day,
    );
    await setCategories(platform, counselor, child.cardId, ['disability', 'lowResults'], day);
    const tandem = await year.pair(mentor, [child], 'teacherStudent');
    const made = await send(app, '/years/2026/order/new', orderFields({ tandemIds: [tandem] }), deputy);
    const order = (await register()).find((document) => document.id === idOf(made));
    const { text } = await docxAt(`/documents/${idOf(made)}/file`, deputy);
    expect(text).toContain('Толстой Евой Ильиничной');
    expect(`${text} ${JSON.stringify(order?.body)}`).not.toMatch(/disability|ОВЗ|ограниченн|успеваем/i);
    await send(app, `/documents/${idOf(made)}/remove`, { version: String(order?.version) }, deputy);
    expect((await register()).some((document) => document.id === idOf(made))).toBe(false);
  });

  test('L1 an employee mentors an employee by his written consent; without it the order takes a reason, and only the head confirms it', async () => {
    const young = await year.teacher('Ким Вера Олеговна', 'учитель', 'музыка', 'mentee');
    const tandem = await year.pair(mentor, [young], 'teacherTeacher');
    const fields = orderFields({ tandemIds: [tandem], rowStyle: 'names' });
    const refused = await send(app, '/years/2026/order/new', fields, deputy);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('нет письменного согласия');
    const made = await send(
      app,
      '/years/2026/order/new',
      { ...fields, dutyReason: 'наставник в отпуске до 25 ноября' },
      deputy,
    );
    const id = idOf(made);
    expect(await (await view(app, `/documents/${id}`, principal)).text()).toContain(
      'наставник в отпуске до 25',
    );
    const signed = { number: '90-О', dutyConfirmed: 'yes' };
    expect((await approve(id, signed, deputy)).status).toBe(422);
    expect((await approve(id, { number: '90-О' })).status).toBe(422);
    expect((await approve(id, signed)).status).toBe(303);

    // With the consent neither a reason nor a confirmation is asked for.
    await markConsents(
      platform,
      school.system,
      { who: { personIds: [mentor.personId] }, purpose: 'mentorDuty', signedOn: day },
      day,
    );
    const second = await year.teacher('Ли Анна Сергеевна', 'учитель', 'химия', 'mentee');
    const plain = await send(
      app,
      '/years/2026/order/new',
      orderFields({ tandemIds: [await year.pair(mentor, [second], 'teacherTeacher')] }),
      deputy,
    );
    expect(plain.status).toBe(303);
    expect((await approve(idOf(plain), { number: '91-О' }, deputy)).status).toBe(303);
  });

  test('L3 every consent is its own printed sheet of one purpose, for a guardian or an adult, names filled in', async () => {
    const adult = await year.pupil('Цой Виктор Робертович', '11Б', '2008-01-01');
    const titles = {
      processing: 'на обработку персональных данных',
      publication: 'разрешённых субъектом персональных данных для распространения',
      specialCategories: 'специальных категорий',
      photoVideo: 'фото',
    };
    for (const [purpose, title] of Object.entries(titles)) {
      const sheets = await docxAt(
        `/documents/consents.docx?purpose=${purpose}&class=${year.classId('5А')}`,
        deputy,
      );
      expect(sheets.text.toLowerCase()).toContain(title);
      // One heading and one statement of purpose a person: pupils of the class that are in a base.
      const people = 4;
      expect(sheets.paragraphs.filter((line) => line === 'СОГЛАСИЕ')).toHaveLength(people);
      expect(sheets.paragraphs.filter((line) => line.startsWith('Цель обработки:'))).toHaveLength(people);
      expect(sheets.text).not.toMatch(/\u2610|\u2611/);
      expect(sheets.text).toContain('Черных Марии Андреевны, 01.03.2015 года рождения, ученицы 5А класса');
    }
    const own = await docxAt(`/documents/consents.docx?person=${adult.personId}&who=everybody`, deputy);
    expect(own.text).toContain('Я, Цой Виктор Робертович');
    expect(own.text).not.toContain('законный представитель) несовершеннолетнего');
    // Everybody in one file: sheets of guardians first, then of adults, each on a page of its own.
    const all = await docxAt('/documents/consents.docx', deputy);
    const starts = all.paragraphs.filter((line) => line === 'СОГЛАСИЕ').length;
    expect(starts).toBe(all.paragraphs.filter((line) => line.startsWith('Цель обработки:')).length);
    expect(all.text).toContain('несовершеннолетней Черных Марии Андреевны');
    expect(all.text).toContain('Я, Зайцев Никита Львович');
    expect(all.xml('word/document.xml').match(/<w:sectPr/g)).toHaveLength(1);
    const none = await view(app, '/documents/consents.docx?purpose=mentorDuty', deputy);
    expect(none.status).toBe(422);
  });

  test('a class teacher prints sheets of his own class only; a mentor none', async () => {
    const personId = await school.person({ lastName: 'Соловьёва' });
    const cookie = await school.signedIn(['classTeacher'], personId);
    await db().inOrganization(school.organization.id, (tx) =>
      tx
        .updateTable('school_class')
        .set({ teacher_id: personId })
        .where('organization_id', '=', school.organization.id)
        .where('id', '=', year.classId('5А'))
        .execute(),
    );
    const missing = await docxAt(
      `/documents/missing-consents.docx?class=${year.classId('5А')}&purpose=processing&who=candidates`,
      cookie,
    );
    expect(missing.text).toContain('Черных Мария Андреевна');
    expect(missing.text).toContain('Классный руководитель: Соловьёва');
    expect(missing.text).toContain('родитель (законный представитель)');
    expect(
      (await view(app, `/documents/missing-consents.docx?class=${year.classId('11Б')}`, cookie)).status,
    ).toBe(404);
    expect((await view(app, '/documents', cookie)).status).toBe(403);
    const outsider = await school.signedIn(['mentor']);
    for (const path of [
      '/documents',
      '/documents/consents.docx',
      '/years/2026/roadmap.docx',
      '/years/2026/order/new',
    ]) {
      expect((await view(app, path, outsider)).status, path).toBe(403);
    }
  });

  test('L10 what was typed once is printed everywhere: a name corrected on the card is right in every document made after', async () => {
    const doubtful = await year.pupil('Заяц Иван Петрович', '5А', '2015-07-01');
    const tandem = await year.pair(mentor, [doubtful], 'teacherStudent');
    const form = await (await view(app, '/years/2026/order/new', deputy)).text();
    expect(form).toContain(`/documents/names/${doubtful.personId}`);
    expect(form).toContain('фамилия склоняется по-разному');
    const namePage = await (await view(app, `/documents/names/${doubtful.personId}`, deputy)).text();
    const version = /name="version" value="(\d+)"/.exec(namePage)?.[1] ?? '';
    const cases = ['genitive', 'dative', 'accusative', 'instrumental', 'prepositional'];
    const forms = ['Заяца', 'Заяцу', 'Заяца', 'Заяцем', 'Заяце'];
    const saved = await send(
      app,
      `/documents/names/${doubtful.personId}?back=/years/2026/order/new`,
      {
        version,
        gender: 'male',
        ...Object.fromEntries(cases.map((name, index) => [`lastName-${name}`, forms[index] ?? ''])),
      },
      deputy,
    );
    expect(saved.headers.get('location')).toBe('/years/2026/order/new');
    expect(await (await view(app, '/years/2026/order/new', deputy)).text()).not.toContain(
      `/documents/names/${doubtful.personId}`,
    );
    const made = await send(app, '/years/2026/order/new', orderFields({ tandemIds: [tandem] }), deputy);
    expect((await docxAt(`/documents/${idOf(made)}/file`, deputy)).text).toContain(
      'Заяцем Иваном Петровичем',
    );
    const sheet = await docxAt(`/documents/consents.docx?person=${doubtful.personId}&who=everybody`, deputy);
    expect(sheet.text).toContain('Заяца Ивана Петровича');
    const notices = await docxAt(`/years/2026/notices.docx?order=${idOf(made)}`, deputy);
    expect(notices.text).toContain('Кому: Заяцу Ивану Петровичу');
  });

  test("a school's own template is checked, used, and given up again", async () => {
    const path = '/documents/templates/notice';
    const ours = await bytesAt(`${path}/file`, deputy);
    const { withBody } = await import('../support/documents/docx.ts');
    const upload = (body: Uint8Array) => new File([new Uint8Array(body)], 'notice.docx', { type: docxType });
    const wrong = await send(
      app,
      path,
      { file: upload(withBody(ours, (xml) => xml.replace('ИЗВЕЩЕНИЕ', '{директр}'))) },
      deputy,
    );
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('{директр}');
    const right = await send(
      app,
      path,
      { file: upload(withBody(ours, (xml) => xml.replace('ИЗВЕЩЕНИЕ', 'ПРИГЛАШЕНИЕ'))) },
      deputy,
    );
    expect(right.status).toBe(303);
    expect((await docxAt('/years/2026/notices.docx', deputy)).text).toContain('ПРИГЛАШЕНИЕ');
    expect((await send(app, `${path}/reset`, {}, deputy)).status).toBe(303);
    expect((await docxAt('/years/2026/notices.docx', deputy)).text).toContain('ИЗВЕЩЕНИЕ');
    expect(await (await view(app, path, deputy)).text()).toContain('{#извещения');
  });

  test('a signed scan lies beside the file, and another school sees nothing of it', async () => {
    const [document] = await register();
    const id = document?.id ?? '';
    expect((await send(app, `/documents/${id}/scan`, { file: pdf('скан.pdf') }, deputy)).status).toBe(303);
    const scan = await view(app, `/documents/${id}/scan`, principal);
    expect(scan.headers.get('content-type')).toBe('application/pdf');
    const other = await testSchool(platform, 'Лицей № 7');
    const stranger = await other.signedIn(['curator', 'principal']);
    for (const path of [`/documents/${id}`, `/documents/${id}/file`, `/documents/${id}/scan`]) {
      expect((await view(app, path, stranger)).status, path).toBe(404);
    }
    expect((await send(app, `/documents/${id}/archive`, { version: '1' }, stranger)).status).toBe(404);
  });

  test('the API lists the register and makes an order by the same rules', async () => {
    const json = (path: string, body: unknown, cookie: string) =>
      app.request(`/api/v1${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          cookie,
          origin: 'http://localhost',
          host: 'localhost',
          'content-type': 'application/json',
        },
      });
    const child = await year.pupil('Орлова Анна Дмитриевна', '5А', '2015-08-01');
    const tandem = await year.pair(mentor, [child], 'teacherStudent');
    const empty = await json('/years/2026/orders', { tandemIds: [] }, deputy);
    expect(empty.status).toBe(422);
    const made = await json('/years/2026/orders', { tandemIds: [tandem], number: '99-О', date: day }, deputy);
    expect(made.status).toBe(201);
    expect(await made.json()).toMatchObject({ number: '99-О', tandems: 1, mentees: 1 });
    const again = await json('/years/2026/orders', { tandemIds: [tandem] }, deputy);
    expect(again.status).toBe(422);
    const listed = await view(app, '/api/v1/documents', principal);
    const { documents } = (await listed.json()) as { documents: { number: string }[] };
    expect(documents.map((document) => document.number)).toContain('99-О');
  });
});
