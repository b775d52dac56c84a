import { z } from 'zod';
import { roles } from '../../core/scope.ts';
import { personKinds } from '../people/index.ts';

/** A day of a programme in the story: years after its September, month, day. */
const told = z.string().regex(/^[01]-\d{2}-\d{2}$/);
const monthDay = z.string().regex(/^\d{2}-\d{2}$/);
const words = z.array(z.string().min(1)).min(1);
const bySeason = <S extends z.ZodType>(schema: S) => z.object({ previous: schema, current: schema });

const adult = z.object({
  person: z.string(),
  directions: z.array(z.string()).min(1),
  categories: z.array(z.string()).default([]),
  capacity: z.number().int().min(1).max(10).default(1),
});

/** The story of the demonstration school (content/demonstration.json). */
export const storySchema = z.object({
  seed: z.number().int(),
  /** Of every demonstration account; no secret. */
  password: z.string().min(10),
  /** One for each role, in the order of the list; a login is the key of its person too. */
  accounts: z.array(z.object({ login: z.string(), role: z.enum(roles) })),
  school: z.object({
    code: z.string(),
    name: z.string(),
    shortName: z.string(),
    place: z.string(),
    address: z.string(),
    curatorOffice: z.string(),
    siteIntro: z.string(),
    formCodes: z.array(z.string()),
  }),
  calendar: z.object({
    holidays: z.array(monthDay),
    breaks: z.array(z.tuple([monthDay, monthDay])),
  }),
  lines: bySeason(
    z.array(
      z.object({ code: z.string(), on: told, status: z.enum(['inProgress', 'done']), note: z.string() }),
    ),
  ),
  classMarks: bySeason(z.array(z.object({ on: told, count: z.number().int() }))),
  stages: bySeason(z.array(z.object({ number: z.number().int(), on: told, reason: z.string() }))),
  missingResource: z.string(),
  participants: bySeason(z.object({ mentees: z.array(adult), mentors: z.array(adult) })),
  requests: z.record(z.string(), z.object({ pupil: z.array(z.string()), teacher: z.array(z.string()) })),
  offers: z.record(z.string(), z.string()),
  goals: z.record(z.string(), z.string()),
  topics: z.record(z.string(), words),
  nextSteps: z.object({ pupil: words, teacher: words }),
  missed: z.object({ pupil: words, teacher: words }),
  comments: words,
  closing: z.object({
    reached: words,
    partly: words,
    notReached: words,
    demo: z.string(),
    removed: z.string(),
    mentorCard: z.string(),
    unassigned: z.string(),
    yearEnd: z.string(),
    withdrawn: z.string(),
  }),
  /** Numbers of the orders. */
  documents: z.object({
    previous: z.object({ introduction: z.string(), pairs: z.string() }),
    current: z.object({ introduction: z.string(), continuing: z.string(), pairs: z.string() }),
  }),
  news: bySeason(
    z.array(
      z.object({
        on: told,
        section: z.enum(['news', 'events', 'method', 'legal']),
        title: z.string(),
        body: z.string(),
        event: told.optional(),
      }),
    ),
  ),
  /** `by` counts mentees who are pupils; a person is a key or `mentorN`, the Nth pupil among the mentors. */
  bans: z.array(
    z.object({ by: z.number().int(), person: z.string().optional(), typed: z.string().optional() }),
  ),
});
export type Story = z.output<typeof storySchema>;

const name = { lastName: z.string(), firstName: z.string(), middleName: z.string() };
const gender = z.enum(['male', 'female']);

/** The people of the demonstration school (content/demonstration-people.json). */
export const castSchema = z.object({
  names: z.object({
    male: words,
    female: words,
    mothers: words,
    /** First name, patronymic of a son, patronymic of a daughter. */
    fathers: z.array(z.tuple([z.string(), z.string(), z.string()])),
    /** Of a man and of a woman. */
    surnames: z.array(z.tuple([z.string(), z.string()])),
  }),
  classes: z.object({
    grades: z.array(z.number().int()),
    letters: z.array(z.string()),
    pupilsFrom: z.number().int(),
    pupilsTo: z.number().int(),
  }),
  pupils: z.array(
    z.object({ key: z.string(), ...name, gender, label: z.string(), motherLastName: z.string().optional() }),
  ),
  guardian: z.object({ key: z.string(), ...name, of: z.string(), kind: z.literal('mother') }),
  graduates: z.array(
    z.object({
      key: z.string(),
      ...name,
      gender,
      becomes: z.enum(['alumnus', 'left']),
      workplace: z.string(),
    }),
  ),
  staff: z.array(
    z.object({
      key: z.string(),
      ...name,
      position: z.string(),
      subject: z.string(),
      qualification: z.string(),
      experience: z.number().int(),
      leads: z.string().optional(),
      since: z.enum(['previous', 'current']).default('previous'),
    }),
  ),
  outside: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(personKinds),
      ...name,
      age: z.number().int(),
      position: z.string(),
      workplace: z.string(),
    }),
  ),
});
export type Cast = z.output<typeof castSchema>;

/** One-click sign-in as one of the demonstration accounts. */
export const enterForm = z.object({ login: z.string().max(60) });

/** The press of the button; the key is asked for when other machines can reach the server. */
export const startForm = z.object({ setupKey: z.string().max(60).optional() });

/** What the installation remembers of its demonstration school. */
export const markSchema = z.object({ organizationId: z.uuid(), filledOn: z.iso.date() });
export type Mark = z.output<typeof markSchema>;
