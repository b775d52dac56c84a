import type { ParticipantAnswers, Side } from '../participants/index.ts';
import type { Season } from './demonstration.ts';
import { createRandom, type Random } from './random.ts';
import type { Story } from './schema.ts';
import type { PlannedPerson, PlannedSchool } from './school.ts';

/**
 * When somebody comes into a base. `returning`: the pair that goes on from last year; `main`: the autumn;
 * `second`: late comers of spring, who wait for a mentor when the others have theirs.
 */
export type Wave = 'returning' | 'main' | 'second';

/** Whether a consent is there: brought at once, brought later, not brought, refused. */
export type ConsentPlan = 'first' | 'second' | 'none' | 'refused';

/** A card of a base before it is stored. */
export interface PlannedCard {
  /** Key of the person. */
  readonly person: string;
  readonly side: Side;
  readonly wave: Wave;
  readonly source: 'self' | 'classTeacher' | 'psychologist' | 'import';
  readonly answers: Omit<ParticipantAnswers, 'answeredAt'>;
  readonly categories: readonly string[];
  readonly consent: ConsentPlan;
}

const pairOfAccounts = { mentee: 'mentee', mentor: 'mentor' } as const;

const noAnswers: PlannedCard['answers'] = {
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
  directions: [],
};

type Adults = Story['participants'][Season];

/** Directions that pupils of a grade ask for; one named twice is asked for twice as often. */
function asked(grade: number): readonly string[] {
  if (grade <= 6)
    return ['study', 'study', 'adaptation', 'adaptation', 'communication', 'creativity', 'sport'];
  if (grade <= 9)
    return [
      'study',
      'study',
      'study',
      'communication',
      'talents',
      'digitalSkills',
      'careerGuidance',
      'sport',
    ];
  return ['careerGuidance', 'careerGuidance', 'talents', 'study', 'digitalSkills'];
}

function partner(random: Random, directions: readonly string[], grade: number): string {
  if (grade >= 8 && directions.includes('careerGuidance'))
    return random.pick(['employer', 'employer', 'collegeStudent', 'any']);
  return random.pick(['student', 'student', 'teacher', 'any', 'any', '']);
}

/** Categories that the curator and the psychologist may have noted for a pupil with these directions. */
function pupilCategories(random: Random, directions: readonly string[]): string[] {
  const found: string[] = [];
  if (directions.includes('study') && random.chance(0.5)) found.push('underachieving');
  if (directions.includes('talents') && random.chance(0.7)) found.push('gifted');
  if (directions.includes('behaviour')) found.push('behaviourProblems');
  if (directions.includes('communication') && random.chance(0.4)) found.push('withdrawn');
  return found;
}

function consentOf(random: Random, season: Season): ConsentPlan {
  const drawn = random.next();
  const [first, second] = season === 'previous' ? [0.82, 0.95] : [0.66, 0.77];
  return drawn < first ? 'first' : drawn < second ? 'second' : 'none';
}

interface Field {
  readonly story: Story;
  readonly season: Season;
  readonly random: Random;
}

/** Grade of a pupil in the school year in which the season begins. */
function gradeIn(person: PlannedPerson, season: Season): number {
  return (person.place?.grade ?? 0) - (season === 'previous' ? 1 : 0);
}

function pupilMentee(
  field: Field,
  person: PlannedPerson,
  directions: readonly string[],
  wave: Wave,
): PlannedCard {
  const { story, season, random } = field;
  const grade = gradeIn(person, season);
  const [main = ''] = directions;
  const texts = story.requests[main]?.pupil ?? [];
  const minutes = random.pick([30, 40, 45, 60]);
  return {
    person: person.key,
    side: 'mentee',
    wave,
    source: random.pick(['self', 'self', 'self', 'classTeacher', 'import']),
    answers: {
      ...noAnswers,
      directions,
      requestText: texts.length === 0 || random.chance(0.12) ? '' : random.pick(texts),
      meetingMode: random.pick(['inPerson', 'inPerson', 'inPerson', 'mixed', 'online']),
      wishedPartner: partner(random, directions, grade),
      need: random.int(3, 9),
      minutesPerWeekFrom: minutes,
      minutesPerWeekTo: minutes + random.pick([0, 15, 30]),
    },
    categories: pupilCategories(random, directions),
    consent: consentOf(random, season),
  };
}

