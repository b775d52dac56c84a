import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { WebApp } from '../../src/http/env.ts';
import { listRoleHolders } from '../../src/modules/accounts/index.ts';
import { markConsents } from '../../src/modules/consents/index.ts';
import { choosePair, confirmDraft, readDraft, runMatching } from '../../src/modules/matching/index.ts';
import {
  addBan,
  addCard,
  enterBase,
  type ParticipantAnswers,
  type Side,
} from '../../src/modules/participants/index.ts';
import { createFromTemplate, listYearLinks } from '../../src/modules/programmes/index.ts';
import { openRound, readRound } from '../../src/modules/questionnaires/index.ts';
import { readTandems } from '../../src/modules/tandems/index.ts';
import type { Platform } from '../../src/platform.ts';
import { send, type TestSchool, testPlatform, testSchool, view } from '../support/app.ts';
import { describeEachEngine } from '../support/database.ts';

const day = '2026-11-22';
const blank: ParticipantAnswers = {
  capacity: 1,
  hoursPerMonth: 8,
  minutesPerWeekFrom: 30,
  minutesPerWeekTo: 60,
  meetingMode: 'inPerson',
  wishedPartner: 'any',
  wishedAge: 'any',
  need: undefined,
  requestText: '',
  workplace: '',
  availableToOthers: false,
  directions: ['study'],
  answeredAt: undefined,
};

