import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fixedClock } from '../../src/core/clock.ts';
import { newId } from '../../src/core/id.ts';
import type { Role, Scope } from '../../src/core/scope.ts';
import { composeStageFacts, weekTasks } from '../../src/modules/programmes/index.ts';
import { testPlatform, view } from '../support/app.ts';
import { openTestDatabase } from '../support/database.ts';
import { addClasses, plain, withTemplate, type Year } from '../support/programme.ts';

const db = await openTestDatabase();
const platform = await testPlatform(db, fixedClock('2026-11-22T09:00:00Z'));
afterAll(async () => {
  await platform.dispose();
  await db.close();
});

let year: Year;
beforeAll(async () => {
  year = await withTemplate(platform);
});

async function status(code: string, fields: Record<string, string>, cookie = year.cookie): Promise<number> {
  const line = await year.line(code);
  return (await year.send(`/years/2026/activities/${line.id}/status`, fields, cookie)).status;
}

describe('marking a line', () => {
  test('takes one tap, comes back to the list it was on, and can be taken back', async () => {
    const line = await year.line('2.3');
    const address = `/years/2026/activities/${line.id}/status`;
    const answer = await year.send(address, { status: 'done', back: '/years/2026?state=late&role=curator' });
    expect(answer.headers.get('location')).toBe('/years/2026?state=late&role=curator');
    expect(await year.line('2.3')).toMatchObject({ status: 'done', version: line.version + 1 });
    const notice = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await (await view(year.app, '/years/2026', `${year.cookie}; ${notice}`)).text();
    expect(plain(page)).toContain('Мероприятие 2.3 отмечено выполненным. Вернуть');
    expect(page).toContain(`action="${address}"`);
    expect(await status('2.3', { status: 'planned' })).toBe(303);
    expect(await year.line('2.3')).toMatchObject({ status: 'planned', state: 'late' });
  });

  test.each(['https://example.org/', '//example.org', '/\\example.org', 'javascript:alert(1)'])(
    'comes back to pages of ours only: %s',
    async (back) => {
      const line = await year.line('2.2');
      const address = `/years/2026/activities/${line.id}`;
      const answer = await year.send(`${address}/status`, { status: 'inProgress', back });
      expect(answer.headers.get('location')).toBe(address);
    },
  );

  test('refuses a day to come, a cancelling without a reason, and a line that somebody changed meanwhile', async () => {
    expect(await status('2.1', { status: 'done', doneOn: '2026-11-23' })).toBe(422);
    expect(await status('2.1', { status: 'cancelled' })).toBe(422);
    const { version } = await year.line('2.1');
    expect(await status('2.1', { status: 'inProgress', version: String(version) })).toBe(303);
    expect(await status('2.1', { status: 'done', version: String(version) })).toBe(422);
    expect(await status('2.1', { status: 'cancelled', note: 'анкеты собраны раньше' })).toBe(303);
    const words = await year.words(`/years/2026/activities/${(await year.line('2.1')).id}`);
    expect(words).toContain('анкеты собраны раньше');
    expect(words).toMatch(/История.*Отменено.*Взято в работу/);
  });

  test('is open to those who answer for it and to nobody else', async () => {
    const [group, teacher, mentor, head] = [
      await year.as('workingGroupMember'),
      await year.as('classTeacher'),
      await year.as('mentor'),
      await year.as('principal'),
    ];
    expect(await status('5.2', { status: 'inProgress' }, group)).toBe(303);
    expect(await status('5.1', { status: 'inProgress' }, group)).toBe(403);
    expect(await status('1.3', { status: 'done' }, teacher)).toBe(403);
    expect(await status('5.2', { status: 'done' }, mentor)).toBe(403);
    expect(await status('5.2', { status: 'planned' }, head)).toBe(303);
    expect((await view(year.app, '/years/2026', mentor)).status).toBe(403);
    expect((await view(year.app, '/years/2026/edit', teacher)).status).toBe(200);
    expect((await year.send('/years', { startYear: '2027' }, teacher)).status).toBe(403);
    expect((await view(year.app, '/years/2026')).status).toBe(303);
  });

  test('of another school answers like an absent one', async () => {
    const other = await withTemplate(platform);
    const line = await other.line('1.1');
    const address = `/years/2026/activities/${line.id}`;
    expect((await view(year.app, address, year.cookie)).status).toBe(404);
    for (const [path, fields] of [
      ['status', { status: 'done' }],
      ['evidence', { link: 'https://example.org/', title: '' }],
      ['classes', { classId: newId(), done: 'yes' }],
    ] as const) {
      expect((await year.send(`${address}/${path}`, fields)).status, path).toBe(404);
    }
    expect(await other.line('1.1')).toEqual(line);
  });

  test('works over REST with the same rules', async () => {
    const line = await year.line('3.2');
    const post = (body: unknown, id = line.id) =>
      year.app.request(`/api/v1/activities/${id}/status`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          cookie: year.cookie,
          host: 'localhost',
          origin: 'http://localhost',
          'content-type': 'application/json',
        },
      });
    expect((await post({ status: 'done', doneOn: '2026-11-20' })).status).toBe(204);
    expect(await year.line('3.2')).toMatchObject({ status: 'done', doneOn: '2026-11-20' });
    expect((await post({ status: 'finished' })).status).toBe(422);
    expect((await post({ status: 'done' }, newId())).status).toBe(404);
    expect((await post({ status: 'done' }, 'x')).status).toBe(404);
  });
});

