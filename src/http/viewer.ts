import { Refusal } from '../core/refusal.ts';
import type { Role, Scope } from '../core/scope.ts';
import type { Viewer, WebContext, YearLink } from './env.ts';

/** The signed-in viewer; refuses with 401, which pages turn into the sign-in page. */
export function requireViewer(c: WebContext): Viewer {
  const viewer = c.get('viewer');
  if (!viewer) throw new Refusal('common.refusal.signInFirst', 401);
  return viewer;
}

/** Scope of the request: the first argument of every use case after the platform. */
export function requireScope(c: WebContext): Scope {
  return requireViewer(c).scope;
}

export function hasRole(viewer: Viewer, ...roles: readonly Role[]): boolean {
  return roles.some((role) => viewer.scope.roles.has(role));
}

/** The year that the viewer works in: the one of the address, else the one marked current. */
export function currentYear(viewer: Viewer, startYear?: number): YearLink | undefined {
  if (startYear !== undefined) return viewer.years.find((year) => year.startYear === startYear);
  return viewer.years.find((year) => year.current) ?? viewer.years[0];
}

/** The programme year named by the `:startYear` part of the address; 404 when there is none. */
export function requireYear(c: WebContext): YearLink {
  const year = currentYear(requireViewer(c), Number(c.req.param('startYear')));
  if (!year) throw new Refusal('common.refusal.notFound', 404);
  return year;
}
