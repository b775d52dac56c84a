import { newId } from '../../../src/core/id.ts';
import { addCard, type ParticipantAnswers, type Side } from '../../../src/modules/participants/index.ts';
import { ensureClasses, type PersonFields, parsePersonName } from '../../../src/modules/people/index.ts';
import { createFromTemplate, listYearLinks } from '../../../src/modules/programmes/index.ts';
import { insertTandems } from '../../../src/modules/tandems/index.ts';
import type { Platform } from '../../../src/platform.ts';
import type { TestSchool } from '../app.ts';

export const day = '2026-11-22';

const answers: ParticipantAnswers = {
  capacity: 5,
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
};

export interface Member {
  readonly personId: string;
  readonly cardId: string;
}

/** A school with the programme of 2026/2027 and agreed pairs, made through what users have. */
export interface SchoolYear {
  readonly yearId: string;
  readonly classId: (label: string) => string;
  /** A pupil of a class with a card on a side of the bases. */
  pupil(name: string, label: string, bornOn: string, side?: Side): Promise<Member>;
  teacher(name: string, position: string, subject?: string, side?: Side): Promise<Member>;
  /** An agreed pair or group; its id. */
  pair(mentor: Member, mentees: readonly Member[], formCode: string): Promise<string>;
}

export async function schoolYear(platform: Platform, school: TestSchool): Promise<SchoolYear> {
  const organizationId = school.organization.id;
  await createFromTemplate(platform, school.system, 2026);
  const [year] = await platform.db.inOrganization(organizationId, (tx) =>
    listYearLinks(tx, organizationId, day),
  );
  const yearId = year?.id ?? '';
  const classes = await platform.db.inOrganization(organizationId, (tx) =>
    ensureClasses(
      tx,
      organizationId,
      [
        { grade: 5, letter: 'А', label: '5А' },
        { grade: 11, letter: 'Б', label: '11Б' },
      ],
      platform.clock.now(),
    ),
  );
  const join = async (fields: Partial<PersonFields>, side: Side): Promise<Member> => {
    const personId = await school.person({ gender: 'unknown', position: '', ...fields });
    const card = { yearId, personId, side, source: 'curator' as const, answers };
    return { personId, cardId: await addCard(platform, school.system, card) };
  };
  const named = (line: string) => {
    const parsed = parsePersonName(line);
    if (!parsed.ok) throw new Error(`not a name: ${line}`);
    return parsed.name;
  };
  return {
    yearId,
    classId: (label) => classes.get(label) ?? '',
    pupil: (name, label, bornOn, side = 'mentee') =>
      join({ ...named(name), kind: 'student', bornOn, classId: classes.get(label) }, side),
    teacher: (name, position, subject = '', side = 'mentor') =>
      join({ ...named(name), kind: 'teacher', position, subject }, side),
    pair: async (mentor, mentees, formCode) => {
      const id = newId();
      const tandem = {
        id,
        yearId,
        mentorId: mentor.cardId,
        menteeIds: mentees.map((mentee) => mentee.cardId),
        formCode,
        status: 'agreed' as const,
        draftId: undefined,
        reasons: [],
        joinedOn: day,
      };
      await platform.db.inOrganization(organizationId, (tx) =>
        insertTandems(tx, organizationId, [tandem], platform.clock.now()),
      );
      return id;
    },
  };
}
