import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config/config.ts';
import { type Clock, fixedClock } from '../../src/core/clock.ts';
import { newId } from '../../src/core/id.ts';
import type { Role, Scope } from '../../src/core/scope.ts';
import type { Database } from '../../src/db/database.ts';
import { openFileStore } from '../../src/files/file-store.ts';
import type { WebApp } from '../../src/http/env.ts';
import { addAccount, issueCodes } from '../../src/modules/accounts/index.ts';
import { createOrganization, type Organization } from '../../src/modules/organizations/index.ts';
import { insertPerson, type PersonFields } from '../../src/modules/people/index.ts';
import type { Platform } from '../../src/platform.ts';

export const testNow = '2026-11-22T09:00:00Z';

/** A platform over a test database, with a standing clock and files in a temporary folder. */
export async function testPlatform(
  db: Database,
  clock: Clock = fixedClock(testNow),
): Promise<Platform & { dispose(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'plecho-test-'));
  const config = readConfig({ DATA_DIR: dataDir, NODE_ENV: 'test' });
  const files = await openFileStore(join(dataDir, 'files'));
  const log = pino({ level: 'silent' });
  return { config, db, clock, files, log, dispose: () => rm(dataDir, { recursive: true, force: true }) };
}

const blankPerson: PersonFields = {
  kind: 'teacher',
  lastName: 'Иванова',
  firstName: 'Анна',
  middleName: 'Петровна',
  gender: 'female',
  bornOn: undefined,
  classId: undefined,
  position: 'учитель',
  subject: '',
  qualification: '',
  experienceYears: undefined,
  workplace: '',
  phone: '',
  email: '',
  nameForms: undefined,
  status: 'active',
};

export interface TestSchool {
  readonly organization: Organization;
  /** Acts as the product itself. */
  readonly system: Scope;
  /** Adds a person; fields that are not given are those of a teacher. */
  person(fields?: Partial<PersonFields>): Promise<string>;
  /** A scope of a person with roles (the person is made when absent). */
  scope(roles: readonly Role[], personId?: string): Promise<Scope>;
  /** Cookie header of a fresh session of a person with roles. */
  signedIn(roles: readonly Role[], personId?: string): Promise<string>;
}

let schools = 0;

/** One school to test on: made through the use cases, so that tests stand on what users have. */
export async function testSchool(platform: Platform, name = 'МАОУ СОШ № 50'): Promise<TestSchool> {
  schools += 1;
  const organization = await createOrganization(platform, {
    name,
    shortName: name,
    place: 'г. Киров',
    principalName: 'Дорофеева Юлия Викторовна',
    code: `test-${schools}-${Date.now().toString(36)}`,
  });
  const system = {
    organizationId: organization.id,
    accountId: undefined,
    personId: undefined,
    roles: new Set<Role>(['administrator', 'curator', 'deputyHead']),
  };
  const person = async (fields: Partial<PersonFields> = {}) => {
    const id = newId();
    await platform.db.inOrganization(organization.id, (tx) =>
      insertPerson(tx, organization.id, id, { ...blankPerson, ...fields }, platform.clock.now()),
    );
    return id;
  };
  const account = async (roles: readonly Role[], personId: string) =>
    platform.db.inOrganization(organization.id, (tx) =>
      addAccount(tx, platform, organization.id, { personId, roles }),
    );
  return {
    organization,
    system,
    person,
    scope: async (roles, personId) => {
      const id = personId ?? (await person());
      return {
        organizationId: organization.id,
        accountId: await account(roles, id),
        personId: id,
        roles: new Set(roles),
      };
    },
    signedIn: async (roles, personId) => {
      const id = personId ?? (await person());
      await account(roles, id);
      const [card] = await issueCodes(platform, system, [id]);
      const answer = await send(createApp(platform), '/enter', { code: card?.code ?? '' });
      return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
  };
}

/** Posts a form the way a browser does, from our own page. */
export async function send(
  app: WebApp,
  path: string,
  fields: Record<string, string | readonly string[] | File>,
  cookie?: string,
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const part of Array.isArray(value) ? value : [value]) body.append(name, part);
  }
  return app.request(path, {
    method: 'POST',
    body,
    headers: { origin: 'http://localhost', host: 'localhost', ...(cookie === undefined ? {} : { cookie }) },
  });
}

/** Gets a page as a signed-in viewer. */
export async function view(app: WebApp, path: string, cookie?: string): Promise<Response> {
  return app.request(path, { headers: { host: 'localhost', ...(cookie === undefined ? {} : { cookie }) } });
}