function adultMentee(field: Field, adult: Adults['mentees'][number]): PlannedCard {
  const { story, random } = field;
  const [main = ''] = adult.directions;
  const texts = story.requests[main]?.teacher ?? [];
  return {
    person: adult.person,
    side: 'mentee',
    wave: 'main',
    source: 'self',
    answers: {
      ...noAnswers,
      directions: adult.directions,
      requestText: texts.length === 0 ? '' : random.pick(texts),
      meetingMode: random.pick(['inPerson', 'mixed']),
      wishedPartner: 'teacher',
      need: random.int(4, 8),
      minutesPerWeekFrom: 45,
      minutesPerWeekTo: 60,
    },
    categories: adult.categories,
    consent: 'first',
  };
}

/** Categories of mentors from outside the school (R21-R24); those of its own people are left to the visitor. */
const mentorCategories: Readonly<Record<string, readonly string[]>> = {
  alumnus: ['alumnus'],
  employer: ['enterpriseEmployee'],
  entrepreneur: ['entrepreneurOrPublicFigure'],
  publicFigure: ['entrepreneurOrPublicFigure'],
  veteran: ['veteranTeacher'],
};

function mentorCard(
  field: Field,
  person: PlannedPerson,
  offered: Pick<Adults['mentors'][number], 'directions' | 'capacity'>,
  wave: Wave,
): PlannedCard {
  const { story, random } = field;
  const [main = ''] = offered.directions;
  const isPupil = person.fields.kind === 'student';
  return {
    person: person.key,
    side: 'mentor',
    wave,
    source: isPupil ? random.pick(['self', 'classTeacher']) : random.pick(['self', 'import']),
    answers: {
      ...noAnswers,
      directions: offered.directions,
      capacity: offered.capacity,
      requestText: story.offers[main] ?? '',
      workplace: person.fields.kind === 'teacher' ? '' : person.fields.workplace,
      meetingMode: random.pick(['inPerson', 'inPerson', 'mixed']),
      wishedAge: isPupil
        ? random.pick(['10-12', '13-15', 'any'])
        : offered.directions.includes('methodology')
          ? 'any'
          : random.pick(['13-15', '16-18', 'any', 'any']),
      hoursPerMonth: offered.capacity * random.pick([3, 4, 5]),
      availableToOthers: !isPupil && random.chance(0.4),
    },
    categories: mentorCategories[person.fields.kind] ?? [],
    consent: isPupil ? consentOf(random, field.season) : random.chance(0.9) ? 'first' : 'second',
  };
}

/** How many pupils of a class ask for a mentor, and of how many upper classes offer themselves. */
const menteesOfClass = { previous: [3, 4], current: [3, 4] } as const;
const mentorsOfGrade: Readonly<Record<Season, Readonly<Record<number, number>>>> = {
  previous: { 9: 5, 10: 5, 11: 5 },
  current: { 9: 4, 10: 4, 11: 4 },
};
const secondWave = { mentees: 12, mentors: 5 } as const;

/** Directions of one pupil, one or two; a few pupils name behaviour too, which stays with the curator. */
function drawDirections(random: Random, grade: number): string[] {
  const list = asked(grade);
  const first = random.pick(list);
  const second = random.pick(list);
  const both = second !== first && random.chance(0.35) ? [first, second] : [first];
  return random.chance(0.06) ? [...both, 'behaviour'] : both;
}

function pupilMentors(field: Field, pupils: readonly PlannedPerson[]): PlannedPerson[] {
  const wanted = mentorsOfGrade[field.season];
  return Object.entries(wanted).flatMap(([grade, count]) =>
    field.random
      .shuffled(pupils.filter((pupil) => gradeIn(pupil, field.season) === Number(grade)))
      .slice(0, count),
  );
}

/** @param sure keys of pupils who ask for a mentor whatever chance says */
function pupilMentees(
  field: Field,
  pupils: readonly PlannedPerson[],
  sure: readonly (string | undefined)[],
): PlannedPerson[] {
  const { season, random } = field;
  const [from, to] = menteesOfClass[season];
  const groups = new Map<string, PlannedPerson[]>();
  for (const pupil of pupils) {
    const grade = gradeIn(pupil, season);
    if (grade < 5 || grade > 11) continue;
    const label = `${grade}${pupil.place?.letter}`;
    groups.set(label, [...(groups.get(label) ?? []), pupil]);
  }
  return [...groups.values()].flatMap((group) => {
    const named = group.filter((pupil) => sure.includes(pupil.key));
    return [...named, ...random.shuffled(group.filter((pupil) => !named.includes(pupil)))].slice(
      0,
      random.int(from, to),
    );
  });
}

