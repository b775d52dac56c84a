import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { WebApp } from '../../src/http/env.ts';
import {
  consentPurposes,
  markConsents,
  readRegistry,
  withdrawConsent,
} from '../../src/modules/consents/index.ts';
import { mentoringForms, readOrganization } from '../../src/modules/organizations/index.ts';
import {
  addCard,
  categoriesOf,
  enterBase,
  findCategory,
  leaveBasesAfterWithdrawal,
  type ParticipantAnswers,
  readBase,
  readCard,
} from '../../src/modules/participants/index.ts';
import { createFromTemplate, listYearLinks } from '../../src/modules/programmes/index.ts';
import type { Platform } from '../../src/platform.ts';
import { send, type TestSchool, testPlatform, testSchool, view } from '../support/app.ts';
import { describeEachEngine } from '../support/database.ts';

const day = '2026-11-22';
export const answers = (changes: Partial<ParticipantAnswers> = {}): ParticipantAnswers => ({
  capacity: 1,
  hoursPerMonth: undefined,
  minutesPerWeekFrom: undefined,
  minutesPerWeekTo: undefined,
  meetingMode: 'inPerson',
  wishedPartner: 'any',
  wishedAge: 'any',
  need: undefined,
  requestText: '',
  workplace: '',
  availableToOthers: false,
  directions: ['study'],
  answeredAt: undefined,
  ...changes,
});

