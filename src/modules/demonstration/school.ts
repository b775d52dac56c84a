import { addDays, calendarDate } from '../../core/calendar-date.ts';
import type { CalendarDate } from '../../core/clock.ts';
import { type GuardianKind, guessGender, type PersonFields } from '../people/index.ts';
import type { Season } from './demonstration.ts';
import { createRandom, type Random } from './random.ts';
import type { Cast } from './schema.ts';

/** Somebody of the school before he is stored; `key` names him in the story. */
export interface PlannedPerson {
  readonly key: string;
  /** `classId` and the keeping of names come with storing. */
  readonly fields: Omit<PersonFields, 'classId' | 'nameForms' | 'status'>;
  /** Grade and letter in the present school year; a graduate of last year has grade 12. */
  readonly place: { readonly grade: number; readonly letter: string } | undefined;
  /** Since when he belongs to the school. */
  readonly since: Season;
}

export interface PlannedLink {
  readonly student: string;
  readonly guardian: string;
  readonly kind: GuardianKind;
}

export interface PlannedSchool {
  readonly people: readonly PlannedPerson[];
  readonly links: readonly PlannedLink[];
  /** Who leads a class of the present year, by `grade` and letter. */
  readonly leaders: readonly { readonly grade: number; readonly letter: string; readonly teacher: string }[];
}

type Fields = PlannedPerson['fields'];

const blank: Omit<Fields, 'kind' | 'lastName' | 'firstName' | 'middleName' | 'gender'> = {
  bornOn: undefined,
  position: '',
  subject: '',
  qualification: '',
  experienceYears: undefined,
  workplace: '',
  phone: '',
  email: '',
};

/** A day of birth of a pupil: 6 years and 11 months to nearly 8 in the September of the first grade. */
function pupilBornOn(random: Random, grade: number, startYear: number): CalendarDate {
  return addDays(calendarDate(startYear - grade - 7, 10, 1), random.int(0, 364));
}

function adultBornOn(random: Random, age: number, startYear: number): CalendarDate {
  return addDays(calendarDate(startYear - age - 1, 9, 2), random.int(0, 363));
}

/** Numbers of a code that no operator has, so that nobody is ever called. */
function phones(): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `+7000${String(last * 7919 + 1_000_000).slice(-7)}`;
  };
}

interface Drawn {
  readonly gender: 'male' | 'female';
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly motherLastName: string | undefined;
  readonly father: { readonly lastName: string; readonly firstName: string } | undefined;
}

/** Draws names, never the same whole name twice. */
function nameDrawer(cast: Cast, random: Random): () => Drawn {
  const taken = new Set<string>();
  return () => {
    for (;;) {
      const gender = random.chance(0.5) ? 'male' : 'female';
      const [ofMan, ofWoman] = random.pick(cast.names.surnames);
      const [father, ofSon, ofDaughter] = random.pick(cast.names.fathers);
      const firstName = random.pick(cast.names[gender]);
      const middleName = gender === 'male' ? ofSon : ofDaughter;
      const lastName = gender === 'male' ? ofMan : ofWoman;
      const whole = [lastName, firstName, middleName].join(' ');
      if (taken.has(whole)) continue;
      taken.add(whole);
      return {
        gender,
        lastName,
        firstName,
        middleName,
        motherLastName: ofWoman,
        father: { lastName: ofMan, firstName: father },
      };
    }
  };
}

type Letters = { readonly grade: number; readonly letter: string };

function placeOfLabel(label: string): Letters {
  const grade = Number.parseInt(label, 10);
  return { grade, letter: label.slice(String(grade).length) };
}

interface PlannedPupil {
  readonly key: string;
  readonly drawn: Drawn;
  readonly place: Letters;
}

function planPupils(cast: Cast, random: Random): PlannedPupil[] {
  const draw = nameDrawer(cast, random);
  const named = cast.pupils.map((pupil) => ({
    key: pupil.key,
    place: placeOfLabel(pupil.label),
    drawn: { ...pupil, motherLastName: pupil.gender === 'female' ? pupil.lastName : pupil.motherLastName },
  }));
  const { grades, letters, pupilsFrom, pupilsTo } = cast.classes;
  const pupils: PlannedPupil[] = [];
  for (const grade of grades) {
    for (const letter of letters) {
      const own = named.filter(({ place }) => place.grade === grade && place.letter === letter);
      const count = random.int(pupilsFrom, pupilsTo) - own.length;
      pupils.push(...own.map((pupil) => ({ ...pupil, drawn: { ...pupil.drawn, father: undefined } })));
      for (let number = 1; number <= count; number += 1)
        pupils.push({ key: `pupil-${grade}-${letter}-${number}`, drawn: draw(), place: { grade, letter } });
    }
  }
  const graduates = cast.graduates.map((graduate) => ({
    key: graduate.key,
    drawn: { ...graduate, motherLastName: undefined, father: undefined },
    place: { grade: (grades.at(-1) ?? 0) + 1, letter: letters[0] ?? '' },
  }));
  return [...pupils, ...graduates];
}