const pupilOffers = [
  ['study'],
  ['study', 'communication'],
  ['digitalSkills'],
  ['talents', 'study'],
  ['adaptation', 'communication'],
  ['adaptation', 'study'],
] as const;

/** Two pupils whose health is noted, and two whose life is hard: seen by those who may see it only. */
function withRestricted(cards: readonly PlannedCard[]): PlannedCard[] {
  const noted: Readonly<Record<number, string>> = {
    4: 'limitedHealth',
    9: 'hardLifeSituation',
    17: 'limitedHealth',
    23: 'hardLifeSituation',
  };
  return cards.map((card, index) => {
    const code = noted[index];
    if (code === undefined || card.wave !== 'main') return card;
    return { ...card, source: 'psychologist', categories: [...card.categories, code], consent: 'first' };
  });
}

/** All cards of a season, mentees first; the same for the same seed. */
export function planCards(story: Story, school: PlannedSchool, season: Season): PlannedCard[] {
  const random = createRandom(story.seed, `cards ${season}`);
  const field: Field = { story, season, random };
  const byKey = new Map(school.people.map((person) => [person.key, person]));
  const pupils = school.people.filter((person) => person.place !== undefined);
  const { mentees: adults, mentors: offering } = story.participants[season];
  const taken = new Set(offering.map((adult) => adult.person));
  const mentors = pupilMentors(field, pupils).filter((pupil) => !taken.has(pupil.key));
  for (const pupil of mentors) taken.add(pupil.key);
  // One pupil of the upper classes both helps and is helped.
  const [both] = mentors;
  const open = pupils.filter((pupil) => !taken.has(pupil.key) || pupil === both);
  const chosen = pupilMentees(field, open, [pairOfAccounts.mentee, both?.key]);
  const own = chosen.map((pupil, index) => {
    if (pupil.key === pairOfAccounts.mentee)
      return { ...pupilMentee(field, pupil, ['study'], 'returning'), consent: 'first' as const };
    // Nobody offers sport in the first year: this wish stays without a mentor.
    const directions = index === 6 ? ['sport'] : drawDirections(random, gradeIn(pupil, season));
    const card = pupilMentee(field, pupil, directions, 'main');
    // One has not said yet what he needs, one family said no.
    if (index === 12) return { ...card, answers: { ...card.answers, directions: [], requestText: '' } };
    return index === 19 ? { ...card, consent: 'refused' as const } : card;
  });
  const cards = [
    ...withRestricted(own),
    ...adults.map((adult) => adultMentee(field, adult)),
    ...mentors.map((pupil) =>
      mentorCard(
        field,
        pupil,
        { directions: [...random.pick(pupilOffers)], capacity: random.chance(0.2) ? 2 : 1 },
        'main',
      ),
    ),
    ...offering.flatMap((adult) => {
      const person = byKey.get(adult.person);
      const returning = adult.person === pairOfAccounts.mentor;
      if (!person) return [];
      const card = mentorCard(field, person, adult, returning ? 'returning' : 'main');
      return [returning ? { ...card, consent: 'first' as const } : card];
    }),
  ];
  return season === 'previous' ? cards : [...cards, ...planSecondWave(field, pupils, cards)];
}

/** Late comers of spring. */
function planSecondWave(
  field: Field,
  pupils: readonly PlannedPerson[],
  cards: readonly PlannedCard[],
): PlannedCard[] {
  const taken = new Set(cards.map((card) => card.person));
  const free = field.random.shuffled(
    pupils.filter((pupil) => !taken.has(pupil.key) && gradeIn(pupil, field.season) <= 11),
  );
  const upper = free.filter((pupil) => gradeIn(pupil, field.season) >= 9).slice(0, secondWave.mentors);
  const lower = free.filter((pupil) => gradeIn(pupil, field.season) <= 8).slice(0, secondWave.mentees);
  return [
    ...lower.map((pupil) =>
      pupilMentee(field, pupil, drawDirections(field.random, gradeIn(pupil, field.season)), 'second'),
    ),
    ...upper.map((pupil) =>
      mentorCard(field, pupil, { directions: ['study', 'communication'], capacity: 2 }, 'second'),
    ),
  ].map((card) => ({ ...card, consent: 'first' }));
}