describeEachEngine('bases and consents', (db) => {
  let platform: Platform & { dispose(): Promise<void> };
  let school: TestSchool;
  let app: WebApp;
  let yearId: string;

  beforeAll(async () => {
    platform = await testPlatform(db());
    school = await testSchool(platform);
    app = createApp(platform);
    await createFromTemplate(platform, school.system, 2026);
    const years = await db().inOrganization(school.organization.id, (tx) =>
      listYearLinks(tx, school.organization.id, day),
    );
    yearId = years[0]?.id ?? '';
  });
  afterAll(() => platform.dispose());

  const pupil = (bornOn: string | undefined, lastName = 'Волков') =>
    school.person({
      kind: 'student',
      lastName,
      firstName: 'Алексей',
      middleName: 'Андреевич',
      gender: 'male',
      bornOn,
      position: '',
    });
  const mentee = async (personId: string, changes: Partial<ParticipantAnswers> = {}) =>
    addCard(platform, school.system, {
      yearId,
      personId,
      side: 'mentee',
      source: 'curator',
      answers: answers(changes),
    });

  test('R1 R153 the catalogue holds the forms of mentoring and each is switched on or off for a school', async () => {
    const titles = mentoringForms.map((form) => form.title.replaceAll(' – ', '-'));
    for (const title of [
      'учитель-учитель',
      'ученик-ученик',
      'учитель-ученик',
      'работодатель-ученик',
      'студент-ученик',
    ]) {
      expect(titles).toContain(title);
    }
    const { profile, organization } = await readOrganization(platform, school.system);
    expect(profile.formCodes).toEqual(['studentStudent', 'teacherTeacher', 'teacherStudent']);
    const cookie = await school.signedIn(['administrator']);
    const { timeZone: _zone, siteEnabled: _site, formCodes: _forms, version, ...texts } = profile;
    const fields = {
      ...texts,
      name: organization.name,
      shortName: organization.shortName,
      version: String(version),
      formCodes: ['studentStudent', 'employerStudent'],
    };
    expect((await send(app, '/organization', fields, cookie)).status).toBe(303);
    expect((await readOrganization(platform, school.system)).profile.formCodes).toEqual([
      'studentStudent',
      'employerStudent',
    ]);
  });

  test('R180 R191 an adult signs for himself and enters the base only with a consent', async () => {
    const personId = await school.person({ lastName: 'Орлова' });
    const id = await addCard(platform, school.system, {
      yearId,
      personId,
      side: 'mentor',
      source: 'curator',
      answers: answers({ capacity: 2 }),
    });
    const before = await enterBase(platform, school.system, { yearId, side: 'mentor' }, day);
    expect(before).toEqual({ entered: 0, kept: { noConsent: 1, noDirection: 0, closed: 0 } });
    await markConsents(
      platform,
      school.system,
      { who: { personIds: [personId] }, purpose: 'processing', signedOn: day },
      day,
    );
    const { lines } = await readRegistry(
      platform,
      school.system,
      { purpose: 'processing', classId: 'staff' },
      day,
    );
    expect(lines.find((line) => line.personId === personId)).toMatchObject({
      state: 'given',
      signer: 'self',
      newest: { signerKind: 'self' },
    });
    expect((await enterBase(platform, school.system, { yearId, side: 'mentor' }, day)).entered).toBe(1);
    expect((await readCard(platform, school.system, id, day)).line.status).toBe('inBase');
  });

  test('R185 L4 for a minor the legal representative signs, and without it the card stays a candidate', async () => {
    const personId = await pupil('2014-03-10');
    const id = await mentee(personId);
    expect(
      (await enterBase(platform, school.system, { yearId, side: 'mentee', ids: [id] }, day)).entered,
    ).toBe(0);
    await markConsents(
      platform,
      school.system,
      { who: { personIds: [personId] }, purpose: 'processing', signedOn: day },
      day,
    );
    const { lines } = await readRegistry(
      platform,
      school.system,
      { purpose: 'processing', classId: 'all', personIds: [personId] },
      day,
    );
    expect(lines[0]).toMatchObject({
      signer: 'guardian',
      state: 'given',
      newest: { signerKind: 'guardian' },
    });
    expect(
      (await enterBase(platform, school.system, { yearId, side: 'mentee', ids: [id] }, day)).entered,
    ).toBe(1);
  });

  test('L3 each purpose is a consent of its own: one of them does not stand for another', async () => {
    const personId = await pupil('2013-01-01', 'Зайцев');
    await markConsents(
      platform,
      school.system,
      { who: { personIds: [personId] }, purpose: 'publication', signedOn: day },
      day,
    );
    for (const purpose of consentPurposes) {
      const { lines } = await readRegistry(
        platform,
        school.system,
        { purpose, classId: 'all', personIds: [personId] },
        day,
      );
      expect(lines[0]?.state, purpose).toBe(purpose === 'publication' ? 'given' : 'missing');
    }
  });

  test('a withdrawn consent takes the card out of the base at once and stays as a record', async () => {
    const personId = await pupil('2013-02-02', 'Ли');
    const id = await mentee(personId);
    await markConsents(
      platform,
      school.system,
      { who: { personIds: [personId] }, purpose: 'processing', signedOn: day },
      day,
    );
    await enterBase(platform, school.system, { yearId, side: 'mentee', ids: [id] }, day);
    const { lines } = await readRegistry(
      platform,
      school.system,
      { purpose: 'processing', classId: 'all', personIds: [personId] },
      day,
    );
    const consentId = lines[0]?.newest?.id ?? '';
    await withdrawConsent(
      platform,
      school.system,
      consentId,
      { withdrawnOn: day, note: '' },
      day,
      leaveBasesAfterWithdrawal,
    );
    const { line, events } = await readCard(platform, school.system, id, day);
    expect(line).toMatchObject({ status: 'candidate', hasConsent: false });
    expect(events[0]).toMatchObject({ kind: 'leftBase' });
    const after = await readRegistry(
      platform,
      school.system,
      { purpose: 'processing', classId: 'all', personIds: [personId] },
      day,
    );
    expect(after.lines[0]).toMatchObject({ state: 'withdrawn', newest: { id: consentId } });
  });

  test('R6 a mentee younger than ten years raises a warning, not a bar', async () => {
    const cookie = await school.signedIn(['curator']);
    const id = await mentee(await pupil('2018-05-05', 'Малышев'));
    const text = await (await view(app, `/years/2026/participants/${id}`, cookie)).text();
    expect(text).toContain('от 10 лет');
    const elder = await mentee(await pupil('2012-05-05', 'Старшев'));
    expect(await (await view(app, `/years/2026/participants/${elder}`, cookie)).text()).not.toContain(
      'от 10 лет',
    );
  });

  test.each([
    ['R7', 'mentee', 'gifted'],
    ['R8', 'mentee', 'underachieving'],
    ['R12', 'mentee', 'withdrawn'],
    ['R13', 'mentee', 'youngSpecialist'],
  ] as const)('%s category %s %s can be set on a card', async (_id, side, code) => {
    expect(categoriesOf(side).some((category) => category.code === code && !category.restricted)).toBe(true);
  });

  test('R9 R10 R11 R17 L5 restricted categories: several on a card, seen by few, health only with a consent of its own', async () => {
    const personId = await pupil('2012-07-07', 'Тихонов');
    const id = await mentee(personId);
    const path = `/years/2026/participants/${id}`;
    const psychologist = await school.signedIn(['psychologist']);
    const refused = await send(app, `${path}/categories`, { category: ['limitedHealth'] }, psychologist);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('отдельное согласие');
    await markConsents(
      platform,
      school.system,
      { who: { personIds: [personId] }, purpose: 'specialCategories', signedOn: day },
      day,
    );
    const codes = ['limitedHealth', 'hardLifeSituation', 'behaviourProblems', 'gifted'];
    expect((await send(app, `${path}/categories`, { category: codes }, psychologist)).status).toBe(303);
    const seen = await readCard(platform, await school.scope(['psychologist']), id, day);
    expect([...seen.line.categories].sort()).toEqual([...codes].sort());
    for (const code of codes.slice(0, 3)) expect(findCategory(code)?.restricted).toBe(true);
    const group = await readCard(platform, await school.scope(['workingGroupMember']), id, day);
    expect(group.line.categories).toEqual(['gifted']);
    expect(
      (await send(app, `${path}/categories`, { category: [] }, await school.signedIn(['workingGroupMember'])))
        .status,
    ).toBe(403);
  });

  test('R25 a card can be added, closed and reopened at any time, and its history stays', async () => {
    const cookie = await school.signedIn(['curator']);
    const id = await mentee(await pupil('2012-08-08', 'Историков'));
    const path = `/years/2026/participants/${id}`;
    expect((await send(app, `${path}/close`, { reason: '' }, cookie)).status).toBe(422);
    expect((await send(app, `${path}/close`, { reason: 'переезд' }, cookie)).status).toBe(303);
    expect((await readCard(platform, school.system, id, day)).line).toMatchObject({
      status: 'closed',
      closeReason: 'переезд',
    });
    expect((await send(app, `${path}/reopen`, {}, cookie)).status).toBe(303);
    const { line, events } = await readCard(platform, school.system, id, day);
    expect(line.status).toBe('candidate');
    expect(events.map((event) => event.kind)).toEqual(['reopened', 'closed', 'created']);
  });

  test('R178 the base of mentees holds the list of requests', async () => {
    const cookie = await school.signedIn(['curator']);
    const personId = await pupil('2012-09-09', 'Запросов');
    await mentee(personId, {
      directions: ['study', 'sport'],
      requestText: 'Хочу увереннее решать задачи',
      need: 8,
    });
    const base = await readBase(platform, school.system, yearId, 'mentee', day);
    expect(base.find((line) => line.personId === personId)).toMatchObject({
      directions: ['study', 'sport'],
      requestText: 'Хочу увереннее решать задачи',
      need: 8,
    });
    const text = await (await view(app, '/years/2026/mentees', cookie)).text();
    expect(text).toContain('Запросов');
    expect(text).toContain('учёба, спорт');
  });

  test('somebody else cannot see or change a base: another school, a mentor, a mentee', async () => {
    const other = await testSchool(platform, 'Гимназия № 7');
    const stranger = await other.signedIn(['curator']);
    const [card] = await readBase(platform, school.system, yearId, 'mentee', day);
    for (const cookie of [stranger, await school.signedIn(['mentor']), await school.signedIn(['mentee'])]) {
      expect([403, 404]).toContain((await view(app, `/years/2026/participants/${card?.id}`, cookie)).status);
      expect([403, 404]).toContain(
        (await send(app, `/years/2026/participants/${card?.id}/close`, { reason: 'x' }, cookie)).status,
      );
    }
    expect((await readCard(platform, school.system, card?.id ?? '', day)).line.status).not.toBe('closed');
  });
});
