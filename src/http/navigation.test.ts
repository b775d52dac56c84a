import { describe, expect, test } from 'vitest';
import type { Role } from '../core/scope.ts';
import type { Viewer } from './env.ts';
import { placesFor } from './navigation.ts';

const year = { id: 'y', startYear: 2026, title: '', current: true };
const viewer = (roles: readonly Role[]): Viewer => ({
  scope: { organizationId: 'o', accountId: 'a', personId: 'p', roles: new Set(roles) },
  sessionHash: '',
  displayName: '',
  age: undefined,
  organization: { id: 'o', code: 'o', name: '', shortName: '', timeZone: 'Europe/Moscow' },
  years: [year],
});
const current = (roles: readonly Role[], path: string) =>
  placesFor(viewer(roles), year, path)
    .filter((place) => place.current)
    .map((place) => place.label);

describe('the current place', () => {
  test.each([
    ['/today', 'common.place.today'],
    ['/years/2026', 'common.place.year'],
    ['/years/2026/stages/3', 'common.place.year'],
    ['/years/2026/mentors', 'common.place.bases'],
    ['/years/2026/participants/1', 'common.place.bases'],
    ['/years/2026/tandems', 'common.place.pairs'],
    ['/tandems/1/meetings/new', 'common.place.pairs'],
    ['/imports/new', 'common.place.people'],
    ['/accounts', 'common.place.administration'],
  ])('of a curator at %s is %s', (path, label) => {
    expect(current(['curator', 'administrator'], path)).toEqual([label]);
  });

  test('of a mentor at his tandem is his tandem', () => {
    expect(current(['mentor'], '/tandems/1')).toEqual(['common.place.myTandem']);
  });
});

test('an address stands once in the navigation, whatever roles a person has', () => {
  const places = placesFor(viewer(['curator', 'mentor', 'classTeacher']), year, '/today').map(
    (place) => place.href,
  );
  expect(new Set(places).size).toBe(places.length);
});

test('places that need a year are left out while there is none', () => {
  const hrefs = placesFor(viewer(['curator']), undefined, '/today').map((place) => place.href);
  expect(hrefs.every((href) => !href.includes('undefined'))).toBe(true);
  expect(hrefs).toContain('/years');
});
