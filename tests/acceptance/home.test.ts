import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { newId } from '../../src/core/id.ts';
import type { WebApp } from '../../src/http/env.ts';
import { markConsents } from '../../src/modules/consents/index.ts';
import { stepDocument } from '../../src/modules/documents/service-approval.ts';
import { addOwnDocument } from '../../src/modules/documents/service-register.ts';
import { conversationIdeas } from '../../src/modules/home/index.ts';
import { addCard, menteeCategories } from '../../src/modules/participants/index.ts';
import { insertGuardianLinks } from '../../src/modules/people/index.ts';
import { createFromTemplate, listYearLinks } from '../../src/modules/programmes/index.ts';
import { insertTandems } from '../../src/modules/tandems/index.ts';
import type { Platform } from '../../src/platform.ts';
import { send, testPlatform, testSchool, view } from '../support/app.ts';
import { describeEachEngine } from '../support/database.ts';
import {
  smallSchoolDay as day,
  type SmallSchool,
  type SmallSchoolPerson,
  smallSchool,
} from '../support/small-school.ts';

/** What a page says below its head, spaces made one. */
function words(html: string): string {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return main
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;|\s/g, ' ')
    .replace(/ +/g, ' ');
}

describeEachEngine('the home page', (db) => {
  let platform: Platform & { dispose(): Promise<void> };
  let school: SmallSchool;
  let app: WebApp;
  let curator: string;
  const html = async (cookie: string, path = '/today') => (await view(app, path, cookie)).text();
  const today = async (cookie: string) => words(await html(cookie));
  const own = (name: SmallSchoolPerson, ...roles: ('mentor' | 'mentee')[]) =>
    school.signedIn(roles, school.ids[name]);

  beforeAll(async () => {
    platform = await testPlatform(db());
    school = await smallSchool(platform);
    app = createApp(platform);
    curator = await school.staff(['curator']);
    // A programme year before this one, with one pair: what last year's numbers stand on.
    await createFromTemplate(platform, school.system, 2025);
    const links = await db().inOrganization(school.organization.id, (tx) =>
      listYearLinks(tx, school.organization.id, day),
    );
    const yearId = links.find((year) => year.startYear === 2025)?.id ?? '';
    const card = async (name: SmallSchoolPerson, side: 'mentee' | 'mentor') =>
      addCard(platform, school.system, {
        yearId,
        personId: school.ids[name],
        side,
        source: 'curator',
        answers: {
          capacity: 1,
          hoursPerMonth: undefined,
          minutesPerWeekFrom: undefined,
          minutesPerWeekTo: undefined,
          meetingMode: 'unknown',
          wishedPartner: '',
          wishedAge: '',
          need: undefined,
          requestText: '',
          workplace: '',
          availableToOthers: false,
          directions: ['study'],
          answeredAt: undefined,
        },
      });
    const mentorId = await card('sokolova', 'mentor');
    const menteeIds = [await card('gromova', 'mentee')];
    await db().inOrganization(school.organization.id, (tx) =>
      insertTandems(
        tx,
        school.organization.id,
        [
          {
            id: newId(),
            yearId,
            mentorId,
            menteeIds,
            formCode: 'teacherStudent',
            status: 'finished',
            draftId: undefined,
            reasons: [],
            joinedOn: '2025-10-01',
          },
        ],
        platform.clock.now(),
      ),
    );
  });
  afterAll(() => platform.dispose());

  test('the curator finds the week: late lines of the road map, what waits for a decision, each with one tap', async () => {
    const text = await today(curator);
    expect(text).toContain('На этой неделе по дорожной карте');
    expect(text).toMatch(/2\.3\. .{10,200} просрочено на 22 дня/);
    expect(text).toContain(
      'Нет согласия у 2 человек , подходит срок Из 9, кто участвует или хочет участвовать Список',
    );
    expect(text).toContain('1 наставляемый в базе без пары , подходит срок Подобрать');
    expect(text).toContain('1 пара или группа не закреплена приказом , подходит срок Составить приказ');
    expect(text).toContain('до 30 ноября Ответили 4 из 7 Кто не ответил');
    expect(text).not.toContain('готов войти в базу');
  });

  test('a line of the road map is marked with one tap and leaves the week; the curator stays where he is', async () => {
    const page = await html(curator);
    const form = /action="(\/years\/2026\/activities\/[0-9a-f-]{36}\/status)"/.exec(page)?.[1] ?? '';
    const before = page.match(/\/status"/g)?.length ?? 0;
    const answer = await send(app, form, { status: 'done', back: '/today' }, curator);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/today');
    expect((await html(curator)).match(/\/status"/g)?.length).toBe(before - 1);
  });

  test('a candidate whose consent has come is let into the base from the home page', async () => {
    const who = { personIds: [school.ids.lebedev] };
    await markConsents(platform, school.system, { who, purpose: 'processing', signedOn: day }, day);
    expect(await today(curator)).toContain('1 кандидат готов войти в базу наставляемых');
    expect(await html(curator)).toContain('action="/years/2026/mentees/enter"');
    await send(app, '/years/2026/mentees/enter', {}, curator);
    const text = await today(curator);
    expect(text).not.toContain('готов войти в базу');
    expect(text).toContain('2 наставляемых в базе без пары');
    expect(text).toContain('Нет согласия у 1 человека');
  });

  test('a school on its way sees its first steps with one main button; a fresh one begins with itself', async () => {
    const steps = await html(curator);
    expect(words(steps)).toContain('Первые шаги');
    expect(words(steps)).toContain('Дальше: Рассказать о школе');
    expect(words(steps)).toMatch(/Издать приказ .{0,20} 0 из 4/);
    expect(steps.match(/data-kind="primary"/g)).toHaveLength(1);

    const fresh = await testSchool(platform, 'Новая школа');
    const cookie = await fresh.signedIn(['administrator', 'curator']);
    const page = await html(cookie);
    expect(words(page)).toContain('Дальше: Рассказать о школе');
    expect(page).toContain('href="/years/new"');
    expect(page).toContain('href="/imports/new?kind=pupils"');
    expect(words(page)).not.toContain('На этой неделе по дорожной карте');
  });

  test('R95 the principal sees the state of the programme on one page: seven stages, numbers with last year, signatures', async () => {
    const upload = { name: 'Программа.pdf', bytes: Buffer.from('%PDF-1.4') };
    const input = { kind: 'programme' as const, title: 'Программа наставничества школы', number: '' };
    const id = await addOwnDocument(platform, school.system, { ...input, yearId: school.yearId }, upload);
    await stepDocument(platform, school.system, id, 'submit', 1);
    const page = await html(await school.staff(['principal']));
    const lights = page.match(/class="stage-line__stage" data-state="\w+"/g) ?? [];
    expect(lights).toHaveLength(7);
    expect(lights[0]).toContain('"done"');
    const text = words(page);
    expect(text).toMatch(/Этап 1 Подготовка условий .{0,60} Завершён/);
    expect(text).toMatch(/Этап 2 .{0,60}Просрочено \d/);
    expect(text).toContain('9 участников программы в прошлом году 2');
    expect(text).toContain('4 пар и групп в прошлом году 1');
    expect(text).toContain('5 встреч состоялось в прошлом году 0');
    expect(text).toContain('Нужна моя подпись Программа наставничества школы');
    expect(page).toContain(`href="/documents/${id}"`);
    expect(page).toContain('href="/years/2026/summary"');
  });

  test('a class teacher sees his own class alone: who lacks a consent, who has not answered, his part of the road map', async () => {
    const teacher = await school.person({ lastName: 'Тарасова', experienceYears: 15 });
    const classId = newId();
    const pupils = [school.ids.egorova, school.ids.orlova, school.ids.zaitsev, school.ids.malyshev];
    await db().inOrganization(school.organization.id, async (tx) => {
      const organization_id = school.organization.id;
      const created_at = platform.clock.now();
      const row = {
        organization_id,
        id: classId,
        grade: 8,
        letter: 'А',
        label: '8А',
        teacher_id: teacher,
        created_at,
      };
      await tx.insertInto('school_class').values(row).execute();
      await tx
        .updateTable('person')
        .set({ class_id: classId })
        .where('organization_id', '=', organization_id)
        .where('id', 'in', pupils)
        .execute();
    });
    const page = await html(await school.signedIn(['classTeacher'], teacher));
    const text = words(page);
    expect(text).toContain('Класс 8А');
    expect(text).toContain('3 из 4 согласий собрано');
    expect(text).toContain('Хочет участвовать, но нет согласия Егорова Мария');
    expect(text).toContain('Не ответили на анкету: 2');
    expect(text).toMatch(/до 30 ноября .{0,40}Зайцев Пётр/);
    expect(text).not.toMatch(/Волков|Лебедев|Белкина/);
    expect(text).toContain('1.3. Информирование родительского сообщества');
    const mark = /action="([^"]+\/classes)"/.exec(page)?.[1] ?? '';
    const cookie = await school.signedIn(['classTeacher'], await school.person({ experienceYears: 15 }));
    expect(words(await html(cookie))).toContain('Класс за вами не закреплён');
    expect(mark).toContain('/years/2026/activities/');
  });

  test('a psychologist sees the queue of cards; nobody else is told of categories', async () => {
    const text = await today(await school.staff(['psychologist']));
    expect(text).toContain('Указать категорию: Белкина Дарья');
    expect(text).toContain('Категорию видите вы и куратор');
    expect(text).not.toContain('Подписать');
  });

  test('a mentor sees his own running pair: when to meet, one idea, the mark; and the questionnaire he has not answered', async () => {
    const page = await html(await own('sokolova', 'mentor'));
    const text = words(page);
    expect(text).toContain('Волков Илья');
    expect(text).toContain('Следующая встреча — до 30 ноября 2026 г.');
    expect(text).toContain('В последний раз встречались 16 ноября');
    expect(text).not.toContain('Новикова');
    expect(page).toContain(`href="/tandems/${school.tandems.pupil}/meetings/new"`);
    const shown = conversationIdeas.filter((idea) => text.includes(idea.text.ru.replace(/\s/g, ' ')));
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ moment: 'regular', audience: 'student' });
    expect(text).not.toContain('Ответьте на анкету');
    expect(await today(await own('zaitsev', 'mentor'))).toContain('Ответьте на анкету');
  });

  test('a child has few words and big targets, help in reach, and never a category or a direction', async () => {
    const tandemId = newId();
    await db().inOrganization(school.organization.id, (tx) =>
      insertTandems(
        tx,
        school.organization.id,
        [
          {
            id: tandemId,
            yearId: school.yearId,
            mentorId: school.cardId('zaitsev', 'mentor'),
            menteeIds: [school.cardId('belkina', 'mentee')],
            formCode: 'studentStudent',
            status: 'assigned',
            draftId: undefined,
            reasons: [],
            joinedOn: day,
          },
        ],
        platform.clock.now(),
      ),
    );
    const child = await own('belkina', 'mentee');
    const page = await html(child);
    expect(words(page)).toContain('Твой наставник — Зайцев Пётр');
    expect(words(page)).toContain('Мне нужна помощь взрослого');
    expect(words(page)).not.toContain('Программа 2026/2027');
    expect(page).toContain('href="/help"');
    // The same help stands in the navigation of every page of the child.
    expect((await html(child, `/tandems/${tandemId}`)).match(/href="\/help"/g)?.length).toBeGreaterThan(0);
    const grown = await html(await own('volkov', 'mentee'));
    expect(words(grown)).toContain('Ваш наставник — Соколова Ирина Юрьевна');
    for (const text of [page, grown]) {
      expect(text).not.toMatch(/поведени|учёба|категори/i);
      for (const category of menteeCategories) expect(text).not.toContain(category.title);
    }
  });

  test('the way to an adult is the school and a telephone, and opening it writes nothing down', async () => {
    const count = () =>
      db().inOrganization(school.organization.id, (tx) =>
        tx
          .selectFrom('audit_entry')
          .select('id')
          .where('organization_id', '=', school.organization.id)
          .execute(),
      );
    const before = (await count()).length;
    const page = await html(await own('malyshev', 'mentee'), '/help');
    expect(words(page)).toContain('Можно подойти к любому учителю, которому ты доверяешь');
    expect(page).toContain('href="tel:88002000122"');
    expect(page).toContain('href="tel:112"');
    await db().inOrganization(school.organization.id, (tx) =>
      tx
        .updateTable('organization_profile')
        .set({ curator_office: 'Кабинет 214, вторник и четверг' })
        .where('organization_id', '=', school.organization.id)
        .execute(),
    );
    const adult = await html(await school.staff(['mentor']), '/help');
    expect(words(adult)).toContain('Кабинет 214, вторник и четверг');
    expect(words(adult)).not.toContain('ты доверяешь');
    expect((await count()).length - before).toBe(0);
  });

  test('a legal representative sees his own child: the mentor, meetings, the consent, and nobody else', async () => {
    const guardianId = await school.person({
      kind: 'guardian',
      lastName: 'Белкин',
      firstName: 'Роман',
      position: '',
    });
    await db().inOrganization(school.organization.id, (tx) =>
      insertGuardianLinks(
        tx,
        school.organization.id,
        [{ studentId: school.ids.belkina, guardianId, kind: 'father' }],
        platform.clock.now(),
      ),
    );
    const page = await html(await school.signedIn(['guardian'], guardianId));
    const text = words(page);
    expect(text).toContain('Дарья');
    expect(text).toContain('Согласие на обработку данных действует');
    expect(text).toContain('Наставник Зайцев Пётр');
    expect(text).toContain('Встречи ещё не встречались');
    expect(text).not.toMatch(/Волков|Егорова|Орлова|Соколова/);
    const stranger = await school.person({ kind: 'guardian', lastName: 'Чужой', position: '' });
    expect(await today(await school.signedIn(['guardian'], stranger))).toContain('Ребёнок не указан');
  });

  test('somebody with several roles sees the parts of all of them, what others wait for first', async () => {
    const text = await today(await school.signedIn(['mentor', 'curator', 'guardian'], school.ids.kuznetsov));
    const places = ['Куратору', 'Я наставник', 'Мой ребёнок'].map((title) => text.indexOf(title));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(await today(await school.signedIn([], school.ids.gromova))).toContain('Роли пока нет');
    const anonymous = await view(app, '/today');
    expect(anonymous.status).toBe(303);
    expect(anonymous.headers.get('location')).toBe('/sign-in?next=%2Ftoday');
  });
});
