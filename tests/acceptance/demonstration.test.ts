import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import demonstration from '../../content/demonstration.json' with { type: 'json' };
import { createApp } from '../../src/app.ts';
import { ageOn } from '../../src/core/calendar-date.ts';
import { fixedClock } from '../../src/core/clock.ts';
import type { Database } from '../../src/db/database.ts';
import type { WebApp } from '../../src/http/env.ts';
import {
  demonstrationLines,
  fillDemonstration,
  prepareDemonstration,
  readMark,
} from '../../src/modules/demonstration/index.ts';
import type { Platform } from '../../src/platform.ts';
import { send, testPlatform, testSchool, view } from '../support/app.ts';
import { openTestDatabase } from '../support/database.ts';

/** What a visitor sees of a school, without ids. */
const sameness = [
  `select p.last_name, p.first_name, p.middle_name, p.born_on::text, c.label from person p
   left join school_class c on c.id = p.class_id order by 1, 2, 3, 4, 5`,
  `select y.start_year, mentor.last_name as mentor, mentee.last_name as mentee, t.outcome from tandem t
   join programme_year y on y.id = t.programme_year_id
   join participant a on a.id = t.mentor_id join person mentor on mentor.id = a.person_id
   join tandem_mentee tm on tm.tandem_id = t.id
   join participant b on b.id = tm.mentee_id join person mentee on mentee.id = b.person_id order by 1, 2, 3`,
  `select m.held_on::text, m.kind, m.status, m.topic, count(*)::int from meeting m group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
];

type Row = Readonly<Record<string, unknown>>;

/** Reads past row-level security, as nobody of the product does: a test sees the whole database. */
async function rowsOf(db: Database, text: string): Promise<Row[]> {
  return db.asOwner(async (tx) => (await sql.raw<Row>(text).execute(tx)).rows);
}

async function countOf(db: Database, text: string): Promise<number> {
  const [row] = await rowsOf(db, text);
  return Number(Object.values(row ?? {})[0]);
}

interface Filled {
  readonly db: Database;
  readonly platform: Platform;
  readonly dispose: () => Promise<void>;
}

async function fillAt(instant: string): Promise<Filled> {
  const db = await openTestDatabase();
  const platform = await testPlatform(db, fixedClock(instant));
  await prepareDemonstration(platform);
  return {
    db,
    platform,
    dispose: async () => {
      await db.close();
      await platform.dispose();
    },
  };
}

const yearOf = (startYear: number) => `(select id from programme_year where start_year = ${startYear})`;

/** What must hold on whatever day the school was filled. */
async function expectSound({ db, platform }: Filled): Promise<void> {
  const today = platform.clock.today();
  const now = platform.clock.now().toISOString();

  const columns = await rowsOf(
    db,
    `select table_name, column_name, data_type from information_schema.columns
     where table_schema = 'public' and data_type in ('date', 'timestamp with time zone')`,
  );
  // Terms, plans and ends that lie ahead by their nature; everything else tells what has happened.
  const ahead =
    /^(activity\.window_(from|to)|programme_year\.(starts|ends)_on|consent\.valid_until|tandem\.ends_on|session\.expires_at|survey_round\.closes_on|site_item\.event_on)$/;
  for (const { table_name, column_name, data_type } of columns) {
    if (ahead.test(`${table_name}.${column_name}`) || table_name === 'schema_migration') continue;
    const limit = data_type === 'date' ? `date '${today}'` : `timestamptz '${now}'`;
    const late = await countOf(db, `select count(*) from ${table_name} where ${column_name} > ${limit}`);
    expect(late, `${table_name}.${column_name} after ${today}`).toBe(0);
  }

  const banned = await countOf(
    db,
    `select count(*) from tandem t
     join tandem_mentee tm on tm.tandem_id = t.id
     join participant mentor on mentor.id = t.mentor_id
     join participant mentee on mentee.id = tm.mentee_id
     join participant_ban b on b.status = 'known' and (
       (b.participant_id = mentee.id and b.person_id = mentor.person_id) or
       (b.participant_id = mentor.id and b.person_id = mentee.person_id))`,
  );
  expect(banned).toBe(0);

  const withoutConsent = await countOf(
    db,
    `select count(*) from participant p where p.status = 'inBase' and not exists (
       select from consent c where c.person_id = p.person_id and c.purpose = 'processing' and c.status = 'given'
         and c.signed_on <= '${today}' and (c.valid_until is null or c.valid_until >= '${today}'))`,
  );
  expect(withoutConsent).toBe(0);

  const younger = await countOf(
    db,
    `select count(*) from tandem t
     join tandem_mentee tm on tm.tandem_id = t.id
     join participant a on a.id = t.mentor_id join person mentor on mentor.id = a.person_id
     join participant b on b.id = tm.mentee_id join person mentee on mentee.id = b.person_id
     where t.form_code = 'studentStudent' and mentor.born_on > mentee.born_on`,
  );
  expect(younger).toBe(0);

  const selfSigned = await countOf(
    db,
    `select count(*) from consent c join person p on p.id = c.person_id
     where c.signer_kind = 'self' and p.born_on + interval '18 years' > c.signed_on`,
  );
  expect(selfSigned).toBe(0);

  const overfull = await countOf(
    db,
    `select count(*) from (
       select p.id from participant p join tandem t on t.mentor_id = p.id and t.status <> 'terminated'
       join tandem_mentee tm on tm.tandem_id = t.id group by p.id, p.capacity having count(*) > p.capacity) x`,
  );
  expect(overfull).toBe(0);

  const healthWithoutConsent = await countOf(
    db,
    `select count(*) from participant_category pc join participant p on p.id = pc.participant_id
     where pc.category_code = 'limitedHealth' and not exists (
       select from consent c where c.person_id = p.person_id and c.purpose = 'specialCategories' and c.status = 'given')`,
  );
  expect(healthWithoutConsent).toBe(0);

  const strayMeetings = await countOf(
    db,
    `select count(*) from meeting m join tandem t on t.id = m.tandem_id
     where m.held_on < t.starts_on or extract(isodow from m.held_on) > 5 or m.created_at::date < m.held_on`,
  );
  expect(strayMeetings).toBe(0);
}

describe('the demonstration school in November', () => {
  let filled: Filled;
  let app: WebApp;

  beforeAll(async () => {
    filled = await fillAt('2026-11-22T09:00:00Z');
    app = createApp(filled.platform);
  });
  afterAll(() => filled.dispose());

  test('is one school with fourteen classes, its staff and people from outside', async () => {
    const { db } = filled;
    expect(await countOf(db, 'select count(*) from organization')).toBe(1);
    expect(await countOf(db, 'select count(*) from school_class where teacher_id is not null')).toBe(14);
    const kinds = await rowsOf(
      db,
      `select kind, count(*)::int as n from person where status = 'active' group by 1`,
    );
    const count = new Map(kinds.map((row) => [row.kind, Number(row.n)]));
    expect(count.get('student')).toBeGreaterThanOrEqual(14 * 12);
    expect(count.get('student')).toBeLessThanOrEqual(14 * 14);
    expect(count.get('teacher')).toBe(32);
    expect(count.get('guardian')).toBeGreaterThan(120);
    for (const kind of ['employer', 'alumnus', 'collegeStudent', 'veteran', 'entrepreneur', 'publicFigure'])
      expect(count.get(kind), kind).toBeGreaterThan(0);
    const ages = await rowsOf(
      db,
      `select c.grade, p.born_on::text as born from person p join school_class c on c.id = p.class_id`,
    );
    for (const { grade, born } of ages) {
      const age = ageOn(String(born), '2026-09-01');
      expect(age - Number(grade), `${grade}: ${born}`).toBeGreaterThanOrEqual(5);
      expect(age - Number(grade), `${grade}: ${born}`).toBeLessThanOrEqual(7);
    }
    expect(
      await countOf(
        db,
        `select count(*) from person where last_name = 'Константинопольская' and kind = 'student'`,
      ),
    ).toBe(1);
  });

  test('keeps every rule of the product', async () => {
    await expectSound(filled);
  });

  test('has last year nearly done: stages closed, pairs ended, a survey, two lines late', async () => {
    const { db } = filled;
    const year = yearOf(2025);
    expect(
      await countOf(
        db,
        `select count(*) from stage where programme_year_id = ${year} and closed_on is not null`,
      ),
    ).toBe(6);
    const late = await rowsOf(
      db,
      `select code from activity where programme_year_id = ${year} and status not in ('done', 'cancelled')
       and window_to < '2026-11-22' order by code`,
    );
    expect(late.map((row) => row.code)).toEqual(['7.2', '7.3']);
    const states = await rowsOf(
      db,
      `select status, count(*)::int as n from tandem where programme_year_id = ${year} group by 1 order by 1`,
    );
    expect(states.map((row) => row.status)).toEqual(['finished', 'terminated']);
    expect(Number(states[0]?.n)).toBeGreaterThan(15);
    expect(Number(states[1]?.n)).toBe(1);
    const forms = await rowsOf(
      db,
      `select distinct form_code from tandem where programme_year_id = ${year} order by 1`,
    );
    expect(forms.map((row) => row.form_code)).toEqual([
      'collegeStudentStudent',
      'studentStudent',
      'teacherStudent',
      'teacherTeacher',
    ]);
    expect(
      await countOf(db, `select count(*) from tandem where programme_year_id = ${year} and type = 'group'`),
    ).toBeGreaterThan(0);
    expect(
      await countOf(
        db,
        `select count(*) from tandem where programme_year_id = ${year} and outcome = 'partly'`,
      ),
    ).toBeGreaterThan(0);
    expect(
      await countOf(
        db,
        `select count(*) from tandem where programme_year_id = ${year} and (order_id is null or informed_on is null)`,
      ),
    ).toBe(0);
    const kinds = await rowsOf(
      db,
      `select distinct m.kind from meeting m join tandem t on t.id = m.tandem_id
       where t.programme_year_id = ${year} and m.status = 'held' order by 1`,
    );
    expect(kinds.map((row) => row.kind)).toEqual([
      'closing',
      'closingGroup',
      'introductory',
      'planning',
      'regular',
      'trial',
    ]);
    expect(
      await countOf(db, `select count(*) from meeting where status = 'missed' and missed_reason <> ''`),
    ).toBeGreaterThan(3);
    const invited = await countOf(db, 'select count(*) from survey_invitation');
    const answered = await countOf(db, 'select count(*) from survey_response');
    expect(answered / invited).toBeGreaterThan(0.75);
    expect(answered / invited).toBeLessThan(0.95);
    expect(await countOf(db, 'select count(*) from survey_round where closed_at is not null')).toBe(1);
    const unassigned = `select count(*) from participant where programme_year_id = ${year} and side = 'mentee'
      and status = 'closed' and close_reason <> ''`;
    expect(await countOf(db, unassigned)).toBeGreaterThan(0);
  });

  test('has this year in its autumn: bases half filled, consents and bans open, one pair that goes on', async () => {
    const { db } = filled;
    const year = yearOf(2026);
    const cards = await rowsOf(
      db,
      `select side, status, count(*)::int as n from participant where programme_year_id = ${year} group by 1, 2`,
    );
    const n = (side: string, status?: string) =>
      cards
        .filter((row) => row.side === side && (status === undefined || row.status === status))
        .reduce((sum, row) => sum + Number(row.n), 0);
    expect(n('mentee')).toBeGreaterThanOrEqual(52);
    expect(n('mentee')).toBeLessThanOrEqual(68);
    expect(n('mentor')).toBeGreaterThanOrEqual(26);
    expect(n('mentor')).toBeLessThanOrEqual(38);
    expect(n('mentee', 'candidate')).toBeGreaterThan(8);
    expect(n('mentee', 'inBase')).toBeGreaterThan(30);
    const late = await rowsOf(
      db,
      `select code, note from activity where programme_year_id = ${year} and status not in ('done', 'cancelled')
       and window_to < '2026-11-22' order by code`,
    );
    expect(late.map((row) => row.code)).toEqual(['1.3', '1.4']);
    for (const line of late) expect(String(line.note).length).toBeGreaterThan(20);
    expect(
      await countOf(
        db,
        `select count(*) from activity_class_mark m join activity a on a.id = m.activity_id where a.programme_year_id = ${year}`,
      ),
    ).toBe(9);
    const tandems = await rowsOf(
      db,
      `select t.status, mentor.last_name as mentor, mentee.last_name as mentee from tandem t
       join participant a on a.id = t.mentor_id join person mentor on mentor.id = a.person_id
       join tandem_mentee tm on tm.tandem_id = t.id
       join participant b on b.id = tm.mentee_id join person mentee on mentee.id = b.person_id
       where t.programme_year_id = ${year}`,
    );
    expect(tandems).toEqual([{ status: 'working', mentor: 'Ершов', mentee: 'Соловьёв' }]);
    const bans = await rowsOf(
      db,
      `select b.status, count(*)::int as n from participant_ban b join participant p on p.id = b.participant_id
       where p.programme_year_id = ${year} group by 1 order by 1`,
    );
    expect(bans.map((row) => row.status)).toEqual(['doubtful', 'known']);
    expect(Number(bans[0]?.n)).toBe(2);
    expect(await countOf(db, `select count(*) from consent where status = 'withdrawn'`)).toBeGreaterThan(0);
    const both = `select count(*) from participant a join participant b on b.person_id = a.person_id
      and b.programme_year_id = a.programme_year_id and a.side = 'mentor' and b.side = 'mentee'
      where a.programme_year_id = ${year}`;
    expect(await countOf(db, both)).toBeGreaterThan(0);
  });

  test('signs in every account by its password and by one click, and each sees its own day', async () => {
    for (const { login, role } of demonstration.accounts) {
      const byClick = await send(app, '/demonstration/sign-in', { login });
      expect(byClick.headers.get('location'), login).toBe('/today');
      const cookie = byClick.headers.get('set-cookie')?.split(';')[0] ?? '';
      const today = await view(app, '/today', cookie);
      expect(today.status, `${login} as ${role}`).toBe(200);
    }
    const byPassword = await send(app, '/sign-in', { login: 'mentor', password: demonstration.password });
    expect(byPassword.headers.get('location')).toBe('/today');
    const held = await rowsOf(
      filled.db,
      `select a.login, r.role from account a join role_assignment r on r.person_id = a.person_id
       where r.ends_on is null and a.login is not null order by 1, 2`,
    );
    for (const { login, role } of demonstration.accounts)
      expect(
        held.filter((row) => row.login === login).map((row) => row.role),
        login,
      ).toEqual(role === 'psychologist' ? [role, 'workingGroupMember'] : [role]);
  });

  test('lists its accounts on a page and knows no other login', async () => {
    const page = await view(app, '/demonstration');
    const text = await page.text();
    for (const { login } of demonstration.accounts) expect(text).toContain(`>${login}<`);
    expect(text).toContain(demonstration.password);
    expect((await send(app, '/demonstration/sign-in', { login: 'somebody' })).status).toBe(404);
    expect((await view(app, '/')).headers.get('location')).toBe('/demonstration');
  });

  test('is filled once: a second start and a second press add nothing', async () => {
    const { db, platform } = filled;
    const before = await rowsOf(
      db,
      `select (select count(*) from person) as people, (select count(*) from audit_entry) as audit,
       (select count(*) from meeting) as meetings`,
    );
    expect(await prepareDemonstration(platform)).toBe('present');
    expect(demonstrationLines('present').join('\n')).toContain('class-teacher');
    await expect(fillDemonstration(platform, () => {})).rejects.toMatchObject({
      code: 'demonstration.refusal.notEmpty',
    });
    const press = await send(app, '/setup/demonstration', {});
    expect(press.headers.get('location')).toBe('/demonstration');
    const after = await rowsOf(
      db,
      `select (select count(*) from person) as people, (select count(*) from audit_entry) as audit,
       (select count(*) from meeting) as meetings`,
    );
    expect(after).toEqual(before);
  });

  test('is the same again by the button, which fills in the background and cannot be pressed twice', async () => {
    const db = await openTestDatabase();
    const platform = await testPlatform(db);
    try {
      const app = createApp(platform);
      expect((await view(app, '/demonstration')).status).toBe(404);
      expect((await view(app, '/setup/demonstration')).headers.get('location')).toBe('/setup');
      expect((await send(app, '/setup/demonstration', {})).headers.get('location')).toBe(
        '/setup/demonstration',
      );
      expect((await send(app, '/setup/demonstration', {})).headers.get('location')).toBe(
        '/setup/demonstration',
      );
      const page = await (await view(app, '/setup/demonstration')).text();
      expect(page).toContain('data-poll="/setup/demonstration/progress"');
      expect(page).toContain('http-equiv="refresh"');
      let seen = 0;
      await expect
        .poll(
          async () => {
            const answer = (await (await view(app, '/setup/demonstration/progress')).json()) as {
              done: number;
              total?: number;
              state: string;
            };
            expect(answer.done).toBeGreaterThanOrEqual(seen);
            expect(answer.done).toBeLessThanOrEqual(answer.total ?? 0);
            seen = answer.done;
            return answer.state;
          },
          { timeout: 240_000, interval: 100 },
        )
        .toBe('done');
      expect((await view(app, '/setup/demonstration')).headers.get('location')).toBe('/demonstration');
      expect(await countOf(db, 'select count(*) from organization')).toBe(1);
      expect(await readMark(platform)).toMatchObject({ filledOn: platform.clock.today() });
      for (const question of sameness)
        expect(await rowsOf(db, question)).toEqual(await rowsOf(filled.db, question));
    } finally {
      await db.close();
      await platform.dispose();
    }
  });
});

describe.each([
  ['the first day of school', '2026-09-01T08:00:00Z', 0],
  ['the first days of January', '2027-01-04T08:00:00Z', 1],
  ['summer', '2027-07-15T08:00:00Z', 10],
])('filled on %s', (_name, instant, tandems) => {
  test('is as sound, with as much of the year done as the calendar says', async () => {
    const filled = await fillAt(instant);
    try {
      await expectSound(filled);
      expect(await countOf(filled.db, 'select count(*) from programme_year')).toBe(2);
      const present = await countOf(
        filled.db,
        `select count(*) from tandem where programme_year_id = ${yearOf(2026)}`,
      );
      expect(present).toBeGreaterThanOrEqual(tandems);
    } finally {
      await filled.dispose();
    }
  });
});

describe('the button of the first visit', () => {
  test('leaves a school of its own alone', async () => {
    const db = await openTestDatabase();
    const platform = await testPlatform(db);
    try {
      await testSchool(platform);
      expect(await prepareDemonstration(platform)).toBe('otherData');
      expect(demonstrationLines('otherData')).toHaveLength(1);
      expect(await countOf(db, 'select count(*) from organization')).toBe(1);
      const press = await send(createApp(platform), '/setup/demonstration', {});
      expect(press.status).toBe(409);
      expect(await readMark(platform)).toBeUndefined();
      expect((await send(createApp(platform), '/demonstration/sign-in', { login: 'curator' })).status).toBe(
        404,
      );
    } finally {
      await db.close();
      await platform.dispose();
    }
  });
});
