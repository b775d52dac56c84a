import { newId } from '../../src/core/id.ts';
import type { Role } from '../../src/core/scope.ts';
import { markConsents, readConsentsOf, withdrawConsent } from '../../src/modules/consents/index.ts';
import {
  addCard,
  enterBase,
  leaveBasesAfterWithdrawal,
  type ParticipantAnswers,
  type Side,
} from '../../src/modules/participants/index.ts';
import type { PersonFields } from '../../src/modules/people/index.ts';
import { closeStage, createFromTemplate, listYearLinks } from '../../src/modules/programmes/index.ts';
import { openRound, readRound, submitAnswers } from '../../src/modules/questionnaires/index.ts';
import { insertTandems, type MeetingKind, markMeeting } from '../../src/modules/tandems/index.ts';
import { closeTandem } from '../../src/modules/tandems/service.ts';
import type { Platform } from '../../src/platform.ts';
import { type TestSchool, testSchool } from './app.ts';

export const smallSchoolDay = '2026-11-22';
const day = smallSchoolDay;

/** People of the school, each with what the counts depend on. */
const people = {
  volkov: { kind: 'student', lastName: 'Волков', firstName: 'Илья', middleName: '', bornOn: '2012-04-04' },
  egorova: { kind: 'student', lastName: 'Егорова', firstName: 'Мария', middleName: '', bornOn: '2013-05-05' },
  lebedev: { kind: 'student', lastName: 'Лебедев', firstName: 'Олег', middleName: '', bornOn: '2011-06-06' },
  orlova: { kind: 'student', lastName: 'Орлова', firstName: 'Вера', middleName: '', bornOn: '2009-07-07' },
  zaitsev: { kind: 'student', lastName: 'Зайцев', firstName: 'Пётр', middleName: '', bornOn: '2010-08-08' },
  belkina: { kind: 'student', lastName: 'Белкина', firstName: 'Дарья', middleName: '', bornOn: '2014-02-02' },
  /** Younger than the indicators count. */
  malyshev: {
    kind: 'student',
    lastName: 'Малышев',
    firstName: 'Тимур',
    middleName: '',
    bornOn: '2018-01-01',
  },
  /** Without a birth date: in neither number of a share. */
  tikhonov: { kind: 'student', lastName: 'Тихонов', firstName: 'Артём', middleName: '' },
  gromova: { kind: 'student', lastName: 'Громова', firstName: 'Анна', middleName: '', bornOn: '2008-09-09' },
  novikova: { lastName: 'Новикова', firstName: 'Алина', middleName: 'Игоревна', experienceYears: 1 },
  sokolova: { lastName: 'Соколова', firstName: 'Ирина', middleName: 'Юрьевна', experienceYears: 20 },
  kuznetsov: { lastName: 'Кузнецов', firstName: 'Павел', middleName: 'Олегович' },
  belov: {
    kind: 'employer',
    lastName: 'Белов',
    firstName: 'Денис',
    middleName: 'Андреевич',
    position: 'инженер',
    workplace: 'ООО «Маяк»',
    phone: '+79120000001',
  },
} as const satisfies Record<string, Partial<PersonFields>>;
export type SmallSchoolPerson = keyof typeof people;

const blank: ParticipantAnswers = {
  capacity: 3,
  hoursPerMonth: 8,
  minutesPerWeekFrom: 30,
  minutesPerWeekTo: 60,
  meetingMode: 'inPerson',
  wishedPartner: 'any',
  wishedAge: '13-15',
  need: undefined,
  requestText: '',
  workplace: '',
  availableToOthers: false,
  directions: ['study'],
  answeredAt: undefined,
};

const cards: readonly [SmallSchoolPerson, Side, Partial<ParticipantAnswers>][] = [
  ['volkov', 'mentee', { wishedPartner: 'teacher', directions: ['study', 'behaviour'] }],
  ['egorova', 'mentee', {}],
  ['lebedev', 'mentee', {}],
  ['orlova', 'mentee', { wishedPartner: 'student' }],
  ['belkina', 'mentee', { wishedPartner: 'collegeStudent' }],
  ['novikova', 'mentee', { wishedPartner: 'teacher', directions: ['methodology'] }],
  ['sokolova', 'mentor', { directions: ['study', 'methodology'] }],
  ['zaitsev', 'mentor', {}],
  ['belov', 'mentor', { directions: ['careerGuidance'] }],
  ['orlova', 'mentor', {}],
];

export interface SmallSchool extends TestSchool {
  readonly yearId: string;
  readonly roundId: string;
  readonly person: TestSchool['person'];
  readonly ids: Readonly<Record<SmallSchoolPerson, string>>;
  readonly tandems: Readonly<Record<'pupil' | 'group' | 'teachers' | 'enterprise', string>>;
  cardId(name: SmallSchoolPerson, side: Side): string;
  /** Cookie of somebody of the staff with these roles; his experience is known, so that shares stay as they are. */
  staff(roles: readonly Role[]): Promise<string>;
}

/**
 * A school in the middle of its year, small enough to count by hand: four tandems in four forms, five meetings
 * held and one missed, a survey, a stage closed with open points, a consent that was withdrawn.
 */
