import data from '../../../content/request-domains.json' with { type: 'json' };

/** A direction of help: asked for by mentees, offered by mentors (domain reference B3, Request). */
export interface Direction {
  readonly code: string;
  /** Official Russian wording. */
  readonly title: string;
  readonly audience: readonly string[];
  /** Seen by the curator, the psychologist and the social pedagogue only; never in a score, an order or a reason. */
  readonly restricted: boolean;
}

export const directions: readonly Direction[] = data.domains;

const byCode = new Map(directions.map((direction) => [direction.code, direction]));

export function directionTitle(code: string): string {
  return byCode.get(code)?.title ?? code;
}

export function isRestrictedDirection(code: string): boolean {
  return byCode.get(code)?.restricted ?? false;
}