/** A legal representative of most pupils: mothers mostly, fathers where the patronymic tells the name. */
function planGuardian(
  cast: Cast,
  pupil: PlannedPupil,
  random: Random,
):
  | { name: Pick<Fields, 'lastName' | 'firstName' | 'middleName' | 'gender'>; kind: GuardianKind }
  | undefined {
  const { drawn } = pupil;
  const byFather = random.chance(0.2);
  const known = random.chance(0.88);
  const [, ofSon, ofDaughter] = random.pick(cast.names.fathers);
  const mother = random.pick(cast.names.mothers);
  if (pupil.key === cast.guardian.of) {
    const { lastName, firstName, middleName, kind } = cast.guardian;
    return { name: { lastName, firstName, middleName, gender: 'female' }, kind };
  }
  if (!known || drawn.motherLastName === undefined) return undefined;
  if (byFather && drawn.father)
    return { name: { ...drawn.father, middleName: ofSon, gender: 'male' }, kind: 'father' };
  const lastName = drawn.motherLastName;
  return { name: { lastName, firstName: mother, middleName: ofDaughter, gender: 'female' }, kind: 'mother' };
}

function planStaff(cast: Cast, school: string, startYear: number, random: Random): PlannedPerson[] {
  return cast.staff.map((person) => ({
    key: person.key,
    place: undefined,
    since: person.since,
    fields: {
      ...blank,
      kind: 'teacher' as const,
      lastName: person.lastName,
      firstName: person.firstName,
      middleName: person.middleName,
      gender: guessGender(person),
      bornOn: adultBornOn(random, 23 + person.experience + random.int(0, 3), startYear),
      position: person.position,
      subject: person.subject,
      qualification: person.qualification,
      experienceYears: person.experience,
      workplace: school,
      email: `${person.key}@example.org`,
    },
  }));
}

function planOutside(cast: Cast, startYear: number, random: Random): PlannedPerson[] {
  return cast.outside.map(({ key, kind, age, ...words }) => ({
    key,
    place: undefined,
    since: 'previous' as const,
    fields: {
      ...blank,
      ...words,
      kind,
      gender: guessGender(words),
      bornOn: adultBornOn(random, age, startYear),
    },
  }));
}

/**
 * Everybody of the demonstration school, the same for the same seed and school year.
 * @param startYear in whose September the present school year began
 */
export function planSchool(cast: Cast, schoolName: string, seed: number, startYear: number): PlannedSchool {
  const random = createRandom(seed, 'people');
  const phone = phones();
  const people: PlannedPerson[] = [
    ...planStaff(cast, schoolName, startYear, random),
    ...planOutside(cast, startYear, random),
  ].map((person) => ({ ...person, fields: { ...person.fields, phone: phone() } }));
  const links: PlannedLink[] = [];
  const youngest = Math.min(...cast.classes.grades);
  for (const pupil of planPupils(cast, random)) {
    const { key, drawn, place } = pupil;
    const { lastName, firstName, middleName, gender } = drawn;
    const bornOn =
      key === cast.guardian.of
        ? calendarDate(startYear - 12, 3, 14)
        : pupilBornOn(random, place.grade, startYear);
    // Whoever is in the youngest class now came from a primary school this autumn.
    const since = place.grade === youngest ? 'current' : 'previous';
    people.push({
      key,
      place,
      since,
      fields: { ...blank, kind: 'student', lastName, firstName, middleName, gender, bornOn },
    });
    const guardian = planGuardian(cast, pupil, random);
    if (!guardian) continue;
    const guardianKey = key === cast.guardian.of ? cast.guardian.key : `guardian-of-${key}`;
    const fields = { ...blank, kind: 'guardian' as const, ...guardian.name, phone: phone() };
    people.push({ key: guardianKey, place: undefined, since, fields });
    links.push({ student: key, guardian: guardianKey, kind: guardian.kind });
  }
  const leaders = cast.staff.flatMap(({ key, leads }) =>
    leads === undefined ? [] : [{ ...placeOfLabel(leads), teacher: key }],
  );
  return { people, links, leaders };
}