export async function smallSchool(platform: Platform): Promise<SmallSchool> {
  const school = await testSchool(platform);
  const { system } = school;
  const { organizationId } = system;
  const inTx = <T>(work: Parameters<typeof platform.db.inOrganization<T>>[1]) =>
    platform.db.inOrganization(organizationId, work);

  const ids = {} as Record<SmallSchoolPerson, string>;
  for (const [name, fields] of Object.entries(people))
    ids[name as SmallSchoolPerson] = await school.person({
      ...('kind' in fields && fields.kind === 'student' ? { position: '' } : {}),
      ...fields,
    });

  await createFromTemplate(platform, system, 2026);
  const [year] = await inTx((tx) => listYearLinks(tx, organizationId, day));
  const yearId = year?.id ?? '';

  const cardIds = new Map<string, string>();
  for (const [name, side, answers] of cards) {
    const card = {
      yearId,
      personId: ids[name],
      side,
      source: 'curator' as const,
      answers: { ...blank, ...answers },
    };
    cardIds.set(`${name} ${side}`, await addCard(platform, system, card));
  }
  const cardId = (name: SmallSchoolPerson, side: Side) => cardIds.get(`${name} ${side}`) ?? '';

  const consenting = Object.entries(ids).flatMap(([name, id]) => (name === 'lebedev' ? [] : [id]));
  const who = { personIds: consenting };
  await markConsents(platform, system, { who, purpose: 'processing', signedOn: '2026-09-20' }, day);
  for (const side of ['mentee', 'mentor'] as const)
    await enterBase(platform, system, { yearId, side }, '2026-10-01');

  const tandems = { pupil: newId(), group: newId(), teachers: newId(), enterprise: newId() };
  const tandem = (
    id: string,
    mentor: SmallSchoolPerson,
    mentees: readonly SmallSchoolPerson[],
    formCode: string,
  ) => ({
    id,
    yearId,
    mentorId: cardId(mentor, 'mentor'),
    menteeIds: mentees.map((name) => cardId(name, 'mentee')),
    formCode,
    status: 'assigned' as const,
    draftId: undefined,
    reasons: [],
    joinedOn: '2026-10-01',
  });
  await inTx((tx) =>
    insertTandems(
      tx,
      organizationId,
      [
        tandem(tandems.pupil, 'sokolova', ['volkov'], 'teacherStudent'),
        tandem(tandems.group, 'zaitsev', ['egorova', 'orlova'], 'studentStudent'),
        tandem(tandems.teachers, 'sokolova', ['novikova'], 'teacherTeacher'),
        tandem(tandems.enterprise, 'belov', ['volkov'], 'employerStudent'),
      ],
      platform.clock.now(),
    ),
  );

  // Marked with taps alone: no free text anywhere.
  const mark = async (
    id: string,
    kind: MeetingKind,
    heldOn: string,
    durationMinutes: number | undefined,
    present: readonly SmallSchoolPerson[],
  ) =>
    markMeeting(
      platform,
      system,
      id,
      {
        kind,
        status: present.length > 0 ? 'held' : 'missed',
        heldOn,
        durationMinutes,
        mode: 'inPerson',
        topic: '',
        nextStep: '',
        missedReason: '',
        present: present.map((name) => cardId(name, 'mentee')),
      },
      newId(),
      day,
    );
  await mark(tandems.pupil, 'introductory', '2026-10-05', 40, ['volkov']);
  await mark(tandems.pupil, 'trial', '2026-10-19', 40, ['volkov']);
  await mark(tandems.pupil, 'regular', '2026-11-02', undefined, []);
  await mark(tandems.pupil, 'planning', '2026-11-16', 30, ['volkov']);
  await mark(tandems.group, 'introductory', '2026-11-09', 60, ['egorova', 'orlova']);
  await mark(tandems.teachers, 'introductory', '2026-10-12', 45, ['novikova']);

  const endsOn = '2026-11-20';
  await closeTandem(platform, system, tandems.group, {
    endsOn,
    closingNote: 'Мария Егорова подтянула математику',
    outcome: 'reached',
  });
  await closeTandem(platform, system, tandems.teachers, {
    endsOn,
    // What a spreadsheet would take for a formula.
    closingNote: '=СУММ(1;2)',
    outcome: 'partly',
  });
  await closeTandem(platform, system, tandems.enterprise, { endsOn, closingNote: 'Сменил место работы' });

  const roundId = await openRound(platform, system, yearId, {
    template: 'satisfaction',
    opensOn: '2026-11-15',
    closesOn: '2026-11-30',
  });
  const answers = new Map<string, [number, boolean]>([
    [cardId('volkov', 'mentee'), [9, true]],
    [cardId('orlova', 'mentee'), [5, true]],
    [cardId('sokolova', 'mentor'), [8, true]],
    [cardId('belov', 'mentor'), [9, false]],
  ]);
  const { round, lines } = await readRound(platform, system, roundId);
  for (const { invitation, card } of lines) {
    const answer = answers.get(card.id);
    if (answer === undefined) continue;
    const [value, glad] = answer;
    const given = { sat1: value, sat2: value, sat3: value, sat4: value, glad };
    await submitAnswers(platform, { organizationId, round, invitation }, given, undefined);
  }

  const noFacts = () => Promise.resolve({});
  await closeStage(platform, system, 2026, 1, 'Партнёры подпишут соглашение в декабре', noFacts, day);

  const [consent] = await readConsentsOf(platform, system, ids.egorova);
  const withdrawal = { withdrawnOn: day, note: '' };
  await withdrawConsent(platform, system, consent?.id ?? '', withdrawal, day, leaveBasesAfterWithdrawal);

  return {
    ...school,
    yearId,
    roundId,
    ids,
    tandems,
    cardId,
    staff: async (roles) =>
      school.signedIn(roles, await school.person({ lastName: 'Смирнова', experienceYears: 15 })),
  };
}
