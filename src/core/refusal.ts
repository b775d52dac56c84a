export type RefusalParams = Readonly<Record<string, string | number>>;

/**
 * A use case declines for a reason the user can understand.
 * `code` is the message key in the locale files (`<namespace>.refusal.<name>`); `status` is the HTTP answer.
 * Params must never hold personal data: they reach pages, problem documents and logs.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503 | 507;
  readonly params: RefusalParams;

  constructor(code: string, status: Refusal['status'] = 409, params: RefusalParams = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.status = status;
    this.params = params;
  }
}

/** Somebody else's row and an absent one get the same answer. */
export function notFound(): Refusal {
  return new Refusal('common.refusal.notFound', 404);
}

export function forbidden(): Refusal {
  return new Refusal('common.refusal.forbidden', 403);
}
