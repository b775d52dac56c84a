import { newId } from '../../core/id.ts';
import { notFound, Refusal } from '../../core/refusal.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Tx } from '../../db/database.ts';
import type { Platform } from '../../platform.ts';
import { newProfile } from './defaults.ts';
import {
  isOrganizationCode,
  type Organization,
  type OrganizationProfile,
  suggestCode,
} from './organization.ts';
import { organizationPolicy } from './policy.ts';
import type { ProfileForm } from './schema.ts';
import {
  countOrganizations,
  findOrganization,
  findOrganizationByCode,
  findProfile,
  insertOrganization,
  insertProfile,
  listOrganizations,
  updateOrganizationNames,
  updateProfile,
} from './store.ts';

export interface NewOrganization {
  readonly name: string;
  readonly shortName: string;
  readonly place: string;
  readonly principalName: string;
  /** Made from the name when absent. */
  readonly code?: string;
}

/**
 * Creates an organisation with the default profile and, in the same transaction, whatever `also` adds
 * (the first administrator). Refuses a code that is malformed or taken.
 */
export async function createOrganization(
  platform: Platform,
  input: NewOrganization,
  also: (tx: Tx, organization: Organization) => Promise<void> = async () => {},
): Promise<Organization> {
  if (input.code !== undefined && !isOrganizationCode(input.code)) {
    throw new Refusal('organizations.refusal.codeShape', 422);
  }
  const id = newId();
  const now = platform.clock.now();
  return platform.db.inOrganization(id, async (tx) => {
    const taken = new Set((await listOrganizations(tx)).map((entry) => entry.code));
    const code = input.code ?? suggestCode(input.shortName, taken);
    if (taken.has(code)) throw new Refusal('common.constraint.organization_code_unique', 409);
    const organization: Organization = {
      id,
      parentId: undefined,
      level: 'school',
      kind: 'school',
      contour: 'inner',
      code,
      name: input.name,
      shortName: input.shortName,
    };
    await insertOrganization(tx, organization, now);
    await insertProfile(tx, id, newProfile(input), now);
    await also(tx, organization);
    return organization;
  });
}

/** Whether the installation still waits for its first organisation. */
export async function isEmptyInstallation(platform: Platform): Promise<boolean> {
  return platform.db.inDirectory(async (tx) => (await countOrganizations(tx)) === 0);
}

/** All organisations of the installation, for the command line and the public start page. */
export async function allOrganizations(platform: Platform): Promise<Organization[]> {
  return platform.db.inDirectory((tx) => listOrganizations(tx));
}

/** The organisation of a code; refuses with a message that names the way to list codes. */
export async function getOrganizationByCode(platform: Platform, code: string): Promise<Organization> {
  const organization = await platform.db.inDirectory((tx) => findOrganizationByCode(tx, code));
  if (!organization) throw new Refusal('organizations.refusal.unknownCode', 404);
  return organization;
}

export interface OrganizationCard {
  readonly organization: Organization;
  readonly profile: OrganizationProfile;
}

/** Names and profile inside a running transaction, for documents and pages of other modules. */
export async function getOrganizationCard(tx: Tx, organizationId: string): Promise<OrganizationCard> {
  const organization = await findOrganization(tx, organizationId);
  const profile = await findProfile(tx, organizationId);
  if (!organization || !profile) throw notFound();
  return { organization, profile };
}

export async function readOrganization(platform: Platform, scope: Scope): Promise<OrganizationCard> {
  authorize(scope, organizationPolicy, 'organization.read');
  return platform.db.inOrganization(scope.organizationId, (tx) =>
    getOrganizationCard(tx, scope.organizationId),
  );
}

export async function editOrganization(platform: Platform, scope: Scope, form: ProfileForm): Promise<void> {
  authorize(scope, organizationPolicy, 'organization.edit');
  const now = platform.clock.now();
  await platform.db.inOrganization(scope.organizationId, async (tx) => {
    const { profile } = await getOrganizationCard(tx, scope.organizationId);
    const changed: OrganizationProfile = { ...profile, ...form };
    if (!(await updateProfile(tx, scope.organizationId, changed, now))) {
      throw new Refusal('common.refusal.changedMeanwhile', 409);
    }
    await updateOrganizationNames(tx, scope.organizationId, form.name, form.shortName);
  });
}

/** Opens the public page, or shuts it, in a running transaction of the module that fills it. */
export async function switchSite(
  tx: Tx,
  organizationId: string,
  siteEnabled: boolean,
  now: Date,
): Promise<void> {
  const { profile } = await getOrganizationCard(tx, organizationId);
  if (!(await updateProfile(tx, organizationId, { ...profile, siteEnabled }, now))) {
    throw new Refusal('common.refusal.changedMeanwhile', 409);
  }
}
