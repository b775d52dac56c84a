import type { CalendarDate } from '../../core/clock.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { YearLink } from '../../core/viewer.ts';
import type { Platform } from '../../platform.ts';
import { createFromTemplate, listYearLinks, schoolYearOf } from '../programmes/index.ts';
import type { UserColumns } from './column-map.ts';
import { missingColumns } from './columns.ts';
import { type BatchKind, emptyReport, type ImportReport } from './import-batch.ts';
import { importPolicy } from './policy.ts';
import type { Problem } from './problem.ts';
import { offerKey, type RoleOffer } from './role-offer.ts';
import { cancelImport, missingFields, saveMapping, startImport } from './service.ts';
import { applyImport } from './service-apply.ts';
import { makePlan } from './service-plan.ts';

/** A file that is brought in one go, without a person before the screen. */
export interface WholeImport {
  readonly kind: BatchKind;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly user: UserColumns | undefined;
  /** First calendar year of the programme that answers go into; found by the answers when undefined. */
  readonly startYear: number | undefined;
  /** Gives the roles that posts call for; without it they are only told. */
  readonly giveRoles: boolean;
}

export interface WholeResult {
  readonly report: ImportReport;
  readonly problems: readonly Problem[];
  /** The programme year that answers went into. */
  readonly year: number | undefined;
  /** It was made for them, from the default template. */
  readonly yearCreated: boolean;
  /** Roles that posts call for and that were not given. */
  readonly offers: readonly RoleOffer[];
}

function links(platform: Platform, scope: Scope, today: CalendarDate): Promise<YearLink[]> {
  return platform.db.inOrganization(scope.organizationId, (tx) =>
    listYearLinks(tx, scope.organizationId, today),
  );
}

/**
 * The programme year for answers: the wanted one, else that of the school year in which they were given, else the
 * current one. When the school has none (or not the wanted one), it is made from the default template: for the
 * school year of today, as a road map that names no year is.
 */
async function yearFor(
  platform: Platform,
  scope: Scope,
  wanted: number | undefined,
  answeredOn: CalendarDate | undefined,
): Promise<{ readonly year: YearLink; readonly created: boolean }> {
  const today = platform.clock.today();
  const years = await links(platform, scope, today);
  const natural = answeredOn === undefined ? undefined : schoolYearOf(answeredOn);
  const present =
    wanted === undefined
      ? (years.find((year) => year.startYear === natural) ?? years.find((year) => year.current) ?? years[0])
      : years.find((year) => year.startYear === wanted);
  if (present !== undefined) return { year: present, created: false };
  const startYear = wanted ?? schoolYearOf(today);
  await createFromTemplate(platform, scope, startYear);
  const made = (await links(platform, scope, today)).find((year) => year.startYear === startYear);
  if (made === undefined) throw new Error('the programme year is not there after it was made');
  return { year: made, created: true };
}

/**
 * Brings a file in one go through the same steps as the pages: look, plan, carry out. Rows in doubt are not
 * carried out; they are among the problems. Refuses what cannot be read (`files.refusal.*`).
 */
export async function importWholeFile(
  platform: Platform,
  scope: Scope,
  input: WholeImport,
): Promise<WholeResult> {
  authorize(scope, importPolicy, 'import.run');
  const { kind } = input;
  const { id, look } = await startImport(platform, scope, {
    kind,
    yearId: undefined,
    fileName: input.fileName,
    mediaType: 'application/octet-stream',
    bytes: input.bytes,
    user: input.user,
  });
  const missing = missingFields(kind, look.mapping.columns);
  const faults = [...look.faults, ...missingColumns({ kind, missing })];
  if (faults.length > 0) {
    await cancelImport(platform, scope, id);
    return { report: emptyReport, problems: faults, year: undefined, yearCreated: false, offers: [] };
  }
  if (input.user !== undefined)
    await saveMapping(platform, scope, id, kind, { ...look.mapping, confirmed: true });
  let used: Awaited<ReturnType<typeof yearFor>> | undefined;
  const { summary, ...planned } = await makePlan(platform, scope, id, {
    yearFor: async (span) => {
      used = await yearFor(platform, scope, input.startYear, span?.last);
      return used.year.id;
    },
  });
  const offers = input.giveRoles
    ? summary.offers
    : summary.offers.filter((offer) => offer.role === 'classTeacher');
  const report = await applyImport(platform, scope, id, new Set(offers.map(offerKey)), planned);
  return {
    report,
    problems: planned.file.problems,
    year: used?.year.startYear,
    yearCreated: used?.created ?? false,
    offers: summary.offers.filter((offer) => !offers.includes(offer)),
  };
}
