import { randomInt } from 'node:crypto';
import { newId } from '../../core/id.ts';
import { Refusal } from '../../core/refusal.ts';
import type { Platform } from '../../platform.ts';
import { addAccount, preparePassword, signIn } from '../accounts/index.ts';
import { createOrganization, isEmptyInstallation, type Organization } from '../organizations/index.ts';
import { guessGender, insertPerson } from '../people/index.ts';
import type { SetupForm } from './schema.ts';
import { findSetting, saveSetting } from './store.ts';

const keySetting = 'setupKey';

/**
 * A key that the set-up asks for when other machines can reach the server, so that a stranger cannot be first.
 * Undefined when the installation has an organisation already or listens on this machine only.
 */
export async function prepareSetupKey(platform: Platform): Promise<string | undefined> {
  const local = ['127.0.0.1', '::1', 'localhost'].includes(platform.config.host);
  if (local || !(await isEmptyInstallation(platform))) return undefined;
  return platform.db.inDirectory(async (tx) => {
    const present = await findSetting(tx, keySetting);
    if (typeof present === 'string') return present;
    const key = String(randomInt(0, 1_000_000_000_000)).padStart(12, '0');
    await saveSetting(tx, keySetting, key, platform.clock.now());
    return key;
  });
}

export async function isSetupKeyAsked(platform: Platform): Promise<boolean> {
  return (await platform.db.inDirectory((tx) => findSetting(tx, keySetting))) !== undefined;
}

/** Refuses once there is an organisation, and while the printed key was not given. */
export async function refuseUnlessSetupOpen(platform: Platform, givenKey: string | undefined): Promise<void> {
  if (!(await isEmptyInstallation(platform))) throw new Refusal('installation.refusal.alreadySetUp', 409);
  const expected = await platform.db.inDirectory((tx) => findSetting(tx, keySetting));
  if (expected !== undefined && givenKey?.replaceAll(/\s/g, '') !== expected) {
    throw new Refusal('installation.refusal.setupKey', 422);
  }
}

/** Creates the organisation and its first administrator, and signs him in; answers the cookie. */
export async function setUp(
  platform: Platform,
  form: SetupForm,
  attempt: { address: string; device: string },
): Promise<{ organization: Organization; cookie: string }> {
  await refuseUnlessSetupOpen(platform, form.setupKey);
  const passwordHash = await preparePassword(form.password);
  const organization = await createOrganization(platform, form, async (tx, created) => {
    const personId = newId();
    await insertPerson(
      tx,
      created.id,
      personId,
      {
        kind: 'teacher',
        lastName: form.lastName,
        firstName: form.firstName,
        middleName: form.middleName,
        gender: guessGender(form),
        bornOn: undefined,
        classId: undefined,
        position: form.post,
        subject: '',
        qualification: '',
        experienceYears: undefined,
        workplace: form.shortName,
        phone: '',
        email: '',
        nameForms: undefined,
        status: 'active',
      },
      platform.clock.now(),
    );
    await addAccount(tx, platform, created.id, {
      personId,
      login: form.login,
      passwordHash,
      roles: form.isCurator ? ['administrator', 'curator'] : ['administrator'],
    });
  });
  const cookie = await signIn(platform, { login: form.login, password: form.password, ...attempt });
  return { organization, cookie };
}