describe('the tasks of a week', () => {
  const tasksOf = async (scope: Scope, today = '2026-11-22') => {
    const { id } = year.school.organization;
    return db.inOrganization(id, async (tx) => {
      const row = await tx
        .selectFrom('programme_year')
        .select('id')
        .where('organization_id', '=', id)
        .executeTakeFirstOrThrow();
      return (await weekTasks(tx, scope, row.id, today)).map((task) => `${task.line.code} ${task.state}`);
    });
  };
  const scopeOf = (roles: Role[], personId?: string) => year.school.scope(roles, personId);

  test('are the late and due lines of the roles that answer for them', async () => {
    year = await withTemplate(platform);
    expect(await tasksOf(await scopeOf(['principal']))).toEqual([
      '1.1 late',
      '1.2 late',
      '1.4 late',
      '1.5 late',
    ]);
    expect(await tasksOf(await scopeOf(['curator']))).toEqual([
      '2.1 late',
      '2.2 late',
      '2.3 late',
      '3.1 due',
      '3.2 due',
      '3.3 due',
      '3.4 due',
    ]);
    expect(await tasksOf(await scopeOf(['workingGroupMember']))).toEqual([]);
    expect(await tasksOf(await scopeOf(['workingGroupMember']), '2027-02-23')).toEqual([
      '5.2 ahead',
      '5.3 ahead',
    ]);
    expect(await tasksOf(await scopeOf(['mentor']))).toEqual([]);
  });

  test('of a class teacher end when his class is marked', async () => {
    const teacher = await year.school.person({ lastName: 'Ларина' });
    const { '6А': classId = '' } = await addClasses(year, { '6А': teacher });
    const scope = await scopeOf(['classTeacher'], teacher);
    expect(await tasksOf(scope)).toEqual(['2.1 late', '2.2 late', '1.3 late']);
    const line = await year.line('1.3');
    await year.send(`/years/2026/activities/${line.id}/classes`, { classId, done: 'yes' });
    expect(await tasksOf(scope)).toEqual(['2.1 late', '2.2 late']);
  });

  test('reach the person whom a line names', async () => {
    const person = await year.school.person({ lastName: 'Гусев' });
    const line = await year.line('3.3');
    const edit = {
      title: line.title,
      subItems: line.subItems.join('\n'),
      termText: 'до 10 декабря',
      windowFrom: '2026-11-01',
      windowTo: '2026-12-10',
      responsibleText: '',
      responsibleRoles: 'curator',
      responsiblePersonId: person,
      version: String(line.version),
    };
    expect((await year.send(`/years/2026/activities/${line.id}/edit`, edit)).status).toBe(303);
    expect(await tasksOf(await scopeOf(['mentor'], person))).toEqual(['3.3 due']);
    const words = await year.words('/years/2026');
    expect(words).toContain('до 10 декабря');
    expect(words).toContain('Гусев А. П.');
  });
});

describe('facts of other modules', () => {
  test('are put together for the gates, the later reader filling what the earlier does not know', async () => {
    const read = composeStageFacts(
      async () => ({ menteesInBase: 12, menteesWithoutConsent: 3 }),
      async () => ({ tandems: 4 }),
    );
    const facts = await db.inOrganization(year.school.organization.id, (tx) =>
      read(tx, year.school.organization.id, newId()),
    );
    expect(facts).toEqual({ menteesInBase: 12, menteesWithoutConsent: 3, tandems: 4 });
  });
});
