/** Failed sign-ins of one login or one address, within an hour from the first. */
export interface Throttle {
  readonly failures: number;
  readonly firstFailedAt: Date;
  readonly blockedUntil: Date | undefined;
}

const windowMs = 60 * 60 * 1000;
const blockMs = 30 * 60 * 1000;
/** At most 20 guesses an hour for an account (reliability goal 15): 10, then half an hour of waiting. */
const limits = { login: 10, address: 100 } as const;

export type ThrottleKind = keyof typeof limits;

export function isBlocked(throttle: Throttle | undefined, now: Date): boolean {
  return throttle?.blockedUntil !== undefined && throttle.blockedUntil > now;
}

/** The throttle after one more failure. */
export function afterFailure(throttle: Throttle | undefined, kind: ThrottleKind, now: Date): Throttle {
  const fresh = throttle === undefined || now.getTime() - throttle.firstFailedAt.getTime() > windowMs;
  const failures = fresh ? 1 : throttle.failures + 1;
  return {
    failures,
    firstFailedAt: fresh ? now : throttle.firstFailedAt,
    blockedUntil: failures >= limits[kind] ? new Date(now.getTime() + blockMs) : undefined,
  };
}
