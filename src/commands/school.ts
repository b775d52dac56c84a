import { isCalendarDate } from '../core/calendar-date.ts';
import type { CalendarDate } from '../core/clock.ts';
import { Refusal } from '../core/refusal.ts';
import { type Scope, systemScope } from '../core/scope.ts';
import type { YearLink } from '../core/viewer.ts';
import { getOrganizationByCode, getOrganizationCard } from '../modules/organizations/index.ts';
import { listYearLinks } from '../modules/programmes/index.ts';
import type { Platform } from '../platform.ts';
import { type CommandInput, UsageError } from './command.ts';

/** The organisation that a command acts in. */
export interface School {
  readonly scope: Scope;
  /** In the time zone of the organisation. */
  readonly today: CalendarDate;
  /** Newest first. */
  readonly years: readonly YearLink[];
}

/** The organisation of `--organization CODE`, as the product itself. */
export async function schoolOf(platform: Platform, input: CommandInput): Promise<School> {
  const { id } = await getOrganizationByCode(platform, input.required('organization'));
  return platform.db.inOrganization(id, async (tx) => {
    const { profile } = await getOrganizationCard(tx, id);
    const today = platform.clock.today(profile.timeZone);
    return { scope: systemScope(id), today, years: await listYearLinks(tx, id, today) };
  });
}

/** The programme of `--year`, its first calendar year; without the option the current one. */
export function yearOf(school: School, input: CommandInput): YearLink {
  const text = input.option('year');
  if (text !== undefined && !/^20\d\d$/.test(text)) {
    throw new UsageError('--year is the first calendar year of a programme: 2026');
  }
  const year =
    text === undefined
      ? (school.years.find((entry) => entry.current) ?? school.years[0])
      : school.years.find((entry) => entry.startYear === Number(text));
  if (!year) throw new Refusal('programmes.refusal.noYear', 404);
  return year;
}

/** A day option, YYYY-MM-DD. */
export function dayOption(input: CommandInput, name: string): CalendarDate | undefined {
  const text = input.option(name);
  if (text !== undefined && !isCalendarDate(text)) {
    throw new UsageError(`--${name} is a day that exists: 2026-11-22`);
  }
  return text;
}

/** Words for whoever reads the screen: standard output holds the report alone. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}
