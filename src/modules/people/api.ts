import { z } from 'zod';
import type { Api } from '../../http/api.ts';
import { requireScope } from '../../http/viewer.ts';
import { personKinds } from './person.ts';
import { type PersonLine, tabOfKind } from './person-list.ts';
import { searchKey } from './person-name.ts';
import { personCard, personLine, schoolClass } from './schema.ts';
import { readPeople, readPerson } from './service.ts';
import { readClasses } from './service-classes.ts';

const shown = (person: PersonLine) => ({
  id: person.id,
  kind: person.kind,
  lastName: person.lastName,
  firstName: person.firstName,
  middleName: person.middleName,
  classId: person.classId,
  classLabel: person.classLabel,
  position: person.position,
  subject: person.subject,
  experienceYears: person.experienceYears,
  workplace: person.workplace,
  status: person.status,
  version: person.version,
});

export function peopleApi(api: Api): void {
  api.route({
    method: 'get',
    path: '/people',
    summary: 'People of one kind, by name, a page at a time',
    tag: 'people',
    query: z.object({
      kind: z.enum(personKinds).default('student'),
      classId: z.uuid().optional(),
      status: z.enum(['active', 'left']).default('active'),
      page: z.coerce.number().int().min(1).default(1),
      size: z.coerce.number().int().min(1).max(500).default(50),
    }),
    response: z.object({ people: z.array(personLine), total: z.number().int() }),
    handle: async (c, { query }) => {
      const { kind, classId, status, page, size } = query;
      const list = await readPeople(c.get('platform'), requireScope(c), {
        tab: tabOfKind(kind),
        kind,
        classId,
        status,
        page,
        size,
        search: '',
        sort: 'name',
        descending: false,
      });
      return { people: list.lines.map(shown), total: list.total };
    },
  });

  api.route({
    method: 'post',
    path: '/people/search',
    summary: 'People of one kind whose names hold all the words; a body, because names stand in no address',
    tag: 'people',
    body: z.object({ words: z.string().min(1).max(200), kind: z.enum(personKinds).default('student') }),
    response: z.object({ people: z.array(personLine), total: z.number().int() }),
    handle: async (c, { body }) => {
      const list = await readPeople(c.get('platform'), requireScope(c), {
        tab: tabOfKind(body.kind),
        kind: body.kind,
        classId: undefined,
        status: 'active',
        page: 1,
        size: 50,
        search: searchKey(body.words),
        sort: 'name',
        descending: false,
      });
      return { people: list.lines.map(shown), total: list.total };
    },
  });

  api.route({
    method: 'get',
    path: '/people/{id}',
    summary: 'One person with legal representatives',
    tag: 'people',
    params: z.object({ id: z.uuid() }),
    response: personCard,
    handle: async (c, { params }) => {
      const { person, guardians } = await readPerson(c.get('platform'), requireScope(c), params.id);
      return {
        ...shown(person),
        gender: person.gender,
        bornOn: person.bornOn,
        qualification: person.qualification,
        phone: person.phone,
        email: person.email,
        guardians: guardians.map(({ id, kind, lastName, firstName, middleName, phone }) => ({
          id,
          kind,
          lastName,
          firstName,
          middleName,
          phone,
        })),
      };
    },
  });

  api.route({
    method: 'get',
    path: '/classes',
    summary: 'Classes with the number of their pupils',
    tag: 'people',
    response: z.object({ classes: z.array(schoolClass) }),
    handle: async (c) => {
      const { classes } = await readClasses(c.get('platform'), requireScope(c));
      return {
        classes: classes.map(({ id, label, grade, letter, pupils, teacherId }) => ({
          id,
          label,
          grade,
          letter,
          pupils,
          teacherId,
        })),
      };
    },
  });
}
