import { AppError, Busy, Invalid, isOutOfConnections, Locked, TooManyRequests } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';

type Problem = { status: number; headers?: Record<string, string>; body: Record<string, unknown> };

/** The same text for the same refusal: nothing of the request is in it, so a missing thing and a foreign one look alike. */
function describe(error: AppError): Record<string, unknown> {
  const { status, code, title, message } = error;
  return { type: `urn:cutover:problem:${code}`, title, status, detail: message, code };
}

function fromAppError(error: AppError): Problem {
  const { status } = error;
  const body = describe(error);
  if (error instanceof Invalid) return { status, body: { ...body, errors: error.errors } };
  if (error instanceof Locked) return { status, body: { ...body, lockout: error.lockout } };
  if (error instanceof TooManyRequests || error instanceof Busy)
    return { status, body, headers: { 'Retry-After': String(error.retryAfterSeconds) } };
  if (status === 401) return { status, body, headers: { 'WWW-Authenticate': 'Bearer' } };
  return { status, body };
}

function asAppError(error: unknown): AppError {
  if (isOutOfConnections(error)) return new Busy();
  return new AppError(500, 'internal', 'Failed on our side', 'The request could not be carried out.');
}

/** The one mapping of errors to problem+json (RFC 9457). What is not an AppError is logged and says nothing. */
export function problemResponse(
  error: unknown,
  requestId: string,
  headers: Record<string, string>,
): Response {
  const known = error instanceof AppError ? error : asAppError(error);
  if (known.status >= 500) log.error({ requestId, error }, 'api.failed');
  const problem = fromAppError(known);
  return new Response(JSON.stringify(problem.body), {
    status: problem.status,
    headers: { ...headers, 'Content-Type': 'application/problem+json', ...problem.headers },
  });
}
