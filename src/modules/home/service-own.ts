import type { CalendarDate } from '../../core/clock.ts';
import { authorize, type Scope } from '../../core/scope.ts';
import type { Platform } from '../../platform.ts';
import { peopleWithConsent } from '../consents/index.ts';
import { getOrganizationCard } from '../organizations/index.ts';
import { findPersonInTx, listWards } from '../people/index.ts';
import { isMentorOf, listTandemViews, type TandemView } from '../tandems/index.ts';
import { homePolicy } from './policy.ts';

/** Tandems of one person: those that run, or the last ones when none does. */
export interface OwnHome {
  readonly firstName: string;
  readonly running: readonly TandemView[];
  readonly ended: readonly TandemView[];
}

const isRunning = (tandem: TandemView) => tandem.status !== 'finished' && tandem.status !== 'terminated';

/** What a mentor has to do: his own tandems. */
export async function readMentorHome(platform: Platform, scope: Scope, day: CalendarDate): Promise<OwnHome> {
  authorize(scope, homePolicy, 'today.mentor');
  return ownHome(platform, scope, day, (tandem) => isMentorOf(scope, tandem));
}

/** The same for a mentee. Neither categories nor directions are part of it. */
export async function readMenteeHome(platform: Platform, scope: Scope, day: CalendarDate): Promise<OwnHome> {
  authorize(scope, homePolicy, 'today.mentee');
  return ownHome(platform, scope, day, (tandem) => !isMentorOf(scope, tandem));
}

async function ownHome(
  platform: Platform,
  scope: Scope,
  day: CalendarDate,
  isOwn: (tandem: TandemView) => boolean,
): Promise<OwnHome> {
  const { organizationId, personId } = scope;
  if (personId === undefined) return { firstName: '', running: [], ended: [] };
  return platform.db.inOrganization(organizationId, async (tx) => {
    const person = await findPersonInTx(tx, organizationId, personId);
    const own = (await listTandemViews(tx, organizationId, { personId }, day)).filter(isOwn);
    return {
      firstName: person?.firstName ?? '',
      running: own.filter(isRunning),
      ended: own.filter((tandem) => !isRunning(tandem)),
    };
  });
}

/** A child of a legal representative, with its mentors and its consent. */
export interface WardHome {
  readonly id: string;
  readonly firstName: string;
  readonly classLabel: string | undefined;
  readonly hasConsent: boolean;
  readonly running: readonly TandemView[];
  readonly ended: readonly TandemView[];
}

/** What a legal representative sees: his own children only. */
export async function readGuardianHome(
  platform: Platform,
  scope: Scope,
  day: CalendarDate,
): Promise<WardHome[]> {
  authorize(scope, homePolicy, 'today.guardian');
  const { organizationId, personId } = scope;
  if (personId === undefined) return [];
  return platform.db.inOrganization(organizationId, async (tx) => {
    const wards = await listWards(tx, organizationId, personId);
    const ids = wards.map((ward) => ward.id);
    const consented = await peopleWithConsent(tx, organizationId, ids, 'processing', day);
    const homes: WardHome[] = [];
    for (const ward of wards) {
      const own = (await listTandemViews(tx, organizationId, { personId: ward.id }, day)).filter((tandem) =>
        tandem.mentees.some((mentee) => mentee.personId === ward.id),
      );
      homes.push({
        id: ward.id,
        firstName: ward.firstName,
        classLabel: ward.classLabel,
        hasConsent: consented.has(ward.id),
        running: own.filter(isRunning),
        ended: own.filter((tandem) => !isRunning(tandem)),
      });
    }
    return homes;
  });
}

/** Whom to go to at school, in the school's own words; empty while the school has not said it. */
export async function readCuratorOffice(platform: Platform, scope: Scope): Promise<string> {
  const { organizationId } = scope;
  return platform.db.inOrganization(organizationId, async (tx) => {
    const { profile } = await getOrganizationCard(tx, organizationId);
    return profile.curatorOffice;
  });
}
