import type { Tx } from '../../db/database.ts';
import { asJson } from '../../db/tables/index.ts';
import type { Organization, OrganizationProfile } from './organization.ts';

interface OrganizationRow {
  id: string;
  parent_id: string | null;
  level: Organization['level'];
  kind: Organization['kind'];
  contour: Organization['contour'];
  code: string;
  name: string;
  short_name: string;
}

function toOrganization(row: OrganizationRow): Organization {
  const { parent_id, short_name, ...rest } = row;
  return { ...rest, parentId: parent_id ?? undefined, shortName: short_name };
}

const columns = ['id', 'parent_id', 'level', 'kind', 'contour', 'code', 'name', 'short_name'] as const;

/** All organisations of the installation, by name. */
export async function listOrganizations(tx: Tx): Promise<Organization[]> {
  const rows = await tx.selectFrom('organization').select(columns).orderBy('name').execute();
  return rows.map(toOrganization);
}

export async function countOrganizations(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('organization')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export async function findOrganization(tx: Tx, id: string): Promise<Organization | undefined> {
  const row = await tx.selectFrom('organization').select(columns).where('id', '=', id).executeTakeFirst();
  return row && toOrganization(row);
}

export async function findOrganizationByCode(tx: Tx, code: string): Promise<Organization | undefined> {
  const row = await tx.selectFrom('organization').select(columns).where('code', '=', code).executeTakeFirst();
  return row && toOrganization(row);
}

export async function insertOrganization(tx: Tx, organization: Organization, now: Date): Promise<void> {
  const { parentId, shortName, ...rest } = organization;
  await tx
    .insertInto('organization')
    .values({ ...rest, parent_id: parentId ?? null, short_name: shortName, created_at: now })
    .execute();
}

export async function updateOrganizationNames(
  tx: Tx,
  id: string,
  name: string,
  shortName: string,
): Promise<void> {
  await tx.updateTable('organization').set({ name, short_name: shortName }).where('id', '=', id).execute();
}

export async function findProfile(tx: Tx, organizationId: string): Promise<OrganizationProfile | undefined> {
  const row = await tx
    .selectFrom('organization_profile')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    timeZone: row.time_zone,
    place: row.place,
    address: row.address,
    principalName: row.principal_name,
    principalPost: row.principal_post,
    legalBasis: row.legal_basis,
    programmeGoal: row.programme_goal,
    curatorOffice: row.curator_office,
    siteIntro: row.site_intro,
    siteEnabled: row.site_enabled,
    formCodes: Array.isArray(row.form_codes) ? row.form_codes.map(String) : [],
    version: row.version,
  };
}

function toColumns(profile: Omit<OrganizationProfile, 'version'>) {
  return {
    time_zone: profile.timeZone,
    place: profile.place,
    address: profile.address,
    principal_name: profile.principalName,
    principal_post: profile.principalPost,
    legal_basis: profile.legalBasis,
    programme_goal: profile.programmeGoal,
    curator_office: profile.curatorOffice,
    site_intro: profile.siteIntro,
    site_enabled: profile.siteEnabled,
    form_codes: asJson(profile.formCodes),
  };
}

export async function insertProfile(
  tx: Tx,
  organizationId: string,
  profile: OrganizationProfile,
  now: Date,
): Promise<void> {
  await tx
    .insertInto('organization_profile')
    .values({
      organization_id: organizationId,
      ...toColumns(profile),
      version: profile.version,
      updated_at: now,
    })
    .execute();
}

/** Writes the profile if nobody changed it since `profile.version`; false when somebody did. */
export async function updateProfile(
  tx: Tx,
  organizationId: string,
  profile: OrganizationProfile,
  now: Date,
): Promise<boolean> {
  const result = await tx
    .updateTable('organization_profile')
    .set({ ...toColumns(profile), version: profile.version + 1, updated_at: now })
    .where('organization_id', '=', organizationId)
    .where('version', '=', profile.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
