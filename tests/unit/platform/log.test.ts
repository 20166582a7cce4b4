import { expect, test } from 'vitest';
import { redact } from '@/lib/platform/log';

test('hides secrets at any depth, by their names and by their looks', () => {
  const entry = {
    requestId: 'r-1',
    person: { email: 'ada@customer.example', password: 'hunter2', newPassword: 'hunter2' },
    headers: [{ authorization: 'Bearer abc.def', Cookie: 'session=abc', 'x-api-key': 'k' }],
    token: 'cut_t_secret',
    tokenId: 7,
    url: 'postgresql://cutover:hunter2@db.example:5432/cutover',
    note: 'sent with Bearer abc.def-123',
    reason:
      'Invalid value in data: { token: "cut_e_1234567890abcdef-canary" }, whsec_MTIzNDU2Nzg5MGFiY2RlZg==',
  };
  const text = JSON.stringify(redact(entry));
  for (const secret of ['hunter2', 'abc', 'cut_t_secret', '"k"', 'canary', 'MTIzNDU2'])
    expect(text).not.toContain(secret);
  expect(redact(entry)).toMatchObject({
    requestId: 'r-1',
    person: { email: 'ada@customer.example', password: '[redacted]' },
    tokenId: 7,
    url: 'postgresql://cutover:[redacted]@db.example:5432/cutover',
  });
});

test('an error keeps its kind and its reason, not the secrets in it or in its cause', () => {
  const cause = Object.assign(new Error('connect postgresql://u:hunter2@db/x'), {
    connectionString: 'hunter2',
    code: 'ECONNREFUSED',
  });
  const logged = redact({ err: new TypeError('no database', { cause }) });
  expect(JSON.stringify(logged)).not.toContain('hunter2');
  expect(logged).toMatchObject({
    err: { type: 'TypeError', message: 'no database', cause: { code: 'ECONNREFUSED' } },
  });
});

test('what refers to itself is cut off, not followed for ever', () => {
  const circle: Record<string, unknown> = { name: 'circle' };
  circle.self = circle;
  expect(JSON.stringify(redact(circle))).toContain('[deep]');
});
