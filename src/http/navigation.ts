import type { Role } from '../core/scope.ts';
import type { MessageKey } from '../i18n/index.ts';
import type { IconName } from '../ui/icon-names.ts';
import type { Viewer, YearLink } from './env.ts';

interface PlaceRule {
  readonly label: MessageKey;
  readonly icon: IconName;
  readonly roles: readonly Role[];
  /** Address for a year; undefined when the place needs a year and there is none yet. */
  readonly href: (year: YearLink | undefined) => string | undefined;
  /** Other addresses that belong to the place; `/years/*` stands for the year of the navigation. */
  readonly prefixes?: readonly string[];
}

const inYear = (suffix: string) => (year: YearLink | undefined) =>
  year === undefined ? undefined : `/years/${year.startYear}${suffix}`;
const at = (path: string) => () => path;

const leaders: readonly Role[] = ['curator', 'deputyHead', 'administrator'];

/** First-level places by role, in the order of the design. One table: what is not here is in no navigation. */
const placeRules: readonly PlaceRule[] = [
  {
    label: 'common.place.today',
    icon: 'home',
    roles: [
      ...leaders,
      'principal',
      'workingGroupMember',
      'classTeacher',
      'psychologist',
      'socialPedagogue',
      'mentor',
      'mentee',
      'guardian',
    ],
    href: at('/today'),
  },
  {
    label: 'common.place.year',
    icon: 'calendar-stats',
    roles: [...leaders, 'principal', 'workingGroupMember'],
    // Without a programme the place leads to where the first one is made.
    href: (year) => inYear('')(year) ?? '/years',
    prefixes: ['/years'],
  },
  {
    label: 'common.place.people',
    icon: 'users',
    roles: leaders,
    href: at('/people'),
    prefixes: ['/imports', '/classes'],
  },
  {
    label: 'common.place.bases',
    icon: 'user-heart',
    roles: [...leaders, 'workingGroupMember', 'psychologist', 'socialPedagogue'],
    href: inYear('/mentees'),
    prefixes: ['/years/*/mentors', '/years/*/participants'],
  },
  { label: 'common.place.myClass', icon: 'school', roles: ['classTeacher'], href: at('/my-class') },
  {
    label: 'common.place.consents',
    icon: 'signature',
    roles: [...leaders, 'classTeacher'],
    href: at('/consents'),
  },
  {
    label: 'common.place.pairs',
    icon: 'heart-handshake',
    roles: [...leaders, 'workingGroupMember', 'psychologist'],
    href: inYear('/pairs'),
    prefixes: ['/years/*/tandems', '/tandems'],
  },
  {
    label: 'common.place.myTandem',
    icon: 'heart-handshake',
    roles: ['mentor'],
    href: at('/my-tandems'),
    prefixes: ['/tandems'],
  },
  {
    label: 'common.place.myMentor',
    icon: 'heart-handshake',
    roles: ['mentee'],
    href: at('/my-tandems'),
    prefixes: ['/tandems'],
  },
  { label: 'common.place.help', icon: 'lifebuoy', roles: ['mentee'], href: at('/help') },
  { label: 'common.place.surveys', icon: 'clipboard-list', roles: leaders, href: inYear('/surveys') },
  {
    label: 'common.place.documents',
    icon: 'files',
    roles: [...leaders, 'principal'],
    href: at('/documents'),
    prefixes: ['/years/*/order', '/years/*/introduction-order', '/years/*/notices'],
  },
  {
    label: 'common.place.reports',
    icon: 'report-analytics',
    roles: [...leaders, 'principal'],
    href: inYear('/summary'),
  },
  { label: 'common.place.site', icon: 'world', roles: leaders, href: at('/site') },
  {
    label: 'common.place.administration',
    icon: 'settings',
    roles: ['administrator'],
    href: at('/administration'),
    prefixes: ['/accounts', '/organization'],
  },
];

export interface NavigationPlace {
  readonly href: string;
  readonly label: MessageKey;
  readonly icon: IconName;
  readonly current: boolean;
}

/** The places of a viewer for a year; the longest matching address is the current one. */
export function placesFor(viewer: Viewer, year: YearLink | undefined, path: string): NavigationPlace[] {
  const seen = new Set<string>();
  const places: { rule: PlaceRule; href: string }[] = [];
  for (const rule of placeRules) {
    const href = rule.href(year);
    if (href === undefined || seen.has(href) || !rule.roles.some((role) => viewer.scope.roles.has(role)))
      continue;
    seen.add(href);
    places.push({ rule, href });
  }
  const reach = (place: { rule: PlaceRule; href: string }) =>
    Math.max(
      ...[place.href, ...(place.rule.prefixes ?? []).map((prefix) => inThisYear(prefix, year))].map(
        (prefix) => (isUnder(path, prefix) ? prefix.length : 0),
      ),
    );
  const best = Math.max(0, ...places.map(reach));
  return places.map((place) => ({
    href: place.href,
    label: place.rule.label,
    icon: place.rule.icon,
    current: best > 0 && reach(place) === best,
  }));
}

function inThisYear(prefix: string, year: YearLink | undefined): string {
  return prefix.replace('/years/*', `/years/${year?.startYear ?? ''}`);
}

function isUnder(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}
