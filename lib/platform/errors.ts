export type FieldError = { path: string; message: string };

/** An error with a code that a transport (problem+json, form, page) maps to its own words. Anything else is a fault. */
export class AppError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    detail?: string,
  ) {
    super(detail ?? title);
    this.name = new.target.name;
  }
}

export class Unauthorized extends AppError {
  constructor(detail = 'Sign in, or send a valid bearer token.') {
    super(401, 'unauthorized', 'Not signed in', detail);
  }
}

export class Forbidden extends AppError {
  constructor(detail = 'Your role does not allow this.') {
    super(403, 'forbidden', 'Not allowed', detail);
  }
}

/** Not there, or not yours: the answer is the same. */
export class NotFound extends AppError {
  constructor(detail = 'There is nothing here, or it is not yours to see.') {
    super(404, 'not_found', 'Not found', detail);
  }
}

export class Conflict extends AppError {
  constructor(detail: string, code = 'conflict') {
    super(409, code, 'Not possible now', detail);
  }
}

/** The database ended the transaction for the sake of another one (a deadlock): no rule refuses it, it may be repeated. */
export class Interrupted extends Conflict {
  constructor() {
    super('Another change got in between. Nothing was changed: repeat yours.');
  }
}

export class PreconditionFailed extends AppError {
  constructor(detail = 'Somebody changed this in the meantime. Load it again, then repeat your change.') {
    super(412, 'precondition_failed', 'Changed in the meantime', detail);
  }
}

export class PayloadTooLarge extends AppError {
  constructor(detail: string) {
    super(413, 'payload_too_large', 'Too large', detail);
  }
}

export class Invalid extends AppError {
  constructor(
    readonly errors: FieldError[],
    detail = 'Some values are not valid. Nothing was saved.',
    code = 'invalid',
  ) {
    super(422, code, 'Not valid', detail);
  }

  static field(path: string, message: string): Invalid {
    return new Invalid([{ path, message }]);
  }
}

/** The same Idempotency-Key came with another request; the first one was carried out. */
export class KeyReused extends Invalid {
  constructor() {
    super([], 'This Idempotency-Key was used for another request. Use a new key.', 'idempotency_key_reused');
  }
}

export type LockoutWindow = { startsAt: Date; expectedEndAt: Date };

export class Locked extends AppError {
  constructor(
    readonly lockout: LockoutWindow,
    detail = 'The account is being upgraded and its admin portal is closed. Nothing was changed.',
  ) {
    super(423, 'locked_out', 'Locked out for the upgrade', detail);
  }
}

/** No database connection came free in time; nothing was done. */
export class Busy extends AppError {
  readonly retryAfterSeconds = 2;

  constructor(detail = 'The request was not carried out. Repeat it in a few seconds.') {
    super(503, 'busy', 'Too busy', detail);
  }
}

/** The pool's own words, which come with no code: for a connection that did not come free, and for one that was not made in time. */
const WAITED_IN_VAIN = new Set([
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
]);

/** No connection in time, by the pool's words or Prisma's codes for a pool and a transaction that waited in vain. */
export function isOutOfConnections(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return code === 'P2024' || code === 'P2028' || WAITED_IN_VAIN.has(error.message);
}

export class TooManyRequests extends AppError {
  constructor(
    readonly retryAfterSeconds: number,
    detail = `Too many attempts. Try again in ${retryAfterSeconds} seconds.`,
  ) {
    super(429, 'too_many_requests', 'Too many attempts', detail);
  }
}