describeEachEngine('pairs, groups and meetings', (db) => {
  let platform: Platform & { dispose(): Promise<void> };
  let school: TestSchool;
  let app: WebApp;
  let yearId: string;
  let curator: string;
  const people = new Map<string, { personId: string; cardId: string }>();

  const join = async (
    name: string,
    side: Side,
    changes: Partial<ParticipantAnswers>,
    kind: 'student' | 'teacher' = side === 'mentee' ? 'student' : 'teacher',
  ) => {
    const personId = await school.person({
      kind,
      lastName: name,
      bornOn: kind === 'student' ? '2012-04-04' : undefined,
      position: kind === 'teacher' ? 'учитель' : '',
    });
    const cardId = await addCard(platform, school.system, {
      yearId,
      personId,
      side,
      source: 'curator',
      answers: { ...blank, ...changes },
    });
    people.set(name, { personId, cardId });
    return { personId, cardId };
  };
  const card = (name: string) => people.get(name)?.cardId ?? '';
  const person = (name: string) => people.get(name)?.personId ?? '';
  const base = '/years/2026/pairs';

  beforeAll(async () => {
    platform = await testPlatform(db());
    school = await testSchool(platform);
    app = createApp(platform);
    curator = await school.signedIn(['curator']);
    await createFromTemplate(platform, school.system, 2026);
    const years = await db().inOrganization(school.organization.id, (tx) =>
      listYearLinks(tx, school.organization.id, day),
    );
    yearId = years[0]?.id ?? '';
    await join('Волков', 'mentee', { directions: ['study'] });
    await join('Егоров', 'mentee', { directions: ['study', 'sport'] });
    await join('Лебедева', 'mentee', { directions: ['sport'] });
    await join('Музыкантова', 'mentee', { directions: ['creativity'] });
    await join('Орлова', 'mentor', { directions: ['study'], capacity: 3 });
    await join('Зайцев', 'mentor', { directions: ['sport', 'study'], capacity: 1 });
    const personIds = [...people.values()].map((entry) => entry.personId);
    await markConsents(
      platform,
      school.system,
      { who: { personIds }, purpose: 'processing', signedOn: day },
      day,
    );
    for (const side of ['mentee', 'mentor'] as const)
      await enterBase(platform, school.system, { yearId, side }, day);
    await db().inOrganization(school.organization.id, (tx) =>
      addBan(
        tx,
        school.organization.id,
        { participantId: card('Егоров'), typedName: 'Зайцев', personId: person('Зайцев'), source: 'import' },
        platform.clock.now(),
      ),
    );
  });
  afterAll(() => platform.dispose());

  test('R192 R198 answers of mentees and mentors are compared: pairs fit by criteria, a ban holds, who is left is named', async () => {
    await runMatching(platform, school.system, yearId, 'stable-max', day);
    const { draft, pairs } = await readDraft(platform, school.system, yearId, day);
    const mentorOf = Object.fromEntries(pairs.map((pair) => [pair.menteeId, pair.mentorId]));
    expect(mentorOf[card('Волков')]).toBe(card('Орлова'));
    expect(mentorOf[card('Егоров')]).toBe(card('Орлова'));
    expect(mentorOf[card('Лебедева')]).toBe(card('Зайцев'));
    expect(mentorOf[card('Музыкантова')]).toBeUndefined();
    expect(draft?.figures).toMatchObject({ placed: 3, mentees: 4, blockingPairs: 0 });
    expect(draft?.figures.unplaced).toEqual([
      { menteeId: card('Музыкантова'), reason: 'noMentorForDirection', directions: ['creativity'] },
    ]);
    const text = await (await view(app, base, curator)).text();
    expect(text).toContain('общее направление: учёба');
    expect(text).toContain('нет наставника по этому направлению');
  });

  test('the page of a mentee says why or why not for every mentor, and a forbidden choice is refused in words', async () => {
    const path = `${base}/mentees/${card('Егоров')}`;
    const text = await (await view(app, path, curator)).text();
    expect(text).toContain('кто-то из двоих просил не ставить их вместе');
    const refused = await send(app, path, { mentorId: card('Зайцев') }, curator);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('кто-то из двоих просил не ставить их вместе');
  });

  test('a choice of people is locked and stays when pairs are found again; places are never exceeded', async () => {
    await choosePair(platform, school.system, yearId, card('Музыкантова'), card('Орлова'), day);
    await runMatching(platform, school.system, yearId, 'cardinality', day);
    const { pairs } = await readDraft(platform, school.system, yearId, day);
    expect(pairs.find((pair) => pair.menteeId === card('Музыкантова'))).toMatchObject({
      mentorId: card('Орлова'),
      locked: true,
      reasons: ['chosen'],
    });
    expect(pairs.filter((pair) => pair.mentorId === card('Орлова'))).toHaveLength(3);
  });

  test('R154 R201 the working group confirms: a mentor with several mentees is a group, reasons are kept', async () => {
    const group = await school.scope(['workingGroupMember']);
    await expect(confirmDraft(platform, group, yearId, day)).rejects.toMatchObject({ status: 403 });
    const confirmed = await confirmDraft(platform, school.system, yearId, day);
    expect(confirmed.tandems).toBe(2);
    const tandems = await readTandems(platform, school.system, yearId, day);
    const orlova = tandems.find((tandem) => tandem.mentorId === card('Орлова'));
    expect(orlova).toMatchObject({ type: 'group', status: 'agreed', formCode: 'teacherStudent' });
    expect(orlova?.reasons).toContain('direction:study');
    expect(tandems.find((tandem) => tandem.mentorId === card('Зайцев'))).toMatchObject({ type: 'pair' });
    // They are mentors and mentees from now on, and see their pair when they sign in.
    for (const [role, names] of [
      ['mentor', ['Орлова', 'Зайцев']],
      ['mentee', tandems.flatMap((tandem) => tandem.mentees.map((mentee) => mentee.person.lastName))],
    ] as const) {
      const holders = await db().inOrganization(school.organization.id, (tx) =>
        listRoleHolders(tx, school.organization.id, role, platform.clock.today()),
      );
      expect(holders.toSorted()).toEqual(names.map(person).toSorted());
    }
    // Confirmed once: the second press refuses instead of doubling.
    expect((await send(app, `${base}/confirm`, {}, curator)).status).toBe(422);
    expect(await readTandems(platform, school.system, yearId, day)).toHaveLength(2);
  });

  test('R205 R206 R207 R208 R209 each kind of meeting is recorded, and the next kind is offered', async () => {
    const mentor = await school.signedIn(['mentor'], person('Зайцев'));
    const tandem = (await readTandems(platform, school.system, yearId, day)).find(
      (entry) => entry.mentorId === card('Зайцев'),
    );
    const path = `/tandems/${tandem?.id}/meetings`;
    for (const [kind, heldOn] of [
      ['introductory', '2026-10-05'],
      ['trial', '2026-10-12'],
      ['planning', '2026-10-19'],
      ['regular', '2026-11-02'],
      ['closing', '2026-11-16'],
    ] as const) {
      const offered = await (await view(app, `${path}/new`, mentor)).text();
      if (kind !== 'closing')
        expect(offered).toMatch(new RegExp(`value="${kind}"[^>]*selected|selected[^>]*value="${kind}"`));
      expect(
        (
          await send(
            app,
            path,
            { kind, heldOn, status: 'held', mode: 'inPerson', durationMinutes: '40' },
            mentor,
          )
        ).status,
      ).toBe(303);
    }
    const after = (await readTandems(platform, school.system, yearId, day)).find(
      (entry) => entry.id === tandem?.id,
    );
    expect(after?.meetings.map((meeting) => meeting.kind)).toEqual([
      'introductory',
      'trial',
      'planning',
      'regular',
      'closing',
    ]);
    expect(after).toMatchObject({ status: 'working', held: 5, lastMeetingOn: '2026-11-16' });
  });

  test('L9 a meeting needs no word of text, and a form sent twice has one effect', async () => {
    const mentor = await school.signedIn(['mentor'], person('Орлова'));
    const tandem = (await readTandems(platform, school.system, yearId, day)).find(
      (entry) => entry.mentorId === card('Орлова'),
    );
    const fields = {
      meetingId: '0199aaaa-0000-7000-8000-000000000001',
      kind: 'introductory',
      heldOn: '2026-11-20',
      status: 'held',
      topic: '',
      nextStep: '',
    };
    expect((await send(app, `/tandems/${tandem?.id}/meetings`, fields, mentor)).status).toBe(303);
    expect((await send(app, `/tandems/${tandem?.id}/meetings`, fields, mentor)).status).toBe(303);
    const after = (await readTandems(platform, school.system, yearId, day)).find(
      (entry) => entry.id === tandem?.id,
    );
    expect(after?.held).toBe(1);
    expect(after?.meetings[0]?.present).toHaveLength(3);
    const future = await send(
      app,
      `/tandems/${tandem?.id}/meetings`,
      { ...fields, meetingId: '', heldOn: '2026-12-24' },
      mentor,
    );
    expect(future.status).toBe(422);
    expect(await future.text()).toContain('ещё не наступила');
  });

  test('somebody else cannot mark: another mentor, a mentee, a curator of another school', async () => {
    const [tandem] = await readTandems(platform, school.system, yearId, day);
    const other = await testSchool(platform, 'Лицей № 2');
    const fields = { kind: 'regular', heldOn: '2026-11-21', status: 'held' };
    for (const cookie of [
      await school.signedIn(['mentor']),
      await school.signedIn(['mentee']),
      await other.signedIn(['curator']),
    ]) {
      expect((await send(app, `/tandems/${tandem?.id}/meetings`, fields, cookie)).status).toBe(404);
      expect((await view(app, `/tandems/${tandem?.id}`, cookie)).status).toBe(404);
    }
  });

  test('R210 the closing group meeting of all tandems is recorded in one go', async () => {
    const before = await readTandems(platform, school.system, yearId, day);
    expect(
      (await send(app, '/years/2026/tandems/group-closing', { heldOn: '2026-11-21' }, curator)).status,
    ).toBe(303);
    const after = await readTandems(platform, school.system, yearId, day);
    expect(after).toHaveLength(before.length);
    for (const tandem of after)
      expect(
        tandem.meetings.filter((meeting) => meeting.kind === 'closingGroup' && meeting.status === 'held'),
      ).toHaveLength(1);
  });

  test('R204 a tandem is brought to its end: goal reached or not, or ended early with a reason', async () => {
    const tandem = (await readTandems(platform, school.system, yearId, day)).find(
      (entry) => entry.mentorId === card('Зайцев'),
    );
    const path = `/tandems/${tandem?.id}/close`;
    expect((await send(app, path, { endsOn: day }, curator)).status).toBe(422);
    expect(
      (await send(app, path, { outcome: 'terminated', endsOn: day, closingNote: '' }, curator)).status,
    ).toBe(422);
    expect((await send(app, path, { outcome: 'reached', endsOn: day }, curator)).status).toBe(303);
    const after = (await readTandems(platform, school.system, yearId, day)).find(
      (entry) => entry.id === tandem?.id,
    );
    expect(after).toMatchObject({ status: 'finished', outcome: 'reached', endsOn: day });
  });

  test('R211 R212 participants are asked at the end of the year and their satisfaction is computed', async () => {
    const round = await openRound(platform, school.system, yearId, {
      template: 'satisfaction',
      opensOn: day,
      closesOn: '2026-12-06',
    });
    const good = { sat1: '9', sat2: '8', sat3: '8', sat4: '9', glad: 'yes' };
    const view1 = await readRound(platform, school.system, round);
    expect(view1.lines).toHaveLength(6);
    for (const [index, line] of view1.lines.entries()) {
      if (index === 5) continue;
      const fields: Record<string, string> = index === 0 ? { ...good, sat1: '2', sat2: '3' } : good;
      const path = `/years/2026/surveys/${round}/enter/${line.invitation.id}`;
      if (index === 1) expect((await send(app, path, { ...fields, sat3: '' }, curator)).status).toBe(422);
      expect((await send(app, path, fields, curator)).status).toBe(303);
    }
    const { figures } = await readRound(platform, school.system, round);
    expect(figures.all).toMatchObject({ answered: 5, satisfied: 4 });
    const text = await (await view(app, `/years/2026/surveys/${round}`, curator)).text();
    expect(text).toContain('Ответили 5 из 6');
  });
});
