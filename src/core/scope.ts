import { forbidden } from './refusal.ts';

/** Roles in one organisation (domain reference B1, RoleAssignment). */
export const roles = [
  'administrator',
  'curator',
  'principal',
  'deputyHead',
  'workingGroupMember',
  'classTeacher',
  'psychologist',
  'socialPedagogue',
  'mentor',
  'mentee',
  'guardian',
] as const;
export type Role = (typeof roles)[number];

/** Who acts, and in which organisation. Every use case and every statement takes its tenant from here. */
export interface Scope {
  readonly organizationId: string;
  /** Undefined for the product itself (command line, jobs). */
  readonly accountId: string | undefined;
  readonly personId: string | undefined;
  readonly roles: ReadonlySet<Role>;
}

/** The product acting for itself inside one organisation: command line, jobs, demonstration data. */
export function systemScope(organizationId: string): Scope {
  return { organizationId, accountId: undefined, personId: undefined, roles: new Set(roles) };
}

/** Action name → roles that may do it. A module's `policy.ts` holds one such table. */
export type Policy<Action extends string> = Readonly<Record<Action, readonly Role[]>>;

export function permits<Action extends string>(
  scope: Scope,
  policy: Policy<Action>,
  action: Action,
): boolean {
  return policy[action].some((role) => scope.roles.has(role));
}

/** First line of a use case: refuses with 403 unless one of the roles of the scope may do the action. */
export function authorize<Action extends string>(scope: Scope, policy: Policy<Action>, action: Action): void {
  if (!permits(scope, policy, action)) throw forbidden();
}
