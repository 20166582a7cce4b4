import pino from 'pino';

const SECRET_KEY =
  /pass(word|wd|phrase)?$|token|secret|authorization|cookie|api[-_]?key|credential|connectionstring|database_?url|smtp_?url/i;
const HARMLESS_KEY = /^(tokenId|tokenScope)$/;
const HIDDEN = '[redacted]';
const MAX_DEPTH = 6;

/** Hides the secrets inside a text: passwords in addresses, bearer tokens, and our own secrets by how they begin. */
export function scrub(text: string): string {
  return text
    .replace(/\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@/]+@/gi, `$1:${HIDDEN}@`)
    .replace(/\bBearer\s+[\w.~+/=-]+/gi, `Bearer ${HIDDEN}`)
    .replace(/\b(cut_[a-z]_|whsec_)[\w+/=-]{16,}/g, `$1${HIDDEN}`);
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  const { name, message, stack, cause, ...rest } = error;
  return {
    ...(redact({ ...rest }, depth + 1) as object),
    type: name,
    message: scrub(message),
    stack: scrub(stack ?? ''),
    ...(cause === undefined ? {} : { cause: redact(cause, depth + 1) }),
  };
}

/** A copy of a log entry without passwords, tokens, cookies and other secrets, at any depth. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrub(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > MAX_DEPTH) return '[deep]';
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      SECRET_KEY.test(key) && !HARMLESS_KEY.test(key) && item != null ? HIDDEN : redact(item, depth + 1),
    ]),
  );
}

/**
 * One JSON line per event on standard output. Name the event and give its facts: `log.info({ requestId, caseNumber }, 'case opened')`;
 * `log.child({ requestId })` puts the request id on every line of a request.
 */
export const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: { process: process.env.PROCESS_NAME || 'cutover' },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: {
    level: (label) => ({ level: label }),
    bindings: (bindings) => redact(bindings) as pino.Bindings,
    log: (entry) => redact(entry) as Record<string, unknown>,
  },
});
